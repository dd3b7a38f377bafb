"""What was measured, in Markdown and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quality.scores import TARGETS, TITLES, Score, mean, missed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quality.classes import Query
    from quality.scores import Answer

#: Scores in which searches are compared.
_COMPARED: Final = ("recall", "precision", "first", "empty")
_POOR_RECALL, _POOR_PRECISION = 0.9, 0.8


class Asked(NamedTuple):
    """A query with its answer and score."""

    query: Query
    answer: Answer
    score: Score


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _by_class(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    kinds = dict.fromkeys(each.query.kind for each in asked)
    return {kind: [each for each in asked if each.query.kind == kind] for kind in kinds}


def _means(asked: Sequence[Asked]) -> dict[str, tuple[int, Score]]:
    return {
        kind: (len(some), mean([each.score for each in some]))
        for kind, some in _by_class(asked).items()
    }


def _target(kind: str) -> str:
    return ", ".join(
        f"{getattr(TITLES, field)} {'≤' if field == 'empty' else '≥'} {value:.2f}"
        for field, value in TARGETS.get(kind, {}).items()
    )


def table(asked: Sequence[Asked]) -> Iterator[str]:
    """Yield the scores of one search by class, with the targets; what is missed is bold."""
    yield _row("class", "n", *TITLES, "target", "met")
    yield _row("---", "---:", *["---:"] * len(TITLES), "---", "---")
    for kind, (number, means) in _means(asked).items():
        short = missed(kind, means)
        cells = (
            f"**{value:.2f}**" if field in short else f"{value:.2f}"
            for field, value in means._asdict().items()
        )
        yield _row(kind, number, *cells, _target(kind), "no" if short else "yes")


def comparison(searches: Mapping[str, Sequence[Asked]]) -> Iterator[str]:
    """Yield a table of all searches for each score in which they are compared."""
    means = {name: _means(asked) for name, asked in searches.items()}
    kinds = next(iter(means.values()))
    for field in _COMPARED:
        yield f"\n{getattr(TITLES, field)}\n"
        yield _row("class", "n", *searches)
        yield _row("---", "---:", *["---:"] * len(searches))
        for kind, (number, _) in kinds.items():
            values = (f"{getattr(each[kind][1], field):.2f}" for each in means.values())
            yield _row(kind, number, *values)


def misses(asked: Sequence[Asked], kind: str) -> Iterator[str]:
    """Yield the queries of a class that were answered poorly, and how."""
    for query, answer, score in asked:
        is_poor = score.recall < _POOR_RECALL or score.precision < _POOR_PRECISION
        if query.kind == kind and (is_poor or not score.first):
            lacking = sorted(query.relevant - set(answer.found))
            wrong = [page for page in answer.found[:10] if page not in query.relevant]
            yield (
                f"- {query.text}: recall {score.recall:.2f}, P@10 {score.precision:.2f},"
                f" MRR {score.rank:.2f}; lacking {', '.join(lacking[:5]) or 'none'};"
                f" wrong {', '.join(wrong[:5]) or 'none'}"
                f" ({len(query.relevant)} wanted, {len(answer.found)} found,"
                f" {len(answer.partial)} partly)"
            )


def data(searches: Mapping[str, Sequence[Asked]]) -> dict[str, Any]:
    """Return every query with its answers and scores, by search."""
    return {
        name: [
            {
                "class": query.kind,
                "query": query.text,
                "relevant": sorted(query.relevant),
                "found": list(answer.found),
                "partial": list(answer.partial),
                **dict(zip(TITLES, score, strict=True)),
            }
            for query, answer, score in asked
        ]
        for name, asked in searches.items()
    }
