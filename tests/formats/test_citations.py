"""Books and reviews as reference managers and readers cite them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pybtex.database import parse_string

from support.command import run
from support.libraries.cited import BARE, BASE, EDITED, ENGLISH, KOREAN, LIBRARY, SITE, review
from support.readers import BIBLATEX_ONLINE, check_bibliography, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from pybtex.database import Entry

    from support.projects import Built


def forms(built: Built, docname: str) -> list[str]:
    """Return the texts of the citation block: of the review, its address, and of the book."""
    return [each.get_text() for each in built.page(docname).select(".rv-citation pre")]


def sentence(built: Built, docname: str) -> str:
    """Return the citation of a review in words."""
    return forms(built, docname)[0]


def entry_of(built: Built, docname: str) -> Entry:
    """Return the citation of a review as BibTeX."""
    (entry,) = parse_string(forms(built, docname)[1], "bibtex").entries.values()
    return entry


def item_of(built: Built, docname: str) -> dict[str, Any]:
    """Return the citation of a review as CSL-JSON."""
    (item,) = json.loads(forms(built, docname)[2])
    return dict(item)


# -- books -------------------------------------------------------------------


def test_each_book_is_there_once(build: Callable[..., Built]) -> None:
    """A book with two reviews is one entry, with what both say of it."""
    built = build(LIBRARY)
    entries = parse_string(built.text("books.bib"), "bibtex").entries
    items = {item["id"]: item for item in json.loads(built.text("books.csl.json"))}

    check_bibliography(built.output)
    assert list(entries) == ["b:korean", "c:edited", "d:bare"] == list(items)
    assert entries["b:korean"].fields["pagetotal"] == "420"
    assert entries["b:korean"].fields["publisher"] == "{한빛미디어}"
    assert items["b:korean"]["number-of-pages"] == "420"
    # Each page has the entry of the file.
    for docname in ("a/english", "b/korean"):
        assert forms(built, docname)[-2].strip() in built.text("books.bib")
        assert json.loads(forms(built, docname)[-1]) == [items["b:korean"]]
    # The command writes the same.
    for format_, name in (("bibtex", "books.bib"), ("csl", "books.csl.json")):
        done = run("export", format_, folder=built.source)
        assert done.stdout == built.text(name)


def test_key_of_a_book(build: Callable[..., Built]) -> None:
    """The first review by date gives a book its key; of two on one day, the first by name."""
    same_day = ENGLISH.replace("2025-01-09", "2024-03-01")

    def keys(files: dict[str, str]) -> list[str]:
        text = build({"index.md": "# 서가\n", **files}).text("books.bib")
        return list(parse_string(text, "bibtex").entries)

    assert keys({"m.md": KOREAN}) == ["m"]
    assert keys({"m.md": KOREAN, "a.md": ENGLISH}) == ["m"]
    assert keys({"m.md": KOREAN, "a.md": same_day}) == ["a"]
    # A draft is in no file.
    draft = KOREAN.replace("date:", "draft: true\ndate:")
    assert keys({"m.md": draft, "a.md": ENGLISH}) == ["a"]


# -- reviews as data ---------------------------------------------------------


def test_review_as_bibtex(build: Callable[..., Built]) -> None:
    """The entry of a review has the fields that biblatex has for what is online."""
    built = build(LIBRARY, html_baseurl=BASE, project=SITE)
    entry = entry_of(built, "a/english")

    assert entry.type == "online"
    assert entry.key == "a:english:review"
    assert [str(person) for person in entry.persons["author"]] == ["Roe, Jane", "{이두리}"]
    assert dict(entry.fields) == {
        "title": "{Is that all?}",
        "note": "Review of 머신러닝 시스템 설계, by 칩 후옌, translated by 김대근",
        "organization": "{책과 모델}",
        "date": "2025-01-09",
        "year": "2025",
        "month": "1",
        "language": "english",
        "langid": "english",
        "url": f"{BASE}a/english.html",
    }
    korean = entry_of(built, "b/korean").fields
    assert korean["langid"] == "korean"
    assert (
        korean["note"]
        == "『머신러닝 시스템 설계』, 칩 후옌 지음, 김대근 옮김, 한빛미디어, 2023 서평"
    )


def test_review_as_csl(build: Callable[..., Built]) -> None:
    """The item of a review says what it reviews, and a citation processor can print it."""
    built = build(LIBRARY, html_baseurl=BASE, project=SITE)
    item = item_of(built, "a/english")

    assert item == {
        "id": "a:english:review",
        "type": "review-book",
        "title": "Is that all?",
        "author": [{"family": "Roe", "given": "Jane"}, {"literal": "이두리"}],
        "reviewed-title": "머신러닝 시스템 설계",
        "reviewed-author": [{"literal": "칩 후옌"}],
        "issued": {"date-parts": [[2025, 1, 9]]},
        "container-title": SITE,
        "language": "en",
        "URL": f"{BASE}a/english.html",
    }
    assert rendered([item]) == [
        f"Roe, J. and 이두리 (2025) “Is that all?”, 책과 모델. Available at: {BASE}a/english.html."
    ]
    assert item_of(built, "c/edited")["reviewed-author"] == [
        {"literal": "박셋"},
        {"literal": "최넷"},
    ]


def test_nothing_is_made_up(build: Callable[..., Built]) -> None:
    """What nobody stated is in no citation: no date, no author, no site, no address."""
    built = build(LIBRARY, author="")
    entry = entry_of(built, "d/bare")

    assert set(entry.fields) == {"title", "note", "language", "langid"}
    assert not entry.persons
    assert item_of(built, "d/bare").keys() == {
        "id", "type", "title", "reviewed-title", "reviewed-author", "language",
    }  # fmt: skip
    assert sentence(built, "d/bare") == "「이름 없는 서평」(『둘째 책』, 이책방 지음 서평)."
    assert set(entry_of(built, "b/korean").fields) <= BIBLATEX_ONLINE


def test_draft_is_cited_alone(build: Callable[..., Built]) -> None:
    """A draft of a book without another review has the key of its own page."""
    built = build({"m.md": EDITED.replace("date:", "draft: true\ndate:"), "o.md": BARE})

    assert "@book{m," in forms(built, "m")[-2]


# -- reviews in words --------------------------------------------------------


def test_sentence_in_korean(build: Callable[..., Built]) -> None:
    """A review in Korean is cited after the usage of Korean journals."""
    built = build(LIBRARY, html_baseurl=BASE, project=SITE)

    assert sentence(built, "b/korean") == (
        "김하나. 2024. 「배포한 다음이 시작이다」(『머신러닝 시스템 설계』, 칩 후옌 지음, "
        "김대근 옮김, 한빛미디어, 2023 서평). 책과 모델. 2024년 3월 1일. "
        f"{BASE}b/korean.html"
    )
    assert sentence(built, "c/edited") == (
        "이두리. 2023. 「모은 글」(『데이터 과학자의 글쓰기』, 박셋·최넷 엮음, 가람, 2020 서평). 책과 모델. "
        f"2023년 11월 20일. {BASE}c/edited.html"
    )


def test_sentence_in_english(build: Callable[..., Built]) -> None:
    """A review in English is cited after the Chicago Manual of Style."""
    built = build(LIBRARY, html_baseurl=BASE, project=SITE)

    assert sentence(built, "a/english") == (
        "Jane Roe and 이두리. “Is that all?” Review of 머신러닝 시스템 설계, by 칩 후옌, "
        f"translated by 김대근. 책과 모델, January 9, 2025. {BASE}a/english.html"
    )


@pytest.mark.parametrize(
    ("front", "title", "book", "expected"),
    [
        (
            "date: 2024-03-01\nauthor: A. Ko Jr., B. Lim, C. Min\nlang: en",
            "Yes!",
            "What Is This?\n:authors: D. Na Jr.",
            "A. Ko Jr., B. Lim, and C. Min. “Yes!” Review of What Is This?, by D. Na Jr. "
            "Books Inc., March 1, 2024.",
        ),
        (
            "author: A. Ko\nlang: en-GB",
            "On a book",
            "A Book\n:editors: D. Na",
            "A. Ko. “On a book.” Review of A Book, edited by D. Na. Books Inc.",
        ),
        # No usage of its own: the English one, whose dates are English as well.
        (
            "date: 2024-03-01\nlang: ja",
            "読む",
            "本\n:authors: 山田",
            "“読む.” Review of 本, by 山田. Books Inc., March 1, 2024.",
        ),
        (
            "date: 2024-03-01\nauthor: A. Ko Jr.",
            "어떤가?",
            "책\n:subtitle: 부제\n:authors: 가, 나\n:published: 2020",
            "A. Ko Jr. 2024. 「어떤가?」(『책: 부제』, 가·나 지음, 2020 서평). Books Inc. "
            "2024년 3월 1일.",
        ),
    ],
)
def test_stops_of_a_sentence(
    build: Callable[..., Built], front: str, title: str, book: str, expected: str
) -> None:
    """No part leaves a trace where it is missing, and no full stop is there twice."""
    built = build({"a.md": review(front, title, book)}, project="Books Inc.", author="")

    assert sentence(built, "a") == expected
