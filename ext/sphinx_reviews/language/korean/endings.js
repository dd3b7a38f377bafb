// Endings of verbs and adjectives in letters (NFD), as in endings.py.
factories.koreanEndings = (rules) => {
  const CLOSING = {
    ㄴ: "\u11ab",
    ㄹ: "\u11af",
    ㄻ: "\u11b1",
    ㅁ: "\u11b7",
    ㅂ: "\u11b8",
    ㅆ: "\u11bb",
  };
  const [SURE, LIKELY, GUESS] = [0, 1, 2];
  const ADNOMINAL = { 는: "plain", 던: "plain", 다는: "plain", ㄴ다는: "eu", ㄴ: "eu", ㄹ: "eu" };

  const isClosing = (letter) => Object.hasOwn(CLOSING, letter);
  const letters = (text) =>
    isClosing(text.slice(0, 1))
      ? CLOSING[text[0]] + text.slice(1).normalize("NFD")
      : text.normalize("NFD");

  // [as written, what it follows, how certain it is]
  function listed() {
    const found = [];
    for (const [follows, kinds] of Object.entries(rules.endings)) {
      Object.values(kinds).forEach((endings, certainty) => {
        for (const ending of endings) {
          const [shorter, more = ""] = ending.replace(")", "").split("(");
          for (const each of new Set([shorter, shorter + more]))
            found.push([each, follows, certainty]);
        }
      });
    }
    for (const [follows, quoted] of Object.entries(rules.quotes.of)) {
      for (const each of quoted)
        for (const particle of rules.quotes.with) found.push([each + particle, follows, SURE]);
    }
    for (const [adnominal, follows] of Object.entries(ADNOMINAL)) {
      const certainty = isClosing(adnominal) ? LIKELY : SURE;
      const nouns = adnominal === "ㄹ" ? [...rules.bound, ...rules.future] : rules.bound;
      for (const noun of nouns) found.push([adnominal + noun, follows, certainty]);
    }
    return found;
  }

  // Endings, also as many say and write them: 려구 for 려고, but 가구 is hardly 가고; ㄹ꺼 for ㄹ거.
  const doubled = (_, letter) => `ㄹ${String.fromCharCode(letter.charCodeAt(0) + 588)}`;
  const spoken = (endings) =>
    endings.flatMap(([written, ...rest]) => {
      const others = [
        written.replace(/(.)고(?=요?$)/, "$1구"),
        written.replace(/^ㄹ([거-겧])/, doubled),
      ];
      return [...new Set([written, ...others])].map((each) => [each, ...rest]);
    });

  function table(endings) {
    const found = new Map();
    const add = (written, follows, certainty) =>
      found.set(written, [...(found.get(written) || []), [follows, certainty]]);
    for (const [written, follows, certainty] of spoken(endings)) {
      add(letters(written), follows, certainty);
      if (follows === "eu")
        add(letters("으") + letters(written), follows, isClosing(written[0]) ? certainty : SURE);
    }
    const longest = Math.max(...[...found.keys()].map((each) => each.length));
    // Where each ending of a word begins, and the ways to read it, the longest ending first.
    return (spelled) => {
      const places = [];
      for (let length = Math.min(longest, spelled.length - 2); length >= 0; length -= 1) {
        const cut = spelled.length - length;
        const ways = found.get(spelled.slice(cut));
        if (ways) places.push([cut, ways]);
      }
      return places;
    };
  }

  const isNominal = ([written]) =>
    rules.nominal.includes(written) ||
    [...rules.bound, ...rules.future].some((noun) => written.endsWith(noun));

  return {
    letters,
    SURE,
    LIKELY,
    GUESS,
    any: table(listed()),
    nominal: table(listed().filter(isNominal)),
  };
};
