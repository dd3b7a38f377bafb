"""Areas, and the fingerprints that covers show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews import palette
from sphinx_reviews.site.assets import style_sheet
from support.libraries.viewed import concepts, review, skills, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from support.projects import Built

SKILLS: Final = (
    "# 기술\n\n:::{skill} SQL\n:area: 데이터\n:::\n\n:::{skill} 색인 짜기\n:area: 데이터\n:::\n\n"
    ":::{skill} 셸\n:area: 도구\n:::\n"
)
NAMES: Final = ("가", "나", "다")
LIBRARY: Final = {
    "c.md": concepts(*NAMES),
    "s.md": SKILLS,
    # Stated, taught, neither.
    "a.md": review("하나", text="{concept}`가`, {concept}`나`. 또 {concept}`가`.", area="수학"),
    "b.md": review("둘", skills("taught", "셸", "SQL", "색인 짜기"), text="{concept}`나`"),
    "d.md": review("셋", skills("prerequisite", "셸"), text="말없이."),
    "view.md": view("library-summary") + "\n```{catalogue}\n```\n\n```{concept-graph}\n```\n",
}


def cover(built: Built, page: str) -> Tag:
    """Return the cover on the page of a review."""
    found = built.page(page).select_one(".rv-book svg")
    assert found is not None
    return found


def cells(cover: Tag) -> dict[tuple[int, int], tuple[float, bool]]:
    """Return the cells of a cover by the middle of each: its side, and whether it is lit."""
    return {
        (int(float(x) + side / 2), int(float(y) + side / 2)): (side, path["class"] == ["rv-lit"])
        for path in cover.select(".rv-cell, .rv-lit")
        for x, y, side in (
            (x, y, float(side))
            for x, y, side in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)", str(path["d"]))
        )
    }


def areas(built: Built) -> dict[str, str]:
    """Return the number of the area of each book."""
    return {page: str(cover(built, page)["data-area"]) for page in ("a", "b", "d")}


def test_areas(build: Callable[..., Built]) -> None:
    """A book is of the area that it says, or of that of most skills it teaches; in the author's order."""
    built = build(LIBRARY)
    assert areas(built) == {"a": "3", "b": "1", "d": "0"}
    shown = {str(each["href"]): each["data-area"] for each in built.page("view").select("svg a")}
    assert [shown[f"c.html#concept-{name}"] for name in NAMES] == ["3", "1", "0"]

    assert areas(build(LIBRARY, reviews_areas=["없음", "수학"])) == {"a": "2", "b": "3", "d": "0"}


def test_fingerprint(build: Callable[..., Built]) -> None:
    """A concept has its cell by its name: only the covers of books that discuss it change.

    The library's own adds them all up.
    """
    built = build(LIBRARY)
    before = {page: str(cover(built, page)) for page in ("a", "b", "d")}
    first, second, third = (cells(cover(built, page)) for page in ("a", "b", "d"))
    # 가 in two sentences, 나 in one, in the same cell as in the other book.
    assert sorted(first.values()) == [(8, False), (16, True)]
    assert len(first.keys() & second.keys()) == 1
    assert list(second.values()) == [(16, True)]
    assert third == {}
    card = built.page("view").select(".rv-card svg")
    assert sorted(map(str, card)) == sorted(before.values())

    more = concepts("000", *NAMES, "라").replace("} 가\n", "} 가\n:broader: 000\n")
    built = build(LIBRARY | {"c.md": more, "d.md": LIBRARY["d.md"].replace("말", "{concept}`라`")})
    assert [page for page in before if str(cover(built, page)) != before[page]] == ["d"]

    page = built.page("view")
    counted = {
        row.find_all("dt")[0].get_text(): row.find_all("dd")[0].get_text()
        for row in page.select(".rv-stats > div")
    }
    assert counted == {"서평": "3", "개념": "5", "이어진 문장": "4"}
    # Of 라, whose book has none; of 나, the first of two that say as much; of 가.
    drawn = page.select(".rv-library [data-area]")
    assert [str(path["data-area"]) for path in drawn] == ["0", "1", "3"]


def test_one_palette() -> None:
    """Pages have the same colours as paper and pictures, in daylight."""
    said = dict(re.findall(r"(--rv-a\d-\w+): (?:light-dark\()?(#\w{6})", style_sheet()))

    assert said == {
        f"--rv-a{number}-{part}": colour
        for number, hue in enumerate(palette.HUES)
        for part, colour in hue._asdict().items()
    }
    assert f"--rv-lit: {palette.LIT};" in style_sheet()
