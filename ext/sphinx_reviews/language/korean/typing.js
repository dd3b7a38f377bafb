// What readers type that is not yet a word: first consonants, and half a syllable.
factories.koreanTyping = (letters) => {
  const { LEADING, VOWELS, CODAS, apart, numbers, syllable, strokes } = letters;

  // Whether a query is first consonants only: ㅁㅅㄹㄴ for 머신러닝.
  const isInitials = (query) => /^[ㄱ-ㅎ\s]+$/.test(query);

  // A query without the unfinished syllable at the end of its last word, and the letter of that.
  const begun = (query) => {
    const [, letter = ""] = /[^\sㄱ-ㅣ]([ㄱ-ㅎ])$/.exec(query) || [];
    return { written: query.slice(0, query.length - letter.length), letter };
  };

  // A text before its last key, if that is a consonant, which may begin what follows it: 데이터 of
  // 데이털 and of 데이터ㄹ; otherwise nothing.
  const before = (text) => {
    const [head, end] = [text.slice(0, -1), text.slice(-1)];
    if (LEADING.includes(end)) return head;
    const [leading, vowel, coda] = numbers(end) || [];
    if (!coda) return "";
    const [first, second] = apart(CODAS[coda]);
    return head + syllable(leading, vowel, second ? CODAS.indexOf(first) : 0);
  };

  const last = (listed) => listed.length - 1;
  // The last letter that is typed by a letter and perhaps one more: ㅚ after ㅗ.
  const furthest = (listed, number) => {
    const own = listed[number];
    return [...listed].findLastIndex((each) => each === own || apart(each)[0] === own);
  };
  const allOf = (head, leading) => [
    head + syllable(leading, 0),
    head + syllable(leading, last(VOWELS), last(CODAS)),
  ];

  // A pattern of the names that have the first letters of a query.
  const initials = (query) =>
    [...query.replace(/\s+/g, "")]
      .map((letter) => `[${letter}${allOf("", LEADING.indexOf(letter)).join("-")}]`)
      .join("[^\\p{L}\\p{N}]*");

  // Between which terms are those whose letters begin with those of a text.  The consonant
  // that closes its last syllable may open the next one: 팡 is the beginning of 파이프.
  const ranges = (text) => {
    const head = text.slice(0, -1);
    const end = text.slice(-1);
    if (LEADING.includes(end) && end) return [allOf(head, LEADING.indexOf(end))];
    const [leading, vowel, coda] = numbers(end) || [];
    if (leading === undefined) return [[text, text]];
    if (!coda) {
      return [[text, head + syllable(leading, furthest(VOWELS, vowel), last(CODAS))]];
    }
    const closed = [text, head + syllable(leading, vowel, furthest(CODAS, coda))];
    const keys = apart(CODAS[coda]);
    const open = head + syllable(leading, vowel, keys[1] ? CODAS.indexOf(keys[0]) : 0);
    return [closed, allOf(open, LEADING.indexOf(keys.at(-1)))];
  };

  // Of how many letters a word is that others are often joined to, by the script of some letters.
  const SCRIPTS = [
    [/^[가-힣]+$/, 2],
    [/^[a-z]+$/, 3],
  ];
  const shortest = (text) => SCRIPTS.find(([script]) => script.test(text))?.[1] ?? Infinity;

  return { isInitials, initials, begun, before, strokes, ranges, shortest };
};
