"""The names that a library uses, for a model to choose from."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library

_MOST: Final = 300


def vocabulary(library: Library) -> list[str]:
    """Return defined names with their aliases, skills of lists, then tags, the commonest first."""
    defined = [*library.concepts.all, *library.skills.all]
    known = [name for each in defined for name in (each.name, *each.aliases)]
    known += [use.name for use in library.skills.undefined.values()]
    tags = Counter(tag for each in library.published for tag in each.front_matter.tags)
    known += sorted(tags, key=lambda tag: (-tags[tag], tag))
    spelled: dict[str, str] = {}
    for name in known:
        spelled.setdefault(names.key(name), name)
    return list(islice(spelled.values(), _MOST))
