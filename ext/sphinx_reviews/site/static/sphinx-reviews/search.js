// Opens search: "/" and Ctrl-K on every page, and the search page.
// The rest is loaded when a reader searches.
(() => {
  "use strict";
  window.sphinxReviewsSearch ||= {};
  const search = window.sphinxReviewsSearch;
  const { src, dataset } = document.currentScript;
  const root = new URL("../../", src).href;

  const addScript = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${path} cannot be loaded`));
      document.head.append(script);
    });

  // Each script of the index calls `receive` with its name and content.
  const received = new Map();
  search.receive = (name, content) => received.set(name, content);
  const load = async (name, version) => {
    await addScript(`_search/${name}.js${version ? `?v=${version}` : ""}`);
    return received.get(name);
  };

  const place = document.querySelector("[data-search-page]");
  const start = async () => {
    const [make, makeView] = await Promise.all([
      load("search"),
      load(place ? "search-page" : "search-dialog"),
      search.manifest || addScript("searchindex.js"),
    ]);
    const texts = search.manifest.interface[dataset.language];
    const parts = make({ manifest: { ...search.manifest, interface: texts }, load, root });
    search.engine = parts.engine;
    return makeView(parts);
  };
  let starting;
  const started = () => {
    starting ||= start();
    return starting;
  };

  // For other scripts: all results, best first.
  search.search = async (query) => {
    await started();
    return search.engine.find(query);
  };

  if (place) started().then(({ show }) => show(place));

  // A dialog with a field, which takes keys while the rest is still loading.
  const makeBox = () => {
    const make = (tag, className, attributes, ...children) => {
      const made = document.createElement(tag);
      made.className = className;
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.append(...children);
      return made;
    };
    const label = { "aria-label": dataset.label };
    const input = make("input", "", { ...label, type: "text", name: "q", autocomplete: "off" });
    const action = root + dataset.page;
    const form = make("form", "rv-search-form", { role: "search", action }, input);
    const box = make("dialog", "rv-search rv-search-dialog", label, form);
    document.body.append(box);
    return box;
  };

  let box;
  const open = async () => {
    if (place) {
      await started();
      place.querySelector("input").focus();
      return;
    }
    box ||= makeBox();
    const isNew = !box.open;
    if (isNew) box.showModal();
    box.querySelector("input").select();
    // What was searched for last may be new since the dialog was closed.
    if (isNew) (await started()).show(box);
  };
  // Replaces a theme's own search dialog, which its keys and button open.
  const OF_THEME = "dialog:not(.rv-sheet):has(input[name=q])";
  for (const other of document.querySelectorAll(OF_THEME)) {
    other.showModal = open;
    other.show = open;
  }
  // A theme without a button has its field in a drawer or below the page on a phone.
  const addButton = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rv-search-open";
    button.dataset.searchButton = "";
    button.setAttribute("aria-label", dataset.label);
    button.innerHTML =
      '<svg viewBox="0 0 20 20" aria-hidden="true">' +
      '<circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/></svg>';
    document.body.append(button);
  };
  const ownDialogs = document.querySelectorAll(OF_THEME);
  if (!place && !ownDialogs.length && !document.querySelector("[data-search-button]")) addButton();
  for (const button of document.querySelectorAll("[data-search-button]")) {
    button.setAttribute("role", "button");
    const keys = button.querySelector("kbd");
    if (keys) {
      keys.textContent = navigator.platform.startsWith("Mac") ? "⌘ K" : "Ctrl K";
      keys.hidden = !matchMedia("(hover: hover)").matches;
    }
    button.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    button.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open();
    });
  }
  const isTyping = (target) =>
    target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  // Before the theme's key handlers, which would only focus its search box.
  document.addEventListener(
    "keydown",
    (event) => {
      const isControlK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isControlK && !(isSlash && !isTyping(event.target))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    true,
  );
})();
