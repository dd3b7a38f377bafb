// The sentence of a result that contains most of the query, with marks.
factories.excerpts = ({ manifest, analyser }) => {
  const LONGEST = 150;
  const BEFORE = 40;
  const MOST_KNOWN = 20_000;
  const MANY_WORDS = 1000;
  const NOTHING = /(?!)/;
  const SENTENCE = new RegExp(`[^\\n]*?(?:${manifest.sentenceEnd}|$)\\s*`, "gm");

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
  //   traces      the letters that terms leave in a text: all, those of each word, and in a word
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
      // A word begins with the stem of a verb.
      tracesInWord: pattern(
        listed.map((term) => (analyser.isWord(term) ? "" : "^") + analyser.trace(term)),
      ),
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
  const marks = (text, found) => {
    const { surfaces, inside, tracesInWord } = wantedOf(found);
    const isFound = (term) => found.terms.has(term);
    const marked = [];
    let before;
    let wasFound = false;
    for (const word of wordsOf(text)) {
      const { start, end, surface } = word;
      const isTraced = tracesInWord.test(analyser.plain(surface));
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

  // What a sentence has of a query: {contained: how many words, isExact: whether one is in the
  // form asked for, isWhole: whether one is more than a part of a longer word, marked: where}.
  const valueOf = ({ text }, found) => {
    const marked = marks(text, found);
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

  // Of two sentences the one with more of the query comes first, in longer words only if it is
  // nowhere else; then rather a whole one than a row of names, then one in the form asked for, and
  // then the one before the other.
  const amount = ({ isWhole, contained }) => Number(isWhole) * MANY_WORDS + contained;
  const rank = (value, { isSentence, place }) =>
    4 * amount(value) + 2 * Number(isSentence) + Number(value.isExact) - place;

  // The sentences of a result, in their sections; read once for each text, as the next key looks
  // into the same.
  const split = new WeakMap();
  const readParts = (parts) =>
    parts.flatMap(([anchor, heading, text]) =>
      [...text.matchAll(SENTENCE)]
        .map(([each]) => ({ anchor, heading, text: each.trimEnd() }))
        .filter((each) => each.text),
    );
  const withPlace = (each, n, { length }) => ({
    ...each,
    plain: analyser.plain(each.text),
    isSentence: analyser.endsSentence(each.text),
    place: n / length,
  });
  const sentencesOf = ({ parts }) => {
    if (!split.has(parts)) split.set(parts, readParts(parts).map(withPlace));
    return split.get(parts);
  };

  // The best of some sentences.  Those that promise most are looked into first, and the others only
  // if they promise more than was found.
  const bestOf = (sentences, found) => {
    const { traces } = wantedOf(found);
    const promising = sentences
      .filter(({ plain }) => traces.test(plain))
      .map((sentence) => ({ sentence, most: promiseOf(sentence, found) }))
      .map((each) => ({ ...each, limit: rank(each.most, each.sentence) }))
      .sort((one, other) => other.limit - one.limit);
    let best = { rank: 0, contained: 0 };
    for (const { sentence, limit } of promising) {
      if (limit <= best.rank) break;
      const value = valueOf(sentence, found);
      if (rank(value, sentence) > best.rank)
        best = { ...sentence, ...value, rank: rank(value, sentence) };
    }
    if (!best.contained) return undefined;
    // Whether any that has as much has it in the form asked for.
    const isAsGood = (value) => value.isExact && amount(value) >= amount(best);
    const isExact = promising.some(
      ({ sentence, most }) => isAsGood(most) && isAsGood(valueOf(sentence, found)),
    );
    return { ...best, isExact };
  };

  // The best sentence of a result: {text, marked, anchor, quoted, heading, contained, isExact},
  // where `quoted` is the sentence as it is on its page, if it has no anchor of its own.
  const best = (result, found) => {
    const sentences = sentencesOf(result);
    const kept = bestOf(sentences, found);
    if (!kept) {
      const text = sentences[0]?.text || "";
      const nothing = { anchor: result.anchor, heading: "", contained: 0, isExact: false };
      return { ...nothing, ...cut({ text, marked: [] }) };
    }
    const { text } = kept;
    const own = result.sentences.find(([beginning]) => text.startsWith(beginning));
    const place = own ? { anchor: own[1] } : { anchor: kept.anchor || result.anchor, quoted: text };
    return { ...kept, ...place, ...cut(kept) };
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
