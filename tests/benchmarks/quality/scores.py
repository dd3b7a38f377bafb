"""How well queries are answered, and how well they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quality.classes import KNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quality.classes import Query

FIRST_PAGE: Final = 10


class Answer(NamedTuple):
    """The pages that a search lists, each once, the best first."""

    found: Sequence[str]
    #: Those under a heading that says they only have some of the words.
    partial: Sequence[str] = ()
    #: How many of those found are shown before a reader asks for more.
    shown: int = FIRST_PAGE


class Score(NamedTuple):
    """How well one query was answered, each from 0 to 1."""

    recall: float
    first_page: float
    precision: float
    first: float
    five: float
    rank: float
    empty: float


#: The titles of the columns.
TITLES: Final = Score("recall", "R@10", "P@10", "s@1", "s@5", "MRR", "empty")  # type: ignore[arg-type]


def score(query: Query, answer: Answer, neutral: frozenset[str]) -> Score:
    """Return how well an answer serves; *neutral* pages are as if they were not listed.

    A page that is only partly right adds nothing to recall and precision, but a reader who
    remembers a post finds it there as well.
    """
    first = [page in query.relevant for page in answer.found[: answer.shown] if page not in neutral]
    found = [page in query.relevant for page in answer.found if page not in neutral]
    partial = [page in query.relevant for page in answer.partial if page not in neutral]
    seen = found + partial
    counted = seen if query.kind == KNOWN else found
    number = len(query.relevant)
    return Score(
        recall=sum(counted) / number,
        first_page=sum(counted[:FIRST_PAGE]) / min(FIRST_PAGE, number),
        precision=sum(first) / len(first) if first else 0,
        first=float(seen[:1] == [True]),
        five=float(True in seen[:5]),
        rank=1 / (1 + seen.index(True)) if True in seen else 0,
        empty=float(not answer.found and not answer.partial),
    )


def mean(scores: Sequence[Score]) -> Score:
    """Return the means of some scores."""
    return Score(*(sum(values) / len(scores) for values in zip(*scores, strict=True)))


_PRECISION: Final = 0.93

#: Class -> the least of its scores, and the most of empty pages.
TARGETS: Final[Mapping[str, Mapping[str, float]]] = {
    **{
        kind: {"recall": 0.97, "precision": _PRECISION}
        for kind in (
            "noun", "noun + particle", "NFD", "English", "English + particle", "compound spaced",
            "compound joined", "하다 forms", "eojeol noun", "eojeol 하다",
        )
    },
    **{
        kind: {"recall": 0.95, "precision": _PRECISION}
        for kind in (
            "native verb", "eojeol verb", "several words", "several bare words", "spacing error",
            "English inflection",
        )
    },
    **{kind: {"recall": 0.85, "precision": _PRECISION} for kind in ("typing error", "misspelling")},
    **{
        kind: {"recall": 0.98, "precision": _PRECISION}
        for kind in ("Korean on en keys", "English on ko keys")
    },
    **{kind: {"recall": 0.85, "precision": 0.9} for kind in ("two scripts", "two names")},
    "numbers, symbols": {"recall": 0.95, "precision": 0.9},
    KNOWN: {"first": 0.9, "five": 0.95, "empty": 0.01},
    **{kind: {"precision": _PRECISION} for kind in ("choseong", "Hanja", "operators")},
}  # fmt: skip


def missed(kind: str, means: Score) -> list[str]:
    """Return the fields in which a class does not meet its target."""
    return [
        field
        for field, target in TARGETS.get(kind, {}).items()
        if (means.empty > target if field == "empty" else getattr(means, field) < target)
    ]
