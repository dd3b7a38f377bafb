// The entries that contain a word, by any of its forms.
factories.words = ({ index, analyser, lookups }) => {
  const { isFound, termsOf, lookUp, asRead, withTwins, heardAs } = lookups;
  const { isLong, ofLonger, ofNumbered, ofTyped, withoutEnd } = lookups;
  // Letters of two words that sound like another word hardly by chance.
  const HEARD = 8;

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
  const rank = (scores) =>
    [...scores]
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .map(([entry]) => entry);
  // The best score of each entry of some terms.
  const scoresOf = (listed) => {
    const scores = new Map();
    for (const [, weight, entries] of listed) add(scores, entries, weight);
    return scores;
  };

  // -- one word --------------------------------------------------------------

  const isGuessOf = (word) => (each) => word.guesses.includes(each[0]);
  const isItselfOf = (word) => (each) => isFound(each) && word.stems.includes(each[0]);

  // The readings of a word; `isMeant`: without guesses, if it is in the index as it is.
  const readAs = async (word, isMeant) => {
    const all = await asRead(word);
    const isGuess = isGuessOf(word);
    const isWhole = isMeant && all.some(isItselfOf(word));
    const read = isWhole ? all.filter((each) => !isGuess(each)) : all;
    // Two words of a text may together end as if with a particle: 문제 정의.
    return read.some(isFound) ? read : [...read, ...(await lookUp([[word.surface, 1]]))];
  };

  const heardOf = ({ surface, stems }) =>
    heardAs([...new Set([surface, ...stems])].filter(analyser.isWord));

  // The entries of a word that contain it only if a guess is right; none if all do.
  const guessedOf = (word, read, scores) => {
    const isGuess = isGuessOf(word);
    const entriesOf = (listed) => new Set(listed.flatMap(([, , entries]) => [...entries.keys()]));
    const guessed = entriesOf(read.filter(isGuess));
    for (const entry of entriesOf(read.filter((each) => !isGuess(each)))) guessed.delete(entry);
    return guessed.size < scores.size ? guessed : new Set();
  };

  // What there is of a word that nothing has or begins with as far as it is typed.
  const ofTypedBefore = async (word, beginning) => {
    const whole = analyser.before(beginning);
    const begun = whole ? await ofTyped(whole) : [];
    return begun.some(isFound) ? begun : withoutEnd(word.surface);
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
    const [first] = word.stems;
    const parts = analyser.parts(word.surface);
    const isGuess = isGuessOf(word);
    const read = await readAs(word, isMeant);
    const numbered = beginning ? [] : await ofNumbered(word.surface);
    const typed = beginning ? await ofTyped(beginning) : [];

    const isSaid = numbered.length > 0 || read.some((each) => isFound(each) && !isGuess(each));
    const isBegun = beginning && [...read, ...typed].some(isFound);
    const isHeardOnly = !(
      numbered.length ||
      isBegun ||
      parts.length ||
      read.some(isItselfOf(word))
    );
    const heard = isHeardOnly ? await heardOf(word) : [];

    const listed = [...(await withTwins(read)), ...numbered, ...typed, ...heard];
    const isNowhere = !listed.some(isFound);
    if (!beginning && (isNowhere || isLong(first))) listed.push(...(await ofLonger(first)));
    const own = scoresOf(listed);
    if (beginning && isNowhere) listed.push(...(await ofTypedBefore(word, beginning)));
    const scores = own.size ? own : scoresOf(listed);
    const isInParts = !scores.size && parts.length > 0;
    const inside = isInParts ? await lookUp(parts.map((part) => [part, 1])) : [];

    const isHeard = !isSaid && heard.some(isFound);
    return {
      terms: new Set([...termsOf(listed), ...inside.map(([term]) => term)]),
      scores,
      isKnown: isSaid || isHeard,
      heard: termsOf(heard),
      isHeard,
      number: own.size,
      parts: isInParts ? inside.map(([, , entries]) => entries).reduce(both) : new Map(),
      guessed: guessedOf(word, read, own),
    };
  };

  // Whether a word is in the index as it is written, so that nothing else is meant.
  const isSure = ({ isKnown, isHeard }) => isKnown && !isHeard;

  // What two neighbours are found by if they are written as one word, as `find` returns it.
  // Words that are known apart are heard apart, unless they are long and not of syllables, as
  // open source is, which a page may only have in the other script.
  const joined = async (term, parts) => {
    const read = await lookUp([[term, 1]]);
    const areTelling = term.length >= HEARD && !analyser.canBeInside(term) && parts.every(isSure);
    const isWritten = read.some(isFound) || (!areTelling && parts.some(isSure));
    const listed = await (isWritten ? withTwins(read) : heardAs([term]));
    const terms = termsOf(listed);
    return { terms, scores: scoresOf(listed), heard: isWritten ? [] : terms };
  };

  // -- all words -------------------------------------------------------------

  // Words without the syllable right after the last of them that begins its suffix: MLOps르.
  const withoutSuffix = (all, end) => {
    const [before, last] = all.slice(-2);
    const isSuffix = last && last.start === before.end && last.end === end;
    return isSuffix && last.surface.length === 1 ? all.slice(0, -1) : all;
  };

  // The words of a query, each with what it is found by; `isTyping`: whether the last may
  // be unfinished, `isMeant`: whether each is as the index has it.
  const read = async (asked, isTyping, isMeant = false) => {
    const { written, letter } = isTyping
      ? analyser.begun(asked.text)
      : { written: asked.text, letter: "" };
    const all = analyser.words(written);
    const found = isTyping ? withoutSuffix(all, written.length) : all;
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

  return { read, joined, number, isSure, rarity, add, both, rank };
};
