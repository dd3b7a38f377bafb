// Verbs and adjectives as their dictionary form without 다, as in verbs.py.
factories.koreanVerbs = (rules) => {
  const unique = (list) => [...new Set(list)];

  // -- endings -------------------------------------------------------------

  const CLOSING = { ㄴ: "\u11ab", ㄹ: "\u11af", ㅁ: "\u11b7", ㅂ: "\u11b8", ㅆ: "\u11bb" };
  const letters = (text) =>
    Object.hasOwn(CLOSING, text.slice(0, 1))
      ? CLOSING[text[0]] + text.slice(1).normalize("NFD")
      : text.normalize("NFD");
  const [EU, U] = [letters("으"), letters("우")];
  const [RIEUL, BIEUP, HIEUH, DIGEUT, SIOS] = "\u11af\u11b8\u11c2\u11ae\u11ba";
  const VOWEL = /[\u1161-\u1175]$/;
  const CODA = /[\u11a8-\u11c2]$/;
  const afterCoda = (ending) => EU + letters(ending);

  function endings(certainty) {
    const { plain, eu, infinitive } = rules.endings;
    return new Map([
      ...infinitive[certainty].map((each) => [letters(each), "infinitive"]),
      ...plain[certainty].map((each) => [letters(each), "plain"]),
      ...eu[certainty].flatMap((each) => [
        [letters(each), "eu"],
        [afterCoda(each), "eu"],
      ]),
    ]);
  }

  function afterTense() {
    const { plain, eu } = rules.endings;
    const tails = ["sure", "guess"].flatMap((certainty) => [
      ...plain[certainty].map(letters),
      ...eu[certainty].map(afterCoda),
      ...["어요", "어도", "어서", "어야"].map(letters),
    ]);
    const [past, future] = [CLOSING["ㅆ"], letters("겠")];
    return tails.flatMap((tail) => [
      [future + tail, "plain"],
      [past + tail, "infinitive"],
      [past + future + tail, "infinitive"],
    ]);
  }

  const SURE = new Map([...afterTense(), ...endings("sure")]);
  const GUESS = endings("guess");
  const LONGEST_ENDING = Math.max(...[...SURE.keys()].map((each) => each.length));

  function verbs(word) {
    const spelled = word.normalize("NFD");
    const sure = stemsOf(spelled, SURE)[0] || [];
    const guesses = sure.length ? [] : stemsOf(spelled, GUESS).flat();
    const others = unique([...guesses, ...[...sure, ...guesses].flatMap(mainVerbs)]);
    const syllables = (stems) => stems.map((stem) => stem.normalize("NFC"));
    return [syllables(sure), syllables(others.filter((stem) => !sure.includes(stem)))];
  }

  function stemsOf(spelled, listed) {
    const found = [];
    for (let length = Math.min(LONGEST_ENDING, spelled.length - 2); length >= 0; length -= 1) {
      const cut = spelled.length - length;
      const kind = listed.get(spelled.slice(cut));
      const stems = kind ? BEFORE[kind](spelled.slice(0, cut), spelled.slice(cut)) : [];
      if (stems.length) found.push(unique(stems));
    }
    return found;
  }

  // -- stems before an ending ----------------------------------------

  const IRREGULAR = Object.fromEntries(
    Object.entries(rules.irregular).map(([kind, listed]) => [
      kind,
      listed.map((stem) => stem.normalize("NFD")),
    ]),
  );
  const DROPS_RIEUL = /^[\u1102\u1109\u11ab\u11af\u11b8]/;
  const NEEDS_CODA = /^(?:\u1102\u1173\u11ab\u1103\u1161|\u1109\u1173\u11b8)/;

  const BEFORE = {
    plain: (stem, ending) =>
      NEEDS_CODA.test(ending) && !CODA.test(stem) ? [] : withRieul(stem, ending),
    eu(stem, ending) {
      if (ending.startsWith(EU)) {
        if (!CODA.test(stem)) return irregular(stem, "ㅅ", SIOS);
        const hard = hardened(stem);
        return hard.length ? hard : [stem];
      }
      if (CODA.test(stem))
        return stem.endsWith(RIEUL) && !/^[\u11a8-\u11c2]/.test(ending) ? [stem] : [];
      return [...withRieul(stem, ending), ...softened(stem), ...irregular(stem, "ㅎ", HIEUH)];
    },
    infinitive(form) {
      if (CODA.test(form)) return [];
      for (const syllable of ["어", "아"].map(letters)) {
        if (form.endsWith(syllable) && form.length > 2) return beforeVowel(form.slice(0, -2));
      }
      return drawnTogether(form);
    },
  };

  function beforeVowel(stem) {
    if (CODA.test(stem)) return [stem, ...hardened(stem)];
    return [stem, ...irregular(stem, "ㅅ", SIOS), ...irregular(stem, "으", EU)];
  }

  const VOWELS_BEFORE = {
    "\u1161": "\u1161\u1173",
    "\u1162": "\u1162",
    "\u1165": "\u1165\u1173",
    "\u1166": "\u1166",
    "\u1167": "\u1175\u1167",
    "\u116a": "\u1169",
    "\u116b": "\u116c",
    "\u116f": "\u116e",
    "\u1170": "\u1170",
  };

  function drawnTogether(form) {
    for (const syllable of ["하여", "해"].map(letters)) {
      if (form.endsWith(syllable)) return [form.slice(0, -syllable.length) + letters("하")];
    }
    const before = form.slice(0, -1);
    const vowel = form.slice(-1);
    const stems = [...(VOWELS_BEFORE[vowel] || "")].map((each) => before + each);
    if (/\u11af\u1105[\u1161\u1165]$/.test(form)) stems.push(`${form.slice(0, -3)}\u1105\u1173`);
    if (/.\u110b[\u116a\u116f]$/.test(form)) stems.push(form.slice(0, -2) + BIEUP);
    if (vowel === "\u1162")
      stems.push(...IRREGULAR["ㅎ"].filter((each) => each.slice(0, -2) === before));
    return stems;
  }

  function withRieul(stem, ending) {
    return VOWEL.test(stem) && DROPS_RIEUL.test(ending) ? [stem, stem + RIEUL] : [stem];
  }

  function softened(stem) {
    const rest = stem.endsWith(U) ? stem.slice(0, -U.length) : "";
    return VOWEL.test(rest) ? [rest + BIEUP] : [];
  }

  const hardened = (stem) =>
    stem.endsWith(RIEUL) ? irregular(stem.slice(0, -1), "ㄷ", DIGEUT) : [];

  const irregular = (stem, kind, lost) =>
    IRREGULAR[kind].some((each) => (stem + lost).endsWith(each)) ? [stem + lost] : [];

  const AUXILIARIES = rules.auxiliaries.map(letters);
  const TWO_SYLLABLES = /[\u1161-\u1175].*[\u1161-\u1175]/;

  function mainVerbs(stem) {
    return AUXILIARIES.flatMap((auxiliary) => {
      const form = stem.endsWith(auxiliary) ? stem.slice(0, -auxiliary.length) : "";
      if (!TWO_SYLLABLES.test(form)) return [];
      return BEFORE.infinitive(form).flatMap((main) => [main, ...mainVerbs(main)]);
    });
  }

  return verbs;
};
