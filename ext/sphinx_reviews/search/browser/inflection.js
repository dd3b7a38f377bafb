// The forms of an English word: models for model, learning for learned, libraries for library.
factories.inflection = () => {
  const SHORTEST = 4;
  // Words that end like a form of another.
  const WHOLE = new Set("always analysis else news series species thing things".split(" "));

  // What a word may be a form of.
  const bases = (word) => {
    const found = [word];
    const take = (ending, ...instead) => {
      const stem = word.slice(0, -ending.length);
      if (!word.endsWith(ending) || !/[aeiouy]/.test(stem) || stem.length < 2) return;
      found.push(...instead.map((each) => stem + each));
      if (/^(?:ed|ing)$/.test(ending) && /([^aeiouls])\1$/.test(stem))
        found.push(stem.slice(0, -1));
    };
    if (/ies$/.test(word)) take("ies", "y", "ie");
    else if (/(?:[sxz]|ch|sh)es$/.test(word)) take("es", "", "e");
    else if (!/(?:ss|us|is)$/.test(word)) take("s", "");
    take("ices", "ix", "ex");
    take("yses", "ysis");
    take("ied", "y");
    if (!/eed$/.test(word)) take("ed", "", "e");
    take("ing", "", "e");
    return found;
  };

  const forms = (base) => {
    const soft = base.replace(/([^aeiou])y$/, "$1i").replace(/e$/, "");
    const hard = base.replace(/e$/, "");
    const doubled = base.replace(/([^aeiou][aeiou])([bdgklmnprtvz])$/, "$1$2$2");
    return [
      base,
      `${base}s`,
      `${soft}es`,
      `${soft}ed`,
      `${hard}ing`,
      `${doubled}ed`,
      `${doubled}ing`,
      base.replace(/[ei]x$/, "ices"),
      base.replace(/ysis$/, "yses"),
    ];
  };

  // The other forms of a word, some of which no text contains.
  const others = (word) => {
    // Only the last of joined words is inflected: fine-tuned.
    const [, before, last] = /^((?:[a-z]+-)*)([a-z]+)$/.exec(word) || [];
    if (!last || last.length < SHORTEST || WHOLE.has(last)) return [];
    const found = new Set(bases(last).flatMap(forms));
    found.delete(last);
    return [...found].map((each) => before + each);
  };

  return { others };
};
