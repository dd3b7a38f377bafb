// Words and their stems, as in analyser.py.  Texts must be composed (NFC).
factories.analysers.ko = (rules) => {
  const { nouns, isParticle } = factories.koreanNouns(rules);
  const verbs = factories.koreanVerbs(rules);
  const letters = factories.koreanLetters();

  const WORD =
    /([가-힣]+)|(\.?[A-Za-z0-9_\u00b5-\u024f]+(?:[.+#/&'-][A-Za-z0-9_\u00b5-\u024f]+)*(?:\+\+|#)?)|([\u3131-\u318e\u0370-\u03ff\u0400-\u04ff\u3041-\u30ff\u4e00-\u9fff]+)/g;
  const INNER = /[.+#/&'_-]+/;
  const MARK = rules.verb_mark;
  const ANY_NOUN = "코드";
  const unique = (list) => [...new Set(list)];

  function words(text) {
    const found = [];
    let latinEnd = -1;
    for (const match of text.matchAll(WORD)) {
      const surface = match[0].toLowerCase();
      const start = match.index;
      const end = start + match[0].length;
      if (match[1]) {
        if (start === latinEnd && isEnding(surface)) {
          Object.assign(found.at(-1), { end, bare: false });
        } else {
          if (found.length && text.slice(found.at(-1).end, start) === " ")
            found.at(-1).after = surface;
          found.push(new Word(surface, start, end));
        }
      } else {
        const stems = match[2] ? withParts(surface) : [surface];
        if (match[2]) latinEnd = end;
        found.push({ surface, stems, guesses: [], bare: true, start, end });
      }
    }
    return found;
  }

  // A word with the one after it, which may tell what it is.  It is only read when it is asked what
  // it is, since of most words in a text nobody asks.
  class Word {
    constructor(surface, start, end) {
      Object.assign(this, { surface, start, end, after: "", known: undefined });
    }
    get reading() {
      this.known ||= readBefore(this.surface, this.after);
      return this.known;
    }
    get stems() {
      return this.reading.stems;
    }
    get guesses() {
      return this.reading.guesses;
    }
    get bare() {
      return this.reading.bare;
    }
  }

  // A word is what the next one tells: 주기 is no cycle before 위해, 예상치 before 못하다 no value.
  function readBefore(surface, after) {
    const reading = readings(surface);
    const { stems, guesses } = reading;
    const isBefore = (listed) => listed.some((each) => after.startsWith(each));
    const isForm = surface.endsWith("기") && guesses.length && stems.length === 1;
    if (isForm && isBefore(rules.after_nominal))
      return { stems: guesses, guesses: stems, bare: false };
    const isContraction = /..[치지]$/.test(surface) && stems.join() === surface;
    if (isContraction && isBefore(rules.after_contraction))
      return { ...reading, stems: [surface.slice(0, -1), surface], bare: false };
    return reading;
  }

  function compounds(text, found) {
    return found
      .slice(1)
      .map((second, before) => [found[before], second])
      .filter(([first, second]) => first.bare && text.slice(first.end, second.start) === " ")
      .map(([first, second]) => first.stems[0] + second.stems[0]);
  }

  const isEnding = (word) =>
    isParticle(word) || readings(ANY_NOUN + word).stems.join() === ANY_NOUN;

  const known = new Map();
  function readings(word) {
    if (!known.has(word)) known.set(word, read(word));
    return known.get(word);
  }

  const NO_NOUNS = new Set([...rules.movements.never, ...rules.no_nouns]);
  function read(word) {
    const { sure, likely, guesses, nouns: withCopula } = verbs(word);
    let activity = activityOf(word, [...sure, ...likely, ...guesses]);
    if (activity) return { stems: [activity], guesses: [], bare: false };
    const ofNouns = nouns(word);
    // 들어와 and 올라가 only look like a noun with a particle.
    const ofNoun = NO_NOUNS.has(ofNouns[0]) ? [word] : ofNouns;
    // A longer particle is likelier than 이다: 장마다 is of 장.
    const ofCopula = withCopula.filter(
      (each) => ofNoun[0] === word || each.length <= ofNoun[0].length,
    );
    const nominals = sure.length ? [...ofCopula] : [...ofNoun, ...ofCopula];
    for (const nominal of nominals.filter((each) => each !== word)) {
      const ofNominal = verbs(nominal, true);
      likely.push(...ofNominal.sure);
      guesses.push(...ofNominal.likely, ...ofNominal.guesses);
      ofCopula.push(...ofNominal.nouns);
    }
    activity = activityOf(word, [...likely, ...guesses]);
    if (activity) return { stems: [activity], guesses: [], bare: false };
    const isWhole = ofNoun[0] === word;
    const ofVerb = sure.map((stem) => stem + MARK);
    const stems = unique([
      ...ofCopula,
      ...(isWhole ? ofVerb : ofNoun),
      ...(isWhole ? ofNoun : ofVerb),
      ...likely.map((stem) => stem + MARK),
    ]);
    return {
      stems,
      guesses: unique(guesses.map((stem) => stem + MARK)).filter((each) => !stems.includes(each)),
      bare: isWhole && !sure.length && !ofCopula.length,
    };
  }

  function activityOf(word, stems) {
    if (rules.whole.includes(word)) return "";
    if (rules.nouns_like_verbs.some((each) => word.endsWith(each))) return "";
    for (const stem of stems) {
      for (const verb of rules.verbs_of_nouns) {
        if (stem.endsWith(verb) && stem.length > verb.length + 1)
          return stem.slice(0, -verb.length);
      }
    }
    return "";
  }

  // The words that punctuation joins in a word: ci and cd of ci/cd, c of c++.
  function parts(word) {
    const found = word.split(INNER).filter(Boolean);
    return found.join() === word ? [] : found;
  }

  // A letter or a number alone says nothing of what it was part of: 3 of gpt-3.
  const isNoWord = (part) => /^(?:.|[0-9]+)$/.test(part);
  function withParts(word) {
    const found = parts(word);
    const others = [found.join(""), ...word.split("/"), ...found];
    return unique([word, ...others.filter((each) => each && !isNoWord(each))]);
  }

  // -- terms -----------------------------------------------------------------

  // Whether a term is a word as written, and not the marked stem of a verb.
  const isWord = (term) => !term.endsWith(MARK);

  // Whether a term can be inside a longer word that is not split at it.
  const canBeInside = (term) => /^[가-힣]{2,}$/.test(term);

  // Text in which the trace of a term is wherever it has the term: without what may be written
  // between the parts of a word.
  const BETWEEN = /[\s.+#/&'_-]+/g;
  const plain = (text) => text.toLowerCase().replace(BETWEEN, "");

  // A pattern of what all forms of a term have in common: the last syllable of a noun may be
  // closed by an ending, as any before the last of a verb: 고르~ is 골라; of the last of a verb
  // only the first letter is certain.
  const { numbers, syllable, VOWELS, CODAS } = letters;
  const between = (first, last) => `[${first}-${last}]`;
  const closed = (letter) => {
    const [leading, vowel] = numbers(letter) || [];
    if (leading === undefined) return letter;
    return between(syllable(leading, vowel), syllable(leading, vowel, CODAS.length - 1));
  };
  const begun = (letter) => {
    const [leading] = numbers(letter);
    return between(syllable(leading, 0), syllable(leading, VOWELS.length - 1, CODAS.length - 1));
  };
  const trace = (term) => {
    if (isWord(term)) return plain(term).replace(/.$/, closed);
    const stem = term.slice(0, -MARK.length);
    return stem.slice(0, -1).replace(/.$/, closed) + begun(stem.at(-1));
  };

  const endsSentence = (text) => /[.!?…。？！다요][\p{P}\p{S}\s]*$/u.test(text);

  return {
    words,
    compounds,
    parts,
    isWord,
    canBeInside,
    endsSentence,
    plain,
    trace,
    letters,
    ...factories.koreanTyping(letters),
  };
};
