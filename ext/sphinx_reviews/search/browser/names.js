// Entries by the first letters of their names: {found: the entries, heads: what is shown of each, if
// that is known without its page}.
factories.names = ({ index, analyser }) => {
  // A match at the beginning of a word in a name comes after all those at that of a name, and
  // one inside a word counts only if there is no other.
  const INSIDE = 1000;
  const INSIDE_WORD = 1000000;
  const LETTER = /[\p{L}\p{N}]/u;
  const SIGNS = /^[^\p{L}\p{N}]+/u;

  const read = (name) => name.normalize("NFC").replace(SIGNS, "");
  let known;
  const all = async () => {
    known ||= (await index.names()).map((names) => names.map(read));
    return known;
  };

  const rankOf = (name, wanted) => {
    const places = [...name.matchAll(wanted)].map(({ index: at }) => at);
    const ranks = places.map((at) => (LETTER.test(name[at - 1] ?? "") ? INSIDE_WORD : INSIDE));
    return places[0] === 0 ? name.length : Math.min(...ranks) + name.length;
  };

  // The results that the dialog shows for the first key of a query, for which all names would be too
  // much to load.
  const byLetter = async (query) => {
    const { letters } = await index.beginning();
    const heads = (letters[query] || []).map(([entry, title, uri, anchor, note]) => [
      entry,
      { entry, title, uri, anchor, note, kind: index.kindOf(entry), names: [], parts: [] },
    ]);
    return { found: heads.map(([entry]) => entry), heads: new Map(heads) };
  };

  const byLetters = async (query) => {
    const wanted = new RegExp(analyser.initials(query), "gu");
    const found = (await all())
      .map((names, entry) => [Math.min(...names.map((name) => rankOf(name, wanted))), entry])
      .filter(([rank]) => rank < Infinity)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const isInsideWord = ([rank]) => rank >= INSIDE_WORD;
    const best = found.filter((each) => !isInsideWord(each));
    const entries = (best.length ? best : found).map(([, entry]) => entry);
    return { found: entries, heads: new Map() };
  };

  const byInitials = async (query, isTyping) => {
    const begun = isTyping ? await byLetter(query) : { found: [] };
    return begun.found.length ? begun : byLetters(query);
  };

  return { byInitials };
};
