"""Highlights of e-book readers become quotations that search and concepts see."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.draft import plain_block
from sphinx_reviews.sources.highlights import clippings, readwise
from sphinx_reviews.sources.highlights.model import Book, Highlight
from sphinx_reviews.sources.importers import IMPORTERS
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.stated.dates import date
from support.builds import sphinx_build, write
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path

#: What a Kindle writes in each language: a passage, the note on it, and a bookmark.
LINES: Final = {
    "en": (
        "- Your Highlight on page 12 | Location 180-182 | Added on Monday, March 4, 2024 8:15:00 PM",
        "- Your Note on page 12 | Location 182 | Added on Monday, March 4, 2024 8:16:00 PM",
        "- Your Bookmark on page 13 | Location 190 | Added on Monday, March 4, 2024 8:17:00 PM",
    ),
    "de": (
        "- Ihre Markierung auf Seite 12 | bei Position 180-182 | Hinzugefügt am Montag, 4. März 2024 20:15:00",
        "- Ihre Notiz auf Seite 12 | bei Position 182 | Hinzugefügt am Montag, 4. März 2024 20:16:00",
        "- Ihr Lesezeichen auf Seite 13 | bei Position 190 | Hinzugefügt am Montag, 4. März 2024 20:17:00",
    ),
    "es": (
        "- La subrayado en la página 12 | posición 180-182 | Añadido el lunes, 4 de marzo de 2024 20:15:00",
        "- La nota en la página 12 | posición 182 | Añadido el lunes, 4 de marzo de 2024 20:16:00",
        "- El marcador en la página 13 | posición 190 | Añadido el lunes, 4 de marzo de 2024 20:17:00",
    ),
    "fr": (
        "- Votre surlignement sur la page 12 | emplacement 180-182 | Ajouté le lundi 4 mars 2024 20:15:00",
        "- Votre note sur la page 12 | emplacement 182 | Ajouté le lundi 4 mars 2024 20:16:00",
        "- Votre signet sur la page 13 | emplacement 190 | Ajouté le lundi 4 mars 2024 20:17:00",
    ),
    "ja": (
        "- 12ページ|位置No. 180-182のハイライト |作成日: 2024年3月4日月曜日 20:15:00",
        "- 12ページ|位置No. 182のメモ |作成日: 2024年3月4日月曜日 20:16:00",
        "- 13ページ|位置No. 190のブックマーク |作成日: 2024年3月4日月曜日 20:17:00",
    ),
    "ko": (
        "- 12 페이지 | 위치 180-182의 하이라이트 | 2024년 3월 4일 월요일 오후 8:15:00에 추가됨",
        "- 12 페이지 | 위치 182의 메모 | 2024년 3월 4일 월요일 오후 8:16:00에 추가됨",
        "- 13 페이지 | 위치 190의 책갈피 | 2024년 3월 4일 월요일 오후 8:17:00에 추가됨",
    ),
    "zh": (
        "- 您在第 12 页（位置 #180-182）的标注 | 添加于 2024年3月4日星期一 下午8:15:00",
        "- 您在第 12 页（位置 #182）的笔记 | 添加于 2024年3月4日星期一 下午8:16:00",
        "- 您在第 13 页（位置 #190）的书签 | 添加于 2024年3月4日星期一 下午8:17:00",
    ),
    "it": (
        "- La tua evidenziazione a pagina 12 | posizione 180-182 | Aggiunto in data lunedì 4 marzo 2024 20:15:00",
        "- La tua nota a pagina 12 | posizione 182 | Aggiunto in data lunedì 4 marzo 2024 20:16:00",
        "- Il tuo segnalibro a pagina 13 | posizione 190 | Aggiunto in data lunedì 4 marzo 2024 20:17:00",
    ),
    "none of these": (
        "- Xxx xxxx xx 12 | xxxxx 180-182 | Xxxx 2024-03-04 20:15:00",
        "- Xxx xxxx xx 12 | xxxxx 182 | Xxxx 2024-03-04 20:16:00",
        "- Xxx xxxx xx 13 | xxxxx 190 | Xxxx 2024-03-04 20:17:00",
    ),
}  # fmt: skip


def entry(title: str, line: str, text: str = "") -> str:
    """Return an entry as a Kindle writes it."""
    return f"\ufeff{title}\r\n{line}\r\n\r\n{text}\r\n==========\r\n"


@pytest.mark.parametrize("language", LINES)
def test_any_wording(language: str) -> None:
    """Numbers and order say what an entry is, whatever language the device is set to."""
    passage, note, bookmark = LINES[language]
    title = "조용한 시험 (시험 총서) (Roe, Jane;김하나)"
    text = (
        entry(title, passage, "표시한 글.")
        + entry(title, note, "내 생각.")
        + entry(title, bookmark)
    )
    (book,) = clippings.parse(text)

    assert isinstance(book, Book)
    assert (book.title, book.authors) == ("조용한 시험 (시험 총서)", ("Jane Roe", "김하나"))
    assert book.highlights == [
        Highlight("표시한 글.", "내 생각.", page="12", location="180-182", date="2024-03-04")
    ]
    assert book.changes.noted == ["bookmark left out"]


@pytest.mark.parametrize(
    ("line", "page", "location"),
    [
        ("- Highlight Loc. 13169-70 | Added on Saturday, 26 July 2014", "", "13169-13170"),
        ("- Your Highlight on page 7-7 | Added on Saturday, 26 July 2014", "7", ""),
        ("- Your Highlight at location 96-96 | Added on Saturday, 26 July 2014", "", "96"),
        ("- Deine Markierung bei Position 96 | Hinzugefügt am 26. Juli 2014", "", "96"),
    ],
)
def test_a_single_place(line: str, page: str, location: str) -> None:
    """A single number is a page if the line says so, and else a location."""
    (book,) = clippings.parse(entry("책", line, "글."))

    assert isinstance(book, Book)
    assert book.highlights == [Highlight("글.", "", page, location, "2014-07-26")]


def test_second_tries_and_limits() -> None:
    """The longest version of a passage stays; what the publisher keeps back is left to do."""
    line = "- Highlight Loc. {} | Added on Saturday, 26 July 2014"
    text = "".join([
        entry("책", line.format("10-11"), "처음 표시한 글"),
        entry("책", line.format("10-12"), "처음 표시한 글을 늘렸다."),
        entry("책", line.format("12-12"), "뒤의 글"),
        entry("책", line.format("30-31"), "<div>"),
        entry("책", line.format("40-41"), "<You have reached the clipping limit for this item>"),
        entry("책", "- Note Loc. 70 | Added on Saturday, 26 July 2014", "글 없는 메모"),
    ])  # fmt: skip
    (book,) = clippings.parse(text)

    assert isinstance(book, Book)
    assert [(each.text, each.note) for each in book.highlights] == [
        ("처음 표시한 글을 늘렸다.", ""),
        ("뒤의 글", ""),
        ("<div>", ""),
        ("", "글 없는 메모"),
    ]
    assert book.changes.noted == ["shorter version of a highlight left out"]
    assert book.changes.to_do == ["copy by hand what the publisher left out: location 40-41"]


def test_damaged_clippings() -> None:
    """An entry that is none is reported with its line, and the others are read."""
    text = entry("책", "표시한 줄이 아니다", "글") + entry("책", LINES["ko"][0], "글.")
    book, damaged = clippings.parse(text)

    assert isinstance(book, Book)
    assert isinstance(damaged, Damaged)
    assert (damaged.line, damaged.start) == (1, "책")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["책 (저자)", "- a 1-2 | b 2024-01-01", "", "글", "==========", "<", "0"])
    )
)
def test_any_clippings(lines: list[str]) -> None:
    """Whatever a file holds, each entry is in the result once or reported."""
    found = clippings.parse("\n".join(lines))
    texts = [each for book in found if isinstance(book, Book) for each in book.highlights]

    assert all(each.text or each.note for each in texts)
    assert len(found) <= lines.count("==========") + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Добавлено: понедельник, 30 декабря 2024 г. в 14:46:33", "2024-12-30"),
        ("Added on Friday, March 02, 2012, 07:27 PM", "2012-03-02"),
        ("Adicionado: segunda-feira, 2 de abril de 2018 10:00:00", "2018-04-02"),
        ("2024년 2월 31일", ""), ("2024", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates(text: str, found: str) -> None:
    """Months are numbers or names of any language of the device."""
    assert date(text) == found


READWISE: Final = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    '"표시한 **글**.",조용한 시험,김하나,B00X,내 생각,yellow,,page,12,2024-03-04 20:15:00+00:00,과학\n'
    '"둘째 글.",조용한 시험,김하나,,,,,location,345,2024-03-05 20:15:00+00:00,\n'
)
READWISE_MARKDOWN: Final = """# 조용한 시험

