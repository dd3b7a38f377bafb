// What was found of a query in a text, and marked there.
factories.marks = ({ analyser }) => {
  const MOST_KNOWN = 20_000;
  const NOTHING = /(?!)/;

  // The words of a sentence, which is likely looked into again at the next key.
  const known = new Map();
  const wordsOf = (text) => {
    if (known.size > MOST_KNOWN) known.clear();
    if (!known.has(text)) known.set(text, analyser.words(text));
    return known.get(text);
  };

  // What is looked for in each sentence:
  //   surfaces    the forms asked for
  //   inside      terms that may be inside a word
  //   traces      the letters that terms leave in a text: all, and those of each word
  //   beginnings  with what a term begins, as the first of two words that are one
  const wanted = new WeakMap();
  const pattern = (patterns) => (patterns.length ? new RegExp(patterns.join("|")) : NOTHING);
  const tracesOf = (terms) => pattern([...terms].map(analyser.trace));
  const read = ({ searched, terms, words }) => {
    const listed = [...terms];
    return {
      surfaces: new Set(analyser.words(searched).map((word) => word.surface)),
      inside: pattern(listed.filter(analyser.canBeInside)),
      traces: tracesOf(terms),
      tracesOfWords: words.map(tracesOf),
      beginnings: new Set(
        listed.flatMap((term) => Array.from(term, (_, end) => term.slice(0, end))),
      ),
    };
  };
  const wantedOf = (found) => {
    if (!wanted.has(found)) wanted.set(found, read(found));
    return wanted.get(found);
  };

  // What was found of two neighbours that are one term.
  const compoundOf = (text, before, word, found) =>
    wantedOf(found).beginnings.has(before.surface)
      ? analyser.compounds(text, [before, word]).find((term) => found.terms.has(term))
      : undefined;

  // The places in `text` of what was found: {start, end, isExact, isWhole, terms}, where `isExact`
  // is whether the word has the form that was asked for, and `isWhole` whether it is one of the
  // terms, and not only contains one.
  const find = (text, found) => {
    const { surfaces, inside, traces } = wantedOf(found);
    const isFound = (term) => found.terms.has(term);
    const marked = [];
    let before;
    let wasFound = false;
    for (const word of wordsOf(text)) {
      const { start, end, surface } = word;
      const isTraced = traces.test(analyser.plain(surface));
      const terms = isTraced ? [...word.stems, ...word.guesses].filter(isFound) : [];
      const compound = before && compoundOf(text, before, word, found);
      // Of C++ without, which begins as what is typed, only C++ was looked for.
      if (compound && wasFound === terms.length > 0) {
        marked.push({ start: before.start, end, isExact: true, isWhole: true, terms: [compound] });
      }
      if (terms.length) {
        marked.push({ start, end, isExact: surfaces.has(surface), isWhole: true, terms });
      } else if (isTraced) {
        const [term] = inside.exec(word.stems[0]) || [];
        const at = term ? text.indexOf(term, start) : -1;
        if (at >= 0 && at < end) {
          const place = { start: at, end: at + term.length };
          marked.push({ ...place, isExact: false, isWhole: false, terms: [term] });
        }
      }
      before = word;
      wasFound = terms.length > 0;
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
        before.isWhole ||= mark.isWhole;
        before.terms = [...before.terms, ...mark.terms];
      } else found.push({ ...mark });
    }
    return found;
  };

  // What a text has of a query: {contained: how many words, isExact: whether one is in the
  // form asked for, isWhole: whether one is more than a part of a longer word, marked: where}.
  const worthOf = ({ text }, found) => {
    const marked = find(text, found);
    const contains = (terms) => marked.some((mark) => mark.terms.some((term) => terms.has(term)));
    return {
      contained: found.words.filter(contains).length,
      isExact: marked.some((mark) => mark.isExact),
      isWhole: marked.some((mark) => mark.isWhole),
      marked,
    };
  };

  // The most that it can have, going by its letters.
  const promiseOf = ({ text, plain }, found) => {
    const { surfaces, tracesOfWords } = wantedOf(found);
    const isForm = (word, n, words) =>
      surfaces.has(word.surface) || (n > 0 && compoundOf(text, words[n - 1], word, found));
    return {
      contained: tracesOfWords.filter((traces) => traces.test(plain)).length,
      isExact: wordsOf(text).some(isForm),
      isWhole: true,
    };
  };

  // Whether it can have anything at all.
  const mayHaveAny = ({ plain }, found) => wantedOf(found).traces.test(plain);

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

  return { find, worthOf, promiseOf, mayHaveAny, highlight };
};
