// Tokens as the texts space them: words that a reader parted, joined or misspelt.
//
// Of all ways to read some letters as words of the index the cheapest is taken, as if each word
// were drawn at random from the entries: the fewer have it, the more it costs.
factories.spacing = ({ index, analyser, words }) => {
  const OF_WORD = 2;
  // A word of one syllable is found anywhere by chance.
  const [OF_SHORT, OF_RARE_AND_SHORT] = [6, 3];
  // For each letter of what is nowhere.
  const OF_UNKNOWN = 5;
  // What only begins like a word of the index, or may be a form of one.
  const OF_UNLIKELY = 3;
  const OF_ERROR = 5;
  const OF_OTHER_KEYBOARD = 3;
  // A space that was typed is meant, and one that was not is not.
  const OF_SPACE = 3;
  const OF_NO_SPACE = 2;
  // The letters of a word with its suffixes.
  const LONGEST = 16;
  // The letters of a run that is read at all.
  const MOST = 80;

  const costOf = (entries, ofRare = 1) => OF_WORD + ofRare * Math.log(index.size / entries);

  const asPiece = async (letters, isOpen) => {
    const entries = await words.number(letters, isOpen);
    if (!entries) return Infinity;
    return letters.length < analyser.shortest(letters)
      ? OF_SHORT + costOf(entries, OF_RARE_AND_SHORT)
      : costOf(entries);
  };
  // What is nowhere, or only heard, is not what is meant if something like it is somewhere.
  const asTyped = ({ letters, entries, isKnown, isHeard, near, keyed }) => {
    if ((near || keyed.entries) && (isHeard || !entries)) return Infinity;
    return entries ? costOf(entries) + (isKnown ? 0 : OF_UNLIKELY) : OF_UNKNOWN * letters.length;
  };
  const asSpelled = ({ entries, far }) => costOf(entries) + OF_ERROR * far;
  const asKeyed = ({ entries }) => costOf(entries) + OF_OTHER_KEYBOARD;

  // The places between the letters of a run of tokens: {token: the one that begins there, isCut:
  // whether a word may begin or end there, cost: what it costs to go on}.
  const placesOf = (run, isNowhere) => [
    ...run.flatMap((token, n) => {
      const isFirm = !n || (!isNowhere && token.isKnown && run[n - 1].isKnown);
      const first = { token, isCut: true, cost: isFirm ? Infinity : OF_SPACE };
      const inside = { isCut: !token.entries, cost: 0 };
      return [first, ...Array(token.letters.length - 1).fill(inside)];
    }),
    { isCut: true, cost: Infinity },
  ];

  // The words that may begin at a place: [[where each ends, its text, its cost]].
  const wordsAt = async (start, places, letters, isOpen) => {
    const { token } = places[start];
    const found = [];
    if (token) {
      const end = start + token.letters.length;
      found.push([end, token.text, asTyped(token)]);
      if (token.near) found.push([end, token.near.word, asSpelled(token.near)]);
      if (token.keyed.entries) found.push([end, token.keyed.text, asKeyed(token.keyed)]);
    }
    const pieces = [];
    for (let [end, cost] = [start + 1, 0]; cost < Infinity && end <= start + LONGEST; end += 1) {
      if (places[end].isCut) pieces.push([end, letters.slice(start, end), cost]);
      cost += places[end].cost;
    }
    const costs = pieces.map(([end, text]) => asPiece(text, isOpen && end === letters.length));
    const read = await Promise.all(costs);
    const isInside = (end) => end < letters.length && !places[end].token;
    return [
      ...found,
      ...pieces.map(([end, text, cost], n) => [
        end,
        text,
        cost + read[n] + (isInside(end) ? OF_NO_SPACE : 0),
      ]),
    ];
  };

  const cheapest = async (run, isNowhere) => {
    const letters = run.map((token) => token.letters).join("");
    const places = placesOf(run, isNowhere);
    const best = places.map(() => ({ cost: Infinity, texts: [] }));
    best[0].cost = 0;
    for (const [start, { cost, texts }] of best.entries()) {
      if (cost === Infinity || start === letters.length) continue;
      for (const [end, text, more] of await wordsAt(start, places, letters, run.at(-1).isOpen)) {
        if (cost + more < best[end].cost)
          best[end] = { cost: cost + more, texts: [...texts, text] };
      }
    }
    return best.at(-1).texts;
  };

  // Tokens beside each other of which words may be made; any other is alone.
  const runsOf = (tokens) => {
    const runs = [];
    for (const token of tokens) {
      const shortest = analyser.shortest(token.letters);
      if (shortest < Infinity && runs.at(-1)?.shortest === shortest) runs.at(-1).run.push(token);
      else runs.push({ shortest, run: [token] });
    }
    return runs.map(({ run }) => run);
  };

  const isSettled = ({ letters, entries, near, keyed }) =>
    !letters || (entries && !near && !keyed.entries);

  // The texts of tokens as they are meant:
  //   text     as typed
  //   letters  of its one word, in lower case; empty if it is anything else
  //   entries  how many have it
  //   isKnown  whether they have the word itself, or
  //   isHeard  one that only sounds like it
  //   near     what it may be misspelt for, if anything, as in `spelling.nearest`
  //   keyed    {text, entries}: what its keys give on the other keyboard; empty if that is nowhere
  //   isOpen   whether it may be unfinished
  // `isNowhere`: whether nothing has them all, so that even known words may be parts of one
  const read = async (tokens, isNowhere) => {
    const found = await Promise.all(
      runsOf(tokens).map((run) => {
        const isLong = run.reduce((sum, { letters }) => sum + letters.length, 0) > MOST;
        const isSure = run.every(isSettled) && !(isNowhere && run.length > 1);
        return isLong || isSure ? run.map(({ text }) => text) : cheapest(run, isNowhere);
      }),
    );
    return found.flat();
  };

  return { read };
};
