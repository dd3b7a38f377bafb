// The index, loaded a piece at a time: only what a query needs.
factories.index = ({ manifest, load }) => {
  // Of those that hold what begins like a word.
  const MOST_SHARDS = 2;
  // After every letter.
  const LAST = "\uffff";
  const pieces = new Map();
  const piece = (name, read = (content) => content) => {
    if (!pieces.has(name)) pieces.set(name, load(name, manifest.version).then(read));
    return pieces.get(name);
  };
  const names = () => piece("names");
  const beginning = () => piece("beginning");
  const facets = () =>
    piece("facets", ({ values, dates }) => {
      for (const listed of Object.values(values)) {
        for (const pair of listed) pair[1] = read(pair[1]);
      }
      return { values, dates };
    });

  // -- postings --------------------------------------------------------------

  const { more, last, scores: steps, zones: zoneDigits } = manifest.digits;
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

  // The beginnings of shards, each written as how many letters it has in common with the one
  // before it, and its others.
  const beginningsOf = (written) => {
    let before = "";
    return (written ? written.split("\n") : []).map((each) => {
      before = before.slice(0, Number.parseInt(each[0], 36)) + each.slice(1);
      return before;
    });
  };
  const shards = beginningsOf(manifest.shards);

  // Which shard may hold a term: the last that does not begin after it; negative if none.
  const placeOf = (term, beginnings = shards) => {
    let [low, high] = [0, beginnings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beginnings[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // The terms of a shard, each with its distances, scores, twins, and place in the shard.
  const termsOf = ([listed, distances, scores, twins]) => {
    const columns = [distances, scores].map((column) => column.split(" "));
    const twinsOf = (term) => (Object.hasOwn(twins, term) ? twins[term] : []);
    return new Map(
      listed
        .split(" ")
        .map((term, n) => [term, [...columns.map((each) => each[n]), twinsOf(term), n]]),
    );
  };
  const shardAt = async (place) =>
    place < 0 ? new Map() : piece(`terms/${nameOf(shards[place])}`, termsOf);
  const zonesAt = (place) => piece(`zones/${nameOf(shards[place])}`, (column) => column.split(" "));

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
    const shard = await shardAt(placeOf(term));
    return shard.has(term) ? decode(term, shard.get(term)) : new Map();
  };

  const readZones = async (term) => {
    const place = placeOf(term);
    const shard = await shardAt(place);
    if (!shard.has(term)) return new Map();
    const written = (await zonesAt(place))[shard.get(term).at(-1)];
    const [low, high] = [0, 1].map((digit) => (n) => zoneDigits.indexOf(written[2 * n + digit]));
    const zonesOf = (n) => low(n) + zoneDigits.length * high(n);
    return new Map([...(await scores(term)).keys()].map((entry, n) => [entry, zonesOf(n)]));
  };
  const zoned = new Map();
  // The zones of the text of each entry that a term is in: a number with the bit of each.
  const zones = (term) => {
    if (!zoned.has(term)) zoned.set(term, readZones(term));
    return zoned.get(term);
  };

  // The terms in another script, or spelling, that are the same word as one.
  const twins = async (term) => {
    const shard = await shardAt(placeOf(term));
    return shard.get(term)?.[2] || [];
  };

  // The shortest wanted terms in some ranges, each from a term to all that begins with
  // another, with their scores.
  const between = async (ranges, isWanted, most) => {
    const found = await Promise.all(
      ranges.map(async ([low, high]) => {
        const first = Math.max(0, placeOf(low));
        const last = Math.min(placeOf(high + LAST), first + MOST_SHARDS - 1);
        const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
        const shards = await Promise.all(places.map(shardAt));
        return shards.flatMap((shard) =>
          [...shard].filter(([term]) => low <= term && term <= high + LAST && isWanted(term)),
        );
      }),
    );
    return found
      .flat()
      .sort(([one], [other]) => one.length - other.length)
      .slice(0, most)
      .map(([term, postings]) => [term, decode(term, postings)]);
  };

  // -- spelling --------------------------------------------------------------

  const spellings = Object.fromEntries(
    Object.entries(manifest.spelling).map(([list, written]) => [list, beginningsOf(written)]),
  );
  // Words, each of which begins with how many letters it has in common with the one before, as
  // a capital letter.
  const decodedWords = (coded) => {
    let before = "";
    return coded.split(/(?=[A-Z])/).map((each) => {
      before = before.slice(0, each.charCodeAt(0) - "A".charCodeAt(0)) + each.slice(1);
      return before;
    });
  };
  const likely = (listed) =>
    Object.entries(listed).flatMap(([number, coded]) =>
      decodedWords(coded).map((word) => [word, Number(number)]),
    );

  // The words of a list, each with its likelihood, whose skeletons begin with some letters; if
  // they are in many files, those near one of them.
  const spelled = async (list, beginning, middle) => {
    const beginnings = spellings[list];
    const [first, near, last] = [beginning, middle, beginning + LAST].map((each) =>
      Math.max(0, placeOf(each, beginnings)),
    );
    const from = Math.max(first, Math.min(near, last - MOST_SHARDS + 1));
    const names = beginnings.slice(from, Math.min(last, from + MOST_SHARDS - 1) + 1);
    const files = names.map((name) => piece(`spelling/${list}/${nameOf(name)}`, likely));
    return (await Promise.all(files)).flat();
  };

  // -- sounds ----------------------------------------------------------------

  const sounds = beginningsOf(manifest.sounds);
  // The terms with a key, each with the digit of its likelihood.
  const sounding = async (key) => {
    const place = placeOf(key, sounds);
    if (place < 0) return [];
    const listed = await piece(`sounds/${nameOf(sounds[place])}`);
    return Object.hasOwn(listed, key) ? listed[key].split(" ") : [];
  };

  // -- entries ---------------------------------------------------------------

  const slots = Array.from(manifest.entries, (digit) => Number.parseInt(digit, 16));
  const all = slots.flatMap((slot, entry) => (Number.isNaN(slot) ? [] : [entry]));
  const kindOf = (entry) => manifest.kinds[Math.floor(slots[entry] / manifest.ranks)];

  // The first of some entries in a row, each of which has a rank that makes it one with the
  // entry before it.
  const [ON_SAME_PAGE, SAME_RESULT] = [1, 2];
  const firstOf = (entry, rank) => {
    let first = entry;
    while (slots[first] % manifest.ranks >= rank) first -= 1;
    return first;
  };
  const resultOf = (entry) => firstOf(entry, SAME_RESULT);

  const entries = (numbers) =>
    Promise.all(
      numbers.map(async (entry) => {
        const first = firstOf(entry, ON_SAME_PAGE);
        const page = await piece(`pages/${first}`);
        return { ...page.entries[entry - first], entry, kind: kindOf(entry), uri: page.uri };
      }),
    );

  return {
    names,
    beginning,
    facets,
    scores,
    zones,
    twins,
    between,
    spelled,
    sounding,
    all,
    kindOf,
    resultOf,
    entries,
    size: all.length,
  };
};
