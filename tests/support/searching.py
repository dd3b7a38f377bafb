"""What readers do on pages that search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from sphinx_reviews.search import scripts

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sphinx_reviews.language.analyser import Analyser


def found(page: Page) -> list[tuple[str, str]]:
    """Return kind and title of the results on a page, in their order."""
    return _kinds_and_titles(page, ".rv-result")


def found_whole(page: Page) -> list[tuple[str, str]]:
    """Return kind and title of the results that have all that was asked for."""
    return _kinds_and_titles(page, ".rv-result:not(.rv-results-part ~ *)")


def _kinds_and_titles(page: Page, selector: str) -> list[tuple[str, str]]:
    expect(page.locator(".rv-search-status")).not_to_be_empty()
    return [
        (each.locator(".rv-kind").inner_text(), each.locator(".rv-result-title").inner_text())
        for each in page.locator(selector).all()
    ]


def parts(page: Page) -> list[str]:
    """Return the headings among the results on a page."""
    return page.locator(".rv-results-part").all_inner_texts()


def open_dialog(page: Page) -> None:
    """Open the dialog, and wait until it is ready for typing."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def analysing(code: str, analyser: Analyser) -> str:
    """Return a script that defines the analyser of a language, with what forgives errors in it."""
    return (
        f"const analyser = (() => {{ {scripts.language(analyser)}"
        f"const own = factories.analysers.{code}(rules);"
        f"const more = (() => {{ {scripts.forgiving(analyser)}"
        f"return factories.forgiving.{code}({{ letters: own.letters, sounds }}); }})();"
        "return { ...own, ...more }; })();"
    )
