// Verbs and adjectives as their dictionary form without 다, as in verbs.py.
factories.koreanVerbs = (rules) => {
  const { letters, SURE, LIKELY, GUESS, any, nominal } = factories.koreanEndings(rules);
  const unique = (list) => [...new Set(list)];

  const [EU, U, REU, REO, RYEO] = ["으", "우", "르", "러", "려"].map(letters);
  const HA = letters("하");
  const [RIEUL, BIEUP, HIEUH] = "\u11af\u11b8\u11c2";
  const [DIGEUT, SIOS, SSANGSIOS] = "\u11ae\u11ba\u11bb";
  const isOpen = (stem) => stem.slice(-1) >= "\u1161" && stem.slice(-1) <= "\u1175";
  const isClosed = (stem) => stem.slice(-1) >= "\u11a8";
  const isOneOpenSyllable = (stem) => stem.length === 2;
  const endsWithAny = (text, ends) => ends.find((each) => text.endsWith(each));
  const without = (text, end) =>
    text.endsWith(end) ? text.slice(0, text.length - end.length) : text;

  // -- what a word may be a form of ------------------------------------------

  const SHORT = new Set(rules.stems.short);
  const LAST = new Set(rules.stems.short + rules.stems.last);
  LAST.delete("늘");
  const SHORT_WITH_RIEUL = new Set(rules.stems.rieul.short);
  const LAST_WITH_RIEUL = new Set(rules.stems.rieul.last);
  const LIKE_PARTICLES = ["가", "서"].map(letters);
  const LIKE_THAN = rules.than.map(letters);
  const EVIDENT = [
    "앞서",
    ...rules.evident,
    ...rules.movements.never.flatMap((form) => [`${form}가`, `${form}와`]),
  ].map(letters);
  const LIKE_NOUNS = new Set(rules.stems.like_nouns);
  const COPULA = "이";
  // The certainty of a verb that helps another in the same word.
  const HELPS = 3;
  const NO_VERBS = new Set(rules.no_verbs);
  const ENDLESS = [SSANGSIOS, "\u11ad", "\u11b6", "\u11b9"];

  // {sure, likely, guesses, nouns}
  function verbs(word, isNominal = false) {
    if (Object.hasOwn(rules.forms, word))
      return { sure: [], likely: [rules.forms[word]], guesses: [], nouns: [] };
    const found = [];
    const nouns = [];
    if (!NO_VERBS.has(word) && !(isNominal && (SHORT.has(word) || ONE_VERB.has(word)))) {
      let spelled = word.normalize("NFD");
      if (endsWithAny(spelled, ENDLESS)) spelled += letters("다");
      for (const [cut, ways] of (isNominal ? nominal : any)(spelled)) {
        const canLoseCopula = ways[0][0] !== "infinitive" && isOpen(spelled.slice(0, cut));
        for (const reading of readings(spelled, cut, ways)) {
          const [certainty, stem, isRestored] = reading;
          if (canBeStem(stem, isRestored)) {
            found.push(reading);
            const noun = beforeVerb(stem, spelled);
            if (noun) nouns.push(noun);
            if (noun && !stem.endsWith(COPULA)) found.push([HELPS, stem.slice(noun.length), false]);
          } else if (canLoseCopula && certainty === SURE && !isRestored && !isOneSyllable(stem)) {
            nouns.push(stem);
          }
        }
        if (found.some(([certainty, , isRestored]) => certainty === SURE && !isRestored)) break;
      }
    }
    return { ...weighed(found), nouns };
  }

  // The noun of a word that is one with 이다, 받다, 있다, 없다 or 드리다.
  function beforeVerb(stem, spelled) {
    const verb = endsWithAny(stem, rules.stems.after_nouns);
    const noun = verb && without(stem, verb);
    if (!noun || noun.length === 1) return "";
    if (verb === COPULA && spelled.length - stem.normalize("NFD").length <= 1) return "";
    const form = noun.normalize("NFD");
    const mains = endsWithAny(form, EVIDENT) ? BEFORE.infinitive(form) : [];
    const isVerb = (each) => !each.endsWith(HA) && canBeStem(each.normalize("NFC"));
    return mains.some(isVerb) ? "" : noun;
  }

  const isOneSyllable = (noun) => ["", COPULA].includes(noun.slice(1));
  const isOfTwoWithI = (stem) => stem.length === 2 && stem.endsWith(COPULA);
  const canBeStem = (stem, isRestored = false) =>
    stem.length === 1
      ? (isRestored ? SHORT_WITH_RIEUL : SHORT).has(stem)
      : isOfTwoWithI(stem)
        ? rules.stems.before_i.includes(stem[0])
        : (isRestored ? LAST_WITH_RIEUL : LAST).has(stem.at(-1)) ||
          Boolean(endsWithAny(stem, rules.stems.whole));

  function readings(spelled, cut, ways) {
    const found = [];
    const [before, ending] = [spelled.slice(0, cut), spelled.slice(cut)];
    if (endsWithAny(before, LIKE_THAN)) return found;
    const isEvident = endsWithAny(before, EVIDENT);
    const isLikeNoun =
      isOneOpenSyllable(before) || (endsWithAny(before, LIKE_PARTICLES) && !isEvident);
    for (const [follows, certainty] of ways) {
      for (const inflected of BEFORE[follows](before, ending)) {
        const [hasTense, stems] = uninflected(inflected);
        if (hasTense) found.push(...helping(inflected).map((each) => [HELPS, each, false]));
        for (const each of stems) {
          const isWhole = !ending && each === spelled;
          if (isWhole && isLikeNoun) continue;
          const stem = each.normalize("NFC");
          const isRestored = each.endsWith(RIEUL) && !spelled.startsWith(each);
          const isHidden = follows === "infinitive" && !isEvident;
          const isUnsure = certainty === LIKELY && (LIKE_NOUNS.has(stem) || isHidden);
          found.push([hasTense ? SURE : isUnsure ? GUESS : certainty, stem, isRestored]);
        }
      }
    }
    return found;
  }

  function weighed(found) {
    const tiers = [[], [], []];
    const written = found.filter(([, , isRestored]) => !isRestored);
    const best = Math.min(GUESS, ...written.map(([certainty]) => certainty));
    for (const [certainty, stem, isRestored] of found) {
      const isBeside = certainty === HELPS || (isRestored && written.length);
      if (!isBeside && best === SURE && certainty !== SURE) continue;
      const tier = isBeside ? GUESS : certainty;
      tiers[tier].push(stem);
      for (const [main, isLikely] of mainVerbs(stem)) tiers[isLikely ? tier : GUESS].push(main);
    }
    const [sure, likely, guesses] = tiers.map((stems, tier) =>
      unique(stems).filter((stem) => !tiers.slice(0, tier).flat().includes(stem)),
    );
    return { sure, likely, guesses };
  }

  // -- tense, honour and other verbs in a stem -------------------------------

  const [FUTURE, HONORIFIC, NECESSITY] = ["겠", "시", "야"].map(letters);
  const THERE = ["있", "밌"].map(letters);
  const JOINED = Object.entries(rules.joined).flatMap(([follows, listed]) =>
    listed.map((each) => [letters(each), follows]),
  );
  const PURPOSE = rules.purpose.map(letters);
  const INFLECTIONS = [
    FUTURE,
    SSANGSIOS,
    HONORIFIC,
    ...JOINED.map(([suffix]) => suffix),
    ...PURPOSE,
  ];

  // Whether a stem has what only a verb can have, and the stems without it.
  function uninflected(stem) {
    if (!endsWithAny(stem, INFLECTIONS)) return [false, [stem]];
    const joined = JOINED.find(([suffix]) => stem.endsWith(suffix));
    if (joined && JOINED.every(([suffix]) => stem !== suffix)) {
      const [suffix, follows] = joined;
      const stems = flat(before(follows, without(stem, suffix), suffix));
      if (stems.some((each) => canBeStem(each.normalize("NFC")))) return [true, stems];
    }
    const purpose = endsWithAny(stem, PURPOSE);
    if (purpose && !ONE_VERB.has(stem.normalize("NFC")))
      return [false, [stem, ...flat(before("eu", without(stem, purpose), purpose))]];
    if (endsWithAny(stem, THERE)) return [false, [stem]];
    if (stem.endsWith(FUTURE)) {
      const rest = without(stem, FUTURE);
      const main = without(rest, NECESSITY);
      return [true, flat(main === rest ? [rest] : BEFORE.infinitive(main))];
    }
    if (stem.endsWith(SSANGSIOS)) return [true, flat(BEFORE.infinitive(stem.slice(0, -1)))];
    return [false, withoutHonorific(stem)];
  }

  // The verbs that help another in a stem: 있 of 하고있었.
  const helping = (stem) =>
    JOINED.filter(([suffix]) => stem.indexOf(suffix) > 0).map(([suffix]) =>
      suffix.normalize("NFC").slice(-1),
    );

  const flat = (stems) => stems.filter(Boolean).flatMap((stem) => uninflected(stem)[1]);

  function before(follows, form, suffix) {
    const stems = BEFORE[follows](form, suffix);
    const main = follows === "eu" ? without(form, EU) : form;
    return main && main !== form ? [...stems, ...BEFORE.eu(main, EU)] : stems;
  }

  function withoutHonorific(stem) {
    const rest = without(stem, HONORIFIC);
    if (!rest) return [stem];
    const plain = before("eu", rest, HONORIFIC);
    const isWritten = (each) => stem.startsWith(each) && canBeStem(each.normalize("NFC"));
    return plain.some(isWritten) ? plain : [stem, ...plain];
  }

  const AUXILIARIES = ["likely", "guess"].flatMap((certainty) =>
    rules.auxiliaries[certainty].map((each) => [letters(each), certainty === "likely"]),
  );
  const [BECOME, PUT] = ["지", "내"].map(letters);
  const THEMSELVES = new Set(rules.auxiliaries.verbs.map(letters));
  const ONE_VERB = new Set(
    [
      ...Object.entries(rules.one_verb),
      ...rules.movements.of.map((each) => [each, rules.movements.never]),
    ].flatMap(([auxiliary, forms]) => forms.map((form) => form + auxiliary)),
  );

  // The verbs that a stem joins with an auxiliary or an adverb, and whether they are likely.
  function mainVerbs(stem) {
    const rest = stem.slice(1);
    const isAfterAdverb = rules.adverbs.includes(stem[0]) && canBeStem(rest);
    return [...(isAfterAdverb ? [[rest, false]] : []), ...beforeAuxiliary(stem)];
  }

  function beforeAuxiliary(stem) {
    if (ONE_VERB.has(stem)) return [];
    const spelled = stem.normalize("NFD");
    return AUXILIARIES.flatMap(([auxiliary, isLikely]) => {
      const form = without(spelled, auxiliary);
      if (!form || form === spelled) return [];
      const isShort = isOneOpenSyllable(form);
      if (isShort && (auxiliary === PUT || (auxiliary === BECOME && form[1] === "\u1161")))
        return [];
      const mains = BEFORE.infinitive(form).map((each) => each.normalize("NFC"));
      return mains
        .filter((main) => canBeStem(main))
        .flatMap((main) => [
          [main, isLikely && !isShort],
          ...mainVerbs(main).map(([each]) => [each, false]),
          ...(THEMSELVES.has(auxiliary) && endsWithAny(form, EVIDENT)
            ? [[auxiliary.normalize("NFC"), false]]
            : []),
        ]);
    });
  }

  // -- stems before an ending ----------------------------------------

  const IRREGULAR = Object.fromEntries(
    Object.entries(rules.irregular).map(([kind, listed]) => [
      kind,
      listed.map((stem) => stem.normalize("NFD")),
    ]),
  );
  const DROPS_RIEUL = /^[\u1102\u1109\u11ab\u11af\u11b7\u11b8]/;
  const NEEDS_CONSONANT = ["는다", "는대요", "습"].map(letters);
  const AFTER_OBSTRUENTS = new Set(rules.after_obstruents.map(letters));
  const OBSTRUENTS = [..."밖앉않읽삶넓핥읊잃없있잊쫓같높좋"].map(
    (each) => each.normalize("NFD")[2],
  );
  const [MIEUM, RIEUL_MIEUM] = ["ㅁ", "ㄻ"].map(letters);
  const DRAWN = Object.entries(rules.drawn).map((pair) => pair.map(letters));

  const BEFORE = {
    plain(stem, ending) {
      if (NEEDS_CONSONANT.some((each) => ending.startsWith(each)) && !isClosed(stem)) return [];
      if (AFTER_OBSTRUENTS.has(ending) && !OBSTRUENTS.includes(stem.slice(-1))) return [];
      return withRieul(stem, ending);
    },
    eu(stem, ending) {
      if (ending.startsWith(EU)) {
        if (!isClosed(stem)) return irregular(stem, "ㅅ", SIOS);
        const hard = hardened(stem);
        if (hard.length) return hard;
        return stem.length === 3 && stem.endsWith(RIEUL) ? [] : [stem];
      }
      if (ending === RIEUL_MIEUM) return [stem + RIEUL];
      // 빌려 is of 빌리다; 빌려고 alone is of 빌다.
      const isOfRi = ending === RYEO && stem.length === 3;
      if (isClosed(stem)) {
        return stem.endsWith(RIEUL) && ending < "\u11a8" && !isOfRi ? [stem] : [];
      }
      return [...withRieul(stem, ending), ...softened(stem), ...irregular(stem, "ㅎ", HIEUH)];
    },
    infinitive(form) {
      if (isClosed(form)) return [];
      for (const syllable of ["어", "아"].map(letters)) {
        if (form.endsWith(syllable) && form.length > 2) return beforeVowel(form.slice(0, -2));
      }
      return drawnTogether(form);
    },
  };

  function beforeVowel(stem) {
    if (isClosed(stem)) return [stem, ...hardened(stem)];
    return [stem, ...irregular(stem, "ㅅ", SIOS), ...irregular(stem, "으", EU)];
  }

  const VOWELS_BEFORE = {
    "\u1161": "\u1161\u1173",
    "\u1162": "\u1162",
    "\u1165": "\u1165\u1173",
    "\u1166": "\u1166",
    "\u1167": "\u1175\u1167",
    "\u116c": "\u116c",
    "\u116a": "\u1169",
    "\u116b": "\u116c",
    "\u116f": "\u116e",
    "\u1170": "\u1170",
  };

  function drawnTogether(form) {
    for (const syllable of ["하여", "해"].map(letters)) {
      if (form.endsWith(syllable)) return [form.slice(0, -syllable.length) + HA];
    }
    const before = form.slice(0, -1);
    const vowel = form.slice(-1);
    const stems = [...(VOWELS_BEFORE[vowel] || "")].map((each) => before + each);
    const drawn = DRAWN.find(([short]) => form.endsWith(short));
    if (drawn) stems.push(without(form, drawn[0]) + drawn[1]);
    if (/\u11af\u1105[\u1161\u1165]$/.test(form)) stems.push(form.slice(0, -3) + REU);
    if (/.\u110b[\u116a\u116f]$/.test(form)) stems.push(...withBieup(form.slice(0, -2)));
    if (form.endsWith(REO)) stems.push(...irregular(without(form, REO), "러", ""));
    if ("\u1162\u1164".includes(vowel))
      stems.push(...IRREGULAR["ㅎ"].filter((each) => each.slice(0, -2) === before));
    return stems;
  }

  function withRieul(stem, ending) {
    const isNoun = ending === MIEUM && isOneOpenSyllable(stem);
    return isOpen(stem) && DROPS_RIEUL.test(ending) && !isNoun ? [stem, stem + RIEUL] : [stem];
  }

  function softened(stem) {
    const rest = stem.endsWith(U) ? stem.slice(0, -U.length) : "";
    return isOpen(rest) ? withBieup(rest) : [];
  }

  const REGULAR = rules.regular.ㅂ.map((each) => each.normalize("NFD"));
  const withBieup = (stem) => (endsWithAny(stem + BIEUP, REGULAR) ? [] : [stem + BIEUP]);

  const BEFORE_IRREGULAR = rules.before_irregular.map(letters);
  function hardened(stem) {
    if (!stem.endsWith(RIEUL)) return [];
    const hard = stem.slice(0, -1) + DIGEUT;
    const listed = IRREGULAR["ㄷ"].find((each) => hard.endsWith(each));
    if (!listed) return [];
    const rest = without(hard, listed);
    return !rest || endsWithAny(rest, BEFORE_IRREGULAR) ? [hard] : [];
  }

  const irregular = (stem, kind, lost) =>
    IRREGULAR[kind].some((each) => (stem + lost).endsWith(each)) ? [stem + lost] : [];

  return verbs;
};
