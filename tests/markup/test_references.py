"""Where references to books, concepts and skills lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.reviewed import LIBRARY
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_references(build: Callable[..., Built]) -> None:
    """Names, aliases, ISBNs, docnames, explicit text and plain links all find their target."""
    page = """\
# 글

{concept}`분포 변화` {concept}`그것 <데이터 분포 시프트>` {review:concept}`모니터링`
{skill}`에스큐엘` {book}`머신러닝 시스템 설계` {book}`979-11-6921-085-0` {book}`reviews/dmls`
[링크](<분포 변화>) [](#concept-모니터링)
"""
    built = build({**LIBRARY, "page.md": page})
    body = built.page("page").select_one("section > p")
    assert body is not None

    assert built.warnings == []
    assert [(text(link), link["href"]) for link in body.find_all("a")] == [
        ("분포 변화", "concepts.html#concept-데이터-분포-시프트"),
        ("그것", "concepts.html#concept-데이터-분포-시프트"),
        ("모니터링", "concepts.html#concept-모니터링"),
        ("에스큐엘", "skills.html#skill-sql"),
        *[("머신러닝 시스템 설계", "reviews/dmls.html")] * 3,
        ("링크", "concepts.html#concept-데이터-분포-시프트"),
        ("모니터링", "concepts.html#concept-모니터링"),
    ]


def test_composition_of_hangul_does_not_matter(build: Callable[..., Built]) -> None:
    """A reference typed in decomposed Hangul finds the concept."""
    import unicodedata

    page = unicodedata.normalize("NFD", "# 글\n\n{concept}`모니터링`\n")

    assert build({**LIBRARY, "page.md": page}).warnings == []


def test_inventory_holds_aliases(library: Built) -> None:
    """Other sites can link to a concept by any of its names."""
    import zlib

    raw = (library.output / "objects.inv").read_bytes()
    names = zlib.decompress(raw.split(b"\n", 4)[4]).decode()

    for name in ("데이터 분포 시프트", "분포 변화"):
        assert f"{name} review:concept" in names


def test_anchors_do_not_depend_on_other_pages(build: Callable[..., Built]) -> None:
    """A concept keeps its anchor when another page is read first."""
    before = {"a.md": "# 가\n\n:::{concept} C++\n뜻.\n:::\n\n:::{concept} C#\n뜻.\n:::\n"}
    built = build({**LIBRARY, **before})

    assert built.page("concepts").find(id="concept-모니터링")
    assert built.page("a").find(id="concept-c-plus-plus")
    assert built.page("a").find(id="concept-c-sharp")
