// How near the words of a query stand in entries, as far as the zones of their texts tell.
factories.nearness = ({ index }) => {
  // Zones of a word in more entries would take longer to load than they are worth, and so would
  // those of a word that is hardly begun, and may become any of more terms.
  const MOST = 4000;
  const MOST_TERMS = 12;

  const isRare = ({ scores: { size }, terms }) => size <= MOST && terms.size <= MOST_TERMS;

  // The zones that a word is in, by any of its terms, for each of some entries.
  const zonesOf = async ({ terms }, entries) => {
    const found = new Map();
    for (const zones of await Promise.all([...terms].map(index.zones))) {
      for (const [entry, bits] of zones) {
        if (entries.has(entry)) found.set(entry, found.get(entry) | bits);
      }
    }
    return found;
  };

  // How many of some words a zone has, at most.
  const most = (zonesOfWords) => {
    // The zones with one word, with two, and so on.
    const levels = zonesOfWords.map(() => 0);
    for (const zones of zonesOfWords) {
      for (let n = levels.length - 1; n > 0; n -= 1) levels[n] |= levels[n - 1] & zones;
      levels[0] |= zones;
    }
    return levels.filter(Boolean).length;
  };

  // The entries in which all of some words are in one zone, if the words are not in too many.
  const together = async (scores, words) => {
    const all = await Promise.all(words.filter(isRare).map((word) => zonesOf(word, scores)));
    const share = (entry) => all.reduce((zones, each) => zones & each.get(entry), ~0);
    return new Map([...scores].filter(([entry]) => share(entry)));
  };

  // Scores of entries, those that have the words in one zone up to twice as high.
  const weighed = async (scores, words) => {
    const rare = words.filter(isRare);
    if (rare.length < 2) return scores;
    const all = await Promise.all(rare.map((word) => zonesOf(word, scores)));
    const share = (entry) => most(all.map((zones) => zones.get(entry))) / rare.length;
    return new Map([...scores].map(([entry, score]) => [entry, score * (1 + share(entry))]));
  };

  return { weighed, together };
};
