// Facets of the catalogue: OR within a facet, AND between facets, state in the address.
// Without this script the whole list is shown, in pages if it is long, without controls.
factories.filters = async (root) => {
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
  const pages = find(".rv-pages");
  const more = find(".rv-show-more");
  const orders = [...sort.options].map((option) => option.value);
  const firstOrder = sort.value;
  const folded = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");

  // -- the sheet -----------------------------------------------------------

  // Beside the cards, or in a sheet of their own where there is no room.
  const wide = matchMedia("(min-width: 52rem)");
  const fit = () => {
    sheet.close();
    (wide.matches ? filters : sheet.children[1]).append(form);
  };
  wide.addEventListener("change", fit);
  const open = (isOpen) => {
    filters.hidden = bar.hidden = !isOpen;
    if (pages) pages.hidden = isOpen;
    root.classList.toggle("rv-is-live", isOpen);
  };
  fit();
  open(true);

  // -- the books -----------------------------------------------------------

  // The page of a long catalogue has but the first; its form waits for what it looks in.
  const isLong = "folder" in root.dataset;
  let rest;
  if (isLong) {
    form.inert = bar.inert = true;
    list.hidden = Boolean(location.search);
    try {
      rest = await factories.rest(root, list);
    } catch {
      open(false); // Its pages have all books as well.
      return;
    } finally {
      form.inert = bar.inert = list.hidden = false;
    }
  }
  const cards = rest?.cards ?? factories.books(list, orders);

  // Values are numbered from 0, in form order.
  const choices = [...form.querySelectorAll("fieldset")].flatMap((group) => {
    const fold = group.querySelector("details");
    const title = group.querySelector("legend").textContent;
    const labels = [...group.querySelectorAll("label"), ...(rest?.labels.get(fold) ?? [])];
    return [...new Set(labels)].map((label) => {
      const [box, name, counter] = label.children;
      return { box, label: `${title}: ${name.textContent}`, counter, fold };
    });
  });
  const facets = [...new Set(choices.map(({ box }) => box.name))];
  const facetOf = choices.map(({ box }) => facets.indexOf(box.name));
  const numberOf = new Map(choices.map(({ box }, number) => [`${box.name} ${box.value}`, number]));
  for (const card of cards) {
    card.text = folded(card.title + card.words);
    // The values of each review; conditions are met by one review together.
    if (isLong)
      card.reviews = card.reviews.map((values) => values.map((each) => numberOf.get(each)));
  }

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
    for (const { box, fold } of choices) {
      box.checked = asked.getAll(box.name).includes(box.value);
      if (!box.checked) continue;
      for (
        let each = box.closest("details") ?? fold;
        each;
        each = each.parentNode.closest("details")
      )
        each.open = true;
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
    cards.sort((one, other) => one.rank(order) - other.rank(order));
  };
  // Puts cards in their order, and shows some of them.
  const lay = (visible) => {
    const shown = new Set(visible);
    let place = list.firstElementChild;
    for (const card of cards) {
      const { element } = card;
      if (!element) continue;
      if (element.hidden === shown.has(card)) element.hidden = !element.hidden;
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
    }
    list.classList.remove("rv-waits");
  };
  // Until all cards are there, those of the last choice stay.
  const bring = async (absent) => {
    list.classList.add("rv-waits");
    const arrived = absent.map(async (card) => {
      card.coming ??= rest.card(card.name).catch(() => {});
      const element = await card.coming;
      card.isLost = !element;
      if (card.element || !element) return;
      card.element = element;
      offer(card);
    });
    await Promise.all(arrived);
  };

  // Laying out a thousand cards takes longer than a frame, so they are shown a portion at a time.
  const PORTION = 60;
  let portion = PORTION;
  let turn = 0;
  const show = async (most = PORTION) => {
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
    const shown = [];
    cards.forEach((card, number) => {
      const { reviews, text } = card;
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
      if (matches) shown.push(card);
    });
    choices.forEach(({ box, counter }, number) => {
      const count = String(counts[number]);
      if (counter.textContent === count) return;
      counter.textContent = count;
      box.parentNode.classList.toggle("rv-none-left", count === "0");
    });
    const [clear, see] = sheet.lastElementChild.children;
    see.textContent = root.dataset.show.replace("{n}", shown.length);
    const template = shown.length === cards.length ? root.dataset.all : root.dataset.some;
    const result = template.replace("{n}", shown.length).replace("{all}", cards.length);
    if (status.textContent !== result) status.textContent = result;
    empty.hidden = shown.length > 0;
    more.hidden = shown.length <= portion;
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
    const visible = shown.slice(0, portion);
    const absent = visible.filter(({ element, isLost }) => !element && !isLost);
    const mine = ++turn;
    if (absent.length) await bring(absent);
    if (mine === turn) lay(visible);
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
  more.addEventListener("click", async () => {
    const next = portion;
    await show(portion + PORTION);
    list.querySelectorAll(":scope > :not([hidden])")[next]?.querySelector("a").focus();
  });
  // Nothing can be loaded before it is printed.
  if (!isLong) addEventListener("beforeprint", () => show(cards.length));
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

  opener.addEventListener("click", () => sheet.showModal());
  sheet.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button === sheet.lastElementChild.firstElementChild) removeAll();
    else if ((button && !form.contains(button)) || target === sheet) sheet.close();
  });

  const offer = factories.tray(root, cards);
  read();
  show();
};
