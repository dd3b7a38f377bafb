"""The tables of the benchmark, in Markdown: what each build cost, and the ratios with their targets."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from sites import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sites import Build, Tool


#: Reviews, what builds, what is built.
Key = tuple[int, "Tool", Step]


class Figures(NamedTuple):
    """The medians of some builds of the same step."""

    cpu: float
    wall: float
    peak: float
    together: float
    rewritten: int
    changed: int


@dataclass
class Results:
    """All builds that were measured."""

    builds: Mapping[Key, Sequence[Build]]

    def figures(self, size: int, tool: Tool, step: Step) -> Figures | None:
        """Return the medians of a step, or None if it was not measured."""
        found = self.builds.get((size, tool, step))
        if not found:
            return None
        costs = (
            statistics.median(each) for each in zip(*(each.cost for each in found), strict=True)
        )
        files = (
            statistics.median_low(each)
            for each in zip(*(each.written for each in found), strict=True)
        )
        return Figures(*costs, *files)

    @property
    def sizes(self) -> list[int]:
        """The numbers of reviews, in order."""
        return sorted({size for size, _, _ in self.builds})

    @property
    def tools(self) -> list[Tool]:
        """What builds serially, in the order measured."""
        return list(dict.fromkeys(tool for _, tool, _ in self.builds if tool.jobs == 1))

    def parallel(self, size: int, tool: Tool, step: Step) -> Figures | None:
        """Return the medians of a step with ``-j 2``."""
        return self.figures(size, replace(tool, jobs=2), step)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def cost_table(results: Results) -> Iterator[str]:
    """Yield the lines that show what each step cost."""
    yield _row(
        "reviews",
        "build",
        "by",
        "CPU s",
        "wall s",
        "`-j 2` wall s",
        "peak MB",
        "`-j 2` MB",
        "rewritten",
        "changed",
    )
    yield _row("---:", "---", "---", *["---:"] * 7)
    for size in results.sizes:
        for step in Step:
            for tool in results.tools:
                if found := results.figures(size, tool, step):
                    two = results.parallel(size, tool, step)
                    yield _row(
                        f"{size:,}",
                        step,
                        tool.name,
                        f"{found.cpu:.2f}",
                        f"{found.wall:.2f}",
                        f"{two.wall:.2f}" if two else "",
                        f"{found.peak:.0f}",
                        f"{two.together:.0f}" if two and two.together else "",
                        f"{found.rewritten:,}",
                        f"{found.changed:,}",
                    )


#: The results, a size and what builds ours -> the ratio; None if something was not measured.
Ratio = Callable[[Results, int, "Tool"], float | None]


class Target(NamedTuple):
    """A ratio, and the most that it should be."""

    name: str
    most: float
    ratio: Ratio


def _quotient(upper: float | None, lower: float | None) -> float | None:
    return upper / lower if upper and lower else None


def _against(peer: str, step: Step, figure: str = "cpu") -> Ratio:
    """Return the ratio of ours to a peer's same build."""

    def ratio(results: Results, size: int, ours: Tool) -> float | None:
        theirs = next((tool for tool in results.tools if tool.dialect == peer), None)
        if theirs is None:
            return None
        pair = (results.figures(size, tool, step) for tool in (ours, theirs))
        upper, lower = (getattr(each, figure, None) for each in pair)
        return _quotient(upper, lower)

    return ratio


def _with_two_cores(results: Results, size: int, ours: Tool) -> float | None:
    one = results.figures(size, ours, Step.COLD)
    two = results.parallel(size, ours, Step.COLD)
    return _quotient(two and two.wall, one and one.wall)


def _a_review(results: Results, size: int, ours: Tool) -> float | None:
    """Return the ratio of the cost a review to that at the next smaller size."""
    smaller = max((each for each in results.sizes if each < size), default=size)
    here, there = (results.figures(each, ours, Step.COLD) for each in (size, smaller))
    if smaller == size or not here or not there:
        return None
    return (here.cpu / size) / (there.cpu / smaller)


TARGETS: Final = (
    Target("nothing to do : Hugo", 0.7, _against("hugo", Step.NOTHING)),
    Target("one sentence : Hugo", 1, _against("hugo", Step.SENTENCE)),
    Target("one mention moved : Hugo", 1, _against("hugo", Step.MENTION)),
    Target("one concept renamed : Hugo", 2, _against("hugo", Step.CONCEPT)),
    Target("cold : plain Sphinx", 0.75, _against("plain", Step.COLD)),
    Target("peak of memory, cold : plain Sphinx", 1, _against("plain", Step.COLD, "peak")),
    Target("wall, cold, `-j 2` : serial", 0.75, _with_two_cores),
    Target("CPU a review, cold : the size before", 1.2, _a_review),
)


def ratio_table(results: Results) -> Iterator[str]:
    """Yield the lines that show the ratios, and whether the largest size meets the target."""
    sizes = results.sizes
    yield _row("ratio", "ours", *(f"{size:,}" for size in sizes), "at most", "met")
    yield _row("---", "---", *["---:"] * len(sizes), "---:", "---")
    for target in TARGETS:
        for tool in results.tools:
            if tool.dialect != "extended":
                continue
            found = [target.ratio(results, size, tool) for size in sizes]
            known = [each for each in found if each is not None]
            if known:
                cells = ("" if each is None else f"{each:.2f}" for each in found)
                yield _row(
                    target.name,
                    tool.theme,
                    *cells,
                    target.most,
                    "yes" if known[-1] <= target.most else "no",
                )
