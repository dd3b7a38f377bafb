"""The Typst source of the PDF of a library, or of a volume: reviews by area, with contents and indexes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import collation
from sphinx_reviews.palette import HUES
from sphinx_reviews.pdf import around
from sphinx_reviews.pdf.documents import document, explained, linker, metadata, notes, style
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.typst import hangul, syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.around import Imprint, Part
    from sphinx_reviews.pdf.documents import Note, Paper
    from sphinx_reviews.pdf.sheet import Manuscript
    from sphinx_reviews.pdf.volumes import Volume
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.typst.press import Typefaces

#: The kinds with an index, and its title.
INDEXES: Final = ((Kind.CONCEPT, "Concepts"), (Kind.SKILL, "Skills"))


def library_document(
    library: Library,
    manuscripts: Mapping[str, Manuscript],
    paper: Paper,
    imprint: Imprint,
    fonts: Typefaces,
    say: Phrases,
    volume: Volume | None = None,
) -> str:
    """Return the Typst source of published reviews.

    :param manuscripts: those of the reviews, by docname.
    :param volume: the volume that they are, if they are not all.
    """
    parts = around.parts(library, (library.reviews[docname] for docname in manuscripts))
    reviews = [review for part in parts for review in part.reviews]
    own = frozenset[str]().union(*(each.anchors for each in manuscripts.values()))
    targets = frozenset[str]().union(*(each.targets for each in manuscripts.values()))
    indexed = {title: notes(library, kind) for kind, title in INDEXES}
    if volume:
        named = _named(library, reviews)
        indexed = {
            title: [note for note in notes(library, kind) if (kind, names.key(note.name)) in named]
            for kind, title in INDEXES
        }
    here = (
        own
        | {note.place for listed in indexed.values() for note in listed}
        | {f"{each.docname}#" for each in reviews}
    )
    title = around.title(paper, say)
    newest = max((review.front_matter.date for review in reviews), default="")
    listed = [around.listed(library, part, say) for part in parts]
    return document(
        ["/style.typ", "/library.typ"],
        metadata(f"{title}, {volume.title(say)}" if volume else title, paper.author, (), newest),
        style(paper, fonts, say),
        linker(targets, here, paper, is_counted="true"),
        around.cover(library, reviews, paper, say, volume),
        syntax.call("contents", syntax.string(say("Contents")), *listed),
        *_chapters(parts, listed, manuscripts, say),
        _indexes(indexed, own, say),
        around.colophon(library, reviews, paper, imprint, fonts, say, volume),
        *([_outlined(reviews)] if volume else []),
    )


def _named(library: Library, reviews: Iterable[Review]) -> set[tuple[Kind, str]]:
    """Return what reviews mention or list: kinds and keys of names."""
    found = set()
    for review in reviews:
        for _, target in library.mentions.on(review.docname):
            found.add((target.kind, names.key(target.title)))
        for entry in review.recommendations:
            found.add((Kind.SKILL, names.key(library.skills.canonical(entry.skill))))
    return found


def _outlined(reviews: Iterable[Review]) -> str:
    """Return the value that says on which page everything is; see `pdf.outline`."""
    return syntax.call("outlined", *(syntax.string(f"{each.docname}#") for each in reviews))


# -- parts -------------------------------------------------------------------


def _chapters(
    parts: Sequence[Part],
    listed: Iterable[str],
    manuscripts: Mapping[str, Manuscript],
    say: Phrases,
) -> Iterator[str]:
    """Yield the parts, each with an opener unless it is the only one."""
    is_alone = len(parts) == 1
    for number, (part, contents) in enumerate(zip(parts, listed, strict=True), 1):
        if not is_alone:
            yield syntax.call("opener", contents, syntax.string(say("Part {n}", n=number)))
        reviews = _reviews(part, manuscripts, is_alone=is_alone)
        yield syntax.call("part", syntax.string(part.area.name), *reviews)


def _reviews(part: Part, manuscripts: Mapping[str, Manuscript], *, is_alone: bool) -> Iterator[str]:
    """Yield the reviews of a part, which are below its heading unless it is the only one."""
    ink = f'rgb("{HUES[part.area.number].ink}")'
    for position, review in enumerate(part.reviews):
        yield syntax.call(
            "chapter",
            syntax.string(f"{review.docname}#"),
            syntax.string(review.title),
            manuscripts[review.docname].source,
            area=None if is_alone else hangul.text(part.area.name),
            ink=ink,
            follows="true" if position else None,
        )


# -- indexes -----------------------------------------------------------------


def _indexes(indexed: Mapping[str, list[Note]], own: frozenset[str], say: Phrases) -> str:
    """Return the indexes that have entries; a note defined in a review links there."""
    if not any(indexed.values()):
        return syntax.NOTHING
    return syntax.call(
        "indexes",
        *(index(say(title), each, {}, own) for title, each in indexed.items() if each),
        most=syntax.string(say("Bold numbers lead to the page that says most.")),
    )


def index(
    title: str,
    listed: Iterable[Note],
    elsewhere: Mapping[str, str],
    own: frozenset[str] = frozenset(),
) -> str:
    """Return an index by letter.

    :param elsewhere: place of a note -> where other PDFs speak of it, as Typst.
    :param own: the places that a review defines.
    """
    ordered = sorted(listed, key=lambda note: collation.sort_key(note.name))
    letters = (
        syntax.array(
            [
                syntax.string(letter),
                syntax.array(_entry(note, elsewhere, own) for note in notes_of),
            ]
        )
        for letter, notes_of in groupby(ordered, lambda note: collation.initial(note.name))
    )
    return syntax.array([syntax.string(title), *letters])


def _entry(note: Note, elsewhere: Mapping[str, str], own: frozenset[str]) -> str:
    return syntax.call(
        "entry",
        syntax.string(note.place),
        *explained(note),
        own="true" if note.place in own else None,
        is_long="true" if note.is_long else None,
        elsewhere=elsewhere.get(note.place),
    )
