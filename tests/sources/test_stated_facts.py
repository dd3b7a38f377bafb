"""What titles and lines of posts state of a book, in the manner of many blogs, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.importers import IMPORTERS
from sphinx_reviews.sources.languages import language_of
from sphinx_reviews.sources.stated import book_titles, dates
from sphinx_reviews.sources.suggestions.statements import books
from support.builds import write

if TYPE_CHECKING:
    from pathlib import Path

# -- titles ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "book", "options"),
    [
        ("[책] 시험하는 법 - 홍길동", "시험하는 법", {"authors": "홍길동"}),
        ("[책] 시험하는 법 - 처음 배우는 사람에게", "시험하는 법", {}),
        ("[독서노트] 시험하는 법 / 요한 보르네만", "시험하는 법", {"authors": "요한 보르네만"}),
        ("시험하는 법 (홍길동, 1998) 독후감", "시험하는 법", {"authors": "홍길동", "published": "1998"}),
        ("홍길동의 『시험하는 법』을 읽고", "시험하는 법", {"authors": "홍길동"}),
        ("『시험하는 법』, 한봄", "시험하는 법", {"authors": "한봄"}),
        ("『시험하는 법』(홍길동 지음, 이두리 옮김, 시험사)", "시험하는 법",
         {"authors": "홍길동", "translators": "이두리", "publisher": "시험사"}),
        ("시험하는 법 (Testing) - 홍길동 (이두리 옮김)", "시험하는 법",
         {"authors": "홍길동", "translators": "이두리"}),
        ("[시험하는 법] 3장을 읽고", "시험하는 법", {}),
        ("시험하는 법 : 처음부터 - 산드로 마누엘", "시험하는 법", {"authors": "산드로 마누엘"}),
        ("The Test, by Jane Roe: Book Summary and Notes", "The Test", {"authors": "Jane Roe"}),
        ("Notes on The Test by Jane Roe", "The Test", {"authors": "Jane Roe"}),
        ("Book Review #4: The Test (Jane Roe) ★★★★", "The Test", {"authors": "Jane Roe"}),
        ("Reseña de «La prueba», de Eva Luz", "La prueba", {"authors": "Eva Luz"}),
        ("【書評】試験の本", "試験の本", {}),
        ("《考试的书》读后感", "考试的书", {}),
    ],
)  # fmt: skip
def test_titles(title: str, book: str, options: dict[str, str]) -> None:
    """The title of a review is taken apart into that of the book and what it says besides."""
    found = book_titles.book_title(title)

    assert (found.title, dict(found.options)) == (book, options)


@pytest.mark.parametrize(
    ("title", "authors", "book", "subtitle"),
    [
        ("[책] 시험 - 요한 보르네만", ["이두리"], "시험", "요한 보르네만"),
        ("요한 보르네만 - 시험", ["요한 보르네만"], "시험", ""),
        ("Der Test von Anna Berger", ["Anna Berger"], "Der Test", ""),
    ],
)
def test_known_authors(title: str, authors: list[str], book: str, subtitle: str) -> None:
    """Who wrote the book decides what is the author and what the subtitle."""
    found = book_titles.book_title(title, is_of_book=True, authors=authors)

    assert (found.title, found.subtitle) == (book, subtitle)


@pytest.mark.parametrize(
    "title",
    ["A review of 2017", "공식 문서를 읽고", "「ラーメン」の感想", "A review of my keyboard", "Notes on Go generics"],
)  # fmt: skip
def test_other_titles(title: str) -> None:
    """What is reviewed and read besides books is no book."""
    assert not book_titles.is_labelled(title)


# -- lines -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("지은이 홍길동 | 옮긴이 김번역", {"authors": "홍길동", "translators": "김번역"}),
        ("**저자** 홍길동 **출판** : 시험사(2014)", {}),
        ("**저자** : 홍길동 **출판** : 시험사(2014)",
         {"authors": "홍길동", "publisher": "시험사", "published": "2014"}),
        ("글/그림: 고은별 · 출판사: 시험사", {"authors": "고은별", "publisher": "시험사"}),
        ("홍길동, Jane Roe 공저 | 이두리 역 | 시험사 | 2019 | 376쪽",
         {"authors": "홍길동, Jane Roe", "translators": "이두리", "publisher": "시험사", "published": "2019",
          "pages": "376"}),
        ("<홍길동 지음 / 이두리 옮김 / 시험사>",
         {"authors": "홍길동", "translators": "이두리", "publisher": "시험사"}),
        ("책 정보: 홍길동 저, 시험사, 2019.10.31",
         {"authors": "홍길동", "publisher": "시험사", "published": "2019-10-31"}),
        ("서가의 책 | 홍길동 지음 | 시험사", {"authors": "홍길동", "publisher": "시험사"}),
        ("요한 보르네만 / 시험출판사 / 2015",
         {"authors": "요한 보르네만", "publisher": "시험출판사", "published": "2015"}),
        ("*서가의 책* — Jane Roe (Example Press, 2021)",
         {"authors": "Jane Roe", "publisher": "Example Press", "published": "2021"}),
        ("[*서가의 책*](https://x.example), by Jane Roe, is good.", {"authors": "Jane Roe"}),
        ("- Publisher: Farrar, Straus and Roe, March 2017", {"publisher": "Farrar, Straus and Roe, March 2017"}),
        ("- Publication date: March 2017", {"published": "2017-03"}),
        ("<p>저자: 홍길동<br>옮긴이: 이두리</p>", {"authors": "홍길동", "translators": "이두리"}),
        ("| **저자** | 홍길동 | **정가** | 9,000원 |\n| **쪽수** | 300쪽 | **출판사** | 시험사 |",
         {"authors": "홍길동", "pages": "300", "publisher": "시험사"}),
        ("作者：[美] Jane Roe\n出版社：人民出版社\n页数：359",
         {"authors": "Jane Roe", "publisher": "人民出版社", "pages": "359"}),
        ("- Autora: Eva Luz\n- Editorial: Sol\n- Nº de páginas: 600",
         {"authors": "Eva Luz", "publisher": "Sol", "pages": "600"}),
        ("저자 홍길동은 글을 잘 쓴다.", {}),
        ("서울 / 부산 / 2015", {}),
        ("이 책은 홍길동 지음, 이라고 적혀 있다.", {}),
    ],
)  # fmt: skip
def test_lines(text: str, options: dict[str, str]) -> None:
    """A line of facts is read with and without labels, and prose is none."""
    found: dict[str, str] = {}
    for each in books.stated(text, "서가의 책"):
        found.setdefault(each.option, each.value)

    assert found == options


# -- posts -------------------------------------------------------------------

_HEAD: Final = "---\ntitle: '[서평] 책'\n---\n"
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def imported(folder: Path, text: str) -> str:
    """Import a post with a picture beside it, and return the page."""
    write(folder / "blog", {"a.md": text, "표지.png": _PNG})
    markdown = next(each for each in IMPORTERS if each.name == "markdown")
    markdown.run(Request(folder / "blog", folder / "to"))
    (page,) = [*(folder / "to").rglob("a.md")]
    return page.read_text()


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("**나의 별점** ★★★☆(3.5)", "3.5"), ("별점 4점", "4"), ("⭐ 별점 : 4점 (5점 만점)", "4"),
        ("평 점 : 10/10", "5"), ("이 책은 10점 만점에 7점이다.", "3.5"), ("**3/5**", "3"),
        ("I rate it 4 out of 5.", "4"), ("Overall: 4/5 stars", "4"), ("| Author | Rating |\n|-|-|\n| Roe | 3/5 |", "3"),
        ("おすすめ度：★★★★☆", "4"), ("Valoración: 3,5/5", "3.5"), ("난이도: ★★★★★", ""), ("3/5쯤 읽었다.", ""),
    ],
)  # fmt: skip
def test_ratings(tmp_path: Path, line: str, rating: str) -> None:
    """A rating is read in a line of its own or in a sentence that says that it is one."""
    page = imported(tmp_path, f"{_HEAD}글이다.\n\n{line}\n")

    assert (f":rating: {rating}\n" in page) if rating else (":rating:" not in page)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("읽은 기간: 2020.04.01 ~ 04.04", "2020-04-01/2020-04-04"),
        ("시작일: 2021-02-01\n완독일: 2021년 2월 14일", "2021-02-01/2021-02-14"),
        ("Date read: March 2017", "2017-03"),
    ],
)
def test_readings(tmp_path: Path, text: str, read: str) -> None:
    """When the book was read is taken from the text where front matter does not say it."""
    assert f"\nread: {read}\n" in imported(tmp_path, f"{_HEAD}{text}\n")


def test_periods() -> None:
    """A period that ends before it begins has only an end."""
    assert dates.periods("2020/01/01-2020/01/02, 2022/05/01") == (
        "2020-01-01/2020-01-02",
        "2022-05-01",
    )
    assert dates.period("2021-03-10", "2021-03-01") == ("2021-03-01",)


@pytest.mark.parametrize(
    ("text", "is_moved"),
    [
        ("![표지](표지.png)\n\n글이다.\n", True),
        ("[![책](표지.png)](https://shop.example/1)\n\n- 저자: 홍길동\n", True),
        ("글이다.\n\n![표지](표지.png)\n", False),
    ],
)
def test_cover(tmp_path: Path, text: str, *, is_moved: bool) -> None:
    """A cover at the top of a post is shown once, in the card; one among its sentences stays there."""
    page = imported(tmp_path, f"{_HEAD}{text}")

    assert "\n:cover: /images/표지-" in page
    assert ("{image}" not in page) == is_moved
    assert ("\n:url: https://shop.example/1\n" in page) == ("shop.example" in text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is one of the books that you will not put down.\n", "en"),
        (
            "이 책은 `for x in range(10)` 같은 예제로 말한다.\n\n```python\nfor x in the_list: of = a\n```\n",
            "",
        ),
        ("Es un libro que no se acaba y que se lee como se quiere.\n", "es"),
        ("静かな本でした。\n", "ja"),
    ],
)
def test_language(tmp_path: Path, text: str, language: str) -> None:
    """A page in another language than the library's says so."""
    page = imported(tmp_path, f"{_HEAD}{text}")

    assert (f"\nlang: {language}\n" in page) if language else ("\nlang:" not in page)
    assert language_of("这是一本好看的小说。") == "zh"
