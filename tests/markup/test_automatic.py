"""Mentions that nobody typed: where names are linked, where they are listed, and where not."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from support.libraries.viewed import review
from support.pages import quoted, text
from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONCEPTS = (
    "# 개념\n\n:::{concept} 데이터 누수\n:aliases: data leakage\n시험 답을 미리 보는 일.\n:::\n\n"
    ":::{concept} 데이터\n자료.\n:::\n\n:::{concept} R\n언어.\n:::\n\n:::{skill} SQL\n:::\n\n:::{skill} 쿠버네티스\n:::\n"
)


def built_with(build: Callable[..., Built], text: str, **settings: Any) -> Built:
    """Return a library with a review of this text, in which names are linked."""
    files = {"concepts.md": CONCEPTS, "a.md": review("책", text=text)}
    return build(files, **{"reviews_mentions": "link", **settings})


def linked(built: Built) -> list[str]:
    """Return the words of the review that lead to a definition."""
    page = built.page("a")
    for part in page.select(".rv-strip, .rv-skills, .rv-related, .rv-citation"):
        part.decompose()
    return [link.get_text() for link in page.select("a.review-concept, a.review-skill")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("데이터 누수를 막는다.", ["데이터 누수"]),
        ("데이터누수가 있다.", ["데이터누수"]),
        ("Data Leakage에 대하여.", ["Data Leakage"]),
        ("**데이터 누수**와 *데이터*는 다르다.", ["데이터 누수", "데이터"]),
        ("데이터를 데이터로 본다.", ["데이터"]),
        ("쿠버네티스로 올린다.", ["쿠버네티스"]),
        ("SQL로 적는다.", []),
        ("> 데이터를 읽는다.", ["데이터"]),
        ("- 데이터를 읽는다.", ["데이터"]),
        ("| 가 |\n|---|\n| 데이터를 읽는다. |", ["데이터"]),
    ],
)
def test_names_are_linked(written: str, expected: list[str], build: Callable[..., Built]) -> None:
    """A name in prose leads to its definition; the particle stays outside the link."""
    built = built_with(build, written)

    assert built.warnings == []
    assert linked(built) == expected


@pytest.mark.parametrize(
    "written",
    [
        "`데이터` 코드",
        "```\n데이터\n```",
        "[데이터 이야기](https://site.example)",
        "## 데이터 제목\n\n글.",
        "![데이터 그림](x.svg)",
        "『데이터 이야기』를 읽었다.",
        "{plain}`데이터`를 본다.",
        "{abbr}`데이터 (자료)`",
        "R&D 이야기와 r 이야기",
        "빅데이터베이스론",
        ":::{figure} x.svg\n:alt: 데이터\n\n데이터 그림\n:::\n",
        "| 데이터 |\n|---|\n| 가 |",
    ],
)
def test_where_nothing_is_linked(written: str, build: Callable[..., Built]) -> None:
    """Code, links, headings, alternative texts, titles of books and plain places stay as they are."""
    files = {"concepts.md": CONCEPTS, "a.md": review("책", text=written), "x.svg": "<svg/>"}
    built = build(files, reviews_mentions="link")

    assert linked(built) == []
    assert built.page("concepts").select(".rv-unlinked") == []


def test_a_section_with_a_reference_has_enough(build: Callable[..., Built]) -> None:
    """Where the author refers to a thing, and right beside another link, it is not linked again."""
    built = built_with(
        build,
        "{concept}`데이터 누수`와 데이터 누수.\n\n## 둘\n\n데이터 누수와 데이터 누수.\n\n"
        "## 셋\n\n[기계](https://site.example)(데이터)를 본다.\n",
    )

    assert linked(built) == ["데이터 누수"]
    assert quoted(built.page("concepts")) == ["데이터 누수와 데이터 누수."] * 2
    assert [text(each) for each in built.page("concepts").select(".rv-voice > blockquote")] == [
        "데이터 누수와 데이터 누수. — 둘 글에서 찾음",
    ]


def test_a_sentence_with_a_link_without_words(build: Callable[..., Built]) -> None:
    """The sentence of a found mention shows the title of a link, as the page does."""
    built = built_with(build, "[](concepts.md)에서 본 데이터 누수를 [](concepts.md)처럼 막는다.")

    assert linked(built) == ["데이터 누수"]
    assert quoted(built.page("concepts")) == ["개념에서 본 데이터 누수를 개념처럼 막는다."]
    assert "글에서 찾음" in text(built.page("concepts").select_one(".rv-source"))


def test_mentions_are_listed(build: Callable[..., Built]) -> None:
    """By default a name is listed below its definition, and counts nowhere else."""
    files = {
        "concepts.md": CONCEPTS,
        "a.md": review("책", text="데이터 누수를 막는다. 데이터누수다."),
    }
    built = build(files)
    folded = built.page("concepts").select("details.rv-unlinked")

    assert linked(built) == []
    assert [text(each.summary) for each in folded] == ["연결하지 않은 언급 2곳"]
    assert [text(each) for each in folded[0].select("blockquote")] == [
        "데이터 누수를 막는다. — 책",
        "데이터누수다. — 책",
    ]
    assert json.loads(built.text("reviews.json"))["mentions"] == []
    without = build(files, reviews_mentions="off")
    assert "rv-unlinked" not in without.text("concepts.html")
    assert without.text("a.html") == built.text("a.html")


def test_doubtful_names_are_listed_only(build: Callable[..., Built]) -> None:
    """A name of a letter or two is listed, in its exact case, even where names are linked."""
    built = built_with(build, "R은 좋다. r은 아니다.")

    assert linked(built) == []
    assert [text(each) for each in built.page("concepts").select(".rv-unlinked blockquote")] == [
        "R은 좋다. — 책"
    ]


def test_who_decides(build: Callable[..., Built]) -> None:
    """A definition decides for its name, a page for itself, and a phrase is no name."""
    concepts = (
        "# 개념\n\n:::{concept} 색인\n:mentions: link\n뜻.\n:::\n\n:::{concept} 조인\n:mentions: off\n뜻.\n:::\n\n"
        ":::{concept} 락\n:::\n\n:::{concept} 배포\n:mentions: link\n:not-in: 배포 관리자\n뜻.\n:::\n"
    )
    words = "색인과 조인과 배포 관리자를 본다.\n"
    built = build(
        {
            "concepts.md": concepts,
            "a.md": review("책", text=words),
            "b.md": review("책 둘", text=words + "배포한다.\n", head="mentions: 색인\n"),
            "c.md": review("책 셋", text=words, head="mentions: off\n"),
        }
    )

    assert built.warnings == []
    assert [
        [link.get_text() for link in built.page(name).select("a.review-concept")] for name in "abc"
    ] == [["색인"], ["배포"], []]
    assert "아직 정의를 쓰지 않았습니다" in built.page("concepts").get_text()


def test_a_name_of_two_things_means_neither(build: Callable[..., Built]) -> None:
    """What two definitions claim is not guessed; the warning names both places."""
    concepts = "# 개념\n\n:::{concept} 가능도\n:aliases: 우도\n뜻.\n:::\n\n:::{concept} 소\n:aliases: 우도\n뜻.\n:::\n"
    built = build(
        {"concepts.md": concepts, "a.md": review("책", text="우도를 본다.")},
        reviews_mentions="link",
    )

    assert linked(built) == []
    assert len(built.warnings) == 1


def test_found_mentions_count_as_mentions(build: Callable[..., Built]) -> None:
    """Data, facets, related reviews, the graph and PDFs know them; data says that they were found."""
    files = {
        "concepts.md": CONCEPTS,
        "a.md": review("책 가", text="데이터 누수를 막는다."),
        "b.md": review("책 나", text="{concept}`데이터 누수`를 본다."),
        "view.md": "# 보기\n\n```{catalogue}\n:filter: concept = 데이터 누수\n:display: list\n```\n",
    }
    built = build(files, reviews_mentions="link", reviews_pdf=True)
    mentions = json.loads(built.text("reviews.json"))["mentions"]
    ((structured,),) = [
        json.loads(script.get_text())["@graph"][:1]
        for script in built.page("a").select("script[type='application/ld+json']")
    ]

    assert built.warnings == []
    assert [(each["review"], each["automatic"]) for each in mentions] == [("a", True), ("b", False)]
    assert "about" not in structured
    assert [each["name"] for each in structured["mentions"]] == ["데이터 누수"]
    assert len(built.page("view").select(".rv-titles li")) == 2
    assert [each.get_text() for each in built.page("a").select(".rv-related a")] == ["책 나"]
    assert "previews.js" in built.text("a.html")


def test_a_page_that_changes_after_it_was_read(build: Callable[..., Built]) -> None:
    """What docutils or another extension takes out of a page moves no link, and stops no build."""
    twice = "## 책 하나\n\n글.\n\n## 책 하나\n\n데이터를 본다.\n"  # docutils keeps a message here
    ours = build(
        {"concepts.md": CONCEPTS, "a.md": review("책 하나", text=twice)}, reviews_mentions="link"
    )
    extension = (
        "from docutils import nodes\n\ndef remove(app, document):\n"
        "    for node in list(document.findall(nodes.paragraph))[:1]:\n"
        "        node.parent.remove(node)\n\n"
        "def setup(app):\n    app.connect('doctree-read', remove, priority=900)\n"
    )
    conf = CONF.replace('"sphinx_reviews"]', '"sphinx_reviews", "removing"]')
    files = {
        "conf.py": f"import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n{conf}reviews_mentions = 'link'\n",
        "removing.py": extension,
        "concepts.md": CONCEPTS,
        "a.md": review("책", text="글.\n\n데이터를 본다.\n\n데이터 누수도 본다."),
    }

    assert linked(ours) == ["데이터"]
    assert linked(build(files)) == []


def test_equal_texts_in_a_paragraph(build: Callable[..., Built]) -> None:
    """Of two equal texts, the one where the name is found is linked."""
    twice = "[가](https://site.example) 데이터를 본다. **나** 데이터를 본다. **다**"
    page = built_with(build, twice).page("a")

    assert text(page.select_one("strong + .review-concept, strong + a")) == "데이터"


def test_the_text_of_pages_stays(build: Callable[..., Built]) -> None:
    """Links change no letter, nor what search finds."""
    files = {
        "concepts.md": CONCEPTS,
        "a.md": review(
            "책", text="**데이터** 누수를 *데이터 누수*라 한다. 😀 데이터누수, SQL·데이터."
        ),
    }

    def words(mode: str) -> str:
        html = build(files, reviews_mentions=mode).text("a.html")
        soup = BeautifulSoup(html, "html.parser")
        for part in soup.select("script, head"):
            part.decompose()
        return re.sub(r"\s+", " ", soup.get_text())

    assert words("link") == words("off")


#: Pieces of a page, and the words in each that are linked.
PIECES = (
    ("데이터를 본다.", ["데이터"]),
    ("**데이터 누수**를 본다.", ["데이터 누수"]),
    ("> 데이터누수라 한다.", ["데이터누수"]),
    ("1. 데이터는 자료다.", ["데이터"]),
    ("`데이터`, $데이터$, {math}`데이터`", []),
    ("```python\n데이터 = 1\n```", []),
    ("$$\n데이터\n$$", []),
    ("[데이터](https://site.example), <https://site.example/데이터>", []),
    ("{doc}`데이터 <concepts>`, {abbr}`데이터 (자료)`", []),
    ("![데이터](x.svg)", []),
    (":::{figure} x.svg\n:alt: 데이터\n:::", []),
    ("<span title='데이터'>나</span>", []),
    ("『데이터의 모험』, 《데이터》, 〈데이터 누수〉", []),
    ("{plain}`데이터 누수`", []),
    ("| 데이터 | 나 |\n|---|---|\n| 가 | 나 |", []),
    ("% 데이터\n\n<!-- 데이터 -->", []),
    ("빅데이터론과 데이터베이스", []),
    ("{ref}`데이터 <데이터-절>`", []),
)  # fmt: skip


def test_any_page(build: Callable[..., Built]) -> None:
    """Whatever a page is made of, its text stays, and only names in its prose are linked."""
    rng = random.Random(1)
    made = {f"p{number:02}": rng.sample(PIECES, rng.randint(2, 8)) for number in range(40)}
    files = {
        "concepts.md": "(데이터-절)=\n" + CONCEPTS,
        "x.svg": "<svg/>",
        **{
            # Each piece in a section of its own, as a name is linked once in each.
            f"{name}.md": f"# 글 {name}\n\n"
            + "\n\n".join(f"## 데이터 {n}\n\n{piece}" for n, (piece, _) in enumerate(pieces))
            for name, pieces in made.items()
        },
    }

    def shown(page: BeautifulSoup) -> str:
        for part in page.select("script, head"):
            part.decompose()
        return re.sub(r"\s+", " ", page.get_text())

    extensions = ["colon_fence", "dollarmath"]
    plain = build(files, reviews_mentions="off", myst_enable_extensions=extensions)
    texts = {name: shown(plain.page(name)) for name in made}
    built = build(files, reviews_mentions="link", myst_enable_extensions=extensions)
    for name, pieces in made.items():
        page = built.page(name)
        links = [link.get_text() for link in page.select("a.review-concept")]
        assert links == [word for _, words in pieces for word in words], pieces
        assert shown(page) == texts[name]
