"""A share card as Typst: the preview image of a link to a page that is no review."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.labels import KINDS
from sphinx_reviews.language.sentences import cut, first_sentence
from sphinx_reviews.site.subjects import in_reviews
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.views.drawing.mark import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.site.subjects import Subject

#: Number of characters of a sentence that fit.
_LONGEST: Final = 150


def source(about: Subject, library: Library, site: str, fonts: Sequence[str], say: Phrases) -> str:
    """Return the Typst source of a card."""
    thing = about.definition
    call = syntax.call(
        "page-card",
        syntax.string(say.language.split("-")[0].lower()),
        syntax.array(map(syntax.string, fonts)),
        syntax.string(mark()),
        hangul.text(site),
        hangul.text(say(KINDS[thing.kind]) if thing else ""),
        hangul.text(about.title),
        hangul.text(cut(first_sentence(about.text), _LONGEST)),
        hangul.text(in_reviews(library, thing, say) if thing else ""),
    )
    return f"{_template()}\n#{call}\n"


@cache
def _template() -> str:
    return Path(__file__).with_name("page.typ").read_text(encoding="utf-8")
