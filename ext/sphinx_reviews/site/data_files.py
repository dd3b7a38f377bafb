"""Data files beside the pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_reviews.build import sources
from sphinx_reviews.config import site_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.dump import SCHEMA, Dump
from sphinx_reviews.formats.feeds import files as feed_files
from sphinx_reviews.formats.sitemap import sitemap
from sphinx_reviews.formats.table import FORMATS, Material
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.search import texts
from sphinx_reviews.site import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.output.ledger import Ledger

_logger = logging.getLogger(__name__)


def material(app: Sphinx, feeds: Sequence[Feed]) -> Material:
    """Return the input of all formats in a build.

    :param feeds: the feeds of the build; the site's comes first.
    """
    env, domain = app.env, review_domain(app.env)

    @cache
    def prose(docname: str) -> list[str]:
        parts = texts.kept(env, docname).body.parts
        return [line for part in parts for line in (part.title, *part.text.split("\n")) if line]

    @cache
    def source(docname: str) -> str:
        return env.doc2path(docname, base=False).as_posix()

    def say_on(docname: str) -> Phrases:
        return phrases(domain.language(docname))

    site = site_of(app.config, app.builder.get_target_uri)
    return Material(
        domain.library,
        site,
        feeds[0] if feeds else None,
        phrases(app.config.language),
        say_on,
        prose,
        Dump(domain.library, site, source, say_on, prose),
    )


def write(app: Sphinx, ledger: Ledger, feeds: Sequence[Feed], state: str) -> None:
    """Write the files anew if what they are made from changed.

    :param state: digest of all that pages show of each other.
    """
    made_of = cache(lambda: material(app, feeds))

    def with_texts() -> dict[str, bytes]:
        return dict(_formats(made_of(), holds_texts=True)) if _is_library(app) else {}

    def without() -> dict[str, bytes]:
        return dict(_data(app, made_of(), feeds)) if _is_library(app) else {}

    texts, data = ledger.group("texts"), ledger.group("data")
    read = sources.digest_of_all(app.env)
    texts.renew_together((state, read), with_texts, _others(app, ledger, "texts"))
    data.renew_together(state, without, _others(app, ledger, "data"))


def _others(app: Sphinx, ledger: Ledger, group: str) -> set[str]:
    return ledger.files(but=group) | neighbours.files(app)


def _is_library(app: Sphinx) -> bool:
    return bool(review_domain(app.env).library.reviews)


def _formats(made_of: Material, *, holds_texts: bool) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the file of each format."""
    for format_ in FORMATS:
        if format_.file and format_.holds_texts is holds_texts:
            text = format_.write(made_of)
            if text is not None:
                yield format_.file, text.encode()


def _data(app: Sphinx, made_of: Material, feeds: Sequence[Feed]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each data file without texts."""
    if not app.config.html_baseurl:
        _logger.info(
            "without html_baseurl there are no feeds, share cards, sitemap or canonical "
            "addresses, as they need the full address of a page"
        )
    yield from _formats(made_of, holds_texts=False)
    yield SCHEMA.name, SCHEMA.read_bytes()
    yield from feed_files(feeds[1:], made_of.site, made_of.say).items()
    if made_of.site.base and neighbours.SITEMAP not in app.extensions:
        documents = review_domain(app.env).documents
        yield "sitemap.xml", sitemap(documents, app.env.all_docs, made_of.site)
