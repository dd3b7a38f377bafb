// Puts the parts of search together.
sphinxReviewsSearch.receive("search", ({ manifest, load, root }) => {
  const analyser = factories.analysers[manifest.language](rules);
  const index = factories.index({ manifest, load });
  const names = factories.names({ index, analyser });
  const queries = factories.queries();
  const inflection = factories.inflection();
  // What few queries need, loaded and made when one does.
  const later = (name, parts) => {
    let making;
    return () => {
      making ||= load(name, manifest.version).then((make) => make(parts()));
      return making;
    };
  };
  const forgiving = later("forgiving", () => ({ manifest, index, analyser, queries, words }));
  const phrases = later("search-phrases", () => ({ index, analyser, lookups, words, nearness }));
  const lookups = factories.lookups({ index, analyser, inflection, forgiving });
  const words = factories.words({ index, analyser, lookups });
  const nearness = factories.nearness({ index });
  const engine = factories.engine({
    index,
    names,
    analyser,
    queries,
    words,
    forgiving,
    nearness,
    phrases,
  });
  const filters = factories.filters({ index });
  const marks = factories.marks({ analyser });
  const excerpts = factories.excerpts({ manifest, analyser, marks });
  const results = factories.results({
    manifest,
    root,
    index,
    analyser,
    filters,
    marks,
    excerpts,
  });
  const recent = factories.recent();
  const advice = factories.advice({ manifest, index, forgiving, recent, results });
  return { manifest, index, engine, forgiving, results, recent, advice };
});
