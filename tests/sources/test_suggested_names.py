"""Which names are suggested, on small libraries that are read as the command reads them."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.build import reading
from sphinx_reviews.sources.suggestions.model import Kind
from sphinx_reviews.sources.suggestions.names.found import suggestions
from support.builds import write
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_reviews.sources.suggestions.model import Suggestion


class Found:
    """What is suggested for a library."""

    def __init__(self, source: Path) -> None:
        self.sources = {path.name: path.read_bytes().decode() for path in source.glob("*.md")}
        self.all = suggestions(reading.shelf(source))

    def of(self, kind: Kind) -> list[Suggestion]:
        """Return the suggestions of a kind."""
        return [each for each in self.all if each.kind is kind]

    @property
    def concepts(self) -> dict[str, Suggestion]:
        """The concepts by their names."""
        return {each.value["name"]: each for each in self.of(Kind.CONCEPT)}

    @property
    def pairs(self) -> set[frozenset[str]]:
        """The names that are of one thing."""
        return {frozenset((each.value["of"], each.value["alias"])) for each in self.of(Kind.ALIAS)}

    def alias(self, name: str) -> Suggestion:
        """Return the suggestion that a name is an alias."""
        return next(each for each in self.of(Kind.ALIAS) if each.value["alias"] == name)


@pytest.fixture(name="find")
def fixture_find(tmp_path: Path) -> Callable[..., Found]:
    """Return what is suggested for pages of ``name=text`` pairs."""

    def find(pages: dict[str, str], conf: str = CONF) -> Found:
        write(tmp_path, {"conf.py": conf, "index.md": INDEX, **pages})
        return Found(tmp_path)

    return find


def review(title: str, text: str, tags: Iterable[str] = (), options: str = "") -> str:
    """Return the page of a review."""
    listed = "".join(f"- {tag}\n" for tag in tags)
    book = f":::{{book}} {title}\n{options}:::"
    front = f"---\ntags:\n{listed}---\n\n" if listed else ""
    return f"{front}# {title}\n\n{book}\n\n{textwrap.dedent(text).strip()}\n"


def reviews(*texts: str, tags: Iterable[str] = ()) -> dict[str, str]:
    """Return reviews with these texts, the first of which has tags."""
    return {
        f"r{number}.md": review(f"책 {number}", text, tags if number == 1 else ())
        for number, text in enumerate(texts, 1)
    }


def test_a_tag_that_several_pages_use_or_name_is_a_concept(find: Callable[..., Found]) -> None:
    """A tag of one page counts where another page names it."""
    found = find(
        {
            "a.md": review("가", "임베딩을 만든다.", ["임베딩", "벡터"]),
            "b.md": review("나", "이 책은 문장의 임베딩에서 시작하여 검색까지 간다.", ["양자화"]),
            "c.md": review("다", "다른 이야기.", ["벡터"]),
        }
    )
    assert set(found.concepts) == {"임베딩", "벡터"}
    embedding, vector = found.concepts["임베딩"], found.concepts["벡터"]
    assert embedding.value == {"name": "임베딩", "aliases": [], "mentions": 2}
    assert embedding.reviews == vector.reviews == 2
    assert embedding.evidence.text == "이 책은 문장의 임베딩에서 시작하여 검색까지 간다."
    assert vector.evidence.text == "벡터"
    assert [each.docname for each in vector.examples] == ["c"]
    assert vector.confidence > embedding.confidence


def test_evidence_is_verbatim_and_one_a_page(find: Callable[..., Found]) -> None:
    """What is shown stands in the file, in the line that is said."""
    text = "쿠버네티스(Kubernetes)는 **어렵다**.\n쿠버네티스를 쓰자.\n\n- `kubectl`로 쿠버네티스를 다룬다"
    found = find(reviews(text, text, text, text, tags=["쿠버네티스", "k8s"]))
    assert found.all
    for each in found.all:
        shown = (each.evidence, *each.examples)
        assert len({evidence.docname for evidence in shown}) == len(shown) <= 3
        for evidence in shown:
            source = found.sources[evidence.file]
            at = source.index(evidence.text)
            assert source.count("\n", 0, at) + 1 == evidence.line


def test_spaces_make_an_alias_outright(find: Callable[..., Found]) -> None:
    """Names that differ in spaces are one, and in case are no two."""
    found = find(
        {
            "a.md": review("가", "데이터 분석을 배운다.", ["데이터 분석", "Python"]),
            "b.md": review("나", "데이터 분석의 기초.", ["데이터분석", "python"]),
        }
    )
    concept = found.concepts["데이터 분석"]
    assert concept.value["aliases"] == ["데이터분석"]
    assert concept.reviews == 2
    alias = found.alias("데이터분석")
    assert alias.value == {"of": "데이터 분석", "kind": "concept", "alias": "데이터분석"}
    assert (alias.source, alias.confidence) == (("spacing",), 1)
    assert "데이터분석" not in found.concepts
    # Case is no other name.
    assert found.pairs == {frozenset({"데이터 분석", "데이터분석"})}
    assert "Python" in found.concepts
    assert "python" not in found.concepts


def test_two_scripts_are_paired_by_sound(find: Callable[..., Found]) -> None:
    """Names, words of prose and phrases are paired, and spellings of one word."""
    found = find(
        reviews(
            "쿠버네티스를 쓴다. 도커는 안다. Spring Boot로 만든다. 리팩토링도 한다.",
            "쿠버네티스와 도커, 그리고 파이썬이다. 스프링 부트는 어렵다. 리팩터링을 한다.",
            "Kubernetes 위에 Docker를 올린다. python은 판다스와 쓴다.",
            tags=[
                "Kubernetes",
                "Docker",
                "파이썬",
                "python",
                "스프링 부트",
                "판다스",
                "pandas",
                "refactoring",
            ],
        )
    )
    assert found.pairs == {
        frozenset(pair)
        for pair in (
            ("쿠버네티스", "Kubernetes"),
            ("도커", "Docker"),
            ("파이썬", "python"),
            ("판다스", "pandas"),
            ("스프링 부트", "Spring Boot"),
            ("refactoring", "리팩터링"),
            ("refactoring", "리팩토링"),
        )
    }


def test_the_name_that_is_used_more_stays(find: Callable[..., Found]) -> None:
    """The name on more pages is the one that the other is an alias of."""
    found = find(
        reviews(
            "Docker를 배운다. Redis도.",
            "Docker를 쓴다.",
            "도커와 레디스다.",
            tags=["Docker", "레디스"],
        )
    )
    assert found.alias("도커").value["of"] == "Docker"
    # 레디스 is a tag of the page that has Redis, and is in one text more.
    assert found.alias("Redis").value["of"] == "레디스"


GIVEN_TWICE = {
    "요즘은 관찰 가능성(Observability)이 화두다.": ("관찰 가능성", "Observability"),
    "일곱 번째 장은 합성곱 신경망(CNN)이다.": ("합성곱 신경망", "CNN"),
    "과 변이형 오토인코더(VAE)도 있다.": ("변이형 오토인코더", "VAE"),
    "일반적으로는 단어(Word)라고 한다.": ("단어", "Word"),
    "새로운 의존성 주입(Dependency Injection)을 쓴다.": ("의존성 주입", "Dependency Injection"),
    "트랜잭션을 사가 패턴(Saga Pattern)으로 다룬다.": ("사가 패턴", "Saga Pattern"),
    "먼저 RAG(검색 증강 생성)을 보자.": ("검색 증강 생성", "RAG"),
    "책의 도메인 주도 설계 (Domain-Driven Design)는": ("도메인 주도 설계", "Domain-Driven Design"),
    "Keras(케라스)로 회귀(Regression)를 한다.": ("회귀", "Regression"),
}


def test_parentheses_give_a_name_twice(find: Callable[..., Found]) -> None:
    """The name in front is cut where it begins."""
    again = [f"{korean}에 대하여. {latin}도 다룬다." for korean, latin in GIVEN_TWICE.values()]
    found = find(reviews("\n\n".join(GIVEN_TWICE), "\n\n".join(again)))
    assert found.pairs - {frozenset({"케라스", "Keras"})} == set(
        map(frozenset, GIVEN_TWICE.values())
    )
    assert all("paren" in each.source for each in found.of(Kind.ALIAS))


def test_other_parentheses_give_none(find: Callable[..., Found]) -> None:
    """Figures, examples, firms and books are no translations."""
    text = """
        자세한 것은 그림(Figure 1)을 보라. 컨테이너(AWS, GCP 등)를 쓴다. 협업 도구(Git)로 한다.
        한빛미디어(Hanbit Media)에서 받았다. Docker(컨테이너)를 쓴다. 이 책(Book)은 좋다.
        협업 도구(GitHub)도 좋고, 실행 환경(Docker)도 좋다. 도커는 안다.
    """
    assert find(reviews(text, text, tags=["도커", "Docker"])).pairs == {
        frozenset({"도커", "Docker"})
    }


def test_several_texts_decide_where_a_name_begins(find: Callable[..., Found]) -> None:
    """Only what all texts have is the name."""
    found = find(
        reviews(
            "심층 강화 학습(Reinforcement Learning)이다.", "강화 학습(Reinforcement Learning)이다."
        )
    )
    assert found.pairs == {frozenset({"강화 학습", "Reinforcement Learning"})}


def test_an_abbreviation_beside_its_expansion_is_of_the_same_name(
    find: Callable[..., Found],
) -> None:
    """Both are of the name in front."""
    text = "익스트림 프로그래밍(Extreme Programming, XP)이다."
    found = find(reviews(text, text))
    assert found.pairs == {
        frozenset({"익스트림 프로그래밍", "Extreme Programming"}),
        frozenset({"익스트림 프로그래밍", "XP"}),
    }


def test_what_says_nothing_of_a_book_is_no_name(find: Callable[..., Found]) -> None:
    """People, firms, titles, verbs, one syllable, and tags of any review are left out."""
    options = ":authors: 마틴 파울러\n:translators: 김파이\n:publisher: 새별출판\n"
    tags = [
        "서평", "책 리뷰", "review", "독서", "한빛미디어", "나는리뷰어다", "추천도서", "IT도서", "마틴 파울러",
        "김파이", "새별출판", "리팩터링 2판", "이웃 주민", "쓰기", "R", "깃", "하기",
    ]  # fmt: skip
    text = "R과 깃을 쓴다. 마틴 파울러가 쓰기 시작했다. 새별출판의 이웃 주민에게 받은 서평."
    given = "\n\n:::{disclosure} gift\n:by: 이웃 주민\n:::\n"
    found = find(
        {
            "a.md": review("리팩터링 2판", text + given, tags, options),
            "b.md": review("나", text, tags),
        }
    )
    assert found.all == []


def test_names_are_whole_words(find: Callable[..., Found]) -> None:
    """A part of a word is no place of a name."""
    found = find(
        reviews(
            "구글링을 한다. sentence-BERT를 쓴다. C/C++는 어렵다.",
            "구글링이다. C#도 쓴다. JavaScript다.",
            tags=["구글", "BERT", "C++", "Java"],
        )
    )
    assert {name: each.value["mentions"] for name, each in found.concepts.items()} == {}


def test_decomposed_text_is_the_same(find: Callable[..., Found]) -> None:
    """Evidence is in the form that the file has."""
    pages = reviews(
        "쿠버네티스를 쓴다.", "쿠버네티스(Kubernetes)다.", tags=["쿠버네티스", "데이터 분석"]
    )
    pages["r2.md"] = pages["r2.md"].replace("# 책", "# 첫 책")
    decomposed = {name: unicodedata.normalize("NFD", text) for name, text in pages.items()}
    found = find(decomposed)
    assert found.pairs == {frozenset({"쿠버네티스", "Kubernetes"})}
    concept = found.concepts["쿠버네티스"]
    assert concept.evidence.text in found.sources[concept.evidence.file]
    assert concept.evidence.text == unicodedata.normalize("NFD", concept.evidence.text)


DEFINED = """\
# 개념

