// Puts together what is only loaded when a word of a query is nowhere.
sphinxReviewsSearch.receive("forgiving", ({ manifest, index, analyser: known, queries, words }) => {
  const forgiving = factories.forgiving[manifest.language]({ letters: known.letters, sounds });
  const analyser = { ...known, ...forgiving };
  const sounding = factories.sounding({ manifest, index, analyser });
  const spelling = factories.spelling({ index, analyser });
  const spacing = factories.spacing({ index, analyser, words });
  const meant = factories.meant({ analyser, queries, words, spelling, spacing });
  return { sounding, spelling, meant };
});
