// The sentence of a result that contains most of the query, with marks.
factories.excerpts = ({ manifest, analyser }) => {
  const LONGEST = 150;
  const BEFORE = 40;
  const MOST_KNOWN = 20_000;
  const SENTENCE = new RegExp(`[^\\n]*?(?:${manifest.sentenceEnd}|$)\\s*`, "gm");

  // The words of a sentence with all terms of each, the word before it, and the compound that both
  // are; a sentence is likely looked into again at the next key.
  const known = new Map();
  const read = (text) => {
    const words = analyser
      .words(text)
      .map((word) => ({ ...word, terms: [...word.stems, ...word.guesses] }));
    return words.map((word, n) => ({
      ...word,
      before: words[n - 1],
      compound: n ? analyser.compounds(text, [words[n - 1], word])[0] : undefined,
    }));
  };
  const wordsOf = (text) => {
    if (known.size > MOST_KNOWN) known.clear();
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };

  // What is looked for in each sentence: the forms asked for, and what may be inside a word.
  const wanted = new WeakMap();
  const wantedOf = (found) => {
    if (!wanted.has(found)) {
      const surfaces = new Set(analyser.words(found.searched).map((word) => word.surface));
      const inside = [...found.terms].filter(analyser.canBeInside).join("|");
      const traces = [...found.terms].map(analyser.trace).join("|");
      wanted.set(found, {
        surfaces,
        inside: inside ? new RegExp(inside) : null,
        traces: traces ? new RegExp(traces) : null,
      });
    }
    return wanted.get(found);
  };

  // The places in `text` of what was found: {start, end, isExact, terms}, where `isExact`
  // is whether the word has the form that was asked for.
  const marks = (text, found) => {
    const { surfaces, inside } = wantedOf(found);
    const isFound = (term) => found.terms.has(term);
    const marked = [];
    for (const { start, end, surface, stems, terms, before, compound } of wordsOf(text)) {
      // Of C++ without, which begins as what is typed, only C++ was looked for.
      if (isFound(compound) && before.terms.some(isFound) === terms.some(isFound)) {
        marked.push({ start: before.start, end, isExact: true, terms: [compound] });
      }
      if (terms.some(isFound)) {
        marked.push({ start, end, isExact: surfaces.has(surface), terms: terms.filter(isFound) });
      } else {
        const [term] = inside?.exec(stems[0]) || [];
        const at = term ? text.indexOf(term, start) : -1;
        if (at >= 0 && at < end) {
          marked.push({ start: at, end: at + term.length, isExact: false, terms: [term] });
        }
      }
    }
    return merged(marked.sort((one, other) => one.start - other.start || other.end - one.end));
  };

  // Marks that overlap, as of the pairs of a longer name, are one.
  const merged = (marked) => {
    const found = [];
    for (const mark of marked) {
      const before = found.at(-1);
      if (before && mark.start < before.end) {
        before.end = Math.max(before.end, mark.end);
        before.isExact ||= mark.isExact;
        before.terms = [...before.terms, ...mark.terms];
      } else found.push({ ...mark });
    }
    return found;
  };

  // How many words of the query a sentence contains, and whether one in the form asked for.
  const worth = (marked, found) => {
    const contains = (terms) => marked.some((mark) => mark.terms.some((term) => terms.has(term)));
    return {
      contained: found.words.filter(contains).length,
      isExact: marked.some((mark) => mark.isExact),
    };
  };

  // The sentences of a result, in their sections; read once for each text, as the next key looks
  // into the same.
  const split = new WeakMap();
  const readParts = (parts) =>
    parts.flatMap(([anchor, heading, text]) =>
      [...text.matchAll(SENTENCE)]
        .map(([each]) => ({ anchor, heading, text: each.trimEnd(), plain: analyser.plain(each) }))
        .filter((each) => each.text),
    );
  const sentencesOf = ({ parts }) => {
    if (!split.has(parts)) split.set(parts, readParts(parts));
    return split.get(parts);
  };

  // The sentences with what was found, or else with longer words that it is inside of.  Only
  // those with the letters of it are looked into word by word.
  const sentencesWith = (sentences, found) => {
    const { traces } = wantedOf(found);
    const some = sentences.filter(({ plain }) => traces?.test(plain));
    const isIn = ({ text }) =>
      wordsOf(text).some(
        ({ terms, compound }) =>
          found.terms.has(compound) || terms.some((term) => found.terms.has(term)),
      );
    const whole = some.filter(isIn);
    return whole.length ? whole : some;
  };

  // The first of the sentences that contain most of the query: rather a whole one than a row
  // of names, and then one in the form asked for.
  const bestOf = (sentences, found) => {
    const valued = sentences.map((each) => ({ ...each, ...worth(marks(each.text, found), found) }));
    const most = Math.max(1, ...valued.map(({ contained }) => contained));
    const some = valued.filter(({ contained }) => contained === most);
    if (!some.length) return undefined;
    const points = ({ text, isExact }) => 2 * Number(analyser.endsSentence(text)) + Number(isExact);
    const kept = some.reduce((one, other) => (points(other) > points(one) ? other : one));
    return { ...kept, isExact: some.some(({ isExact }) => isExact) };
  };

  // The best sentence of a result: {text, marked, anchor, quoted, heading, contained, isExact},
  // where `quoted` is the sentence as it is on its page, if it has no anchor of its own.
  const best = (result, found) => {
    const sentences = sentencesOf(result);
    const kept = bestOf(sentencesWith(sentences, found), found);
    if (!kept) {
      const text = sentences[0]?.text || "";
      const nothing = { anchor: result.anchor, heading: "", contained: 0, isExact: false };
      return { ...nothing, ...cut({ text, marked: [] }) };
    }
    const { text } = kept;
    const own = result.sentences.find(([beginning]) => text.startsWith(beginning));
    const place = own ? { anchor: own[1] } : { anchor: kept.anchor || result.anchor, quoted: text };
    return { ...kept, ...place, ...cut({ text, marked: marks(text, found) }) };
  };

  // The part of a long sentence around its first mark.
  const cut = ({ text, marked }) => {
    if (text.length <= LONGEST) return { text, marked };
    const first = marked[0]?.start ?? 0;
    const space = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const start = space > 0 && space <= first ? space : Math.max(0, first - BEFORE);
    const end = Math.min(text.length, start + LONGEST);
    const [head, tail] = [start ? "…" : "", end < text.length ? "…" : ""];
    const move = (place) => place - start + head.length;
    const moved = marked
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ ...mark, start: move(mark.start), end: move(mark.end) }));
    return { text: head + text.slice(start, end) + tail, marked: moved };
  };

  // Text with <mark> around what was found.
  const highlight = (text, marked) => {
    const nodes = document.createDocumentFragment();
    let at = 0;
    for (const { start, end } of marked) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.append(text.slice(at, start), mark);
      at = end;
    }
    nodes.append(text.slice(at));
    return nodes;
  };

  return { best, marks, highlight };
};
