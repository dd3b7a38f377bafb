"""Sites of Quarto and Astro become libraries: their facts, and their own Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.importing import Imported
from support.libraries.notebooks import ASTRO, QUARTO
from support.libraries.sites import FACTS, facts

if TYPE_CHECKING:
    from pathlib import Path

DATED: Final = FACTS | {"date": "2022-05-16"}


def test_a_site_of_quarto(tmp_path: Path) -> None:
    """The facts of a post are in the data, and what only Pandoc or Quarto writes is on the page."""
    site = Imported(tmp_path, QUARTO)
    outcome = site.outcome("posts/testing/index.qmd")

    assert "site: a Quarto site, 6 posts\n" in site.said
    assert site.warnings == ""
    assert facts(site.data) == DATED
    for shown in (
        'class="rv-cover" src="../_images/cover-',
        'href="../pages/other.html"',
        '<a class="reference internal" href="#들어가며">들어가며</a> 에서 그림 1 를 보고, 표 1 과 식 1 을',
        "줄 안의 <em>각주</em>다.",
        "아래의 각주다.",
        "<p>함께 쓰는 글이다.</p>",
        '<details class="note admonition">',
        "알아 둘 것",
        '<div class="tip admonition">',
        '<div class="admonition important">',
        "highlight-python",
        "<p>왼쪽 글.</p>",
        'alt="그림의 모습"',
        "width: 50%",
        "<p>그림 1: 그림의 <em>설명</em></p>",
        "a_i &lt; b",
        "값은 $5 와 $6",
        "\\sum_{i=1}^n i",
        "<p>(1)</p>",
        "<p>표 1: 표의 제목</p>",
        '<span class="pre">run.py</span>',
        "<strong>그대로인</strong> 글",
        'href="https://www.youtube.com/watch?v=abc123">영상</a> 강조 ',
        "[&#64;knuth, 3쪽]",
    ):
        assert shown in site.page, shown
    assert "종이에만" not in site.page
    assert outcome["verbatim"] == [
        "raw latex", "{{< meta title >}}", "[@knuth, 3쪽]", "종이에만 있는 글.",
    ]  # fmt: skip
    assert "front matter left out: bibliography: refs.bib" in outcome["changed"]
    assert site.outcome("posts/_shared.qmd")["reason"] == "part of other pages, by its name"
    assert "author details: [{'orcid': '0000'}]" in str(
        site.outcome("posts/other/index.qmd")["changed"]
    )

    assert site.outcome("posts/damaged.ipynb")["reason"] == "not a notebook: it has no cells"
    notebook = (tmp_path / "library/pages/notebook.md").read_text()
    assert notebook == (
        "---\ndate: 2022-01-31\n---\n\n# 공책\n\n칸의 글과 {math}`x`.\n\n```python\nprint(1)\n```\n"
    )
    assert "printed: 1, which only the notebook shows" in str(site.outcome("posts/notebook.ipynb"))


def test_a_site_of_astro(tmp_path: Path) -> None:
    """The facts of a post are in the data, its components on the page, and no JavaScript."""
    site = Imported(tmp_path, ASTRO)
    outcome = site.outcome("src/content/books/testing/index.mdx")

    assert "site: an Astro site, 4 posts, 1 in src/content/books\n" in site.said
    assert site.warnings == ""
    assert facts(site.data) == DATED
    for shown in (
        'class="rv-cover" src="../_images/cover-',
        'href="../pages/other.html"',
        "글자는 그대로, ",
        '<span class="pre">{shelf.length}</span>',
        '<span class="pre">{코드}</span>',
        "x_{i}",
        'alt="가까운 그림"',
        "width: 300px",
        'alt="또 하나"',
        "https://www.youtube.com/watch?v=abc123",
        '<div class="warning admonition">',
        "조심할 것",
        '<details class="note admonition">',
        '<span class="pre">&lt;Rating</span>',
        "새것과 칠한",
        "칠한 말이다",
        "<p><strong>첫째</strong></p>\n<p>탭의 글.</p>",
        'href="https://x.example/a">바깥</a>: 설명이다.',
        '<div class="tip admonition">',
        "https://github.com/a/b",
    ):
        assert shown in site.page, shown
    for hidden in ("astro:assets", "export const", "defineCollection"):
        assert hidden not in site.page
    assert outcome["verbatim"] == [
        "{shelf.length}", "<Chart data={shelf} options={{ a: 1 }} />", '<Rating of="5" />',
    ]  # fmt: skip
    assert "JavaScript left out: import near from './near.png';" in outcome["changed"]
    assert "front matter left out: featured: true" in outcome["changed"]
    source = (tmp_path / "library/reviews/testing.md").read_text()
    assert "updated: '2022-06-01'\n" in source
    assert "comment left out: 숨은 말" in outcome["changed"]
    other = (tmp_path / "library/pages/other.md").read_text()
    assert "date: 2022-01-01\n" in other
    assert "책이 아닌 {글}이다." in other