:::{concept} 파이썬
:aliases: 파이선
:::

:::{skill} 쿠버네티스
:::
"""


def test_defined_names_get_the_aliases_that_they_lack(find: Callable[..., Found]) -> None:
    """What is defined keeps its name and its kind."""
    found = find(
        {
            "concepts.md": DEFINED,
            **reviews(
                "python과 Kubernetes를 쓴다.",
                "python과 Kubernetes.",
                tags=["python", "Kubernetes", "파이썬"],
            ),
        }
    )
    assert found.alias("python").value == {"of": "파이썬", "kind": "concept", "alias": "python"}
    assert found.alias("Kubernetes").value["kind"] == "skill"
    assert not {"파이썬", "파이선", "쿠버네티스"} & set(found.concepts)


def test_a_name_that_two_definitions_claim_is_not_touched(find: Callable[..., Found]) -> None:
    """A contradiction is for the author to settle."""
    twice = "# 둘\n\n:::{concept} 임베딩\n:aliases: 벡터\n:::\n\n:::{concept} 표현\n:aliases: 벡터\n:::\n"
    found = find(
        {"concepts.md": twice, **reviews("벡터다.", "vector와 벡터.", tags=["벡터", "vector"])}
    )
    assert "벡터" not in {name for pair in found.pairs for name in pair}
    assert "벡터" not in found.concepts


def test_a_skill_in_a_list_that_nothing_defines_is_offered(find: Callable[..., Found]) -> None:
    """It is offered as a skill, with its place in the list."""
    text = "읽는다.\n\n:::{skills}\n:kind: prerequisite\n\n- 선형대수 (beginner)\n:::\n"
    [found] = find(reviews(text, "다른 책.")).all
    assert found.evidence.text == "선형대수"
    assert found.value == {"name": "선형대수", "aliases": [], "mentions": 0, "kind": "skill"}


def test_mentions_that_are_only_listed_may_be_links(find: Callable[..., Found]) -> None:
    """One suggestion for each name, however often it stands there."""
    pages = {
        "concepts.md": DEFINED,
        **reviews("파이썬을 배운다.", "파이선으로 쓴다.", "쿠버네티스다."),
    }
    listed = find(pages, CONF + 'reviews_mentions = "list"\n').of(Kind.MENTION)
    assert [(each.value, each.reviews) for each in listed] == [
        ({"kind": "concept", "name": "파이썬", "text": "파이썬"}, 2),
        ({"kind": "skill", "name": "쿠버네티스", "text": "쿠버네티스"}, 1),
    ]
    assert listed[0].evidence.text == "파이썬을 배운다."


def test_mentions_that_are_links_are_not_offered(find: Callable[..., Found]) -> None:
    """There is nothing to decide about them."""
    pages = {"concepts.md": DEFINED, **reviews("파이썬을 배운다.", "파이선으로 쓴다.")}
    assert find(pages, CONF + 'reviews_mentions = "link"\n').of(Kind.MENTION) == []


def test_a_library_in_english(find: Callable[..., Found]) -> None:
    """Tags count in any language; sounds and parentheses are of Korean."""
    pages = reviews(
        "Containers are easy. Machine learning is not.",
        "A container runs.",
        tags=["container", "machine-learning"],
    )
    found = find(pages, CONF.replace('"ko"', '"en"'))
    assert found.concepts["container"].reviews == 2
    assert found.pairs == set()
