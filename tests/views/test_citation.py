"""The citations of a review and of its book, as a reader copies them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pybtex.database import parse_string

from support.browser import in_browser, violations
from support.builds import differences, sphinx_build, write
from support.libraries.cited import BASE, EDITED, ENGLISH, KOREAN, LIBRARY, SITE
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from support.browser import Reader
    from support.projects import Built


def opened(reader: Reader, name: str) -> Page:
    """Open a page and its citations, and keep what is copied in ``window.copied``."""
    page = reader.open(name)
    page.evaluate(
        """() => {
            window.copied = [];
            navigator.clipboard.writeText = async (text) => window.copied.push(text);
            document.addEventListener("copy", () => copied.push(getSelection().toString()));
        }"""
    )
    page.locator(".rv-citation > summary").click()
    return page


@in_browser
def test_citations_are_copied(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """A reader copies the review, then the book, each in every form."""
    built = build(LIBRARY, html_baseurl=BASE, project=SITE)
    page = opened(read(built.output), "b/korean")
    for button in page.locator(".rv-citation button").all():
        button.click()
    page.get_by_text("복사했습니다").last.wait_for()
    sentence, bibtex, csl, address, book_bibtex, book_csl = page.evaluate("copied")

    assert sentence.startswith("김하나. 2024. 「배포한 다음이 시작이다」")
    assert parse_string(bibtex, "bibtex").entries["b:korean:review"].type == "online"
    assert json.loads(csl)[0]["type"] == "review-book"
    assert address == f"{BASE}b/korean.html"
    entry = parse_string(book_bibtex, "bibtex").entries["b:korean"]
    assert entry.fields["translator"] == "{김대근}"
    assert json.loads(book_csl)[0]["number-of-pages"] == "420"
    assert violations(page, ".rv-citation") == []


@in_browser
def test_address_without_a_base(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """If the site does not know its address, that of the browser is copied, and no other."""
    built = build(LIBRARY, project=SITE)
    reader = read(built.output)
    page = opened(reader, "b/korean")
    page.goto(f"{page.url}#top")
    page.get_by_role("button", name="복사").nth(3).click()

    assert page.evaluate("copied") == [(built.output / "b/korean.html").as_uri()]
    block = built.page("b/korean").select_one(".rv-citation")
    assert block
    assert "http" not in block.get_text()


@in_browser
def test_citations_without_javascript(
    build: Callable[..., Built], read: Callable[..., Reader]
) -> None:
    """Without JavaScript the texts are there to be selected, and no button that does nothing."""
    built = build(LIBRARY)
    page = read(built.output, java_script_enabled=False).open("b/korean")
    page.locator(".rv-citation > summary").click()

    assert page.locator(".rv-citation button:visible").count() == 0
    # Sentence, BibTeX and CSL-JSON of the review; BibTeX and CSL-JSON of the book.
    assert page.locator(".rv-citation pre:visible").count() == 5


def test_citations_after_edits(tmp_path: Path) -> None:
    """Citations follow the site's address and title, and what other reviews say of the book."""
    source, output = tmp_path / "source", tmp_path / "html"
    conf = f'{CONF}project = "{SITE}"\n'

    def block(*reviews: str, conf: str = conf) -> str:
        pages = {f"{number}.md": text for number, text in enumerate(reviews)}
        write(source, {"conf.py": conf, "index.md": INDEX, **pages})
        sphinx_build(source, output)
        page = (output / "0.html").read_text()
        return page[page.index("rv-citation") :]

    alone = block(KOREAN, EDITED)
    assert BASE not in alone
    assert "pagetotal" not in alone
    with_another = block(KOREAN, EDITED, ENGLISH)
    assert "pagetotal = {420}" in with_another
    with_address = block(KOREAN, EDITED, ENGLISH, conf=f'{conf}html_baseurl = "{BASE}"\n')
    assert f"2024년 3월 1일. {BASE}0.html" in with_address
    renamed = conf.replace(SITE, "다른 이름")
    assert "서평). 다른 이름. 2024년" in block(KOREAN, EDITED, ENGLISH, conf=renamed)
    sphinx_build(source, tmp_path / "fresh")
    changed = differences(output, tmp_path / "fresh")
    assert [name for name in changed if name.endswith(".html")] == []
