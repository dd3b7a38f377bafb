"""What the pages of a site have, and the files that they load or link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_reviews.site import (
    assets,
    catalogues,
    comparisons,
    data_files,
    heads,
    not_found,
    old_addresses,
    page_order,
    previews,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.build.fingerprints import Surroundings
    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.output.ledger import Ledger
    from sphinx_reviews.site.heads import Head


def begin(app: Sphinx, pagename: str, context: dict[str, Any], head: Head | None) -> str:
    """Give a page its language, icon, neighbours, head and scripts.

    :param head: None for a page without a document, such as the general index.
    :returns: the document that it is a page of, or else its own name.
    """
    docname = str(context.get(catalogues.DOCUMENT, pagename))
    assets.set_language(app, docname, context)
    assets.set_icon(app, context)
    page_order.show(app, pagename, context)
    if head is not None:
        heads.put(app, context, head)
    assets.add_scripts(app, docname)
    return docname


def write_pages(app: Sphinx, ledger: Ledger, surroundings: Surroundings) -> None:
    """Write the page for addresses that lead nowhere, and the further pages of catalogues."""
    not_found.write(app, ledger, surroundings)
    catalogues.write_pages(app, ledger.group("catalogue-pages"), surroundings)


def write_files(app: Sphinx, ledger: Ledger, feeds: Sequence[Feed], state: str) -> None:
    """Write the data that pages load, and that of the library.

    :param state: digest of all that pages show of each other.
    """
    previews.write(app, ledger.group("previews"), state)
    comparisons.write(app, ledger.group("comparisons"), state)
    catalogues.write_scripts(app, ledger.group("catalogues"), state)
    data_files.write(app, ledger, feeds, state)
    old_addresses.write(app, ledger.group("redirects"), ledger.files(but="redirects"))
