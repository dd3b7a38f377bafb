"""``sphinx-reviews import``, which knows what a source is, or is told."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from rich.console import Console
from rich.progress import track
from sphinx.errors import SphinxError

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.cli import reports
from sphinx_reviews.cli.command import DONE, PLAIN, PROBLEMS, USAGE, add_command
from sphinx_reviews.sources import languages, scaffold
from sphinx_reviews.sources.image_store import RemoteImages
from sphinx_reviews.sources.importer import Chosen, Importer, Request, SourceError, counted
from sphinx_reviews.sources.importers import IMPORTERS
from sphinx_reviews.sources.suggestions import find

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.outcome import Report

_Listed = TypeVar("_Listed")

_LOUD: Final = (
    "A build will warn about what imported pages lack. To fill it in later, add to conf.py:"
)
#: Pages of a library, up to which the places are counted that could be linked.
_MOST_COUNTED: Final = 200
#: The file name of the report in the target folder.
REPORT: Final = "import-report.json"


def add(commands: Commands) -> None:
    """Add the command."""
    names = [importer.name for importer in IMPORTERS]
    examples = "\n".join(
        ("  sphinx-reviews import ~/blog my-library --dry-run", *map(_example, IMPORTERS))
    )
    parser = add_command(commands, "import", "import reviews from elsewhere", examples)
    parser.usage = "sphinx-reviews import [options] SRC DEST"
    parser.add_argument(
        "paths",
        metavar="SRC DEST",
        nargs="+",
        help="what to import, and the folder to write to; the name of the kind may stand before them",
    )
    parser.add_argument(
        "--from", dest="kind", choices=names, help="what SRC is, if the command cannot tell"
    )
    parser.add_argument(
        "--reviews",
        metavar="GLOB",
        action="append",
        default=[],
        help="these files are the reviews, by their paths in SRC; may be repeated",
    )
    parser.add_argument(
        "--review-tag",
        metavar="NAME",
        action="append",
        default=[],
        help="posts with this category or tag are the reviews; may be repeated",
    )
    parser.add_argument("--all-reviews", action="store_true", help="all posts are reviews")
    parser.add_argument(
        "--only-reviews", action="store_true", help="leave out what is not a review of a book"
    )
    _add_images(parser)
    parser.add_argument(
        "--language",
        choices=scaffold.LANGUAGES,
        help="the language of the pages of a new library (default: that of most of SRC)",
    )
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
    parser.set_defaults(run=_run)


def _example(importer: Importer) -> str:
    return f"  sphinx-reviews import {importer.name} {importer.examples[0]}"


def _add_images(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--images",
        type=RemoteImages,
        choices=list(RemoteImages),
        default=RemoteImages.KEEP,
        help="keep images on other hosts, or download them once (default: %(default)s)",
    )
    parser.add_argument(
        "--images-from",
        metavar="DIR",
        type=Path,
        help="a folder with copies of images, matched by file name",
    )


class _Given(NamedTuple):
    """The words of the command line; the kind is empty if they do not say it."""

    kind: str
    source: Path
    target: Path


def _given(asked: argparse.Namespace) -> _Given | None:
    """Return what ``[KIND] SRC DEST`` says; None if it is something else."""
    match asked.paths:
        case [kind, source, target] if kind in {each.name for each in IMPORTERS}:
            return _Given(kind, Path(source), Path(target))
        case [source, target]:
            return _Given(asked.kind or "", Path(source), Path(target))
    return None


def _run(asked: argparse.Namespace, console: Console) -> int:
    given = _given(asked)
    if given is None:
        kinds = ", ".join(each.name for each in IMPORTERS)
        console.print(
            f"Type sphinx-reviews import SRC DEST, or before SRC one of {kinds}.", **PLAIN
        )
        return USAGE
    asked.source, asked.target = given.source, given.target
    if problem := _unusable(asked):
        console.print(problem, markup=False)
        return USAGE
    found = _importer(given, console)
    if not found:
        return USAGE
    importer, asked.source = found
    asked.language = (
        languages.of_library(asked.target) or asked.language or languages.of_sources(asked.source)
    )
    return _import(importer, asked, console)


def _importer(given: _Given, console: Console) -> tuple[Importer, Path] | None:
    """Return the importer that is named, or else the first that knows the source, and say so.

    The source may be a file of the folder that is given.
    """
    if given.kind:
        return next(each for each in IMPORTERS if each.name == given.kind), given.source
    *of_services, of_any_markdown = IMPORTERS
    for importer, source in (
        *product(of_services, [given.source]),
        *product(of_services, _exports(given.source)),
        (of_any_markdown, given.source),
    ):
        if description := importer.recognises(source):
            console.print(f"{source}: {description}", **PLAIN)
            return importer, source
    kinds = ", ".join(each.name for each in IMPORTERS)
    console.print(
        f"{given.source}: nothing tells what it is; say it with --from, as one of {kinds}.",
        **PLAIN,
    )
    return None


def _exports(folder: Path) -> Iterator[Path]:
    """Yield what may be exports in a folder in which nobody wrote anything but a read-me."""
    texts = (each for each in folder.rglob("*.md") if each.stem.lower() != "readme")
    if folder.is_dir() and not any(texts):
        yield from (each for each in sorted(folder.iterdir()) if each.suffix in {".csv", ".txt"})


def _import(importer: Importer, asked: argparse.Namespace, console: Console) -> int:
    request = Request(
        asked.source,
        asked.target,
        only_reviews=asked.only_reviews,
        chosen=Chosen(tuple(asked.reviews), tuple(asked.review_tag), asked.all_reviews),
        is_dry_run=asked.dry_run,
        remote_images=asked.images,
        image_copies=asked.images_from,
        language=asked.language,
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
        language = asked.language if asked.language in scaffold.LANGUAGES else "en"
        scaffold.start(asked.target, language, is_import=True, is_dry_run=asked.dry_run)
    if asked.dry_run:
        reports.show_samples(report, console)
    reports.show(report, console)
    if (asked.target / "conf.py").is_file() and not scaffold.is_quiet(asked.target):
        console.print(f"\n{_LOUD}\n  {scaffold.SUPPRESSED}", **PLAIN)
    is_changed = report.counts["taken"] or report.has_failures
    if asked.report or (is_changed and not asked.dry_run):
        path = asked.report or asked.target / REPORT
        try:
            reports.write(report, path)
        except OSError as error:
            console.print(f"{path} cannot be written: {error.strerror}.", **PLAIN)
            return PROBLEMS
        console.print(f"Details: {path}", **PLAIN)
    if report.counts["taken"] and not asked.dry_run and (told := _linkable(asked.target)):
        console.print(f"\n{told}: sphinx-reviews curate {asked.target}", **PLAIN)
    return PROBLEMS if report.has_failures else DONE


def _linkable(folder: Path) -> str:
    """Return what is worth a definition in a library, in words; nothing if there is nothing.

    It is counted only in a library that Sphinx reads within seconds.
    """
    if sum(1 for _ in folder.glob("[!._]*/*.md")) > _MOST_COUNTED:
        return "Names that are worth a definition"
    try:
        places = find.places(shelf(folder))
    except SphinxError:  # which the first build explains
        return ""
    return f"{counted(places, 'place')} could be linked" if places else ""
