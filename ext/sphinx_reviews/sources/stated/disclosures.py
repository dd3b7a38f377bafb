"""Sentences that disclose how a reviewer got a book, in Korean and English."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Disclosed(NamedTuple):
    """How the author got the book."""

    kind: str
    #: Empty if the sentence does not name the giver.
    by: str
    sentence: str


def disclosure(sentence: str) -> Disclosed | None:
    """Return what *sentence* discloses; None if it is about something else."""
    is_korean = _GIVEN.search(sentence) and _CONTEXT.search(sentence)
    is_given = is_korean or _GIVEN_IN_ENGLISH.search(sentence)
    is_affiliate = _AFFILIATE.search(sentence)
    if not is_given and not is_affiliate:
        return None
    kinds = ["affiliate"] if is_affiliate else []
    if is_given:
        kinds = ["paid" if _PAID.search(sentence) else "gift", *kinds]
    by = _giver(sentence) or _giver_in_english(sentence)
    return Disclosed(" + ".join(kinds), by, sentence)


_THING: Final = "책|도서|제품|서적|원고료|수수료|협찬|대가"
_GIVING: Final = "제공|지원|협찬|증정|지급|선물|기증"
_GIVEN: Final = re.compile(
    rf"(?:{_THING})(?!에)[^.!?\n]{{0,20}}?(?:{_GIVING})\s*(?:을|를)?\s*받"
    rf"|(?:{_GIVING})\s*(?:을|를)?\s*받은\s*(?:{_THING})"
    r"|(?:출판사|미디어|북스|서평단|체험단|리뷰어)[^.!?\n]{0,20}"
    rf"(?:제공|증정|협찬|지원)\s*(?:한|된|해\s*준|해\s*주신|으로)[^.!?\n]{{0,10}}(?:{_THING}|작성|쓴|썼)"
    rf"|(?:{_THING})(?:을|를)?\s*(?:제공|증정|협찬|지원)\s*으?로\s*(?:작성|쓴|썼)"
)
_CONTEXT: Final = re.compile(r"리뷰|서평|후기|글|포스팅|포스트|작성|활동|이벤트")
_PAID: Final = re.compile(
    r"원고료|소정의\s*(?:대가|수수료|원고)|대가를|\b(?:paid|sponsored|compensat)", re.IGNORECASE
)
_AFFILIATE: Final = re.compile(
    r"(?:파트너스|제휴)[^.!?\n]{0,80}수수료|\baffiliate links?\b|\bas an amazon associate\b",
    re.IGNORECASE,
)
_COPY: Final = r"\b(?:copy|copies|ARCs?|galley|e-?book|book)\b"
_FREE: Final = (
    r"\b(?:free|complimentary|gratis|review(?:er'?s)?\s+cop(?:y|ies)|advance[d]?|ARCs?|galley|"
    r"in exchange for|honest review)\b"
)
#: A sentence about a free copy given to the reviewer.
_GIVEN_IN_ENGLISH: Final = re.compile(
    rf"\A(?=.*{_COPY})(?=.*{_FREE})(?=.*\b(?:I|we|me|us|my|our|this review|review copy)\b)"
    r".*?\b(?:received|got|given|gave|sent|provided|supplied|gifted|courtesy|thanks?|thank you)\b",
    re.IGNORECASE,
)


# -- who gave it -------------------------------------------------------------

_QUOTED: Final = re.compile(
    r"\\?[<〈《「『“\"'‘\[]\s*([^<>〈〉《》「」『』“”\"'‘’\[\]\\]{1,40}?)\s*\\?[>〉》」』”\"'’\]]"
)
_ENCLOSED: Final = re.compile(r"[\[(\"'“‘](.*)[\])\"'”’]")
_MARK: Final = "\1"
_FROM: Final = re.compile(r"\s*측?\s*\(?으?\)?로\s*부터")
_BY: Final = re.compile(
    rf"의(?=\s)|에서(?=\s)|\s측|\s*{_MARK}|\s+(?:서평단|체험단|리뷰어|서포터즈?)"
    r"|(?<=[^\s])[이가](?=\s+(?:제공|지원|증정|협찬|보내))"
)
#: What comes before the name: the topic, an object, a purpose, a place.
_BEFORE: Final = re.compile(
    rf"(?:[은는을를에]|으로|통해서?|위해서?|하여|[.,:;※*()\[\]{_MARK}])\s+|[※*:;,_{_MARK}]|^\W+"
)
_LONGEST_NAME: Final = 4
_NO_NAME: Final = re.compile(
    r"(?:본|이|해당|위|그|모|각)?\s*(?:출판사|업체|회사|작가|저자|브랜드|기업|도서|책|곳|것)(?:님)?"
    r"(?:\s*측)?|.*(?:글|서평|리뷰|후기|포스팅|포스트)[은는]"
)
_ACTIVITY: Final = re.compile(r"\s*(?:활동|이벤트|서평단|체험단|행사|서포터즈?|리뷰어|측)$")


def _giver(sentence: str) -> str:
    """Return who gave the book, in a Korean sentence."""
    bare = re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", sentence)
    enclosed = _ENCLOSED.fullmatch(bare.strip())
    bare = enclosed[1] if enclosed else bare
    text = _QUOTED.sub(_MARK, bare)
    for marker in (*_FROM.finditer(text), *_BY.finditer(text)):
        if name := _name(text[: marker.start()]):
            return name
    quoted = re.search(rf"{_QUOTED.pattern}\s*(?:의\s|에서\s|으?로\s*부터)", bare)
    return quoted[1] if quoted and re.search("[가-힣]", sentence) else ""


def _name(before: str) -> str:
    """Return the name at the end of the text before a particle."""
    words = re.sub(r"^출판사\s+(?=\S)", "", _BEFORE.split(before)[-1].strip()).split()
    name = _ACTIVITY.sub("", " ".join(words))
    is_name = len(words) <= _LONGEST_NAME and not _NO_NAME.fullmatch(name)
    return name if is_name and re.search(r"\w", name) else ""


_NAME: Final = r"(?-i:[A-Z][\w&.'’-]*(?:\s+(?:of|and|the|&)(?=\s+[A-Z])|\s+[A-Z][\w&.'’-]*)*)"
_FROM_IN_ENGLISH: Final = re.compile(
    r"\b(?:from|by|courtesy of|thanks to|thank you to|thank)\s+"
    r"(?:(?:the|its|my|our|their)\s+)?(?:(?:publishers?|author|team|folks|people|friends)\s*(?:at|of)?,?\s+)*"
    rf"(?P<name>{_NAME})",
    re.IGNORECASE,
)
_SENT_IN_ENGLISH: Final = re.compile(
    rf"(?P<name>{_NAME})\s+(?:(?:has|have|very|kindly|generously|graciously)\s+)*"
    r"(?:sent|gave|provided|gifted|supplied)\b"
)


def _giver_in_english(sentence: str) -> str:
    """Return who gave the book, in an English sentence."""
    found = _FROM_IN_ENGLISH.search(sentence) or _SENT_IN_ENGLISH.search(sentence)
    name = found["name"].rstrip(".,'’") if found else ""
    return "" if name in {"I", "We", "The", "This"} else name
