"""Names of one thing, brought together, under the one that stays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_reviews.sources.suggestions.model import Source


class Tie(NamedTuple):
    """A reason to take two names for one."""

    one: str
    other: str
    source: Source
    #: 0 to 1: the share of such ties that are right.
    confidence: float


class Alias(NamedTuple):
    """A name that is another's."""

    of: str
    alias: str
    sources: tuple[Source, ...]
    confidence: float


def aliases(
    ties: Iterable[Tie],
    rank: Callable[[str], tuple[int | bool | str, ...]],
    owner: Callable[[str], object | None],
) -> list[Alias]:
    """Return which names are others of which.

    Surer ties come first; one between the names of two definitions is none.

    :param rank: the name of highest rank stays.
    :param owner: the definition of a name, if it has one.
    """
    groups: dict[str, list[str]] = {}
    reasons: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(ties, key=lambda tie: (-tie.confidence, tie)):
        one = groups.setdefault(key(tie.one), [tie.one])
        other = groups.setdefault(key(tie.other), [tie.other])
        owners = {id(owner(name)) for name in (*one, *other) if owner(name) is not None}
        if len(owners) > 1:
            continue
        if one is not other:
            one += other
            groups.update(dict.fromkeys(map(key, other), one))
        for name in tie[:2]:
            reasons[key(name)].append(tie)
    return [
        _alias(head, name, reasons[key(name)])
        for group in {id(each): each for each in groups.values()}.values()
        for head in [max(group, key=lambda name: (owner(name) is not None, rank(name)))]
        for name in group
        if name is not head and owner(name) is None
    ]


def _alias(head: str, name: str, ties: list[Tie]) -> Alias:
    """Return a name as an alias, by the ties that lead to *head*, or else by the surest."""
    why = [tie for tie in ties if key(head) in map(key, tie[:2])] or ties[:1]
    return Alias(head, name, tuple(dict.fromkeys(tie.source for tie in why)), why[0].confidence)
