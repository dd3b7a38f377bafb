"""Known names are found in prose: as often as a reader would, and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_reviews.library.names_in_text import Names, can_be_found, is_doubtful, titles
from sphinx_reviews.records.names import key

_FILE: Final = Path(__file__).with_suffix(".md").with_name("names_in_text.md")


class _Sentence(NamedTuple):
    text: str
    #: The spans of what is to be found.
    wanted: frozenset[tuple[int, int]]
    names: tuple[str, ...]


def _read(marked: str, names: tuple[str, ...]) -> _Sentence:
    text, wanted = "", []
    for part in re.split(r"(\[\[.+?\]\])", marked):
        if part.startswith("[["):
            wanted.append((len(text), len(text) + len(part) - 4))
        text += part.removeprefix("[[").removesuffix("]]")
    return _Sentence(text, frozenset(wanted), names)


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return the labelled sentences."""
    found: list[_Sentence] = []
    names: tuple[str, ...] = ()
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("names: "):
            names = tuple(line.removeprefix("names: ").split(", "))
        elif line.startswith("- "):
            found.append(_read(line.removeprefix("- "), names))
    return tuple(found)


def _found(names: list[str], text: str, language: str = "ko") -> list[str]:
    """Return the parts of *text* that name one of *names*."""
    return [text[each.start : each.end] for each in Names(names, language).find(text)]


def test_labelled_sentences() -> None:
    """Of 400 sentences nearly all that is found is right, and nearly all is found."""
    sentences = _sentences()
    right, wrong, missed = 0, list[str](), list[str]()
    for text, wanted, names in sentences:
        found = {(each.start, each.end) for each in _finder(names).find(text)}
        right += len(found & wanted)
        wrong += [f"{text[start:end]} in {text}" for start, end in found - wanted]
        missed += [f"{text[start:end]} in {text}" for start, end in wanted - found]

    assert len(sentences) >= 300
    assert right / (right + len(wrong)) >= 0.98, wrong
    assert right / (right + len(missed)) >= 0.97, missed


@cache
def _finder(names: tuple[str, ...]) -> Names:
    return Names(names, "ko")


@pytest.mark.parametrize(
    ("names", "text", "wanted"),
    [
        (["구글"], "구글링을 하다", []),
        (["회귀"], "회귀분석과 선형회귀", []),
        (["회귀"], "회귀 분석", ["회귀"]),
        (["포로"], "뽀로로와 놀다", []),
        (["데이터", "데이터 과학"], "데이터 과학과 데이터", ["데이터 과학", "데이터"]),
        (["데이터", "데이터 과학"], "데이터 과학자", ["데이터"]),
        (["자연어처리"], "자연어 처리, 자연어-처리", ["자연어 처리", "자연어-처리"]),
        (["자연어 처리"], "자연어  처리, 자연어, 처리", []),
        (["자연어 처리"], "자연어\n처리", ["자연어\n처리"]),
        (["R"], "R&D, R-CNN, R.version, r, R2, R_1", []),
        (["R"], "R, R은 (R) R/파이썬", ["R"] * 4),
        (["C", "C++", "C#"], "C++17, C#과 C", ["C++", "C#", "C"]),
        (["C", "데이터"], "C++ C# C언어 C++데이터 #데이터", ["데이터"]),
        (["BERT"], "sentence-BERT bert RoBERTa", []),
        (["Node", "js", "Node.js"], "Node.js를", ["Node.js"]),
        (["NET", ".NET"], ".NET은", [".NET"]),
        (["NET"], ".NET은", []),
        (["CI", "CD"], "CI/CD를", []),
        (["Python"], "IPython python3 python-docx @python docs.python.org", []),
        (["MLOps"], "MLOps를 mlops란", ["MLOps", "mlops"]),
        (["SQL"], "MySQL sql SQL의", ["SQL"]),
        (["딥러닝 API"], "딥러닝 API를 딥러닝API", ["딥러닝 API", "딥러닝API"]),
        (["딥러닝"], "딥러닝API", []),
        (["텐서플로"], "텐서플로2.0을 텐서플로2차", ["텐서플로"]),
        (["배포"], "배포했다 배포된 배포시킬 배포자 재배포", ["배포"] * 3),
        (["복사", "분류", "정치"], "복사기도 분류기 정치인", []),
        (["로그", "관리", "설계"], "로그인 관리인 설계도 로그도", ["로그"]),
        (["심리학"], "심리학과 교수, 심리학과 철학", ["심리학"]),
        (["도서"], "도서할인 도서하", []),
        (["마이크"], "마이크로 나눈다", []),
        (["책"], "책임 책상 책을", ["책"]),
        (["작업"], "작업일, 작업일 뿐이다", ["작업"]),
        (["가나다라마바"], "가 나 다 라 마 바", []),
        (["비용·편익"], "비용·편익을 비용 편익", ["비용·편익"]),
        (["SQL", "sql"], "SQL sql Sql", ["SQL", "sql", "Sql"]),
        (["Go"], "Go는 go는 GO는", ["Go"]),
        (["Straße"], "STRASSE와 straße를", ["STRASSE", "straße"]),
    ],
)
def test_traps(names: list[str], text: str, wanted: list[str]) -> None:
    """What a reader would not take for the name is not found, composed or decomposed."""
    assert _found(names, text) == wanted
    decomposed = unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", each) for each in _found(names, decomposed)] == wanted


