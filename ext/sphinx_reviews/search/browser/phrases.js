// The entries that contain phrases as they are written; loaded for a query that has some.
sphinxReviewsSearch.receive("search-phrases", ({ index, analyser, words, nearness }) => {
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

  // The terms of entries that have a phrase, if its words have no suffixes; in some entries they
  // are one word.
  const termsOf = (text, { letters, words: found, isOpen }) => {
    const some = found.map(({ word }) => word);
    const isPlain = some.map(({ surface }) => surface).join(" ") === letters.toLowerCase();
    if (isOpen || !isPlain || !some.every(({ bare }) => bare)) return [];
    return some.length === 1 ? some[0].stems.slice(0, 1) : analyser.compounds(text, some);
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
    const terms = termsOf(text, phrase);
    const listed = await Promise.all(terms.map(index.scores));
    const some = new Map([...scores].filter(([entry]) => listed.every((each) => each.has(entry))));
    if (phrase.words.length === 1 && terms.length) return [...some.keys()];
    const near = terms.length ? some : await nearness.together(some, phrase.words);
    return containing(rank(near), phrase.letters.toLowerCase(), terms.length > 0);
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
