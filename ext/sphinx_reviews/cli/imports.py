"""``sphinx-reviews import``, with a command for each importer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rich.console import Console
from rich.progress import track
from sphinx.errors import SphinxError

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.cli import reports
from sphinx_reviews.cli.command import DONE, PROBLEMS, USAGE, add_command
from sphinx_reviews.sources import scaffold
from sphinx_reviews.sources.image_store import RemoteImages
from sphinx_reviews.sources.importer import Importer, Request, SourceError
from sphinx_reviews.sources.importers import IMPORTERS
from sphinx_reviews.sources.suggestions import find

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.outcome import Report

_Listed = TypeVar("_Listed")

#: Text printed unchanged.
_PLAIN: Final[Mapping[str, Any]] = {"markup": False, "highlight": False}
_LOUD: Final = (
    "A build will warn about what imported pages lack. To fill it in later, add to conf.py:"
)
#: The file name of the report in the target folder.
REPORT: Final = "import-report.json"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="import reviews from elsewhere")
    sources = parser.add_subparsers(title="sources", required=True, metavar="SOURCE")
    for importer in IMPORTERS:
        _add_importer(sources, importer)


def _add_importer(commands: Commands, importer: Importer) -> None:
    command = f"  sphinx-reviews import {importer.name} "
    examples = "\n".join(command + example for example in importer.examples)
    parser = add_command(commands, importer.name, importer.help, examples)
    parser.add_argument("source", metavar=importer.metavar, type=Path, help=importer.source_help)
    parser.add_argument("target", metavar="DEST", type=Path, help="the folder to write to")
    parser.add_argument("--only-reviews", action="store_true", help=importer.only_reviews_help)
    if importer.has_images:
        _add_images(parser)
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="show what would be done; write nothing except the report of --report",
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help=f"where to write the report (default: DEST/{REPORT})",
    )
    parser.set_defaults(run=partial(_import, importer), images=RemoteImages.KEEP, images_from=None)


def _add_images(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--images",
        type=RemoteImages,
        choices=list(RemoteImages),
        help="keep images on other hosts, or download them once (default: %(default)s)",
    )
    parser.add_argument(
        "--images-from",
        metavar="DIR",
        type=Path,
        help="a folder with copies of images, matched by file name",
    )


def _import(importer: Importer, asked: argparse.Namespace, console: Console) -> int:
    if problem := _unusable(asked):
        console.print(problem, markup=False)
        return USAGE
    request = Request(
        asked.source,
        asked.target,
        only_reviews=asked.only_reviews,
        is_dry_run=asked.dry_run,
        remote_images=asked.images,
        image_copies=asked.images_from,
        progress=_tracked,
    )
    try:
        report = importer.run(request)
    except SourceError as error:
        console.print(f"{asked.source}: {error}.", markup=False)
        return USAGE
    return _finish(report, asked, console)


def _unusable(asked: argparse.Namespace) -> str:
    """Return what is wrong with the given paths, or nothing."""
    if not asked.source.exists():
        return f"{asked.source} does not exist; name an existing file or folder."
    if asked.target.exists() and not asked.target.is_dir():
        return f"{asked.target} is a file; name a folder to write to."
    if asked.images_from and not asked.images_from.is_dir():
        return f"{asked.images_from} is not a folder; name one with copies of images."
    return ""


def _tracked(listed: Sequence[_Listed], /) -> Iterable[_Listed]:
    """Show a progress bar while a list is worked on."""
    return track(listed, "importing", console=Console(stderr=True), transient=True)


def _finish(report: Report, asked: argparse.Namespace, console: Console) -> int:
    """Make the folder a knowledge base, show and write the report, and return the exit status."""
    if report.counts["taken"]:
        scaffold.start(asked.target, is_import=True, is_dry_run=asked.dry_run)
    reports.show(report, console)
    if (asked.target / "conf.py").is_file() and not scaffold.is_quiet(asked.target):
        console.print(f"\n{_LOUD}\n  {scaffold.SUPPRESSED}", soft_wrap=True, **_PLAIN)
    is_changed = report.counts["taken"] or report.has_failures
    if asked.report or (is_changed and not asked.dry_run):
        path = asked.report or asked.target / REPORT
        try:
            reports.write(report, path)
        except OSError as error:
            console.print(f"{path} cannot be written: {error.strerror}.", **_PLAIN)
            return PROBLEMS
        console.print(f"Details: {path}", soft_wrap=True, **_PLAIN)
    if report.counts["taken"] and not asked.dry_run and (places := _places(asked.target)):
        told = f"{places} place{'' if places == 1 else 's'} could be linked"
        console.print(f"\n{told}: sphinx-reviews curate {asked.target}", soft_wrap=True, **_PLAIN)
    return PROBLEMS if report.has_failures else DONE


def _places(folder: Path) -> int:
    """Return how many places of a library hold a name that is worth a definition."""
    try:
        return find.places(find.found(shelf(folder)))
    except SphinxError:  # which the first build explains
        return 0
