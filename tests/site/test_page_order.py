"""What is before, after and above a page, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

ENDS = ("prev", "next")
INDEX = "# 서가\n\n```{toctree}\nlist\nlast\n```\n"
LIST = "# 목록\n\n```{toctree}\n:glob:\n\nr/*\n```\n"
LAST = "---\nlang: en\n---\n\n# The manual\n"


def review(title: str, date: str) -> str:
    """Return the source of a review with a footnote."""
    front = f"---\ndate: {date}\n---\n\n" if date else ""
    return (
        f"{front}# {title}\n\n:::{{book}} {title}\n:authors: Jane Roe\n:::\n\n"
        ":::{disclosure} bought\n:::\n\n글이다[^1].\n\n## 둘째 대목\n\n끝.\n\n[^1]: 각주다.\n"
    )


ENGLISH = review("Latest", "2024-03-01\nlang: en").replace("글이다", "{concept}`Words <낱말>` here")


def test_pages_around(build: Callable[..., Built]) -> None:
    """Reviews follow by date, others as listed; titles say their language, and notes end the text."""
    built = build(
        {
            "index.md": INDEX,
            "list.md": LIST,
            "last.md": LAST,
            "r/a.md": review("가운데", "2024-02-01"),
            "r/b.md": ENGLISH,
            "word.md": "---\norphan: true\n---\n\n# 낱말\n\n:::{concept} 낱말\n뜻.\n:::\n",
            "r/c.md": review("First", "2024-01-01"),
            "r/d.md": review("언젠가", ""),
        },
        html_theme="furo",
    )

    def around(docname: str) -> tuple[str, str]:
        links = (built.page(docname).select_one(f"head link[rel={each}]") for each in ENDS)
        before, after = (str(link["href"]) if link else "" for link in links)
        return before, after

    assert around("r/c") == ("", "a.html")
    assert around("r/a") == ("c.html", "b.html")
    assert around("r/b") == ("a.html", "d.html")
    assert around("r/d") == ("b.html", "")
    assert around("list") == ("index.html", "r/a.html")
    assert around("last") == ("r/d.html", "")
    text = built.text("r/a.html")
    assert '<span lang="en">Latest</span>' in text
    assert '<span lang="en">First</span>' in text
    assert '<h1 lang="en">First' in built.text("r/c.html")
    assert '<span lang="ko">언젠가</span>' in built.text("last.html")
    assert 0 < text.index("각주다.") < text.index('class="rv-citation"')
    assert '<span lang="en">Jane Roe</span>' in text
    assert "<h1>Latest" in built.text("r/b.html")
    (quote,) = built.page("word").select("blockquote[lang=en]")
    assert quote.get_text().startswith("Words here")
