"""What a document shows on other pages, as digests: while they are the same, so are those pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.output.files import digest
from sphinx_reviews.records.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.library.mentions import Mentions
    from sphinx_reviews.records.facts import Mention
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.model import Book

#: Of the prose, other pages show the mentions that are found in it; of problems, nothing.
_OWN: Final = frozenset({"mentions", "prose", "to_do"})
_SHOWN: Final = tuple(each.name for each in dataclasses.fields(Facts) if each.name not in _OWN)


def recorded(facts: Facts) -> str:
    """Return a digest of what a document records, but for its prose and its lines.

    Which of two records stands first counts, and in which line does not.
    """
    mentions = [_without_spot(each) for each in facts.mentions]
    orders = [_order(facts.books), *map(_order, facts.definitions.values())]
    return digest([getattr(facts, name) for name in _SHOWN], mentions, orders)


class Mentioned(NamedTuple):
    """Digests of the mentions on a page, written and found."""

    #: As other pages quote them.
    quoted: str
    #: As the page itself links and marks them.
    marked: str


def mentioned(mentions: Mentions, docname: str) -> Mentioned:
    """Return the digests of the mentions on a page."""
    quoted = digest(
        [(_without_spot(each), target) for each, target in mentions.written_on(docname)],
        [_without_spot(each) for each in mentions.listed_on(docname)],
    )
    return Mentioned(quoted, digest(mentions.links_on(docname), mentions.quoted_on(docname)))


def _without_spot(mention: Mention) -> Mention:
    return mention._replace(spot=None)


def _order(records: Sequence[Book] | Sequence[Definition]) -> list[int]:
    """Return the positions of records in the order of their lines, which an ``include`` changes."""

    def line(position: int) -> int:
        return records[position].place.line

    return sorted(range(len(records)), key=line)
