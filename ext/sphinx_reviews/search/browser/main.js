// Puts the parts of search together.
sphinxReviewsSearch.receive("search", ({ manifest, load, root }) => {
  const analyser = factories.analysers[manifest.language](rules);
  const index = factories.index({ manifest, load });
  const names = factories.names({ index, analyser });
  const queries = factories.queries();
  const inflection = factories.inflection();
  const words = factories.words({ manifest, index, analyser, inflection });
  const spelling = factories.spelling({ index, analyser });
  const spacing = factories.spacing({ index, analyser, words });
  const meant = factories.meant({ analyser, queries, words, spelling, spacing });
  const nearness = factories.nearness({ index });
  const engine = factories.engine({ index, names, analyser, queries, words, meant, nearness });
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
  const advice = factories.advice({ manifest, index, spelling, recent, results });
  const page = factories.page({ manifest, index, engine, results, recent, advice });
  const dialog = factories.dialog({ engine, results, recent, advice });
  return { engine, page, dialog };
});
