// The dialog that "/" and Ctrl-K open: results while typing (the ARIA pattern "combobox").
(() => {
  "use strict";
  const search = sphinxReviewsSearch;
  const MOST = 8;
  const NONE = -1;

  const make = () => {
    const { engine } = search;
    const { element, say, address, load, draw, empty } = search.results;

    const input = Object.assign(element("input"), { type: "text", placeholder: say("placeholder"), autocomplete: "off" });
    const attributes = {
      role: "combobox",
      "aria-label": say("search"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "rv-search-list",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const close = element("button", "rv-search-close", "Esc");
    close.type = "button";
    close.setAttribute("aria-label", say("close"));
    const form = element("form", "rv-search-form", input, close);
    form.setAttribute("role", "search");
    const status = element("p", "rv-search-status");
    status.setAttribute("role", "status");
    const list = element("ul", "rv-results");
    list.id = "rv-search-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say("search"));
    const none = element("div", "rv-search-none");
    const whole = element("a", "", say("whole"));
    const foot = element("div", "rv-search-foot", whole, element("span", "", say("keys")));
    const dialog = element("dialog", "rv-search rv-search-dialog", form, status, list, none, foot);
    dialog.setAttribute("aria-label", say("search"));
    document.body.append(dialog);

    let active = NONE;
    const choose = (number) => {
      const options = [...list.children];
      active = number;
      options.forEach((option, n) => option.setAttribute("aria-selected", String(n === active)));
      if (active === NONE) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
      }
    };

    const option = (result, found, n) => {
      const made = element("li", "rv-result", ...draw(result, found));
      const link = made.querySelector("a");
      // What is in an option is not reached by Tab.
      const title = element("span", link.className, ...link.childNodes);
      link.replaceWith(title);
      made.id = `rv-search-option-${n}`;
      made.dataset.href = link.href;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.addEventListener("click", (event) => follow(link.href, event.ctrlKey || event.metaKey));
      return made;
    };

    const follow = (href, isElsewhere) => {
      if (isElsewhere) window.open(href);
      else {
        dialog.close();
        location.assign(href);
      }
    };

    let turn = 0;
    const ask = async () => {
      const now = (turn += 1);
      const found = await engine.find(input.value, true);
      const entries = await engine.choose(found.found, {}, "relevance");
      const results = await load(entries.slice(0, MOST), found, true);
      const parts = found.query && !entries.length ? await empty(found, searchFor) : [];
      if (now !== turn) return;
      list.replaceChildren(...results.map((result, n) => option(result, found, n)));
      list.hidden = !results.length;
      none.replaceChildren(...parts);
      status.textContent = found.query ? say("found", { n: entries.length }) : "";
      input.setAttribute("aria-expanded", String(results.length > 0));
      whole.href = wholeAddress();
      whole.hidden = !entries.length;
      choose(NONE);
    };
    const searchFor = (query) => {
      input.value = query;
      input.focus();
      ask();
    };
    const wholeAddress = () => `${address(engine.manifest.page)}?${new URLSearchParams({ q: input.value.trim() })}`;

    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => {
      // While a Hangul syllable is being composed, its keys belong to it.
      if (event.isComposing) return;
      const number = list.children.length;
      if (event.key === "ArrowDown" && number) choose((active + 1) % number);
      else if (event.key === "ArrowUp" && number) choose((active < 1 ? number : active) - 1);
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (active !== NONE) follow(list.children[active].dataset.href, false);
      else if (input.value.trim()) follow(wholeAddress(), false);
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    ask();
    return { dialog, input };
  };

  let made;
  search.openDialog = () => {
    made ||= make();
    if (!made.dialog.open) made.dialog.showModal();
    made.input.select();
  };
})();
