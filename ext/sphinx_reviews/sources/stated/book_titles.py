"""The book that a post's title names: ``[책] 시험하는 법 - 홍길동``, ``Book Review: X by Y``."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.stated import contributors, fact_lines, people_names, ratings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# -- what says that it is a review -------------------------------------------

#: In Korean, English, Spanish, Portuguese, German, French, Italian, Japanese and Chinese.
_OF_BOOKS: Final = (
    r"서평단\s*(?:후기|리뷰|활동)|(?:도서|책|북)\s*(?:리뷰|후기|서평|소개|감상)|서평|독후감|독서\s*(?:후기|노트|기록|감상문?|일기|리뷰|록)|북로그"
    r"|book\s*(?:reviews?|reports?|notes?|summary|log)"
    r"|reseñas?(?:\s+(?:del?\s+)?libros?)?|resenha|(?:buch)?rezension|buchbesprechung|fiche de lecture"
    r"|notes? de lecture|recensione|書評|読書(?:メモ|感想文?|記録|ノート|日記)|书评|读后感|读书笔记|讀書筆記"
)
_REVIEW_WORDS: Final = rf"(?:{_OF_BOOKS}|리뷰|review)"
_NUMBER: Final = r"(?:\s*(?:#|no\.?|제|vol\.?)?\s*\d{1,4}\s*[편회번]?)?"
_AND: Final = (
    r"(?:\s*(?:and|&|\+|,)\s*(?:book\s+)?(?:notes?|reviews?|summary|takeaways|highlights|quotes))*"
)
_LABELS_BEFORE: Final = (
    # [책], 【書評】, <북리뷰>
    re.compile(
        rf"^\W*?[\[(【<〈「]\s*(?:{_REVIEW_WORDS}|책|독서|도서|읽은\s*책|완독|books?|reading|本|読書|読了|读书){_NUMBER}"
        r"\s*[\])】>〉」]\s*(?:[-–—:|]\s+)?",
        re.IGNORECASE,
    ),
    # 북리뷰: X, Review of X, 서평 #3 - X
    re.compile(
        rf"^\W*?(?:(?:{_REVIEW_WORDS}|(?:책|도서|book)(?=\s*[:：])){_NUMBER}\s*(?:[:：|]|[-–—]+\s|[.)]\s)|(?:a\s+)?(?:book\s+)?review\s+of\s(?!\d{{4}}\b|my\b|our\b|the\s+(?:year|week|month)))\s*",
        re.IGNORECASE,
    ),
)
_LABEL_AFTER: Final = re.compile(
    rf"\s*[-–—|:]\s+(?:{_REVIEW_WORDS}){_AND}{_NUMBER}[.!]*$|\s+(?:{_OF_BOOKS}){_NUMBER}$|\s*[\[(（]\s*(?:{_REVIEW_WORDS})\s*[\])）]$"
    r"|(?:을|를)?\s+(?:다\s*)?읽고(?:서|\s*나서|\s*난\s*(?:후|뒤))?(?:\s*[.!…]*)?$",
    re.IGNORECASE,
)
#: What says so of a book, and of other things as well.
_MAYBE_BEFORE: Final = re.compile(
    r"^\W*?(?:(?:my\s+)?(?:book\s+)?(?:notes|thoughts|reflections|lessons|takeaways)\s+(?:on|from|about)\s"
    r"|(?:just\s+)?(?:finished|read|reading|currently reading)\s*(?:reading\s*)?[:：]|what i learned from\s"
    r"|re-?reading\s|(?:what\s+i(?:['’]m|\s+am)|now|i(?:['’]m|\s+am))\s+reading\s*[:：]\s|summary\s*(?:of\s|:)|(?:오늘의|이달의|읽은|이번)\s*책\s*[:：|-])\s*",
    re.IGNORECASE,
)
_MAYBE_AFTER: Final = re.compile(
    r"\s*(?:(?<=\S)\s(?:리뷰|후기|감상|요약|정리|소감|review)|[(\[]\d{1,2}[)\]]|[-–—|:]\s+(?:요약|정리|감상|notes|summary|critique|chronique))$",
    re.IGNORECASE,
)
#: A title in the marks of titles, and a word that says that it was read.
_QUOTED: Final = re.compile(r"\\?[『《〈<「«](?P<title>[^『』《》〈〉<>「」«»\\]+)\\?[』》〉>」»]")
_READ: Final = re.compile(
    rf"{_REVIEW_WORDS}|읽고|읽은|읽기|읽다|후기|감상|소감|読んだ|読んで|読了|感想|レビュー|读后|有感",
    re.IGNORECASE,
)
#: These marks are also those of other things in Japanese, which has others for books.
_READ_IN_JAPANESE: Final = re.compile("読|書評")
_PARTICLE: Final = re.compile(r"^\s*(?:을|를|의|은|는)(?=\s)")
#: Before a title in such marks.
_READ_BEFORE: Final = re.compile(
    rf"(?:{_OF_BOOKS}|책|도서|독서|読了|読書)(?:\s+(?:del?|of))?\W*$", re.IGNORECASE
)
_MARKS: Final = re.compile(
    r"[『《「]([^『』《》「」]+)[』》」]|^[<〈«\"'“‘]([^<>〈〉«»\"‘’“”]+?)[>〉»\"'”’]$"
)
_EMPHASIS: Final = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")


class _Bare(NamedTuple):
    """A title without its label."""

    text: str
    is_labelled: bool
    #: What stands before and after a title in the marks of titles.
    around: tuple[str, ...] = ()


def _bare(title: str) -> _Bare:
    whole = bare = ratings.AT_END.sub("", title).strip() or title
    for label in _LABELS_BEFORE:
        bare = label.sub("", bare)
    if found := _quoted(bare):
        return found._replace(is_labelled=found.is_labelled or bare != whole)
    bare = _LABEL_AFTER.sub("", bare).strip() or bare.strip()
    is_labelled = bare != whole
    for label in (_MAYBE_BEFORE, _MAYBE_AFTER):
        bare = label.sub("", bare) or bare
    return _Bare(_EMPHASIS.sub("", bare), is_labelled)


def _quoted(bare: str) -> _Bare | None:
    """Return a title in the marks of titles, if that is what they are here."""
    found = _QUOTED.search(bare)
    if not found:
        return None
    before, after = bare[: found.start()], _PARTICLE.sub("", bare[found.end() :])
    around = (_READ.sub("", before), _READ.sub("", after))
    is_read = bool(_READ.search(after) or _READ_BEFORE.search(before))
    if found[0][0] == "「" and not _is_in_hangul(bare):
        is_read = bool(_READ_IN_JAPANESE.search(bare))
    is_of_books = found[0][0] in "『《"
    is_alone = not re.search(r"[^\W의の]", "".join(around))
    is_signed = any(_said(_trimmed(each), (), is_alone=True) for each in around)
    if not (is_read or is_of_books or is_alone or is_signed):
        return None
    is_labelled = is_read or (is_of_books and (is_alone or is_signed))
    return _Bare(found["title"].strip(), is_labelled, around)


def _trimmed(text: str) -> str:
    return re.sub(r"^(?:by|del?|von)\s", "", text.strip(" ()（）,|/-–—:"))


#: What people read besides books.
_OTHERS: Final = re.compile(
    r"(?:문서|기사|논문|블로그|포스트|아티클|칼럼|뉴스|소스|코드|편지|보고서|튜토리얼|RFC)(?:을|를)?\s*(?:다\s*)?읽|(?:^|\s)글을\s*읽|官方文档"
)


def is_labelled(title: str) -> bool:
    """Return whether a post's title says that it is a review."""
    return _bare(title.strip()).is_labelled and not _OTHERS.search(title)


