"""Every configuration value, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import _ConfigRebuild


class Value(NamedTuple):
    """One ``reviews_*`` value; Sphinx checks its type and replaces nothing."""

    name: str
    default: Any
    rebuild: _ConfigRebuild
    type: type
    #: What it does, in one sentence; the documentation is made from it.
    help: str


VALUES: Final = (
    Value(
        "reviews_author",
        "",
        "html",
        str,
        "The reviewer of every review whose front matter names no ``author``.",
    ),
    Value(
        "reviews_feeds",
        [],
        "html",
        list,
        "What gets feeds besides the site, each as in the filter of a catalogue: ``tag = MLOps``, ``concept = …``, ``publisher = …``.",
    ),
    Value(
        "reviews_pdf",
        False,  # noqa: FBT003  (a value, no flag)
        "html",
        bool,
        "Whether ``html`` and ``dirhtml`` builds put a PDF beside each review, and ``library.pdf``.",
    ),
    Value(
        "reviews_pdf_fonts",
        [],
        "html",
        list,
        "Folders of fonts, from the folder of ``conf.py``, that PDFs prefer to their own.",
    ),
    Value(
        "reviews_pdf_paper",
        "a4",
        "html",
        str,
        "The paper of PDFs, by the name that Typst gives it, as ``a5`` or ``us-letter``.",
    ),
    Value(
        "reviews_search",
        True,  # noqa: FBT003  (a value, no flag)
        "env",
        bool,
        "Whether a site in Korean gets the library's search; with ``False``, it keeps Sphinx's.",
    ),
)


def line_of(conf: Path, name: str) -> str:
    """Return the line of ``conf.py`` that sets a value, as ``path:line``."""
    lines = conf.read_text(encoding="utf-8").splitlines() if conf.exists() else []
    numbers = (number for number, line in enumerate(lines, 1) if line.startswith(name))
    return f"{conf}:{next(numbers, 1)}"


def setup(app: Sphinx) -> None:
    """Register the values."""
    for value in VALUES:
        app.add_config_value(
            value.name, value.default, value.rebuild, value.type, description=value.help
        )
