"""Addresses of sections and quoted sentences: made of their words, moved by nothing before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from playwright.sync_api import expect

from support.browser import in_browser
from support.libraries.viewed import review
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4 import BeautifulSoup, Tag

    from support.browser import Reader
    from support.projects import Built

CONCEPTS = "# 개념\n\n:::{concept} 락\n뜻.\n:::\n\n:::{concept} 색인\n뜻.\n:::\n"
SECTIONS = "## 첫 대목\n\n글이다.\n\n## Second Part\n\n글.\n\n### 요약\n\n글.\n\n## 3장, 끝\n\n### 요약\n\n글.\n\n## ② 2024년의 ㄱㄴㄷ, 3㎡\n\n글.\n"
SENTENCES = """\
## 대목

앞 문장이다. 여기서 **굵은 {concept}`락`을 쓴다. 또** 쓴다. 뒤 문장이다.

{concept}`락`이다. {concept}`락`이다.

*가* 말. 또 *나* 말. 또 {concept}`락`이다.

| 무엇 | 어떻게 |
|---|---|
| {concept}`락` | 잠근다 |
| 둘 | 문장인 {concept}`락`이다. 남는 말 |

- {concept}`락`, 소유권

  1. 안쪽의 것

- 온전한 {concept}`락`이다. 다음.

머리 {concept}`두 문장? 걸친 것 <락>`이다. 끝.

:::{skills}
- SQL (중급) — {concept}`락`까지
:::
"""


def sections(page: BeautifulSoup) -> list[str]:
    """Return the ids of the sections below the title."""
    return [str(each.parent["id"]) for each in page.select("section > h2, section > h3")]


def quotes(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield the sentences that a page of definitions quotes, with their addresses."""
    for link in page.select(".rv-where"):
        figure = link.find_parent("figure")
        quote = figure.blockquote if figure else link.find_parent(["blockquote", "li"])
        yield text(quote).partition(" — ")[0], unquote(str(link["href"]))


def at(built: Built, address: str) -> Tag:
    """Return what an address leads to."""
    page, _, anchor = address.partition("#")
    found = built.page(page.removesuffix(".html")).find(id=anchor)
    assert found is not None, address
    return found


def test_sections(build: Callable[..., Built]) -> None:
    """A section is named by its title; one of several of a title by the section around it too."""
    expected = [
        "첫-대목",
        "second-part",
        "second-part-요약",
        "_3장-끝",
        "_3장-끝-요약",
        "_2024년의-ㄱㄴㄷ-3m2",
    ]
    page = build({"a.md": f"# 글\n\n{SECTIONS}"}).page("a")
    links = {unquote(str(link["href"])) for link in page.select("a[href^='#']")}

    assert sections(page) == expected
    assert links >= {f"#{each}" for each in expected}
    # The addresses of a site that was published before.
    assert page.select_one("#첫-대목 > #id2") is not None
    assert page.select_one("#second-part-요약 > #요약") is not None


def test_a_footnote_moves_nothing(build: Callable[..., Built]) -> None:
    """A footnote or section above a section leaves its id, in Markdown and reStructuredText."""
    rst = "글\n==\n\n첫 대목\n------\n\n글이다{}\n\n끝 대목\n------\n\n글.\n\n{}"
    built = build({"a.md": f"# 글\n\n{SECTIONS}", "b.rst": rst.format("", "")})
    before = {name: sections(built.page(name)) for name in "ab"}
    noted = SECTIONS.replace("글이다.", "글이다[^m].\n\n[^m]: 주.\n\n## 새 대목\n\n글.")
    after = build(
        {
            "a.md": f"# 글\n\n{noted}",
            "b.rst": rst.format(" [#m]_", ".. [#m] 주.\n"),
        }
    )

    assert before["b"] == sections(after.page("b")) == ["첫-대목", "끝-대목"]
    assert before["a"] == [each for each in sections(after.page("a")) if each != "새-대목"]


def test_links_to_sections(build: Callable[..., Built]) -> None:
    """Labels, headings and tables of contents lead to the new ids, from other pages as well."""
    files = {
        "a.md": "# 글\n\n```{contents}\n```\n\n[](#첫-대목)\n\n(표지)=\n## 첫 대목\n\n글.\n\n(label)=\n## 끝 대목\n\n글.\n",
        "b.md": "# 나\n\n[가](a.md#첫-대목), {ref}`표지`, {ref}`label`, {ref}`a:끝 대목`\n",
    }
    built = build(
        files,
        myst_heading_anchors=2,
        extensions=["myst_parser", "sphinx_reviews", "sphinx.ext.autosectionlabel"],
        autosectionlabel_prefix_document=True,
    )
    found = [
        unquote(str(link["href"]))
        for page in ("a", "b")
        for link in built.page(page).select("section a.reference.internal")
    ]

    assert built.warnings == []
    assert found == [
        *("#글", "#첫-대목", "#label", "#첫-대목"),
        *("a.html#첫-대목", "a.html#첫-대목", "a.html#label", "a.html#label"),
    ]


