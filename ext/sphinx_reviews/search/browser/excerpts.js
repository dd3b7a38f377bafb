// What a result shows of its text: the sentence that says most of the query, with marks.
sphinxReviewsSearch.excerpts = (() => {
  "use strict";
  const LONGEST = 150;
  const BEFORE = 40;
  const SENTENCE = /[^\n]*?(?:[.!?…。？！]+["'”’」』)\]]*(?=\s|$)|$)\s*/gm;
  const HANGUL = /^[가-힣]{2,}$/;

  // Where `found.terms` are in `text`: [start, end, whether it is the word as asked for].
  const marks = (engine, text, found) => {
    const nouns = [...found.terms].filter((term) => HANGUL.test(term));
    const surfaces = new Set(engine.words(found.query).map((word) => word.surface));
    const marked = [];
    let before;
    for (const word of engine.words(text)) {
      const own = [...word.stems, ...word.guesses].filter((stem) => found.terms.has(stem));
      const joined = before?.bare && found.terms.has(before.stems[0] + word.stems[0]);
      if (joined) marked.push([before.start, word.end, true, [before.stems[0] + word.stems[0]]]);
      if (own.length) {
        marked.push([word.start, word.end, surfaces.has(word.surface), own]);
      } else {
        const noun = nouns.find((each) => word.stems[0].includes(each));
        const at = noun ? text.indexOf(noun, word.start) : -1;
        if (at >= 0 && at < word.end) marked.push([at, at + noun.length, false, [noun]]);
      }
      before = word;
    }
    return marked.sort((one, other) => one[0] - other[0]);
  };

  // How many of the query's words a sentence says, and whether one in the form asked for.
  const worth = (marked, found) => {
    const says = (terms) => marked.some(([, , , own]) => own.some((term) => terms.has(term)));
    return {
      said: found.words.filter(says).length,
      isExact: marked.some(([, , isExact]) => isExact),
    };
  };

  // {text, marked, anchor, heading, said, isExact} of the best sentence of a result.
  const best = (engine, result, found) => {
    const top = { anchor: result.anchor, heading: "", text: "", marked: [], said: 0, isExact: false };
    let [kept, most] = [top, 0];
    for (const [anchor, heading, text] of result.parts) {
      for (const [sentence] of text.matchAll(SENTENCE)) {
        if (!sentence.trim()) continue;
        const marked = marks(engine, sentence, found);
        const value = worth(marked, found);
        const points = 2 * value.said + Number(value.isExact);
        if (points > most) {
          kept = { anchor: anchor || result.anchor, heading, text: sentence.trimEnd(), marked, ...value };
          most = points;
        } else if (!kept.text) {
          kept = { ...top, text: sentence.trimEnd() };
        }
      }
    }
    return { ...kept, ...cut(kept) };
  };

  // Around the first mark, if the sentence is long.
  const cut = ({ text, marked }) => {
    if (text.length <= LONGEST) return { text, marked };
    const first = marked[0]?.[0] ?? 0;
    const space = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const start = space > 0 && space <= first ? space : Math.max(0, first - BEFORE);
    const end = Math.min(text.length, start + LONGEST);
    const [head, tail] = [start ? "…" : "", end < text.length ? "…" : ""];
    const moved = marked
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to, ...rest]) => [from - start + head.length, to - start + head.length, ...rest]);
    return { text: head + text.slice(start, end) + tail, marked: moved };
  };

  // Text with <mark> around what was found.
  const shown = (text, marked) => {
    const nodes = document.createDocumentFragment();
    let at = 0;
    for (const [start, end] of marked) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.append(text.slice(at, start), mark);
      at = end;
    }
    nodes.append(text.slice(at));
    return nodes;
  };

  return { best, marks, shown };
})();
