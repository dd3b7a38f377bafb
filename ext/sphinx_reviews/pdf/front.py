"""The Typst source of ``library.pdf`` where a library has volumes: contents and indexes of all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.pdf import around
from sphinx_reviews.pdf.documents import document, linker, metadata, notes, style
from sphinx_reviews.pdf.library import INDEXES, index
from sphinx_reviews.typst import hangul, syntax

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.around import Imprint
    from sphinx_reviews.pdf.documents import Paper
    from sphinx_reviews.pdf.volumes import Volume
    from sphinx_reviews.typst.press import Typefaces

#: Volumes that the index names for one entry; more are counted.
_NAMED: Final = 3


class Outline(NamedTuple):
    """On which page of a volume everything is."""

    #: How many pages it has; 0 if it could not be printed.
    pages: int = 0
    #: ``docname#`` of a review -> its first page.
    chapters: Mapping[str, int] = {}
    #: Place of a definition -> how often the volume refers to it, and the page that does most.
    mentions: Mapping[str, tuple[int, int]] = {}

    @classmethod
    def from_json(cls, answer: str) -> Outline:
        """Return what the compiler answered about a volume."""
        found = json.loads(answer)
        mentions = {place: (times, page) for place, (times, page) in found["mentions"].items()}
        return cls(found["pages"], found["chapters"], mentions)


def front_document(
    library: Library,
    volumes: Mapping[Volume, Outline],
    paper: Paper,
    imprint: Imprint,
    fonts: Typefaces,
    say: Phrases,
) -> str:
    """Return the Typst source of contents and indexes.

    :param volumes: the volumes, the oldest first.
    """
    parts = around.parts(library, library.published)
    reviews = [review for part in parts for review in part.reviews]
    title = around.title(paper, say)
    places = {
        docname: _place(volume, paper, outline.chapters.get(f"{docname}#", 0))
        for volume, outline in volumes.items()
        for docname in volume.reviews
    }
    elsewhere = _mentions(volumes, paper, say)
    indexed = {title: notes(library, kind) for kind, title in INDEXES}
    return document(
        ["/style.typ", "/library.typ"],
        metadata(title, paper.author, (), max(each.front_matter.date for each in reviews)),
        style(paper, fonts, say),
        linker((), frozenset(), paper),
        around.cover(library, reviews, paper, say, None),
        syntax.call(
            "volumes",
            syntax.string(say("Volumes")),
            *(_row(library, volume, outline, paper, say) for volume, outline in volumes.items()),
        ),
        syntax.call(
            "contents",
            syntax.string(say("Contents")),
            *(around.listed(library, part, say, places) for part in parts),
        ),
        syntax.call(
            "indexes",
            *(index(say(name), each, elsewhere) for name, each in indexed.items() if each),
            most=syntax.string(say("Each number is the page of a volume that says most.")),
        )
        if any(indexed.values())
        else syntax.NOTHING,
        around.colophon(library, reviews, paper, imprint, fonts, say, None),
    )


def _row(library: Library, volume: Volume, outline: Outline, paper: Paper, say: Phrases) -> str:
    """Return the line about a volume: title, address, the time of its reviews, and its length."""
    first, last = (
        library.reviews[docname].front_matter.date[:7]
        for docname in (volume.reviews[0], volume.reviews[-1])
    )
    dates = dict.fromkeys(say.date(month) for month in (first, last) if month)
    shown = (
        " – ".join(dates),
        say.count("{n} review", "{n} reviews", len(volume.reviews)),
        say.count("{n} page", "{n} pages", outline.pages) if outline.pages else "",
    )
    return syntax.array(
        [
            syntax.string(paper.file(volume.name)),
            hangul.text(volume.title(say)),
            hangul.text(" · ".join(filter(None, shown))),
        ]
    )


def _place(volume: Volume, paper: Paper, page: int) -> str:
    """Return a page of a volume; only the volume if the page is not known."""
    address = paper.file(volume.name)
    return syntax.dictionary(
        {
            "address": syntax.string(f"{address}#page={page}" if page else address),
            "volume": syntax.string(volume.mark),
            "page": syntax.string(str(page or "")),
        }
    )


def _mentions(volumes: Mapping[Volume, Outline], paper: Paper, say: Phrases) -> dict[str, str]:
    """Return the pages that refer to each definition: of the volumes that do most, in order."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for number, (volume, outline) in enumerate(volumes.items()):
        for place, (times, page) in outline.mentions.items():
            found.setdefault(place, []).append((-times, number, _place(volume, paper, page)))
    return {place: _named(each, say) for place, each in found.items()}


def _named(mentions: Sequence[tuple[int, int, str]], say: Phrases) -> str:
    most = sorted(mentions)[:_NAMED]
    more = len(mentions) - len(most)
    in_order = sorted((number, place) for _, number, place in most)
    return syntax.dictionary(
        {
            "places": syntax.array(place for _, place in in_order),
            "more": hangul.text(say.count("and {n} more", "and {n} more", more) if more else ""),
        }
    )
