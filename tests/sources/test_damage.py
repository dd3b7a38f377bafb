"""Posts and rows with every kind of damage: none ends an import, and none loses text."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.reading_log import pages
from sphinx_reviews.sources.systems import jekyll
from support.builds import write
from support.libraries.blog import GIVEN

if TYPE_CHECKING:
    from sphinx_reviews.sources.outcome import Report

SHORT: Final = settings(max_examples=50, deadline=None, derandomize=True)
LONG: Final = settings(
    max_examples=5000, deadline=None, derandomize=True, phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip

#: Each W is a word of its own, which readers of the post see.
VISIBLE: Final = st.sampled_from([
    "W. ", "\n\nW\n\n", "\n# W\n\n", "\nW\n===\n", "\n---\n", "**W", "W**", "*W*는 ", "**W(W)**는 ", "_W_ ", "`W` ", "`",
    "``W", "\n```\nW\n```\n", "\n```W", "\n~~~python\nW = 1\n~~~\n", "\n~~~\n", "\n    W\n", "\n> W\n", "\n- W\n  - W\n", "\n1. W\n",
    "[W](", "[W]()", "[W](/W)", "[W](<https://x.example/a b>)", '[W](https://x.example "W)")', "[W][r]", "\n\n[r]: /W 'x'\n", "![W](/W 그림.png)",
    '![W](a.png "(W)")', "[![W](a.png)](https://x.example)", "[![W](a.png", "](", "![W]", "[^W]", "\n\n[^1]: W\n", "[W]", ")", "(W",
    "<Word W> ", "<<Word W>> ", "<A Tour W>", "<W", "<", ">", "<b>W</b>", "<b>W", "</b>", "\n<div>W</div>\n", "\n<div>\nW", "<br>W", "\n<Word W>\nW\n",
    "<a href=''>W</a>", "\n\n<table><tr><td>W</td></tr></table>\n\n", "<https://x.example/>", "&lt;W&gt; ", "&amp;lt;W", "&copyW", "\n| W | W |\n| --- | --- |\n| W | W |\n",
    "{{ W }}", "{% W %}", "{% raw %}W", "{% endraw %}", "{{", "%}", "{% highlight c %}\nW\n", "{% endhighlight %}", "{:.x", "{name}`W`",
    "\n:::{note}\nW\n", "\n:::\n", "\n(W)=\n", "\n+++ W\n", "\n% W\n", "$W$", "\\", "\\*W", "\t", "\u2028W", "\x0cW", "\xa0", "😀W", "]]>",
    "이 책은 W에게 추천한다. ", GIVEN.replace("가람", "W"), f"\n\n> **{GIVEN}** W\n\n", "\n\n- 가나 <W> 활동으로 책을 제공받아 쓴 글입니다. W\n",
    "지은이: W\n", "W/W|W",
])  # fmt: skip
FIELDS: Final = st.dictionaries(
    st.sampled_from(
        ["title", "author", "tagline", "tags", "tag", "date", "permalink", "draft", "rating"]
    ),
    st.one_of(
        st.text("가a: #[]{}'\"\n<>`*\\\ud800\x01", max_size=12), st.integers(), st.none(), st.booleans(),
        st.lists(st.text("a가,; ", max_size=5), max_size=3), st.dates(),
        st.dictionaries(st.text(max_size=2), st.none(), max_size=2),
    ),
    max_size=5,
)  # fmt: skip


def numbered(text: str) -> tuple[str, list[str]]:
    """Return a text with a word of its own for each W, and these words."""
    numbers = itertools.count()
    words: list[str] = []
    made = []
    for part in text.split("W"):
        made += [part, f"낱말{next(numbers):03}"]
        words.append(made[-1])
    return "".join(made[:-1]), words[:-1]


def seen(source: str) -> str:
    """Return what a reader may see of a page: its text, with all options and alternative texts."""
    html = MarkdownIt("commonmark").enable("table").render(source).replace("<![", "&lt;![")
    soup = BeautifulSoup(html, "html.parser")
    alternatives = [str(image.get("alt")) for image in soup("img")]
    targets = [str(link.get("title")) for link in soup.find_all(title=True)]
    return " ".join([soup.get_text(), *alternatives, *targets])


def check_post(fields: dict[str, object], pieces: list[str]) -> None:
    """Import a post, and see that its words are on the page or in the report."""
    body, words = numbered("".join(pieces))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        front_matter = yaml.safe_dump(fields, allow_unicode=True)
        write(folder / "blog", {"2020-01-01-a.md": f"---\n{front_matter}---\n{body}"})
        report = jekyll.IMPORTER.run(Request(folder / "blog", folder / "library"))
        check_counts(report)
        if report.has_failures:
            assert report.outcomes[0].reason
            return
        (page,) = (folder / "library").rglob("*.md")
        text = page.read_text()
        visible_before = seen(body)
        visible_now = seen(text) + json.dumps(report.as_json(), ensure_ascii=False)
        assert [
            word for word in words if word in visible_before and word not in visible_now
        ] == [], text


#: What may happen to a file of rows: something is put in, or taken away.
DAMAGE: Final = st.tuples(
    st.integers(0, 10_000), st.sampled_from(['"', ",", "\n", '""', "", '",', "\0", ",,", "'"])
)
ROWS: Final = st.lists(
    st.sampled_from([
        '책 W,저자,4,"좋다, W."', "책 W,저자,4,좋다 W", '"책, W",저자,,"첫 줄.\n둘째 줄, W."', '책 W,"저자, 역자",0,',
        '책 W,저자,5,"그는 ""W""라고 했다."', '책 W,저자,3.5,"<b>W</b><br/>셋, 넷, 다섯, 여섯"',
    ]),
    min_size=1, max_size=8,
)  # fmt: skip


def check_rows(rows: list[str], damage: list[tuple[int, str]]) -> None:
    """Import a damaged log, and see that each word is on a page or its row has failed."""
    text, words = numbered("\n".join(rows))
    for at, piece in damage:
        place = at % (len(text) + 1)
        text = text[:place] + (piece + text[place:] if piece else text[place + 1 :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, {"log.csv": f"Title,Author,My Rating,My Review\n{text}"})
        report = pages.import_file(Request(folder / "log.csv", folder / "library"))
        check_counts(report)
        written = "\n".join(path.read_text() for path in (folder / "library").rglob("*.md"))
        lost = [word for word in words if word in text and word not in written]
        assert not lost or report.has_failures, (text, lost)


def check_counts(report: Report) -> None:
    """See that each source has one fate."""
    counts = report.counts
    assert counts.pop("sources") == sum(counts.values())


@SHORT
@given(fields=FIELDS, pieces=st.lists(VISIBLE, max_size=25))
def test_posts(fields: dict[str, object], pieces: list[str]) -> None:
    """Every word of a damaged post is on its page, or in the report if no page can show it."""
    check_post(fields, pieces)


@SHORT
@given(rows=ROWS, damage=st.lists(DAMAGE, max_size=3))
def test_rows(rows: list[str], damage: list[tuple[int, str]]) -> None:
    """Every word of a damaged reading log is on a page, or its row is reported."""
    check_rows(rows, damage)


@pytest.mark.long
@LONG
@given(fields=FIELDS, pieces=st.lists(VISIBLE, max_size=25))
def test_many_posts(fields: dict[str, object], pieces: list[str]) -> None:
    """The same holds for thousands of posts."""
    check_post(fields, pieces)


@pytest.mark.long
@LONG
@given(rows=ROWS, damage=st.lists(DAMAGE, max_size=3))
def test_many_rows(rows: list[str], damage: list[tuple[int, str]]) -> None:
    """The same holds for thousands of reading logs."""
    check_rows(rows, damage)
