"""What a review says of its book is found, and what it says of other things is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.sources.sentences import sentences
from sphinx_reviews.sources.suggestions.statements import (
    audience,
    books,
    found,
    prerequisites,
    verdicts,
)
from support.builds import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_reviews.sources.suggestions.model import Suggestion

# -- sentences with their labels ---------------------------------------------

_LABELLED: Final = Path(__file__).with_name("statements")
_TITLE: Final = "서가의 책"


def _needed(text: str) -> set[str]:
    labels = set()
    for sentence in sentences(text):
        for each in prerequisites.needed(sentence, title=_TITLE):
            labels.add(f"{each.name}:{each.level}" if each.level else each.name)
    return labels


def _advised(text: str) -> set[str]:
    advice = verdicts.advice(text, title=_TITLE)
    return {advice.word.value} if advice else set()


def _readers(text: str) -> set[str]:
    said = audience.readers(text, title=_TITLE)
    return {each.words if each.is_for else f"-{each.words}" for each in said}


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (_LABELLED / name).read_text("utf-8").splitlines()[1:]:
        sentence, _, labels = line.partition("\t")
        yield sentence, labels


@pytest.mark.parametrize(
    ("name", "separator", "labels_of", "precision", "recall"),
    [
        ("prerequisites.tsv", ",", _needed, 0.97, 0.95),
        ("verdicts.tsv", ",", _advised, 0.99, 0.99),
        ("audience.tsv", "|", _readers, 0.99, 0.99),
    ],
)
def test_labels(
    name: str,
    separator: str,
    labels_of: Callable[[str], set[str]],
    precision: float,
    recall: float,
) -> None:
    """Sentences in the styles of many authors, half of them traps, are read as a person reads them."""
    right = wrong = missing = 0
    differing = []
    for sentence, labels in _rows(name):
        wanted = set(filter(None, labels.split(separator)))
        got = labels_of(sentence)
        right += len(got & wanted)
        wrong += len(got - wanted)
        missing += len(wanted - got)
        if got != wanted:
            differing.append((sentence, wanted, got))

    assert right >= precision * (right + wrong), differing
    assert right >= recall * (right + missing), differing


@pytest.mark.parametrize(
    ("said", "edition"),
    [
        ("이 책은 2판이다.", "2판"),
        ("여덟 해 만에 나온 『서가의 책』의 개정판으로, 장마다 그림이 늘었다.", "개정판"),
        ("1판은 책장에 꽂아만 두었는데, 2판이 나와서 이번에는 끝까지 갔다.", "2판"),
        ("이번 개정 3판에서는 예제가 바뀌었다.", "개정 3판"),
        ("이 책은 지난겨울에 나온 개정 2판이다.", "개정 2판"),
        ("지난번 2판이 나왔을 때 읽었다.", ""),
        ("개정판이 나오면 좋겠다.", ""),
        ("원서 3판을 번역한 책이다.", ""),
        ("개정판에서는 오타가 고쳐지길 바란다.", ""),
    ],
)
def test_edition(said: str, edition: str) -> None:
    """An edition is that of the book if the sentence says so, not one that is wished for."""
    assert books.edition(said) == edition


@pytest.mark.parametrize(
    ("line", "options"),
    [
        (
            "칩 후옌 지음, 김대근 옮김 / 한빛미디어 / 2023년 3월",
            {
                "authors": "칩 후옌",
                "translators": "김대근",
                "publisher": "한빛미디어",
                "published": "2023-03",
            },
        ),
        (
            "칩 후옌 저/김대근 역 | 한빛미디어 | 2023년 03월 10일",
            {
                "authors": "칩 후옌",
                "translators": "김대근",
                "publisher": "한빛미디어",
                "published": "2023-03-10",
            },
        ),
        (
            "저자 칩 후옌 · 옮긴이 김대근 · 출판사 한빛미디어",
            {"authors": "칩 후옌", "translators": "김대근", "publisher": "한빛미디어"},
        ),
        (
            "- **저자** : [칩 후옌](https://example.org) 지음, 김대근 옮김\n- 쪽수: 총 436쪽",
            {"authors": "칩 후옌", "translators": "김대근", "pages": "436"},
        ),
        (
            "| 제목 | 저자 | 출판사 |\n|---|---|---|\n| 서가의 책 | 칩 후옌 | 한빛미디어 |",
            {"authors": "칩 후옌", "publisher": "한빛미디어"},
        ),
        (
            "- ISBN: 979-11-6921-082-9\n- 출간일: 2023.03.10",
            {"isbn": "9791169210829", "published": "2023-03-10"},
        ),
        ("- ISBN: 979-11-6921-082-0\n- 출간일: 2023년 13월", {}),
        (
            "[서가의 책](https://www.aladin.co.kr/shop/wproduct.aspx?ISBN=9791169210829)"
            " [다른 책](https://www.amazon.com/dp/1098107969)",
            {"isbn": "9791169210829"},
        ),
        ("<https://www.amazon.com/dp/1098107969>", {"isbn": "9781098107963"}),
        (
            "<https://www.amazon.com/dp/1098107969> <https://www.kyobobook.co.kr/9791169210829>",
            {},
        ),
        ("<https://example.org/9791169210829>", {}),
        ("멘토, 테크 리드, 팀 매니저, CTO까지. 제 단계에 맞는 장을 읽었다.", {}),
        ("이 글을 쓴 저자는 글을 참 잘 쓴다. 우리 모두 글, 그림 / 책 이야기", {}),
        ("---\n저자: 가나\n---\n```\n출판사: 다라\n```\n:::{note}\n쪽수: 3\n:::\n", {}),
    ],
)
def test_options(line: str, options: dict[str, str]) -> None:
    """Lines of facts, tables, shops' lines and addresses are options; what is false is none."""
    stated: dict[str, str] = {}
    for each in books.stated(line, _TITLE):
        stated.setdefault(each.option, each.value)
        assert line[each.start : each.end].strip()
    assert stated == options


