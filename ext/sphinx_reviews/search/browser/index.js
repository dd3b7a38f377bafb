// The index, loaded a piece at a time: only what a query needs.
factories.index = ({ manifest, load }) => {
  const pieces = new Map();
  const piece = (name, read = (content) => content) => {
    if (!pieces.has(name)) pieces.set(name, load(name, manifest.version).then(read));
    return pieces.get(name);
  };
  const names = () => piece("names");
  const facets = () =>
    piece("facets", ({ values, dates }) => {
      for (const listed of Object.values(values)) {
        for (const pair of listed) pair[1] = read(pair[1]);
      }
      return { values, dates };
    });

  // -- postings --------------------------------------------------------------

  const { more, last, scores: steps } = manifest.digits;
  const values = [more, last].flatMap((digits) => [...digits].map((each, n) => [each, n]));
  const digits = new Map(values);

  // The entries that are written as distances, each from the one before it.
  const read = (distances) => {
    const found = [];
    let [entry, unit] = [0, 1];
    for (const each of distances) {
      entry += digits.get(each) * unit;
      unit = last.includes(each) ? 1 : unit * last.length;
      if (unit === 1) found.push(entry);
    }
    return found;
  };

  // -- terms -----------------------------------------------------------------

  const nameOf = (beginning) =>
    Array.from({ length: beginning.length }, (_, n) =>
      beginning.charCodeAt(n).toString(16).padStart(4, "0"),
    ).join("") || "0";

  // The terms of the last shard that does not begin after a term, with their postings.
  const shardOf = async (term) => {
    const beginnings = manifest.shards;
    let [low, high] = [0, beginnings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beginnings[middle] <= term) low = middle + 1;
      else high = middle;
    }
    if (!low) return new Map();
    return piece(`terms/${nameOf(beginnings[low - 1])}`, (columns) => {
      const [terms, ...postings] = columns.map((column) => column.split(" "));
      return new Map(terms.map((each, n) => [each, postings.map((column) => column[n])]));
    });
  };

  const decoded = new Map();
  const decode = (term, [distances, scores]) => {
    if (!decoded.has(term)) {
      const found = read(distances).map((entry, n) => [
        entry,
        steps.indexOf(scores[n]) / steps.length,
      ]);
      decoded.set(term, new Map(found));
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

  const kindOf = (entry) => manifest.kinds[manifest.kindsOfEntries[entry]];
  const size = [...manifest.kindsOfEntries].filter((kind) => kind in manifest.kinds).length;

  // The first of some entries in a row, each marked as one with the entry before it.
  const firstOf = (entry, marks) => {
    let first = entry;
    while (Number(marks[first])) first -= 1;
    return first;
  };
  const resultOf = (entry) => firstOf(entry, manifest.isSameResult);

  const entries = (numbers) =>
    Promise.all(
      numbers.map(async (entry) => {
        const first = firstOf(entry, manifest.isSamePage);
        const page = await piece(`pages/${first}`);
        return { ...page.entries[entry - first], entry, kind: kindOf(entry), uri: page.uri };
      }),
    );

  return { names, facets, scores, beginningWith, kindOf, resultOf, entries, size };
};
