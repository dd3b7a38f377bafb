"""What several books say of one concept, each in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.libraries.viewed import review
from support.pages import quoted, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

SAID: Final = "{concept}`락`을 거는 법을 말한다."
LIBRARY: Final = {
    "lock.md": "# 락\n\n:::{concept} 락\n:aliases: 잠금\n한 번에 하나만 들인다. 문과 같다.\n:::\n",
    "a.md": review("가", date="2024-03-03", isbn="9788901234564", text="{concept}`락`은 줄이다."),
    "b.md": review("가", date="2024-02-02", isbn="9788901234564", text=SAID),
    "c.md": review(
        "나", date="2024-01-01", text=f"## 풀기\n\n앞 문장이다. {SAID} {{concept}}`잠금`을 잰다."
    ),
    "d.md": review("다", date="2023-01-01", text="- {concept}`락`과 열쇠"),
    "e.md": review("라", date="2022-01-01", text=SAID),
}
#: A page in another language, which shows the library without belonging to it.
KEPT_OUT: Final = "---\nlang: en\nlibrary: false\n---\n\n"


def quotations(concept: str, options: str = "") -> str:
    """Return a page with quotations on a concept."""
    return f"# 보기\n\n```{{quotations}} {concept}\n{options}```\n"


def test_one_sentence_of_each_book(build: Callable[..., Built]) -> None:
    """The books that say most come first, whoever reviews them; fragments are none of it."""
    two = quotations("락", ":limit: 2\n")
    built = build({**LIBRARY, "view.md": quotations("잠금"), "two.md": KEPT_OUT + two})
    page = built.page("view")
    shown = page.select_one(".rv-quotations")
    where = [[link["href"] for link in each.select("a")] for each in shown.select("figcaption")]

    assert built.warnings == []
    assert text(shown.p) == "한 번에 하나만 들인다. 책 4권이 말하는 락"
    assert shown.p.a["href"] == "lock.html#concept-락"
    assert quoted(shown) == ["락을 거는 법을 말한다.", "락은 줄이다.", "락을 거는 법을 말한다."]
    assert {text(mark) for mark in shown.select("mark")} == {"락"}
    assert [text(each) for each in shown.select("figcaption")] == [
        "나 · 풀기",
        "가 · 첫머리",
        "라 · 첫머리",
    ]
    assert [book for book, _ in where] == ["c.html", "a.html", "e.html"]
    for book, sentence in where:
        docname, _, anchor = sentence.partition(".html#")
        assert book == f"{docname}.html"
        assert built.page(docname).find(id=anchor).get_text().startswith("락")
    assert len(built.page("two").select(".rv-quotations blockquote[lang=ko]")) == 2


def test_nothing_to_quote(build: Callable[..., Built]) -> None:
    """Where no book says a sentence, or there is no such concept, the page says so."""
    files = {name: LIBRARY[name] for name in ("lock.md", "d.md")}
    built = build({**files, "view.md": quotations("락"), "other.md": quotations("자물쇠")})

    assert text(built.page("view").select_one(".rv-empty")) == "락을 문장으로 말한 책은 아직 없다."
    assert text(built.page("other").select_one(".rv-empty")) == "이 모음에 없는 개념: 자물쇠"


def test_on_paper(build: Callable[..., Built]) -> None:
    """Other writers print quotations, each with its book and section."""
    printed = build({**LIBRARY, "view.md": quotations("락")}, builder="text").text("view.txt")

    assert "한 번에 하나만 들인다. 책 4권이 말하는 락" in printed
    assert printed.index("나 · 풀기") < printed.index("가 · 첫머리")
