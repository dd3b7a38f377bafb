// What a reader meant by words that are nowhere: with the keys of the other keyboard, with other
// spaces, or in another spelling.
factories.meant = ({ analyser, queries, words, spelling, spacing }) => {
  // Errors in a word that is found as it is, but may still be misspelt.
  const MOST_IF_FOUND = 1;
  // How much less a word is likely to end in a suffix, in errors.
  const OF_SUFFIX = 0.1;
  const END = /[.,!?…]+$/;
  const { isSure } = words;

  // -- the other keyboard ----------------------------------------------------

  // What the keys of a token give on the other keyboard, if that is a word of the index, or at
  // least found: {text, isSure, entries: how many have it}.  A word that only sounds like
  // one may as well be such keys.
  const onOtherKeyboard = async (token, mine, isOpen) => {
    const other = analyser.otherKeyboard(token);
    if (!other || (!analyser.isStray(token) && mine.some(isSure))) return {};
    const found = await words.read(queries.parse(other), isOpen);
    const isNowhere = mine.every((each) => !each.number);
    const isFound = (each) => isSure(each) || (isNowhere && (each.number || each.parts.size));
    if (!found.length || !found.every(isFound)) return {};
    const entries = Math.min(...found.map((each) => each.number));
    return { text: other, isSure: found.every(isSure), entries };
  };

  // -- another spelling ------------------------------------------------------

  // Whether all that one word is found by is what may be a form of another.
  const isOnlyForm = (terms, other) => {
    const forms = analyser.words(other).flatMap(({ stems, guesses }) => [...stems, ...guesses]);
    return [...terms].every((term) => forms.includes(term));
  };

  const isLikelier = ({ far, entries, word }, { number, terms }) =>
    far <= MOST_IF_FOUND && (entries > number || isOnlyForm(terms, word));

  // Whether a word is likelier mistyped than written in another script than all texts write it, or
  // so written in its own script that it sounds the same.
  const isSlip = ({ far, entries, word }, { number, terms }) =>
    terms.has(word) || (far < 1 && entries > number);

  // What may be meant by a reading of a word, a part of which stands for the whole.
  const alike = async ({ surface }, reading) => {
    const isPart = analyser.parts(surface).includes(reading);
    const whole = (word) => (isPart ? surface.replace(reading, word) : word);
    const more = reading === surface ? 0 : OF_SUFFIX;
    const found = await spelling.nearest(reading);
    return found.map((each) => ({ ...each, word: whole(each.word), rank: each.rank + more }));
  };

  // The word that one is meant for, if it is nowhere, or hardly where that is.
  const nearest = async (asked) => {
    const { word, isHeard, number, parts } = asked;
    if (isSure(asked) || parts.size) return undefined;
    const readings = new Set([...word.stems.filter(analyser.isWord), word.surface]);
    const found = await Promise.all([...readings].map((each) => alike(word, each)));
    const isMeant = (each) => (isHeard ? isSlip : isLikelier)(each, asked);
    const likely = found.flat().filter((each) => !number || isMeant(each));
    return likely.sort((one, other) => one.rank - other.rank)[0];
  };

  // What is meant by a token of which each word is.
  const spelled = (text, mine, near) =>
    near.some(Boolean) ? mine.map(({ word }, n) => near[n]?.word || word.surface).join(" ") : text;

  // -- all of a query --------------------------------------------------------

  const isKnownInside = (each) => isSure(each) && analyser.canBeInside(each.word.surface);

  const hasSuffix = ({ surface, stems }) =>
    stems.some((stem) => stem !== surface && analyser.canBeInside(stem));

  // A token for `spacing`; `others`: the words of the others.
  const read = async (text, mine, others, isOpen, isSpelled) => {
    const [{ word, isKnown, isHeard, number } = {}] = mine;
    const letters = text.toLowerCase().replace(END, "");
    const isPlain = word?.surface === letters;
    const isOfSyllables = isPlain && analyser.canBeInside(letters);
    // Syllables with a suffix were hardly typed with other keys, nor beside others that are known.
    const isRight = isOfSyllables && (hasSuffix(word) || others.some(isKnownInside));
    const keyed = isRight ? {} : await onOtherKeyboard(text, mine, isOpen);
    // They may also be a part of a word.
    const isWhole = !isOfSyllables || !others.length;
    if (keyed.isSure && isWhole) return { text: keyed.text, letters: "" };
    const near = isSpelled && !keyed.isSure ? await Promise.all(mine.map(nearest)) : [];
    if (keyed.text && isWhole && !near.some(Boolean)) return { text: keyed.text, letters: "" };
    if (!isPlain) return { text: spelled(text, mine, near), letters: "" };
    return { text, letters, isOpen, isKnown, isHeard, entries: number, near: near[0], keyed };
  };

  // What is asked for where words are nowhere.  A word that a reader is still typing is not
  // misspelt as long as something is found.
  const query = async (asked, { answer, all }, isOpen) => {
    const isSomething = answer.found.length || answer.partly.length;
    const tokens = asked.split(" ");
    const found = await Promise.all(
      tokens.map((text, n) => {
        const surfaces = new Set(analyser.words(text).map((word) => word.surface));
        const isMine = (each) => surfaces.has(each.word.surface);
        const mine = all.filter(isMine);
        const others = all.filter((each) => !isMine(each));
        const isTyped = isOpen && n === tokens.length - 1;
        return read(text, mine, others, isTyped, !isTyped || !isSomething);
      }),
    );
    return (await spacing.read(found, !answer.found.length)).join(" ");
  };

  return { query };
};
