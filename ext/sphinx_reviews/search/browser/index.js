// The index, loaded a piece at a time: only what a query needs.
factories.index = ({ manifest, load }) => {
  const pieces = new Map();
  const piece = (name, read = (content) => content) => {
    if (!pieces.has(name)) pieces.set(name, load(name, manifest.version).then(read));
    return pieces.get(name);
  };
  const names = () => piece("names");
  const facets = () => piece("facets");

  // The index of the last number or text in a sorted list that is not after `value`.
  const lastUpTo = (list, value) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // -- terms -----------------------------------------------------------------

  const shardOf = async (term) => {
    const number = lastUpTo(manifest.shards, term);
    return number < 0 ? new Map() : piece(`terms/${number}`, (pairs) => new Map(pairs));
  };

  const decoded = new Map();
  const decode = (term, postings) => {
    if (!decoded.has(term)) {
      const scores = new Map();
      let entry = 0;
      for (const posting of postings) {
        entry += Math.floor(posting / manifest.steps);
        scores.set(entry, (posting % manifest.steps) / manifest.steps);
      }
      decoded.set(term, scores);
    }
    return decoded.get(term);
  };

  // The entries of a term, with their scores between 0 and 1.
  const scores = async (term) => {
    const shard = await shardOf(term);
    return shard.has(term) ? decode(term, shard.get(term)) : new Map();
  };

  // The shortest terms that begin with some letters (NFD), with their scores.
  const beginningWith = async (letters, isWanted, most) => {
    const shard = await shardOf(letters.normalize("NFC"));
    return [...shard.keys()]
      .filter((term) => isWanted(term) && term.normalize("NFD").startsWith(letters))
      .sort((one, other) => one.length - other.length)
      .slice(0, most)
      .map((term) => [term, decode(term, shard.get(term))]);
  };

  // -- entries ---------------------------------------------------------------

  const firstOfPages = [];
  manifest.entriesOfPages.reduce((sum, number) => {
    firstOfPages.push(sum);
    return sum + number;
  }, 0);
  let last = -1;
  // The first entry of each result.
  const resultOfEntries = manifest.isSameResult.map((isSame, entry) => {
    if (!isSame) last = entry;
    return last;
  });

  const kindOf = (entry) => manifest.kinds[manifest.kindsOfEntries[entry]];
  const resultOf = (entry) => resultOfEntries[entry];

  const entries = (numbers) =>
    Promise.all(
      numbers.map(async (entry) => {
        const number = lastUpTo(firstOfPages, entry);
        const page = await piece(`pages/${number}`);
        const shown = page.entries[entry - firstOfPages[number]];
        return { ...shown, entry, kind: kindOf(entry), uri: page.uri };
      }),
    );

  const size = manifest.kindsOfEntries.length;
  return { names, facets, scores, beginningWith, kindOf, resultOf, entries, size };
};
