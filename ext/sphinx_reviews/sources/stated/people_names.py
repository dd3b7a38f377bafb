"""Whether a text may be the name of a person, where its place does not say so."""

from __future__ import annotations

import re
from typing import Final

_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육맹제탁국은편용"
)
_OF_TWO: Final = ("남궁", "황보", "제갈", "선우", "독고", "사공")
#: Ends of nouns of three or four syllables that begin with a surname.
_NOUN: Final = re.compile(
    r"(?:집|판|법|술|론|편|사|품|작|들|하기|이야기|안내서|지침서|교과서|입문서|문학|심리학|인문학|고고학|정신|노트|수업|공부)$"
)
#: Ends of words that are in no name of several words.
_NO_NAME: Final = re.compile(
    r"(?:이야기|[가-힣](?:서|학|론|법|집|들)|기초|원리|실전|정석|노트|하기|기술|방법|전략|비밀|정신|과학|철학|역사|세계|사회"
    r"|공부|수업|강의|특강|정복|활용|구현|설계|개발|프로그래밍|시스템|가이드|바이블|레시피|쿡북|핸드북|교실|여행|인생|사람"
    r"|시리즈|에세이|모음|소설|시집|[상중하]권|함께|그리고|및|또는|삶|다|의|은|는|을|를|에서|에게|으로|된|할|하는|위한|부터|까지|처럼)$"
)
_HANGUL_WORD: Final = re.compile(r"[가-힣]{1,6}|[A-Z]\.")
_KOREAN: Final = re.compile(r"[가-힣]{3,4}")
_MOST_WORDS: Final = 4
_LATIN_WORD: Final = re.compile(r"[^\W\d_a-z](?:[\w'’-]*\w|\.)?(?:\.[^\W\d_a-z]\.?)*,?")
_SMALL_WORD: Final = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "del", "di", "da", "bin", "al", "ten"}
)
_NO_LATIN_NAME: Final = frozenset({
    "a", "an", "the", "of", "why", "how", "what", "when", "where", "who", "guide", "story", "life",
    "world", "novel", "book", "books", "part", "volume", "introduction", "edition", "history",
    "review", "notes", "summary", "my", "your", "our", "in", "on", "to", "for", "with", "and",
    "thinking", "learning", "programming", "design", "science", "art", "second", "first", "new",
    "series", "chapter", "vol", "rules", "lessons", "stories", "poems", "memoir", "practice",
})  # fmt: skip
_KANJI: Final = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff・]{2,10}(?:\s[\u3400-\u9fff]{1,4})?")


def is_name(text: str, *, is_alone: bool = False) -> bool:
    """Return whether a text may be the name of one person: 홍길동, 제임스 클리어, Jane Roe.

    :param is_alone: whether it is all that stands beside a title; then it may be short.
    """
    if re.search("[가-힣]", text):
        return _is_in_hangul(text) or (
            is_alone and text[0] in _SURNAMES and len(text) == len("한강")
        )
    if re.search("[\u3040-\u9fff]", text):
        return bool(_KANJI.fullmatch(text))
    words = text.split()
    named = [each for each in words if each.lower() not in _SMALL_WORD]
    return (
        1 < len(words) <= _MOST_WORDS
        and all(map(_LATIN_WORD.fullmatch, named))
        and not any(each.lower().strip(".,") in _NO_LATIN_NAME for each in named)
    )


def _is_in_hangul(text: str) -> bool:
    words = text.split()
    if len(words) == 1:
        is_korean = text[0] in _SURNAMES or text.startswith(_OF_TWO)
        return is_korean and bool(_KOREAN.fullmatch(text)) and not _NOUN.search(text)
    are_words = all(map(_HANGUL_WORD.fullmatch, words)) and not any(map(_NO_NAME.search, words))
    return are_words and len(words) <= _MOST_WORDS
