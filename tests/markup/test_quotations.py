"""What a definition quotes is what the quoted page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support import pages
from support.builds import sphinx_build, write
from support.pages import text
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

CONCEPTS = """\
# 개념

:::{concept} 낱말
뜻.
:::

:::{concept} 말뜻
뜻.
:::
"""


def review(body: str) -> str:
    """Return a review with this text."""
    return f"""\
---
date: 2024-01-01
---

# 첫 책

:::{{book}} 첫 책
:authors: 지은이
:isbn: 9791169210850
:::

:::{{disclosure}} bought
:::

{body}
"""


def quoted(built: Built) -> list[str]:
    """Return the sentences that the definitions quote."""
    return pages.quoted(built.page("concepts"))


def test_a_link_without_words_is_quoted_with_its_title(build: Callable[..., Built]) -> None:
    """A quotation has the titles that links without words show, whatever they lead to."""
    body = (
        "이 책은 [](#concept-낱말)을 먼저, <project:#concept-말뜻>을 나중에 다룬다. "
        "{concept}`낱말`은 {book}`979-11-6921-085-0`, [](other.md), {doc}`other` 와 [](#절) 에 있다.\n\n"
        "## 절\n\n글."
    )
    built = build(
        {"review.md": review(body), "other.md": "# 다른 글! 둘째\n", "concepts.md": CONCEPTS},
        myst_heading_anchors=2,
    )

    assert built.warnings == []
    first = "이 책은 낱말을 먼저, 말뜻을 나중에 다룬다."
    second = "낱말은 첫 책, 다른 글! 둘째, 다른 글! 둘째 와 절 에 있다."
    # What it is comes first.
    assert quoted(built) == [second, first, first]
    assert [text(mark) for mark in built.page("concepts").select("mark")] == [
        "낱말",
        "낱말",
        "말뜻",
    ]


def test_a_verdict_and_a_definition_have_the_titles_too(build: Callable[..., Built]) -> None:
    """The words of links without any are in the data, for verdict, definition and note."""
    verdict = ":::{verdict} 추천\n[](#concept-낱말)이 좋다.\n:::\n\n:::{skills}\n- 깃 — [](#concept-낱말) 때문\n:::"
    concepts = CONCEPTS.replace("뜻.", "[](#concept-말뜻)의 반대.", 1)
    data = build({"review.md": review(verdict), "concepts.md": concepts}).text("reviews.json")

    for sentence in ("낱말이 좋다.", "말뜻의 반대.", "낱말 때문"):
        assert sentence in data


def test_marks_and_line_breaks(build: Callable[..., Built]) -> None:
    """A quotation has no HTML, no numbers of footnotes, and the words of pictures."""
    body = "{concept}`낱말`은<br>**굵고(참)**는 ![그림](x.png)이다[^1].\n\n[^1]: 각주."
    built = build({"review.md": review(body), "concepts.md": CONCEPTS, "x.png": ""})

    assert quoted(built) == ["낱말은 굵고(참)는 그림이다."]


def test_a_sentence_without_end_is_cut(build: Callable[..., Built]) -> None:
    """A quotation of more than a thousand characters is cut around the word."""
    body = "가나다 " * 1000 + "{concept}`낱말` " + "라마바 " * 1000
    (sentence,) = quoted(build({"review.md": review(body), "concepts.md": CONCEPTS}))

    assert "다 낱말 라" in sentence
    assert sentence.startswith("…가나다")
    assert sentence.endswith("라마바…")
    assert len(sentence) < 1100


HIDDEN = """\
보이는 글이다.

```{todo}
{concept}`낱말`의 할일자취.
```

```{only} draft
{concept}`낱말`의 초안자취.

:::{skills}
- 초안기술
:::
```

```{only} html
{concept}`낱말`의 화면 글.
```

```{ifconfig} 1 == 2
{concept}`낱말`의 설정자취.
```
"""


def test_hidden_text_is_nowhere(build: Callable[..., Built]) -> None:
    """What readers of the page do not see is not quoted, listed, exported or searched."""
    conf = CONF.replace(
        '"sphinx_reviews"', '"sphinx.ext.todo", "sphinx.ext.ifconfig", "sphinx_reviews"'
    )
    built = build({"conf.py": conf, "review.md": review(HIDDEN), "concepts.md": CONCEPTS})

    assert quoted(built) == ["낱말의 화면 글."]
    for path in built.output.rglob("*"):
        if path.suffix in {".html", ".json", ".jsonl", ".js"}:
            found = path.read_text()
            hidden = ("할일자취", "초안자취", "초안기술", "설정자취")
            assert not [word for word in hidden if word in found], path


def test_what_is_shown_by_another_tag_is_quoted(tmp_path: Path) -> None:
    """A page is read again when a tag or setting shows another part of it."""
    source, output = tmp_path / "source", tmp_path / "html"
    conf = CONF.replace(
        '"sphinx_reviews"', '"sphinx.ext.todo", "sphinx.ext.ifconfig", "sphinx_reviews"'
    )
    files = {
        "conf.py": conf,
        "index.md": INDEX,
        "review.md": review(HIDDEN),
        "concepts.md": CONCEPTS,
    }
    write(source, files)

    def page(*options: str) -> str:
        assert sphinx_build(source, output, *options) == ""
        return (output / "concepts.html").read_text()

    assert "초안자취" not in page()
    assert "초안자취" in page("-t", "draft")
    assert "할일자취" in page("-D", "todo_include_todos=1")
    assert "초안자취" not in page()
