"""Whatever an author types, the build goes on, keeps every word and says where a mistake is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_reviews.markup import DIRECTIVES
from support.desk import open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.desk import Desk

#: Enough to find a fault of a common kind on every run, and one of a rare kind once in a while.
SHORT, LONG = 30, 5000

# -- documents -----------------------------------------------------------------

#: Words that must be on the page; each is drawn with a number, so that most are different.
_words = st.integers(0, 99).map("자취{:02}".format)
_noise = st.sampled_from(
    ["", "", " ", "(", ")", ",", ";", ":", "#", " #", '"', "'", "—", " - ", "+", "=", "*", "**", "\\", "{", "}", "[", "]", "<", ">", "|", "$", "\t", "\x00", "\x07", "\x1b", "\u200b", "\ufeff", "２０２４", "9791169210850", "4.5", "추천", "gift", "(중급)", "https://example.org/"]
)  # fmt: skip
_values = st.lists(st.one_of(_words, _noise), min_size=0, max_size=5).map("".join)
_options = st.sampled_from(
    [
        # Phrases that hide a name are looked for, and not shown.
        *sorted({name for each in DIRECTIVES.values() for name in each.fields} - {"not-in"}),
        "auhtors",
        "zzz",
        "한글",
        "by ",
        "class",
        "name",
    ]
)
_arguments = st.one_of(
    st.sampled_from(["", "추천", "gift", "bought", "gift + paid", "책", "깃", "recommend"]), _values
)
_names = st.one_of(
    st.sampled_from(sorted(DIRECTIVES)),
    st.sampled_from(["review:book", "총평", "verdcit", "zzz"]),
)
_roles = st.builds(
    "{{{}}}`{}`".format,
    st.sampled_from(["concept", "skill", "book", "개념", "concpet", "zzz", "review:skill"]),
    _words,
)
_sentences = st.lists(
    st.one_of(_words, _roles, st.sampled_from(["**굵게(x)**는", "끝.", "![](x.png)", "[](#x)", "$x$"])),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip
_lists = st.lists(st.one_of(_sentences, _values), min_size=1, max_size=4).map(
    lambda items: "\n".join(f"- {item}" for item in items)
)
_tables = st.lists(_words, min_size=4, max_size=4).map(
    lambda cells: "| {} | {} |\n| --- | --- |\n| {} | {} |".format(*cells)
)
_headings = st.builds("{} {}".format, st.sampled_from(["#", "##", "####"]), _words)
_front_matter = st.lists(
    st.builds(
        "{}: {}".format,
        st.sampled_from(["date", "Date", "draft", "tags", "author", "lang", "redirect-from", "x"]),
        st.one_of(
            _values,
            st.sampled_from(
                ["2024-01-01", "2024-02-30", "[a, b", "{a: {b: c}}", "&a [*a]", "*b", "ture", "- - -", "[" * 60, "|\n  글", "\n- a\n- b", "! x", "%", "@", "`", "null", '"a', "a: b: c"]
            ),
        ),
    ),
    max_size=4,
).map(lambda lines: "".join(["---\n", *(f"{line}\n" for line in lines), "---\n\n"]))  # fmt: skip


@st.composite
def _directives(draw: st.DrawFn, bodies: st.SearchStrategy[str]) -> str:
    """A directive with odd options, which may be open or closed by too few marks."""
    mark = draw(st.sampled_from([":", "`"])) * draw(st.integers(3, 6))
    end = draw(st.sampled_from([mark, mark, mark, mark, mark + mark[0], mark[1:], ""]))
    options = draw(st.lists(st.tuples(_options, _values), max_size=4))
    lines = [f"{mark}{{{draw(_names)}}} {draw(_arguments)}"]
    lines += [f":{name}: {value}" for name, value in options]
    if draw(st.integers(0, 9)) == 0:
        lines = [f"{mark}{{note}}"]  # whose options would be Sphinx's to keep
    return "\n".join([*lines, *draw(st.sampled_from([[], [""]])), draw(bodies), end])


_blocks = st.recursive(
    st.one_of(_sentences, _lists, _tables, _headings),
    lambda inner: _directives(st.lists(inner, max_size=3).map("\n\n".join)),
    max_leaves=6,
)
_documents = st.builds(
    "{}{}\n".format,
    st.one_of(st.just(""), _front_matter),
    st.lists(_blocks, min_size=1, max_size=5).map("\n\n".join),
)

# -- reading them --------------------------------------------------------------


@pytest.fixture(name="desk", scope="module")
def fixture_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A project of one page."""
    with open_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


def check(desk: Desk, source: str) -> None:
    """Check that a document is read without a fault."""
    shown, warnings = desk.read(source)

    body = re.sub(r"\A---\n(?:.*\n)*?---\n", "", source)
    letters = re.sub(r"\W+", "", unicodedata.normalize("NFC", shown))
    lost = {word for word in re.findall(r"자취\d\d", body) if word not in letters}
    assert not lost, (lost, source)
    for warning in warnings:
        if re.search(r"(?:WARNING|ERROR|CRITICAL|SEVERE):", warning):
            assert re.search(r"page\.md:\d+: ", warning), warning


_anything = settings(
    deadline=None,
    suppress_health_check=[*HealthCheck],
    print_blob=True,
    database=None,
)


@settings(_anything, max_examples=SHORT, derandomize=True)
@given(source=_documents)
def test_any_document(desk: Desk, source: str) -> None:
    """A document of any shape is read without a fault."""
    check(desk, source)


@pytest.mark.long
@settings(_anything, max_examples=LONG)
@given(source=_documents)
def test_thousands_of_documents(desk: Desk, source: str) -> None:
    """Documents of any shape are read without a fault, thousands of them."""
    check(desk, source)
