"""Parts of sentences that several kinds of statements share."""

from __future__ import annotations

import re
from typing import Final

from sphinx_reviews.language import hangul
from sphinx_reviews.records.names import key


def either(*words: str) -> str:
    """Return a regular expression of alternatives, whose spaces are optional in Korean."""
    return "(?:" + "|".join(words).replace(" ", r"\s*") + ")"


# -- readers -----------------------------------------------------------------

#: Nouns for people who read, at the end of a phrase.
READERS: Final = (
    r"(?:사람|분|독자|이용자|사용자|개발자|프로그래머|엔지니어|과학자|분석가|전문가|디자이너|기획자"
    r"|마케터|연구자|연구원|관리자|운영자|담당자|종사자|실무자|현업자|입문자|초보자|초심자|초급자"
    r"|중급자|고급자|숙련자|경험자|경력자|비전공자|전공자|학습자|지망생|준비생|취준생|대학생"
    r"|대학원생|고등학생|중학생|초등학생|수험생|학생|직장인|일반인|비개발자|아키텍트|리더|팀장|매니저"
    r"|경영자|창업자|창업가|투자자|교사|선생님|강사|교수|학부모|부모|아이|청소년|어린이|주니어|시니어"
    r"|신입|신입사원|초보|왕초보|뉴비|문과생|이과생|수포자|개발팀|[1-4]학년|데브옵스|PM|PO|CTO)(?:님)?(?:들)?"
)
#: After such a noun: to whom.
TO: Final = r"(?:에게|에겐|(?<!함)께|껜|한테|한텐)"


# -- whose words they are ----------------------------------------------------

_ASKED: Final = re.compile(r"[?？]\W*$|(?:까요?|나요|는가|은가|을까|ㄹ까)[.…~]*\W*$")
_OPENING: Final = "“‘「『《〈"
_CLOSING: Final = "”’」』》〉"
_OTHER_BOOK: Final = re.compile(
    r"다른\s*(?:\S+\s+)?(?:책|도서|서적|교재)|타\s*(?:도서|서적)|(?:시중|기존)(?:의|에\s*있는|에\s*나온)?"
    r"\s*(?:\S+\s+)?(?:책|도서|서적)|(?:대부분|보통|여느|많은|여러)(?:의)?\s*(?:\S+\s+)?(?:책|도서|서적)"
    r"|전작|후속작|후속편|(?:이전|지난|예전|그간|그동안|같이\s*읽은)\s*(?:\S+\s+){0,3}책"
    r"|같은\s*(?:저자|출판사|시리즈)의"
)
_TITLE: Final = re.compile(r"[『《<]([^『』《》<>]{2,60})[』》>]")


#: In characters; a longer sentence says too much to be read by rules.
_LONGEST: Final = 400


def is_unclear(sentence: str) -> bool:
    """Return whether a sentence asks rather than states, or is too long to be read."""
    return len(sentence) > _LONGEST or bool(_ASKED.search(sentence))


def is_quoted(sentence: str, at: int) -> bool:
    """Return whether what stands at an offset is between quotation marks."""
    before = sentence[:at]
    if any(before.rfind(a) > before.rfind(b) for a, b in zip(_OPENING, _CLOSING, strict=True)):
        return True
    straight = len(re.findall(r"(?<![A-Za-z])'|'(?![A-Za-z])", before))
    return before.count('"') % 2 == 1 or straight % 2 == 1


def other_book(sentence: str, title: str) -> re.Match[str] | None:
    """Return where a sentence names a book other than that called *title*."""
    own = _letters(title)
    for match in _TITLE.finditer(sentence):
        other = _letters(match[1])
        if other and other not in own and own not in other:
            return match
    return _OTHER_BOOK.search(sentence)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", key(text))


# -- words -------------------------------------------------------------------

_IS_PARTICLE_AFTER_CONSONANT: Final = {
    "은": True, "는": False, "이": True, "가": False, "을": True, "를": False, "과": True,
    "와": False, "이나": True, "나": False, "이랑": True, "랑": False,
}  # fmt: skip
#: Ends of nouns that look like particles.
_NOUNS: Final = re.compile(
    r"(?:결과|성과|통과|공학과|효과|교과|사과|평가|국가|대가|추가|가이|높이|길이|깊이|차이|사이|페이|플레이"
    r"|하나|안드로이|데이|어레이|언어|용어|단어|메이|게이트웨이|릴레이|디스플레이|놀이|마을|구글)$"
)


def ends_in(word: str, particle: str) -> bool:
    """Return whether *word* may be a noun with *particle*."""
    stem = word.removesuffix(particle)
    if not stem or stem == word or _NOUNS.search(word):
        return False
    wanted = _IS_PARTICLE_AFTER_CONSONANT.get(particle)
    last = stem[-1]
    if wanted is None or not hangul.is_syllable(last):
        return True
    return bool(hangul.final(last)) is wanted
