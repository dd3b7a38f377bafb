"""The JavaScript of search: plain scripts, joined into one that also works over ``file://``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.analyser import Analyser

_BROWSER: Final = Path(__file__).parent / "browser"
#: What each script is made of, in this order; each part but the last defines one factory.
_PARTS: Final = {
    "search": (
        "index",
        "names",
        "queries",
        "inflection",
        "lookups",
        "words",
        "nearness",
        "engine",
        "filters",
        "marks",
        "excerpts",
        "results",
        "recent",
        "advice",
        "main",
    ),
    "forgiving": (
        "forgiving/sounding",
        "forgiving/spelling",
        "forgiving/spacing",
        "forgiving/meant",
        "forgiving/main",
    ),
    "search-phrases": ("phrases",),
    "search-page": ("page",),
    "search-dialog": ("dialog",),
}


def library_search(analyser: Analyser) -> dict[str, str]:
    """Return the scripts that are loaded when a reader searches, each when it is needed."""
    of_language = {"search": language(analyser), "forgiving": forgiving(analyser)}
    return {
        name: _lean(
            f'(() => {{\n"use strict";\n{of_language.get(name, "")}{_joined(parts)}}})();\n'
        )
        for name, parts in _PARTS.items()
    }


def _joined(names: Iterable[str]) -> str:
    return "".join((_BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in names)


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


def forgiving(analyser: Analyser) -> str:
    """Return statements that define ``factories``, with what forgives errors in it, and ``sounds``."""
    return (
        "const factories = { forgiving: {} };\n"
        f"const sounds = {analyser.sounds};\n{analyser.forgiving_script}"
    )
