"""The files of data beside the pages, and the pages at old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_reviews.config import site_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import bibliography, feeds, redirects, skos
from sphinx_reviews.formats.dump import SCHEMA, Dump
from sphinx_reviews.formats.sitemap import sitemap
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.output.ledger import Group

_logger = logging.getLogger(__name__)


def dump_of(app: Sphinx) -> Dump:
    """Return the library of a build as JSON can hold it."""
    env, domain = app.env, review_domain(app.env)

    def source(docname: str) -> str:
        return env.doc2path(docname, base=False).as_posix()

    site = site_of(app.config, app.builder.get_target_uri)
    return Dump(domain.library, site, source, lambda name: phrases(domain.language(name)))


def _data(app: Sphinx, feeds_asked_for: Sequence[Feed]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of data."""
    domain = review_domain(app.env)
    library = domain.library
    site = site_of(app.config, app.builder.get_target_uri)
    dump = dump_of(app)
    yield "reviews.json", dump.whole().encode()
    yield "reviews.jsonl", "".join(dump.lines()).encode()
    yield SCHEMA.name, SCHEMA.read_bytes()
    yield "books.bib", bibliography.bibtex_file(library.published).encode()
    yield "books.csl.json", bibliography.csl_file(library.published).encode()
    yield skos.FILE, skos.turtle(library, site).encode()
    if site.base:
        yield from feeds.files(feeds_asked_for, site, phrases(app.config.language)).items()
        yield "sitemap.xml", sitemap(library, app.env.all_docs, site)


def _redirects(app: Sphinx, others: set[str]) -> Iterator[tuple[Place, str, str, bytes]]:
    """Yield place, old address, path and content of the page at each old address.

    :param others: paths of the other files of the site; of no redirect is one overwritten.
    """
    site = site_of(app.config, app.builder.get_target_uri)
    taken: dict[str, str] = {}
    room = redirects.Room(others)
    for docname, facts in review_domain(app.env).library.documents.items():
        title, place = facts.title or docname, Place(docname, 1)
        for address in facts.front_matter.redirect_from:
            try:
                name = redirects.file_name(address)
                if name in taken:
                    if taken[name] == docname:
                        continue
                    raise redirects.RedirectError(  # noqa: TRY301
                        f"'{taken[name]}' redirects from it already"
                    )
                room.take(name)
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

    :param others: paths of the files that others make, from the output directory.
    """
    is_library = bool(review_domain(app.env).library.reviews)
    wanted = dict(_data(app, feeds)) if is_library else {}
    leading = list(_redirects(app, {*others, *wanted}))
    ours = set(files.digests)
    files.keep_only({*wanted, *(name for _, _, name, _ in leading)}, spared=others)
    for place, address, name, content in leading:
        # The author, or another program, may have put a file there that no build knows of.
        if (name not in ours and files.path(name).exists()) or any(
            files.path(folder).is_file() for folder in redirects.above(name)
        ):
            _refuse(place, address, "there is a file")
        else:
            wanted[name] = content
    files.replace(wanted, spared=others)
    if is_library and not app.config.html_baseurl:
        _logger.info(
            "without html_baseurl there are no feeds, share cards, sitemap and canonical "
            "addresses, as they need the whole address of a page"
        )
