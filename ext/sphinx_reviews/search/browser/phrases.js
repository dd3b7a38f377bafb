// The entries that contain phrases as they are written; loaded for a query that has some.
sphinxReviewsSearch.receive("search-phrases", ({ index, analyser, lookups, words, nearness }) => {
  const { rank } = words;
  // So many pages are looked into, as many at once as are shown first.
  const MOST = 50;
  const FIRST = 10;

  // The tokens of a query, each with its words as they were found, in groups between which a
  // reader chooses.
  const groupsOf = ({ text, tokens }, all, isTyping) => {
    const groups = [];
    for (const [n, { isPhrase, isAlternative, start, end }] of tokens.entries()) {
      const own = all.filter(({ token }) => token === n);
      const isOpen = isTyping && n === tokens.length - 1;
      const read = { isPhrase, isOpen, letters: text.slice(start, end), words: own };
      if (isAlternative) groups.at(-1).push(read);
      else groups.push([read]);
    }
    return groups;
  };

  // Whether the index tells which entries have a phrase: neighbours without suffixes are terms.
  const isTold = ({ letters, words: some, isOpen }) =>
    !isOpen &&
    some.every(({ word }) => word.bare) &&
    some.map(({ word }) => word.surface).join(" ") === letters.toLowerCase();

  // The entries with each pair of neighbours in such a phrase, the last of which may begin a longer
  // word; in some entries a pair is one word.
  const ofPairs = (text, some) => {
    const terms = analyser.compounds(
      text,
      some.map(({ word }) => word),
    );
    const ofLast = async (term) =>
      new Set((await lookups.ofLonger(term)).flatMap(([, , entries]) => [...entries.keys()]));
    return Promise.all(
      terms.map((term, n) => (n + 1 < terms.length ? index.scores(term) : ofLast(term))),
    );
  };

  // Of some entries, best first, those that contain letters: of the best, or if all but a few
  // contain them, as many as are shown first.
  const containing = async (entries, letters, isLikely) => {
    const isIn = ({ title, names, parts }) =>
      [title, ...names, ...parts.flat()].some((line) => line.toLowerCase().includes(letters));
    const found = [];
    let looked = 0;
    while (looked < Math.min(MOST, entries.length) && !(isLikely && found.length >= FIRST)) {
      const some = await index.entries(entries.slice(looked, looked + FIRST));
      found.push(...some.filter(isIn).map(({ entry }) => entry));
      looked += FIRST;
    }
    return isLikely ? [...found, ...entries.slice(looked)] : found;
  };

  const withPhrase = async (scores, phrase, text) => {
    const isNowhere = phrase.words.some((each) => !each.scores.size);
    if (isNowhere && !phrase.isOpen) return [];
    const letters = phrase.letters.toLowerCase();
    if (!isTold(phrase)) {
      return containing(rank(await nearness.together(scores, phrase.words)), letters, false);
    }
    const isOneWord = phrase.words.length === 1;
    const listed = isOneWord
      ? [await index.scores(phrase.words[0].word.stems[0])]
      : await ofPairs(text, phrase.words);
    const some = new Map([...scores].filter(([entry]) => listed.every((each) => each.has(entry))));
    return isOneWord ? [...some.keys()] : containing(rank(some), letters, true);
  };

  const withWords = (scores, { words: some }) =>
    [...scores.keys()].filter((entry) => some.some((each) => each.scores.has(entry)));

  // Of entries with their scores those that contain the phrases of a query.
  const within = async (scores, asked, all, isTyping) => {
    let left = scores;
    for (const group of groupsOf(asked, all, isTyping)) {
      if (!group.some(({ isPhrase }) => isPhrase)) continue;
      const found = await Promise.all(
        group.map((each) =>
          each.isPhrase ? withPhrase(left, each, asked.text) : withWords(left, each),
        ),
      );
      left = new Map(found.flat().map((entry) => [entry, left.get(entry)]));
    }
    return left;
  };

  return { within };
});
