// Finds the entries for a query, best first.
//
// `analyser` is that of the language:
//   words(text), compounds(text, words)  as in Python
//   isWord(term)       whether a term is a word as written
//   canBeInside(term)  whether a term can be inside a longer word
//   halves(word)       the pairs of words that a word may consist of
//   isInitials(query)  whether a query consists of first letters only
//   initials(name)     the first letters that a name is found by
//   begun(query)       {written, letter}: the query without the unfinished syllable at its end
factories.engine = ({ index, names, analyser }) => {
  const LESS_LIKELY = 0.7;
  const LESS_SURE = 0.4;
  const AS_COMPOUND = 0.5;
  // Maximum number of terms with the query as a prefix, if no term equals it.
  const MOST_BEGINNINGS = 60;

  // -- scores ----------------------------------------------------------------

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

  // -- the entries of a word -------------------------------------------------

  // The terms a word is found by, and the entries that contain it.
  const ofWord = async (word, beginning) => {
    const found = { terms: new Set(), compounds: new Set(), scores: new Map() };
    const take = (term, entries, weight) => {
      if (entries.size) found.terms.add(term);
      add(found.scores, entries, weight);
    };
    const candidates = [
      ...word.stems.map((stem, n) => [stem, n ? LESS_LIKELY : 1]),
      ...word.guesses.map((guess) => [guess, LESS_SURE]),
    ];
    const all = await Promise.all(candidates.map(([term]) => index.scores(term)));
    candidates.forEach(([term, weight], n) => {
      take(term, all[n], weight);
    });
    if (!found.scores.size) {
      const [parts, entries] = await byHalves(word.stems[0]);
      for (const part of parts) take(part, entries, 1);
    }
    if (beginning || !found.scores.size) {
      const letters = beginning || word.stems[0].normalize("NFD");
      const terms = await index.beginningWith(letters, analyser.isWord, MOST_BEGINNINGS);
      for (const [term, entries] of terms) take(term, entries, LESS_SURE);
    }
    // A known word may be followed by the beginning of a suffix.
    for (let end = word.surface.length - 1; beginning && !found.scores.size && end > 1; end -= 1) {
      const term = word.surface.slice(0, end);
      take(term, await index.scores(term), 1);
    }
    // All readings are one word, so that a rare reading does not count more than the likely one.
    const rare = rarity(found.scores.size);
    for (const [entry, score] of found.scores) found.scores.set(entry, score * rare);
    return found;
  };

  // A compound that no entry contains, but whose halves some entries contain.
  const byHalves = async (word) => {
    for (const halves of analyser.halves(word)) {
      const [one, other] = await Promise.all(halves.map(index.scores));
      if (one.size && other.size) return [halves, both(one, other)];
    }
    return [[], new Map()];
  };

  // -- the entries of a query ------------------------------------------------

  // `isTyping`: whether the last word may be unfinished.
  const find = async (text, isTyping = false) => {
    const query = text.normalize("NFC").trim().replace(/\s+/g, " ");
    const nothing = { query, found: [], apart: [], terms: new Set(), words: [], without: [] };
    if (!query) return nothing;
    if (analyser.isInitials(query)) return { ...nothing, found: await names.byInitials(query) };
    const { written, letter } = isTyping ? analyser.begun(query) : { written: query, letter: "" };
    const words = analyser.words(written);
    const last = words.at(-1);
    const isUnfinished = isTyping && last?.end === written.length && !/[\s.,!?]$/.test(text);
    const beginning = (word) =>
      isUnfinished && word === last ? word.surface.normalize("NFD") + letter : "";
    const all = await Promise.all(words.map((word) => ofWord(word, beginning(word))));
    const joined = await Promise.all(
      pairs(written, words).map(async ([first, term]) => [first, term, await index.scores(term)]),
    );
    for (const [first, , entries] of joined) {
      for (const each of all.slice(first, first + 2)) add(each.scores, entries, AS_COMPOUND);
    }
    const known = all.filter((each) => each.scores.size);
    if (!known.length) return nothing;
    const wide = known.map((each) => each.scores).reduce(both);
    // Bare neighbours are one name wherever an entry contains them together.
    const narrow = joined.reduce((kept, [first, term, entries]) => {
      const together = both(kept, entries);
      if (!together.size) return kept;
      for (const each of all.slice(first, first + 2)) each.compounds.add(term);
      return together;
    }, wide);
    const termsOfWords = known.map(({ terms, compounds }) => (compounds.size ? compounds : terms));
    const rank = (entries) =>
      [...entries]
        .sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .map(([entry]) => entry);
    return {
      query,
      found: rank(narrow),
      // Entries where the words of a name stand apart.
      apart: rank([...wide].filter(([entry]) => !narrow.has(entry))),
      scores: wide,
      // What was found, in all and for each word.
      terms: new Set(termsOfWords.flatMap((terms) => [...terms])),
      words: termsOfWords,
      // Words that no entry contains.
      without: words.filter((_, n) => !all[n].scores.size).map((word) => word.surface),
    };
  };

  const pairs = (text, words) =>
    words.slice(1).flatMap((second, first) => {
      const [term] = analyser.compounds(text, [words[first], second]);
      return term ? [[first, term]] : [];
    });

  return { find, results: index.entries };
};
