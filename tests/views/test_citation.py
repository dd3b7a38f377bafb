"""The citation of a book, as a reader copies it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pybtex.database import parse_string

from support.libraries.published import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from support.projects import Built


def test_citation_is_copied(build: Callable[..., Built], browser: Browser) -> None:
    """A reader can copy the book as BibTeX or CSL-JSON."""
    built = build(LIBRARY)
    context = browser.new_context()
    page = context.new_page()
    page.goto((built.output / "a.html").as_uri())
    page.get_by_text("이 책 인용하기").click()
    copied = []
    page.expose_function("keep", lambda text: copied.append(text))  # noqa: PLW0108
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = async (text) => window.keep(text);
            document.addEventListener("copy", () => window.keep(getSelection().toString()));
        }"""
    )
    for button in page.locator(".rv-citation button").all():
        button.click()
        page.get_by_text("복사했습니다").first.wait_for()
    context.close()

    entry = parse_string(copied[0], "bibtex").entries["a"]
    assert entry.fields["origtitle"] == "{First Book}"
    assert [str(person) for person in entry.persons["author"]] == ["{칩 후옌}", "Roe, Jane"]
    assert entry.fields["origlanguage"] == "english"
    assert json.loads(copied[1])["translator"] == [{"literal": "김대근"}]
