// Nouns without their particles, as in nouns.py.
factories.koreanNouns = (rules) => {
  // group -> particle -> the sounds that it follows
  const PARTICLES = new Map(
    Object.entries(rules.particles).map(([group, sounds]) => {
      const listed = new Map();
      for (const [sound, particles] of Object.entries(sounds)) {
        for (const particle of particles) {
          listed.set(particle, [...(listed.get(particle) || []), sound]);
        }
      }
      return [group, listed];
    }),
  );
  const COMPOUND = 4;
  const LONGEST_PARTICLE = Math.max(
    ...[...PARTICLES.values()].flatMap((group) => [...group.keys()].map((each) => each.length)),
  );

  function nouns(whole) {
    let word = whole;
    const others = [];
    let groups = [...PARTICLES.keys()];
    for (;;) {
      const [rest, group] = withoutParticle(word, groups);
      if (!rest) {
        if (isOfVerb(word, whole)) return [whole];
        return isDoubtful(word, whole) ? [whole, word] : [word, ...others];
      }
      const particle = word.slice(rest.length);
      const isAlsoWhole =
        word.length >= COMPOUND && rules.also_whole.some((each) => word.endsWith(each));
      if (rules.ambiguous.includes(particle) || isAlsoWhole) others.push(word);
      if (rules.begun_by_nouns.includes(particle)) others.push(word.slice(0, rest.length + 1));
      [word, groups] = [rest, rules.inside[group] || []];
    }
  }

  const isOfVerb = (word, whole) =>
    word.length === 1 &&
    rules.stems.before_i.includes(word) &&
    PARTICLES.get("copula").has(whole.slice(1));

  function isDoubtful(word, whole) {
    const particle = whole.slice(word.length);
    return (
      rules.doubtful.includes(particle) ||
      (word.length === 1 && PARTICLES.get("copula").has(particle))
    );
  }

  function isParticle(word) {
    while (word) {
      let length = Math.min(LONGEST_PARTICLE, word.length);
      while (length && ![...PARTICLES.values()].some((group) => group.has(word.slice(-length)))) {
        length -= 1;
      }
      if (!length) return false;
      word = word.slice(0, -length);
    }
    return true;
  }

  function withoutParticle(word, groups) {
    if (rules.whole.includes(word)) return ["", ""];
    for (let length = Math.min(LONGEST_PARTICLE, word.length - 1); length > 0; length -= 1) {
      const rest = word.slice(0, -length);
      const particle = word.slice(-length);
      if (rest.length === 1 && isOneWord(rest, particle)) continue;
      for (const group of groups) {
        if (fits(PARTICLES.get(group).get(particle) || [], rest)) return [rest, group];
      }
    }
    return ["", ""];
  }

  const VERBS = new Set(rules.stems.short);
  for (const stem of rules.stems.like_nouns) VERBS.delete(stem);
  for (const stem of rules.stems.before_neun) VERBS.add(stem);
  const isOneWord = (rest, particle) => {
    if (Object.hasOwn(rules.with, particle)) return !rules.with[particle].includes(rest);
    if (particle.length > 1) return false;
    return !rules.short.includes(particle) || (particle === "는" && VERBS.has(rest));
  };

  function fits(sounds, rest) {
    const final = (rest.charCodeAt(rest.length - 1) - 0xac00) % 28;
    return sounds.some(
      (sound) =>
        sound === "any" ||
        (sound === "consonant" && final > 0) ||
        (sound === "vowel" && final === 0) ||
        (sound === "vowel-or-rieul" && (final === 0 || final === 8)),
    );
  }

  return { nouns, isParticle };
};