# -- its parts ---------------------------------------------------------------

_EDITIONS: Final = (
    r"(?:개정\s*)?(?:제?\s*\d{1,2}\s*판|(?:전면\s*)?개정판|증보판)|\d+주년\s*(?:기념)?판|기념판|특별판|완전판|개역판|리커버"
    r"|(?:\d(?:st|nd|rd|th)|second|third|revised)\s+edition"
)
_EDITION: Final = re.compile(
    rf"\s*[(\[（]\s*((?:{_EDITIONS})[^()\[\]（）]{{0,10}})\s*[)\]）]|\s+({_EDITIONS})$",
    re.IGNORECASE,
)
_SUBTITLE: Final = re.compile(r"\s?(?::|：)\s+|\s+(?::|：)\s?")
#: Before an author or a subtitle, if the title is that of the book and of nothing else.
_DASH: Final = re.compile(r"\s+[-–—]\s+")
#: ``시험하는 법 (Testing Methods)``
_ORIGINAL: Final = re.compile(
    r"(?P<title>(?=.*[가-힣]).+?)\s*[(（](?P<original>[A-Za-z][^()（）가-힣]{3,})[)）]"
)
_WORD: Final = r"[^\W\d_a-z][\w.'’-]*"
_SMALL: Final = "de|van|von|der|den|la|le|del|di|da|and|&|y|und|et"
_BY: Final = re.compile(
    # The Test by Jane Roe; El faro, de Lucía Mora
    rf"(?P<title>.+?)(?:,?\s+by\s+|,\s+(?:de|von|di)\s+)(?P<latin>{_WORD}(?:,?\s+(?:{_SMALL}|{_WORD})){{0,7}})"
    # 시험하는 법 (홍길동 지음)
    r"|(?P<of>.+?)\s*[-–—/,|(（]\s*(?P<korean>[^-–—/,|()（）:]{2,30}?)\s*(?:지음|지은이|저)\s*[)）]?"
)
#: Der stille Wald von Anna Berger; one word of this kind is also in titles.
_OF: Final = re.compile(r"(?P<title>.+?)[,»”]?\s+(?:by|von|de|di|par)\s+(?P<name>.+)")
#: What follows a title, or stands in parentheses after it.
_TAIL: Final = re.compile(
    r"(?P<title>.+?)(?:\s*[(（](?P<inside>[^()（）]+)[)）]|\s*(?:\s[-–—/|·]\s|,\s|/|\|)\s*(?P<after>[^|/()（）]+?))"
)
_BAR: Final = re.compile(r"\s*[|]\s*|\s+/\s+|(?<=[가-힣])/(?=[가-힣])")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d년?")
_CHAPTER: Final = re.compile(
    r"^\[(?P<title>[^\[\]]{2,})\]\s*(?:제?\s*\d+\s*(?:장|부|편|회차?|주차?|챕터)|ch(?:apter|\.)?\s*\d).*",
    re.IGNORECASE,
)
#: What kind of book it is.
_GENRE: Final = re.compile(r"^[\[【]\s*[^\[\]【】\s]{1,6}\s*[\]】]\s*(?=\S)")


