"""Those who wrote the reviews, whether a page describes them or not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Place


class Signatory(NamedTuple):
    """A schema.org ``Person`` who signs reviews."""

    id: str
    name: str
    #: Other spellings of the name.
    aliases: tuple[str, ...]
    #: The person's own website.
    url: str
    affiliation: str
    #: Plain text.
    description: str
    #: Where readers find out about the person; None if no page says more than the name.
    target: Target | None
    #: Where the person is defined; None for one whom only reviews name.
    place: Place | None


def signatory(library: Library, name: str) -> Signatory:
    """Return the reviewer with this name, or this alias of a definition."""
    id_ = library.reviewers.id(name)
    if defined := library.reviewers.get(name):
        return Signatory(
            id_,
            defined.name,
            defined.aliases,
            defined.url,
            defined.affiliation,
            defined.definition,
            library.reviewers.target(defined),
            defined.place,
        )
    target = library.resolve(Kind.REVIEWER, name)
    aliases = tuple(library.derived(_other_spellings).get(names.key(name), ()))
    return Signatory(
        id_, name, aliases, "", "", "", target if target and target.anchor else None, None
    )


def _other_spellings(library: Library) -> dict[str, dict[str, None]]:
    """Return the other spellings of each reviewer, by key of the name, newest first."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for review in library.published:
        for person in review.authors:
            if person.alternate_name:
                found[names.key(person.name)].setdefault(person.alternate_name)
    return found


def signatories(library: Library) -> list[Signatory]:
    """Return all reviewers: those defined, by place, and those whom published reviews name."""
    defined = [each.name for each in library.reviewers.all]
    named = [use.name for use in library.reviewers.undefined.values()]
    return [signatory(library, name) for name in (*defined, *named)]
