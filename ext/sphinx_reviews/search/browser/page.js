// The search page: the query in the address, with filters, some results at a time.
sphinxReviewsSearch.receive("search-page", (parts) => {
  const { manifest, index, engine, results, recent, advice } = parts;
  const { element, say, withAnswer, load, draw, groupsOf, partsOf } = results;
  const { numberOf, told } = results;
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
    const filters = manifest.facets.map((facet) =>
      labelled(facet, facetLabels[facet], [["", say("any")]]),
    );
    const details = element(
      "details",
      "rv-search-filters",
      element("summary", "", say("filter")),
      ...filters,
      labelled("sort", say("sort"), orders),
    );
    const unknown = element("p", "rv-search-unknown");
    unknown.setAttribute("role", "status");
    const status = element("p", "rv-search-status");
    status.setAttribute("role", "status");
    const list = element("ol", "rv-results");
    // What else a reader may do: before there is a query, and where little is found.
    const aside = element("div", "rv-search-advice");
    const button = (className, act) => {
      const made = element("button", className);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    const more = button("rv-show-more", () => showMore());
    more.textContent = say("more");
    root.append(form, kinds, details, unknown, status, aside, list, more);

    // -- the address ---------------------------------------------------------

    let kind = "";
    // Whether nothing but what was typed is searched for.
    let isExact = false;
    const writeAddress = () => {
      const asked = new URLSearchParams();
      if (input.value.trim()) asked.set("q", input.value.trim());
      if (isExact) asked.set("exact", "1");
      if (kind) asked.set("kind", kind);
      for (const facet of manifest.facets) {
        if (choices[facet].value) asked.set(facet, choices[facet].value);
      }
      if (choices.sort.value !== RELEVANCE) asked.set("sort", choices.sort.value);
      history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : ""));
    };

    // The values are a separate file, loaded only by readers who filter.  Of a single value
    // there is nothing to choose.
    let offering;
    const offer = () => {
      offering ||= index.facets().then(({ values }) => {
        manifest.facets.forEach((facet, n) => {
          const labels = valueLabels[facet] || {};
          const offered = values[facet].map(([value]) => value).sort(byLabel(facet));
          choices[facet].append(...offered.map((each) => new Option(labels[each] ?? each, each)));
          filters[n].hidden = offered.length < 2;
        });
      });
      return offering;
    };
    // Values of a scale in its order, years from the last, names by the alphabet.
    const byLabel = (facet) => {
      const { lang } = document.documentElement;
      const scale = Object.keys(valueLabels[facet] || {});
      const isYear = facet === "year";
      return (one, other) =>
        scale.indexOf(one) - scale.indexOf(other) ||
        (isYear ? other : one).localeCompare(isYear ? one : other, lang);
    };

    // Takes a condition from the address; false if there is no such value.
    const take = (name, value) => {
      if (name === "kind") {
        kind = manifest.kinds.includes(value) ? value : "";
        return Boolean(kind);
      }
      const alike = ({ value: own }) => own.toLowerCase() === value.trim().toLowerCase();
      const option = [...choices[name].options].find(alike);
      choices[name].value = option?.value ?? choices[name].options[0].value;
      return Boolean(option);
    };
    const takeAddress = async () => {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") || "";
      isExact = asked.has("exact");
      const names = [...manifest.facets, "sort"].filter((name) => asked.get(name));
      if (names.length) {
        await offer();
        details.open = true;
      }
      const lacking = ["kind", ...names].filter(
        (name) => asked.get(name) && !take(name, asked.get(name)),
      );
      const labels = { ...facetLabels, kind: say("kind"), sort: say("sort") };
      unknown.textContent = lacking
        .map((name) => say("unknown", { label: labels[name], value: asked.get(name) }))
        .join(" ");
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
        ...loaded[n].map((result) => draw(result, found)),
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

    // Before filters; without a query, all that there is.
    const everything = () => groupsOf(found).flatMap(([, entries]) => entries);

    const showKinds = (isAsked) => {
      const counts = {};
      for (const entry of everything()) {
        counts[index.kindOf(entry)] = (counts[index.kindOf(entry)] || 0) + 1;
      }
      const offered = manifest.kinds.filter((each) => counts[each] || each === kind);
      const chips = [...(isAsked ? [""] : []), ...offered].map((each) => {
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
      kinds.hidden = offered.length < 2;
    };

    const withoutConditions = () => {
      const made = button("rv-suggestion", () => {
        kind = "";
        for (const facet of manifest.facets) choices[facet].value = "";
        input.focus();
        showFound();
      });
      made.textContent = say("unfiltered");
      return element("p", "", made);
    };

    // What is shown beside the results, or in their place.
    const advise = async (parts, isAsked) => {
      if (!isAsked) return advice.drawBeginning(searchFor);
      const isFiltered = !numberOf(parts) && everything().length;
      if (isFiltered) return [element("p", "", say("none")), withoutConditions()];
      return advice.drawBeside(found, parts, searchFor);
    };

    const showFound = async () => {
      turn += 1;
      const now = turn;
      writeAddress();
      const chosen = Object.fromEntries(
        manifest.facets.map((facet) => [facet, choices[facet].value]),
      );
      const wanted = { kind, chosen, isNewestFirst: choices.sort.value === NEWEST };
      const isAsked = Boolean(found.query || kind || Object.values(chosen).some(Boolean));
      const kept = isAsked ? await partsOf(found, wanted) : [];
      const shown = await advise(kept, isAsked);
      if (now !== turn) return;
      left = kept;
      showKinds(isAsked);
      aside.replaceChildren(...shown);
      status.textContent = told(found, kept);
      await showMore(true);
    };

    const ask = async (isTyping) => {
      turn += 1;
      const now = turn;
      const answer = await withAnswer(await engine.find(input.value, isTyping, isExact));
      if (now !== turn) return;
      found = answer;
      if (!isTyping && found.query && everything().length) recent.keep(input.value);
      await showFound();
    };
    const searchFor = (query) => {
      input.value = query;
      isExact = false;
      input.focus();
      ask(false);
    };

    input.addEventListener("input", () => {
      isExact = false;
      unknown.textContent = "";
      ask(true);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(false);
    });
    list.addEventListener("click", () => recent.keep(input.value));
    details.addEventListener("toggle", () => details.open && offer());
    for (const choice of Object.values(choices)) choice.addEventListener("change", showFound);

    const begin = async () => {
      await takeAddress();
      if (!input.value) input.focus();
      await ask(false);
    };
    begin();
  };

  return { show };
});
