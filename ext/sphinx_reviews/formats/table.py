"""The table of formats: for ``export``, for files beside the pages, and for citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.formats import bibtex, cited, csl, feeds, iris
from sphinx_reviews.formats.goodreads import goodreads
from sphinx_reviews.formats.graph import graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.cited import CitedBook, CitedReview
    from sphinx_reviews.formats.dump import Dump
    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library


class Material(NamedTuple):
    """What formats are made of."""

    library: Library
    site: Site
    #: The feed of all reviews; None if there can be no feed.
    feed: Feed | None
    #: The interface in the language of the site.
    say: Phrases
    #: docname -> the interface in the language of the page.
    say_on: Callable[[str], Phrases]
    #: docname -> the paragraphs that readers see.
    prose: Callable[[str], list[str]]
    #: All records, encoded once.
    dump: Dump


class Citation(NamedTuple):
    """How a format cites one thing."""

    #: As readers know the format.
    title: str
    of_book: Callable[[CitedBook], str]
    of_review: Callable[[CitedReview], str]


class Format(NamedTuple):
    """One output format of the library."""

    #: For ``sphinx-reviews export``.
    name: str
    #: Returns None if the material lacks something that the format needs.
    write: Callable[[Material], str | None]
    #: Name of the file beside the pages; empty for a format that is only exported.
    file: str = ""
    #: None for a format that nobody cites from.
    citation: Citation | None = None
    #: Media type and name, by which the heads of pages announce the file.
    link: tuple[str, str] | None = None
    #: Whether it gives what no page shows of another: texts, and lines of sources.
    holds_texts: bool = False


def _graph(material: Material) -> str:
    return graph(material.library, material.site, material.say, material.say_on)


def _atom(material: Material) -> str | None:
    feed = material.feed
    return feeds.atom(feed, material.site, material.say).decode() if feed else None


def _json_feed(material: Material) -> str | None:
    feed = material.feed
    return feeds.json_feed(feed, material.site, material.say) if feed else None


FORMATS: Final = (
    Format("atom", _atom, "feed.atom"),
    Format(
        "bibtex",
        lambda material: bibtex.books(cited.books(material.library)),
        "books.bib",
        Citation("BibTeX", bibtex.book, bibtex.review),
        ("application/x-bibtex", "BibTeX"),
    ),
    Format(
        "csl",
        lambda material: csl.books(cited.books(material.library)),
        "books.csl.json",
        Citation("CSL-JSON", csl.book, csl.review),
        ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
    ),
    Format(
        "goodreads",
        lambda material: goodreads(material.library.published, material.prose, material.say_on),
    ),
    Format(
        "json",
        lambda material: material.dump.whole(),
        "reviews.json",
        link=("application/json", "JSON"),
        holds_texts=True,
    ),
    Format("json-feed", _json_feed, "feed.json"),
    Format(
        "jsonl",
        lambda material: "".join(material.dump.lines()),
        "reviews.jsonl",
        holds_texts=True,
    ),
    Format("skos", _graph, iris.FILE, link=("text/turtle", "SKOS, schema.org (Turtle)")),
)
