"""Vaults of Obsidian and Logseq become libraries: the facts of notes, and their own Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from support.builds import sphinx_build, write
from support.command import run
from support.libraries.sites import FACTS, facts
from support.libraries.vaults import LOGSEQ, OBSIDIAN, PROSE

if TYPE_CHECKING:
    from pathlib import Path


def test_a_vault_of_obsidian(tmp_path: Path) -> None:
    """What Book Search and the text of a note state is in the data, and its Markdown is on the page."""
    write(tmp_path / "vault", OBSIDIAN)
    done = run("import", "vault", "library", folder=tmp_path)
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert "vault: an Obsidian vault, 6 posts, 1 in Books\n" in done.stdout
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    page = unquote((tmp_path / "html/reviews/testing.html").read_text())

    assert facts(data) == FACTS
    assert 'class="rv-cover" src="../_images/표지-그림-' in page
    for shown in (
        '<a class="reference internal" href="../pages/other.html"><span class="std std-doc">다른 글</span></a>과',
        '<a class="reference internal" href="../pages/other.html"><span class="std std-doc">다른 이름</span></a>,',
        'href="../pages/넷.html"><span class="std std-doc">넷</span>',
        "Jane Roe가 있다.</p>",
        'alt="그림 하나"',
        "<strong>중요한 말</strong>",
        '<details class="warning admonition">',
        '<div class="admonition tip">',
        '<details class="note admonition" open="open">',
        "<p>인용한 글.</p>",
        "<p>누가 읽나?</p>",
        'href="#끝-글"',
        "☐ 할 일",
        "☑ 한 일",
        "옆 글</span>",
        "[[코드]]",
    ):
        assert shown in page, shown
    assert "나만 보는 말" not in page
    assert changed(report, "Books/testing.md") >= {
        "comment left out: 나만 보는 말",
        "no page for the link to Jane Roe",
        "embedded notes changed to links",
    }
    assert {each["source"]: each.get("reason") for each in report["sources"]} == {
        "Books/testing.md": None, "other.md": None, "생각/넷.md": None,
        "따로/book.md": "a template", "그림.excalidraw.md": "a drawing", "빈 글.md": "has no text",
    }  # fmt: skip


def changed(report: dict[str, Any], source: str) -> set[str]:
    """Return what a report says was changed in a source."""
    (outcome,) = [each for each in report["sources"] if each["source"] == source]
    return set(outcome["changed"])


def test_a_graph_of_logseq(tmp_path: Path) -> None:
    """What the properties of a page state is in the data, and its outline reads as prose."""
    write(tmp_path / "graph", LOGSEQ)
    done = run("import", "graph", "library", folder=tmp_path)
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert "graph: a Logseq graph, 4 posts\n" in done.stdout
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    source = (tmp_path / "library/reviews/시험하는-법.md").read_text()

    assert facts(data) == FACTS
    assert ":cover: /images/표지-" in source
    assert source.endswith(PROSE)
    assert changed(report, "pages/books___시험하는 법.md") >= {
        "no page for the link to 없는 글",
        "property of blocks left out: collapsed",
        "planning left out: SCHEDULED: <2023-01-01 Sun>",
        "front matter left out: names: 시험책; shelf-mark: 3",
    }
    (verbatim,) = [each["verbatim"] for each in report["sources"] if "verbatim" in each]
    assert verbatim == [
        "((00000000-1111-4222-8333-0123456789ab))",
        "{{query (page-tags [[book]])}}",
    ]
    assert (
        "[시험책](../reviews/시험하는-법.md)을 읽었다."
        in (tmp_path / "library/pages/2022-05-06.md").read_text()
    )
    assert "기분: 좋음" in (tmp_path / "library/pages/other.md").read_text()
