// A reference shows a preview of its target after a moment of hover or keyboard focus.
// The texts are in a script beside this one, in the language of the page; a touch simply follows the link.
(() => {
  "use strict";
  const REFERENCES = "a.review, a:has(> .review)";
  const DELAY = 250;
  if (!document.querySelector(REFERENCES)) return;

  const { src: here, dataset } = document.currentScript;
  const root = new URL("../../", here).href;
  let loading;
  // Most readers of a page point at nothing, so the texts come when the first does.
  const load = () => {
    loading ||= new Promise((resolve) => {
      const data = document.createElement("script");
      data.src = new URL(`previews-data-${dataset.language}.js`, here).href;
      data.onload = resolve;
      document.head.append(data);
    });
    return loading;
  };

  const preview = (link) => {
    const url = new URL(link.getAttribute("href"), document.baseURI);
    url.search = "";
    const key = decodeURI(url.href).slice(decodeURI(root).length);
    return window.sphinxReviewsPreviews?.[key];
  };

  let shown, owner, wanted, timer;
  const hide = () => {
    clearTimeout(timer);
    wanted = undefined;
    shown?.remove();
    owner?.removeAttribute("aria-describedby");
    shown = owner = undefined;
  };
  const soon = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };
  const showSoon = (link) => {
    const loaded = load();
    wanted = link;
    soon(async () => {
      await loaded;
      if (wanted === link) show(link);
    });
  };
  const line = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    // On a page in another language, voices read a Korean text as such.
    if (dataset.language !== "ko" && /\p{Script=Hangul}/u.test(text)) element.lang = "ko";
    return element;
  };

  const show = (link) => {
    const found = preview(link);
    if (!found) return;
    hide();
    const [title, text, note] = found;
    owner = link;
    shown = document.createElement("div");
    shown.id = "rv-preview";
    shown.role = "tooltip";
    shown.append(line("strong", title), line("p", text), line("small", note));
    shown.addEventListener("pointerenter", () => clearTimeout(timer));
    shown.addEventListener("pointerleave", () => soon(hide));
    // Inside the main landmark, for accessibility; in the top layer, if the browser has one.
    (link.closest("main, [role=main]") || document.body).append(shown);
    if (shown.showPopover) {
      shown.popover = "manual";
      shown.showPopover();
    }
    place(link.getClientRects()[0]);
    link.setAttribute("aria-describedby", shown.id);
  };
  const place = (at) => {
    const margin = 8;
    const widest = document.documentElement.clientWidth - shown.offsetWidth - margin;
    const isBelow =
      at.bottom + shown.offsetHeight + margin <= innerHeight || at.top < shown.offsetHeight;
    shown.style.left = `${Math.max(margin, Math.min(at.left, widest))}px`;
    shown.style.top = `${isBelow ? at.bottom + 6 : at.top - shown.offsetHeight - 6}px`;
  };

  const reference = (event) => event.target.closest?.(REFERENCES);
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && reference(event);
    if (link && link !== owner) showSoon(link);
    else if (link) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (reference(event)) soon(hide);
  });
  document.addEventListener("focusin", (event) => {
    const link = reference(event);
    if (link?.matches(":focus-visible")) showSoon(link);
  });
  document.addEventListener("focusout", (event) => {
    if (reference(event)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // Focus may scroll the page smoothly, while the preview is on its way.
  addEventListener("scroll", () => shown && place(owner.getClientRects()[0]), { passive: true });
})();
