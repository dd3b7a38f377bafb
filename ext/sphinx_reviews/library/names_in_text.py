"""Known names in prose: where they are, whatever particles and spaces their author used.

Spaces and hyphens do not count in Korean, so that 자연어처리 is 자연어 처리; in other
languages a hyphen is a space.  A name is never part of a longer word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean.after_nouns import ends_noun
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LETTER: Final = r"A-Za-z0-9_\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
#: What may join Latin words to one: R&D, CI/CD, Node.js, sentence-BERT, don’t.
_INNER: Final = "[-.+#/&'’]"
_WORD: Final = re.compile(
    "(?P<hangul>[가-힣]+)"
    rf"|(?P<latin>\.?[{_LETTER}]+(?:{_INNER}[{_LETTER}]+)*(?:\++|#)?)"
    rf"|(?P<other>[^\W가-힣{_LETTER}]+)"
)
#: After the first character of a word: it is one indeed, and not the end of a longer one.
_BEGINS: Final = rf"(?<!\w.)(?<![{_LETTER}]{_INNER}[{_LETTER}])(?<!@.)(?<![\w+][+#].)"
#: A Latin word does not begin after these, where they follow a word: 비-R.
_BEGINS_LATIN: Final = re.compile(r"(?<!\w[-&])(?<![^\w.]\.)(?<!^\.)")
_ENDS_LATIN: Final = re.compile(r"(?![-&]\w)")
_SPACE: Final = " \n\u00a0"
_GAP: Final = re.compile(rf"[{_SPACE}-]|[^\w\s]{{0,2}}")
_VERSION: Final = re.compile(r"\d+(?:\.\d+)*")
_POSSESSIVE: Final = ("'s", "’s")
#: How much of the text after a word may say what its particle is.
_FAR: Final = 4
#: The words that a name may be written as.
_WORDS: Final = 5
_TITLE: Final = re.compile("『[^』]{1,200}』|《[^》]{1,200}》|〈[^〉]{1,200}〉|「[^」]{1,200}」")


class Found(NamedTuple):
    """A name in a text."""

    #: Offsets into the text as given, of the noun without its particle.
    start: int
    end: int
    #: The name or alias, as it was given.
    name: str


class _Folded(NamedTuple):
    """A text in NFC and case-folded, with the way back."""

    text: str
    original: str
    #: For each character the span in the original that it came from; None if all are the same.
    spans: Sequence[tuple[int, int]] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of ``text[start:end]``."""
        if self.spans is None:
            return start, end
        return self.spans[start][0], self.spans[end - 1][1]


class Names:
    """The names that a text may hold.

    :param names: names and aliases, each as its author wrote it.
    :param language: BCP 47 tag of the text.  Names in Korean may have particles, forms of
        하다 and spaces after any syllable; those in English a plural; others are whole words.
    """

    def __init__(self, names: Iterable[str], language: str) -> None:
        main = language.partition("-")[0].lower()
        self._is_korean, self._is_english = main == "ko", main == "en"
        self._joint = "" if self._is_korean else " "
        self._by_key: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            if key := self._key(name):
                self._by_key.setdefault(key, []).append(name)
        self._beginnings = {key[:end] for key in self._by_key for end in range(1, len(key) + 1)}
        # Nearly all words of a text are known to begin no name by two characters.
        self._heads = {key[:2] for key in self._by_key} | {
            key[0] + gap for key in self._by_key for gap in f"{_SPACE}-"
        }
        self._single = {key for key in self._by_key if len(key) == 1}
        firsts = "".join(map(re.escape, sorted({key[0] for key in self._by_key})))
        self._starts = re.compile(f"[{firsts}]{_BEGINS}", re.DOTALL) if firsts else None

    def find(self, text: str, closed: Sequence[tuple[int, int]] = ()) -> list[Found]:
        """Return the names in *text* in their order: the leftmost, and the longest there.

        :param closed: spans of the text that no name may touch or reach across.
        """
        if self._starts is None:
            return []
        folded = _fold(text)
        barred = _merged(closed)
        found: list[Found] = []
        end = 0
        for match in self._starts.finditer(folded.text):
            start = match.start()
            if start < end or not self._may_begin(folded.text[start : start + 2]):
                continue
            for stop, name in self._at(folded, start):
                span = folded.span(start, stop)
                if not _overlaps(span, barred):
                    found.append(Found(*span, name))
                    end = stop
                    break
        return found

    def _key(self, name: str) -> str:
        return re.sub("[ -]+", self._joint, names.key(name)).strip()

    def _may_begin(self, two: str) -> bool:
        return two in self._heads or two[0] in self._single

    def _at(self, folded: _Folded, start: int) -> Iterator[tuple[int, str]]:
        """Yield the ends and names of what may begin at *start*, the longest first."""
        text = folded.text
        ends: list[tuple[int, str]] = []
        joined, at = "", start
        for _ in range(_WORDS):
            word = _WORD.match(text, at)
            if word is None:
                break
            ends += self._ends(folded, start, joined, word)
            joined += word[0].replace("-", self._joint)
            gap = _GAP.match(text, word.end())
            if joined not in self._beginnings or gap is None:
                break
            between = gap[0].replace("-", " ")
            joined += self._joint if between and between in _SPACE else between
            at = gap.end()
        yield from sorted(ends, key=lambda each: -each[0])

    def _ends(
        self, folded: _Folded, start: int, joined: str, word: re.Match[str]
    ) -> Iterator[tuple[int, str]]:
        """Yield the ends in *word*, and the names that end there, after the words *joined*."""
        for length, key, ending in self._readings(word):
            known = self._by_key.get(joined + key)
            stop = word.start() + length
            if (
                known
                and self._is_word(folded.text, start, stop, word)
                and (name := self._named(known, folded, start, stop - len(ending)))
            ):
                yield stop, name

    def _readings(self, word: re.Match[str]) -> Iterator[tuple[int, str, str]]:
        """Yield what *word* may be: the length of a noun, its key, and its plural ending."""
        whole = word[0]
        if word["hangul"]:
            shortest = 1 if self._is_korean else len(whole)
            for length in range(len(whole), shortest - 1, -1):
                yield length, whole[:length], ""
            return
        yield len(whole), whole.replace("-", self._joint), ""
        if not word["latin"]:
            return
        noun = whole[:-2] if whole.endswith(_POSSESSIVE) else whole
        key = noun.replace("-", self._joint)
        if noun != whole:
            yield len(noun), key, ""
        if self._is_english and len(noun) > len("two") and noun.endswith("s"):
            for plural, singular in (("s", ""), ("es", ""), ("ies", "y")):
                if noun.endswith(plural):
                    yield len(noun), key.removesuffix(plural) + singular, plural

    def _is_word(self, text: str, start: int, stop: int, word: re.Match[str]) -> bool:
        """Return whether ``text[start:stop]``, which ends in *word*, is no part of more."""
        if not hangul.is_syllable(text[start]) and not _BEGINS_LATIN.match(text, start):
            return False
        if not word["hangul"] and not _ENDS_LATIN.match(text, word.end()):
            return False
        if _combines(text[stop : stop + 1]):
            return False
        rest = _rest(text, stop, word)
        if rest is None or (rest.version and stop - start == 1):
            return False
        if not self._is_korean:
            return not rest.ending
        noun = text[start:stop] + rest.version
        return ends_noun(noun, rest.ending, text[rest.end : rest.end + _FAR])

    def _named(self, known: Sequence[str], folded: _Folded, start: int, stop: int) -> str:
        """Return which of the *known* names is meant; empty if none is in this case."""
        first, last = folded.span(start, stop)
        written = _joined(folded.original[first:last])
        exact = (name for name in known if _joined(name) == written)
        return next(exact, "") or next((name for name in known if not is_doubtful(name)), "")


