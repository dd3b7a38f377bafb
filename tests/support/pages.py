"""The text of parts of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


def text(tag: Tag | None) -> str:
    """Return the text of *tag* with single spaces."""
    assert tag is not None
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def facts(tag: Tag) -> dict[str, str]:
    """Return the terms and values of the lists of facts in *tag*."""
    listed = tag.select("dl.rv-facts")
    assert listed
    return {
        text(term): text(value)
        for each in listed
        for term, value in zip(each.find_all("dt"), each.find_all("dd"), strict=True)
    }


def quoted(tag: Tag) -> list[str]:
    """Return the sentences that *tag* quotes, those in headings, tables and lists last."""
    found = tag.select("blockquote, .rv-fragments > li")
    return [text(each).partition(" — ")[0] for each in found]


def entry(page: BeautifulSoup, anchor: str) -> Tag:
    """Return the definition with this anchor."""
    found = page.find(id=anchor)
    assert found is not None
    return found
