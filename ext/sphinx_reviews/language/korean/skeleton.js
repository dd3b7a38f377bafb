// What is left of a word when it is misspelt, as in skeleton.py, and how far two words are.
factories.koreanSkeleton = ({ LEADING, CODAS, apart, numbers, strokes }) => {
  const LIKE = {
    ㄲ: "ㄱ",
    ㅋ: "ㄱ",
    ㄸ: "ㄷ",
    ㅌ: "ㄷ",
    ㅃ: "ㅂ",
    ㅍ: "ㅂ",
    ㅆ: "ㅅ",
    ㅉ: "ㅈ",
    ㅊ: "ㅈ",
  };
  const ofClass = (letters) =>
    [...letters].map((each) => (each === "ㅇ" ? "" : LIKE[each] || each)).join("");
  const consonants = (letter) => {
    const [leading, , coda] = numbers(letter) || [];
    if (leading === undefined) return letter.replace(/[aeiou]/, "");
    return ofClass(LEADING[leading] + apart(CODAS[coda]));
  };
  const skeleton = (word) =>
    [...word]
      .map(consonants)
      .join("")
      .replace(/(.)\1+/g, "$1");

  // -- distance --------------------------------------------------------------

  // Letters that are often taken for each other.
  const VOWELS = "ㅐㅔ ㅐㅏ ㅔㅣ ㅓㅗ ㅓㅏ ㅡㅜ ㅡㅣ ㅑㅏ ㅕㅓ ㅛㅗ ㅠㅜ ㅐㅓ ie ae ea ou".split(
    " ",
  );
  const NEAR = new Set(VOWELS.flatMap(([one, other]) => [one + other, other + one]));
  const isNear = (one, other) =>
    NEAR.has(one + other) || (LIKE[one] || one) === (LIKE[other] || other);

  // Neighbours on a keyboard.
  const ROWS =
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ ㅁㄴㅇㄹㅎㅗㅓㅏㅣ ㅋㅌㅊㅍㅠㅜㅡ qwertyuiop asdfghjkl zxcvbnm";
  const isBeside = (one, other) => ROWS.includes(one + other) || ROWS.includes(other + one);
  const costOf = (one, other) =>
    isNear(one, other) ? OF_NEAR : isBeside(one, other) ? OF_SLIP : OF_ERROR;

  // A word is compared with thousands: letters are numbers, and costs are in tables, in quarters
  // of an error.  Of all errors few are letters that are swapped, typed twice or beside the
  // right key, so that one that may be such an error is.
  const UNITS = 4;
  const [OF_NEAR, OF_SLIP, OF_ERROR, OF_SYLLABLES] = [2, 3, 4, 6];
  const numbersOfLetters = new Map();
  const losses = [];
  const changes = [];
  const numberOf = (letter) => {
    if (!numbersOfLetters.has(letter)) {
      const others = [...numbersOfLetters.keys()];
      const row = others.map((other) => costOf(letter, other));
      for (const [n, cost] of row.entries()) changes[n].push(cost);
      changes.push([...row, 0]);
      // ㅡ and ㅇ are heard least.
      losses.push(letter === "ㅡ" || letter === "ㅇ" ? OF_NEAR : OF_ERROR);
      numbersOfLetters.set(letter, others.length);
    }
    return numbersOfLetters.get(letter);
  };
  const known = new Map();
  const numbered = (word) => {
    if (!known.has(word)) {
      const letters = strokes(word);
      const found = new Uint16Array(letters.length);
      for (let n = 0; n < letters.length; n += 1) found[n] = numberOf(letters[n]);
      known.set(word, found);
    }
    return known.get(word);
  };

  const areSwapped = (one, other) => {
    if (one.length !== other.length || one === other) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const isTurned = one[at] === other[at + 1] && one[at + 1] === other[at];
    return isTurned && one.slice(at + 2) === other.slice(at + 2);
  };

  // The cheapest ways to make the beginnings of one word of those of another, by row.
  const [LONGEST, KEPT] = [128, 3];
  const rows = Array.from({ length: KEPT }, () => new Uint16Array(LONGEST));

  // What it costs to make one word of another: two syllables to swap, or letters to add, remove,
  // change or swap (Damerau, 1964); infinite if it is certain to be more than `most`.
  const distance = (one, other, most) => {
    const [mine, theirs] = [numbered(one), numbered(other)];
    if (areSwapped(one, other))
      return (mine.length === one.length ? OF_SLIP : OF_SYLLABLES) / UNITS;
    const limit = most * UNITS;
    if (Math.abs(mine.length - theirs.length) * OF_NEAR > limit) return Infinity;
    let [before, last, now] = rows;
    last[0] = 0;
    for (let n = 1; n <= theirs.length; n += 1) last[n] = last[n - 1] + losses[theirs[n - 1]];
    let leastOfLast = 0;
    for (let row = 1; row <= mine.length; row += 1) {
      const letter = mine[row - 1];
      const [loss, change] = [losses[letter], changes[letter]];
      now[0] = last[0] + loss;
      let least = now[0];
      for (let n = 1; n <= theirs.length; n += 1) {
        const wanted = theirs[n - 1];
        let cost = last[n - 1] + change[wanted];
        const isTwice = row > 1 && letter === mine[row - 2];
        cost = Math.min(
          cost,
          last[n] + (isTwice ? Math.min(loss, OF_SLIP) : loss),
          now[n - 1] + losses[wanted],
        );
        const isTurned = n > 1 && row > 1 && letter === theirs[n - 2] && mine[row - 2] === wanted;
        if (isTurned) cost = Math.min(cost, before[n - 2] + OF_SLIP);
        now[n] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit && leastOfLast > limit) return Infinity;
      leastOfLast = least;
      [before, last, now] = [last, now, before];
    }
    return last[theirs.length] / UNITS;
  };

  return { skeleton, distance };
};
