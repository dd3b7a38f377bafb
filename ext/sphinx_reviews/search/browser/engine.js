// Finds the entries for a query, best first.
//
// `analyser` is that of the language:
//   words(text), compounds(text, words)  as in Python
//   parts(word)          the words that punctuation joins in a word; none of a plain word
//   isWord(term)         whether a term is a word as written
//   canBeInside(term)    whether a term can be inside a longer word
//   endsSentence(text)   whether a text ends as sentences do, and names in lists or tables do not
//   plain(text)          a text in which a word is found by
//   trace(term)          a pattern of its letters, wherever the text may have a word of a term
//   shortest(letters)    of how many letters a word is that others are often joined to, by the
//                        script of some; infinite if they are not of one, in lower case
//   isInitials(query)    whether a query consists of first letters only
//   initials(query)      a pattern of the names that have such first letters
//   begun(query)         {written, letter}: the query without the unfinished syllable at its end
//   before(text)         a text before its last key, if that may begin what follows it
//   strokes(text)        the letters of a text as they are typed
//   ranges(text)         between which terms, the last with all that begins so, are those
//                        whose strokes may begin with those of the text
//   letters              what its forgiving part is made of
//
// The forgiving part has besides:
//   isStray(word)        whether a word has letters that stand alone, as no word has
//   skeleton(word)       as in Python
//   distance(one, other, most)  how many errors make one word of another, if no more than that
//   soundKeys(word)      keys, of which words in two scripts that sound alike have one in common
//   likeness(one, other) how alike two words in two scripts sound; 0 if they are not one word
//   otherKeyboard(word)  what the keys of a word give on the other keyboard, or nothing
factories.engine = ({ index, names, analyser, queries, words, forgiving, nearness, phrases }) => {
  const AS_COMPOUND = 0.5;
  const { add, both, rank, rarity } = words;

  // -- what a query asks for -------------------------------------------------

  // Neighbours of a query that may be one name: [[the first of the two, their term]].
  const pairs = (text, all) =>
    all.slice(1).flatMap((second, first) => {
      const [term] = analyser.compounds(text, [all[first].word, second.word]);
      return term ? [[first, term]] : [];
    });

  // What such neighbours are found by as one name; each of them is found by it as well.
  const asNames = (text, all) =>
    Promise.all(
      pairs(text, all).map(async ([first, term]) => {
        const two = all.slice(first, first + 2);
        const joined = await words.joined(term, two);
        for (const each of two) {
          add(each.scores, joined.scores, AS_COMPOUND);
          for (const name of joined.terms) each.terms.add(name);
        }
        return joined;
      }),
    );

  // All readings are one word, so that a rare reading does not count more than the likely one.
  const weighed = (scores) => {
    const rare = rarity(scores.size);
    const found = new Map();
    for (const [entry, score] of scores) found.set(entry, score * rare);
    return found;
  };

  // The words of tokens between which a reader chooses, as if they were one word.
  const clauses = (all, tokens) => {
    const found = [];
    for (const each of all) {
      const clause = tokens.slice(0, each.token + 1).filter((token) => !token.isAlternative).length;
      const isChoice = [each.token, each.token + 1].some((n) => tokens[n]?.isAlternative);
      const before = found.at(-1);
      if (isChoice && before?.clause === clause) {
        for (const term of each.terms) before.terms.add(term);
        add(before.scores, each.scores, 1);
        before.guessed = new Set();
      } else {
        found.push({ ...each, clause });
      }
    }
    return found;
  };

  // What finds all of a query: its one word, or its two as one.
  const wholes = (all, joined) => {
    if (all.length === 1) return all;
    return all.length === 2 ? joined : [];
  };

  // -- the entries of a query ------------------------------------------------

  const NOTHING = {
    searched: "",
    instead: null,
    found: [],
    apart: [],
    partly: [],
    without: [],
    heads: new Map(),
    scoreOf: () => 0,
    terms: new Set(),
    words: [],
    heard: [],
  };

  const ask = async (query, isTyping, isMeant) => {
    const asked = queries.parse(query);
    const all = await words.read(asked, isTyping, isMeant);
    const joined = await asNames(asked.text, all);
    const wanted = clauses(all, asked.tokens).map((each) => ({
      ...each,
      scores: weighed(each.scores),
    }));
    const known = wanted.filter((each) => each.scores.size);
    const together = known.length ? known.map((each) => each.scores).reduce(both) : new Map();
    const near = await nearness.weighed(together, known);
    const hasPhrases = asked.tokens.some(({ isPhrase }) => isPhrase);
    const wide = hasPhrases ? await (await phrases()).within(near, asked, all, isTyping) : near;
    // Bare neighbours are one name wherever an entry contains them together; a phrase says so itself.
    const asOne = hasPhrases ? [] : joined.map(({ scores }) => scores);
    const narrow = asOne.reduce(withinIfAny, wide);
    const best = known.length > 1 ? sureOf(narrow, known) : narrow;
    const apart = best === wide ? [] : [...wide].filter(([entry]) => !best.has(entry));
    const some = partly(wanted, wide);
    const barred = await excluded(asked.excluded);
    const isAllowed = (entry) => !barred.size || !barred.has(index.resultOf(entry));
    const allowed = (entries) => entries.filter(isAllowed);
    return {
      answer: {
        ...NOTHING,
        query,
        searched: asked.text,
        found: allowed(rank(best)),
        apart: allowed(rank(apart)),
        partly: some.partly.filter(({ entry }) => isAllowed(entry)),
        without: wanted.filter((each) => !each.scores.size).map((each) => each.word.surface),
        scoreOf: (entry) => together.get(entry) ?? some.scores.get(entry),
        terms: new Set(wanted.flatMap((each) => [...each.terms])),
        words: wanted.map((each) => each.terms).filter((terms) => terms.size),
        heard: wholes(all, joined).flatMap((each) => each.heard),
      },
      all,
    };
  };

  const withinIfAny = (scores, others) => {
    const within = both(scores, others);
    return within.size ? within : scores;
  };

  // The entries that some words do not only have if a guess is right, if there are any.
  const sureOf = (scores, known) => {
    const guessed = known.map((each) => each.guessed).filter(({ size }) => size);
    if (!guessed.length) return scores;
    const isSure = ([entry]) => !guessed.some((entries) => entries.has(entry));
    const sure = new Map([...scores].filter(isSure));
    return sure.size ? sure : scores;
  };

  // The entries that contain some of the words, those with most of the query first.
  const partly = (wanted, whole) => {
    const scores = new Map();
    for (const listed of wanted.flatMap((each) => [each.scores, each.parts])) {
      for (const [entry, score] of listed) {
        if (!whole.has(entry)) scores.set(entry, (scores.get(entry) || 0) + score);
      }
    }
    // Only of those that are shown is it told what they lack.
    const some = (entry) => ({
      entry,
      get missing() {
        return wanted.filter(({ scores }) => !scores.has(entry)).map(({ word }) => word.surface);
      },
    });
    return { scores, partly: rank(scores).map(some) };
  };

  // The results that contain what a reader does not want.
  const excluded = async (texts) => {
    const found = await Promise.all(
      texts.map(async (text) => {
        const all = await Promise.all(
          analyser.words(text).map(async ({ stems }) => index.scores(stems[0])),
        );
        return all.length ? [...all.reduce(both).keys()] : [];
      }),
    );
    return new Set(found.flat().map(index.resultOf));
  };

  // The entries for a query:
  //   query     as it was read
  //   searched  the words that were searched for
  //   instead   {query} if something else was searched for, or null
  //   found     the entries with all words that are anywhere; those of a name stand together
  //   apart     the entries with all words, of which those of a name stand apart
  //   partly    [{entry, missing}]: the entries with some words, and the words they lack
  //   without   the words that are nowhere
  //   heads     what is shown of some entries, if their pages are not needed for it
  //   scoreOf   the score of such an entry
  //   terms     the terms by which they were found,
  //   words     and for each word
  //   heard     the terms that all of the query sounds like, if it is nowhere as it is written
  //
  // `isTyping`: whether the last word may be unfinished; `isExact`: whether nothing else may be
  // searched for.
  const find = async (text, isTyping = false, isExact = false) => {
    const query = queries.normal(text);
    if (!query) return { ...NOTHING, query };
    if (analyser.isInitials(query)) {
      const named = await names.byInitials(query, isTyping);
      if (named.found.length) return { ...NOTHING, query, ...named };
    }
    const isOpen = isTyping && !/[\s.,!?]$|\S"$/.test(text);
    const asked = await ask(query, isOpen);
    // Known words that are nowhere together may be one.
    const isSomewhere = asked.answer.found.length > 0 || asked.all.length < 2;
    if (isExact || (isSomewhere && asked.all.every(words.isSure))) return asked.answer;
    const { meant } = await forgiving();
    const other = await meant.query(query, asked, isOpen);
    if (other === query) return asked.answer;
    const again = await ask(other, isOpen, true);
    return { ...again.answer, query, instead: { query: other } };
  };

  return { find, results: index.entries };
};
