"""A new knowledge base: the files beside this module, in a folder of the user's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_reviews.sources.new_file import FileError, write_new
from sphinx_reviews.sources.outcome import Fate, Outcome

_HERE: Final = Path(__file__).parent
#: What begins with a dot there, so that nothing leaves it out here.
_DOTTED: Final = ("gitignore", "github")

_SUPPRESSED: Final = """
# Imported posts do not tell all of this, and have footnotes that nothing refers to.  Take a name away when you have filled in what
# it hides; the report of the import lists where.
suppress_warnings = ["reviews.missing", "reviews.disclosure", "reviews.alt", "ref.footnote"]
"""


def start(folder: Path, *, is_import: bool = False, is_dry_run: bool = False) -> list[Outcome]:
    """Write the files of a knowledge base that are not there yet.

    :param is_import: without the samples, for pages that come from elsewhere.
    """
    outcomes = []
    for path in sorted(_HERE.rglob("*")):
        name = path.relative_to(_HERE).as_posix()
        is_sample = name.startswith("reviews/")
        if not path.is_file() or (path.suffix in {".py", ".pyc"} and name != "conf.py"):
            continue
        if is_import and is_sample:
            continue
        text = path.read_text("utf-8") + (_SUPPRESSED if is_import and name == "conf.py" else "")
        target = f".{name}" if name.startswith(_DOTTED) else name
        outcome = Outcome(name, Fate.TAKEN, target)
        try:
            if not write_new(folder, target, text, is_dry_run=is_dry_run):
                outcome.fate = Fate.UNCHANGED
        except FileError as error:
            outcome.fate, outcome.reason = Fate.SKIPPED, str(error)
        outcomes.append(outcome)
    return outcomes