# -- pages -------------------------------------------------------------------

_CONF: Final = """\
extensions = ["myst_parser", "sphinx_reviews"]
myst_enable_extensions = ["colon_fence"]
language = "ko"
author = "서가 주인"
"""
_BOOK: Final = ":::{book} 서가의 책\n:::\n\n"
_PAGES: Final = {
    "conf.py": _CONF,
    "index.md": "# 서가\n\n:::{skill} 파이썬\n:aliases: python, Python\n:::\n",
    "lists.md": f"# 가\n\n{_BOOK}이런 분께 추천합니다\n\n- 파이썬을 **처음** 배우는 분\n- 데이터 분석가\n- 실습이 많다\n\n"
    "## 선수 지식\n\n- Python 기초 문법\n- 선형대수\n\n## 아쉬운 점\n\n- 자바 개발자\n",
    "lines.md": f"# 나\n\n{_BOOK}이 책은 좋았다\n✔ 파이썬에 익숙한 개발자에게\n추천합니다 😀\n\n> 이 책을 추천하지 않는다.\n",
    "both.md": f"# 다\n\n{_BOOK}이 책을 추천한다. 입문자에게는 추천하지 않는다.\n",
    "against.md": f"# 라\n\n{_BOOK}이 책을 추천한다. 그러나 이 책은 추천하고 싶지 않다.\n",
    "known.md": "# 마\n\n:::{book} 서가의 책\n:publisher: 한빛미디어\n:::\n\n:::{verdict} skip\n:for: 개발자\n:::\n\n"
    ":::{skills}\n:kind: prerequisite\n- 파이썬\n:::\n\n"
    "개발자에게 이 책을 추천한다. 이 책은 python 기초를 알고 있어야 한다.\n\n- 출판사: 길벗\n",
    "crlf.md": (
        f"# 바\r\n\r\n{_BOOK}이 책을 읽으려면\r\n**SQL**을 알고 있어야 한다.\r\n\r\n- 저자: 가나다\r\n"
    ),
    "essay.md": "# 사\n\n이 책을 추천한다.\n",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Suggestion]]:
    """What each page says; every evidence is in its source."""
    folder = tmp_path_factory.mktemp("library")
    write(folder, _PAGES)
    library = shelf(folder)
    suggested = {page.docname: found.suggestions(page, library) for page in library.pages}
    for page in library.pages:
        assert all(each.evidence.text in page.source for each in suggested[page.docname])
    return suggested


def _values(suggestions: list[Suggestion]) -> list[dict[str, Any]]:
    return [dict(each.value) for each in suggestions]


def test_lists(said: dict[str, list[Suggestion]]) -> None:
    """Items below "for whom" are readers, those below "what to know" skills by their own names."""
    assert _values(said["lists"]) == [
        {"word": "recommend"},
        {"for": "데이터 분석가"},
        {"kind": "prerequisite", "name": "파이썬", "level": "introductory", "note": ""},
        {"kind": "prerequisite", "name": "선형대수", "level": "", "note": ""},
    ]


def test_lines(said: dict[str, list[Suggestion]]) -> None:
    """A line is a sentence without a full stop; a quotation says nothing."""
    assert _values(said["lines"]) == [
        {"word": "recommend"},
        {"for": "파이썬에 익숙한 개발자"},
        {"kind": "prerequisite", "name": "파이썬", "level": "", "note": ""},
    ]
    assert [each.evidence.line for each in said["lines"]] == [7, 7, 7]


@pytest.mark.parametrize("docname", ["both", "against"])
def test_contradiction(docname: str, said: dict[str, list[Suggestion]]) -> None:
    """Sentences that come to different verdicts state none."""
    assert not [each for each in said[docname] if each.kind == "verdict"]


def test_recorded(said: dict[str, list[Suggestion]]) -> None:
    """What the page records is not suggested."""
    assert _values(said["known"]) == []


def test_line_ends(said: dict[str, list[Suggestion]]) -> None:
    """Evidence is verbatim, with its markup and line ends."""
    evidence = {each.kind: each.evidence.text for each in said["crlf"]}

    assert evidence == {
        "book": "- 저자: 가나다",
        "skill": "이 책을 읽으려면\r\n**SQL**을 알고 있어야 한다.",
    }


def test_other_pages(said: dict[str, list[Suggestion]]) -> None:
    """A page without a book says nothing of one."""
    assert said["essay"] == []
