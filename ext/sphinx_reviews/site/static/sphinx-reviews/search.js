// Opens search: "/" and Ctrl-K on every page, and what the search page shows.
// The rest is loaded when a reader searches.
(() => {
  "use strict";
  const search = (window.sphinxReviewsSearch ||= {});
  search.root = new URL("../../", document.currentScript.src).href;

  search.script = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = search.root + path;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${path} cannot be loaded`));
      document.head.append(script);
    });

  let loading;
  const ready = () =>
    (loading ||= Promise.all([
      search.script("_search/search.js"),
      search.manifest || search.script("searchindex.js"),
    ]).then(() => search.start()));

  // What other scripts may call: all that is found, the best first.
  search.search = async (query) => (await ready()).find(query);

  const page = document.querySelector("[data-search-page]");
  if (page) ready().then(() => search.showPage(page));

  const open = async () => {
    await ready();
    if (page) page.querySelector("input").focus();
    else search.openDialog();
  };
  const isTyping = (target) =>
    target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  // Before the theme's own keys, which would only put the cursor in its search box.
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
    true
  );
})();
