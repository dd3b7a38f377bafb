"""Redirect pages at the old addresses of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.config import site_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import redirects
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.site import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.output.ledger import Group


def write(app: Sphinx, files: Group, others: set[str]) -> None:
    """Write the redirect pages whose content changed, and remove those that are left over.

    :param others: paths of files from other makers, which no redirect overwrites.
    """
    others = others | neighbours.files(app)
    wanted: dict[str, bytes] = {}
    leading = list(_redirects(app, others))
    ours = set(files.digests)
    files.keep_only({name for _, _, name, _ in leading}, spared=others)
    for place, address, name, content in leading:
        # The author or another program may have put a file there that no build recorded.
        if (name not in ours and files.path(name).exists()) or any(
            files.path(folder).is_file() for folder in redirects.above(name)
        ):
            _refuse(place, address, "a file is already there")
        else:
            wanted[name] = content
    files.replace(wanted, spared=others)


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
