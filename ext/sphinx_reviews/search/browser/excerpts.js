// The sentence of a result that contains most of the query, with marks.
factories.excerpts = ({ manifest, analyser }) => {
  const LONGEST = 150;
  const BEFORE = 40;
  const MOST_KNOWN = 20_000;
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
  //   traces      the letters that all terms leave in a text, and in a word
  //   beginnings  with what a term begins, as the first of two words that are one
  const wanted = new WeakMap();
  const pattern = (patterns) => (patterns.length ? new RegExp(patterns.join("|")) : NOTHING);
  const read = ({ searched, terms }) => {
    const listed = [...terms];
    return {
      surfaces: new Set(analyser.words(searched).map((word) => word.surface)),
      inside: pattern(listed.filter(analyser.canBeInside)),
      traces: pattern(listed.map(analyser.trace)),
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

  // The places in `text` of what was found: {start, end, isExact, isWhole, terms}, where `isExact`
  // is whether the word has the form that was asked for, and `isWhole` whether it is one of the
  // terms, and not only contains one.
  const marks = (text, found) => {
    const { surfaces, inside, tracesInWord, beginnings } = wantedOf(found);
    const isFound = (term) => found.terms.has(term);
    const marked = [];
    let before;
    let wasFound = false;
    for (const word of wordsOf(text)) {
      const { start, end, surface } = word;
      const isTraced = tracesInWord.test(analyser.plain(surface));
      const terms = isTraced ? [...word.stems, ...word.guesses].filter(isFound) : [];
      const [compound] =
        before && beginnings.has(before.surface) ? analyser.compounds(text, [before, word]) : [];
      // Of C++ without, which begins as what is typed, only C++ was looked for.
      if (isFound(compound) && wasFound === terms.length > 0) {
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

  // A sentence with its marks, how many words of the query it contains, and whether one in the
  // form asked for, and one as a whole.
  const valued = (sentence, found) => {
    const marked = marks(sentence.text, found);
    const contains = (terms) => marked.some((mark) => mark.terms.some((term) => terms.has(term)));
    return {
      ...sentence,
      marked,
      contained: found.words.filter(contains).length,
      isExact: marked.some((mark) => mark.isExact),
      isWhole: marked.some((mark) => mark.isWhole),
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

  // The first of the sentences that contain most of the query, in longer words only if none has it
  // otherwise: rather a whole one than a row of names, and then one in the form asked for.
  const bestOf = (sentences, found) => {
    const { traces } = wantedOf(found);
    const some = sentences
      .filter(({ plain }) => traces.test(plain))
      .map((sentence) => valued(sentence, found));
    const whole = some.filter(({ isWhole }) => isWhole);
    const listed = whole.length ? whole : some;
    const most = Math.max(1, ...listed.map(({ contained }) => contained));
    const best = listed.filter(({ contained }) => contained === most);
    if (!best.length) return undefined;
    const points = ({ text, isExact }) => 2 * Number(analyser.endsSentence(text)) + Number(isExact);
    const kept = best.reduce((one, other) => (points(other) > points(one) ? other : one));
    return { ...kept, isExact: best.some(({ isExact }) => isExact) };
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
