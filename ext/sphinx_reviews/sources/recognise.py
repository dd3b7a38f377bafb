"""Recognition of what Korean posts say about a book, and of their verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# -- title -------------------------------------------------------------------

_REVIEW_WORDS: Final = r"(?:(?:도서|책|북)\s*(?:리뷰|후기|서평|소개)|서평|리뷰|독후감|독서\s*후기|book\s*review|review)"
_LABEL: Final = re.compile(rf"^\s*[\[(【<〈「]\s*{_REVIEW_WORDS}\s*[\])】>〉」]\s*", re.IGNORECASE)
_LABEL_BEFORE_COLON: Final = re.compile(rf"^\s*{_REVIEW_WORDS}\s*[:：|]\s*", re.IGNORECASE)
_EDITION: Final = re.compile(
    r"\s*[(\[（]\s*((?:개정\s*)?(?:제?\s*\d+\s*판|개정판|전면\s*개정판|증보판))\s*[)\]）]"
)
_SUBTITLE: Final = re.compile(r"\s?(?::|：)\s+|\s+(?::|：)\s?")
#: Before a subtitle, if the title is that of the book and of nothing else.
_DASH: Final = re.compile(r"\s+[-–—]\s+")


class BookTitle(NamedTuple):
    """A book title taken from a post's title."""

    title: str
    subtitle: str
    edition: str
    #: Whether the post's title says that it is a review.
    is_labelled: bool


def book_title(title: str, *, is_of_book: bool = False) -> BookTitle:
    """Return what a post's title says about the book.

    :param is_of_book: whether the title is known to be that of the book.
    """
    bare = _LABEL_BEFORE_COLON.sub("", _LABEL.sub("", title)).strip()
    edition = _EDITION.search(bare)
    without = " ".join(_EDITION.sub(" ", bare).split()) if edition else bare
    main, *rest = _SUBTITLE.split(without, maxsplit=1)
    if not rest and (is_of_book or bare != title.strip()):
        main, *rest = _DASH.split(without, maxsplit=1)
    return BookTitle(
        main.strip() or title.strip(),
        rest[0].strip() if rest else "",
        " ".join(edition[1].split()) if edition else "",
        bare != title.strip(),
    )


# -- kind of post ------------------------------------------------------------

_REVIEW_TAGS: Final = {
    "서평",
    "도서 리뷰",
    "도서리뷰",
    "책 리뷰",
    "북리뷰",
    "독서",
    "book review",
    "review",
    "book",
}


def is_review_tag(word: str) -> bool:
    """Return whether a category or tag says that a post is about a book, and nothing more."""
    return word.lower() in _REVIEW_TAGS


_BOOK: Final = re.compile(r"책|도서|\b(?:e-?)?books?\b", re.IGNORECASE)


def is_about_book(sentence: str) -> bool:
    """Return whether a sentence mentions a book."""
    return bool(_BOOK.search(sentence))


# -- verdict -----------------------------------------------------------------

_ADVICE: Final = re.compile(
    r"추천(?:한다|합니다|하고|드린다|드립니다|드리|할\s*만|할\s*수\s*있|하는\s*책|해\s*(?:주고|주|보고)|하며|하지만)"
)
_AGAINST: Final = re.compile(r"비추천|추천(?:하지|하기(?:는|엔)?\s*(?:어렵|어려|힘들|망설))")
_OF_THE_BOOK: Final = re.compile(r"책|도서|입문서|교재|실무서|안내서|가이드")


class Advice(NamedTuple):
    """A reviewer's advice."""

    word: str
    sentence: str


def advice(sentence: str) -> Advice | None:
    """Return the verdict on a book in *sentence*, if there is one."""
    if not _OF_THE_BOOK.search(sentence):
        return None
    if _AGAINST.search(sentence):
        return Advice("skip", sentence)
    return Advice("recommend", sentence) if _ADVICE.search(sentence) else None


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
_MARKUP: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*_`]|<[^<>\n]*>|\\(?=\W)")


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
    return " ".join(_MARKUP.sub(r"\1", value).split())


def facts(body: str) -> Iterator[Fact]:
    """Yield the facts in lines such as ``지은이: 칩 후옌``."""
    for match in _FACT.finditer(body):
        if (known := option(match[1])) and (value := plain(match[2])):
            yield Fact(known, value, match.start(1))


def book_facts(body: str) -> dict[str, str]:
    """Return the options of ``{book}`` in lines such as ``지은이: 칩 후옌``."""
    found: dict[str, str] = {}
    for fact in facts(body):
        value = fact.value
        if fact.option == "pages":
            value = "".join(re.findall(r"\d+", value)[:1])
        if value and fact.option in _IMPORTED:
            found.setdefault(fact.option, value)
    return found


#: Those that an import takes over without asking.
_IMPORTED: Final = frozenset({"authors", "translators", "publisher", "isbn", "pages"})
