"""What structured data says of a review besides its fields: subjects and sponsors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import DisclosureKind

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Concept
    from sphinx_reviews.records.model import Disclosure

#: A review is about the concepts that it mentions at least this often.
_ABOUT: Final = 2
#: Kinds of disclosure that imply a sponsor.
_SPONSORED: Final = frozenset({DisclosureKind.GIFT, DisclosureKind.PAID, DisclosureKind.AFFILIATE})


class Subjects(NamedTuple):
    """The concepts of a review, as schema.org ``about`` and ``mentions`` divide them."""

    about: tuple[Concept, ...]
    mentions: tuple[Concept, ...]


def subjects(library: Library, review: Review) -> Subjects:
    """Return what a published review is about, and what it mentions in passing."""
    counts = library.mentions.concept_counts(review)
    concepts = library.mentions.concepts_of(review)
    return Subjects(
        tuple(each for each in concepts if counts[each.name] >= _ABOUT),
        tuple(each for each in concepts if counts[each.name] < _ABOUT),
    )


def sponsor(disclosure: Disclosure) -> str:
    """Return who gave the book, paid or pays a commission; empty if nobody is named."""
    return disclosure.by if _SPONSORED.intersection(disclosure.kinds) else ""


def sponsors(review: Review) -> list[str]:
    """Return the sponsors of a review, each once."""
    return list(dict.fromkeys(filter(None, map(sponsor, review.disclosures))))
