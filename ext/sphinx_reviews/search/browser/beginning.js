// What a reader sees before there is a query: recent searches, and where to begin.
factories.beginning = ({ index, recent, results }) => {
  const { element, say, address, suggestions } = results;

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

  // `again` searches for a query.
  const draw = async (again) => {
    const { names, newest } = await index.beginning();
    return [
      ...recentSearches(again),
      ...(names.length ? [suggestions(say("examples"), names, again)] : []),
      ...newestReviews(newest),
    ];
  };

  return { draw };
};
