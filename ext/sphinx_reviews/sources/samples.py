"""Sources of an import that differ, for a person to look at before anything is written."""

from __future__ import annotations

import re
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from sphinx_reviews.sources.outcome import by_fate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_reviews.sources.outcome import Outcome

#: How many samples are shown, and of each how many lines before, and of its text after.
MOST: Final = 10
_BEFORE, _TEXT = 6, 2
_HEAD: Final = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_OPTION: Final = re.compile(r"^:[a-z-]+: ", re.MULTILINE)
_BOOK: Final = re.compile(r"^:{3,}\{book\}", re.MULTILINE)
#: The title and the directives that every review begins with.
_OPENING: Final = re.compile(
    r"\A\s*# .*\n(?:\s*(?P<fence>:{3,})\{(?:book|disclosure|verdict)\}(?s:.*?)^(?P=fence)$)*",
    re.MULTILINE,
)


def chosen(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return sources that differ: by facts, by what was changed, by fate; then any others."""
    return list({id(each): each for each in _by_interest(outcomes)}.values())[:MOST]


def _by_interest(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    reviews = [each for each in outcomes if _BOOK.search(each.after)]
    if reviews:
        yield max(reviews, key=_facts)
        yield min(reviews, key=_facts)
    for measure in _MEASURES:
        if (most := max(outcomes, key=measure, default=None)) and measure(most):
            yield most
    yield from filter(None, chain.from_iterable(zip_longest(*by_fate(outcomes).values())))


def _facts(outcome: Outcome) -> int:
    return len(_OPTION.findall(_parts(outcome.after).opening))


_MEASURES: Final[tuple[Callable[[Outcome], int], ...]] = (
    lambda outcome: len(outcome.changes.verbatim),
    lambda outcome: len(outcome.changes.noted),
    lambda outcome: len(outcome.changes.to_do),
    lambda outcome: len(outcome.changes.images),
)


def before(outcome: Outcome) -> list[str]:
    """Return the first lines of a source."""
    return list(islice(filter(str.strip, outcome.before.splitlines()), _BEFORE))


def after(outcome: Outcome) -> list[str]:
    """Return the facts of a page and the first lines of its text, a line each."""
    parts = _parts(outcome.after)
    fields = yaml.safe_load(parts.fields) or {}
    return [
        *(f"{name}: {_listed(value)}" for name, value in fields.items()),
        *(line for line in parts.opening.splitlines() if line.strip(" :")),
        *islice(filter(str.strip, parts.text.splitlines()), _TEXT),
    ]


class _Parts(NamedTuple):
    """A page in its parts."""

    #: Front matter, without the lines around it.
    fields: str
    #: The title and the directives below it.
    opening: str
    text: str


def _parts(page: str) -> _Parts:
    head = _HEAD.match(page)
    rest = page[head.end() :] if head else page
    opening = _OPENING.match(rest)
    end = opening.end() if opening else 0
    return _Parts(head[1] if head else "", rest[:end], rest[end:])


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
