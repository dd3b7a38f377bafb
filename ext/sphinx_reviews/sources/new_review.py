"""A new review: a draft, with the known facts about the book and placeholders for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.records import names
from sphinx_reviews.sources.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

_BODY: Final = """\
% Lines that begin with a percent sign are not shown; remove them as you go.
% While the front matter says "draft: true", the build notes what is missing, and other
% pages leave the review out. Remove that line when the review is finished.
%
% More options of {book}: subtitle, translators, publisher, published, isbn, pages, cover,
% edition, level, language, series, original, url.
% How you got the book: bought, gift, loan, public, paid, affiliate or relation; all but
% bought, loan and public need ":by:".
% Your verdict: recommend, mixed, skip or none, with ":rating:" if you rate the book,
% ":for:" and ":not-for:", and a sentence before the closing colons.

% What is the book about? {concept}`name` links to a concept.
%
% What should readers know already, what does the book teach, and what goes well with it?
% :::{skills}
% :kind: prerequisite, taught or recommended
% - SQL (beginner) — to read the examples
% :::
"""


def review(title: str, date: str, facts: Mapping[str, str]) -> Draft:
    """Return a new review, which is a draft.

    :param date: ``YYYY-MM-DD``.
    :param facts: known options of ``{book}``.
    """
    return Draft(
        title,
        _BODY,
        {"date": date, "tags": [], "draft": True},
        book=title,
        book_options={"authors": "", **facts},
        disclosure=" ",
        verdict=" ",
    )


def file_name(title: str) -> str:
    """Return the file name of a review."""
    return f"{names.slug(title)[:80].strip('-')}.md"
