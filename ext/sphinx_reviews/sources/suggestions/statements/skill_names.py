"""Names of skills at the end of a clause: "이 책을 읽으려면 파이썬과 통계에 대한 기초 지식"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import Level
from sphinx_reviews.sources.suggestions.statements.wording import READERS, ends_in

if TYPE_CHECKING:
    from collections.abc import Iterator


class Named(NamedTuple):
    """A skill as a text names it, with how well it must be known."""

    name: str
    #: None if the text does not say.
    level: Level | None


def named_at_end(clause: str, after: str = "") -> list[Named]:
    """Return the skills that the noun phrase at the end of *clause* lists.

    :param after: what follows up to the end of the statement, which may say how well they
        must be known.
    """
    phrase = _noun_phrase(clause)
    tool = _TOOL.search(without_names(clause)) if _MADE.search(phrase) else None
    return named_in(_noun_phrase(clause[: tool.end("name")]) if tool else phrase, after)


def named_in(phrase: str, after: str = "") -> list[Named]:
    """Return the skills that a noun phrase lists; none if one of several is unclear."""
    items = [_Item(each) for each in _items(phrase)]
    if not items or len(items) > _MOST:
        return []
    last = items[-1]
    of_all = _level(after) or (last.level if last.has_tail else None)
    first = items[0].level if items[0].is_modified else None
    return [
        Named(item.name, item.level or first or of_all) for item in items if _is_name(item.name)
    ]


def without_names(clause: str) -> str:
    """Return *clause* without the noun phrase at its end."""
    return clause[: len(clause) - len(_noun_phrase(clause))]


#: A longer list is hardly of what must be known.
_MOST: Final = 5

# -- the noun phrase ---------------------------------------------------------

#: Words after which a noun phrase begins: adverbs, conjunctions, endings of clauses.
_BEFORE: Final = re.compile(
    r"(?:^(?:그러니|그러니까|그러므로|그런데|그런|그만큼|게다가|대체로|보통|이왕이면|되도록|가급적|솔직히|오히려|역시|한편|어쨌든|아무튼|하기야|애초에|요컨대|다행히|차라리|부디|역으로|다만|단|물론|특히|또한|또|그리고|하지만|그러나|따라서|그래서|사실|아무래도|적어도|이미|미리|먼저"
    r"|우선|결국|즉|만약|만일|혹시|그래도|그렇지만|다시|가장|매우|아주|정말|굉장히|상당히|꽤|반드시|꼭|좀|더|덜"
    r"|무엇보다|무엇보다도|참고로|사전에|추가로|최소|최소한|결론은|모두|둘|각각|전혀|아예|비록|아마|아마도|단순히"
    r"|때문에|덕분에|만큼|정도로|대신|전에|후에|뒤에|다음|동안|위해|위해서|위한|통해|통해서|있어|없어|되어|하여"
    r"|있는|없는|하는|되는|된|한|할|될|있을|대상|난이도|예상|독자|입문서|이|그|본|해당|어떤|이런|그런|책"
    r"|되어있어|쓰여|나와|모든|다른|여러)$"
    r"|(?:려면|으면|다면|라면|하면|되면|보면|더라도|지만|는데|은데|인데|면서|하며|으며|이며|되며|므로|니까|거나"
    r"|에서|에서는|에게|에게는|에게도|께|께는|한테|께서|부터|까지|보다|처럼|만큼|에는|서는|해서|어서|아서|여서"
    r"|편이라|것이라|서이라|책이라|라서|려고|도록|듯이|는지|하고|있고|되고|이고|니고|없고|많고|쉽고|좋고|크고|높고|라고|다고|으로|적으로|로는|으로는"
    r"|게|히|다|요|죠|(?<!모)던|(?<!머)니|위해선|는|란|이란|째|[어아라해여]도|조차|마저|야)$"
    r"|[가-힣](?<!장고)(?<!광고)(?<!창고)(?<!로고)(?<!재고)(?<!사고)(?<!경고)(?<!회고)고$|[가-힣]며$|^(?!제로$|\S*(?:프로|크로|경로|회로|도로|진로)$)\S*[가-힣]로$|[가-힣]{2}(?<!권)(?<!제)한$)"
)
_PARTICLES: Final = ("을", "를", "은", "는", "이", "가")
#: What the things that learners make are made with: 파이썬으로 간단한 스크립트를.
_TOOL: Final = re.compile(
    r"(?:^|\s)(?P<name>(?!\S*(?:적으로|대로|바로|따로|서로|새로|스스로|주로|실제로|처음으로|앞으로|위주로|이후로|영어로)\s)"
    r"\S*[A-Za-z가-힣+#])(?:으로|(?<!으)로)\s+$"
)
_MADE: Final = re.compile(
    r"(?:스크립트|프로그램|코드|API|앱|웹|사이트|페이지|모델|화면|게임|서버|서비스|프로젝트|그래프|차트|쿼리|함수|애플리케이션|무언가|문제|반복문|조건문|클래스|것|일|(?:개|번|줄)(?:쯤|정도)?)(?:\s*(?:정도|쯤))?$"
)
#: Adnominal forms that stand within a noun phrase.
_WITHIN: Final = re.compile(
    r"^(?:대한|관한|관련된|같은|기본적인|기초적인|전반적인|일반적인|간단한|어느|약간의|최소한의|기본|기초"
    r"|상당한|충분한|필요한|필수적인|다양한|깊은|탄탄한|쉬운|얕은|\S+적인)$"
)
_CONJUNCTION: Final = re.compile(r"^(?:및|또는|혹은|그리고|/|·|&|과|와)$")


def _noun_phrase(clause: str) -> str:
    """Return the noun phrase at the end of a clause."""
    words = clause.split()
    start = len(words)
    while start:
        word = words[start - 1]
        bare = word.rstrip(",")
        is_last = start == len(words)
        if _WITHIN.search(bare) or (_CONJUNCTION.search(word) and not is_last):
            start -= 1
            continue
        has_particle = any(ends_in(bare, particle) for particle in _PARTICLES)
        if (
            not bare
            or word[-1] in ".!?:;)” "
            or (not is_last and (_BEFORE.search(bare) or has_particle))
        ):
            break
        start -= 1
    while start < len(words) and _CONJUNCTION.search(words[start]):
        start += 1
    return " ".join(words[start:])


# -- its items ---------------------------------------------------------------

_SEPARATOR: Final = re.compile(
    r"\s*,\s*(?:그리고\s+)?|\s+(?:및|또는|혹은|그리고|&)\s+|\s*[·ㆍ]\s*|\s+/\s+"
)
_HANGUL_SLASH: Final = re.compile(r"(?<=[가-힣])/(?=[가-힣A-Za-z])|(?<=[A-Za-z])/(?=[가-힣])")
_AND: Final = ("과", "와", "이나", "나", "이랑", "랑")


def _items(phrase: str) -> Iterator[str]:
    """Yield the items of a list in a noun phrase."""
    for part in _SEPARATOR.split(_HANGUL_SLASH.sub(", ", phrase)):
        item: list[str] = []
        for word in part.split():
            particle = next((each for each in _AND if ends_in(word, each)), "")
            item.append(word.removesuffix(particle) if particle else word)
            if particle:
                yield " ".join(item)
                item = []
        if item:
            yield " ".join(item)


#: What says how well a skill must be known, not which.
_MODIFIER: Final = (
    r"(?:하나의|한\s*가지|하나\s*이상의|기본적인|기초적인|전반적인|일반적인|간단한|어느\s*정도의?|약간의|최소한의|최소한|상당한|충분한|필요한|필수적인"
    r"|다양한|깊은|탄탄한|쉬운|얕은|아주|매우|조금의|기본|기초|사전|선수|선행|관련|해당|중급|고급|초급|중급\s*수준의"
    r"|고급\s*수준의|기초\s*수준의|기본\s*수준의|사전적인|이론적인|실무적인|대략적인)"
)
_HEAD: Final = re.compile(rf"^{_MODIFIER}\s+")
_ABOUT: Final = r"(?:(?<=\S)의|\s*에\s*(?:대한|관한|대해서?|대하여)|\s+(?:관련|관련된|관련한|등|등의|정도|정도의|수준|수준의|이상|이상의|같은|쪽|분야))"
_KNOWLEDGE: Final = (
    r"(?:(?:기초|기본|배경|사전|선수|전문|선행|사용|핵심|주요)?\s*(?:지식|상식|개념|문법|이해도?|사용법|용어|원리|기능|명령어|문제|방법|사용\s*방법|작성\s*방법|이론|조작법"
    r"|조작|구문|내용|사항|활용법|연산)(?:들)?|(?:사용|실무|운영|활용|학습|구현|작성|프로젝트)?\s*경험|기초|기본기?|소양|역량|능력"
    r"|실력|감각|내공|숙련도|체력|감|입문|초급|중급|고급|수준|개론|독해력|작성법|배경|활용|사용|정도|쯤|등|하나|한\s*가지|언어\s*하나"
    r"|(?:입문|기초|기본|개론)?\s*(?:책|서적|교과서|입문서|기본서|개론서|문법서|교재|강의|강좌|수업|과목|과정|논문|원론)|환경|중|가운데)"
)
#: A modifier of all items of a list: 기초적인 A와 B.
_OF_ALL: Final = re.compile(
    r"(?:\S+적인|간단한|쉬운|얕은|깊은|탄탄한|어느\s*정도의|약간의|최소한의)\s"
)
_TAIL: Final = re.compile(
    rf"{_ABOUT}*(?:\s+{_MODIFIER}(?=\s))*(?:\s+{_KNOWLEDGE}|(?<=\S\S)(?:기초|기본)?(?:지식|기초|문법|경험))$"
    r"|(?<=\S)의\s+(?:내부\s*)?(?:구조|동작(?:\s*원리)?|특성|흐름)$"
)
#: What says how well by a level that is no school's: 일반물리 수준의.
_OF_LEVEL: Final = re.compile(rf"^.*(?<!등학교)(?<!중학교)(?<!대학교)\s수준의\s(?!{_KNOWLEDGE}$)")
_LINK: Final = re.compile(rf"(?:{_ABOUT}|\s+{_MODIFIER}|\s+같은\s.*)$")
_BEFORE_SUCH: Final = re.compile(r"\s(?:같은|등의)\s.*$")
_OF_LANGUAGE: Final = re.compile(
    r"^((?:\S+\s)?(?:파이썬|자바스크립트|타입스크립트|자바|코틀린|루비|스위프트|러스트|고랭|리액트|스프링|스프링\s?부트|장고|C\+\+|C#|R|Go"
    r"|Python|Java|JavaScript|TypeScript|Kotlin|Ruby|Swift|Rust|SQL|React|Vue|Spring))"
    r"\s*(?:프로그래밍|코드|코딩|개발)?(?:\s*언어)?$",
    re.IGNORECASE,
)
_OF_KIND: Final = re.compile(r"(?<=[가-힣]{2})적인?$")


class _Item:
    """An item of a list of skills."""

    def __init__(self, text: str) -> None:
        self.level = _level(text)
        bare = _OF_LEVEL.sub("", text)
        while (shorter := _HEAD.sub("", bare)) != bare:
            bare = shorter
        self.is_modified = bool(_OF_ALL.match(text))
        self.has_tail = False
        while (shorter := _LINK.sub("", _TAIL.sub("", bare)).strip()) not in {bare, ""}:
            bare, self.has_tail = shorter, True
        if re.fullmatch(_KNOWLEDGE, bare):
            bare = ""
        bare = _BEFORE_SUCH.sub("", bare)
        bare = re.sub(r"^(?:같은|등의?|의)\s.*", "", bare)
        bare = _OF_KIND.sub("", _OF_LANGUAGE.sub(r"\1", bare))
        self.name = bare.strip("'\"“”‘’()[]*`.~ ")


# -- what is a name ----------------------------------------------------------

_LONGEST: Final = 24
_MOST_WORDS: Final = 3
#: Nouns that name nothing by themselves.
_GENERAL: Final = frozenset(
    re.findall(
        r"\S+",
        """
    책 내용 것 부분 기술 분야 개념 배경 사전 선수 기본 기초 전공 관련 해당 이론 용어 어느 이런 이러한 그런 그 이 약간 조금 최소한 충분 도메인 전문 실무
    코드 예제 문법 원리 시간 노력 인내 인내심 의지 관심 이해 경험 지식 능력 준비 주의 환경 실습 학습 공부 수준 정도 사용 활용 방법 사용법 언어 이것 저것
    그것 이를 무엇 어떤 모든 다른 여러 자신 본인 배경지식 전문지식 사전지식 선수지식 기초지식 기본지식 필요 이유 목적 의미 차이 장점 단점 특징 흐름 맥락 상황
    문제 주제 제목 목차 챕터 장 절 핵심 본질 답 정답 사실 점 때 수 줄 하나 둘 부담 어려움 도움 기억 생각 고민 확신 자신감 필수 기회 여유 설명 이야기
    저자 독자 역자 누군가 누구 우리 나 저 여러분 이전 이후 앞 뒤 처음 끝 기술적 이론적 실무적 전반적 그림 글 말 단어 영역 업무 서비스 제품 회사 조직 팀
    역할 가치 상식 설치 해결 집중 연습 훈련 만큼 뿐 대부분 일부 전체 반복 선행 영어로 추가 각 각각 등 장비 컴퓨터가 PC 노트북 계정 비용 돈 어느정도 논문
    번역 호기심 열정 끈기 집중력 의욕 용기 따로 별도 최소 가지 세 두 내용 얇은 두꺼운 좋은 관련서 뭔지 무엇인지 공식 문서 안내서
    다룰 사용할 쓸 해 본 써 한 번 한번 입문 초급 중급 고급 개발자 실제 현업 다양한 다양 프로그램 도구 툴 프로젝트 직접 결과
    """,
    )
)
_NOT_A_NAME: Final = re.compile(
    rf"(?:^|\s){READERS}$|(?:는지|은지|인지|을지|할지|는가|하기|되기|보기|만들기|하는|되는|있는|없는|적|들)$|\b이\s*책|책$|(?:대회|강의|강좌|수업|과정|영상|도서|교재|자격증|프로젝트)$"
    r"|\d+\s*(?:장|부|절|페이지|쪽)|^(?:이|그|저|본|각|매)\s|^(?:저자|작가|자신|자기|서로|우리|고객|사용자|독자)의?\s|것$|\b[수점줄적번달]$|\d+\s*(?:년|개월|달)|\S본$|^[^\w]+$|습니다|한다|(?:으로|에서|서로|[다라으]면|므로)$|https?:|[가-힣](?:에|에서|으로)\s|만\s"
)
_SYLLABLES: Final = frozenset("깃웹뷰")
_ONE_SYLLABLE: Final = re.compile(r"[가-힣]")


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(name) <= _LONGEST
        and not _NOT_A_NAME.search(name)
        and not all(word in _GENERAL for word in words)
        and not (_ONE_SYLLABLE.fullmatch(name) and name not in _SYLLABLES)
    )


# -- how well ----------------------------------------------------------------

_LEVELS: Final = (
    (
        Level.ADVANCED,
        r"고급|능숙|능통|숙련|깊은|깊이\s*있|탄탄|심화|자유자재|자유롭게|완벽|상급|전문가\s*수준",
    ),
    (Level.INTERMEDIATE, r"중급|중간\s*(?:수준|정도)|실무\s*(?:수준|경험)"),
    (Level.BEGINNER, r"초급"),
    (
        Level.INTRODUCTORY,
        r"기초|기본|간단한|약간|최소한|입문|조금|얕은|쉬운|대략|한\s*번(?:쯤|이라도|정도)|살짝",
    ),
)


def _level(text: str) -> Level | None:
    return next((level for level, words in _LEVELS if re.search(words, text)), None)
