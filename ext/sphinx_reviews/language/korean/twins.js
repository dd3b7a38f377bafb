// Words in two scripts that may be one, by their sound, as in twins.py and in the modules of
// language/sounds.
factories.koreanTwins = ({ spoken, read, twins }, { numbers }) => {
  const [FIRST, MIDDLE, LAST] = spoken.letters;
  const isLatin = (word) => /^[ -~]*$/.test(word);
  const once = (sounded) => sounded.replace(/([a-zA-Z])\1+/g, "$1");

  // -- how a word sounds -----------------------------------------------------

  const soundsOf = (letter) => {
    const [leading, vowel, coda] = numbers(letter) || [];
    if (leading !== undefined)
      return (FIRST[leading] + MIDDLE[vowel] + LAST[coda]).replaceAll("_", "");
    if (Object.hasOwn(spoken.names, letter))
      return [...spoken.names[letter]].map(soundsOf).join("");
    return /\d/.test(letter) ? letter : "";
  };
  const sounds = (word) =>
    once(
      [...word]
        .map(soundsOf)
        .join("")
        .replaceAll("Ll", "L")
        .replace(/([jc])y/g, "$1"),
    );

  // Browsers without lookbehind do without the spellings that need it.
  const compiled = (spelling) => {
    try {
      return new RegExp(spelling, "y");
    } catch {
      return null;
    }
  };
  const TABLE = read.table
    .map(([spelling, sounded]) => [compiled(spelling), sounded])
    .filter(([spelling]) => spelling);
  const isVowelLetter = (letter) => read.vowels.includes(letter);
  // What may be read at each letter of a Latin word: [letters, sound, cost].  The names of results
  // are read again at each key.
  const known = new Map();
  const readings = (word) => {
    if (!known.has(word)) known.set(word, readAll(word));
    return known.get(word);
  };
  const readAll = (word) =>
    [...word].map((letter, at) => {
      const found = [];
      for (const [spelling, sounded] of TABLE) {
        spelling.lastIndex = at;
        const match = spelling.exec(word);
        for (const [sound, cost] of match ? sounded : [])
          found.push([match[0].length, sound, cost]);
      }
      if (/\d/.test(letter)) found.push([1, sounds(letter), 0]);
      return [...found, [1, "", isVowelLetter(letter) ? read.vowelLost : read.consonantLost]];
    });

  // -- keys ------------------------------------------------------------------

  const skeletonOf = (sounded) =>
    [...sounded].map((sound) => twins.consonants[sound] || "").join("");
  const keyOf = (skeleton) =>
    skeleton.length < twins.long
      ? skeleton
      : once([...skeleton].map((each) => twins.near[each] || each).join(""));
  const skeletons = (word) => {
    const rows = [new Set([""]), ...[...word].map(() => new Set())];
    readings(word).forEach((found, at) => {
      for (const [letters, sound, cost] of found) {
        if (cost > twins.common && (sound || !isVowelLetter(word[at]))) continue;
        const more = skeletonOf(sound);
        for (const each of rows[at]) rows[at + letters].add(each + more);
      }
    });
    return [...rows.at(-1)];
  };

  const { latin, hangul, foreign, letters } = twins;
  const [LATIN, HANGUL, FOREIGN, LETTERS] = [latin, hangul, foreign, letters].map(
    (each) => new RegExp(each),
  );
  const isForeign = (word) => FOREIGN.test(word);
  const mayBeLoan = (word) =>
    LETTERS.test(word) ||
    ([...word].every((each) => {
      const [leading, vowel, coda] = numbers(each);
      const isNative = twins.native.includes(leading) || vowel === twins.nativeVowel;
      return !isNative && twins.closing.includes(coda);
    }) &&
      (word.length > twins.shortHangul || isForeign(word)));

  // The keys of a word, one of which it has in common with what may be the same word.
  const OF_SHORT = new Set(Object.values(twins.short));
  const soundKeys = (word) => {
    if (Object.hasOwn(twins.short, word)) return [twins.short[word]];
    let found = [];
    let isSpelled = false;
    if (LATIN.test(word)) {
      found = skeletons(word);
      isSpelled = word.length <= twins.abbreviation;
    } else if (HANGUL.test(word) && mayBeLoan(word)) {
      found = [skeletonOf(sounds(word))];
      isSpelled = LETTERS.test(word);
    }
    const keys = found.filter((each) => each.length > 1).map(keyOf);
    const whole = isSpelled ? [sounds(word)] : [];
    return [...new Set([...keys, ...whole, ...(OF_SHORT.has(word) ? [word] : [])])];
  };

  // -- likeness --------------------------------------------------------------

  const isVowel = (sound) => spoken.vowels.includes(sound);
  // At the end a vowel but ㅣ is another word: 프로그래머.
  const lossOf = (sound, isLast) =>
    (isVowel(sound) || sound === "h") && (sound === "i" || !isLast)
      ? read.vowelLost
      : read.consonantLost;
  const lose = (korean, row, most) => {
    for (let position = 0; position < korean.length; position += 1) {
      if (!row.has(position)) continue;
      const isLast = position === korean.length - 1;
      const cost = row.get(position) + lossOf(korean[position], isLast);
      if (cost <= Math.min(most, row.get(position + 1) ?? most)) row.set(position + 1, cost);
    }
  };
  // What the cheapest reading of a Latin word as sounds costs; nothing above `most`.
  const costOf = (korean, latin, most) => {
    const rows = [new Map([[0, 0]]), ...[...latin].map(() => new Map())];
    readings(latin).forEach((found, at) => {
      lose(korean, rows[at], most);
      for (const [position, cost] of rows[at]) {
        for (const [letters, sound, more] of found) {
          const [total, end] = [cost + more, position + sound.length];
          const row = rows[at + letters];
          if (total > most || !korean.startsWith(sound, position)) continue;
          if (total < (row.get(end) ?? most + 1)) row.set(end, total);
        }
      }
    });
    lose(korean, rows.at(-1), most);
    return rows.at(-1).get(korean.length);
  };

  // How alike two words sound, up to 1; 0 if they are not one word in two scripts.
  const likeness = (one, other) => {
    if (isLatin(one) === isLatin(other)) return 0;
    const [korean, latin] = isLatin(one) ? [other, one] : [one, other];
    if (twins.short[korean] === latin) return 1;
    const sounded = sounds(korean);
    if (sounded === sounds(latin)) return 1;
    const least = leastOf(korean, latin);
    const size = Math.max(2, [...sounded].filter((sound) => !isVowel(sound)).length);
    const cost = costOf(sounded, latin, size * (1 - least));
    return cost === undefined ? 0 : 1 - cost / size;
  };
  const leastOf = (korean, latin) => {
    if (latin.length <= twins.shortLatin) return 1;
    if (!isForeign(korean)) return twins.leastOfNative;
    return twins.least[korean.length] ?? twins.leastIfLong;
  };

  return { soundKeys, likeness };
};
