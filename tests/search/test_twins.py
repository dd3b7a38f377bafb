"""Words in two scripts that are one, where search takes them for it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_reviews.language.korean import KOREAN
from support.browser import in_browser
from support.searching import analysing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Pairs that readers of technical books type.
SAME: Final = [
    tuple(pair.split("="))
    for line in (
        "쿠버네티스=kubernetes 도커=docker 레디스=redis 카프카=kafka 파이썬=python 넘파이=numpy 판다스=pandas",
        "사이킷런=scikitlearn 텐서플로=tensorflow 파이토치=pytorch 에어플로=airflow 리눅스=linux 코틀린=kotlin",
        "러스트=rust 리액트=react 테라폼=terraform 그라파나=grafana 슬랙=slack 캐글=kaggle 트랜스포머=transformer",
        "임베딩=embedding 토큰=token 프롬프트=prompt 캐시=cache 클러스터=cluster 파이프라인=pipeline 셔플=shuffle",
        "리팩터링=refactoring 알고리즘=algorithm 모델=model 서버=server 그래프큐엘=graphql 몽고디비=mongodb 버그=bug",
        "웹=web 앱=app 깃=git 큐=queue 머신러닝=machinelearning 데이터베이스=database 에이피아이=api 에스큐엘=sql 애자일=agile 로그=log 코드=code",
    )
    for pair in line.split()
]
#: Words that have been taken for one another, or that a short one might be.
OTHERS: Final = [
    tuple(pair.split("="))
    for line in (
        "드리프트=draft 리스트=rest 버릇=belt 필드=fired 주간=dugan 도색=dosage 소리=sorry 보리=bori 나무=namu",
        "제창=zeitung 크로스=clause 박스=bears 스택=stark 스택=stake 컨테이너=counter 프로젝트=product 메서드=mashed",
        "셋=set 빗=bit 맛=mat 카페=copper 프로그래머=program 프로젝터=project 프로그램의의=program 매트=mart 마크=make 사이드=said 리프=life 노트=night 리트=right 스케일=square 클라우드=crowd",
    )
    for pair in line.split()
]


@pytest.mark.parametrize(("korean", "latin"), SAME)
def test_a_loanword_is_its_original(korean: str, latin: str) -> None:
    """A loanword has a key in common with its original, and sounds like it."""
    assert KOREAN.sound_keys(korean) & KOREAN.sound_keys(latin)
    assert KOREAN.likeness(korean, latin)


@pytest.mark.parametrize(("korean", "latin"), OTHERS)
def test_what_only_sounds_somewhat_alike_is_not(korean: str, latin: str) -> None:
    """A chance likeness is none, nor is that of a word too short to tell."""
    keys = KOREAN.sound_keys(korean) & KOREAN.sound_keys(latin)

    assert not (keys and KOREAN.likeness(korean, latin))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("캐쉬", "캐시", True),
        ("메소드", "메서드", True),
        ("쓰레드", "스레드", True),
        ("네트웍", "네트워크", True),
        ("어플리케이션", "애플리케이션", True),
        ("리팩토링", "리팩터링", True),
        ("서버", "서브", False),
        ("필터", "필드", False),
        ("트리", "틀리", False),
        ("장점이", "정점이", False),
        ("리액트", "리액터", False),
    ],
)
def test_spellings_of_a_loanword(one: str, other: str, *, is_one: bool) -> None:
    """Writers take some vowels for their like in a long loanword, and in no other word."""
    assert KOREAN.are_spellings(one, other) is is_one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("관찰 가능성(Observability)을 다룬다", "관찰가능성 observability"),
        ("그래서 CI(지속적 통합)를 붙였다", "ci 지속적통합"),
        ("지속적 통합(CI, Continuous Integration)", "지속적통합 ci continuousintegration"),
        ("서비스 수준 목표(SLO, service level objective)", "수준목표 slo levelobjective"),
        ("자연어 처리 (NLP: natural language processing)", "자연어처리 nlp languageprocessing"),
        ("latency(지연 시간)를 줄였다", "latency 지연시간"),
        ("쿠버네티스(Kubernetes)를", "쿠버네티스 kubernetes"),
        ("사람의 모순(矛盾)이다", "모순 矛盾"),
        ("矛盾(모순)이라는 말", "矛盾 모순"),
        ("헤르만 헤세(1877~1962)의 책", ""),
        ("그림(Figure 1)을 보라", ""),
        ("이 책(p. 123)에서", ""),
        ("컨테이너 도구(Docker)를 쓴다", ""),
        ("Kafka(메시지 큐)를 쓴다", ""),
        ("튜토리얼(IPython Notebook)", ""),
        ("책임감(이 말을 참 싫어한다)", ""),
        ("인터페이스(API)로", ""),
        ("문제들(NP)", ""),
        ("이어(continuation) 간다", ""),
        ("판별자(D)", ""),
        ("클라우드(AWS, Azure, 그 밖에 여럿)", ""),
        ("소설가(魯迅)", ""),
    ],
)
def test_what_a_text_gives_as_names_of_one_thing(text: str, names: str) -> None:
    """Names stand in parentheses after each other; years, pages and explanations do so too."""
    found = {term: others for term, *others in KOREAN.given(text, KOREAN.words(text))}
    same = names.split()

    assert found.keys() >= {*same} if same else not found
    assert [set(found[each]) | {each} for each in same] == [set(same)] * len(same)


@in_browser
def test_both_hear_the_same(browser: Browser) -> None:
    """Python and JavaScript give each word the same keys, and each pair the same likeness."""
    koreans, latins = (sorted({pair[n] for pair in SAME + OTHERS}) for n in range(2))
    pairs = [*product(koreans, latins)]
    page = browser.new_page()
    page.add_script_tag(content=analysing("ko", KOREAN))
    keys, likeness = page.evaluate(
        "([words, pairs]) => {"
        "return [words.map(analyser.soundKeys), pairs.map((each) => analyser.likeness(...each))]; }",
        [koreans + latins, pairs],
    )
    page.close()

    assert [*map(set, keys)] == [*map(KOREAN.sound_keys, koreans + latins)]
    assert likeness == pytest.approx([KOREAN.likeness(*each) for each in pairs])
