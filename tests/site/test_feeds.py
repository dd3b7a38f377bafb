"""Feeds of the whole site and of single facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser

from support.libraries.published import BASE, LIBRARY
from support.readers import check_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_feeds(build: Callable[..., Built]) -> None:
    """The site and each configured facet have feeds that pages link to, with the disclosure first."""
    asked = [
        "concept = monitoring",
        "tag = MLOps",
        "publisher = 없는 곳",
        "concept = 없는 개념",
        "?",
    ]
    built = build(LIBRARY, html_baseurl=BASE, reviews_feeds=asked)
    links = {
        name: [str(link["href"]) for link in built.page(name).select("link[rel=alternate]")]
        for name in ("index", "concepts", "a")
    }

    assert check_feed(built.output / "feed") == ["둘째 서평", "첫째 서평"]
    assert check_feed(built.output / "feeds/tag-mlops") == ["첫째 서평"]
    assert check_feed(built.output / "feeds/concept-monitoring") == ["첫째 서평"]
    assert not (built.output / "feeds/publisher-없는-곳.atom").exists()
    assert [each for each in links["a"] if "feed" in each] == [
        f"{BASE}feed.atom",
        f"{BASE}feed.json",
    ]
    assert f"{BASE}feeds/concept-monitoring.atom" in links["concepts"]
    assert f"{BASE}feeds/tag-mlops.json" in links["index"]
    newest = feedparser.parse(built.text("feed.atom")).entries[0]
    assert newest.content[0].value.startswith("<p><small>내 돈으로 샀다.</small></p>")
    assert newest.updated == "2024-07-01T00:00:00Z"
    assert [line.rsplit(" ", 1)[-1] for line in built.warnings] == ["[reviews.value]"] * 3
    assert "'?' is not a condition" in built.warnings[0]  # as soon as conf.py is read
    assert "no review has the publisher '없는 곳'" in built.warnings[1]
    assert "unknown concept '없는 개념'" in built.warnings[2]
