// What was meant if the keyboard was set to the other alphabet: ajtlsfjsld for 머신러닝.
factories.koreanKeyboard = ({ strokes, composed }) => {
  const KEYS = Object.fromEntries(
    [..."qwertyuiopasdfghjklzxcvbnmQWERTOP"].map((key, n) => [
      key,
      "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"[n],
    ]),
  );
  const LATIN = Object.fromEntries(
    Object.entries(KEYS).map(([key, letter]) => [letter, key.toLowerCase()]),
  );

  // The word that the keys of a word give on the other keyboard; empty if they give none.
  const otherKeyboard = (word) => {
    if (/[ㄱ-ㅣ가-힣]/.test(word)) {
      const typed = strokes(word).replace(/[ㄱ-ㅣ]/g, (letter) => LATIN[letter]);
      return /[A-Za-z]/.test(word) ? "" : typed;
    }
    const typed = composed(
      word.replace(/[A-Za-z]/g, (key) => KEYS[key] || KEYS[key.toLowerCase()]),
    );
    return /^[^ㄱ-ㅣ]*[가-힣][^ㄱ-ㅣ]*[ㄱ-ㅎ]?$/.test(typed) ? typed : "";
  };

  // Whether a word has letters outside any syllable, as none that is meant to be Hangul has.
  const isStray = (word) => /[ㄱ-ㅣ]/.test(word);

  return { isStray, otherKeyboard };
};
