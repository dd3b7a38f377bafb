// Filters and sorts results.
factories.filters = ({ index }) => {
  // An entry and its twin, such as a review and its book, are one result: the better of the two.
  const withoutTwins = (entries, seen) =>
    entries.filter((entry) => {
      const result = index.resultOf(entry);
      const isNew = !seen.has(result);
      seen.add(result);
      return isNew;
    });

  // `kind` and each value of `chosen` are empty if there is no restriction; `seen` are the results
  // that are listed before.
  const choose = async (entries, wanted = {}, seen = new Set()) => {
    const { kind = "", chosen = {}, isNewestFirst = false } = wanted;
    let kept = kind ? entries.filter((entry) => index.kindOf(entry) === kind) : entries;
    const conditions = Object.entries(chosen).filter(([, value]) => value);
    if (conditions.length || isNewestFirst) {
      const { values, dates } = await index.facets();
      for (const [facet, value] of conditions) {
        const wanted = new Set(new Map(values[facet]).get(value));
        kept = kept.filter((entry) => wanted.has(entry));
      }
      if (isNewestFirst) {
        kept = [...kept].sort(
          (one, other) => (dates[one] < dates[other]) - (dates[one] > dates[other]),
        );
      }
    }
    return kind ? kept : withoutTwins(kept, seen);
  };

  return { choose };
};
