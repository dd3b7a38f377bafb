// Entries by the first letters of their names.
factories.names = ({ index, analyser }) => {
  // A match at the beginning of a word in a name comes after all those at that of a name, and
  // one inside a word counts only if there is no other.
  const INSIDE = 1000;
  const INSIDE_WORD = 1000000;

  const WORD = /[\p{L}\p{N}]+/gu;

  // The first letters of each name of each entry, where its words begin, and its length.
  const read = (name) => {
    const found = { letters: "", starts: [], length: name.length };
    for (const [word] of name.normalize("NFC").matchAll(WORD)) {
      found.starts.push(found.letters.length);
      found.letters += analyser.initials(word);
    }
    return found;
  };
  let known;
  const allInitials = async () => {
    known ||= (await index.names()).map((names) => names.map(read));
    return known;
  };

  const rankOf = ({ letters, starts, length }, wanted) => {
    if (letters.startsWith(wanted)) return length;
    if (starts.some((at) => letters.startsWith(wanted, at))) return INSIDE + length;
    return letters.includes(wanted) ? INSIDE_WORD + length : Infinity;
  };

  const byInitials = async (query) => {
    const wanted = query.replace(/\s+/g, "");
    const found = (await allInitials())
      .map((names, entry) => [Math.min(...names.map((name) => rankOf(name, wanted))), entry])
      .filter(([rank]) => rank < Infinity)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const isInsideWord = ([rank]) => rank >= INSIDE_WORD;
    const best = found.filter((each) => !isInsideWord(each));
    return (best.length ? best : found).map(([, entry]) => entry);
  };

  return { byInitials };
};
