// Entries by their names: by first letters, and by names spelled nearly like the query.
factories.names = ({ index, analyser }) => {
  const MOST_SUGGESTIONS = 3;
  // A match inside a name comes after all those at its beginning.
  const INSIDE = 1000;

  const byInitials = async (query) => {
    const wanted = query.replace(/\s+/g, "");
    const found = [];
    (await index.names()).forEach((names, entry) => {
      const ranks = names.map((name) => {
        const at = analyser.initials(name.normalize("NFC").replace(/\s+/g, "")).indexOf(wanted);
        return at < 0 ? Infinity : (at ? INSIDE : 0) + name.length;
      });
      const best = Math.min(...ranks);
      if (best < Infinity) found.push([best, entry]);
    });
    return found
      .sort((one, other) => one[0] - other[0] || one[1] - other[1])
      .map(([, entry]) => entry);
  };

  // Names that differ from the query in a letter or two; a syllable is compared by its letters.
  const similar = async (query) => {
    const letters = (name) => name.normalize("NFD").toLowerCase().replace(/\s+/g, "");
    const wanted = letters(query);
    const most = Math.max(1, Math.floor(wanted.length / 4));
    const names = (await index.names()).flat();
    const words = names
      .flatMap((name) => analyser.words(name.normalize("NFC")).map((word) => word.stems[0]))
      .filter(analyser.isWord);
    const found = [];
    for (const name of new Set([...names, ...words])) {
      const spelled = letters(name);
      if (Math.abs(spelled.length - wanted.length) > most) continue;
      const far = distance(wanted, spelled);
      if (far && far <= most) found.push([far, name]);
    }
    return found
      .sort((one, other) => one[0] - other[0])
      .slice(0, MOST_SUGGESTIONS)
      .map(([, name]) => name);
  };

  // Letters to add, remove, change or swap (Damerau, 1964).
  const distance = (one, other) => {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let n = 1; n <= other.length; n += 1) {
        const same = one[row - 1] === other[n - 1] ? 0 : 1;
        now[n] = Math.min(last[n] + 1, now[n - 1] + 1, last[n - 1] + same);
        const swapped = one[row - 1] === other[n - 2] && one[row - 2] === other[n - 1];
        if (row > 1 && n > 1 && swapped) now[n] = Math.min(now[n], before[n - 2] + 1);
      }
      [before, last] = [last, now];
    }
    return last[other.length];
  };

  return { byInitials, similar };
};
