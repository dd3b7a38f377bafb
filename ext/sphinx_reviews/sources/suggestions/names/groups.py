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
    ties: Iterable[Tie], rank: Callable[[str], object], owner: Callable[[str], object | None]
) -> list[Alias]:
    """Return which names are others of which.

    Surer ties come first; one between the names of two definitions is none.

    :param rank: the name of highest rank stays.
    :param owner: the definition of a name, if it has one.
    """
    ordered = sorted(ties, key=lambda tie: (-tie.confidence, tie.one, tie.other))
    groups: dict[str, list[str]] = {}
    reasons: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ordered:
        one = groups.setdefault(key(tie.one), [tie.one])
        other = groups.setdefault(key(tie.other), [tie.other])
        owners = {id(found) for name in (*one, *other) if (found := owner(name)) is not None}
        if len(owners) > 1:
            continue
        if one is not other:
            one += other
            groups.update(dict.fromkeys(map(key, other), one))
        for name in tie[:2]:
            reasons[key(name)].append(tie)
    found = []
    for group in {id(each): each for each in groups.values()}.values():
        head = max(group, key=lambda name: (owner(name) is not None, rank(name)))
        for name in group:
            if name is not head and (owner(name) is None):
                why = _why(reasons[key(name)], head)
                found.append(
                    Alias(
                        head,
                        name,
                        tuple(dict.fromkeys(tie.source for tie in why)),
                        why[0].confidence,
                    )
                )
    return found


def _why(ties: list[Tie], head: str) -> list[Tie]:
    """Return the ties of a name that lead to the head of its group, or else the surest."""
    direct = [tie for tie in ties if key(head) in map(key, tie[:2])]
    return direct or ties[:1]
