"""Data files beside the pages, and redirect pages at old addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_reviews.config import site_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import redirects
from sphinx_reviews.formats.dump import SCHEMA
from sphinx_reviews.formats.feeds import files as feed_files
from sphinx_reviews.formats.sitemap import sitemap
from sphinx_reviews.formats.table import FORMATS, Material
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
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


def _redirects(app: Sphinx, others: set[str]) -> Iterator[tuple[Place, str, str, bytes]]:
    """Yield place, old address, path and content of each redirect page.

    :param others: paths of the other files of the site, which no redirect overwrites.
    """
    site = site_of(app.config, app.builder.get_target_uri)
    taken: dict[str, str] = {}
    site_files = redirects.SiteFiles(others)
    for docname, facts in sorted(review_domain(app.env).documents.items()):
        title, place = facts.title or docname, Place(docname, 1)
        for address in facts.front_matter.redirect_from:
            try:
                name = redirects.file_name(address)
                if name in taken:
                    if taken[name] == docname:
                        continue
                    raise redirects.RedirectError(  # noqa: TRY301
                        f"'{taken[name]}' already redirects from it"
                    )
                site_files.take(name)
            except redirects.RedirectError as error:
                _refuse(place, address, error)
                continue
            taken[name] = docname
            target = site.path(docname)
            page = redirects.page(name, target, site.address(docname), title)
            yield place, address, name, page.encode()


def _refuse(place: Place, address: str, reason: object) -> None:
    warn(
        Subtype.REDIRECT,
        place,
        "redirect-from '%s': %s. Write a path of the old site, as /2020/01/01/title/.",
        address,
        reason,
    )


def write(app: Sphinx, files: Group, feeds: Sequence[Feed], others: set[str]) -> None:
    """Write the files whose content changed, and remove those that are left over.

    :param others: paths of files from other makers, relative to the output directory.
    """
    others = others | neighbours.files(app)
    is_library = bool(review_domain(app.env).library.reviews)
    wanted = dict(_data(app, feeds)) if is_library else {}
    leading = list(_redirects(app, {*others, *wanted}))
    ours = set(files.digests)
    files.keep_only({*wanted, *(name for _, _, name, _ in leading)}, spared=others)
    for place, address, name, content in leading:
        # The author or another program may have put a file there that no build recorded.
        if (name not in ours and files.path(name).exists()) or any(
            files.path(folder).is_file() for folder in redirects.above(name)
        ):
            _refuse(place, address, "a file is already there")
        else:
            wanted[name] = content
    files.replace(wanted, spared=others)
    if is_library and not app.config.html_baseurl:
        _logger.info(
            "without html_baseurl there are no feeds, share cards, sitemap or canonical "
            "addresses, as they need the full address of a page"
        )
