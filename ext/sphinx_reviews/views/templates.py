"""What HTML shows that no docutils node can say: Jinja templates, which escape all text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_FOLDER: Final = Path(__file__).parents[1] / "templates"


@cache
def template(name: str) -> Template:
    """Return the template *name* of the folder ``templates``."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)
