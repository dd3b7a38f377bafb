"""The index grows: after any changes it is the one that is made of nothing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.search import postings, shards
from sphinx_reviews.search.entries import BODY, REVIEW, Entry
from sphinx_reviews.search.postings import STEPS
from sphinx_reviews.search.slots import first_slots
from support.browser import in_browser
from support.indexes import IndexOfMemory, index_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

#: Nouns that are made of each other, verbs, and words that begin with the same bits.
WORDS = [
    "데이터",
    "데이터를",
    "머신러닝",
    "머신",
    "러닝을",
    "읽었다",
    "시스템",
    "설계",
    "데이터시스템",
    "책",
    "책이",
    "시스템설계도",
    "개인",
    "정보",
    "보호가",
    "개인정보",
    "정보보호",
    "개인정보보호를",
    "c++",
    "data",
    "database",
    "데이터베이스",
    "설계(operation)",
    "정보 보호(protection)",
    "정보(情報)",
    "machine learning",
    "system",
    "데",
    "나",
    "낟",
]

words = st.sampled_from(WORDS)
quickly = settings(max_examples=30, deadline=None, derandomize=True)


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[Entry], str]:
    """A page with its entries, and its text."""
    text = " ".join(draw(st.lists(words, min_size=1, max_size=12)))
    review = Entry(
        REVIEW, draw(words), "", (BODY,), names=(draw(words),), facets={Facet.SKILL: (draw(words),)}
    )
    book = review._replace(kind=Kind.BOOK, title=draw(words), written=(), is_same_result=True)
    more = draw(st.integers(0, 3))
    return [review, book, *[review._replace(written=())] * more][: 1 + more], text


#: The pages that are edited, added or (None) removed together.
changes = st.dictionaries(st.integers(0, 11), st.none() | pages(), min_size=1, max_size=4)


@pytest.fixture(name="small_shards", autouse=True, scope="module")
def fixture_small_shards() -> object:
    """Shards of few terms, so that a few pages have many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LIMIT", 60)
        yield


@quickly
@given(st.lists(changes, min_size=2, max_size=12))
def test_grows_as_if_made_anew(sequence: list[dict[int, tuple[list[Entry], str] | None]]) -> None:
    """After each of a sequence of edits every file equals that of a fresh index."""
    found = IndexOfMemory()
    site: dict[str, tuple[list[Entry], str]] = {}
    for step in sequence:
        for number, page in step.items():
            site.pop(f"p{number}", None)
            if page:
                site[f"p{number}"] = page
        entries = {name: page[0] for name, page in sorted(site.items())}
        texts = {name: page[1] for name, page in site.items()}
        found.grow(entries, texts)
        fresh = index_of(entries, texts)
        assert found.files == fresh.files
        assert found.kept == fresh.kept
        assert found.manifest("", {}) == fresh.manifest("", {})


def site_of(number: int) -> tuple[dict[str, Sequence[Entry]], dict[str, str]]:
    """Return so many pages with words of their own, and some that all have."""
    texts = {
        f"r{n}": f"{WORDS[n % 7]} {WORDS[n % 11]} {chr(ord('가') + 97 * n)}무 읽었다"
        for n in range(number)
    }
    return {name: [Entry(REVIEW, name, "", (BODY,))] for name in texts}, texts


def test_an_edit_moves_no_neighbour() -> None:
    """Only the shards of the words that changed are made again, and one page's results."""
    entries, texts = site_of(60)
    found = index_of(entries, texts)
    found.grow(entries, texts | {"r7": texts["r7"] + " 데이터시스템"})
    shown = {name for name in found.made if "/pages/" in name}
    terms = {name for name in found.made if "/terms/" in name}

    assert len(shown) == 1
    assert 0 < len(terms) <= 4
    assert len(found.kept.shards) > 20


def test_a_page_more_moves_few() -> None:
    """A page that is added leaves almost all others their numbers."""
    entries, texts = site_of(60)
    found = index_of(dict([*entries.items()][:-1]), texts)
    found.grow(entries, texts)

    assert len([name for name in found.made if "/pages/" in name]) < 10


@quickly
@given(st.dictionaries(st.text(min_size=1), st.integers(1, 5), min_size=1))
def test_slots(numbers: dict[str, int]) -> None:
    """Pages have slots for all their entries, whatever order they come in."""
    found = first_slots(numbers)
    taken = sorted((first, first + numbers[name]) for name, first in found.items())

    assert all(end <= begin for (_, end), (begin, _) in pairwise(taken))
    assert found == first_slots(dict(reversed(numbers.items())))


@quickly
@given(st.dictionaries(st.integers(0, 10**6), st.integers(1, STEPS - 1), min_size=1))
def test_postings_are_read_as_written(found: dict[int, int]) -> None:
    """Distances and scores give the entries and scores again."""
    listed = [entry * STEPS + score for entry, score in sorted(found.items())]

    assert [*postings.read(postings.written(listed))] == listed


@quickly
@given(st.sets(st.text(st.characters(codec="utf-16"), min_size=1, max_size=6)))
def test_every_term_is_in_the_shard_that_is_looked_at(terms: set[str]) -> None:
    """Shards are in the order of the browser, and each has the terms from its beginning on."""
    items = sorted(shards.Item(shards.key(each), 20, each) for each in terms if "\0" not in each)
    cut = dict(shards.cut(items))
    beginnings = [shards.key(each) for each in cut]

    assert beginnings == sorted(beginnings)
    assert len({shards.name(each) for each in cut}) == len(cut)
    for beginning, inside in cut.items():
        for item in inside:
            assert [*cut][shards.holding(beginnings, item.key)] == beginning


@in_browser
def test_a_shard_may_begin_with_a_space(browser: Browser) -> None:
    """The browser reads the beginnings of shards as they are: a cut leaves any bits of a letter."""
    beginnings = ["", "가", "가\u2000", "가\u3000", "다 라"]
    terms = {"가": "가", "가a": "가", "가나": "가\u3000", "다 마": "다 라", "나": "가\u3000"}
    manifest = {"shards": shards.listed(beginnings), "sounds": "", "spelling": {}, "entries": ""}
    page = browser.new_page()
    page.add_script_tag(content="const factories = {};")
    page.add_script_tag(path=Path(shards.__file__).with_name("browser") / "index.js")
    loaded = page.evaluate(
        "async ([manifest, terms]) => { const loaded = [];"
        "const load = async (name) => { loaded.push(name); return ['', '', '', {}]; };"
        "for (const term of terms) await factories.index({ manifest, load }).scores(term);"
        "return loaded; }",
        [{**manifest, "digits": postings.DIGITS}, [*terms]],
    )
    page.close()

    assert loaded == [f"terms/{shards.name(each)}" for each in terms.values()]
