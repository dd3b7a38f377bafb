// Results as they are shown on the search page and in the dialog.
factories.results = ({ manifest, root, index, analyser, filters, marks, excerpts }) => {
  const { phrases, kinds } = manifest.interface;
  const IF_NAMED = 2;
  const IF_IN_TITLE = 1.6;
  const IF_EXACT = 1.5;
  // Among so many that were found first, an answer is looked for.
  const BEST = 8;
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

  // -- one result --------------------------------------------------------------

  const plain = (name) => name.toLowerCase().replace(/\s+/g, "");

  const stemsOf = (text) =>
    analyser
      .words(text)
      .map((word) => word.stems[0])
      .join("");

  // Whether all of a query is a name of an entry, or one in another script.
  const isNamed = ({ title, names }, { spellings = [] }) =>
    [title, ...names].map(plain).some((name) => spellings.includes(name));

  // How much more an entry counts for having all of a query as a name, or in its title.
  const nearness = (result, found) => {
    if (isNamed(result, found)) return IF_NAMED;
    const isIn = found.words.length > 1 && stemsOf(result.title).includes(stemsOf(found.searched));
    return isIn ? IF_IN_TITLE : 1;
  };

  // A query that names something is answered by its card, and is found by its other names.
  const withAnswer = async (asked) => {
    const typed = stemsOf(asked.searched || "");
    if (!typed) return asked;
    const spellings = [typed, ...(await index.twins(typed)), ...asked.heard];
    const found = { ...asked, spellings };
    // A book is named by what names its review, which has the card of both.
    const best = await index.entries(found.found.slice(0, BEST).map(index.resultOf));
    const named = best.find((each) => each.card && isNamed(each, found));
    if (!named) return found;
    const names = [named.title, ...named.names].flatMap((name) => {
      const words = analyser.words(name);
      return words.length > 1
        ? analyser.compounds(name, words)
        : words.map(({ stems }) => stems[0]);
    });
    const withNames = (terms) => new Set([...terms, ...names]);
    return {
      ...found,
      answer: named.entry,
      terms: withNames(found.terms),
      words: found.words.map(withNames),
    };
  };

  const entriesOf = (entries, { heads }) =>
    heads.size ? entries.map((entry) => heads.get(entry)) : index.entries(entries);

  // Some entries with their sentences.  `isRanked`: those with the query as a name or in one,
  // in the form typed, or with all of it in one sentence come first, and before them the answer.
  const load = async (entries, found, isRanked) => {
    const loaded = await entriesOf(entries, found);
    const wholes = found.heads.size ? loaded : await index.entries(entries.map(index.resultOf));
    const results = loaded.map((result, n) => {
      const excerpt = excerpts.best(result, found);
      const near = nearness(result, found);
      const share = near > 1 ? 1 : excerpt.contained / Math.max(1, found.words.length);
      const factor = near * (excerpt.isExact ? IF_EXACT : 1) * (1 + share);
      const isAnswer = wholes[n].entry === found.answer;
      const score = (found.scoreOf(result.entry) || 0) * factor;
      return { ...result, excerpt, n, score, isAnswer, card: wholes[n].card };
    });
    if (!isRanked) return results;
    const sorted = results.sort((one, other) => other.score - one.score || one.n - other.n);
    return [...sorted.filter((each) => each.isAnswer), ...sorted.filter((each) => !each.isAnswer)];
  };

  // On a page in another language, voices read a Korean text as such.
  const isKorean = document.documentElement.lang.startsWith("ko");
  const spoken = (made) => {
    if (!isKorean && /\p{Script=Hangul}/u.test(made.textContent)) made.lang = "ko";
    return made;
  };

  const drawHead = (result, mark) => {
    const { title, kind, excerpt } = result;
    const link = element("a", "rv-result-title", mark(title));
    link.href = result.isAnswer
      ? address(result.uri, result.anchor)
      : address(result.uri, excerpt.anchor, excerpt.quoted);
    const head = [element("span", `rv-kind rv-kind-${kind}`, kinds[kind]), spoken(link)];
    const { heading } = excerpt;
    if (heading && !result.isAnswer && !plain(title).includes(plain(heading))) {
      head.push(spoken(element("span", "rv-result-section", mark(heading))));
    }
    return element("div", "rv-result-head", ...head);
  };

  // A link of a card, with what is said of it.
  const drawLink = ([title, uri, anchor, note]) => {
    const link = element("a", "", title);
    link.href = address(uri, anchor);
    const part = element("span", "rv-card-link", spoken(link));
    if (note) part.append(` (${note})`);
    return part;
  };

  // The card of what the query names.
  const drawCard = ([text, number, lists]) => {
    const parts = text ? [spoken(element("p", "rv-card-text", text))] : [];
    if (number) parts.push(element("p", "rv-card-fact", number));
    for (const [label, links] of lists) {
      const labelled = element("span", "rv-search-label", label);
      parts.push(element("p", "rv-card-fact", labelled, " ", ...links.map(drawLink)));
    }
    return parts;
  };

  const drawExcerpt = ({ excerpt, card }) => {
    // Where nothing in the text was found, what the thing is says more than how its text begins.
    const isFound = excerpt.contained || !card?.[0];
    const text = isFound ? marks.highlight(excerpt.text, excerpt.marked) : card[0];
    return text && excerpt.text ? [spoken(element("p", "rv-result-text", text))] : [];
  };

  const draw = (result, found) => {
    const mark = (text) => marks.highlight(text, marks.find(text, found));
    const parts = [drawHead(result, mark)];
    const missing = found.partly.find(({ entry }) => entry === result.entry)?.missing || [];
    if (missing.length) {
      parts.push(
        element("div", "rv-result-missing", say("missing", { words: missing.join(", ") })),
      );
    }
    // The other names of an answer would be marked one and all.
    const note = result.isAnswer ? result.note : mark(result.note);
    if (result.note) parts.push(element("div", "rv-result-note", note));
    parts.push(...(result.isAnswer ? drawCard(result.card) : drawExcerpt(result)));
    return element("li", `rv-result${result.isAnswer ? " rv-result-card" : ""}`, ...parts);
  };

  // -- all results -------------------------------------------------------------

  // What an engine found in its parts, each with its heading; without a query, all there is.
  const groupsOf = (found) => [
    ["", found.query ? found.found : index.all],
    [say("apart"), found.apart],
    [say("partly"), found.partly.map(({ entry }) => entry)],
  ];

  // The same after filters and sorting; without a query, the newest first.
  const partsOf = async (found, wanted) => {
    const conditions = found.query ? wanted : { ...wanted, isNewestFirst: true };
    const seen = new Set();
    const parts = [];
    for (const [heading, entries] of groupsOf(found)) {
      parts.push({ heading, entries: await filters.choose(entries, conditions, seen) });
    }
    return parts;
  };

  const numberOf = (parts) => parts.reduce((sum, { entries }) => sum + entries.length, 0);

  // What was found, and what was searched for in place of what was typed.
  const told = (found, parts) => {
    if (!parts.length) return "";
    const [whole, apart, partly] = parts.map(({ entries }) => entries.length);
    const { instead, without } = found;
    const isSomething = numberOf(parts) > 0;
    const isAnywhere = groupsOf(found).some(([, entries]) => entries.length);
    if (found.query && !isAnywhere) return say("nothing", { query: found.query });
    return [
      instead && say("instead", { query: instead.query }),
      say("found", { n: whole + apart }),
      partly > 0 && say("someFound", { n: partly }),
      without.length && isSomething && say("without", { words: without.join(", ") }),
    ]
      .filter(Boolean)
      .join(" · ");
  };

  const pageOf = (query, isExact = false) => {
    const asked = new URLSearchParams({
      q: query.trim(),
      ...(isExact && { exact: 1 }),
    });
    return `${address(manifest.interface.page)}?${asked}`;
  };

  return {
    element,
    say,
    address,
    pageOf,
    withAnswer,
    load,
    draw,
    groupsOf,
    partsOf,
    numberOf,
    told,
  };
};