def test_every_quotation_leads_to_its_sentence(build: Callable[..., Built]) -> None:
    """The element at the address of a quotation holds that sentence, or the row or item quoted."""
    built = build({"concepts.md": CONCEPTS, "a.md": review("책", text=SENTENCES)})
    found = dict(quotes(built.page("concepts")))

    assert built.warnings == []
    assert found.keys() == {
        "여기서 굵은 락을 쓴다.",
        "락이다.",
        "또 락이다.",
        "락 · 잠근다",
        "문장인 락이다.",
        "락, 소유권",
        "온전한 락이다.",
        "머리 두 문장? 걸친 것이다.",
        "SQL: 락까지",
    }
    for sentence, address in found.items():
        words = re.findall(r"\w+", text(at(built, address)))
        assert [each for each in words if each != "중급"] == re.findall(r"\w+", sentence)


def test_a_whole_document_as_one(build: Callable[..., Built]) -> None:
    """Where all pages become one file, quotations lead to their sentences as well."""
    files = {"concepts.md": CONCEPTS, "a.md": review("책", text=SENTENCES)}
    page = build(files, "singlehtml").page("index")
    tex = next(build(files, "latex").output.glob("*.tex")).read_text(encoding="utf-8")
    leading = set(re.findall(r"\\hyperref\[(\\detokenize\{a:[^}]*\})\]", tex))

    links = [
        unquote(str(link["href"])) for link in page.select(".rv-spread blockquote a:last-of-type")
    ]
    assert len([each for each in links if page.find(class_="rv-quoted", id=each[1:])]) == 9
    assert len(leading) >= 9
    assert leading <= set(re.findall(r"\\label\{(\\detokenize\{[^}]*\})\}", tex))


def test_equal_sentences(build: Callable[..., Built]) -> None:
    """Two equal sentences have two addresses, and so have two that begin alike."""
    same = "오늘도 아주 긴 문장으로 {concept}`락`을 {}.\n\n"
    written = same.replace("{}", "쓴다") * 2 + same.replace("{}", "읽는다")
    page = build({"concepts.md": CONCEPTS, "a.md": review("책", text=written)}).page("a")
    first, again, other = (str(each["id"]) for each in page.select(".rv-quoted"))

    assert re.fullmatch(r"오늘도-아주-긴-문장으로-락을-[0-9a-f]{4}", first)
    assert again == f"{first}-2"
    assert other.rpartition("-")[0] == first.rpartition("-")[0]
    assert other != first


def test_a_sentence_keeps_its_address(build: Callable[..., Built]) -> None:
    """What is added around a sentence, a mention in it as well, leaves its address."""
    text_of = "앞이다. {concept}`락`과 색인을 본다.\n"
    more = "처음 {concept}`색인`이다[^1].\n\n앞이다! {concept}`락`과 {concept}`색인`을 본다. 뒤.\n\n[^1]: 주.\n"

    def addresses(written: str, **settings: Any) -> dict[str, str]:
        files = {"concepts.md": CONCEPTS, "a.md": review("책", text=written)}
        return dict(quotes(build(files, **settings).page("concepts")))

    found = addresses(text_of)
    assert found["락과 색인을 본다."] == addresses(more)["락과 색인을 본다."]
    assert (
        found["락과 색인을 본다."]
        == addresses(text_of, reviews_mentions="link")["락과 색인을 본다."]
    )


@in_browser
def test_arriving(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """The sentence is marked where a quotation or search leads, and a key copies its address."""
    table = "| 가 | 나 |\n|---|---|\n| {concept}`색인` | 칸 |\n"
    written = f"앞이다. 여기서 {{concept}}`락`을 쓴다. 뒤이다.\n\n{table}"
    files = {"concepts.md": CONCEPTS, "a.md": review("책", text=written)}
    page = read(build(files).output).open("concepts")
    page.locator(".rv-where").first.focus()
    page.keyboard.press("Enter")
    sentence = page.locator(".rv-quoted:target")

    expect(sentence).to_have_text("여기서 락을 쓴다.")
    assert sentence.evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"

    button = page.get_by_role("button", name="이 문장 링크")
    expect(button).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()  # a reader who waits at the link
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="복사했습니다")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(sentence.get_by_role("button")).to_have_count(0)

    page.locator("h1").click()  # the focus opens a preview over the row
    page.locator("tr.rv-quoted").hover()
    expect(page.locator("tr.rv-quoted").get_by_role("button")).to_be_visible()

    page.goto(page.url.partition("/html/")[0] + "/html/search.html?q=쓴다")
    page.locator(".rv-result-title").first.click()
    expect(page.locator(".rv-quoted:target")).to_have_text("여기서 락을 쓴다.")


def test_titles_without_letters(build: Callable[..., Built]) -> None:
    """A title of signs alone has an address of its own as well, which a section above moves not."""

    def ids(above: str) -> list[str]:
        page = build({"a.md": f"# 쪽\n\n{above}## 🎉\n\n글.\n\n## ???\n\n글.\n"}).page("a")
        return [str(section["id"]) for section in page.select("section section")][-2:]

    party, doubt = ids("")
    assert party != doubt
    assert ids("## 앞의 절\n\n글[^1].\n\n[^1]: 주.\n\n") == [party, doubt]
