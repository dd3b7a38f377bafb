"""Options of ``{book}`` that a page states: in lines of facts, in a shop's line, in its prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import fields
from sphinx_reviews.sources.stated import contributors, dates, fact_lines, fact_tables
from sphinx_reviews.sources.suggestions.statements import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.sources.stated.fact_lines import Fact

#: The options that are looked for.
OPTIONS: Final = (
    "authors", "translators", "editors", "publisher", "published", "isbn", "pages", "edition",
    "original", "subtitle", "series",
)  # fmt: skip
#: The share that is right of what labels say, of what stands among other facts without a label,
#: and of sentences on editions.
OF_LABELS: Final = 0.95
OF_PLACES: Final = 0.85
OF_EDITIONS: Final = 0.8


class Stated(NamedTuple):
    """The value of an option, and the span of the source that states it."""

    option: str
    value: str
    start: int
    end: int
    #: The share of such statements that are right.
    confidence: float


# -- the source without what is no prose -------------------------------------

_FENCE: Final = re.compile(r"[ \t>]*(`{3,}|~{3,}|:{3,})(.*)")
_RULE: Final = re.compile(r"\ufeff?---[ \t]*\r?\n?")


def text_of(source: str) -> str:
    """Return a source with spaces for front matter, directives and code, so that offsets stay.

    The address of an ``{image}`` stays, because covers come from shops.
    """
    kept, fence, is_front = [], "", False
    for number, line in enumerate(source.splitlines(keepends=True)):
        mark = _FENCE.match(line)
        if number == 0 and _RULE.fullmatch(line):
            fence, is_front = "---", True
        elif is_front:
            is_front = not _RULE.fullmatch(line)
            fence = fence if is_front else ""
        elif not fence and mark:
            fence = mark[1]
            if mark[2].startswith("{image}"):
                kept.append(line)
                continue
        elif mark and mark[1].startswith(fence) and not mark[2].strip() and fence:
            fence = ""
        elif not fence:
            kept.append(line)
            continue
        kept.append(re.sub(r"[^\r\n]", " ", line))
    return "".join(kept)


def stated(source: str, title: str) -> Iterator[Stated]:
    """Yield what the lines and addresses of a page state, the surest first.

    :param title: that of the book.
    """
    text = text_of(source)
    for each in fact_lines.of_lines(text, title):
        line = fact_lines.plain(text[each.start : each.end]).strip("<>")
        if each.is_labelled or not wording.other_book(line, title):
            yield from _read(each, OF_LABELS if each.is_labelled else OF_PLACES)
    for each in fact_tables.of_tables(text):
        yield from _read(each, OF_LABELS)
    yield from _isbn_in_addresses(text, title)


def _read(fact: Fact, confidence: float) -> Iterator[Stated]:
    if fact.option in OPTIONS and (value := read(fact.option, fact.value)):
        yield Stated(fact.option, value, fact.start, fact.end, confidence)


def _line_at(text: str, at: int) -> tuple[int, int]:
    """Return the span of the line around an offset, without its marks of white space."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    lead = len(line) - len(line.lstrip())
    return start + lead, start + len(line.rstrip())


# -- an ISBN in a shop's address ---------------------------------------------

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]+")
_OF_SHOP: Final = re.compile(
    r"(?:aladin\.co\.kr|yes24\.com|kyobobook\.co\.kr|amazon\.[a-z.]+|amzn\.com|interpark\.com|ypbooks\.co\.kr|books\.google\.|isbnsearch\.org|goodreads\.com|naver\.com|hanbit\.co\.kr"
    r"|bookshop\.org|waterstones\.com|barnesandnoble\.com|openlibrary\.org|worldcat\.org)",
    re.IGNORECASE,
)
_PRODUCT: Final = re.compile(
    r"product|/goods/|/dp/|/detail/|/show/|/books?/|isbn|book_detail|/catalog/|[?&](?:itemid|id|bid)=",
    re.IGNORECASE,
)
_IMAGE: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp)\b|^https?://(?:image|img|contents)\.", re.IGNORECASE
)
_ISBN_13: Final = re.compile(r"(?<!\d)97[89]\d{10}(?!\d)")
_ISBN_10: Final = re.compile(
    r"(?:/dp/|/gp/product/|/ASIN/|[?&]isbn=|/product/[\w/]*/(?:cover\w*/))(\d{9}[\dXx])(?![\dXx])",
    re.IGNORECASE,
)


def _isbn_in_addresses(text: str, title: str) -> Iterator[Stated]:
    """Yield the ISBN in the addresses of shops, if all are of one book or one link names it."""
    found: dict[str, Stated] = {}
    for address in _ADDRESS.finditer(text):
        if not _OF_SHOP.search(address[0]):
            continue
        for typed in (*_ISBN_13.findall(address[0]), *_ISBN_10.findall(address[0])):
            if value := read("isbn", typed):
                start, end = _line_at(text, address.start())
                if _names(text[start : address.start()], title):
                    yield Stated("isbn", value, start, end, 0.95)
                    return
                found.setdefault(value, Stated("isbn", value, start, end, 0.85))
    if len(found) == 1:
        yield from found.values()


