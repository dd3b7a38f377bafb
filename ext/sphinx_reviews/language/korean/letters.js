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

  // What is read of each letter, kept, as there are few and they come often.
  const ofEach = (read) => {
    const known = new Map();
    return (text) => {
      let found = "";
      for (const letter of text) {
        if (!known.has(letter)) known.set(letter, read(letter));
        found += known.get(letter);
      }
      return found;
    };
  };
  // The first letters of the syllables of a text.
  const initials = ofEach((letter) => LEADING[numbers(letter)?.[0]] ?? letter.toLowerCase());
  // The letters of a text as they are typed, one after another.
  const strokes = ofEach((letter) => {
    const [leading, vowel, coda] = numbers(letter) || [];
    if (leading === undefined) return apart(letter);
    return LEADING[leading] + apart(VOWELS[vowel]) + apart(CODAS[coda]);
  });

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

  return { LEADING, VOWELS, CODAS, apart, numbers, syllable, initials, strokes, composed };
};
