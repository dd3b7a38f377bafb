// What readers type that is not yet a word: first consonants, and half a syllable.
factories.koreanTyping = () => {
  const LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const FIRST_SYLLABLE = 0xac00;
  const SYLLABLES = 11172;
  const SYLLABLES_OF_A_CONSONANT = 588;
  const FIRST_LEADING_LETTER = 0x1100;

  // Whether a query is first consonants only: ㅁㅅㄹㄴ for 머신러닝.
  const isInitials = (query) => /^[ㄱ-ㅎ\s]+$/.test(query);

  const initials = (name) =>
    [...name]
      .map((letter) => {
        const place = letter.charCodeAt(0) - FIRST_SYLLABLE;
        if (place < 0 || place >= SYLLABLES) return letter.toLowerCase();
        return LEADING[Math.floor(place / SYLLABLES_OF_A_CONSONANT)];
      })
      .join("");

  // A query without the unfinished syllable at its end, and the first letter (NFD) of that.
  const begun = (query) => {
    const [, consonant] = /[가-힣]([ㄱ-ㅎ])$/.exec(query) || [];
    if (!consonant) return { written: query, letter: "" };
    const letter = String.fromCharCode(FIRST_LEADING_LETTER + LEADING.indexOf(consonant));
    return { written: query.slice(0, -1), letter };
  };

  return { isInitials, initials, begun };
};
