// Entries by the first letters of their names.
factories.names = ({ index, analyser }) => {
  // A match inside a name comes after all those at its beginning.
  const INSIDE = 1000;

  // The first letters of each name of each entry, with the length of the name.
  let known;
  const allInitials = async () => {
    known ||= (await index.names()).map((names) =>
      names.map((name) => [
        analyser.initials(name.normalize("NFC").replace(/\s+/g, "")),
        name.length,
      ]),
    );
    return known;
  };

  const byInitials = async (query) => {
    const wanted = query.replace(/\s+/g, "");
    const found = [];
    (await allInitials()).forEach((names, entry) => {
      const ranks = names.map(([letters, length]) => {
        const at = letters.indexOf(wanted);
        return at < 0 ? Infinity : (at ? INSIDE : 0) + length;
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
