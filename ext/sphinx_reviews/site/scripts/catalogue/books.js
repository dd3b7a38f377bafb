// The books of a catalogue: what each is found by, and its card.
(() => {
  // Each number is encoded as its distance from the previous one.
  const numbers = (steps) => {
    let number = 0;
    return steps ? steps.split(" ").map((step) => (number += Number(step))) : [];
  };

  // The books of a catalogue that is whole on its page.
  factories.books = (list, orders) =>
    [...list.children].map((element) => {
      const { book, facets, ranks, words } = element.dataset;
      const ranked = ranks.split(" ").map(Number);
      const text = (name) => element.querySelector(`.${name}`).textContent;
      return {
        element,
        name: book,
        title: text("rv-card-title"),
        words: text("rv-by") + (words || ""),
        // The numbers of the values of each review.
        reviews: facets.split("|").map(numbers),
        rank: (order) => ranked[orders.indexOf(order)],
      };
    });

  // -- a long catalogue ----------------------------------------------------

  // It is in scripts beside its page; a page opened from a file can load nothing else.
  const load = (folder, name) => {
    const loaded = () => window.sphinxReviewsCatalogue?.[name];
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name.split("/").map(encodeURIComponent).join("/")}.js`, folder);
      script.onload = script.onerror = () => (loaded() ? resolve(loaded()) : reject(script.src));
      document.head.append(script);
    });
  };

  // The values that a form lacks stand below its fold as soon as that is opened.
  const fill = (fold, values) => {
    const sample = fold.parentNode.querySelector("label");
    const labels = values.map((value) => {
      const label = sample.cloneNode(true);
      const [box, name, number] = label.children;
      box.value = name.textContent = value;
      number.textContent = "";
      return label;
    });
    const unfold = () => fold.append(...labels);
    if (fold.open) unfold();
    else fold.addEventListener("toggle", unfold, { once: true });
    return labels;
  };

  const made = (html, tag) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const title = template.content.querySelector(".rv-card-title");
    const heading = document.createElement(tag);
    heading.className = title.className;
    heading.append(...title.childNodes);
    title.replaceWith(heading);
    return template.content.firstElementChild;
  };

  // The books of a long catalogue, the labels for each fold of its form, and what brings a card.
  factories.rest = async (root, list) => {
    const folder = new URL(root.dataset.folder, location);
    const names = Array.from({ length: root.dataset.parts }, (_, number) => `part-${number}`);
    const [{ books, ranks, values }, ...parts] = await Promise.all(
      ["list", ...names].map((name) => load(folder, name)),
    );
    const found = new Map();
    for (const part of parts) {
      const known = Object.entries(part.values).flatMap(([facet, named]) =>
        named.map((value) => `${facet} ${value}`),
      );
      for (const [name, [title, words, steps]] of Object.entries(part.books)) {
        const reviews = steps.split("|").map((each) => numbers(each).map((one) => known[one]));
        found.set(name, { name, title, words, reviews });
      }
    }
    const here = new Map([...list.children].map((card) => [card.dataset.book, card]));
    const tag = list.querySelector(".rv-card-title").localName;
    const folds = [...root.querySelectorAll("details[data-facet]")];
    return {
      labels: new Map(folds.map((fold) => [fold, fill(fold, values[fold.dataset.facet] ?? [])])),
      cards: books
        .map((name, number) => ({
          ...found.get(name),
          element: here.get(name),
          rank: (order) => ranks[order]?.[number] ?? number,
        }))
        .filter(({ name }) => name), // a list may be newer than a part that the browser kept
      card: async (name) => made(await load(folder, `cards/${name}`), tag),
    };
  };
})();
