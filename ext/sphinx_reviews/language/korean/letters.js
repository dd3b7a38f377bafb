// Syllables of Hangul and the letters that they are typed with.
factories.koreanLetters = () => {
  const LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  const FIRST_SYLLABLE = 0xac00;
  // Letters that take two keys.
  const APART = Object.fromEntries(
    (
      "ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ " +
      "ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ"
    )
      .split(" ")
      .map(([whole, ...keys]) => [whole, keys.join("")]),
  );
  const apart = (letter) => APART[letter] || letter.trim();

  // The numbers of the letters of a syllable, or nothing.
  const numbers = (syllable) => {
    const place = syllable.charCodeAt(0) - FIRST_SYLLABLE;
    const coda = place % CODAS.length;
    const rest = (place - coda) / CODAS.length;
    const vowel = rest % VOWELS.length;
    const leading = (rest - vowel) / VOWELS.length;
    return leading >= 0 && leading < LEADING.length ? [leading, vowel, coda] : undefined;
  };
  const syllable = (leading, vowel, coda = 0) =>
    String.fromCharCode(FIRST_SYLLABLE + (leading * VOWELS.length + vowel) * CODAS.length + coda);

  // The letters of a text as they are typed, one after another.
  const known = new Map();
  const strokesOf = (letter) => {
    if (!known.has(letter)) {
      const [leading, vowel, coda] = numbers(letter) || [];
      const typed =
        leading === undefined
          ? apart(letter)
          : LEADING[leading] + apart(VOWELS[vowel]) + apart(CODAS[coda]);
      known.set(letter, typed);
    }
    return known.get(letter);
  };
  const strokes = (text) => {
    let found = "";
    for (const letter of text) found += strokesOf(letter);
    return found;
  };

  // -- and back --------------------------------------------------------------

  const listed = (letters) =>
    [...letters].sort((one, other) => apart(other).length - apart(one).length);
  const choice = (letters) => listed(letters).map(apart).filter(Boolean).join("|");
  const SYLLABLE = new RegExp(
    `([${LEADING}])(${choice(VOWELS)})(?:(${choice(CODAS)})(?![${VOWELS}]))?`,
    "g",
  );
  const numberOf = (letters) => new Map([...letters].map((each, n) => [apart(each), n]));
  const [VOWEL_NUMBERS, CODA_NUMBERS] = [VOWELS, CODAS].map(numberOf);

  // Letters put together to syllables, as an input method does.
  const composed = (letters) =>
    letters.replace(SYLLABLE, (_, leading, vowel, coda = "") =>
      syllable(LEADING.indexOf(leading), VOWEL_NUMBERS.get(vowel), CODA_NUMBERS.get(coda)),
    );

  return { LEADING, VOWELS, CODAS, apart, numbers, syllable, strokes, composed };
};
