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
  const OF_NEAR = 0.5;
  const isNear = (one, other) =>
    NEAR.has(one + other) || (LIKE[one] || one) === (LIKE[other] || other);
  // ㅡ and ㅇ are heard least.
  const lost = (letter) => (letter === "ㅡ" || letter === "ㅇ" ? OF_NEAR : 1);

  const OF_SYLLABLES = 1.5;
  const areSwapped = (one, other) => {
    if (one.length !== other.length) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other;
  };

  // What it costs to make one word of another: two syllables to swap, or letters to add, remove,
  // change or swap (Damerau, 1964); infinite if it is certain to be more than `most`.
  const distance = (one, other, most) => {
    const [mine, theirs] = [strokes(one), strokes(other)];
    if (areSwapped(one, other)) return mine.length === one.length ? 1 : OF_SYLLABLES;
    if (Math.abs(mine.length - theirs.length) * OF_NEAR > most) return Infinity;
    let before = [];
    let last = [0];
    for (const letter of theirs) last.push(last.at(-1) + lost(letter));
    for (let row = 1; row <= mine.length; row += 1) {
      const letter = mine[row - 1];
      const now = [last[0] + lost(letter)];
      for (let n = 1; n <= theirs.length; n += 1) {
        const wanted = theirs[n - 1];
        const change = letter === wanted ? 0 : isNear(letter, wanted) ? OF_NEAR : 1;
        now[n] = Math.min(last[n - 1] + change, last[n] + lost(letter), now[n - 1] + lost(wanted));
        const isTurned = letter === theirs[n - 2] && mine[row - 2] === wanted;
        if (row > 1 && n > 1 && isTurned) now[n] = Math.min(now[n], before[n - 2] + 1);
      }
      if (Math.min(...now) > most && Math.min(...last) > most) return Infinity;
      [before, last] = [last, now];
    }
    return last.at(-1);
  };

  return { skeleton, distance };
};
