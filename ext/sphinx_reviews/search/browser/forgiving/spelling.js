// What a word that is nowhere may be meant for, among the words of the index.
factories.spelling = ({ index, analyser }) => {
  // A word of so many letters has no error, one of so many more has one, and each error after
  // that needs more still.
  const WITHOUT_ERROR = 1.5;
  const LETTERS_OF_AN_ERROR = 3;
  const LETTERS_OF_ANOTHER = 5;
  const MOST_ERRORS = 3;
  const LETTERS_OF_SIMILAR = 3;
  const MOST_SIMILAR = 3;
  // How much of an error a word is forgiven for each doubling of the entries that contain it.
  const OF_LIKELIHOOD = 0.08;

  const reversed = (text) => [...text].reverse().join("");

  // Words with half of the skeleton of a word, with how likely each is.
  const alike = async (word) => {
    const whole = analyser.skeleton(word);
    const half = whole.length >> 1;
    const lists = await Promise.all([
      index.spelled("forward", whole.slice(0, half), whole),
      index.spelled("backward", reversed(whole).slice(0, half), reversed(whole)),
    ]);
    return new Map(lists.flat());
  };

  const within = async (word, most) => {
    const found = [];
    for (const [each, likely] of await alike(word)) {
      const far = analyser.distance(word, each, most);
      const rank = far - OF_LIKELIHOOD * likely;
      if (far && far <= most) found.push({ word: each, far, entries: 2 ** (likely - 1), rank });
    }
    return found.sort((one, other) => one.rank - other.rank);
  };

  // The words that one may be meant for, the likeliest first:
  // [{word, far: its errors, entries: how many have it, about, rank}]
  const known = new Map();
  const nearest = (word) => {
    if (!known.has(word)) known.set(word, withFewErrors(word));
    return known.get(word);
  };
  const lettersOf = (word) => analyser.strokes(word).length;
  // How many errors a word of so many letters may have.
  const mostErrors = (letters) => {
    const more = letters - WITHOUT_ERROR;
    const others = 1 + (more - LETTERS_OF_AN_ERROR) / LETTERS_OF_ANOTHER;
    return more > 1 ? Math.min(MOST_ERRORS, more / LETTERS_OF_AN_ERROR, others) : 0;
  };
  const withFewErrors = async (word) => {
    const letters = lettersOf(word);
    if (!mostErrors(letters)) return [];
    // One that lacks a letter was longer: aply.
    const found = await within(word, mostErrors(letters + 1));
    return found.filter((each) => each.far <= mostErrors(Math.max(letters, lettersOf(each.word))));
  };

  // Words that are somewhat like one, for a reader to choose from.
  const similar = async (word) => {
    const found = await within(word, lettersOf(word) / LETTERS_OF_SIMILAR);
    return found.slice(0, MOST_SIMILAR).map((each) => each.word);
  };

  return { nearest, similar };
};
