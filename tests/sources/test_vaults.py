"""Vaults of Obsidian and Logseq become libraries: the facts of notes, and their own Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.systems.vaults import logseq, obsidian
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.sites import FACTS, facts
from support.libraries.vaults import LOGSEQ, OBSIDIAN, PROSE
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.sources.importer import Importer

EXAMPLES: Final = ROOT / "docs/examples/vaults"


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
    assert "read: 2022-04-01/2022-05-06\n" in (tmp_path / "library/reviews/testing.md").read_text()
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


@pytest.mark.parametrize("name", ["obsidian", "logseq"])
def test_the_examples_of_the_manual(tmp_path: Path, name: str) -> None:
    """Each example of the how-to is a review, with the facts that it states; one is shown."""
    done = run("import", EXAMPLES / name, tmp_path / "library")
    source = (tmp_path / "library/reviews/Reliable-Queues.md").read_text()

    assert (
        f": a{'n Obsidian vault' if name == 'obsidian' else ' Logseq graph'}, 2 posts"
        in done.stdout
    )
    for line in (
        "date: 2024-05-02",
        "- operations",
        ":authors: Jane Roe",
        ":publisher: Example Press",
        ":isbn: 9780306406157",
        ":rating: 4.5",
    ):
        assert f"{line}\n" in source
    if name == "logseq":
        assert source == (EXAMPLES / "reliable-queues.md").read_text()


def imported(folder: Path, importer: Importer, files: dict[str, str]) -> dict[str, str]:
    """Import notes, and return the bodies of the pages, by name."""
    write(folder / "vault", files)
    importer.run(Request(folder / "vault", folder / "to"))
    pages = (folder / "to").rglob("*.md")
    return {
        each.stem: each.read_text().split("# ", 1)[1].partition("\n")[2].strip() for each in pages
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "author:: [[Jane Roe]]\nISBN13:: 9780306406157\n",
            [":authors: Jane Roe", ":isbn: 9780306406157"],
        ),
        ("- **Author**:: [[p/Jane|Jane Roe]]\n", [":authors: Jane Roe"]),
        (
            "저자: [[홍길동]]\n출판사: [[가나|가나미디어]]\n",
            [":authors: 홍길동", ":publisher: 가나미디어"],
        ),
        ("읽었다 [rating:: 4].\n", [":rating: 4"]),
        ("#독서 #book/소설\n", ["- 소설"]),
        (
            "---\nauthor: [[Jane Roe]]\nisbn10: 0306406152\n---\n",
            [":authors: Jane Roe", ":isbn: 9780306406157"],
        ),
        (
            "---\ntitle: 시험: 하는 법\npublisher: 가나: 미디어\nrating: 4\n---\n",
            [":subtitle: 하는 법"],
        ),
        ('---\ntitle: "이 "시험" 이야기"\ntags: [책]\n---\n', [':::{book} 이 "시험" 이야기']),
        ("---\ntype: book\naliases: [다른 이름]\npublish: false\n---\n", ["draft: true"]),
    ],
)
def test_facts_of_a_note(tmp_path: Path, text: str, fields: list[str]) -> None:
    """A note may state facts in either of its parts, and links are names there."""
    write(tmp_path / "vault", {"책/x.md": f"{text}\n글을 읽었다.\n"})
    obsidian.IMPORTER.run(Request(tmp_path / "vault", tmp_path / "to"))

    assert set(fields) <= set((tmp_path / "to/reviews/x.md").read_text().split("\n"))


def test_notes_that_are_no_reviews(tmp_path: Path) -> None:
    """A page of the web that was kept, and a paragraph between rules, are pages, as is the list of a folder."""
    files = {
        "a.md": "---\nauthor: ['[[Roe]]']\nsource: https://x.example\npublished: 2020-01-02\n---\n글.\n",
        "b.md": "---\n글이 있다.\n---\n끝.\n",
        "책/책.md": "[[x]]\n",
        "책/x.md": "글.\n",
    }
    write(tmp_path / "vault", files)
    report = obsidian.IMPORTER.run(Request(tmp_path / "vault", tmp_path / "to"))

    assert [each.target for each in report.outcomes] == [
        "pages/a.md", "pages/b.md", "reviews/x.md", "pages/책.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- 사과\n- 배\n", "- 사과\n- 배"),
        ("- 첫 글이다.\n- 둘째 글이다.\n", "첫 글이다.\n\n둘째 글이다."),
        ("- 까닭은 이렇다:\n\t- 첫째다.\n", "까닭은 이렇다:\n\n- 첫째다."),
        ("- 줄거리\n  - 첫 글이다.\n  - # 큰 글\n", "## 줄거리\n\n첫 글이다.\n\n### 큰 글"),
        ("- ## 장\n\t- 절\n\t\t- 글이다.\n", "## 장\n\n### 절\n\n글이다."),
        ("-\n\t- 안쪽 글이다.\n", "안쪽 글이다."),
        ("- 첫째\n  logseq.order-list-type:: number\n- 둘째\n  logseq.order-list-type:: number\n", "1. 첫째\n2. 둘째"),
        ("- 글이다.\n\t- ```\n\t  - x\n\t  ```\n", "글이다.\n\n- ```\n  - x\n  ```"),
        ("- #+BEGIN_SRC python\n  x = 1\n  #+END_SRC\n", "```python\nx = 1\n```"),
        ("- #+BEGIN_TIP\n  글이다.\n  #+END_TIP\n", ":::{tip}\n\n글이다.\n\n:::"),
        ("- 제목\n  heading:: true\n- 글이다.\n", "## 제목\n\n글이다."),
        ("- Type:: [[note]]\n- 요약::\n    - 글이다.\n", "요약:\n\n- 글이다."),
        ("그냥 글이다.\n\n둘째 글이다.\n", "그냥 글이다.\n\n둘째 글이다."),
    ],
)  # fmt: skip
def test_outlines(tmp_path: Path, written: str, shown: str) -> None:
    """An outline reads as its author would have written it without bullets."""
    bodies = imported(
        tmp_path, logseq.IMPORTER, {"pages/x.md": written, "journals/2020_01_01.md": "-"}
    )

    assert bodies["x"] == shown


PIECES: Final = st.sampled_from([
    "---\n", "title: 글\n", "author: [[x]]\n", "cover: ![[\n", "tags: [[a, b]]\n", "[[", "]]", "![[", "|", "#", "^a\n", "글이다.\n", "\n",
    "%%", "==", "^^", "> [!note]- ", "> > [!tip]\n", "> ", "- ", "\t", "  ", "x:: ", "[rating:: ", "id:: 6512a0f4-1111-4222-8333-0123456789ab\n",
    "((6512a0f4-1111-4222-8333-0123456789ab))", "{{embed ", "{{", "}}", "#+BEGIN_QUOTE\n", "#+END_QUOTE\n", "TODO ", ":LOGBOOK:\n", ":END:\n",
    "```\n", "`", "<% ", " %>", "{:width 3}", "[a](", ")", "- [x] ", "x.png", "\\",
])  # fmt: skip


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(pieces=st.lists(PIECES, max_size=25), damage=st.binary(max_size=2))
def test_any_note(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], damage: bytes
) -> None:
    """Whatever a note holds, it is imported or refused with a reason, and no paragraph is lost."""
    folder = tmp_path_factory.mktemp("any")
    words = [f"낱말{number}" for number in range(len(pieces))]
    text = "".join(f"{piece}{word} " for piece, word in zip(pieces, words, strict=True))
    write(folder / "vault", {"pages/a.md": text.encode() + damage, "journals/b.md": "글이다."})
    for importer in (obsidian.IMPORTER, logseq.IMPORTER):
        report = importer.run(Request(folder / "vault", folder / importer.name))
        (outcome,) = [each for each in report.outcomes if each.source == "pages/a.md"]
        assert not outcome.reason.startswith("it cannot be converted"), outcome.reason
        if outcome.target:
            page = (folder / importer.name / outcome.target).read_text()
            told = page + json.dumps(outcome.as_json(), ensure_ascii=False)
            assert [word for word in words if word not in told] == []
        else:
            assert outcome.reason
