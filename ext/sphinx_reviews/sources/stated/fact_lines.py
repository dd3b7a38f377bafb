"""Facts about a book in the lines of a text, in the manner of blogs and booksellers.

``저자: 칩 후옌``, ``칩 후옌 지음, 김대근 옮김 / 한빛미디어 / 2023년 3월``,
``지은이 칩 후옌 | 옮긴이 김대근``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.stated import contributors, people_names
from sphinx_reviews.sources.stated.fact_labels import (
    LONG_LABEL,
    PEOPLE,
    WITH_COLON,
    WITHOUT,
    option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Fact(NamedTuple):
    """What a line states."""

    #: An option of ``{book}``, ``title``, or empty for a person with another role.
    option: str
    value: str
    #: The span of the line, without the spaces around it.
    start: int
    end: int
    #: Whether a label says what it is; else its place among other facts does.
    is_labelled: bool


# -- lines -------------------------------------------------------------------

_MARKUP: Final = re.compile(
    r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]|!?\[([^\[\]]*)\]\([^()]*\)"
    r"|</?[A-Za-z!][^<>\n]*>|\\(?=\W)|\{:[^{}]*\}"
)
_EMPHASIS: Final = re.compile(r"[*_`]|~~")
_LINE: Final = re.compile(r"[^\r\n]+")
_BREAK: Final = re.compile(r"<br\s*/?>|</(?:p|li|div|td|tr)>", re.IGNORECASE)
#: Marks of quotations, lists and headings, and pictures, that stand before a label.
_MARKS: Final = re.compile(r"^(?:\d+[.)](?=\s)|[^\w\[【(<《『「\"'“‘]|_)+")
_HEADED: Final = re.compile(r"^(?:책|도서)\s*(?:정보|소개)\s*[:：|]\s*")
_WRAPPED: Final = re.compile(r"^[<(\[]([^<>()\[\]]*)[>)\]]$")
#: Between the facts of a line.
_BAR: Final = re.compile(
    r"\s*[|｜]\s*|\s+[·ㆍ/／<>•]\s+|(?<![\d\s])\s*[/／]\s+|\s+[/／](?!\d)|\s{3,}|\t"
)
_PIPE: Final = re.compile(r"\s*[|｜]\s*")
_INNER: Final = re.compile(
    rf"(?:\s*[,，;/·]\s*|\s+)(?=[\[【(]?(?:{LONG_LABEL})[\]】)]?\s*[:：])", re.IGNORECASE
)
#: Between the facts of a part that has no label, outside parentheses.
_COMMA: Final = re.compile(r"(?:\s*[,，;·ㆍ]\s*|(?<!\d)/(?!\d)|\s+[-–—]\s+)(?![^(（]*[)）])")
#: A rating, whose slash separates nothing.
_OUT_OF: Final = re.compile(r"(\d)\s*/\s*(5|10|100)(?![\d쪽]|\.[1-9])")
_MOST_IN_LINE: Final = 200
_LONGEST_NAME: Final = 40
_SENTENCE: Final = re.compile(
    r"(?:다|요|죠|함|음)[.!?]|(?:다|요|죠|고|며|는|을|를|에서|으로)$|이\s*책|\S{3}[.!?]$"
)
_NO_NAME: Final = re.compile(
    r"(?:다|요|죠)[.!?]|이\s*책|[은는을를]\s+\S+\s|\w{3} \w+ \w+ \w+ \w+ \w"
)
_DAY: Final = (
    r"(?:초판\s*(?:\d+쇄)?\s*)?(?:1[5-9]|20)\d\d(?:\s*[년.\-/]\s*\d{1,2}(?!\d))?"
    r"(?:\s*[월.\-/]\s*\d{1,2})?\s*[년월일.]?(?:\s*(?:초판|출간|출판|발행|펴냄))?"
)
_PAGES: Final = (
    r"(?:총\s*)?\d{2,4}\s*(?:쪽|p\.?|pp\.?|pages|페이지|頁|ページ|页|면|páginas)|pp?\.\s*\d{2,4}"
)
#: What needs no label among other facts; what is left out has an empty option.
_PLAIN: Final = {
    "published": re.compile(_DAY),
    "pages": re.compile(_PAGES, re.IGNORECASE),
    "isbn": re.compile(r"(?:ISBN\S*\s*)?97[89][\d -]{10,14}|ISBN\S*\s.*", re.IGNORECASE),
}
_NOTHING: Final = re.compile(r"(?:정가|가격)?\s*[:：]?\s*(?:[\d,.]+\s*원|[$€£₩]\s*[\d,.]+)|\W*")
#: What a Korean name stands for, in parentheses after it.
_DESCRIBED: Final = re.compile(
    rf"(?<=[가-힣])\s?\((?!(?:{contributors.ROLE})\))[가-힣\s·,]{{2,}}\)"
)
_IMPRINT: Final = re.compile(rf"(?P<publisher>.*?\D)\s*[,(（/|]\s*(?P<published>{_DAY})\s*[)）]?")

_Said = tuple[str, str]


def plain(value: str) -> str:
    """Return a value without its markup."""
    return " ".join(_unmarked(value).split())


def _unmarked(text: str) -> str:
    """Return a text without its markup; that of links first, as theirs holds other markup."""
    return _EMPHASIS.sub("", _MARKUP.sub(r"\1\2", text))


class _Line(NamedTuple):
    #: Without its markup.
    bare: str
    start: int
    end: int

    @property
    def has_bare_label(self) -> bool:
        """Whether it is nothing but a label without a colon, and a short value."""
        is_short = len(self.bare) <= _LONGEST_NAME and not _SENTENCE.search(self.bare)
        return is_short and bool(WITHOUT.fullmatch(self.bare))


def of_lines(text: str, title: str = "") -> Iterator[Fact]:
    """Yield the facts in the lines of a text.

    :param title: that of the book; what follows it on a line are its author and publisher.
    """
    lines = [*_lines(text)]
    for number, (bare, start, end) in enumerate(lines):
        around = lines[max(number - 1, 0) : number + len(("it", "the next"))]
        if labelled := _labelled(bare):
            yield from (Fact(*each, start, end, is_labelled=True) for each in labelled)
            continue
        # A label without a colon is one if it is in a list of such labels.
        is_listed = lines[number].has_bare_label and sum(each.has_bare_label for each in around) > 1
        found = (
            _listed(_BAR.split(bare))
            if is_listed
            else _unlabelled(bare) or _after_title(bare, title)
        )
        yield from (Fact(*each, start, end, is_labelled=False) for each in found)


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        line = match[0]
        if line.lstrip(" >\t").startswith("|"):
            continue
        start = match.start() + len(line) - len(line.lstrip())
        for written in _BREAK.split(line):
            bare = contributors.unified(_MARKS.sub("", _spaced(written)))
            bare = _WRAPPED.sub(r"\1", _HEADED.sub("", bare))
            if bare and len(bare) <= _MOST_IN_LINE:
                yield _Line(bare, start, match.start() + len(line.rstrip()))


def _spaced(written: str) -> str:
    """Return a line without its markup, with the wide spaces that separate facts."""
    bare = re.sub(r"[ \xa0]{1,2}(?=\S)", " ", _unmarked(written)).strip()
    return _OUT_OF.sub(r"\1/\2", bare)


def _labelled(bare: str) -> list[_Said]:
    """Return the facts of a line that begins with a label."""
    if not WITH_COLON.match(bare):
        return []
    said: list[_Said] = []
    for part in (each for inner in _INNER.split(bare) for each in _PIPE.split(inner)):
        label, *rest = _BAR.split(part) if "://" not in part else [part]
        match = WITH_COLON.fullmatch(label)
        known = option(match[1]) if match else None
        if match and known in PEOPLE:
            # The names of several people may stand between bars.
            names, rest = _until_fact(rest)
            said += _people(known or "", " / ".join([match[2], *names]))
        elif match:
            said += _imprint(known or "", match[2])
        else:
            rest = [label, *rest]
        said += _listed(rest)
    return [each for each in said if each[1]]


def _until_fact(parts: list[str]) -> tuple[list[str], list[str]]:
    """Return the parts before the first that is a fact, and the others.

    If a day, a number of pages or a price follows, the last name is the publisher's.
    """
    at = next((n for n, each in enumerate(parts) if _is_fact(each)), len(parts))
    if at < len(parts) and at and not _WITH_LABEL.match(parts[at]):
        at -= 1
    return parts[:at], parts[at:]


def _is_fact(part: str) -> bool:
    known = (_WITH_LABEL, contributors.WITH_ROLE, _NOTHING, *_PLAIN.values())
    return any(each.fullmatch(part) for each in known)


def of_label(known: str, value: str) -> list[_Said]:
    """Return the options and values that a value states beside a label."""
    return _people(known, value) if known in PEOPLE else _imprint(known, value)


def _people(known: str, value: str) -> list[_Said]:
    """Return the people that a value names; those without a role of their own have the label's."""
    if _NO_NAME.search(value) and not re.search(r"[,/·]", value):
        return []
    found = contributors.of_book(_DESCRIBED.sub("", value))
    return [
        ((known if each == "authors" else each), ", ".join(names))
        for each, names in found.items()
        if all(len(name) <= _LONGEST_NAME for name in names)
    ]


