"""The library in one form, made of the sources without building pages."""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING, Final

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_reviews.config import site_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import bibliography, feeds, skos
from sphinx_reviews.formats.goodreads import goodreads
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.search.texts import page_text
from sphinx_reviews.site.data_files import dump_of
from sphinx_reviews.site.subscriptions import subscriptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class ExportError(Exception):
    """Why there can be no export, and what to do."""


def exported(source: Path, format_: str) -> bytes:
    """Return the library of a folder of sources.

    :param format_: one of :data:`FORMATS`.
    :raises ExportError: if its ``conf.py`` lacks what the format needs.
    :raises SphinxError: if Sphinx cannot read the sources.
    """
    folder = source.resolve()
    with tempfile.TemporaryDirectory() as scratch, patch_docutils(folder), docutils_namespace():
        app = Sphinx(
            folder,
            folder,
            f"{scratch}/html",
            f"{scratch}/doctrees",
            "html",
            confoverrides={"reviews_pdf": False},
            status=None,
            warning=sys.stderr,
        )
        if "sphinx_reviews" not in app.extensions:
            raise ExportError("conf.py does not name 'sphinx_reviews' in its extensions.")
        app.builder.read()
        return _WRITERS[format_](app).encode()


def _dump(app: Sphinx) -> str:
    return dump_of(app).whole()


def _lines(app: Sphinx) -> str:
    return "".join(dump_of(app).lines())


def _bibtex(app: Sphinx) -> str:
    return bibliography.bibtex_file(review_domain(app.env).library.published)


def _csl(app: Sphinx) -> str:
    return bibliography.csl_file(review_domain(app.env).library.published)


def _skos(app: Sphinx) -> str:
    library = review_domain(app.env).library
    return skos.turtle(library, site_of(app.config, app.builder.get_target_uri))


def _atom(app: Sphinx) -> str:
    return _feed(app)["feed.atom"].decode()


def _json_feed(app: Sphinx) -> str:
    return _feed(app)["feed.json"].decode()


def _feed(app: Sphinx) -> dict[str, bytes]:
    site = site_of(app.config, app.builder.get_target_uri)
    found = feeds.files(subscriptions(app, ())[:1], site, phrases(app.config.language))
    if not found:
        raise ExportError("A feed needs html_baseurl in conf.py, and a review with a date.")
    return found


def _goodreads(app: Sphinx) -> str:
    domain = review_domain(app.env)

    def prose(docname: str) -> list[str]:
        parts = page_text(app.env.get_doctree(docname), domain.documents[docname]).body.parts
        return [line for part in parts for line in (part.title, *part.text.split("\n")) if line]

    return goodreads(
        domain.library.published, prose, lambda docname: phrases(domain.language(docname))
    )


_WRITERS: Final[Mapping[str, Callable[[Sphinx], str]]] = {
    "atom": _atom,
    "bibtex": _bibtex,
    "csl": _csl,
    "goodreads": _goodreads,
    "json": _dump,
    "json-feed": _json_feed,
    "jsonl": _lines,
    "skos": _skos,
}

FORMATS: Final = tuple(_WRITERS)
