// What a reader searched for last, kept in this browser alone.
factories.recent = () => {
  const KEY = "sphinx-reviews-searches";
  const MOST = 5;

  // A browser may refuse to keep anything, and somebody else may have written here.
  const list = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
    } catch {
      return [];
    }
  };
  const write = (queries) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(queries));
    } catch {}
  };

  const keep = (typed) => {
    const query = typed.trim();
    if (query) write([query, ...list().filter((each) => each !== query)].slice(0, MOST));
  };
  const clear = () => {
    try {
      localStorage.removeItem(KEY);
    } catch {}
  };

  return { list, keep, clear };
};
