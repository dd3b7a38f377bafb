// Words in another script that sound like a word that is nowhere.
factories.sounding = ({ manifest, index, analyser }) => {
  // Keys of a word by its sound, each of which may load a file.
  const MOST_KEYS = 6;

  const alikeTo = async (word) => {
    const keys = analyser.soundKeys(word).slice(0, MOST_KEYS);
    const listed = new Set((await Promise.all(keys.map(index.sounding))).flat());
    return [...listed].map((each) => ({
      term: each.slice(0, -1),
      likely: Number(each.slice(-1)),
      alike: analyser.likeness(word, each.slice(0, -1)),
    }));
  };

  // The term that sounds most like one of some words, and its other spellings.
  const terms = async (words) => {
    const found = (await Promise.all(words.map(alikeTo))).flat();
    const alike = found.filter((each) => each.alike);
    const [best] = alike.sort((one, other) => other.alike - one.alike || other.likely - one.likely);
    const isSpelling = (each) =>
      each.alike >= best.alike - manifest.asGood && analyser.distance(each.term, best.term, 1) <= 1;
    return [...new Set(alike.filter(isSpelling).map((each) => each.term))];
  };

  // Whether a twin of such a term may be one of the words: what else Latin letters may be heard
  // as is another word.
  const isLatin = (term) => /^[ -~]+$/.test(term);
  const mayBe = (words, term) =>
    !words.some(isLatin) ||
    !isLatin(term) ||
    words.some((word) => analyser.distance(word, term, 1) <= 1);

  return { terms, mayBe };
};
