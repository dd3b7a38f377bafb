// The sentence of a result that contains most of the query, with marks.
factories.excerpts = ({ manifest, analyser }) => {
  const LONGEST = 150;
  const BEFORE = 40;
  const SENTENCE = new RegExp(`[^\\n]*?(?:${manifest.sentenceEnd}|$)\\s*`, "gm");

  // The places in `text` of what was found: {start, end, isExact, terms}, where `isExact`
  // is whether the word has the form that was asked for.
  const marks = (text, found) => {
    const insiders = [...found.terms].filter(analyser.canBeInside);
    const surfaces = new Set(analyser.words(found.searched).map((word) => word.surface));
    const marked = [];
    let before;
    for (const word of analyser.words(text)) {
      const { start, end } = word;
      const [compound] = before ? analyser.compounds(text, [before, word]) : [];
      if (found.terms.has(compound)) {
        marked.push({ start: before.start, end, isExact: true, terms: [compound] });
      }
      const terms = [...word.stems, ...word.guesses].filter((term) => found.terms.has(term));
      if (terms.length) {
        marked.push({ start, end, isExact: surfaces.has(word.surface), terms });
      } else {
        const term = insiders.find((each) => word.stems[0].includes(each));
        const at = term ? text.indexOf(term, start) : -1;
        if (at >= 0 && at < end) {
          marked.push({ start: at, end: at + term.length, isExact: false, terms: [term] });
        }
      }
      before = word;
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

  // The best sentence of a result: {text, marked, anchor, quoted, heading, contained, isExact},
  // where `quoted` is the sentence as it is on its page, if it has no anchor of its own.
  const best = (result, found) => {
    const top = {
      anchor: result.anchor,
      heading: "",
      text: "",
      marked: [],
      contained: 0,
      isExact: false,
    };
    let [kept, most] = [top, 0];
    for (const [anchor, heading, text] of result.parts) {
      for (const [sentence] of text.matchAll(SENTENCE)) {
        if (!sentence.trim()) continue;
        const marked = marks(sentence, found);
        const value = worth(marked, found);
        const points = 2 * value.contained + Number(value.isExact);
        if (points > most) {
          const shown = sentence.trimEnd();
          const own = result.sentences.find(([beginning]) => shown.startsWith(beginning));
          const place = own
            ? { anchor: own[1] }
            : { anchor: anchor || result.anchor, quoted: shown };
          kept = { ...place, heading, text: shown, marked, ...value };
          most = points;
        } else if (!kept.text) {
          kept = { ...top, text: sentence.trimEnd() };
        }
      }
    }
    return { ...kept, ...cut(kept) };
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
