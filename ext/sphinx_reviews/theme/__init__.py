"""The theme ``sphinx_reviews``: the look of a library, on Sphinx's ``basic``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.site.assets import joined

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

NAME: Final = "sphinx_reviews"
HERE: Final = Path(__file__).parent

#: The files that make up the style sheet, without their suffix, in the order of the cascade.
STYLES: Final = (
    "ground",
    "frame",
    "page",
    "prose",
    "admonitions",
    "code",
    "tables",
    "design",
    "paper",
)


def is_used(builder: Builder) -> bool:
    """Return whether *builder* writes pages in this theme, or in one that inherits from it."""
    theme = getattr(builder, "theme", None)
    return theme is not None and HERE in map(Path, theme.get_theme_dirs())


def style_sheets(builder: Builder) -> dict[str, str]:
    """Return the style sheet of the theme by its file name, if *builder* uses it."""
    if not is_used(builder):
        return {}
    return {"sphinx-reviews-theme.css": joined(HERE / "styles", STYLES)}


def setup(app: Sphinx) -> None:
    """Register the theme."""
    app.add_html_theme(NAME, str(HERE))
