// Results as they are shown on the search page and in the dialog.
factories.results = ({ manifest, root, index, spelling, analyser, filters, excerpts }) => {
  const { phrases, kinds, links } = manifest.interface;
  const IF_NAMED = 2;
  const IF_IN_TITLE = 1.6;
  const IF_EXACT = 1.5;
  // Words at either end of a sentence that a link quotes.
  const QUOTED = 4;

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const say = (phrase, values = {}) =>
    phrases[phrase].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const address = (uri, anchor = "", quoted = "") => {
    const fragment = encodeURIComponent(anchor) + (quoted ? `:~:text=${textOf(quoted)}` : "");
    return root + uri + (fragment ? `#${fragment}` : "");
  };

  // A sentence as the fragment of an address: from its first words to its last, which is
  // enough for the browser to find and mark it (WICG, "URL Fragment Text Directives").
  const textOf = (sentence) => {
    const words = sentence.trim().split(/\s+/);
    const encoded = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
    if (words.length <= 2 * QUOTED) return encoded(words);
    return `${encoded(words.slice(0, QUOTED))},${encoded(words.slice(-QUOTED))}`;
  };

  const stemsOf = (text) =>
    analyser
      .words(text)
      .map((word) => word.stems[0])
      .join("");

  // Some entries with their sentences.  `isRanked`: those with the query as a name or in one,
  // in the form typed, or with all of it in one sentence come first.
  const load = async (entries, found, isRanked) => {
    const loaded = await index.entries(entries);
    const wanted = stemsOf(found.searched);
    const isWanted = (name) => name.toLowerCase().replace(/\s+/g, "") === wanted;
    const nearness = (named) => {
      if (named.some(isWanted)) return IF_NAMED;
      return found.words.length > 1 && stemsOf(named[0]).includes(wanted) ? IF_IN_TITLE : 1;
    };
    const results = loaded.map((result, n) => {
      const excerpt = excerpts.best(result, found);
      const near = nearness([result.title, ...result.names]);
      const share = near > 1 ? 1 : excerpt.contained / Math.max(1, found.words.length);
      const factor = near * (excerpt.isExact ? IF_EXACT : 1) * (1 + share);
      return { ...result, excerpt, n, score: (found.scores?.get(result.entry) || 0) * factor };
    });
    if (!isRanked) return results;
    return results.sort((one, other) => other.score - one.score || one.n - other.n);
  };

  // On a page in another language, voices read a Korean text as such.
  const isKorean = document.documentElement.lang.startsWith("ko");
  const spoken = (made) => {
    if (!isKorean && /\p{Script=Hangul}/u.test(made.textContent)) made.lang = "ko";
    return made;
  };

  const draw = (result, found) => {
    const { excerpt } = result;
    const mark = (text) => excerpts.highlight(text, excerpts.marks(text, found));
    const link = element("a", "rv-result-title", mark(result.title));
    link.href = address(result.uri, excerpt.anchor, excerpt.quoted);
    spoken(link);
    const kind = element("span", `rv-kind rv-kind-${result.kind}`, kinds[result.kind]);
    const head = element("div", "rv-result-head", kind, link);
    if (excerpt.heading) {
      head.append(spoken(element("span", "rv-result-section", mark(excerpt.heading))));
    }
    const parts = [head];
    const missing = found.partly.find(({ entry }) => entry === result.entry)?.missing || [];
    if (missing.length) {
      parts.push(
        element("div", "rv-result-missing", say("missing", { words: missing.join(", ") })),
      );
    }
    if (result.note) parts.push(element("div", "rv-result-note", mark(result.note)));
    if (excerpt.text) {
      const text = excerpts.highlight(excerpt.text, excerpt.marked);
      parts.push(spoken(element("p", "rv-result-text", text)));
    }
    return parts;
  };

  // What an engine found in its parts, each with its heading, after filters and sorting.
  const partsOf = async (found, wanted) => {
    const { apart, partly } = found;
    const listed = [
      ["", found.found],
      [say("apart"), apart],
      [say("partly"), partly.map(({ entry }) => entry)],
    ];
    const kept = new Set(
      await filters.choose(
        listed.flatMap(([, entries]) => entries),
        wanted,
      ),
    );
    const sorted = (entries) => {
      const own = new Set(entries);
      return [...kept].filter((entry) => own.has(entry));
    };
    return listed.map(([heading, entries]) => ({ heading, entries: sorted(entries) }));
  };

  // What was found, and what was searched for in place of what was typed.
  const told = (found, parts) => {
    const [whole, apart] = parts.map(({ entries }) => entries.length);
    const { instead, without } = found;
    const isSomething = parts.some(({ entries }) => entries.length);
    return [
      instead && say("instead", { query: instead.query }),
      found.query && say("found", { n: whole + apart }),
      without.length && isSomething && say("without", { words: without.join(", ") }),
    ]
      .filter(Boolean)
      .join(" · ");
  };

  // What to show when nothing was found; `again` searches for another query.
  const drawNothing = async (found, again) => {
    const parts = [element("p", "", say("nothing", { query: found.query }))];
    const similar = (await Promise.all(found.without.map(spelling.similar))).flat();
    if (similar.length) {
      const buttons = similar.map((name) => {
        const button = element("button", "rv-suggestion", name);
        button.type = "button";
        button.addEventListener("click", () => again(name));
        return button;
      });
      parts.push(element("p", "rv-suggestions", say("similar"), " ", ...buttons));
    }
    const listed = links.map(([uri, title]) => {
      const link = element("a", "", title);
      link.href = address(uri);
      return element("li", "", link);
    });
    parts.push(element("p", "", say("advice")), element("ul", "", ...listed));
    return parts;
  };

  return { element, say, address, load, draw, partsOf, told, drawNothing };
};