![rw-book-cover](https://a.example/c.jpg)

## Metadata
- Author: [[김하나]]
- Full Title: 조용한 시험
- Category: #books
- URL: https://a.example/book

## Highlights
- 표시한 글. ([Location 345](https://readwise.io/to_kindle?location=345))
    - Note: 내 생각
    - Tags: [[하나]]
- 둘째 글. ([Page 12](https://readwise.io/open/1))
- [링크](https://a.example/x) 뒤의 글.
"""


def test_readwise() -> None:
    """Both exports of Readwise name book, author, place and note."""
    (table,) = readwise.parse_csv(READWISE) or ()
    (document,) = readwise.parse_markdown(READWISE_MARKDOWN) or ()
    (article,) = readwise.parse_markdown(READWISE_MARKDOWN.replace("#books", "#articles")) or ()

    assert isinstance(table, Book)
    assert (table.title, table.authors, table.tags) == ("조용한 시험", ("김하나",), ("과학",))
    assert table.highlights == [
        Highlight("표시한 **글**.", "내 생각", page="12", date="2024-03-04"),
        Highlight("둘째 글.", location="345", date="2024-03-05"),
    ]
    assert table.changes.noted == ["columns left out: Amazon Book ID, Color"]
    assert (document.title, document.authors) == ("조용한 시험", ("김하나",))
    assert document.url == "https://a.example/book"
    assert document.highlights == [
        Highlight("표시한 글.", "내 생각", location="345"),
        Highlight("둘째 글.", page="12"),
        Highlight("[링크](https://a.example/x) 뒤의 글."),
    ]
    assert article.skipped == "not a book but of the category articles"


def imported(folder: Path, source: str, *more: str) -> dict[str, Any]:
    """Import ``source.txt`` into ``library``, and return the report."""
    done = run(
        "import", source, "source.txt", "library", "--report", "r.json", *more, folder=folder
    )
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads((folder / "r.json").read_text())
    return found


REVIEW: Final = """# 읽은 이야기

:::{book} 조용한 시험
:subtitle: 두 번째
:authors: 김하나 (Kim Hana)
:::

쓴 글이다.

## 하이라이트

> 표시한 글.

## 덧붙임

마지막 줄"""


def test_joining_a_review(tmp_path: Path) -> None:
    """What is new goes to the end of the section of the review, once; nothing else changes."""
    path = tmp_path / "library/reviews/a.md"
    write(tmp_path, {
        "source.txt": READWISE.replace("조용한 시험", "조용한 시험: 두 번째"),
        "library/conf.py": "",
        "library/reviews/a.md": REVIEW.replace("\n", "\r\n").encode(),
    })  # fmt: skip
    (first,) = imported(tmp_path, "readwise")["sources"]
    after = path.read_bytes().decode()
    (again,) = imported(tmp_path, "readwise")["sources"]

    assert (first["fate"], first["target"]) == ("taken", "reviews/a.md")
    assert "highlights added: 1" in first["changed"]
    assert after == REVIEW.replace(
        "> 표시한 글.\n", "> 표시한 글.\n\n> 둘째 글.\n>\n> — 위치 345\n"
    ).replace("\n", "\r\n")
    assert again["fate"] == "unchanged"
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("source", "fate"),
    [
        (REVIEW.partition("\n## 하이")[0], "taken"),
        (REVIEW.replace("(Kim Hana)", "").replace("김하나", "박세찬"), "taken"),
        ("# 읽은 이야기\n\n:::{book} 조용한 시험\n:::\n\n```python\n글", "failed"),
    ],
)
def test_reviews_without_a_section(tmp_path: Path, source: str, fate: str) -> None:
    """A section is begun below a review of that book; one that is not closed is left alone."""
    path = "library/reviews/a.md"
    write(tmp_path, {"source.txt": READWISE, "library/conf.py": "", path: source})
    (found,) = imported(tmp_path, "readwise")["sources"]
    after = (tmp_path / path).read_text()

    assert found["fate"] == fate
    assert after.startswith(source.rstrip())
    is_of_the_book = fate == "taken" and "김하나" in source
    assert after.endswith("\n\n> 둘째 글.\n>\n> — 위치 345\n") == is_of_the_book
    assert (tmp_path / "library/reviews/조용한-시험.md").is_file() == (
        fate == "taken" and not is_of_the_book
    )


def test_only_reviews_and_dry_run(tmp_path: Path) -> None:
    """Books without a review can be left out, and a dry run writes nothing."""
    write(tmp_path, {"source.txt": READWISE, "library/conf.py": "", "library/reviews/a.md": REVIEW})
    before = (tmp_path / "library/reviews/a.md").read_bytes()
    assert imported(tmp_path, "readwise", "--dry-run")["counts"]["taken"] == 1
    assert (tmp_path / "library/reviews/a.md").read_bytes() == before
    write(tmp_path, {"source.txt": READWISE.replace("조용한 시험", "다른 책")})

    assert imported(tmp_path, "readwise", "--only-reviews")["sources"][0]["reason"] == (
        "no review of it"
    )


ODD: Final = [
    "# 제목이 아니다", "- 목록이 아니다", "1. 번호가 아니다", "> 인용이 아니다", "% 주석이 아니다", "::: 글",
    "+++", "(이름)=", "{name}`x`", "a_b *c* `d` <tag> & [글](u) [^1]", "| 표 |", "===", "``` 글",
]  # fmt: skip


def test_pages_build(tmp_path: Path) -> None:
    """A book without a review has a page that builds; every mark shows as itself, in search too."""
    line = "- 위치 {0}-{0}의 하이라이트 | 2024년 3월 {1}일 월요일 오후 8:15:00에 추가됨"
    texts = [f"한글 문장 속 데이터 드리프트. {odd}" for odd in ODD]
    entries = [
        entry("조용한 시험 (김하나)", line.format(10 * number, 1 + number), text)
        for number, text in enumerate([*ODD, *texts], 1)
    ]
    concept = "# 데이터 드리프트\n\n```{concept} 데이터 드리프트\n정의다.\n```\n"
    write(tmp_path, {"source.txt": "".join(entries), "library/concepts/a.md": concept})
    imported(tmp_path, "clippings")
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W", "--keep-going") == ""
    page = BeautifulSoup((tmp_path / "html/reviews/조용한-시험.html").read_text(), "html.parser")
    shown = [re.sub(r"\s+", " ", each.get_text(" ")) for each in page.select("blockquote")]
    data = json.loads((tmp_path / "html/reviews.json").read_text())

    assert len(shown) == len(entries)
    for number, text in enumerate([*ODD, *texts], 1):
        assert f"— 위치 {10 * number}" in shown[number - 1]
        assert re.sub(r"\W", "", text) in re.sub(r"\W", "", shown[number - 1])
    assert data["books"][0]["authors"][0]["name"] == "김하나"
    assert "데이터 드리프트. # 제목이 아니다" in data["reviews"][0]["text"]
    concept_page = BeautifulSoup((tmp_path / "html/concepts/a.html").read_text(), "html.parser")
    assert "한글 문장 속 데이터 드리프트" in concept_page.get_text()
    assert data["reviews"][0]["date"] == f"2024-03-{1 + len(entries)}"


@pytest.mark.parametrize("text", ODD)
def test_plain_text_stays_plain(text: str) -> None:
    """Escapes take nothing away."""
    assert plain_block(text).replace("\\", "") == text


def test_recognised(tmp_path: Path) -> None:
    """Clippings and exports of Readwise are recognised by what they hold, before any other."""
    write(tmp_path, {
        "My Clippings.txt": entry("책", LINES["ko"][0], "글."), "r.csv": READWISE,
        "vault/a.md": READWISE_MARKDOWN, "vault/b.md": "# 글\n", "other.md": "# 글\n",
    })  # fmt: skip
    found = {
        path: next(words for each in IMPORTERS if (words := each.recognises(tmp_path / path)))
        for path in ("My Clippings.txt", "r.csv", "vault", "other.md")
    }

    assert found == {
        "My Clippings.txt": "Kindle's clippings, 1 book",
        "r.csv": "highlights from Readwise, 1 book",
        "vault": "highlights from Readwise, 1 book",
        "other.md": "a folder of Markdown, 1 post",
    }


@pytest.mark.parametrize("source", ["clippings", "readwise"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", "글\n".encode() + b"\xff"]
)
def test_no_highlights(tmp_path: Path, source: str, content: bytes) -> None:
    """A file that holds none is refused by name, and nothing is written."""
    write(tmp_path, {"source.txt": content})
    done = run("import", source, "source.txt", "library", folder=tmp_path)

    assert done.returncode == 2
    assert done.stdout.startswith("source.txt: ")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "library").exists()