class _Rest(NamedTuple):
    """What follows a noun in the same word."""

    #: A number right after it: 텐서플로2.0.
    version: str
    #: What is Hangul then, perhaps particles.
    ending: str
    end: int


def _rest(text: str, stop: int, word: re.Match[str]) -> _Rest | None:
    """Return what follows ``text[:stop]``, which ends in *word*; None if that goes on."""
    end = word.end()
    if word["hangul"] and stop < end:
        return _Rest("", text[stop:end], end)
    version, following = "", _WORD.match(text, end)
    if following and following["latin"]:
        if not _VERSION.fullmatch(following[0]):
            return None
        version, end = following[0], following.end()
        following = _WORD.match(text, end)
    if following and following["hangul"]:
        return _Rest(version, following[0], following.end())
    return _Rest(version, "", end)


def is_doubtful(name: str) -> bool:
    """Return whether *name* may well mean something else where it occurs.

    That is a name of one syllable, of up to two Latin letters, or all in capitals.  Only
    its exact case counts.  A sign at its end, as of C++, makes a name sure.
    """
    name = names.normalize(name)
    if len(name) == 1:
        return True
    if name.endswith(("+", "#")) or name.startswith("."):
        return False
    letters = [each for each in name if each.isalpha()]
    is_cased = all(each.lower() != each.upper() for each in letters)
    return is_cased and (len(letters) <= len("Go") or name.isupper())


def can_be_found(name: str, language: str) -> bool:
    """Return whether a text can name *name*: ``find`` knows it alone among other words."""
    wanted = names.normalize(name)
    text = f"… {wanted} …"
    return Found(2, 2 + len(wanted), name) in Names([name], language).find(text)


def titles(text: str) -> list[tuple[int, int]]:
    """Return the spans of the titles of books and the like in *text*, with their brackets."""
    return [match.span() for match in _TITLE.finditer(text)]


def _joined(text: str) -> str:
    """Return *text* as it is compared where case counts."""
    return re.sub(rf"[{_SPACE}-]+", "", unicodedata.normalize("NFC", text))


def _fold(text: str) -> _Folded:
    if unicodedata.is_normalized("NFC", text) and len(folded := text.casefold()) == len(text):
        return _Folded(folded, text, None)
    characters: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        one = unicodedata.normalize("NFC", text[start:end]).casefold()
        one = unicodedata.normalize("NFC", one)
        characters.append(one)
        spans += [(start, end)] * len(one)
    return _Folded("".join(characters), text, spans)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the characters of *text* with all that combines with each."""
    starts = [at for at, each in enumerate(text) if not at or not _combines(each)]
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def _combines(character: str) -> bool:
    """Return whether *character* may be one with what is before it: accents, vowels of Hangul."""
    return character > "\u02ff" and (
        unicodedata.combining(character) > 0 or "\u1160" <= character <= "\u11ff"
    )


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *spans* in order, none of which overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether *span* shares a character with one of *spans*, which are in order."""
    before = bisect_right(spans, span[1] - 1, key=itemgetter(0)) - 1
    return before >= 0 and spans[before][1] > span[0]