class BookTitle(NamedTuple):
    """A book title taken from a post's title."""

    title: str
    subtitle: str
    edition: str
    #: In Latin letters after a title in Hangul.
    original: str
    #: Other options of ``{book}`` that the post's title states, such as its authors.
    options: Mapping[str, str]


def book_title(title: str, *, is_of_book: bool = False, authors: Sequence[str] = ()) -> BookTitle:
    """Return what the title of a review says about the book.

    :param is_of_book: whether the title is known to be that of the book, without a headline.
    :param authors: those of the book, as far as they are known from elsewhere.
    """
    found = _bare(title.strip())
    is_of_book = is_of_book or found.is_labelled
    chapter = _CHAPTER.fullmatch(found.text)
    rest = chapter["title"] if chapter else _GENRE.sub("", found.text)
    around = (_said(_trimmed(each), authors, is_alone=True) for each in reversed(found.around))
    options = next(filter(None, around), {})
    if not options:
        rest, options = _parts(contributors.unified(rest), authors)
    edition = _EDITION.search(rest)
    without = " ".join(_EDITION.sub(" ", rest).split()) if edition else rest
    original = _ORIGINAL.fullmatch(without) if is_of_book or options else None
    main, *after = _SUBTITLE.split(original["title"] if original else without, maxsplit=1)
    if not after and is_of_book:
        main, *after = _DASH.split(main, maxsplit=1)
    return BookTitle(
        _MARKS.sub(r"\1\2", main.strip()) or title.strip(),
        after[0].strip() if after else "",
        " ".join((edition[1] or edition[2]).split()) if edition else "",
        original["original"] if original else "",
        options,
    )


