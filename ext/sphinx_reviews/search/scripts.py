"""The JavaScript of search: plain scripts, joined into one that also works over ``file://``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_reviews.language.analyser import Analyser

_BROWSER: Final = Path(__file__).parent / "browser"
#: In this order; each but the last defines one factory.
_SCRIPTS: Final = (
    "index",
    "names",
    "queries",
    "inflection",
    "words",
    "spelling",
    "spacing",
    "meant",
    "nearness",
    "engine",
    "filters",
    "marks",
    "excerpts",
    "results",
    "recent",
    "advice",
    "page",
    "dialog",
)
_LAST: Final = "main"


def library_search(analyser: Analyser) -> str:
    """Return the script that is loaded when a reader searches."""
    parts = ((_BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in (*_SCRIPTS, _LAST))
    return _lean(f'(() => {{\n"use strict";\n{language(analyser)}{"".join(parts)}}})();\n')


def _lean(script: str) -> str:
    """Return a script without the comments and indents that readers would load."""
    lines = map(str.strip, script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def language(analyser: Analyser) -> str:
    """Return statements that define ``factories``, with the analyser in it, and ``rules``."""
    return (
        "const factories = { analysers: {} };\n"
        f"const rules = {analyser.rules.strip()};\n{analyser.script}"
    )
