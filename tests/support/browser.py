"""Pages in a browser, opened from files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")

in_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: this was not tested in a browser"
)


class Reader:
    """A page of a site, open in the browser, and every address that it requested."""

    def __init__(self, browser: Browser, site: Path, **options: Any) -> None:
        self.site = site
        self.page: Page = browser.new_context(**options).new_page()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def open(self, name: str) -> Page:
        """Open a page, whose name may be followed by a query."""
        path, _, query = name.partition("?")
        self.page.goto((self.site / f"{path}.html").as_uri() + (query and f"?{query}"))
        return self.page

    def outside(self) -> list[str]:
        """Return the requested addresses that are not files of the site."""
        own = ("data:", self.site.as_uri())
        return [address for address in self.asked if not address.startswith(own)]


def violations(page: Page, part: str | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe finds to be serious on a page or a part of it, with the elements."""
    found = (
        Axe()
        .run(page, context=part, options={"preload": False, "resultTypes": ["violations"]})
        .response["violations"]
    )
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in found
        if rule["impact"] in {"serious", "critical"}
    ]
