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


def _listed(typed: str) -> frozenset[str]:
    return frozenset(typed.split())


#: Nouns that end in a vowel, in ㄹ and in another consonant; no particle contains their end.
_ANY_NOUNS: Final = ("가가", "가갈", "가각")
#: Verbs written as one word with a noun: 배포하다, 배포되다, 학습시키다, 교육받다, 의미있다;
#: with the forms that the rules for search do not take apart: 하시다, 해오다.
_VERBS: Final = _listed(
    "하 되 시키 당하 받 있 없 하시 되시 받으시 해오 되어오 해가 해나가 당해오 받아오"
)
#: What ends a verb that may have particles, since it is a noun or a question: 하기, 함, 할지.
_NOMINAL: Final = re.compile("[기함됨킴음임지]$")
#: Contractions, and the past of the past -> the forms that the rules know.
_CONTRACTED: Final = (
    (re.compile("길$"), "기를"),
    (re.compile("긴$"), "기는"),
    (re.compile("([했됐었였])었"), r"\1"),
)
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
    "|이?라고[도만는]|이자|이건|이되|여[도서야]|치고는?|치곤|때문(?:에|이다|이었다|입니다)|이?라는데"
    "|이?란다|뿐[이만]?(?:라|아니라)?|[이가]아니[라다]"
)
#: Particles after which all others may stand, and 이다: 파일들이네요, 여기까지죠.
_FIRST: Final = re.compile("들|까지|부터|에서|뿐|만큼|처럼|때문")
#: What could be a particle -> nouns that make another noun with it: 정치인 is a person, 설계도 a
#: drawing, 로그인 what one does before.  Found by comparing all pairs of words in a dictionary.
_OTHER_NOUNS: Final = {
    "인": _listed(
        "감시 경영 경제 고발 고용 과학기술 관리 광고 교양 군사 근대 금융 기독교 기업 노숙 농업 당선 대리 도시 "
        "동양 로그 매도 매수 무속 무용 문명 문학 문화 민원 발명 발신 발행 방송 범죄 법조 변호 보증 사회 산악 "
        "상속 서양 세계 소송 수신 신청 안내 언론 연극 연예 영화 예능 예술 외국 우주 원시 음악 의료 의뢰 일반 "
        "임대 장애 정당 정치 종교 중개 중재 지구 지성 지식 직업 직장 철학 체육 체크 출판 카페 특정 편집 플러그 "
        "현대 한국 미국 영국 중국 일본 독일 프랑스 로마 그리스 유럽 아시아 유대"
    ),
    "도": _listed(
        "가계 가속 개념 구상 기상 긴장 난이 노선 단면 만족 몰입 민감 배치 복잡 "
        "분포 상상 선호 설계 성숙 성취 숙련 신뢰 완성 유사 응집 의존 인지 자유 정밀 정확 "
        "조감 조직 중요 집중 참여 충성 친밀 투명 풍속 피로 해상 호감"
    ),
    "로": _listed("교차 우회 원자 경사 활주"),
    "함": _listed("도구 모금 문서 보관 서류 우편 투표 편지"),
    "면": _listed("경사 사회 초기화"),
    "이자": _listed("대출 예금"),
}
#: What must follow some particles, lest they be the end of a noun: 데이터일 때 and not 작업일,
#: 심리학과 사회학 and not 심리학과 교수; 하 is never the whole of 하다.
_BEFORE: Final = {
    "일": re.compile("[ \n](?:때|뿐|것|거|게|수|텐|경우|리|지|만큼|터|듯|줄|테)"),
    "과": re.compile("(?![ \n](?:교수|의사|학생|졸업|출신|전공|진료|석사|박사))"),
    "하": re.compile("(?!)"),
}
_WHOLE: Final = frozenset(RULES["whole"])


def ends_noun(noun: str, rest: str, after: str = "") -> bool:
    """Return whether *rest*, the end of a word, leaves *noun* before it a word of its own.

    :param noun: a noun, perhaps with other words before it; of Hangul, or else any sound may
        be its last.
    :param after: the text after the word, as far as a particle may depend on it.
    """
    if not rest:
        return True
    if (before := _BEFORE.get(rest)) and not before.match(after):
        return False
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
        sure, *unsure, _ = verbs(form)
        if copula in sure or (rest[0] in "이임인" and any(copula in each for each in unsure)):
            return not rest.startswith(("여", "였")) or after_vowel
    if not after_vowel or _WITHOUT_I.match(rest) is None:
        return False
    return rest in {"고", "니"} or copula in verbs(copula + rest)[0]


def _is_verb(rest: str) -> bool:
    """Return whether *rest* is a form of 하다, 되다 and the like, or of a noun made of one."""
    wanted = {_ANY_NOUNS[0] + verb for verb in _VERBS}
    return _RUN_ON.fullmatch(rest) is not None or any(
        not wanted.isdisjoint(stems) for form in _forms(rest) for stems in verbs(form)[:3]
    )


def _forms(rest: str) -> list[str]:
    """Return any noun with *rest*, and what that is without particles, if it may be a verb."""
    for contracted, full in _CONTRACTED:
        rest = contracted.sub(full, rest)
    word = _ANY_NOUNS[0] + rest
    return [word, *(each for each in nouns(word) if _NOMINAL.search(each))]
