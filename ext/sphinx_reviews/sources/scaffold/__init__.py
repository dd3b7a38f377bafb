"""A new knowledge base: copies of the files beside this module, and its requirements.

The pages are Korean, and are in ``ko``; ``conf.py`` names that language.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from sphinx_reviews.sources.outcome import Outcome
from sphinx_reviews.sources.scaffold import requirement
from sphinx_reviews.sources.writing import Page, write_all

_HERE: Final = Path(__file__).parent
_PAGES: Final = _HERE / "ko"
#: Stored without the leading dot, because packaging drops dotfiles.
_DOTTED: Final = ("gitignore", "github")
_SAMPLES: Final = "reviews/"

#: A line of ``conf.py`` that hides what imported pages lack.
SUPPRESSED: Final = (
    'suppress_warnings = ["reviews.missing", "reviews.disclosure", "reviews.alt", "ref.footnote"]'
)
_FOR_IMPORTS: Final = f"""
# Imported posts lack some of this information, and may have footnotes without a reference.
# Remove a name when you have filled in what it hides; the report of the import lists where.
{SUPPRESSED}
"""


def start(folder: Path, *, is_import: bool = False, is_dry_run: bool = False) -> list[Outcome]:
    """Write the files of a knowledge base that do not exist yet.

    :param is_import: for imported pages: write no samples, and extend a ``conf.py`` that is
        still unchanged.
    """
    texts = _texts()
    if is_import:
        texts = {name: text for name, text in texts.items() if not name.startswith(_SAMPLES)}
        conf = folder / "conf.py"
        if not is_dry_run and conf.is_file() and conf.read_bytes() == texts["conf.py"].encode():
            conf.write_text(texts["conf.py"] + _FOR_IMPORTS, "utf-8")
        texts["conf.py"] += _FOR_IMPORTS
    pages = (
        Page(f".{name}" if name.startswith(_DOTTED) else name, content, [Outcome(name)])
        for name, content in (*texts.items(), *requirement.files())
    )
    return write_all(pages, folder, is_dry_run=is_dry_run)


def is_quiet(folder: Path) -> bool:
    """Return whether the ``conf.py`` of a folder hides warnings about imported pages."""
    return "reviews.missing" in (folder / "conf.py").read_text("utf-8", "replace")


def _texts() -> dict[str, str]:
    """Return the text of each file, by its path in a knowledge base without leading dots."""
    found = {
        path.relative_to(_PAGES if path.is_relative_to(_PAGES) else _HERE).as_posix(): path
        for path in _HERE.rglob("*")
        if path.is_file() and (path.suffix not in {".py", ".pyc"} or path.name == "conf.py")
    }
    return {name: found[name].read_text("utf-8") for name in sorted(found, key=PurePosixPath)}