def _imprint(known: str, value: str) -> list[_Said]:
    """Return a fact; of a publisher with the day of publication, both."""
    if known in {"publisher", "published"} and (both := _IMPRINT.fullmatch(value)):
        return [(each, found.strip()) for each, found in both.groupdict().items()]
    return [(known, value.strip())]


def _unlabelled(bare: str) -> list[_Said]:
    """Return the facts of a line that is nothing but facts; two at least, or a person's role."""
    if by := _BY_ALONE.fullmatch(bare):
        return [(option(by["label"]) or "", by["name"])]
    if _SENTENCE.search(bare) or "://" in bare:
        return []
    said = _listed(_BAR.split(bare))
    if len(said) == 1 and said[0][0] == "rating":
        return said if _RATING.match(said[0][1]) else []
    parts = _BAR.split(bare)
    are_labelled = len(parts) > 1 and all(map(WITHOUT.fullmatch, parts))
    if not are_labelled and not any(each in PEOPLE for each, _ in said):
        return _signed(parts)
    is_role = bool(_ROLE_ALONE.fullmatch(bare))
    return said if len(said) > 1 or is_role else []


def _signed(parts: list[str]) -> list[_Said]:
    """Return an author and a publisher without labels: ``유발 하라리 / 김영사 / 2015``."""
    name, *others = parts
    is_imprint = any(_PUBLISHER.search(each) or _is_fact(each) for each in others)
    if (
        not is_imprint
        or len(parts) > _MOST_SIGNED
        or _is_fact(name)
        or not people_names.is_name(name)
    ):
        return []
    facts = _listed(others)
    unknown = [each for each in others if not _is_fact(each)]
    return [("authors", name), *(("publisher", each) for each in unknown[:1]), *facts]