@pytest.mark.parametrize(
    ("names", "text", "wanted"),
    [
        (
            ["neural network"],
            "Neural networks, a neural-network",
            ["Neural networks", "neural-network"],
        ),
        (["library", "class"], "libraries and classes", ["libraries", "classes"]),
        (["machine learning"], "machine-learning-based machinelearning", []),
        (["LLM", "IT", "Go"], "LLMs, llm, its, Gos, it, go", ["LLMs"]),
        (["Python"], "Python's, Python’s, pythonic", ["Python", "Python"]),
        (["cat"], "concatenate category cats", ["cats"]),
        (["news"], "new news", ["news"]),
        (["파이썬"], "파이썬 파이썬을", ["파이썬"]),
    ],
)
def test_english(names: list[str], text: str, wanted: list[str]) -> None:
    """English has plurals and possessives, and no particles."""
    assert _found(names, text, "en-GB") == wanted


def test_other_languages() -> None:
    """In other languages whole words are found, in any case."""
    assert _found(["Haus"], "haus Häuser Hauses Haus-Tür HAUS", "de") == ["haus", "HAUS"]
    assert _found(["réseau neuronal"], "Le réseau-neuronal", "fr") == ["réseau-neuronal"]
    assert _found(["данные"], "Данные и данных", "ru") == ["Данные"]


def test_name_is_as_given() -> None:
    """What is found says which name it is, as its author wrote it."""
    (found,) = Names(["  자연어   처리 ", "R"], "ko").find("😀 자연어처리를")
    assert found == (2, 7, "  자연어   처리 ")


def test_closed_spans() -> None:
    """No name touches a closed span or reaches across it; a shorter one beside it counts."""
    names = Names(["데이터 과학", "데이터", "과학"], "ko")
    text = "데이터 과학 데이터"
    assert [each[:2] for each in names.find(text, [(4, 6)])] == [(0, 3), (7, 10)]
    assert [each[:2] for each in names.find(text, [(7, 10), (0, 1), (0, 3)])] == [(4, 6)]
    assert names.find(text, [(3, 4), (0, 10)]) == []
    assert [each[:2] for each in names.find(text, [(3, 3), (6, 6)])] == [(0, 6), (7, 10)]


def test_titles() -> None:
    """Titles are what stands in the brackets that Korean has for them."""
    text = "『데이터 「과학」』과 《수학》, 〈통계〉, 「R」, 『끝나지 않은"
    assert [text[start:end] for start, end in titles(text)] == [
        "『데이터 「과학」』",
        "《수학》",
        "〈통계〉",
        "「R」",
    ]
    assert Names(["데이터", "수학"], "ko").find(text, titles(text)) == []


def test_doubtful_names() -> None:
    """Names that may well mean something else are short, or all in capitals."""
    assert all(
        map(is_doubtful, ("R", "Go", "책", "CI/CD", "SQL", "R&D", "GPT-4", "π", "3D", "K8s"))
    )
    sure = ("C++", "C#", ".NET", "Git", "딥러닝 API", "파이썬", "R 프로그래밍", "MLOps", "孔子")
    assert not any(map(is_doubtful, sure))


def test_names_that_cannot_be_found() -> None:
    """A name that no text can name is known as such."""
    for name in (
        "파이썬",
        "자연어 처리",
        "C++",
        ".NET",
        "CI/CD",
        "비용·편익 분석",
        " R  ",
        "원인과 결과",
    ):
        assert can_be_found(name, "ko"), name
    for name in ("", "…", "A*", "Yahoo!", "(주)카카오", "가 나 다 라 마 바"):
        assert not can_be_found(name, "ko"), name
    assert can_be_found("neural networks", "en")


def test_no_names() -> None:
    """Without names nothing is found."""
    assert Names([], "ko").find("파이썬") == []
    assert Names([" "], "ko").find("파이썬") == []


_TEXT: Final = st.text("데이터과학은는을하R&D C+-·.\n()『』2s'é\u0301ß😀", max_size=40)
_NAMES: Final = ("데이터", "데이터 과학", "과학", "R", "D", "C++", "R&D", "이터", "é", "ss", "2")


@given(
    st.lists(
        st.one_of(st.sampled_from(["데이터", "과학", "R", "C++", "R&D", " ", "-", "은"]), _TEXT)
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=4),
    st.sampled_from(["NFC", "NFD"]),
)
def test_found_is_the_name(parts: list[str], closed: list[tuple[int, int]], form: str) -> None:
    """What is found is in order, outside closed spans, and the name but for case and spaces."""
    text = unicodedata.normalize(form, "".join(parts))
    spans = [(start, start + length) for start, length in closed]
    found = Names(_NAMES, "ko").find(text, spans)

    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        assert _squeezed(text[each.start : each.end]) == _squeezed(each.name)
        assert not any(max(start, each.start) < min(end, each.end) for start, end in spans)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s-]+", "", key(text))
