// The sentence of a result that contains most of the query, with marks.
factories.excerpts = ({ manifest, analyser, marks }) => {
  const LONGEST = 150;
  const BEFORE = 40;
  const MANY_WORDS = 1000;
  const SENTENCE = new RegExp(`[^\\n]*?(?:${manifest.sentenceEnd}|$)\\s*`, "gm");

  // Of two sentences the one with more of the query comes first, in longer words only if it is
  // nowhere else; then rather a whole one than a row of names, then one in the form asked for, and
  // then the one before the other.
  const amount = ({ isWhole, contained }) => Number(isWhole) * MANY_WORDS + contained;
  const rank = (worth, { isSentence, place }) =>
    4 * amount(worth) + 2 * Number(isSentence) + Number(worth.isExact) - place;

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
    const promising = sentences
      .filter((sentence) => marks.mayHaveAny(sentence, found))
      .map((sentence) => ({ sentence, most: marks.promiseOf(sentence, found) }))
      .map((each) => ({ ...each, limit: rank(each.most, each.sentence) }))
      .sort((one, other) => other.limit - one.limit);
    let best = { rank: 0, contained: 0 };
    for (const { sentence, limit } of promising) {
      if (limit <= best.rank) break;
      const worth = marks.worthOf(sentence, found);
      if (rank(worth, sentence) > best.rank)
        best = { ...sentence, ...worth, rank: rank(worth, sentence) };
    }
    if (!best.contained) return undefined;
    // Whether any that has as much has it in the form asked for.
    const isAsGood = (worth) => worth.isExact && amount(worth) >= amount(best);
    const isExact = promising.some(
      ({ sentence, most }) => isAsGood(most) && isAsGood(marks.worthOf(sentence, found)),
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

  return { best };
};
