"""What HTML shows that no docutils node can say: Jinja templates, which escape all text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

if TYPE_CHECKING:
    from sphinx.builders import Builder

_PACKAGE: Final = Path(__file__).parent


#: The builders that give each document a page of HTML with an address of its own.
PAGED: Final = ("html", "dirhtml")


def is_paged(builder: Builder) -> bool:
    """Return whether *builder* is one of :data:`PAGED`."""
    return builder.name in PAGED


@cache
def template(name: str) -> Template:
    """Return the template at *name*, a path from the folder of the package."""
    environment = Environment(
        loader=FileSystemLoader(_PACKAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)
