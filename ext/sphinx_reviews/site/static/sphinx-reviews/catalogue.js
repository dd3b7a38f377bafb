// Facets of the catalogue: OR within a facet, AND between facets, state in the address.
// Without this script the whole list is shown, without controls.
(() => {
  "use strict";
  const root = document.querySelector(".rv-catalogue[data-all]");
  if (!root) return;

  const find = (selector) => root.querySelector(selector);
  const filters = find(".rv-filters");
  const form = find("form");
  const sheet = find(".rv-sheet");
  const opener = find(".rv-open-sheet");
  const query = form.elements.q;
  const bar = find(".rv-bar");
  const sort = bar.querySelector("select");
  const status = bar.querySelector("[role=status]");
  const active = find(".rv-active");
  const list = find(".rv-cards");
  const empty = find(".rv-empty");
  const more = find(".rv-show-more");
  const orders = [...sort.options].map((option) => option.value);
  const firstOrder = sort.value;
  const folded = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");

  // Values are numbered from 0, in form order.
  const choices = [...form.querySelectorAll("[data-number]")].map((box) => ({
    box,
    label: `${box.closest("fieldset").querySelector("legend").textContent}: ${box.parentNode.querySelector("span").textContent}`,
    counter: box.parentNode.querySelector(".rv-number"),
  }));
  const facets = [...new Set(choices.map(({ box }) => box.name))];
  const facetOf = choices.map(({ box }) => facets.indexOf(box.name));
  // Each number is encoded as its distance from the previous one.
  const numbers = (steps) => {
    let number = 0;
    return steps ? steps.split(" ").map((step) => (number += Number(step))) : [];
  };
  const cards = [...list.children].map((element) => ({
    element,
    // The values of each review; conditions are met by one review together.
    reviews: element.dataset.facets.split("|").map(numbers),
    ranks: element.dataset.ranks.split(" ").map(Number),
    text: folded(
      ["rv-card-title", "rv-by"]
        .map((name) => element.querySelector(`.${name}`).textContent)
        .join(" ") + (element.dataset.words || ""),
    ),
  }));

  // -- the address ---------------------------------------------------------

  // Conditions from the address that no book meets.
  let unmet = [];
  const known = root.dataset.known.split(" ");
  const has = (name, value) => choices.some(({ box }) => box.name === name && box.value === value);

  const read = () => {
    const asked = new URLSearchParams(location.search);
    unmet = [...asked].filter(([name, value]) => known.includes(name) && !has(name, value));
    query.value = asked.get("q") || "";
    sort.value = orders.includes(asked.get("sort")) ? asked.get("sort") : firstOrder;
    for (const { box } of choices) {
      box.checked = asked.getAll(box.name).includes(box.value);
      const folded = box.checked && box.closest("details");
      if (folded) folded.open = true;
    }
  };
  const address = () => {
    const asked = new URLSearchParams();
    for (const { box } of choices) if (box.checked) asked.append(box.name, box.value);
    for (const [name, value] of unmet) asked.append(name, value);
    if (query.value.trim()) asked.set("q", query.value.trim());
    if (sort.value !== firstOrder) asked.set("sort", sort.value);
    return location.pathname + (asked.size ? `?${asked}` : "") + location.hash;
  };
  const push = () => history.pushState(null, "", address());

  // -- the list ------------------------------------------------------------

  let order = firstOrder;
  const arrange = () => {
    if (sort.value === order) return;
    order = sort.value;
    const rank = orders.indexOf(order);
    cards.sort((one, other) => one.ranks[rank] - other.ranks[rank]);
    list.append(...cards.map((card) => card.element));
  };

  // Laying out a thousand cards takes longer than a frame, so they are shown a portion at a time.
  const PORTION = 60;
  let portion = PORTION;
  const show = (most = PORTION) => {
    portion = most;
    arrange();
    const chosen = facets.map(() => new Set());
    choices.forEach(({ box }, number) => {
      if (box.checked) chosen[facetOf[number]].add(number);
    });
    const narrowed = facets.map((_, facet) => facet).filter((facet) => chosen[facet].size);
    const words = query.value.split(/\s+/).map(folded);
    const possible = unmet.every(([name]) => narrowed.includes(facets.indexOf(name)));
    const counts = new Uint32Array(choices.length);
    const countedFor = new Uint32Array(choices.length);
    let shown = 0;
    cards.forEach(({ element, reviews, text }, number) => {
      const found = possible && words.every((word) => text.includes(word));
      let matches = false;
      for (const values of reviews) {
        const failed = narrowed.filter(
          (facet) => !values.some((value) => chosen[facet].has(value)),
        );
        matches ||= found && !failed.length;
        // A count is what choosing the value would show, so its own facet does not narrow it.
        if (!found || failed.length > 1) continue;
        for (const value of values) {
          if (failed.length && facetOf[value] !== failed[0]) continue;
          if (countedFor[value] === number + 1) continue; // of another review of the book
          countedFor[value] = number + 1;
          counts[value] += 1;
        }
      }
      const hidden = !matches || shown >= portion;
      if (element.hidden !== hidden) element.hidden = hidden;
      shown += matches;
    });
    choices.forEach(({ box, counter }, number) => {
      const count = String(counts[number]);
      if (counter.textContent === count) return;
      counter.textContent = count;
      box.parentNode.classList.toggle("rv-none-left", count === "0");
    });
    const [clear, see] = sheet.lastElementChild.children;
    see.textContent = root.dataset.show.replace("{n}", shown);
    const template = shown === cards.length ? root.dataset.all : root.dataset.some;
    const result = template.replace("{n}", shown).replace("{all}", cards.length);
    if (status.textContent !== result) status.textContent = result;
    empty.hidden = shown > 0;
    more.hidden = shown <= portion;
    active.replaceChildren(
      ...choices
        .filter(({ box }) => box.checked)
        .map(({ box, label }) => removal(label, () => (box.checked = false))),
      ...unmet.map((each) =>
        removal(each[1], () => (unmet = unmet.filter((other) => other !== each))),
      ),
    );
    opener.lastElementChild.textContent = active.children.length || "";
    clear.disabled = !active.children.length;
  };

  const removal = (label, remove) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${label} ×`;
    button.setAttribute("aria-label", root.dataset.remove.replace("{name}", label));
    button.addEventListener("click", () => {
      const position = [...active.children].indexOf(button);
      remove();
      push();
      show();
      (active.children[position] || active.lastElementChild || query).focus();
    });
    return button;
  };

  // -- events --------------------------------------------------------------

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target === query) return;
    show();
    push();
  });
  let typing = false;
  query.addEventListener("input", () => {
    // One history entry per search, not per letter.
    if (typing) history.replaceState(null, "", address());
    else push();
    typing = true;
    show();
  });
  query.addEventListener("blur", () => (typing = false));
  sort.addEventListener("change", () => {
    push();
    show();
  });
  more.addEventListener("click", () => {
    const next = cards.filter(({ element }) => !element.hidden).length;
    show(portion + PORTION);
    const [card] = cards.filter(({ element }) => !element.hidden).slice(next);
    card?.element.querySelector("a").focus();
  });
  addEventListener("beforeprint", () => show(cards.length));
  const removeAll = () => {
    query.value = "";
    unmet = [];
    for (const { box } of choices) box.checked = false;
    push();
    show();
  };
  empty.querySelector("button").addEventListener("click", () => {
    removeAll();
    (opener.offsetParent ? opener : query).focus();
  });
  addEventListener("popstate", () => {
    typing = false;
    read();
    show();
  });

  // -- the sheet -----------------------------------------------------------

  // Beside the cards, or in a sheet of their own where there is no room.
  const wide = matchMedia("(min-width: 52rem)");
  const fit = () => {
    sheet.close();
    (wide.matches ? filters : sheet.children[1]).append(form);
  };
  wide.addEventListener("change", fit);
  opener.addEventListener("click", () => sheet.showModal());
  sheet.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button === sheet.lastElementChild.firstElementChild) removeAll();
    else if ((button && !form.contains(button)) || target === sheet) sheet.close();
  });

  fit();
  filters.hidden = bar.hidden = false;
  root.classList.add("rv-is-live");
  read();
  show();

  // -- books to compare ----------------------------------------------------

  const tray = find(".rv-tray");
  if (!tray) return;

  const { most, pick, one, many } = tray.dataset;
  const link = tray.querySelector("a");
  const page = link.getAttribute("href");
  const STORE = "sphinx-reviews-compare";
  const boxes = cards.map(({ element }) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = element.dataset.book;
    const title = element.querySelector(".rv-card-title").textContent;
    box.setAttribute("aria-label", `${pick}: ${title}`);
    const label = document.createElement("label");
    label.className = "rv-pick";
    label.append(box, pick);
    element.lastElementChild.append(label);
    return { box, title };
  });
  // In the order in which they were chosen.
  let picked = [];
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE) || "[]");
    picked = kept.filter((each) => boxes.some(({ box }) => box.value === each)).slice(0, most);
  } catch {
    // A reader who allows no storage chooses again on each visit.
  }
  const lay = () => {
    for (const { box } of boxes) {
      box.checked = picked.includes(box.value);
      box.disabled = !box.checked && picked.length >= most;
    }
    tray.hidden = !picked.length;
    tray.querySelector("p").textContent =
      picked.length === 1 ? one : many.replace("{n}", picked.length);
    tray.querySelector("div").replaceChildren(
      ...picked.map((each) => {
        const { title } = boxes.find(({ box }) => box.value === each);
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${title} ×`;
        button.setAttribute("aria-label", tray.dataset.remove.replace("{name}", title));
        button.addEventListener("click", () => {
          put(picked.filter((other) => other !== each));
          (tray.querySelector("button") || bar).focus();
        });
        return button;
      }),
    );
    link.hidden = picked.length < 2;
    link.href = `${page}?${picked.map((each) => `books=${encodeURIComponent(each).replaceAll("%2F", "/")}`).join("&")}`;
  };
  const put = (books) => {
    picked = books;
    try {
      sessionStorage.setItem(STORE, JSON.stringify(picked));
    } catch {
      // As above.
    }
    lay();
  };
  list.addEventListener("change", ({ target }) => {
    if (!target.matches(".rv-pick input")) return;
    const others = picked.filter((each) => each !== target.value);
    put(target.checked ? [...others, target.value] : others);
  });
  tray.lastElementChild.previousElementSibling.addEventListener("click", () => put([]));
  lay();
})();
