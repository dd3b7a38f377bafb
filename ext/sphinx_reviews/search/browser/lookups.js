// The terms of the index that a word may be found by: [[term, its weight, the entries with it]].
factories.lookups = ({ index, analyser, inflection, forgiving }) => {
  const LESS_LIKELY = 0.7;
  const LESS_SURE = 0.4;
  const AS_FORM = 0.5;
  const AS_TWIN = 0.5;
  // Maximum number of terms with the query as a prefix.
  const MOST_BEGINNINGS = 60;
  // A noun of so many letters is in any that begins so: 사진촬영 in 사진촬영후.
  const LONG = 4;

  // What is left without punctuation, if that is a name still: gpt4, but not n1 of n+1.
  const isName = (joined) => /[^\W\d].*[^\W\d]/.test(joined);

  const formsOf = (word, weight = 1) =>
    inflection.others(word).map((form) => [form, weight * AS_FORM]);

  // The terms that a word is found by, with their weights.
  const readings = (word) => {
    const parts = analyser.parts(word.surface);
    if (parts.length) {
      const asOne = [word.surface, ...[parts.join("")].filter(isName)];
      return [
        ...word.stems.filter((stem) => asOne.includes(stem)).map((stem) => [stem, 1]),
        ...formsOf(word.surface),
      ];
    }
    // Who asks for a word does not ask for the end of it: 주 of 알려주, 되 of 안되.
    const all = [...word.stems, ...word.guesses];
    const isBeginning = (guess) => new RegExp(`^${analyser.trace(guess)}`).test(word.surface);
    const isEnd = (guess) =>
      !isBeginning(guess) || all.some((term) => term !== guess && term.endsWith(guess));
    return [
      ...word.stems.map((stem, n) => [stem, n ? LESS_LIKELY : 1]),
      ...word.guesses.filter((guess) => !isEnd(guess)).map((guess) => [guess, LESS_SURE]),
      ...formsOf(word.surface),
    ];
  };

  // Terms with their weights and the entries that contain them.
  const lookUp = (weighted) =>
    Promise.all(weighted.map(async ([term, weight]) => [term, weight, await index.scores(term)]));

  const isFound = ([, , { size }]) => size > 0;
  const termsOf = (listed) => listed.filter(isFound).map(([term]) => term);

  // What is the same word as the terms that were found, in another script or spelling.
  const twinsOf = async (listed) => {
    const found = listed.filter(isFound);
    const all = await Promise.all(found.map(([term]) => index.twins(term)));
    return lookUp(all.flatMap((terms, n) => terms.flatMap(inForms(AS_TWIN * found[n][1]))));
  };
  const inForms = (weight) => (term) => [[term, weight], ...formsOf(term, weight)];

  const withTwins = async (listed) => [...listed, ...(await twinsOf(listed))];
  // What some words that are nowhere sound like, with its twins.
  const heardAs = async (words) => {
    const { sounding } = await forgiving();
    const terms = await sounding.terms(words);
    const found = await withTwins(await lookUp(terms.flatMap(inForms(AS_TWIN))));
    return found.filter(([term]) => sounding.mayBe(words, term));
  };

  const byBeginning = async (ranges, begins) => {
    const isWanted = (term) => analyser.isWord(term) && begins(term);
    const terms = await index.between(ranges, isWanted, MOST_BEGINNINGS);
    return terms.map(([term, entries]) => [term, LESS_SURE, entries]);
  };
  const isLong = (term) => analyser.canBeInside(term) && term.length >= LONG;
  const ofLonger = (word) => byBeginning([[word, word]], () => true);
  // A name with its number: python3, slf4j.
  const ofNumbered = (word) =>
    /^[a-z]{2,}$/.test(word) ? byBeginning([[`${word}0`, `${word}9`]], () => true) : [];
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

  return {
    isFound,
    termsOf,
    lookUp,
    asRead: (word) => lookUp(readings(word)),
    withTwins,
    heardAs,
    isLong,
    ofLonger,
    ofNumbered,
    ofTyped,
    withoutEnd,
  };
};
