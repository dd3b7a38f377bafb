// Books that readers choose, side by side; the address says which.
// What is said of a book is in a script of its own; a template on the page says how it looks.
(() => {
  "use strict";
  const root = document.querySelector(".rv-compare[data-choose]");
  if (!root) return;

  const folder = new URL("../../_compare/", document.currentScript.src);
  const { books, phrases } = JSON.parse(root.querySelector("script").textContent);
  const form = root.querySelector("form");
  const selects = [...form.querySelectorAll("select")];
  const status = root.querySelector("[role=status]");
  const result = root.querySelector("div");
  const { content } = root.querySelector("template");

  // -- the address ---------------------------------------------------------

  let chosen = [];
  const known = new Map(
    books.flatMap(([docname, , others]) => [docname, ...others].map((each) => [each, docname])),
  );
  const read = () => {
    const asked = new URLSearchParams(location.search).getAll("books");
    const names = asked.flatMap((each) => each.split(",")).filter(Boolean);
    const found = names.map((name) => known.get(name)).filter(Boolean);
    chosen = [...new Set(found)].slice(0, selects.length);
    return names.filter((name) => !known.has(name));
  };
  const address = () => {
    const asked = chosen.map((each) => `books=${encodeURIComponent(each).replaceAll("%2F", "/")}`);
    return location.pathname + (asked.length ? `?${asked.join("&")}` : "");
  };

  // -- the books -----------------------------------------------------------

  const loaded = (docname) => window.sphinxReviewsBooks?.[docname];
  const load = (docname) =>
    loaded(docname) ||
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = new URL(`${docname.split("/").map(encodeURIComponent).join("/")}.js`, folder);
      script.onload = script.onerror = () => resolve(loaded(docname));
      document.head.append(script);
    });

  const put = (html, place) => {
    place.innerHTML = html;
    for (const each of place.querySelectorAll("a[href]"))
      each.href = new URL(each.getAttribute("href"), folder);
    for (const each of place.querySelectorAll("img"))
      each.src = new URL(each.getAttribute("src"), folder);
  };
  // Puts a copy of the template's part for one book in its place, for each book.
  const repeat = (part, found, values) => {
    const copies = found.map((book, number) => {
      const copy = part.cloneNode(true);
      copy.dataset.book = book.title;
      const name = copy.querySelector("figcaption, dt");
      if (name) name.textContent = book.title;
      if (values[number]) put(values[number], copy.querySelector("blockquote, dd") || copy);
      return copy;
    });
    part.replaceWith(...copies);
  };

  const filled = (found) => {
    const made = content.cloneNode(true);
    [...made.querySelectorAll("tr")].forEach((row, number) => {
      const cells = found.map((book) => book.cells[number]);
      if (cells.some(Boolean)) repeat(row.querySelector("[data-book]"), found, cells);
      else row.remove();
    });
    const said = new Map();
    found.forEach((book, number) => {
      for (const [name, link, count, sentences] of book.concepts) {
        const each = said.get(name) || { link, count: 0, sentences: [], by: [] };
        each.count += count;
        each.by.push(number);
        each.sentences[number] = sentences;
        said.set(name, each);
      }
    });
    const shared = [...said.values()].filter(({ by }) => by.length > 1);
    shared.sort((one, other) => other.count - one.count);
    const facing = made.querySelector(".rv-facing");
    const inCommon = ["none", "one"][shared.length] || "many";
    facing.previousElementSibling.textContent = phrases[inCommon].replace("{n}", shared.length);
    for (const { link, sentences } of shared) {
      const copy = facing.cloneNode(true);
      put(link, copy.firstElementChild);
      repeat(copy.querySelector("[data-book]"), found, sentences);
      facing.before(copy);
    }
    facing.remove();
    const apart = found.map((_, number) =>
      [...said.values()]
        .filter(({ by }) => by.length === 1 && by[0] === number)
        .map(({ link }) => link)
        .join(", "),
    );
    const list = made.querySelector("dl");
    if (apart.some(Boolean)) repeat(list.firstElementChild, found, apart);
    else list.parentNode.remove();
    return made;
  };

  // -- the page ------------------------------------------------------------

  const show = async (unknown = []) => {
    selects.forEach((select, number) => {
      select.value = chosen[number] || "";
    });
    const asked = chosen;
    const found = (await Promise.all(asked.map(load))).filter(Boolean);
    if (asked !== chosen) return; // others were chosen meanwhile
    const names = [...unknown, ...asked.slice(found.length)].join(", ");
    status.textContent = [
      names && phrases.unknown.replace("{names}", names),
      found.length < 2 ? phrases.few : "",
    ]
      .filter(Boolean)
      .join(" ");
    status.hidden = !status.textContent;
    result.replaceChildren(...(found.length < 2 ? [] : [filled(found)]));
  };

  for (const select of selects) {
    select.append(...books.map(([docname, title]) => new Option(title, docname)));
    select.addEventListener("change", () => {
      chosen = [...new Set(selects.map(({ value }) => value).filter(Boolean))];
      history.pushState(null, "", address());
      show();
    });
  }
  addEventListener("popstate", () => show(read()));
  root.querySelector("p").hidden = true;
  form.hidden = result.hidden = false;
  show(read());
})();
