"""What is asked, and what other decisions have answered already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.curate.edited import edited
from sphinx_reviews.curate.questions import gathered, order, silent, with_riders
from sphinx_reviews.curate.shown import around, marked
from sphinx_reviews.records.names import key
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision
from support.curating import AUDIENCE, SKILL, SUGGESTIONS, concept, pair, said, verdict

if TYPE_CHECKING:
    from sphinx_reviews.sources.suggestions.model import Suggestion

PAIR, SPACED, PYTHON, OTHER, ANALYSIS, *_ = SUGGESTIONS


def offered(*suggestions: Suggestion) -> dict[str, Suggestion]:
    """Return suggestions by their ids."""
    return {each.id: each for each in suggestions}


def standing(*decided: tuple[Suggestion, Answer]) -> dict[str, Decision]:
    """Return decisions by the ids of the suggestions."""
    return {each.id: Decision(each, answer, each.id) for each, answer in decided}


def test_order() -> None:
    """Pairs, names by what they link, then pages with their facts as a review has them."""
    assert sorted([*SUGGESTIONS[5:], *SUGGESTIONS[:5]], key=order) == [
        SPACED,
        PAIR,
        *SUGGESTIONS[2:],
    ]


def test_merged_names() -> None:
    """A name that was merged with another is not asked about, and its spellings go with it."""
    all_ = offered(PAIR, PYTHON, OTHER)
    decided = standing((PAIR, Answer.ACCEPT))

    assert silent(all_, decided) == {OTHER.id}
    assert gathered(all_, decided) == {PYTHON.id: ["python", "Py"]}

    swapped = Decision(pair("python", "파이썬"), Answer.ACCEPT, PAIR.id)
    assert silent(all_, {PAIR.id: swapped}) == {PYTHON.id}
    assert gathered(all_, {PAIR.id: swapped}) == {OTHER.id: ["파이썬"]}

    assert silent(all_, standing((PAIR, Answer.REJECT))) == frozenset()


def test_moot_questions() -> None:
    """Neither a pair with a name that nobody wants is asked, nor what a review has one of."""
    assert silent(offered(PAIR), standing((OTHER, Answer.NEVER))) == {PAIR.id}

    other = verdict("mixed", "앞의 문장이다.")
    assert silent(offered(other), standing((verdict("recommend"), Answer.ACCEPT))) == {other.id}
    assert silent(offered(other), standing((verdict("recommend"), Answer.REJECT))) == frozenset()
    assert silent(offered(SKILL), standing((verdict("recommend"), Answer.ACCEPT))) == frozenset()


@pytest.mark.parametrize(
    ("aliases", "answer"), [(["데이터분석"], Answer.ACCEPT), ([], Answer.REJECT)]
)
def test_spacing_comes_with_the_name(aliases: list[str], answer: Answer) -> None:
    """The same name with other spaces is decided with the name, as the name was edited."""
    all_ = offered(SPACED, ANALYSIS)
    decided = edited(ANALYSIS, {"aliases": aliases})

    written = with_riders([Decision(decided, Answer.LINK, ANALYSIS.id)], all_)

    assert silent(all_, {}) == {SPACED.id}
    assert [(each.id, each.answer) for each in written[1:]] == [(SPACED.id, answer)]
    assert with_riders([Decision(decided, Answer.NEVER, ANALYSIS.id)], all_)[1:] == []

    joined = concept("데이터분석")
    all_ = offered(SPACED, ANALYSIS, joined)
    assert silent(all_, {}) == {SPACED.id, joined.id}
    is_asked = answer is Answer.REJECT
    assert (joined.id not in silent(all_, {each.id: each for each in written})) is is_asked


def test_spacing_without_its_name() -> None:
    """It is asked by itself if its name is not, or was decided before."""
    assert silent(offered(SPACED), {}) == frozenset()
    assert silent(offered(SPACED, ANALYSIS), standing((ANALYSIS, Answer.LINK))) == frozenset()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.permutations("가나다라").map(lambda names: pair(*names[:2])), max_size=6))
def test_a_name_stays(pairs: list[Suggestion]) -> None:
    """However names are merged, of those that are one some are still asked about."""
    names = {each: concept(each) for each in "가나다라"}
    decided = standing(*((each, Answer.ACCEPT) for each in pairs))
    quiet = silent(offered(*names.values()), decided)
    groups = {name: {name} for name in names}
    for each in pairs:
        one = groups[each.value["of"]] | groups[each.value["alias"]]
        groups |= dict.fromkeys(one, one)

    for group in groups.values():
        assert {names[name].id for name in group} - quiet


@pytest.mark.parametrize(
    ("suggestion", "typed"),
    [
        (concept("가"), {"name": " "}),
        (concept("가"), {"aliases": "나"}),
        (concept("가"), {"aliases": [1]}),
        (concept("가"), {"mentions": 4}),
        (concept("가"), {"file": "../conf.py"}),
        (SKILL, {"level": "expert"}),
        (verdict("skip"), {"word": "none"}),
        (AUDIENCE, {"for": "초보자", "not-for": "전문가"}),
    ],
)
def test_what_cannot_be_typed(suggestion: Suggestion, typed: dict[str, Any]) -> None:
    """A value keeps its fields, and words their lists."""
    with pytest.raises(ValueError, match=r"\w"):
        edited(suggestion, typed)


def test_typed() -> None:
    """Names are stored as names are, each once, and none as a spelling of itself."""
    typed = {"name": "파이썬  3", "aliases": ["Python", "python", "파이썬 3"]}

    assert edited(concept("파이썬"), typed).value == {
        "name": "파이썬 3",
        "aliases": ["python"],
        "mentions": 1,
    }
    assert edited(AUDIENCE, {"not-for": "전문가"}).value == {"not-for": "전문가"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Python과 python-dask", ["python"], ["Python", "python"]),
        ("CPython은 R&D가 아니다", ["Python", "R&D"], ["R&D"]),
        ("데이터분석, 데이터 분석", ["데이터 분석", "데이터"], ["데이터분석", "데이터 분석"]),
    ],
)
def test_marked(text: str, names: list[str], expected: list[str]) -> None:
    """The names are marked wherever they stand, the longest first; no text is lost."""
    parts = marked(text, names)

    assert [part for part, is_marked in parts if is_marked] == expected
    assert "".join(part for part, _ in parts) == text
    assert {key(part) for part, _ in marked(text, [])} == {key(text)}


def test_around() -> None:
    """A sentence is shown within its paragraph, without the lines of directives."""
    text = "# 책\n\n:::{note} 가\n:class: x\n앞이다. **그렇다.** 뒤다.\n:::\n\n끝.\n"

    assert around(text, said("a", 5, "그렇다.")) == ("앞이다.", "뒤다.")
    assert around(text, said("a", 5, "없다.")) == ("", "")
