"""The script that holds the structured data of a page, and the way to the page."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.formats.json_ld.things import Thing


class Crumb(NamedTuple):
    """A page on the path from the front page."""

    title: str
    address: str


def script(things: Sequence[Thing]) -> Markup:
    """Return a ``<script>`` of JSON-LD that nothing in it can close."""
    text = htmlsafe_json_dumps({"@context": "https://schema.org", "@graph": things}, _dumps)
    return Markup('<script type="application/ld+json">{}</script>').format(text)


_dumps: Final = partial(json.dumps, ensure_ascii=False)


def breadcrumbs(trail: Sequence[Crumb]) -> Thing:
    """Return a schema.org ``BreadcrumbList`` from the front page to the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": address}
            for number, (title, address) in enumerate(trail, 1)
        ],
    }
