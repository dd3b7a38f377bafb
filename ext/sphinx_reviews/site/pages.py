"""What the pages of a site have, and the files that they load or link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_reviews.site import (
    assets,
    comparisons,
    data_files,
    heads,
    old_addresses,
    page_order,
    previews,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.output.ledger import Ledger
    from sphinx_reviews.site.heads import Head


def begin(app: Sphinx, pagename: str, context: dict[str, Any], head: Head | None) -> None:
    """Give a page its language, icon, neighbours, head and scripts.

    :param head: None for a page without a document, such as the general index.
    """
    assets.set_language(app, pagename, context)
    assets.set_icon(app, context)
    page_order.show(app, pagename, context)
    if head is not None:
        heads.put(app, context, head)
    assets.add_scripts(app, pagename)


def write_files(app: Sphinx, ledger: Ledger, feeds: Sequence[Feed], state: str) -> None:
    """Write the data that pages load, and that of the library.

    :param state: digest of all that pages show of each other.
    """
    previews.write(app, ledger.group("previews"), state)
    comparisons.write(app, ledger.group("comparisons"), state)
    data_files.write(app, ledger.group("data"), feeds, ledger.files(but="data"), state)
    old_addresses.write(app, ledger.group("redirects"), ledger.files(but="redirects"))
