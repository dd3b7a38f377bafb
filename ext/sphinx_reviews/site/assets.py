"""The style sheet and scripts of HTML pages, and the language of each page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.output import files
from sphinx_reviews.views import VIEWS
from sphinx_reviews.views.drawing.mark import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.config import Overrides

_STATIC: Final = Path(__file__).parent / "static"
_STYLES: Final = Path(__file__).parent / "styles"
_SCRIPTS: Final = Path(__file__).parent / "scripts"

#: The icon of a site whose project has none.
_ICON: Final = "sphinx-reviews/mark.svg"

#: The files about whole pages and what authors wrote in them, without their suffix.
_TEXT: Final = ("tokens", "korean", "sentence")

#: The files that make up the style sheet.  Where two rules of equal weight set one property,
#: the later file wins.
STYLES: Final = (
    *_TEXT,
    "theirs",
    "references",
    # the opening of a review
    "disclosure",
    "verdict",
    "strip",
    "facts",
    "cover",
    "area",
    "rating",
    "book-card",
    # skills and concepts
    "skills",
    "definition",
    "backlinks",
    "skill-books",
    # parts of several views
    "remarks",
    "empty",
    "pdf-link",
    # views of the whole library
    "catalogue",
    "filters",
    "cards",
    "titles",
    "compare",
    "concept-index",
    "skill-map",
    "reading-path",
    "ticks",
    "shelf",
    "quotations",
    "graph",
    "library-summary",
    # reviewers, the end of a review, and previews of references
    "review-list",
    "related",
    "citation",
    "preview",
    # search
    "search",
    "search-answer",
    "search-form",
    "search-dialog",
    # the page for addresses that lead nowhere
    "lost",
)


#: The parts of each script that is too long for one file.
SCRIPTS: Final = {"catalogue": ("books", "tray", "filters", "main")}


def style_sheet(*, among_themes: bool = True) -> str:
    """Return the style sheet.

    :param among_themes: whether the rules of a theme apply to the page too.  Themes say
        ``section ul li > *``, which outweighs a class or two; within ``:root``, each rule of
        a component has one class more.  Pages of an e-book have no theme, and its readers
        rarely know rules within rules.
    """
    if not among_themes:
        return joined(_STYLES, [name for name in STYLES if name != "theirs"])
    text = [name for name in STYLES if name in _TEXT]
    components = [name for name in STYLES if name not in _TEXT]
    return f"{joined(_STYLES, text)}\n:root {{\n{joined(_STYLES, components)}}}\n"


def joined(folder: Path, names: Sequence[str]) -> str:
    """Return a style sheet, joined from files of these names in their order."""
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)


def _script(name: str) -> str:
    """Return a script, joined from its parts; each but the last adds to its factories."""
    parts = ((_SCRIPTS / name / f"{each}.js").read_text("utf-8") for each in SCRIPTS[name])
    return f'(() => {{\n"use strict";\nconst factories = {{}};\n{"".join(parts)}}})();\n'


def add_static_path(app: Sphinx, others: Mapping[str, str], overrides: Overrides) -> None:
    """Make Sphinx copy the style sheet, the scripts and the icon.

    :param others: file name -> further style sheets.
    :param overrides: sets the value of the configuration.
    """
    # Made now, because pages carry a checksum of the copy.
    made = Path(app.doctreedir) / "_styles"
    sheet = style_sheet(among_themes=app.builder.name != "epub")
    scripts = {f"sphinx-reviews/{name}.js": _script(name) for name in SCRIPTS}
    for name, text in {"sphinx-reviews.css": sheet, _ICON: mark(), **scripts, **others}.items():
        files.write(made / name, text.encode())
    # Before the project's own folders, so that an author's file of the same name wins.
    usual = app.config.html_static_path
    overrides.put("html_static_path", [str(_STATIC), str(made), *usual])


def set_language(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Set ``<html lang>`` to the language of the page, for screen readers."""
    context["language"] = review_domain(app.env).language(pagename)


def set_icon(app: Sphinx, context: dict[str, Any]) -> None:
    """Give the site the mark for its icon, if the project has none."""
    if is_paged(app.builder) and not context.get("favicon_url"):
        context["favicon_url"] = _ICON  # a file in the folder of static files


def add_scripts(app: Sphinx, pagename: str) -> None:
    """Add the scripts for the views and references on a page."""
    domain = review_domain(app.env)
    facts = domain.documents.get(pagename)
    kinds = {slot.kind for slot in facts.slots} if facts else set()
    scripts = {script for kind in kinds if (script := VIEWS[kind].script)}
    if facts and (kinds or facts.mentions or domain.library.mentions.links_on(pagename)):
        scripts.add("previews.js")
    language: dict[str, Any] = {"data-language": domain.interface(pagename)}
    for script in sorted(scripts):
        app.add_js_file(f"sphinx-reviews/{script}", loading_method="defer", **language)
    if domain.library.seen_from(pagename).mentions.quoted_on(pagename):
        say = phrases(domain.language(pagename))
        words: dict[str, Any] = {
            "data-label": say("Link to this sentence"),
            "data-copied": say("Copied"),
        }
        app.add_js_file("sphinx-reviews/sentences.js", loading_method="defer", **words)
