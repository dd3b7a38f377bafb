"""An analysed language as a language of Sphinx's own search."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar, Final

from sphinx.search import SearchLanguage

from sphinx_reviews.search import scripts

if TYPE_CHECKING:
    from sphinx_reviews.language.analyser import Analyser


_ASK: Final = """\
const pages = (term) =>
  [Search._index.terms, Search._index.titleterms]
    .map((found) => (Object.hasOwn(found, term) ? [found[term]].flat().length : 0))
    .reduce((one, other) => one + other);
const commonest = (terms) =>
  terms.reduce((one, other) => (pages(other) > pages(one) ? other : one), "");
return (query) =>
  words(query.normalize("NFC")).map(
    ({ stems, guesses }) => commonest(stems) || commonest(guesses) || stems[0],
  );
"""


def search_language(code: str, analyser: Analyser) -> type[SearchLanguage]:
    """Return a search language that finds every form of a word by its stem.

    A page is indexed by everything its words may be.  Sphinx asks for one term a word: that
    of its stems which most pages have, or of its guesses if none has a stem.
    """

    class AnalysedLanguage(SearchLanguage):
        lang = code
        language_name = analyser.name
        # A set on the instance before Sphinx 9.0.
        stopwords: ClassVar[frozenset[str]] = frozenset()  # type: ignore[misc]
        js_splitter_code = (
            f"var splitQuery = (() => {{\n{scripts.language(analyser)}"
            f"const {{ words }} = factories.analysers.{code}(rules);\n"
            f"{_ASK}}})();\n"
        )
        js_stemmer_code = "var Stemmer = function () { this.stemWord = (word) => word; };\n"

        def split(self, input: str) -> list[str]:  # noqa: A002  (Sphinx's name)
            """Return all stems of the words of a text, and compounds of neighbours."""
            text = " ".join(unicodedata.normalize("NFC", input).split())
            found = analyser.words(text)
            stems = [stem for word in found for stem in (*word.stems, *word.guesses)]
            return [*stems, *analyser.compounds(text, found)]

        def stem(self, word: str) -> str:
            """Return a stem unchanged."""
            return word

        def word_filter(self, word: str) -> bool:
            """Keep every word, even one of a single character."""
            return bool(word)

    return AnalysedLanguage
