"""New pages get free names, and each source an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.sources.outcome import Fate, Outcome
from sphinx_reviews.sources.writing import FreeNames, Page, write_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def test_names_are_free() -> None:
    """A taken name gets a number, in either case; the name of a front page is never given."""
    names = FreeNames()
    taken = [names.take("a", each) for each in ("x", "X", "x", "x-3", "x", "index")]

    assert taken == ["a/x.md", "a/X-2.md", "a/x-3.md", "a/x-3-2.md", "a/x-4.md", "a/index-2.md"]
    assert names.take("b", "x") == "b/x.md"
    assert names.take("b", "x", "2020-x") == "b/2020-x.md"


def test_names_are_found_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many pages of one name, a new one tries no number twice."""
    tried = 0
    numbered = FreeNames._numbered  # noqa: SLF001  (the cost is what the test is about)

    def counted(self: FreeNames, key: str, name: str) -> Iterator[str]:
        nonlocal tried
        for each in numbered(self, key, name):
            tried += 1
            yield each

    monkeypatch.setattr(FreeNames, "_numbered", counted)
    names = FreeNames()
    taken = {names.take("reviews", "x") for _ in range(4000)}

    assert len(taken) == 4000
    assert tried < 2 * 4000


def test_outcomes(tmp_path: Path) -> None:
    """A page is new, unchanged, or left alone; all of its sources share that."""
    (tmp_path / "b.md").write_text("b")
    (tmp_path / "c.md").write_text("something else")
    sources = {name: [Outcome(f"{name}{n}") for n in (1, 2)] for name in "abc"}
    outcomes = write_all(
        (Page(f"{name}.md", name, listed) for name, listed in sources.items()), tmp_path
    )

    assert [outcome.source for outcome in outcomes] == ["a1", "a2", "b1", "b2", "c1", "c2"]
    fates = [outcome.fate for outcome in outcomes[::2]]
    assert fates == [Fate.TAKEN, Fate.UNCHANGED, Fate.SKIPPED]
    assert "different content" in outcomes[-1].reason
    assert (tmp_path / "c.md").read_text() == "something else"
