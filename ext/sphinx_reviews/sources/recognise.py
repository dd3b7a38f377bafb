"""Recognition of what Korean posts say about a book: its title and its facts."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# -- title -------------------------------------------------------------------

_OF_BOOKS: Final = r"(?:도서|책|북)\s*(?:리뷰|후기|서평|소개)|서평|독후감|독서\s*(?:후기|노트|기록|감상)|book\s*reviews?"
_REVIEW_WORDS: Final = rf"(?:{_OF_BOOKS}|리뷰|review)"
_LABEL: Final = re.compile(
    rf"^\W*?[\[(【<〈「]\s*(?:{_REVIEW_WORDS}|책|독서|도서|읽은\s*책|완독|books?|reading)\s*[\])】>〉」]\s*(?:[-–—:]\s+)?",
    re.IGNORECASE,
)
_LABEL_BEFORE: Final = re.compile(
    rf"^\W*?(?:{_REVIEW_WORDS}\s*(?:[:：|]|[-–—]+\s)|(?:book\s+)?review\s+of\s)\s*", re.IGNORECASE
)
_LABEL_AFTER: Final = re.compile(
    rf"\s*[-–—|:]\s+(?:{_REVIEW_WORDS})$|\s+(?:{_OF_BOOKS})$|\s*[\[(](?:{_REVIEW_WORDS})[\])]$"
    r"|(?:을|를)?\s+(?:다\s*)?읽고(?:서|\s*나서|\s*난\s*(?:후|뒤))?(?:\s*[.!…]*)?$",
    re.IGNORECASE,
)
#: A title in the marks of titles, and a word that says that it was read.
_QUOTED_TITLE: Final = re.compile(
    rf"[『《〈<「](?P<title>[^『』《》〈〉<>「」]+)[』》〉>」]\s*(?:을|를)?.*?(?:{_REVIEW_WORDS}|읽고|읽은|읽기|후기|감상)",
    re.IGNORECASE,
)
_EDITION: Final = re.compile(
    r"\s*[(\[（]\s*((?:개정\s*)?(?:제?\s*\d+\s*판|개정판|전면\s*개정판|증보판))\s*[)\]）]"
)
_SUBTITLE: Final = re.compile(r"\s?(?::|：)\s+|\s+(?::|：)\s?")
#: Before a subtitle, if the title is that of the book and of nothing else.
_DASH: Final = re.compile(r"\s+[-–—]\s+")
#: ``시험하는 법 (Testing Methods)``
_ORIGINAL: Final = re.compile(
    r"(?P<title>(?=.*[가-힣]).+?)\s*[(（](?P<original>[A-Za-z][^()（）가-힣]{3,})[)）]"
)
#: ``The Test by Jane Roe``, ``시험하는 법 (홍길동 지음)``
_BY: Final = re.compile(
    r"(?P<title>.+?)(?:,?\s+by\s+(?P<english>[A-Z][\w.'’-]*(?:\s+(?:de|van|von|and|&|[A-Z][\w.'’-]*)){1,5})"
    r"|\s*[-–—/,(（]\s*(?P<korean>[^-–—/,()（）:]{2,30}?)\s*(?:지음|지은이|저)\s*[)）]?)"
)


class BookTitle(NamedTuple):
    """A book title taken from a post's title."""

    title: str
    subtitle: str
    edition: str
    #: In Latin letters after a title in Hangul.
    original: str
    #: Of the book, if the post's title names them.
    authors: str
    #: Whether the post's title says that it is a review.
    is_labelled: bool


def book_title(title: str, *, is_of_book: bool = False) -> BookTitle:
    """Return what a post's title says about the book.

    :param is_of_book: whether the title is known to be that of the book.
    """
    bare = _without_label(title)
    is_labelled = bare != title.strip()
    by = _BY.fullmatch(bare) if is_labelled or is_of_book else None
    bare = by["title"] if by else bare
    edition = _EDITION.search(bare)
    without = " ".join(_EDITION.sub(" ", bare).split()) if edition else bare
    original = _ORIGINAL.fullmatch(without) if is_labelled or is_of_book else None
    main, *rest = _SUBTITLE.split(original["title"] if original else without, maxsplit=1)
    if not rest and (is_of_book or is_labelled):
        main, *rest = _DASH.split(main, maxsplit=1)
    return BookTitle(
        main.strip() or title.strip(),
        rest[0].strip() if rest else "",
        " ".join(edition[1].split()) if edition else "",
        original["original"] if original else "",
        (by["english"] or by["korean"]) if by else "",
        is_labelled,
    )


