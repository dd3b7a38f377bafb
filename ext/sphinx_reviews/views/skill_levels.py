"""At which levels books teach a skill, and at which they need it: a table beside the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.html import template
from sphinx_reviews.language.labels import BOOKS_FOR_SKILL
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.model import LEVELS, RecommendationKind
from sphinx_reviews.views.leveled import level_phrase

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.model import Level
    from sphinx_reviews.views.base import Page
    from sphinx_reviews.views.skill_books import BookLines

_KINDS: Final = (RecommendationKind.TAUGHT, RecommendationKind.PREREQUISITE)

#: Each level with a number of books for each of the kinds.
_Rows = tuple[tuple["Level", tuple[int, ...]], ...]


def level_table(lines: BookLines, page: Page) -> list[nodes.Node]:
    """Return the table on pages of HTML, if a level is stated: the lists say the same in words."""
    books = dict(lines)
    highest = {
        kind: [each.levels[-1] for each in books.get(kind, ()) if each.levels] for kind in _KINDS
    }
    if not page.is_paged or not any(highest.values()):
        return []
    rows = tuple((level, tuple(highest[kind].count(level) for kind in _KINDS)) for level in LEVELS)
    return [html_fragment("", records=(rows, page.say), docname=page.docname, write=_html)]


def _html(records: tuple[_Rows, Phrases], addresses: Addresses) -> str:
    rows, say = records
    return template("views/templates/skill-levels.html").render(
        rows=rows, kinds=_KINDS, labels=BOOKS_FOR_SKILL, level_phrase=level_phrase, say=say
    )
