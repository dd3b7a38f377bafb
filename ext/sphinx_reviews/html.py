"""What HTML shows that no docutils node can say: Jinja templates, which escape all text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_PACKAGE: Final = Path(__file__).parent


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