def product(text: str, title: str) -> str:
    """Return the address of the book in a shop; of several, the one whose link names the title."""
    found = [
        each
        for each in _ADDRESS.finditer(text)
        if _OF_SHOP.search(each[0]) and _PRODUCT.search(each[0]) and not _IMAGE.search(each[0])
    ]
    named = (
        each
        for each in found
        if _names(text[_line_at(text, each.start())[0] : each.start()], title)
    )
    chosen = next(named, found[0] if len({each[0] for each in found}) == 1 else None)
    return chosen[0].rstrip(".,") if chosen else ""


def _names(before: str, title: str) -> bool:
    """Return whether the text of a link holds the title."""
    letters = re.sub(r"\W", "", title).casefold()
    return bool(letters) and letters in re.sub(r"\W", "", before).casefold()


# -- an edition in prose -----------------------------------------------------

_EDITION: Final = re.compile(
    r"(?P<edition>(?:전면\s*)?(?:개정|증보)\s*(?:제?\s*\d{1,2}\s*)?판|제?\s*[2-9]\s*판)(?P<after>\S*)"
)
_OF_THIS: Final = re.compile(
    r"(?:이|본|해당)\s?(?:책|도서|서적)(?:은|이|의\s|도|역시)|이번|드디어|새로"
)
_IS: Final = re.compile(r"^(?:이다|입니다|이며|이고|인데|인\s|으로|이라|이지만|이에요)")
_IN: Final = re.compile(r"(?:에서는?)?$")
_TOPIC: Final = re.compile(r"[가-힣](?:은|는|이|가)\s")
_OUT: Final = re.compile(r"^(?:\s*\S+){0,2}?\s*(?:나와|나왔|출간|출판|발간|읽|리뷰|받아|번역)")
_NOT_THIS: Final = re.compile(
    r"(?:나오|출간되|나왔으)\S*\s*(?:면|길|기를|바라|좋겠)|바란|바랍|(?:다음|차기|향후|추후)|원서|기다|초판과|전\s*판|이전\s*판|(?:예전|지난번?)\s*(?:에\s*)?(?:\S*판|책|버전|나온|읽)|[?？]"
)


def edition(sentence: str) -> str:
    """Return the edition that a sentence says the book is; empty if it says none."""
    if _NOT_THIS.search(sentence) or wording.is_unclear(sentence):
        return ""
    for match in _EDITION.finditer(sentence):
        after = match["after"]
        is_out = after in {"이", "가", "을"} and _OUT.search(sentence[match.end() :])
        is_it = _OF_THIS.search(sentence) or not _TOPIC.search(sentence[: match.start()])
        if (
            is_out
            or (is_it and _IS.search(after))
            or (_IN.match(after) and _OF_THIS.search(sentence))
        ):
            return " ".join(match["edition"].split())
    return ""


# -- values ------------------------------------------------------------------

_DATE: Final = re.compile(r"(\d{4})(?:\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2}))?)?\D{0,6}")
_EDITION_MARK: Final = re.compile(r"\s*(?:초판|\d+쇄|발행|출간|펴냄)\s*")
_DASH: Final = re.compile(r"\s[-–—]\s")
_LONGEST: Final = 120


def read(option: str, typed: str) -> str:
    """Return the value of an option as ``{book}`` takes it; empty if it is none."""
    value = fact_lines.plain(typed)
    if not value or len(value) > _LONGEST:
        return ""
    try:
        return _READERS.get(option, str)(value)
    except fields.FieldError:
        return ""


def _isbn(value: str) -> str:
    found = re.search(r"97[89][\d -]{10,14}|[\d-]{9,12}[\dXx]", value)
    return fields.isbn(found[0].strip()).isbn13 if found else ""


def _pages(value: str) -> str:
    return str(fields.pages("".join(re.findall(r"\d+", value)[:1])))


def _published(value: str) -> str:
    match = _DATE.fullmatch(_EDITION_MARK.sub("", value))
    if not match:
        return dates.partial(value)
    parts = [match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]
    return fields.partial_date("-".join(parts))


def _people(value: str) -> str:
    """Return names without their roles, which may be those of others."""
    found = contributors.of_book(_DASH.split(value)[-1])
    return ", ".join(dict.fromkeys(name for each in found if each for name in found[each]))


def _publisher(value: str) -> str:
    return re.sub(r"\s*\(\D*\d{4}.*\)$", "", value)


_READERS: Final = {
    "isbn": _isbn, "pages": _pages, "published": _published, "publisher": _publisher,
    "authors": _people, "translators": _people, "editors": _people,
}  # fmt: skip
