"""A library that is too large for one PDF has volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.pdf.volumes import Bound, bind
from support.builds import sphinx_build, write
from support.libraries.printed import CONCEPTS, CONF, review
from support.papers import Paper
from support.projects import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

#: A comment, which is not printed.
LONG = f"% {'긴 말. ' * 60_000}\n"


def bound(*dates: str, size: int = 10_000) -> list[Bound]:
    """Return reviews of those dates."""
    return [Bound(date, f"r{number}", size) for number, date in enumerate(dates)]


def volumes(reviews: list[Bound], in_one: int = 0) -> dict[str, tuple[str, ...]]:
    """Return the reviews of each volume, two or three of which fit into one."""
    return {each.name: each.reviews for each in bind(reviews, in_one, in_each=40_000)}


def test_one_file_where_it_fits() -> None:
    """Reviews that fit into one PDF have no volumes."""
    assert volumes(bound("2020-01-01", "2021-01-01"), in_one=40_000) == {}
    assert volumes([]) == {}


def test_volumes_by_year() -> None:
    """A year has a volume, or several if it is long; reviews without a date have the last."""
    dates = ["2020-01-01", "", "2021-05-01", "2020-02-01", "2020-03-01", "2020-04-01"]

    assert volumes(bound(*dates)) == {
        "library-2020-1": ("r0", "r3", "r4"),
        "library-2020-2": ("r5",),
        "library-2021": ("r2",),
        "library-undated": ("r1",),
    }


def test_other_volumes_stay() -> None:
    """A new review changes only the last volume of its year, and an edited one that it is in."""
    before = bound(*(f"{year}-0{month}-01" for year in (2020, 2021) for month in range(1, 9)))
    added = volumes([*before, Bound("2020-12-01", "new", 10_000)])
    edited = volumes([each._replace(size=10_900) for each in before])

    changed = {name for name, each in volumes(before).items() if added.get(name) != each}
    assert changed == {"library-2020-3"}
    assert edited == volumes(before)


def test_review_longer_than_a_volume() -> None:
    """A long review has a volume of its own."""
    reviews = [*bound("2020-01-01"), Bound("2020-02-01", "long", 90_000)]

    assert volumes(reviews) == {"library-2020-1": ("r0",), "library-2020-2": ("long",)}


@pytest.fixture
def files() -> dict[str, str]:
    """A library that is too large for one PDF."""
    return {
        "conf.py": CONF,
        "index.md": f"# 서가\n\n```{{catalogue}}\n```\n\n{INDEX}",
        "a.md": review("옛 책", f"{{concept}}`모니터링`\n\n{LONG}", date="2019-01-01"),
        "b.md": review("새 책", "{concept}`모니터링`에서 {concept}`모니터링`", date="2021-05-01"),
        "c.md": CONCEPTS,
    }  # fmt: skip


def test_contents_across_volumes(build: Callable[..., Built], files: dict[str, str]) -> None:
    """``library.pdf`` leads to the page of each review and of each mention in its volume."""
    built = build(files)
    front, old = Paper(built.output / "library.pdf"), Paper(built.output / "library-2019.pdf")
    page = next(number for number, text in enumerate(old.pages, 1) if "직접 산 책" in text)

    assert built.warnings == []
    assert front.is_tagged
    assert old.is_tagged
    assert front.outline == ["권별 목록", "차례", "개념"]
    assert old.outline == ["차례", "옛 책", "개념"]
    assert front.lacks("2019년 2021년 옛 새 책 모니터링 꾸준히") == []
    assert {f"library-2019.pdf#page={page}", "library-2021.pdf"} <= {*front.links}
    assert old.links == ["library.pdf"]
    whole = built.page("index").select_one(".rv-whole")
    assert whole
    assert whole.get_text().startswith("모든 서평을 2권으로: PDF (")


def test_only_the_volume_of_an_edit(tmp_path: Path, files: dict[str, str]) -> None:
    """An edit prints its review and its volume, to the bytes of a fresh build."""

    def built(output: str, *options: str) -> dict[str, bytes]:
        write(tmp_path / "source", files)  # type: ignore[arg-type]
        assert sphinx_build(tmp_path / "source", tmp_path / output, *options, builder="pdf") == ""
        return {path.name: path.read_bytes() for path in (tmp_path / output).glob("*.pdf")}

    before = built("out")
    files["b.md"] += "한 문장 더.\n"
    after = built("out", "-j", "2")
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {"b.pdf", "library-2021.pdf"}
    assert built("fresh") == after
    del files["a.md"]
    assert {*built("out")} == {"b.pdf", "library.pdf"}
