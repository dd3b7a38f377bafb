// The search page: what the address asks for, with filters, a portion at a time.
sphinxReviewsSearch.showPage = (root) => {
  "use strict";
  const search = sphinxReviewsSearch;
  const { engine } = search;
  const { element, say, load, draw, empty } = search.results;
  const PORTION = 10;
  const FACETS = ["skill", "concept", "publisher", "verdict"];
  const KINDS = ["review", "book", "concept", "skill", "page"];

  // -- what stands on the page ---------------------------------------------

  const input = Object.assign(element("input"), { type: "search", name: "q", placeholder: say("placeholder"), autocomplete: "off" });
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
  const filters = element("details", "rv-search-filters", element("summary", "", say("filter")));
  filters.append(
    ...FACETS.map((facet) => labelled(facet, say(facet), [["", say("any")]])),
    labelled("sort", say("sort"), [["relevance", say("relevance")], ["newest", say("newest")]])
  );
  const status = element("p", "rv-search-status");
  status.setAttribute("role", "status");
  const list = element("ol", "rv-results");
  const none = element("div", "rv-search-none");
  const button = (name, act) => {
    const made = element("button", name);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const more = button("rv-show-more", () => showMore());
  const apart = button("rv-show-more", () => showApart());
  more.textContent = say("more");
  root.append(form, kinds, filters, status, list, none, more, apart);

  // -- the address ----------------------------------------------------------

  let kind = "";
  const read = () => {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    kind = KINDS.includes(asked.get("kind")) ? asked.get("kind") : "";
    return asked;
  };
  const write = () => {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    if (kind) asked.set("kind", kind);
    for (const facet of FACETS) if (choices[facet].value) asked.set(facet, choices[facet].value);
    if (choices.sort.value !== "relevance") asked.set("sort", choices.sort.value);
    history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : ""));
  };

  // The values to choose from are a file of their own, which only those load who choose.
  let offered;
  const offer = () =>
    (offered ||= engine.facets().then(({ values }) => {
      for (const facet of FACETS) {
        const listed = values[facet].map(([value]) => value).sort((one, other) => one.localeCompare(other, document.documentElement.lang));
        choices[facet].append(
          ...listed.map((value) => new Option(facet === "verdict" ? engine.manifest.verdicts[value] : value, value))
        );
      }
    }));

  // -- the results ------------------------------------------------------------

  let found;
  let entries = [];
  let turn = 0;

  const showMore = async (number = list.children.length) => {
    const now = turn;
    const portion = entries.slice(number, number + PORTION);
    const isRanked = choices.sort.value === "relevance";
    const results = await load(portion, found, isRanked);
    if (now !== turn) return;
    const items = results.map((result) => element("li", "rv-result", ...draw(result, found)));
    if (number) list.append(...items);
    else list.replaceChildren(...items);
    more.hidden = list.children.length >= entries.length;
    if (number) items[0]?.querySelector("a").focus();
  };

  const showApart = () => {
    found = { ...found, found: [...found.found, ...found.apart], apart: [] };
    show();
  };

  const showKinds = () => {
    const counts = {};
    for (const entry of found.found) counts[engine.kind(entry)] = (counts[engine.kind(entry)] || 0) + 1;
    const chips = ["", ...KINDS.filter((each) => counts[each] || each === kind)].map((each) => {
      const chip = button("rv-kind-choice", () => {
        kind = each;
        show().then(() => kinds.querySelector("[aria-pressed=true]").focus());
      });
      chip.textContent = each ? `${say(each)} ${counts[each] || 0}` : say("all");
      chip.setAttribute("aria-pressed", String(each === kind));
      return chip;
    });
    kinds.replaceChildren(...chips);
    kinds.hidden = chips.length < 3;
  };

  const show = async () => {
    const now = (turn += 1);
    write();
    const chosen = { kind, ...Object.fromEntries(FACETS.map((facet) => [facet, choices[facet].value])) };
    const [kept, loose] = await Promise.all(
      [found.found, found.apart].map((some) => engine.choose(some, chosen, choices.sort.value))
    );
    const parts = found.query && !kept.length ? await empty(found, searchFor) : [];
    if (now !== turn) return;
    entries = kept;
    showKinds();
    none.replaceChildren(...parts);
    status.textContent = [
      found.query && say("found", { n: entries.length }),
      found.without.length && entries.length && say("without", { words: found.without.join(", ") }),
    ].filter(Boolean).join(" · ");
    apart.hidden = !loose.length;
    apart.textContent = say("apart", { n: loose.length });
    await showMore(0);
  };

  const ask = async (isTyping) => {
    const now = (turn += 1);
    const answer = await engine.find(input.value, isTyping);
    if (now !== turn) return;
    found = answer;
    await show();
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
  filters.addEventListener("toggle", () => filters.open && offer());
  for (const choice of Object.values(choices)) choice.addEventListener("change", show);

  const begin = async () => {
    const asked = read();
    const isNarrowed = [...FACETS, "sort"].some((name) => asked.has(name));
    if (isNarrowed) {
      await offer();
      filters.open = true;
    }
    for (const [name, choice] of Object.entries(choices)) {
      const wanted = asked.get(name) || choice.options[0].value;
      choice.value = [...choice.options].some((option) => option.value === wanted) ? wanted : choice.options[0].value;
    }
    if (!input.value) input.focus();
    await ask(false);
  };
  begin();
};
