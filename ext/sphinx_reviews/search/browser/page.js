// The search page: the query in the address, with filters, some results at a time.
factories.page = ({ manifest, index, engine, results }) => {
  const { element, say, load, draw, partsOf, told, drawNothing } = results;
  const { kinds: kindLabels, facets: facetLabels, values: valueLabels } = manifest.interface;
  const PORTION = 10;
  const RELEVANCE = "relevance";
  const NEWEST = "newest";

  const show = (root) => {
    // -- what is on the page -------------------------------------------------

    const input = Object.assign(element("input"), {
      type: "search",
      name: "q",
      placeholder: say("placeholder"),
      autocomplete: "off",
    });
    input.setAttribute("aria-label", say("search"));
    const form = element("form", "rv-search-form", input);
    form.setAttribute("role", "search");
    const kinds = element("div", "rv-search-kinds");
    kinds.setAttribute("role", "group");
    kinds.setAttribute("aria-label", say("kind"));
    const choices = {};
    const labelled = (name, label, options) => {
      const select = element("select");
      select.name = name;
      select.append(...options.map(([value, text]) => new Option(text, value)));
      choices[name] = select;
      return element("label", "", element("span", "", label), select);
    };
    const orders = [RELEVANCE, NEWEST].map((order) => [order, say(order)]);
    const details = element(
      "details",
      "rv-search-filters",
      element("summary", "", say("filter")),
      ...manifest.facets.map((facet) => labelled(facet, facetLabels[facet], [["", say("any")]])),
      labelled("sort", say("sort"), orders),
    );
    const status = element("p", "rv-search-status");
    status.setAttribute("role", "status");
    const list = element("ol", "rv-results");
    const nothing = element("div", "rv-search-none");
    const button = (className, act) => {
      const made = element("button", className);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    const more = button("rv-show-more", () => showMore());
    more.textContent = say("more");
    root.append(form, kinds, details, status, list, nothing, more);

    // -- the address ---------------------------------------------------------

    let kind = "";
    const readAddress = () => {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") || "";
      kind = manifest.kinds.includes(asked.get("kind")) ? asked.get("kind") : "";
      return asked;
    };
    const writeAddress = () => {
      const asked = new URLSearchParams();
      if (input.value.trim()) asked.set("q", input.value.trim());
      if (kind) asked.set("kind", kind);
      for (const facet of manifest.facets) {
        if (choices[facet].value) asked.set(facet, choices[facet].value);
      }
      if (choices.sort.value !== RELEVANCE) asked.set("sort", choices.sort.value);
      history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : ""));
    };

    // The values are a separate file, loaded only by readers who filter.
    let offering;
    const offer = () => {
      offering ||= index.facets().then(({ values }) => {
        const { lang } = document.documentElement;
        for (const facet of manifest.facets) {
          const sorted = values[facet]
            .map(([value]) => value)
            .sort((one, other) => one.localeCompare(other, lang));
          const label = (value) => valueLabels[facet]?.[value] ?? value;
          choices[facet].append(...sorted.map((value) => new Option(label(value), value)));
        }
      });
      return offering;
    };

    // -- the results ---------------------------------------------------------

    let found;
    // What is shown and what is still to be, in its parts.
    let left = [];
    let turn = 0;

    // The next results, in their order within each part.
    const nextPortion = () => {
      let room = PORTION;
      const portion = left.map((part) => {
        const entries = part.entries.slice(0, room);
        room -= entries.length;
        return { ...part, entries };
      });
      left = left.map((part, n) => {
        const shown = portion[n].entries.length;
        return { heading: shown ? "" : part.heading, entries: part.entries.slice(shown) };
      });
      return portion.filter(({ entries }) => entries.length);
    };

    const showMore = async (isFirst = false) => {
      const now = turn;
      const portion = nextPortion();
      const isRanked = choices.sort.value === RELEVANCE;
      const loaded = await Promise.all(
        portion.map(({ entries }) => load(entries, found, isRanked)),
      );
      if (now !== turn) return;
      const items = portion.flatMap(({ heading }, n) => [
        ...(heading ? [element("li", "rv-results-part", heading)] : []),
        ...loaded[n].map((result) => element("li", "rv-result", ...draw(result, found))),
      ]);
      if (isFirst) list.replaceChildren(...items);
      else list.append(...items);
      more.hidden = left.every(({ entries }) => !entries.length);
      if (!isFirst)
        items
          .find((item) => item.querySelector("a"))
          ?.querySelector("a")
          .focus();
    };

    const everything = () => [
      ...found.found,
      ...found.apart,
      ...found.partly.map(({ entry }) => entry),
    ];

    const showKinds = () => {
      const counts = {};
      for (const entry of everything()) {
        counts[index.kindOf(entry)] = (counts[index.kindOf(entry)] || 0) + 1;
      }
      const offered = manifest.kinds.filter((each) => counts[each] || each === kind);
      const chips = ["", ...offered].map((each) => {
        const chip = button("rv-kind-choice", async () => {
          kind = each;
          await showFound();
          kinds.querySelector("[aria-pressed=true]").focus();
        });
        chip.textContent = each ? `${kindLabels[each]} ${counts[each] || 0}` : say("all");
        chip.setAttribute("aria-pressed", String(each === kind));
        return chip;
      });
      kinds.replaceChildren(...chips);
      kinds.hidden = chips.length < 3;
    };

    const showFound = async () => {
      turn += 1;
      const now = turn;
      writeAddress();
      const chosen = Object.fromEntries(
        manifest.facets.map((facet) => [facet, choices[facet].value]),
      );
      const wanted = { kind, chosen, isNewestFirst: choices.sort.value === NEWEST };
      const kept = await partsOf(found, wanted);
      const isNothing = kept.every(({ entries }) => !entries.length);
      const advice = found.query && isNothing ? await drawNothing(found, searchFor) : [];
      if (now !== turn) return;
      left = kept;
      showKinds();
      nothing.replaceChildren(...advice);
      status.textContent = told(found, kept);
      await showMore(true);
    };

    const ask = async (isTyping) => {
      turn += 1;
      const now = turn;
      const answer = await engine.find(input.value, isTyping);
      if (now !== turn) return;
      found = answer;
      await showFound();
    };
    const searchFor = (query) => {
      input.value = query;
      input.focus();
      ask(false);
    };

    input.addEventListener("input", () => ask(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(false);
    });
    details.addEventListener("toggle", () => details.open && offer());
    for (const choice of Object.values(choices)) choice.addEventListener("change", showFound);

    const begin = async () => {
      const asked = readAddress();
      const isNarrowed = [...manifest.facets, "sort"].some((name) => asked.has(name));
      if (isNarrowed) {
        await offer();
        details.open = true;
      }
      for (const [name, choice] of Object.entries(choices)) {
        const wanted = asked.get(name);
        const isOffered = [...choice.options].some((option) => option.value === wanted);
        choice.value = isOffered ? wanted : choice.options[0].value;
      }
      if (!input.value) input.focus();
      await ask(false);
    };
    begin();
  };

  return { show };
};
