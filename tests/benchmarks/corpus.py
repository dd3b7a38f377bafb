#!/usr/bin/env python3
"""A project of any number of invented Korean reviews, the same at every run.

Examples:
  python corpus.py 1000 library
  python corpus.py 1000 plain-library --plain
  python corpus.py 1000 library --edit mention

"""

from __future__ import annotations

import argparse
import enum
import sys
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviews import Pool, review, with_moved_mention, with_sentence
from sources import Extended, Plain, concept_name, index, review_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from records import Review

#: The review that an edit changes.
EDITED: Final = 3

_CONF: Final = """\
project = "서평"
author = "독자"
language = "ko"
{settings}myst_enable_extensions = ["colon_fence"]
html_theme = "{theme}"
html_theme_options = {theme_options}
html_copy_source = False
"""
_THEME_OPTIONS: Final = {"shibuya": {"page_layout": "compact"}}


class Edit(enum.StrEnum):
    """A change that an author makes to one review."""

    SENTENCE = "sentence"
    MENTION = "mention"


@dataclass(frozen=True)
class Corpus:
    """What a project is made from."""

    size: int
    plain: bool = False
    theme: str = "shibuya"
    seed: int = 7
    edits: frozenset[Edit] = frozenset()


def concepts_for(size: int) -> int:
    """Return how many concepts that many reviews draw from."""
    return next((pool for most, pool in ((100, 150), (1000, 600)) if size <= most), 1500)


def files(corpus: Corpus) -> dict[str, str]:
    """Return the sources of a project by their path."""
    pool = Pool(corpus.seed, concepts_for(corpus.size))
    dialect = (Plain if corpus.plain else Extended)(pool)
    theme_options = _THEME_OPTIONS.get(corpus.theme, {})
    reviews = (review(number, pool) for number in range(1, corpus.size + 1))
    return {
        "conf.py": _CONF.format(
            settings=dialect.settings, theme=corpus.theme, theme_options=theme_options
        ),
        "index.md": index("서가", "reviews/index", "concepts/index", "skills"),
        "skills.md": dialect.skills_page(),
        "reviews/index.md": index("서평", "r*", glob=True),
        "concepts/index.md": index("개념", "c*", glob=True),
        **{f"concepts/{concept_name(c.number)}.md": dialect.concept(c) for c in pool.concepts},
        **{
            f"reviews/{review_name(each.number)}.md": dialect.review(_edited(each, corpus, pool))
            for each in reviews
        },
    }


def _edited(draft: Review, corpus: Corpus, pool: Pool) -> Review:
    if draft.number != EDITED:
        return draft
    edits: Mapping[Edit, Callable[[Review], Review]] = {
        Edit.SENTENCE: with_sentence,
        Edit.MENTION: partial(with_moved_mention, pool=pool),
    }
    return reduce(lambda text, edit: edits[edit](text), sorted(corpus.edits), draft)


def write(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Make the files below *folder* what is *wanted*, and return the paths that changed.

    :raises FileExistsError: if *folder* holds other pages, which would be built as well.
    """
    present = [*folder.glob("reviews/*.md"), *folder.glob("concepts/*.md")]
    if others := sorted({path.relative_to(folder).as_posix() for path in present} - wanted.keys()):
        raise FileExistsError(f"{folder} holds {others[0]}, which is not of this corpus")
    return [path for path, text in wanted.items() if _changed(folder / path, text)]


def _changed(path: Path, text: str) -> bool:
    if path.is_file() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def _size(typed: str) -> int:
    size = int(typed)
    if size < EDITED:
        raise argparse.ArgumentTypeError(f"at least {EDITED} reviews, since edits change the third")
    return size


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", metavar="N", type=_size, help="how many reviews")
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder to write to")
    parser.add_argument("--plain", action="store_true", help="write MyST without the extension")
    parser.add_argument("--theme", default="shibuya", help="the HTML theme (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="another seed is another corpus")
    parser.add_argument(
        "--edit",
        action="append",
        default=[],
        type=Edit,
        choices=list(Edit),
        help=f"change review {EDITED}: a sentence more, or a mention of another concept",
    )
    return parser.parse_args()


def main() -> int:
    """Write the project that the command line asks for."""
    asked = _arguments()
    corpus = Corpus(asked.size, asked.plain, asked.theme, asked.seed, frozenset(asked.edit))
    wanted = files(corpus)
    try:
        changed = write(asked.out, wanted)
    except FileExistsError as error:
        sys.stderr.write(f"{error}. Name an empty folder.\n")
        return 2
    sys.stdout.write(f"{asked.out}: {len(changed)} of {len(wanted)} files written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
