// The entries that contain a word, by any of its forms.
factories.words = ({ index, analyser, inflection }) => {
  const LESS_LIKELY = 0.7;
  const LESS_SURE = 0.4;
  const AS_TWIN = 0.5;
  // Maximum number of terms with the query as a prefix.
  const MOST_BEGINNINGS = 60;
  // Keys of a word by its sound, each of which may load a file.
  const MOST_KEYS = 6;

  // BM25's weight of a word that so many entries contain.
  const rarity = (number) => Math.log(1 + (index.size - number + 0.5) / (number + 0.5));

  const add = (sum, found, weight) => {
    for (const [entry, score] of found)
      sum.set(entry, Math.max(sum.get(entry) || 0, score * weight));
  };
  const both = (one, other) => {
    const found = new Map();
    for (const [entry, score] of one)
      if (other.has(entry)) found.set(entry, score + other.get(entry));
    return found;
  };

  // -- terms -----------------------------------------------------------------

  // The terms that a word is found by, with their weights.
  const readings = (word) => {
    const parts = analyser.parts(word.surface);
    if (parts.length) {
      const asOne = [word.surface, parts.join("")];
      return word.stems.filter((stem) => asOne.includes(stem)).map((stem) => [stem, 1]);
    }
    return [
      ...word.stems.map((stem, n) => [stem, n ? LESS_LIKELY : 1]),
      ...word.guesses.map((guess) => [guess, LESS_SURE]),
      ...inflection.others(word.surface).map((form) => [form, LESS_LIKELY]),
    ];
  };

  // Terms with their weights and the entries that contain them.
  const lookUp = (weighted) =>
    Promise.all(weighted.map(async ([term, weight]) => [term, weight, await index.scores(term)]));

  // What is the same word as the terms that were found, in another script or spelling.
  const twinsOf = async (listed) => {
    const found = listed.filter(([, , { size }]) => size);
    const all = await Promise.all(found.map(([term]) => index.twins(term)));
    return lookUp(all.flatMap((terms, n) => terms.flatMap(inForms(AS_TWIN * found[n][1]))));
  };
  const inForms = (weight) => (term) => [
    [term, weight],
    ...inflection.others(term).map((form) => [form, weight * LESS_LIKELY]),
  ];

  // Terms in the other script that sound like one of some words that are nowhere, the best
  // and those that are spelt like it.
  const soundingLike = async (readings) => {
    const found = await Promise.all(
      readings.map(async (word) => {
        const keys = analyser.soundKeys(word).slice(0, MOST_KEYS);
        const listed = new Set((await Promise.all(keys.map(index.sounding))).flat());
        return [...listed].map((each) => ({
          term: each.slice(0, -1),
          likely: Number(each.slice(-1)),
          alike: analyser.likeness(word, each.slice(0, -1)),
        }));
      }),
    );
    const alike = found.flat().filter((each) => each.alike);
    const [best] = alike.sort((one, other) => other.alike - one.alike || other.likely - one.likely);
    const spelt = (each) => analyser.skeleton(each.term) === analyser.skeleton(best.term);
    const terms = new Set(alike.filter(spelt).map((each) => each.term));
    return lookUp([...terms].flatMap(inForms(AS_TWIN)));
  };
  const withTwins = async (listed) => [...listed, ...(await twinsOf(listed))];

  // A compound that no entry contains, but whose halves some entries contain.
  const byHalves = async (word) => {
    for (const halves of analyser.halves(word.stems[0])) {
      const [one, other] = await Promise.all(halves.map(index.scores));
      if (one.size && other.size) {
        const entries = both(one, other);
        return halves.map((half) => [half, 1, entries]);
      }
    }
    return [];
  };

  const byBeginning = async (ranges, begins) => {
    const isWanted = (term) => analyser.isWord(term) && begins(term);
    const terms = await index.between(ranges, isWanted, MOST_BEGINNINGS);
    return terms.map(([term, entries]) => [term, LESS_SURE, entries]);
  };
  const ofLonger = (word) => byBeginning([[word, word]], () => true);
  // Terms that a reader may be typing, stroke by stroke.
  const ofTyped = (letters) => {
    const strokes = analyser.strokes(letters);
    return byBeginning(analyser.ranges(letters), (term) =>
      analyser.strokes(term).startsWith(strokes),
    );
  };

  // A known word that is followed by the beginning of a suffix.
  const withoutEnd = async (surface) => {
    for (let end = surface.length - 1; end > 1; end -= 1) {
      const term = surface.slice(0, end);
      const entries = await index.scores(term);
      if (entries.size) return [[term, 1, entries]];
    }
    return [];
  };

  // -- words -----------------------------------------------------------------

  // What a word is found by:
  //   terms    the terms that some entry contains
  //   scores   the entries with their scores
  //   isKnown  whether the index has the word itself, and not only others like it
  //   parts    the entries that contain its parts, if it is nowhere as a whole
  //
  // `beginning`: what is typed of a word that may not be at its end; otherwise empty.
  const find = async (word, beginning) => {
    const found = { terms: new Set(), scores: new Map(), isKnown: false, parts: new Map() };
    const take = (listed) => {
      for (const [term, weight, entries] of listed) {
        if (entries.size) found.terms.add(term);
        add(found.scores, entries, weight);
      }
    };
    let read = await lookUp(readings(word));
    const parts = analyser.parts(word.surface);
    if (!read.some(([, , { size }]) => size) && !parts.length && !beginning)
      read = await soundingLike([...new Set([word.surface, ...word.stems])].filter(analyser.isWord));
    take(await withTwins(read));
    found.isKnown = read.some(([term, , { size }]) => size && !word.guesses.includes(term));
    if (!found.scores.size && !parts.length) take(await byHalves(word));
    if (beginning) take(await ofTyped(beginning));
    else if (!found.scores.size) take(await ofLonger(word.stems[0]));
    if (beginning && !found.scores.size) take(await withoutEnd(word.surface));
    if (!found.scores.size && parts.length) {
      const all = await lookUp(parts.map((part) => [part, 1]));
      found.parts = all.map(([, , entries]) => entries).reduce(both);
      for (const [term] of all) found.terms.add(term);
    }
    return found;
  };

  // What two neighbours are found by if they are written as one word, as `find` returns it.
  const joined = async (term) => {
    const read = await lookUp([[term, 1]]);
    const isFound = read[0][2].size;
    const listed = (await withTwins(isFound ? read : await soundingLike([term]))).filter(
      ([, , { size }]) => size,
    );
    const scores = new Map();
    for (const [, weight, entries] of listed) add(scores, entries, weight);
    return { terms: listed.map(([each]) => each), scores };
  };

  return { find, joined, rarity, add, both };
};
