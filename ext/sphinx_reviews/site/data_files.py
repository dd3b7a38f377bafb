"""Data files beside the pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_reviews.build import sources
from sphinx_reviews.config import site_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.dump import SCHEMA
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
    from sphinx_reviews.output.ledger import Group

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

    return Material(
        domain.library,
        site_of(app.config, app.builder.get_target_uri),
        feeds[0] if feeds else None,
        phrases(app.config.language),
        lambda docname: phrases(domain.language(docname)),
        lambda docname: env.doc2path(docname, base=False).as_posix(),
        prose,
    )


def _data(app: Sphinx, feeds: Sequence[Feed]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each data file."""
    documents = review_domain(app.env).documents
    made_of = material(app, feeds)
    for format_ in FORMATS:
        if format_.file and (text := format_.write(made_of)) is not None:
            yield format_.file, text.encode()
    yield SCHEMA.name, SCHEMA.read_bytes()
    yield from feed_files(feeds[1:], made_of.site, made_of.say).items()
    if made_of.site.base and neighbours.SITEMAP not in app.extensions:
        yield "sitemap.xml", sitemap(documents, app.env.all_docs, made_of.site)


def write(app: Sphinx, files: Group, feeds: Sequence[Feed], others: set[str], state: str) -> None:
    """Write the files anew if what they are made from changed.

    :param others: paths of files from other makers, relative to the output directory.
    :param state: digest of all that pages show of each other; data give texts and lines as well.
    """

    def data() -> dict[str, bytes]:
        if not review_domain(app.env).library.reviews:
            return {}
        if not app.config.html_baseurl:
            _logger.info(
                "without html_baseurl there are no feeds, share cards, sitemap or canonical "
                "addresses, as they need the full address of a page"
            )
        return dict(_data(app, feeds))

    made_from = (state, sources.digest_of_all(app.env))
    files.renew_together(made_from, data, spared=others | neighbours.files(app))
