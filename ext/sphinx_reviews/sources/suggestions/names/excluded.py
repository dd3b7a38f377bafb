"""Names that are never suggested: what is defined, books, people and firms, tags of any review."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean.common_verbs import common_verb
from sphinx_reviews.library.names_in_text import can_be_found
from sphinx_reviews.records.names import key, normalize
from sphinx_reviews.sources.stated.book_titles import book_title
from sphinx_reviews.sources.stated.recognise import is_review_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: Tags that say nothing of what a book is about, without their spaces.
_GENERIC: Final = re.compile(
    r"(?:it|개발|개발자|컴퓨터|프로그래밍|코딩|기술|전공|추천|신간|좋은|읽은|인생)?(?:책|도서|서적|북|book|books)"
    r"(?:추천|소개|리뷰|후기|서평|읽기|정리|목록)?|.*(?:서평|리뷰어?|후기|독후감|독서|서평단|리뷰단|북클럽|이벤트|review)(?:다)?"
    r"|추천(?:도서|책)?|일상|잡담|블로그|blog|post|포스트|기타|etc|공부|스터디|정리|메모|저자|역자|출판사|이책|저서"
)
#: Publishers of books in Korean on computers, without their spaces: givers of review copies.
_PUBLISHERS: Final = frozenset(
    name
    for line in (
        "한빛 한빛미디어 한빛아카데미 hanbit hanbitmedia 길벗 길벗출판사 길벗캠퍼스 위키북스 wikibook wikibooks 인사이트",
        "제이펍 jpub 에이콘 에이콘출판 에이콘출판사 acorn 골든래빗 goldenrabbit 이지스퍼블리싱 책만 로드북 프리렉",
        "비제이퍼블릭 영진닷컴 정보문화사 생능 생능출판사 휴머니스트 루비페이퍼 디코딩 한국경제신문 오라일리 oreilly",
        "o'reilly manning 매닝 packt 팩트 apress 클라우드나인 터닝포인트 성안당 느린생각 책세상 혜지원 앤써북",
        "교보문고 yes24 예스24 알라딘",
    )
    for name in line.split()
)


class Excluded:
    """The names that are never suggested in a library.

    :param shelf: the library.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._language = shelf.language
        library = shelf.library
        definitions = library.definitions.values()
        self._claimed = {key(clash.name) for each in definitions for clash in each.clashes}
        self._defined = {
            _joined(name)
            for each in chain.from_iterable(each.all for each in definitions)
            for name in (each.name, *each.aliases)
        }
        self._others = {
            _joined(name) for review in library.reviews.values() for name in _around(review)
        }
        self._others |= {_joined(page.facts.title) for page in shelf.pages}

    def __contains__(self, name: str) -> bool:
        """Return whether *name* is worth no definition, or has one."""
        joined = _joined(name)
        return (
            joined in self._defined
            or self.is_claimed(name)
            or joined in self._others
            or joined in _PUBLISHERS
            or len(joined) < len("Go")
            or not any(map(str.isalpha, joined))
            or is_review_tag(normalize(name))
            or _GENERIC.fullmatch(joined) is not None
            or (all(map(hangul.is_syllable, joined)) and bool(common_verb(normalize(name))))
            or not can_be_found(name, self._language)
        )

    def is_claimed(self, name: str) -> bool:
        """Return whether two definitions claim a name."""
        return key(name) in self._claimed


def _around(review: Review) -> Iterator[str]:
    """Yield the names of a book, and of those who made, gave and reviewed it."""
    book = review.book
    yield from (book.title, book.subtitle, book.series, book.original, book.publisher)
    yield from book_title(book.title)[:2]
    for person in (*book.authors, *book.translators, *book.editors, *review.authors):
        yield from person
    for disclosure in review.disclosures:
        yield disclosure.by
        yield re.sub(r"\s*(?:출판사|출판)$", "", disclosure.by)


def _joined(name: str) -> str:
    return re.sub(r"[ -]+", "", key(name))
