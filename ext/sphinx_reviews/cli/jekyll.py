"""``sphinx-reviews import jekyll``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.cli.command import USAGE, add_command, add_common, finish, tracked, unusable
from sphinx_reviews.sources.image_store import Images, Store
from sphinx_reviews.sources.jekyll.run import Options, import_blog

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
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
    add_common(parser)
    parser.set_defaults(run=_import_jekyll)


def _import_jekyll(asked: argparse.Namespace, console: Console) -> int:
    if problem := unusable(asked):
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
        tracked,
    )
    return finish(report, asked, console)
