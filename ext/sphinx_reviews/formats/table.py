"""The one table of formats: what ``export`` knows, what stands beside the pages, how to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.formats import bibliography, feeds, skos
from sphinx_reviews.formats.dump import Dump
from sphinx_reviews.formats.goodreads import goodreads

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review


class Material(NamedTuple):
    """What formats are made of."""

    library: Library
    site: Site
    #: The feed of all reviews; None where a feed cannot be.
    feed: Feed | None
    #: The interface in the language of the site.
    say: Phrases
    #: docname -> the interface in the language of the page.
    say_on: Callable[[str], Phrases]
    #: docname -> path of the source file from the source directory.
    source: Callable[[str], str]
    #: docname -> the paragraphs that readers see.
    prose: Callable[[str], list[str]]


class Format(NamedTuple):
    """One form of the library."""

    #: For ``sphinx-reviews export``.
    name: str
    #: None where the material lacks what it needs.
    write: Callable[[Material], str | None]
    #: Beside the pages; empty for a format that is only exported.
    file: str = ""
    #: How the book of one review is cited, under a title.
    citation: tuple[str, Callable[[Review], str]] | None = None


def _dump(made_of: Material) -> Dump:
    return Dump(made_of.library, made_of.site, made_of.source, made_of.say_on)


def _atom(made_of: Material) -> str | None:
    feed = made_of.feed
    return feeds.atom(feed, made_of.site, made_of.say).decode() if feed else None


def _json_feed(made_of: Material) -> str | None:
    feed = made_of.feed
    return feeds.json_feed(feed, made_of.site, made_of.say) if feed else None


FORMATS: Final = (
    Format("atom", _atom, "feed.atom"),
    Format(
        "bibtex",
        lambda made_of: bibliography.bibtex_file(made_of.library.published),
        "books.bib",
        ("BibTeX", bibliography.bibtex),
    ),
    Format(
        "csl",
        lambda made_of: bibliography.csl_file(made_of.library.published),
        "books.csl.json",
        ("CSL-JSON", bibliography.csl_item),
    ),
    Format(
        "goodreads",
        lambda made_of: goodreads(made_of.library.published, made_of.prose, made_of.say_on),
    ),
    Format("json", lambda made_of: _dump(made_of).whole(), "reviews.json"),
    Format("json-feed", _json_feed, "feed.json"),
    Format("jsonl", lambda made_of: "".join(_dump(made_of).lines()), "reviews.jsonl"),
    Format("skos", lambda made_of: skos.turtle(made_of.library, made_of.site), skos.FILE),
)
