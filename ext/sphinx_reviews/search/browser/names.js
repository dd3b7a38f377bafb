// Entries by the first letters of their names.
factories.names = ({ index, analyser }) => {
  // A match inside a name comes after all those at its beginning.
  const INSIDE = 1000;

  let known;
  const all = async () => {
    known ||= (await index.names()).map((names) => names.map((name) => name.normalize("NFC")));
    return known;
  };

  const byInitials = async (query) => {
    const wanted = new RegExp(analyser.initials(query));
    const found = [];
    (await all()).forEach((names, entry) => {
      const ranks = names.map((name) => {
        const at = name.search(wanted);
        return at < 0 ? Infinity : (at ? INSIDE : 0) + name.length;
      });
      const best = Math.min(...ranks);
      if (best < Infinity) found.push([best, entry]);
    });
    return found
      .sort((one, other) => one[0] - other[0] || one[1] - other[1])
      .map(([, entry]) => entry);
  };

  return { byInitials };
};
