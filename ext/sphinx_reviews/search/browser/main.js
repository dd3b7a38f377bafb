// Puts the parts of search together.
sphinxReviewsSearch.receive("search", ({ manifest, load, root }) => {
  const analyser = factories.analysers[manifest.language](rules);
  const index = factories.index({ manifest, load });
  const names = factories.names({ index, analyser });
  const engine = factories.engine({ index, names, analyser });
  const filters = factories.filters({ index });
  const excerpts = factories.excerpts({ manifest, analyser });
  const results = factories.results({ manifest, root, index, names, analyser, excerpts });
  const page = factories.page({ manifest, index, engine, filters, results });
  const dialog = factories.dialog({ manifest, engine, filters, results });
  return { engine, page, dialog };
});
