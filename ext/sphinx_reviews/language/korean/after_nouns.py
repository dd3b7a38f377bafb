"""What may follow a noun that is known to be one: particles, the copula, 하다 and the like.

``nouns.py`` guesses where the noun in a word ends.  Whoever knows the noun may ask about
the rest of the word instead, and be surer: 데이터다 is 데이터, but 복사기 is not 복사.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean.nouns import nouns
from sphinx_reviews.language.korean.rules import RULES
from sphinx_reviews.language.korean.verbs import verbs

#: Nouns that end in a vowel, in ㄹ and in another consonant; no particle contains their end.
_ANY_NOUNS: Final = ("가가", "가갈", "가각")
#: Verbs written as one word with a noun: 배포하다, 배포되다, 학습시키다, 교육받다, 의미있다;
#: with the forms that the rules for search do not take apart: 하시다, 해오다.
_VERBS: Final = tuple(
    "하 되 시키 당하 받 있 없 하시 되시 받으시 해오 되어오 해가 해나가 해왔 당해오 받아오".split()
)
#: What ends a verb that may have particles, since it is a noun or a question: 하기, 함, 할지.
_NOMINAL: Final = re.compile("[기함됨킴음임지]$")
#: Contractions, and the past of the past -> the forms that the rules know.
_CONTRACTED: Final = ((re.compile("길$"), "기를"), (re.compile("긴$"), "기는"), (re.compile("([했됐었였])었"), r"\1"))
#: Forms of 하다 and 되다 that run into the next word, as many people write: 할수, 해야한다.
_RUN_ON: Final = re.compile(
    "(?:(?:[하되]는|[할될한된])(?:수|것|거|게|테|땐|때|만큼|뿐|대로|듯)|(?:해|되어|돼|받아)야[하할한합했])"
    "[가-힣]{0,4}|[하되]자(?:는|니)?|[하되]는(?:군|구나)"
)
#: Endings of 이다 that need no 이 after a vowel.  Others are likelier the rest of another
#: noun there: 분류기, 전시도록, 투자시기.
_WITHOUT_I: Final = re.compile("[다거고죠네더던든듯잖군면므니]|지[만요]|구나|[예였여]")
#: Particles that the rules for search leave out, since they are rare or end other nouns.
_RARE: Final = re.compile(
    "엔|[은는]커녕|으론|끼리|없이|이?라기(?:보다|에|엔)?[는도]?|이?라(?:든|던)[가지]|이?라야|라"
    "|이?라고[도만는]|이자|이건|이되|여[도서야]|치곤?|치고는?|때문(?:에|이다|이었다|입니다)|이?라는데"
    "|이?란다|뿐[이만]?(?:라|아니라)?|[이가]아니[라다]"
)
#: Particles after which all others may stand, and 이다: 파일들이네요, 여기까지죠.
_FIRST: Final = re.compile("들|까지|부터|에서|뿐|만큼|처럼|때문")


def _listed(typed: str) -> frozenset[str]:
    return frozenset(typed.split())


#: A particle -> nouns that make another noun with it: 정치인 is a person, 신뢰도 a measure.
_OTHER_NOUNS: Final = {
    "인": _listed(
        "정치 언론 지식 현대 직장 경제 종교 기독교 일반 의료 연예 예술 문화 음악 문학 출판 방송 "
        "과학기술 법조 체육 경영 기업 농업 철학 사회 영화 연극 무용 군사 자유 근대 고대 자연"
    ),
    "도": _listed(
        "신뢰 만족 몰입 집중 선호 완성 자유 참여 이해 숙련 복잡 정확 중요 유사 기여 인지 투명 민감 "
        "성숙 난이 충성 호감 인기 친밀 응집 결합 활용 노출 긴장 피로 공헌 인용"
    ),
    "가": _listed("정치 투자 연주 연구 평가"),
    "면": _listed("초기화"),
}
#: What follows 일 where it is the copula: 데이터일 때, and not 작업일.
_AFTER_IL: Final = re.compile("[ \n](?:때|뿐|것|거|게|수|텐|경우|리|지|만큼|터|듯|줄|테)")
_WHOLE: Final = frozenset(RULES["whole"])


def ends_noun(noun: str, rest: str, after: str = "") -> bool:
    """Return whether *rest*, the end of a word, leaves *noun* before it a word of its own.

    :param noun: a noun, perhaps with other words before it; of Hangul, or else any sound may
        be its last.
    :param after: the text after the word, as far as a particle may depend on it.
    """
    if not rest:
        return True
    if rest == "일":
        return _AFTER_IL.match(after) is not None
    if not hangul.is_syllable(noun[-1]):
        return any(_may_follow(sound, rest) for sound in range(len(_ANY_NOUNS)))
    if len(noun) == 1:
        return nouns(noun + rest)[0] == noun
    if noun in _OTHER_NOUNS.get(rest, ()) or _is_longer(noun, rest):
        return False
    return _may_follow(_sound(noun[-1]), rest)


def _is_longer(noun: str, rest: str) -> bool:
    """Return whether a noun that only looks as if it had a particle begins here: 마이크로."""
    word = noun + rest
    return any(word[:end] in _WHOLE for end in range(len(noun) + 1, len(word) + 1))


def _sound(syllable: str) -> int:
    """Return which of ``_ANY_NOUNS`` sounds at its end as *syllable* does."""
    return {0: 0, hangul.RIEUL: 1}.get(hangul.final(syllable), 2)


@cache
def _may_follow(sound: int, rest: str) -> bool:
    any_noun = _ANY_NOUNS[sound]
    first = _FIRST.match(rest)
    polite = rest.removesuffix("요")
    return (
        any_noun in nouns(any_noun + rest)
        or _RARE.fullmatch(rest) is not None
        or _is_copula(rest, after_vowel=sound == 0)
        or _is_verb(rest)
        or (polite not in {"", rest} and _may_follow(sound, polite))
        or (first is not None and _may_follow(_sound(first[0][-1]), rest[first.end() :]))
    )


def _is_copula(rest: str, *, after_vowel: bool) -> bool:
    """Return whether *rest* is a form of 이다: 이었습니다, 인데, 이자; after a vowel also 다, 죠."""
    copula = _ANY_NOUNS[0] + "이"
    for form in _forms(rest):
        sure, guesses = verbs(form)
        if copula in sure or (rest[0] in "이임인" and copula in guesses):
            return not rest.startswith(("여", "였")) or after_vowel
    if not after_vowel or _WITHOUT_I.match(rest) is None:
        return False
    return rest in {"고", "니"} or copula in verbs(copula + rest)[0]


def _is_verb(rest: str) -> bool:
    """Return whether *rest* is a form of 하다, 되다 and the like, or of a noun made of one."""
    wanted = {_ANY_NOUNS[0] + verb for verb in _VERBS}
    return _RUN_ON.fullmatch(rest) is not None or any(
        not wanted.isdisjoint(stems) for form in _forms(rest) for stems in verbs(form)
    )


def _forms(rest: str) -> list[str]:
    """Return any noun with *rest*, and what that is without particles, if it may be a verb."""
    for contracted, full in _CONTRACTED:
        rest = contracted.sub(full, rest)
    word = _ANY_NOUNS[0] + rest
    return [word, *(each for each in nouns(word) if _NOMINAL.search(each))]
