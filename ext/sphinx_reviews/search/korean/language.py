"""Korean as a search language of Sphinx."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import ClassVar, Final

from sphinx.search import SearchLanguage

from sphinx_reviews.search.korean import rules
from sphinx_reviews.search.korean.analyser import compounds, words

_ANALYSER: Final = Path(__file__).with_name("analyser.js")


class SearchKorean(SearchLanguage):
    """Finds a word by its stem, whatever particle or ending it has in the text or the query.

    A page is indexed by all that its words may be; a query asks for the likeliest.
    """

    lang = "ko"
    language_name = "Korean"
    # A set before Sphinx 9.0, where it belongs to the instance.
    stopwords: ClassVar[frozenset[str]] = frozenset()  # type: ignore[misc]
    js_splitter_code = (
        f"{_ANALYSER.read_text(encoding='utf-8')}\n"
        f"const koreanAnalyser = sphinxReviewsAnalyser({rules.FILE.read_text(encoding='utf-8')});\n"
        'var splitQuery = (query) => koreanAnalyser.words(query.normalize("NFC"))'
        ".map((word) => word.stems[0]);\n"
    )
    js_stemmer_code = "var Stemmer = function () { this.stemWord = (word) => word; };\n"

    def split(self, input: str) -> list[str]:  # noqa: A002  (Sphinx's name)
        """Return all stems of the words of a text, and compounds of neighbours."""
        text = " ".join(unicodedata.normalize("NFC", input).split())
        found = words(text)
        stems = [stem for word in found for stem in (*word.stems, *word.guesses)]
        return [*stems, *compounds(text, found)]

    def stem(self, word: str) -> str:
        """Return a stem as it is."""
        return word

    def word_filter(self, word: str) -> bool:
        """Keep every word: one syllable is a word in Korean."""
        return bool(word)
