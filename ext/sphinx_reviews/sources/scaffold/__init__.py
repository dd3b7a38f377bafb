"""A new knowledge base: copies of the files beside this module, and its requirements.

A folder for each language holds ``pages``, which every library needs, and ``samples``: reviews,
concepts and skills to read, delete, and replace.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.outcome import Outcome
from sphinx_reviews.sources.scaffold import requirement
from sphinx_reviews.sources.writing import Page, write_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HERE: Final = Path(__file__).parent
#: BCP 47 tags of the languages in which a library can begin.
LANGUAGES: Final = ("ko", "en")
#: Stored without the leading dot, because packaging drops dotfiles.
_DOTTED: Final = ("gitignore", "github")
_COMMON: Final = ("Makefile", "gitignore", "github")
#: Folders whose pages are in a table of contents, and what no page is built from.
_LISTED: Final = ("reviews", "concepts", "skills", "_build", ".venv", "README.md")

#: A line of ``conf.py`` that hides what imported pages lack.
SUPPRESSED: Final = (
    'suppress_warnings = ["reviews.missing", "reviews.disclosure", "reviews.alt", "ref.footnote"]'
)
_FOR_IMPORTS: Final = f"""
# Imported posts lack some of this information, and may have footnotes without a reference.
# Remove a name when you have filled in what it hides; the report of the import lists where.
{SUPPRESSED}
"""

_TABLE: Final = """
```{{toctree}}
:hidden:

{}
```
"""


def start(
    folder: Path,
    language: str = LANGUAGES[0],
    *,
    is_import: bool = False,
    is_dry_run: bool = False,
) -> list[Outcome]:
    """Write the files of a knowledge base that do not exist yet.

    :param language: one of :data:`LANGUAGES`.
    :param is_import: for imported pages, which are there already: write no samples, and extend
        the files that speak of them, even if they are there and still unchanged.
    """
    texts = _texts(language, has_samples=not is_import)
    if is_import:
        extended = {
            "conf.py": texts["conf.py"] + _FOR_IMPORTS,
            "about.md": texts["about.md"] + _other_pages(folder, texts),
        }
        for file, text in ((folder / name, text) for name, text in extended.items()):
            is_unchanged = file.is_file() and file.read_bytes() == texts[file.name].encode()
            if is_unchanged and not is_dry_run:
                file.write_text(text, "utf-8")
        texts |= extended
    pages = (
        Page(f".{name}" if name.startswith(_DOTTED) else name, content, [Outcome(name)])
        for name, content in (*texts.items(), *requirement.files())
    )
    return write_all(pages, folder, is_dry_run=is_dry_run)


def is_quiet(folder: Path) -> bool:
    """Return whether the ``conf.py`` of a folder hides warnings about imported pages."""
    return "reviews.missing" in (folder / "conf.py").read_text("utf-8", "replace")


def _texts(language: str, *, has_samples: bool) -> dict[str, str]:
    """Return the text of each file, by its path in a knowledge base without leading dots."""
    kinds = ("pages", "samples") if has_samples else ("pages",)
    found = {path.relative_to(_HERE).as_posix(): path for path in _common()}
    for folder in (_HERE / language / kind for kind in kinds):
        texts = (path for path in folder.rglob("*") if path.suffix in {".md", ".py"})
        found |= {path.relative_to(folder).as_posix(): path for path in texts}
    return {name: found[name].read_text("utf-8") for name in sorted(found, key=PurePosixPath)}


def _other_pages(folder: Path, texts: Mapping[str, str]) -> str:
    """Return a table of the pages that are in no folder with a table of its own."""
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*.md")))
    found = [
        path.with_suffix("").as_posix()
        for path in paths
        if path.as_posix() not in texts and path.parts[0] not in _LISTED
    ]
    return _TABLE.format("\n".join(found)) if found else ""


def _common() -> Iterator[Path]:
    """Yield the files that are the same in every language."""
    for each in (_HERE / name for name in _COMMON):
        yield from each.rglob("*.*") if each.is_dir() else (each,)
