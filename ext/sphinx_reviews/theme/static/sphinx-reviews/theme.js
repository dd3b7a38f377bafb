// Brightness, the section that is read, copies of code, and the menu.
(() => {
  "use strict";
  const root = document.documentElement;

  const button = document.querySelector("[data-brightness]");
  const ORDER = ["", "light", "dark"];
  const show = (chosen) => {
    root.dataset.theme = chosen;
    const { label, system, light, dark } = button.dataset;
    const text = `${label}: ${{ light, dark }[chosen] ?? system}`;
    button.setAttribute("aria-label", text);
    button.title = text;
  };
  show(root.dataset.theme ?? "");
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = ORDER[(ORDER.indexOf(root.dataset.theme) + 1) % ORDER.length];
    show(chosen);
    try {
      localStorage.setItem("rv-theme", chosen);
    } catch {
      // Without storage the choice holds for this page.
    }
  });

  // What the menu and the parts unfold stays until a reader goes elsewhere.
  for (const menu of document.querySelectorAll(".rv-menu")) {
    const close = () => {
      menu.open = false;
    };
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) close();
    });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (!menu.contains(target)) close();
    });
  }

  // What stands beside the text has no summary there, and so is open, for voices as well.
  for (const folded of document.querySelectorAll(".rv-contents, .rv-sections")) {
    folded.open ||= getComputedStyle(folded.querySelector("summary")).display === "none";
  }
  const parts = document.querySelector(".rv-sections");
  const here = parts?.querySelector("[aria-current=page]");
  if (here) parts.scrollTop = here.offsetTop - parts.clientHeight / 2;

  // The section that is read: the last whose heading has passed the top of the window.
  const links = [...document.querySelectorAll(".rv-contents nav a[href^='#']")].filter(
    ({ hash }) => hash.length > 1,
  );
  const sections = links.map(({ hash }) =>
    document.getElementById(decodeURIComponent(hash.slice(1))),
  );
  const PASSED = 0.25;
  const spy = () => {
    const line = innerHeight * PASSED;
    const read = sections.findLastIndex((each) => each && each.getBoundingClientRect().top <= line);
    links.forEach((link, n) => {
      if (n === read) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  if (links.length) {
    let isAsked = false;
    const ask = () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        spy();
      });
    };
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    spy();
  }

  const { copy, copied } = document.currentScript.dataset;
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll("div.highlight pre")) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "rv-copy",
      textContent: copy,
    });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent.trimEnd());
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 2000);
    });
    code.parentElement.append(button);
  }
})();
