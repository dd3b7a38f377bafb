// The entries that contain a word, by any of its forms.
factories.words = ({ index, analyser, inflection, forgiving }) => {
  const LESS_LIKELY = 0.7;
  const LESS_SURE = 0.4;
  const AS_FORM = 0.5;
  const AS_TWIN = 0.5;
  // Maximum number of terms with the query as a prefix.
  const MOST_BEGINNINGS = 60;
  // A noun of so many letters is in any that begins so: 사진촬영 in 사진촬영후.
  const LONG = 4;

  // BM25's weight of a word that so many entries contain.
  const rarity = (number) => Math.log(1 + (index.size - number + 0.5) / (number + 0.5));

  const add = (sum, found, weight) => {
    for (const [entry, score] of found) {
      const [before, now] = [sum.get(entry), score * weight];
      if (before === undefined || before < now) sum.set(entry, now);
    }
  };
  const both = (one, other) => {
    const found = new Map();
    for (const [entry, score] of one)
      if (other.has(entry)) found.set(entry, score + other.get(entry));
    return found;
  };

  // -- terms -----------------------------------------------------------------

  // What is left without punctuation, if that is a name still: gpt4, but not n1 of n+1.
  const isName = (joined) => /[^\W\d].*[^\W\d]/.test(joined);

  // The terms that a word is found by, with their weights.
  const readings = (word) => {
    const parts = analyser.parts(word.surface);
    if (parts.length) {
      const asOne = [word.surface, ...[parts.join("")].filter(isName)];
      return word.stems.filter((stem) => asOne.includes(stem)).map((stem) => [stem, 1]);
    }
    // Who asks for a word does not ask for the end of it: 주 of 알려주, 되 of 안되.
    const all = [...word.stems, ...word.guesses];
    const isBeginning = (guess) => new RegExp(`^${analyser.trace(guess)}`).test(word.surface);
    const isEnd = (guess) =>
      !isBeginning(guess) || all.some((term) => term !== guess && term.endsWith(guess));
    return [
      ...word.stems.map((stem, n) => [stem, n ? LESS_LIKELY : 1]),
      ...word.guesses.filter((guess) => !isEnd(guess)).map((guess) => [guess, LESS_SURE]),
      ...inflection.others(word.surface).map((form) => [form, AS_FORM]),
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
  const inForms = (weight) => (term) => [
    [term, weight],
    ...inflection.others(term).map((form) => [form, weight * AS_FORM]),
  ];

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

  // -- words -----------------------------------------------------------------

  const guessedOf = (word, read, scores) => {
    const isGuess = ([term]) => word.guesses.includes(term);
    const entriesOf = (listed) => new Set(listed.flatMap(([, , entries]) => [...entries.keys()]));
    const guessed = entriesOf(read.filter(isGuess));
    for (const entry of entriesOf(read.filter((each) => !isGuess(each)))) guessed.delete(entry);
    return guessed.size < scores.size ? guessed : new Set();
  };

  // What a word is found by:
  //   terms    the terms that some entry contains
  //   scores   the entries with their scores
  //   isKnown  whether the index has the word itself, and not only others like it
  //   heard    the terms that it sounds like, if it is nowhere as it is written
  //   isHeard  whether the index has it in another script only, as far as one can tell by the sound
  //   number   how many entries have it, or one like it
  //   parts    the entries that contain its parts, if it is nowhere as a whole
  //   guessed  those of its entries that contain it only if a guess is right, but for others
  //
  // `beginning`: what is typed of a word that may not be at its end; otherwise empty.
  // `isMeant`: whether the word is one of the index, and no form that may be of another.
  const find = async (word, beginning, isMeant) => {
    const found = { terms: new Set(), scores: new Map(), parts: new Map(), heard: [] };
    const take = (listed) => {
      for (const [term, weight, entries] of listed) {
        if (entries.size) found.terms.add(term);
        add(found.scores, entries, weight);
      }
    };
    const isItself = (each) => isFound(each) && word.stems.includes(each[0]);
    const all = await lookUp(readings(word));
    const isGuess = ([term]) => word.guesses.includes(term);
    const read = isMeant && all.some(isItself) ? all.filter((each) => !isGuess(each)) : all;
    // Two words of a text may together end as if with a particle: 문제 정의.
    if (!read.some(isFound)) read.push(...(await lookUp([[word.surface, 1]])));
    take(await withTwins(read));
    const numbered = beginning ? [] : await ofNumbered(word.surface);
    take(numbered);
    const isSaid = (each) => isFound(each) && !word.guesses.includes(each[0]);
    found.isKnown = numbered.length > 0 || read.some(isSaid);
    const parts = analyser.parts(word.surface);
    if (beginning) take(await ofTyped(beginning));
    const isElsewhere = numbered.length > 0 || (beginning && found.scores.size > 0);
    if (!isElsewhere && !parts.length && !read.some(isItself)) {
      const spelled = [...new Set([word.surface, ...word.stems])].filter(analyser.isWord);
      const heard = await heardAs(spelled);
      take(heard);
      found.heard = termsOf(heard);
      found.isHeard = !found.isKnown && found.heard.length > 0;
      found.isKnown ||= found.isHeard;
    }
    const [first] = word.stems;
    if (!beginning && (isLong(first) || !found.scores.size)) take(await ofLonger(first));
    found.guessed = guessedOf(word, read, found.scores);
    found.number = found.scores.size;
    if (beginning && !found.number) {
      const whole = analyser.before(beginning);
      if (whole) take(await ofTyped(whole));
      if (!found.scores.size) take(await withoutEnd(word.surface));
    }
    if (!found.scores.size && parts.length) {
      const inside = await lookUp(parts.map((part) => [part, 1]));
      found.parts = inside.map(([, , entries]) => entries).reduce(both);
      for (const [term] of inside) found.terms.add(term);
    }
    return found;
  };

  // Whether a word is in the index as it is written, so that nothing else is meant.
  const isSure = ({ isKnown, isHeard }) => isKnown && !isHeard;

  // What two neighbours are found by if they are written as one word, as `find` returns it.
  // Words that are known apart are heard apart.
  const joined = async (term, parts) => {
    const read = await lookUp([[term, 1]]);
    const isWritten = read.some(isFound) || parts.some(isSure);
    const listed = await (isWritten ? withTwins(read) : heardAs([term]));
    const scores = new Map();
    for (const [, weight, entries] of listed) add(scores, entries, weight);
    const terms = termsOf(listed);
    return { terms, scores, heard: isWritten ? [] : terms };
  };

  // The words of a query, each with what it is found by; `isTyping`: whether the last may
  // be unfinished, `isMeant`: whether each is as the index has it.
  const read = async (asked, isTyping, isMeant = false) => {
    const { written, letter } = isTyping
      ? analyser.begun(asked.text)
      : { written: asked.text, letter: "" };
    const found = analyser.words(written);
    const last = found.at(-1);
    const isUnfinished = isTyping && last?.end === written.length;
    return Promise.all(
      found.map(async (word) => {
        const beginning = isUnfinished && word === last ? word.surface + letter : "";
        const token = asked.tokens.findLastIndex(({ start }) => start <= word.start);
        return { word, token, ...(await find(word, beginning, isMeant)) };
      }),
    );
  };

  // How many entries have the word that some letters are; `isTyped`: or one that begins so.
  const number = async (letters, isTyped) => {
    const [word, ...others] = analyser.words(letters);
    if (others.length || word?.surface !== letters) return 0;
    const all = await Promise.all([letters, ...word.stems].map(index.scores));
    if (isTyped) all.push(...(await ofTyped(letters)).map(([, , entries]) => entries));
    const most = () => Math.max(0, ...all.map(({ size }) => size));
    if (!most() && isLong(letters))
      all.push(...(await ofLonger(letters)).map(([, , entries]) => entries));
    return most();
  };

  return { read, joined, number, isSure, rarity, add, both };
};
