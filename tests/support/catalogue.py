"""What readers do with a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def titles(page: Page) -> list[str]:
    """Return the titles of the cards that are shown, in their order, once all have come."""
    page.wait_for_function("() => !document.querySelector('.rv-waits, .rv-catalogue [inert]')")
    # At once and from the document: the browser does not paint what is not on the screen.
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".rv-card")]
            .filter((card) => card.offsetParent)
            .map((card) => card.querySelector(".rv-card-title").textContent.trim())"""
    )
    return found


def unfold(group: Locator) -> None:
    """Open what a facet is folded into."""
    group.evaluate(
        "element => { const box = element.closest('details'); if (box) box.open = true }"
    )


def tick(page: Page, facet: str, label: str) -> None:
    """Tick a value of a facet."""
    group = page.locator("fieldset").filter(has_text=facet)
    unfold(group)
    group.get_by_label(label).check()


def count(page: Page, facet: str, label: str) -> str:
    """Return the number beside a value of a facet."""
    group = page.locator("fieldset").filter(has_text=facet)
    unfold(group)
    return group.locator("label").filter(has_text=label).locator(".rv-number").inner_text()
