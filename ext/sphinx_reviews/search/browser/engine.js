// Finds entries: loads the pieces of the index that a query needs, and ranks.
sphinxReviewsSearch.start = (() => {
  "use strict";
  const search = sphinxReviewsSearch;
  const LESS_LIKELY = 0.7;
  const LESS_SURE = 0.4;
  // Terms that begin as the query does, if there is none that is the query.
  const MOST_BEGINNINGS = 60;
  const NEAR = 3;
  const KINDS = { r: "review", b: "book", c: "concept", s: "skill", p: "page" };

  const makeEngine = () => {
    const { manifest } = search;
    const { words, compounds } = sphinxReviewsAnalyser(search.rules);
    const total = manifest.kinds.length;
    // The first entry of each page.
    const firsts = [];
    manifest.entries.reduce((sum, number) => (firsts.push(sum), sum + number), 0);

    // -- loading -----------------------------------------------------------

    const received = new Map();
    for (const kind of ["page", "names", "facets"]) {
      search[kind] = (number, content) => received.set(`${kind}${number}`, content);
    }
    search.terms = (number, pairs) => received.set(`terms${number}`, new Map(pairs));
    const asked = new Map();
    const load = (kind, folder, number) => {
      const name = `${kind}${number}`;
      if (!asked.has(name)) {
        const path = `_search/${folder}/${number}.js?v=${manifest.version}`;
        asked.set(name, search.script(path).then(() => received.get(name)));
      }
      return asked.get(name);
    };

    // The last number of those in rising order that is not after `value`.
    const lastUpTo = (list, value) => {
      let [low, high] = [0, list.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle] <= value) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    };
    const shardOf = async (term) => {
      const number = lastUpTo(manifest.shards, term);
      return number < 0 ? new Map() : load("terms", "terms", number);
    };

    // -- the entries of a term ---------------------------------------------

    const decoded = new Map();
    const scores = (term, steps) => {
      if (!decoded.has(term)) {
        const found = new Map();
        let entry = 0;
        for (const step of steps) {
          entry += step >> 4;
          found.set(entry, (step & 15) / 16);
        }
        decoded.set(term, found);
      }
      return decoded.get(term);
    };
    // BM25's weight of a word that so many entries have.
    const rarity = (number) => Math.log(1 + (total - number + 0.5) / (number + 0.5));
    const lookUp = async (term) => {
      const shard = await shardOf(term);
      return shard.has(term) ? scores(term, shard.get(term)) : new Map();
    };
    const add = (sum, found, weight) => {
      for (const [entry, score] of found) sum.set(entry, Math.max(sum.get(entry) || 0, score * weight));
    };
    const both = (one, other) => {
      const found = new Map();
      for (const [entry, score] of one) if (other.has(entry)) found.set(entry, score + other.get(entry));
      return found;
    };

    // -- the entries of a word ---------------------------------------------

    // What a word may be found by, and the entries that have it.
    const ofWord = async (word, beginning) => {
      const found = { terms: new Set(), names: new Set(), scores: new Map() };
      const take = (term, entries, weight) => {
        if (entries.size) found.terms.add(term);
        add(found.scores, entries, weight);
      };
      const candidates = [
        ...word.stems.map((stem, n) => [stem, n ? LESS_LIKELY : 1]),
        ...word.guesses.map((guess) => [guess, LESS_SURE]),
      ];
      const all = await Promise.all(candidates.map(([term]) => lookUp(term)));
      candidates.forEach(([term, weight], n) => take(term, all[n], weight));
      if (!found.scores.size) {
        const [parts, entries] = await apart(word.stems[0]);
        for (const part of parts) take(part, entries, 1);
      }
      if (beginning || !found.scores.size) {
        const start = beginning || word.stems[0].normalize("NFD");
        for (const [term, entries] of await beginnings(start)) take(term, entries, LESS_SURE);
      }
      // Half a particle is typed after a word that is known.
      for (let end = word.surface.length - 1; beginning && !found.scores.size && end > 1; end -= 1) {
        const term = word.surface.slice(0, end);
        take(term, await lookUp(term), 1);
      }
      // All readings together are one word, so that a rare one is not worth more than the likely one.
      const rare = rarity(found.scores.size);
      for (const [entry, score] of found.scores) found.scores.set(entry, score * rare);
      return found;
    };

    // 데이터엔지니어링, where only 데이터 and 엔지니어링 are known.
    const apart = async (noun) => {
      for (let joint = noun.length - 2; joint > 1; joint -= 1) {
        const halves = [noun.slice(0, joint), noun.slice(joint)];
        const [one, other] = await Promise.all(halves.map(lookUp));
        if (one.size && other.size) return [halves, both(one, other)];
      }
      return [[], new Map()];
    };

    const beginnings = async (start) => {
      const shard = await shardOf(start.normalize("NFC"));
      return [...shard.keys()]
        .filter((term) => !term.endsWith("~") && term.normalize("NFD").startsWith(start))
        .sort((one, other) => one.length - other.length)
        .slice(0, MOST_BEGINNINGS)
        .map((term) => [term, scores(term, shard.get(term))]);
    };

    // -- the entries of a query --------------------------------------------

    const INITIALS = /^[ㄱ-ㅎ\s]+$/;
    const HALF_TYPED = /([가-힣])([ㄱ-ㅎ])$/;
    const LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    // `isTyping`: whether the last word may go on.
    const find = async (text, isTyping = false) => {
      const query = text.normalize("NFC").trim().replace(/\s+/g, " ");
      const nothing = { query, found: [], apart: [], terms: new Set(), words: [], without: [] };
      if (!query) return nothing;
      if (INITIALS.test(query)) return { ...nothing, found: await byInitials(query) };
      const half = isTyping && HALF_TYPED.exec(query);
      const written = half ? query.slice(0, -1) : query;
      const asks = words(written);
      const last = asks.at(-1);
      const goesOn = isTyping && last?.end === written.length && !/[\s.,!?]$/.test(text);
      const beginning = (word) => {
        if (word !== last || !goesOn) return "";
        const tail = half ? String.fromCharCode(0x1100 + LEADING.indexOf(half[2])) : "";
        return word.surface.normalize("NFD") + tail;
      };
      const all = await Promise.all(asks.map((word) => ofWord(word, beginning(word))));
      const joined = await Promise.all(
        pairs(written, asks).map(async ([first, term]) => [first, term, await lookUp(term)])
      );
      for (const [first, term, entries] of joined) {
        for (const each of all.slice(first, first + 2)) add(each.scores, entries, 0.5);
      }
      const known = all.filter((each) => each.scores.size);
      if (!known.length) return nothing;
      const wide = known.map((each) => each.scores).reduce(both);
      // Neighbours without particles are one name, wherever they stand together.
      const narrow = joined.reduce((kept, [first, term, entries]) => {
        const together = both(kept, entries);
        if (!together.size) return kept;
        for (const each of all.slice(first, first + 2)) each.names.add(term);
        return together;
      }, wide);
      const said = known.map(({ terms, names }) => (names.size ? names : terms));
      const rank = (entries) =>
        [...entries].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([entry]) => entry);
      return {
        query,
        found: rank(narrow),
        apart: rank([...wide].filter(([entry]) => !narrow.has(entry))),
        scores: wide,
        terms: new Set(said.flatMap((terms) => [...terms])),
        words: said,
        without: asks.filter((_, n) => !all[n].scores.size).map((word) => word.surface),
      };
    };

    const pairs = (text, asks) =>
      asks.slice(1).flatMap((second, first) => {
        const [term] = compounds(text, [asks[first], second]);
        return term ? [[first, term]] : [];
      });

    // -- names ---------------------------------------------------------------

    const names = () => load("names", "names", 0);

    const initialsOf = (name) =>
      [...name.normalize("NFC").replace(/\s+/g, "")]
        .map((letter) => {
          const place = letter.charCodeAt(0) - 0xac00;
          return place >= 0 && place < 11172 ? LEADING[Math.floor(place / 588)] : letter.toLowerCase();
        })
        .join("");

    const byInitials = async (query) => {
      const wanted = query.replace(/\s+/g, "");
      const found = [];
      (await names()).forEach((listed, entry) => {
        const ranks = listed.map((name) => {
          const at = initialsOf(name).indexOf(wanted);
          return at < 0 ? Infinity : (at ? 1000 : 0) + name.length;
        });
        const best = Math.min(...ranks);
        if (best < Infinity) found.push([best, entry]);
      });
      return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(([, entry]) => entry);
    };

    // Names that differ from the query in a letter or two; Hangul is compared by its letters.
    const similar = async (query) => {
      const letters = (name) => name.normalize("NFD").toLowerCase().replace(/\s+/g, "");
      const wanted = letters(query);
      const found = new Map();
      const known = (await names()).flat();
      const parts = known.flatMap((name) => words(name.normalize("NFC")).map((word) => word.stems[0]));
      for (const name of new Set([...known, ...parts.filter((part) => !part.endsWith("~"))])) {
        const written = letters(name);
        const most = Math.max(1, Math.floor(wanted.length / 4));
        if (Math.abs(written.length - wanted.length) > most) continue;
        const far = distance(wanted, written);
        if (far && far <= most) found.set(name, far);
      }
      return [...found].sort((one, other) => one[1] - other[1]).slice(0, NEAR).map(([name]) => name);
    };

    // Letters to add, take away, change or swap (Damerau, 1964).
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

    // -- choosing and showing ------------------------------------------------

    const kind = (entry) => KINDS[manifest.kinds[entry]];
    const pageOf = (entry) => lastUpTo(firsts, entry);
    const facets = () => load("facets", "facets", 0);

    // `chosen`: {kind, skill, concept, publisher, verdict}, empty where all are wanted.
    const choose = async (entries, chosen, order) => {
      let kept = entries;
      if (chosen.kind) kept = kept.filter((entry) => kind(entry) === chosen.kind);
      const limits = Object.entries(chosen).filter(([facet, value]) => facet !== "kind" && value);
      if (limits.length || order === "newest") {
        const { values, dates } = await facets();
        for (const [facet, value] of limits) {
          const wanted = new Set(new Map(values[facet]).get(value));
          kept = kept.filter((entry) => wanted.has(entry));
        }
        if (order === "newest") {
          kept = [...kept].sort((one, other) => (dates[one] < dates[other]) - (dates[one] > dates[other]));
        }
      }
      return chosen.kind ? kept : withoutTwins(kept);
    };

    // A book and its review are one result: the better of the two.
    const withoutTwins = (entries) => {
      const seen = new Set();
      return entries.filter((entry) => {
        const own = kind(entry) === "book" ? entry - 1 : entry;
        const isNew = !seen.has(own);
        seen.add(own);
        return isNew;
      });
    };

    const results = (entries) =>
      Promise.all(
        entries.map(async (entry) => {
          const number = pageOf(entry);
          const page = await load("page", "pages", number);
          return { ...page.entries[entry - firsts[number]], entry, kind: kind(entry), uri: page.uri };
        })
      );

    return { find, choose, results, similar, facets, kind, pageOf, words, manifest };
  };

  let engine;
  return () => (engine ||= search.engine = makeEngine());
})();
