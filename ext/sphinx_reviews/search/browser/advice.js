// What else a reader may do: before there is a query, where something else was searched for
// than was typed, and where little is found.  `again` searches for a query.
factories.advice = ({ manifest, index, forgiving, recent, results }) => {
  const { element, say, address, pageOf, numberOf } = results;
  const { links } = manifest.interface;

  // Queries to choose from.
  const suggestions = (label, queries, again, ...others) => {
    const buttons = queries.map((query) => {
      const button = element("button", "rv-suggestion", query);
      button.type = "button";
      button.addEventListener("click", () => again(query));
      return button;
    });
    const labelled = element("span", "rv-search-label", label);
    return element("p", "rv-suggestions", labelled, " ", ...buttons, ...others);
  };

  // -- before there is a query -------------------------------------------------

  const recentSearches = (again) => {
    const queries = recent.list();
    if (!queries.length) return [];
    const clear = element("button", "rv-search-clear", say("clear"));
    clear.type = "button";
    clear.addEventListener("click", () => {
      recent.clear();
      again("");
    });
    return [suggestions(say("recent"), queries, again, clear)];
  };

  const newestReviews = (newest) => {
    if (!newest.length) return [];
    const listed = newest.map(([title, uri, note]) => {
      const link = element("a", "", title);
      link.href = address(uri);
      return element("li", "", link, " ", element("span", "rv-result-note", note));
    });
    return [element("p", "rv-search-label", say("newestReviews")), element("ul", "", ...listed)];
  };

  // Where to begin.
  const drawBeginning = async (again) => {
    const { names, newest } = await index.beginning();
    return [
      ...recentSearches(again),
      ...(names.length ? [suggestions(say("examples"), names, again)] : []),
      ...newestReviews(newest),
    ];
  };

  // -- beside results ----------------------------------------------------------

  // A link that searches for what was typed, if something else was searched for.
  const drawExact = (found) => {
    if (!found.instead) return [];
    const link = element("a", "rv-search-exact", say("exact", { query: found.query }));
    link.href = pageOf(found.query, true);
    return [element("p", "", link)];
  };

  // What else to search for, where nothing has all of the query.
  const drawNothing = async (found, parts, again) => {
    if (parts.slice(0, 2).some(({ entries }) => entries.length)) return [];
    const { spelling } = await forgiving();
    const similar = (await Promise.all(found.without.map(spelling.similar))).flat();
    const offered = [[say("similar"), similar]];
    const isNothing = !numberOf(parts);
    if (isNothing) {
      const { names } = await index.beginning();
      offered.push([say("examples"), names.filter((name) => !similar.includes(name))]);
    }
    const drawn = offered
      .filter(([, queries]) => queries.length)
      .map(([label, queries]) => suggestions(label, queries, again));
    if (!isNothing) return drawn;
    const listed = links.map(([uri, title]) => {
      const link = element("a", "", title);
      link.href = address(uri);
      return element("li", "", link);
    });
    return [...drawn, element("p", "", say("advice")), element("ul", "", ...listed)];
  };

  const drawBeside = async (found, parts, again) => [
    ...drawExact(found),
    ...(await drawNothing(found, parts, again)),
  ];

  return { drawBeginning, drawBeside };
};