def _parts(bare: str, authors: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Return a title without what it states besides, and that by option."""
    if authors and (of := _OF.fullmatch(bare)) and _known(of["name"], authors):
        return of["title"], {"authors": _listed(of["name"])}
    if by := _BY.fullmatch(bare):
        name = by["latin"] or by["korean"]
        if by["korean"] or " " in name or not authors or _known(name, authors):
            return by["title"] or by["of"], {"authors": _listed(name)}
    title, *others = _BAR.split(bare)
    if others and (said := dict(fact_lines.in_parts(others))):
        return title, said
    options: dict[str, str] = {}
    while tail := _TAIL.fullmatch(bare):
        is_original = tail["inside"] and not authors and _ORIGINAL.fullmatch(bare)
        said = {} if is_original else _said(tail["inside"] or tail["after"], authors)
        if not said and _known(tail["title"], authors) and tail["after"]:
            return tail["after"], {"authors": _listed(tail["title"]), **options}
        if not said:
            break
        bare, options = tail["title"], {**said, **options}
    return bare, options


def _said(text: str, authors: Sequence[str], *, is_alone: bool = False) -> dict[str, str]:
    """Return what stands after a title, or in parentheses: people, a publisher, a year."""
    if said := dict(fact_lines.in_parts([text])):
        return said
    parts = [each.strip() for each in re.split(r"[,·]", text)]
    years = [each.rstrip("년") for each in parts if _YEAR.fullmatch(each)]
    # A publisher may follow the names.
    named = ", ".join(takewhile(bool, (_name(each, authors, is_alone=is_alone) for each in parts)))
    if not named and len(years) < len(parts):
        return {}
    options = {"authors": named, "published": "".join(years[:1])}
    return {option: value for option, value in options.items() if value}


def _name(text: str, authors: Sequence[str], *, is_alone: bool) -> str:
    """Return a text as the names of people, if that is what it is; empty if it is not."""
    bare = re.sub(r"^[^\w]+|[^\w.)]+$", "", text).strip()
    bare = re.sub(r"(?<=[가-힣])의$", "", re.sub(r"\s+(?:지음|저|지은이|著)$", "", bare))
    if not bare:
        return ""
    are_spelled = any(_is_in_hangul(each) == _is_in_hangul(bare) for each in authors)
    is_name = not are_spelled and all(
        people_names.is_name(each, is_alone=is_alone) for each in _split(bare)
    )
    return _listed(bare) if is_name or _known(bare, authors) else ""


def _is_in_hangul(text: str) -> bool:
    return bool(re.search("[가-힣]", text))


def _known(text: str, authors: Sequence[str]) -> bool:
    """Return whether a text names only authors that are known, or one of them in part."""
    known = [_letters(each) for each in authors]
    return bool(known) and all(
        any(_letters(each) and _letters(each) in one for one in known) for each in _split(text)
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", key(text))


def _split(text: str) -> list[str]:
    return contributors.parts(text)


def _listed(text: str) -> str:
    return ", ".join(_split(text))