_MOST_SIGNED: Final = 4
_PUBLISHER: Final = re.compile(
    r"(?:출판사?|북스|미디어|하우스|책방|문고|서원|아카데미|프레스|퍼블리싱|books|press|publishing|media|house)$",
    re.IGNORECASE,
)
_RATING: Final = re.compile(r"[★⭐🌟]|\d(?:[.,]\d)?\s*(?:점|/)")
_BY_ALONE: Final = re.compile(
    r"(?P<label>(?:translated|edited|illustrated) by) (?P<name>[^.,:]{3,40})\.?", re.IGNORECASE
)
_ROLE_ALONE: Final = re.compile(
    r"[^,|/:]{2,40}\s(?:지음|옮김|엮음)|[^,|/:]{2,30}\((?:지은이|옮긴이|엮은이)\)"
)
_WITH_LABEL: Final = re.compile(f"(?:{WITHOUT.pattern})|(?:{WITH_COLON.pattern})", re.IGNORECASE)


def in_parts(parts: list[str]) -> list[_Said]:
    """Return the options and values that parts state, if one of them names people with a role."""
    said = _listed(parts)
    return said if any(each in PEOPLE - {""} for each, _ in said) else []


def _listed(parts: list[str]) -> list[_Said]:
    """Return what parts of a line say that stand between bars; the first odd one is the publisher."""
    said: list[_Said] = []
    odd: list[str] = []
    for part in parts:
        if match := WITH_COLON.fullmatch(part) or WITHOUT.fullmatch(part):
            known = option(match[1]) or ""
            said += of_label(known, match[2])
            continue
        names: list[str] = []
        for each in _COMMA.split(part):
            plain_ = next((name for name, form in _PLAIN.items() if form.fullmatch(each)), "")
            if plain_:
                said.append((plain_, each))
            elif match := contributors.WITH_ROLE.fullmatch(each):
                said += _people("authors", ", ".join([*names, each]))
                names = []
            elif not _NOTHING.fullmatch(each):
                names.append(each)
        # What stands before the people is the title.
        odd += names if any(each in PEOPLE for each, _ in said) else []
    if odd:
        known_ = {each for each, _ in said}
        said += [each for each in _imprint("publisher", odd[0]) if each[0] not in known_]
    return said


def _after_title(bare: str, title: str) -> list[_Said]:
    """Return what follows the title of the book: ``X — Jane Roe (Example Press, 2021)``."""
    if not title or title not in bare:
        return []
    if by := re.search(
        rf"{re.escape(title)}[』》〉>」\"'”’]*,?\s+by\s+(?P<authors>{_LATIN})", bare
    ):
        imprint = _IN_PARENTHESES.match(bare, by.end())
        of_imprint = _imprint("publisher", imprint["imprint"]) if imprint else []
        return [*_people("authors", by["authors"]), *of_imprint]
    before, _, after = bare.partition(title)
    match = _TAIL.fullmatch(after)
    if re.search(r"\w", before) or not match or _SENTENCE.search(after):
        return []
    said = _people("authors", match["authors"])
    return [*said, *_imprint("publisher", match["imprint"])] if said else []


_LATIN: Final = (
    r"[^\W\d_a-z][\w.'’-]*(?:,?\s(?:(?:de|van|von|der|la|le|del|di|and|&)\s)*[^\W\d_a-z][\w.'’-]*)+"
)
_IN_PARENTHESES: Final = re.compile(rf"\s*[(](?P<imprint>[^(),/|]{{2,40}}\s*[,/|]\s*{_DAY})[)]")
_TAIL: Final = re.compile(
    r"[』》〉>」\"'”’]?\s*(?:[-–—,/|(]|\bby\b)\s*(?P<authors>[^(),/|]{2,40}?)\s*"
    rf"[(,/|]\s*(?P<imprint>[^(),/|]{{2,40}}\s*[,/|]\s*{_DAY})\s*[)）]?"
)