def _without_label(title: str) -> str:
    """Return a post's title without what says that it is a review."""
    bare = _LABEL_BEFORE.sub("", _LABEL.sub("", title)).strip()
    if quoted := _QUOTED_TITLE.search(bare):
        return quoted["title"].strip()
    return _LABEL_AFTER.sub("", bare).strip() or bare


# -- kind of post ------------------------------------------------------------

#: Without spaces, hyphens and the plural.
_REVIEW_TAGS: Final = {
    "서평", "도서", "도서리뷰", "도서후기", "도서서평", "책", "책리뷰", "책후기", "책서평", "책읽기", "책소개", "책추천", "북리뷰",
    "리뷰책", "독서", "독서록", "독서노트", "독서기록", "독서후기", "독서일기", "독서리뷰", "독후감", "읽은책", "완독", "서재",
    "book", "bookreview", "bookreport", "booknote", "booklog", "bookshelf", "booklist", "review", "reading",
    "readinglog", "readingnote", "library", "読書", "书评", "读书",
}  # fmt: skip
_OTHER_LETTERS: Final = re.compile(r"[\W_]+")


def is_review_tag(word: str) -> bool:
    """Return whether a category, tag or folder says that a post is about a book, and nothing more."""
    letters = _OTHER_LETTERS.sub("", word).lower().lstrip("0123456789")
    return letters in _REVIEW_TAGS or letters.removesuffix("s") in _REVIEW_TAGS


def holds_review_tag(word: str) -> bool:
    """Return whether a category such as ``Book/Novel`` has a part that says so."""
    return any(map(is_review_tag, re.split("[/>]", word)))


def topic(word: str) -> str:
    """Return a category without the parts that only say so: ``Book/Novel`` is ``Novel``."""
    return "/".join(dropwhile(is_review_tag, word.split("/")))


_BOOK: Final = re.compile(r"책|도서|\b(?:e-?)?books?\b", re.IGNORECASE)


def is_about_book(sentence: str) -> bool:
    """Return whether a sentence mentions a book."""
    return bool(_BOOK.search(sentence))


# -- lines of facts ----------------------------------------------------------

_OPTIONS: Final = {
    "지은이": "authors", "저자": "authors", "글쓴이": "authors", "저자명": "authors", "지음": "authors",
    "옮긴이": "translators", "역자": "translators", "번역": "translators", "옮김": "translators",
    "엮은이": "editors", "편저": "editors",
    "출판사": "publisher", "펴낸곳": "publisher", "출판": "publisher", "펴냄": "publisher",
    "출간일": "published", "출판일": "published", "발행일": "published", "출간": "published",
    "발행": "published", "출시일": "published", "출간연도": "published", "발행연도": "published",
    "출판연도": "published",
    "isbn": "isbn", "isbn13": "isbn", "쪽수": "pages", "페이지": "pages", "페이지수": "pages",
    "분량": "pages", "원제": "original", "원서": "original", "원서명": "original", "부제": "subtitle",
    "시리즈": "series",
    "author": "authors", "authors": "authors", "translator": "translators",
    "publisher": "publisher", "published": "published", "pages": "pages",
}  # fmt: skip
_LABELS: Final = "|".join(
    sorted((r"[ \t]*".join(map(re.escape, each)) for each in _OPTIONS), key=len, reverse=True)
)
_FACT: Final = re.compile(
    r"^[ \t>]*(?:[-*+•·▪▶✔][ \t]*)?(?:\*\*|__)?[\[【]?"
    rf"({_LABELS})[\]】]?(?:\*\*|__)?[ \t]*[:：|][ \t]*(?:\*\*[ \t]*)?(\S.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKUP: Final = re.compile(
    r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]|!?\[([^\[\]]*)\]\([^()]*\)|[*_`]|<[^<>\n]*>|\\(?=\W)"
)


class Fact(NamedTuple):
    """A line such as ``지은이: 칩 후옌``."""

    #: An option of ``{book}``.
    option: str
    value: str
    #: Where its label begins.
    start: int


def option(label: str) -> str | None:
    """Return the option of ``{book}`` that a label stands for, if any."""
    return _OPTIONS.get(re.sub(r"[\s*_-]", "", label).lower())


def plain(value: str) -> str:
    """Return a value without its markup."""
    return " ".join(_MARKUP.sub(r"\1\2", value).split())


def facts(body: str) -> Iterator[Fact]:
    """Yield the facts in lines such as ``지은이: 칩 후옌``."""
    for match in _FACT.finditer(body):
        if (known := option(match[1])) and (value := plain(match[2])):
            yield Fact(known, value, match.start(1))
