#!/usr/bin/env python3
"""A project of any number of invented Korean reviews, the same at every run.

Examples:
  python corpus.py 1000 library
  python corpus.py 1000 plain-library --dialect plain
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

from edits import renamed, with_moved_mention, with_sentence
from peers import Hugo, Plain
from reviews import Pool, review
from sources import Extended, concept_name, review_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from records import Review
    from sources import Dialect

#: The review that an edit changes.
EDITED: Final = 3
#: The concept that an edit renames: one review in twelve mentions it.
RENAMED: Final = 20
DIALECTS: Final[Mapping[str, type[Dialect]]] = {
    "extended": Extended,
    "plain": Plain,
    "hugo": Hugo,
}


class Edit(enum.StrEnum):
    """A change that an author makes in one file."""

    SENTENCE = "sentence"
    MENTION = "mention"
    #: Another name for a concept, which keeps the old one as an alias.
    CONCEPT = "concept"
    #: A review more, the last.
    REVIEW = "review"


@dataclass(frozen=True)
class Corpus:
    """What a project is made from."""

    size: int
    dialect: str = "extended"
    theme: str = "shibuya"
    seed: int = 7
    edits: frozenset[Edit] = frozenset()


def concepts_for(size: int) -> int:
    """Return how many concepts that many reviews draw from."""
    return next((pool for most, pool in ((100, 150), (1000, 600)) if size <= most), 1500)


def files(corpus: Corpus) -> dict[str, str]:
    """Return the sources of a project by their path."""
    pool = Pool(corpus.seed, concepts_for(corpus.size))
    dialect = DIALECTS[corpus.dialect](pool)
    last = corpus.size + (Edit.REVIEW in corpus.edits)
    reviews = (_edited(review(number, pool), corpus, pool) for number in range(1, last + 1))
    concepts = list(pool.concepts)
    if Edit.CONCEPT in corpus.edits:
        concepts[RENAMED] = renamed(concepts[RENAMED])
    return dialect.project(corpus.theme) | {
        f"{dialect.pages}skills.md": dialect.skills_page(),
        **{_concept_path(corpus, each.number): dialect.concept(each) for each in concepts},
        **{_review_path(corpus, each.number): dialect.review(each) for each in reviews},
    }


def _concept_path(corpus: Corpus, number: int) -> str:
    return f"{DIALECTS[corpus.dialect].pages}concepts/{concept_name(number)}.md"


def _review_path(corpus: Corpus, number: int) -> str:
    return f"{DIALECTS[corpus.dialect].pages}reviews/{review_name(number)}.md"


def _edited(draft: Review, corpus: Corpus, pool: Pool) -> Review:
    if draft.number != EDITED:
        return draft
    edits: Mapping[Edit, Callable[[Review], Review]] = {
        Edit.SENTENCE: with_sentence,
        Edit.MENTION: partial(with_moved_mention, pool=pool),
    }
    wanted = (edits[each] for each in sorted(corpus.edits) if each in edits)
    return reduce(lambda text, edit: edit(text), wanted, draft)


def write(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Make the files below *folder* what is *wanted*, and return the paths that changed.

    :raises FileExistsError: if *folder* holds other pages, which would be built as well.
    """
    present = [path for kind in ("reviews", "concepts") for path in folder.glob(f"**/{kind}/*.md")]
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
    parser.add_argument(
        "--dialect", choices=list(DIALECTS), default="extended", help="(default: %(default)s)"
    )
    parser.add_argument("--theme", default="shibuya", help="the HTML theme (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="another seed is another corpus")
    parser.add_argument(
        "--edit",
        action="append",
        default=[],
        type=Edit,
        choices=list(Edit),
        help=f"review {EDITED} has a sentence more, or mentions another concept in the place of one; "
        "a concept has another name; there is a review more",
    )
    return parser.parse_args()


def main() -> int:
    """Write the project that the command line asks for."""
    asked = _arguments()
    corpus = Corpus(asked.size, asked.dialect, asked.theme, asked.seed, frozenset(asked.edit))
    wanted = files(corpus)
    if Edit.REVIEW not in corpus.edits:  # it may have been there before
        (asked.out / _review_path(corpus, corpus.size + 1)).unlink(missing_ok=True)
    try:
        changed = write(asked.out, wanted)
    except FileExistsError as error:
        sys.stderr.write(f"{error}. Name an empty folder.\n")
        return 2
    sys.stdout.write(f"{asked.out}: {len(changed)} of {len(wanted)} files written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
