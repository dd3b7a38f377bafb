"""The Korean words and sentence patterns that the benchmark's reviews are made of.

A slot of a pattern is ``{A}``, or ``{A:을}`` where a particle follows: ``fill`` chooses
the form of the particle that fits the word.  Every word that fills a slot with a
particle ends in Hangul.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# -- particles and slots -----------------------------------------------------

_FIRST_SYLLABLE: Final = ord("가")
_CODAS: Final = 28
_CODA_RIEUL: Final = 8
_AFTER_VOWEL: Final = {
    "은": "는",
    "이": "가",
    "을": "를",
    "과": "와",
    "으로": "로",
    "이라": "라",
}
_SLOT: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")


def particle(word: str, after_consonant: str) -> str:
    """Return the form of a particle that follows *word*, given the form after a consonant."""
    coda = (ord(word[-1]) - _FIRST_SYLLABLE) % _CODAS
    open_ended = coda == 0 or (after_consonant == "으로" and coda == _CODA_RIEUL)
    return _AFTER_VOWEL[after_consonant] if open_ended else after_consonant


def fill(pattern: str, words: Mapping[str, str], dress: Callable[[str], str] = str) -> str:
    """Return *pattern* with *words* in its slots; slots of other names stay.

    :param dress: makes markup of a word; particles go by the word itself.
    """

    def filled(slot: re.Match[str]) -> str:
        name, form = slot.groups()
        if name not in words:
            return slot[0]
        return dress(words[name]) + (particle(words[name], form) if form else "")

    return _SLOT.sub(filled, pattern)


# -- words -------------------------------------------------------------------


def _listed(typed: str) -> tuple[str, ...]:
    return tuple(typed.split())


NOUNS: Final = _listed("""
가늠 갈림길 감상 강의 개요 검산 견본 경로 고비 공방 과정 관찰 교정 구성 국면 규모 균열 그림
글감 기반 기틀 기호 길잡이 꾸밈 나열 낱말 논점 눈금 단락 단서 대목 대본 도면 도식 독법 돌파구
뒷면 등장 마감 맥락 메모 명제 모서리 목록 묘사 무게 문턱 물음 밑그림 바탕 반전 방향 배치 번호
범례 변수 보고서 본문 부록 분량 비유 빈틈 뼈대 사다리 사전 산출물 삽화 색인 서가 서문 설명 세부
속내 손질 수식 순서 습작 시도 실마리 실험실 쓰임새 안목 암시 약도 어휘 얼개 여백 연표 열쇠 예시
오탈자 온도 요지 용례 우선순위 울림 원고 윤곽 응용 의도 이정표 일화 자취 작업 장면 재료 저울 전제
절차 접점 정리 제안 조각 조건 주석 줄거리 중심 지도 질감 징검다리 차례 착상 참고 척도 초안 추측
출발점 층위 탐구 통로 파편 편집 평형 표지 풀이 필사 한계선 항목 해설 행간 현장 호흡 화법 회고 흐름
""")

#: What makes rarer nouns of the nouns above, as 핵심 makes 핵심맥락.
MODIFIERS: Final = _listed("""
겉 속 첫 뒷 새 본 재 총 반 준 초 고 저 다 역 상 하 대 전 후 핵심 기본 보조 공동 임시 개인 교양 실무
학습 독서 비교 자체 연속 간이 정밀 원형
""")

KINDS: Final = _listed("""
뜻밖의 차분한 까다로운 든든한 모호한 날카로운 소박한 치밀한 성급한 너그러운 묵직한 경쾌한 건조한
다정한 집요한 느긋한 선명한 서늘한 생생한 촘촘한
""")

MANNERS: Final = _listed("""
꽤 제법 한결 찬찬히 거듭 슬며시 뚜렷이 느릿하게 가지런히 담담하게 어김없이 뜻밖에 무난하게 꼼꼼히
넌지시 여전히 훨씬 조금씩 빠르게 공들여
""")

#: Any of the first before any of the second is the name of a concept.
CONCEPT_FIRST: Final = {
    "가변": "mutable",
    "간접": "indirect",
    "결정": "decision",
    "경로": "path",
    "계약": "contract",
    "고정": "fixed",
    "공개": "open",
    "구간": "interval",
    "국소": "local",
    "규범": "normative",
    "근사": "approximate",
    "기준": "baseline",
    "나선": "spiral",
    "누적": "cumulative",
    "다중": "multiple",
    "대칭": "symmetric",
    "동기": "synchronous",
    "매개": "mediated",
    "목적": "purposive",
    "무작위": "random",
    "밀집": "dense",
    "반사": "reflexive",
    "복합": "compound",
    "비용": "cost",
    "사전": "prior",
    "사후": "posterior",
    "상태": "state",
    "생성": "generative",
    "선행": "leading",
    "수렴": "convergent",
    "순환": "cyclic",
    "시각": "visual",
    "안정": "stable",
    "양방향": "bidirectional",
    "역량": "competence",
    "연속": "continuous",
    "외부": "external",
    "우연": "accidental",
    "유한": "finite",
    "자율": "autonomous",
    "잠재": "latent",
    "절충": "trade-off",
}
CONCEPT_SECOND: Final = {
    "가중": "weighting",
    "간극": "gap",
    "감사": "audit",
    "격리": "isolation",
    "결합": "coupling",
    "경계": "boundary",
    "관성": "inertia",
    "교환": "exchange",
    "규율": "discipline",
    "기록": "record",
    "기울기": "gradient",
    "누수": "leakage",
    "단절": "rupture",
    "대조": "contrast",
    "도약": "leap",
    "등급": "grade",
    "매듭": "knot",
    "모방": "imitation",
    "문턱": "threshold",
    "반례": "counterexample",
    "배열": "arrangement",
    "변환": "transformation",
    "보상": "compensation",
    "복원": "restoration",
    "분기": "branching",
    "비례": "proportion",
    "사상": "mapping",
    "서열": "ordering",
    "소거": "elimination",
    "수요": "demand",
    "순위": "ranking",
    "신념": "belief",
    "압력": "pressure",
    "여유": "slack",
    "연결": "linkage",
    "예산": "budget",
    "완충": "buffer",
    "위임": "delegation",
    "잡음": "noise",
    "적층": "layering",
    "정체": "stagnation",
    "주기": "period",
}

#: Area -> skills, easier ones first.
SKILLS: Final = {
    "도구": "셸, Git, 정규 표현식, 편집기, 디버거, 빌드 도구, 프로파일러, 컨테이너, 노트북 환경, 스프레드시트",
    "언어": "Python, SQL, JavaScript, TypeScript, Go, Rust, Kotlin, R, HTML, CSS",
    "데이터": "기초 통계, 선형대수, 확률, 데이터 정제, 시각화, 실험 설계, 회귀 분석, 시계열, 기계 학습, 데이터 모델링",
    "운영": "리눅스, 네트워크, 모니터링, 로그 분석, 쿠버네티스, 클라우드, 배포 자동화, 장애 대응, 보안 점검, 용량 계획",
    "설계": "객체 지향, 함수형 사고, 도메인 모델링, API 설계, 테스트 작성, 리팩터링, 동시성, 자료 구조, 알고리즘, 분산 시스템",
    "협업": "글쓰기, 코드 리뷰, 일정 산정, 회의 진행, 발표, 면담, 문서화, 요구 분석, 멘토링, 협상",
}
LEVELS: Final = ("입문", "초급", "중급", "고급")

PUBLISHERS: Final = (
    "느티나무서재",
    "물음표공방",
    "두레박",
    "책갈피상점",
    "모래시계",
    "오후네시",
    "돌담",
    "나침반서고",
    "새벽노트",
    "가온길",
)
FAMILY_NAMES: Final = "강고권김남노류문박배서손신안양오유윤이임장전정조차최한허홍황"
GIVEN_NAMES: Final = _listed("""
가람 나래 다온 단비 라온 민재 보람 새롬 서율 소담 아름 여울 예준 윤슬 이든 지안 찬솔 태윤 하람 희도
""")
FOREIGN_GIVEN_NAMES: Final = {
    "마라": "Mara",
    "테오": "Theo",
    "이네스": "Ines",
    "오스카": "Oscar",
    "니나": "Nina",
    "루카스": "Lucas",
    "에다": "Edda",
    "사무엘": "Samuel",
    "카렌": "Karen",
    "줄리언": "Julian",
}
FOREIGN_FAMILY_NAMES: Final = {
    "홀트": "Holt",
    "베커": "Becker",
    "린드그렌": "Lindgren",
    "오카다": "Okada",
    "마르티": "Marti",
    "쿠퍼": "Cooper",
    "노박": "Novak",
    "페레이라": "Pereira",
    "던": "Dunn",
    "웨스트": "West",
}

TAGS: Final = _listed("""
백엔드 프런트엔드 데이터 인공지능 클라우드 보안 설계 테스트 조직 경력 글쓰기 수학 통계 입문서 고전 번역서
실습서 방법론 인터뷰 에세이
""")
READERS: Final = (
    "일을 막 시작한 개발자",
    "팀을 새로 맡은 사람",
    "기초를 다시 다지려는 현업 종사자",
    "혼자 공부하는 학생",
    "다른 분야에서 옮겨 온 사람",
    "강의를 준비하는 교사",
    "짧은 시간에 큰 그림을 보려는 사람",
    "코드를 따라 치며 배우려는 사람",
    "이론보다 사례를 찾는 사람",
    "깊은 증명을 기대하는 사람",
)

# -- patterns ----------------------------------------------------------------

TITLES: Final = (
    "{A:을} 위한 {B} 수업",
    "{A:과} {B}의 기술",
    "처음 만나는 {A}, 다시 보는 {B}",
    "{A:은} 어떻게 {B:이} 되는가",
    "{A}에서 배우는 {B}",
    "{B:을} 바꾸는 {A}의 힘",
    "{A}의 안쪽, {B}의 바깥쪽",
    "오늘부터 {A:으로} 쓰는 {B}",
    "{A:이} 사라진 {B}",
    "좋은 {A}, 나쁜 {B}",
)
SUBTITLES: Final = (
    "{A}에서 {B}까지, 한 권으로 훑는 {D}",
    "{A:을} 둘러싼 열두 번의 대화",
    "{kind} {A:과} {B}에 관하여",
    "일하는 사람이 알아야 할 {A:과} {B}",
)
HEADINGS: Final = (
    "어떤 책인가",
    "읽게 된 까닭",
    "글쓴이에 대하여",
    "책의 짜임",
    "앞부분에서 얻은 것",
    "가운데 토막",
    "뒷부분에서 남는 것",
    "밑줄 그은 곳",
    "직접 해 보니",
    "우리 팀에 옮기면",
    "아쉬운 점",
    "다른 책과 견주면",
    "누가 읽으면 좋을까",
    "덮고 나서",
)
SENTENCES: Final = (
    "{A:을} 먼저 그려 두면 {B}까지 가는 길이 {how} 짧아진다.",
    "글쓴이는 {A:과} {B:을} 나란히 놓고 어느 쪽이 {kind} 쪽인지 묻는다.",
    "지난달 회사에서 {A} 때문에 회의가 길어졌을 때 이 쪽을 다시 폈다.",
    "{kind} 예가 많아서 {A:이} 낯선 사람도 {how} 따라올 수 있다.",
    "{A:은} 두 번 나오는데, 두 번째에는 {B}의 자리에서 다시 쓰인다.",
    "표와 그림이 적은 대신 {A:을} 말로 푸는 솜씨가 {how} 좋다.",
    "옮긴 말은 {A:을} 그대로 두지 않고 {B:으로} 풀어 놓았다.",
    "솔직히 {A:을} 다룬 열 쪽 남짓은 {how} 건너뛰어도 괜찮다.",
    "연습 문제 셋 가운데 하나는 {A:과} {B:이} 부딪치는 상황을 다룬다.",
    "나라면 {A} 앞에 {B:을} 한 절쯤 더 두었을 것이다.",
    "{A:이} 틀렸다고 말하기보다 {B:이} 어디에서 멈추는지 보여 준다.",
    "주석을 따라가면 {A}에 관한 {kind} 논쟁을 만나게 된다.",
    "아침마다 한 절씩 읽으니 {A:이} {how} 손에 익었다.",
    "{A:과} {B:을} 헷갈리던 때가 있어서 이 구별이 반가웠다.",
    "같은 내용을 강의로 들었을 때보다 {A:이} {how} 또렷하게 남는다.",
    "책은 {A}, {B}, {D:을} 한 줄로 꿰어 놓고 그 줄을 끝까지 놓지 않는다.",
    "여기에서 **{A}**의 뜻이 한 번 바뀌므로 앞 장을 다시 펼칠 만하다.",
    "{kind} 질문 하나가 {A:을} 지나 {B}에 이르기까지 장을 끌고 간다.",
    "다만 {A:으로} 넘어가는 대목은 {how} 서두른 느낌이 든다.",
    "{A:을} 세 줄로 줄여 적어 보면 {B:이} 빠져 있음을 알게 된다.",
    "후배에게 {A:을} 설명하다가 막혀서 이 그림을 빌려 썼다.",
    "{A:이라} 부르는 것이 실은 {B}의 묶음이라는 말에 밑줄을 그었다.",
    "숫자를 믿기 전에 {A:이} 어떻게 모였는지 살피라는 당부가 {kind} 울림을 준다.",
    "출간된 지 몇 해가 지났지만 {A}에 대한 판단은 {how} 낡지 않았다.",
    "부록의 {A:은} 작지만 {B:을} 찾을 때 {how} 쓸모가 있다.",
    "첫머리의 {A:은} 가볍고, 끝머리의 {B:은} 무겁다.",
    "{how} 읽으면 {A:과} {B} 사이의 빈칸이 눈에 들어온다.",
    "모임에서 이 장을 함께 읽었을 때 {A:을} 두고 *의견이 갈렸다*.",
    "{A:을} 미루면 {B:이} 대신 값을 치른다는 문장은 {how} 옳다.",
    "글쓴이가 겪은 {kind} 실패담은 {A}보다 설득력이 있다.",
    "{A:을} 버리지 않고도 {B:을} 얻는 방법이 있다고 책은 {how} 말한다.",
    "내 경험으로는 {A:이} 갖추어진 뒤에야 {B:이} 뜻을 가진다.",
    "용어가 {A:과} {B:으로} 나뉘어 있어 찾아보기가 {how} 편하다.",
    "{kind} 독자라면 {A}에서 시작해 {B:으로} 거슬러 읽어도 좋다.",
    "이 절을 읽고 나서 우리 팀의 {A:을} {how} 고쳐 보았다.",
    "그래서 {A:은} 끝이 아니라 {B}의 시작으로 읽힌다.",
)
#: Sentences that mention a concept, ``{C}``.
MENTIONING: Final = (
    "이 장의 중심에는 {C:이} 있고, {A:은} 그 둘레를 돈다.",
    "{C:을} 이렇게 {kind} 말로 풀어낸 책은 드물다.",
    "글쓴이는 {A:을} 예로 들어 {C:이} 언제 무너지는지 보여 준다.",
    "{A:과} {C:은} 다르다는 점을 {how} 짚고 넘어간다.",
    "실무에서는 {C:으로} 이어지는 길목에서 {B:을} 놓치기 쉽다.",
    "{C:이라}는 말을 몰랐을 때에도 {A:은} 이미 곁에 있었다.",
    "앞에서 본 {A:을} {C}의 눈으로 다시 읽게 한다.",
    "{C:과} 함께 읽어야 {A:이} 왜 {kind} 문제인지 드러난다.",
    "나는 {C}에 관한 설명만으로도 {A:이} 값을 했다고 본다.",
    "{how} 보면 {C:은} {A:을} 줄이려는 시도이다.",
)
RENAMED: Final = "새 {C}"
ADDED_SENTENCE: Final = "며칠 뒤에 다시 펼쳐 보고 이 한 줄을 덧붙인다."
VERDICTS: Final = (
    "{A}보다 {B:을} 찾는 사람에게 {how} 맞는 책이다.",
    "{A:을} {kind} 눈으로 되짚게 하지만 {B:은} 따로 채워야 한다.",
    "{kind} 설명 덕분에 {A:과} {B:이} 한눈에 들어온다.",
    "{A:은} 믿을 만하고 {B:은} 가려 읽어야 한다.",
)
NOTES: Final = (
    "{A:을} 따라 하려면",
    "{A} 장의 예를 돌려 보려면",
    "{A:을} 제 자료로 바꾸어 보려면",
    "{A:과} {B:을} 견주어 보려면",
)
#: The first sentence of a concept's definition.
DEFINITIONS: Final = (
    "{C:은} {A:과} {B:이} 어긋날 때 그 차이를 다루는 방식을 가리킨다.",
    "{C:은} {A:을} 정할 때 {B:을} 함께 헤아리는 태도이다.",
    "{A:이} 바뀌어도 {B:이} 흔들리지 않게 하는 성질을 {C:이라} 한다.",
    "{C:은} {A:을} 되풀이하며 {B:을} 조금씩 줄여 가는 절차이다.",
)
ELABORATIONS: Final = (
    "흔히 {A:과} 같은 뜻으로 쓰지만 {B:을} 포함하는지에 따라 갈린다.",
    "{A:이} 클수록 {how} 두드러지고, {B:이} 작으면 눈에 띄지 않는다.",
    "처음에는 {A:을} 설명하려고 나온 말이지만 지금은 {B}에도 쓴다.",
    "{kind} 사례로는 {A:과} {B:이} 자주 꼽힌다.",
)
#: What a skill is good for.
PURPOSES: Final = (
    "{A:을} 다루고 {B:을} 고치는 데 {how} 쓰인다.",
    "{A:을} 혼자 힘으로 마칠 수 있으면 갖춘 것으로 본다.",
    "{kind} {A:을} 만났을 때 {B:을} 고르는 힘이다.",
)
