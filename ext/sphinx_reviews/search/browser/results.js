// A list of results: what was found, drawn; shared by the page and the dialog.
sphinxReviewsSearch.results = (() => {
  "use strict";
  const search = sphinxReviewsSearch;

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  const say = (phrase, values = {}) =>
    search.engine.manifest.say[phrase].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const address = (uri, anchor = "") => search.root + uri + (anchor ? `#${encodeURIComponent(anchor)}` : "");

  // The results of some entries with their sentences.  `isRanked`: first those that are called
  // what was asked for, have it in the form that was asked for, or all of it in one sentence.
  const load = async (entries, found, isRanked) => {
    const results = await search.engine.results(entries);
    const wanted = search.engine.words(found.query).map((word) => word.stems[0]).join("");
    const isWanted = (name) => name.toLowerCase().replace(/\s+/g, "") === wanted;
    const drawn = results.map((result, n) => {
      const excerpt = search.excerpts.best(search.engine, result, found);
      const isNamed = [result.title, ...result.names].some(isWanted);
      const said = isNamed ? 1 : excerpt.said / Math.max(1, found.words.length);
      const factor = (isNamed ? 2 : 1) * (excerpt.isExact ? 1.5 : 1) * (1 + said);
      return { ...result, excerpt, n, score: (found.scores?.get(result.entry) || 0) * factor };
    });
    if (!isRanked) return drawn;
    return drawn.sort((one, other) => other.score - one.score || one.n - other.n);
  };

  const draw = (result, found) => {
    const { excerpt } = result;
    const mark = (text) => search.excerpts.shown(text, search.excerpts.marks(search.engine, text, found));
    const link = element("a", "rv-result-title", mark(result.title));
    link.href = address(result.uri, excerpt.anchor);
    const head = element("div", "rv-result-head", element("span", `rv-kind rv-kind-${result.kind}`, say(result.kind)), link);
    if (excerpt.heading) head.append(element("span", "rv-result-section", mark(excerpt.heading)));
    const parts = [head];
    if (result.note) parts.push(element("div", "rv-result-note", mark(result.note)));
    if (excerpt.text) {
      parts.push(element("p", "rv-result-text", search.excerpts.shown(excerpt.text, excerpt.marked)));
    }
    return parts;
  };

  // What to say if nothing was found; `again` searches for another query.
  const empty = async (found, again) => {
    const parts = [element("p", "", say("nothing", { query: found.query }))];
    const names = await search.engine.similar(found.query);
    if (names.length) {
      const listed = names.map((name) => {
        const button = element("button", "rv-suggestion", name);
        button.type = "button";
        button.addEventListener("click", () => again(name));
        return button;
      });
      parts.push(element("p", "rv-suggestions", say("similar"), " ", ...listed));
    }
    const links = search.engine.manifest.links.map(([uri, title]) => {
      const link = element("a", "", title);
      link.href = address(uri);
      return element("li", "", link);
    });
    parts.push(element("p", "", say("try")), element("ul", "", ...links));
    return parts;
  };

  return { element, say, address, load, draw, empty };
})();
