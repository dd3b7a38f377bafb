// What a reader writes: words, "phrases", -words that must not be there, and OR between words.
factories.queries = () => {
  const TOKEN = /(-?)(?:"([^"]+)"?|(\S+))/g;
  const QUOTATION_MARKS = /[“”„«»]/g;
  const HALF_WIDTH = /[^\u3131-\u318e]+/g;

  // A query as it is read: full-width letters as others, composed, with single spaces.
  const normal = (text) =>
    text
      .replace(HALF_WIDTH, (each) => each.normalize("NFKC"))
      .replace(QUOTATION_MARKS, '"')
      .trim()
      .replace(/\s+/g, " ");

  // A query in its tokens:
  //   text      the words that are wanted, without signs
  //   tokens    [{start, end, isPhrase, isAlternative}] in `text`; one that is an alternative
  //             is wanted in the place of the token before it
  //   excluded  texts that must not be there
  const parse = (query) => {
    const found = { text: "", tokens: [], excluded: [] };
    const matches = [...query.matchAll(TOKEN)];
    const isAlone = matches.length === 1;
    let isAlternative = false;
    for (const [whole, minus, phrase, word] of matches) {
      if (found.tokens.length && (whole === "OR" || whole === "|")) {
        isAlternative = true;
        continue;
      }
      if (minus && !isAlone) {
        found.excluded.push(phrase ?? word);
        continue;
      }
      const start = found.text ? found.text.length + 1 : 0;
      found.text += (start ? " " : "") + (phrase ?? whole);
      const end = found.text.length;
      found.tokens.push({ start, end, isPhrase: phrase !== undefined, isAlternative });
      isAlternative = false;
    }
    return found;
  };

  return { normal, parse };
};
