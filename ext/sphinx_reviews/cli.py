"""The command ``sphinx-reviews``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from rich.console import Console
from rich.progress import track
from rich.table import Table

from . import __version__, scaffold
from .importing import goodreads, reading_log
from .importing.images import Images, Store
from .importing.jekyll.run import Options, import_blog
from .importing.report import Fate, Report, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Listed = TypeVar("_Listed")
DONE, PROBLEMS, USAGE = 0, 1, 2
#: Where the report is put, in the folder that is written to.
REPORT: Final = "import-report.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status: 0 done, 1 done with problems, 2 bad usage."""
    asked = _parser().parse_args(arguments)
    status: int = asked.run(asked, Console(stderr=False))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-reviews", description="Book reviews as a knowledge base."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_init(commands)
    imports = commands.add_parser("import", help="bring reviews from elsewhere")
    sources = imports.add_subparsers(title="sources", required=True, metavar="SOURCE")
    _add_jekyll(sources)
    _add_goodreads(sources)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_: str,
    examples: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=help_,
        description=f"{help_[0].upper()}{help_[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


# -- init --------------------------------------------------------------------


def _add_init(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "init",
        "make a new knowledge base, ready to build",
        "  sphinx-reviews init my-library\n  cd my-library && make html",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder, new or existing")
    parser.set_defaults(run=_init)


def _init(asked: argparse.Namespace, console: Console) -> int:
    if asked.folder.exists() and not asked.folder.is_dir():
        console.print(f"{asked.folder} is a file; name a folder.", markup=False)
        return USAGE
    outcomes = scaffold.start(asked.folder)
    for outcome in outcomes:
        told = outcome.fate.value + (f": {outcome.reason}" if outcome.reason else "")
        console.print(f"{told:10} {outcome.target}", markup=False, highlight=False)
    console.print(f"\ncd {asked.folder} && make html", markup=False, highlight=False)
    return PROBLEMS if any(outcome.fate is Fate.SKIPPED for outcome in outcomes) else DONE


# -- import jekyll -----------------------------------------------------------


def _add_jekyll(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "jekyll",
        "bring the posts of a Jekyll blog",
        "  sphinx-reviews import jekyll ~/blog my-library --dry-run\n"
        "  sphinx-reviews import jekyll ~/blog my-library\n"
        "  sphinx-reviews import jekyll ~/blog/_posts/2023-04-23-dmls.md my-library",
    )
    parser.add_argument("source", metavar="SRC", type=Path, help="the blog, its _posts, or a post")
    parser.add_argument("target", metavar="DEST", type=Path, help="the folder to write to")
    parser.add_argument("--only-reviews", action="store_true", help="leave out other posts")
    parser.add_argument(
        "--images",
        type=Images,
        choices=list(Images),
        default=Images.KEEP,
        help="what becomes of images on other hosts (default: %(default)s)",
    )
    parser.add_argument(
        "--images-from", metavar="DIR", type=Path, help="a folder with copies, found by their names"
    )
    _add_common(parser)
    parser.set_defaults(run=_import_jekyll)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")
    parser.add_argument("--report", metavar="FILE", type=Path, help=f"default: DEST/{REPORT}")


def _import_jekyll(asked: argparse.Namespace, console: Console) -> int:
    if problem := _unusable(asked):
        console.print(problem, markup=False)
        return USAGE
    site = asked.source if asked.source.is_dir() else asked.source.parent
    site = site.parent if site.name == "_posts" else site
    store = Store(site, asked.target, asked.images, asked.images_from, asked.dry_run)
    options = Options(asked.only_reviews, asked.dry_run)
    report = import_blog(
        asked.source,
        asked.target,
        store,
        options,
        _tracked,
    )
    return _finish(report, asked, console)


def _finish(report: Report, asked: argparse.Namespace, console: Console) -> int:
    """Make the folder a knowledge base, tell what was done, and return the exit status."""
    if report.counts["taken"]:
        scaffold.start(asked.target, is_import=True, is_dry_run=asked.dry_run)
    _show(report, console)
    if not asked.dry_run and (report.counts["taken"] or report.has_failures):
        path = asked.report or asked.target / REPORT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
        console.print(f"Details: {path}", markup=False, highlight=False)
    return PROBLEMS if report.has_failures else DONE


def _unusable(asked: argparse.Namespace) -> str:
    if not asked.source.exists():
        return f"{asked.source} is not there."
    if asked.target.exists() and not asked.target.is_dir():
        return f"{asked.target} is a file; name a folder to write to."
    copies = getattr(asked, "images_from", None)
    if copies and not copies.is_dir():
        return f"{copies} is no folder."
    return ""


def _tracked(listed: Sequence[_Listed]) -> Iterable[_Listed]:
    return track(listed, "importing", console=Console(stderr=True), transient=True)


# -- import goodreads --------------------------------------------------------


def _add_goodreads(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "goodreads",
        "bring the export of Goodreads or StoryGraph",
        "  sphinx-reviews import goodreads goodreads_library_export.csv my-library --dry-run\n"
        "  sphinx-reviews import goodreads storygraph.csv my-library --only-reviews",
    )
    parser.add_argument("source", metavar="CSV", type=Path, help="the file that was exported")
    parser.add_argument("target", metavar="DEST", type=Path, help="the folder to write to")
    parser.add_argument(
        "--only-reviews", action="store_true", help="make no list of books without a review"
    )
    _add_common(parser)
    parser.set_defaults(run=_import_goodreads)


def _import_goodreads(asked: argparse.Namespace, console: Console) -> int:
    problem = _unusable(asked)
    try:
        entries = [] if problem else reading_log.read(asked.source)
    except reading_log.LogError as error:
        problem = f"{asked.source}: {error}."
    if problem:
        console.print(problem, markup=False)
        return USAGE
    options = goodreads.Options(asked.only_reviews, asked.dry_run)
    return _finish(goodreads.import_log(entries, asked.target, options, _tracked), asked, console)


# -- reports -----------------------------------------------------------------


def _show(report: Report, console: Console) -> None:
    """Print what became of each source, and the counts."""
    table = Table(box=None, pad_edge=False)
    for column in ("fate", "source", "now", "images", "to do"):
        table.add_column(column, overflow="fold")
    for outcome in worst_first(report.outcomes):
        table.add_row(
            outcome.fate.value,
            outcome.source,
            outcome.target or outcome.reason,
            str(len(outcome.images) or ""),
            str(len(outcome.to_do) + len(outcome.verbatim) or ""),
        )
    console.print(table, markup=False, highlight=False)
    counts = ", ".join(f"{number} {name}" for name, number in report.counts.items())
    console.print(f"\n{counts}", markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
