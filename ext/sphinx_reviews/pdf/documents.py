"""The Typst source of a whole PDF: one review, or the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from sphinx_reviews.library.covers import fingerprint
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.views.drawing.cover import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.sheet import Manuscript
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.typst.press import Families


#: Covers on the first page of the library.
_COVERS: Final = 12


class Paper(NamedTuple):
    """The settings that all PDFs of a site share."""

    #: Title of the site.
    site: str
    #: Author of the site.
    author: str
    #: Name of a Typst paper size.
    size: str
    #: Address of the site; empty without a base address.
    home: str
    #: Address of a place on the site, from docname and anchor; empty without a base address.
    address: Callable[[str, str], str]


class Note(NamedTuple):
    """A concept or skill as explained at the end of a PDF."""

    #: ``docname#anchor`` of its definition.
    place: str
    name: str
    aliases: tuple[str, ...]
    definition: str


def concept_notes(library: Library, review: Review) -> list[Note]:
    """Return the concepts that a review mentions, in text order."""
    return [_note(concept) for concept in library.mentions.concepts_on(review.docname)]


def _note(each: Definition) -> Note:
    place = f"{each.place.docname}#{each.anchor}"
    return Note(place, each.name, each.aliases, each.definition)


def _notes(library: Library, kind: Kind) -> list[Note]:
    """Return all definitions of a kind, those without text last."""
    definitions = library.definitions[kind]
    undefined = (
        Note(f"{use.place.docname}#{use.anchor}", use.name, (), "")
        for use in definitions.undefined.values()
    )
    return [*map(_note, definitions.all), *undefined]


# -- one page ----------------------------------------------------------------


def page_document(
    docname: str,
    title: str,
    manuscript: Manuscript,
    paper: Paper,
    fonts: Families,
    say: Phrases,
) -> str:
    """Return the Typst source of a page that is not a review."""
    start = f"{docname}#"
    return _document(
        _metadata(title=title, author=paper.author, keywords=(), date=""),
        _style(
            paper,
            fonts,
            say,
            running=syntax.call("running-title", syntax.string(start), syntax.string(title)),
        ),
        _linker(manuscript.targets, manuscript.anchors, paper),
        syntax.call("anchor", syntax.string(start)),
        manuscript.source,
        _address(docname, paper, say),
    )


def _address(docname: str, paper: Paper, say: Phrases) -> str:
    """Return the web address of a page."""
    address = paper.address(docname, "")
    if not address:
        return syntax.NOTHING
    return syntax.call(
        "address",
        syntax.string(address),
        syntax.string(unquote(address)),
        syntax.string(say("On the web")),
    )


# -- one review --------------------------------------------------------------


def review_document(
    library: Library,
    review: Review,
    manuscript: Manuscript,
    paper: Paper,
    fonts: Families,
    say: Phrases,
) -> str:
    """Return the Typst source of one review with the concepts it mentions."""
    notes = [
        each for each in concept_notes(library, review) if each.place not in manuscript.anchors
    ]
    here = manuscript.anchors | {note.place for note in notes}
    front, start = review.front_matter, f"{review.docname}#"
    return _document(
        _metadata(
            title=review.title,
            author=", ".join(review.reviewers),
            keywords=dict.fromkeys((*front.tags, *(note.name for note in notes))),
            date=front.date,
        ),
        _style(
            paper,
            fonts,
            say,
            running=syntax.call("running-title", syntax.string(start), syntax.string(review.title)),
        ),
        _linker(manuscript.targets, here, paper),
        syntax.call("anchor", syntax.string(start)),
        manuscript.source,
        syntax.call(
            "concept-notes",
            syntax.string(say("Concepts in this review")),
            *map(_typeset_note, notes),
        )
        if notes
        else syntax.NOTHING,
        _address(review.docname, paper, say),
    )


def _document(metadata: str, style: str, linker: str, *content: str) -> str:
    lines = [
        '#import "/style.typ": *',
        f"#set {metadata}",
        f"#show: {style}",
        f"#let to = {linker}",
        *(f"#{each}" for each in content),
    ]
    return "\n".join(lines) + "\n"


def _metadata(title: str, author: str, keywords: Iterable[str], date: str) -> str:
    return syntax.call(
        "document",
        title=syntax.string(title),
        author=syntax.string(author) if author else None,
        keywords=syntax.array(map(syntax.string, keywords)),
        date=_date(date),
    )


def _date(date: str) -> str:
    """Return a date of a review; never today's."""
    if not date:
        return "none"
    year, month, day = (str(int(part)) for part in date.split("-"))
    return syntax.call("datetime", year=year, month=month, day=day)


def _style(paper: Paper, fonts: Families, say: Phrases, running: str | None = None) -> str:
    return syntax.call(
        "styled.with",
        language=syntax.string(say.language.split("-")[0].lower()),
        fonts=syntax.array(map(syntax.string, fonts.sans)),
        serif=syntax.array(map(syntax.string, fonts.serif)),
        paper=syntax.string(paper.size),
        site=syntax.string(paper.site),
        running=running,
    )


def _linker(
    targets: Iterable[str],
    here: frozenset[str],
    paper: Paper,
    is_counted: str | None = None,
) -> str:
    """Return the function that links to a place: within the PDF, or on the site."""
    known: dict[str, str] = {}
    for place in sorted(targets):
        docname, _, anchor = place.partition("#")
        if place in here:
            known[place] = syntax.call("inside", syntax.string(place))
        elif address := paper.address(docname, anchor):
            known[place] = syntax.call("outside", syntax.string(address))
    return syntax.call("linker", syntax.dictionary(known), is_counted=is_counted)


def _explained(note: Note) -> list[str]:
    return [hangul.text(each) for each in (note.name, ", ".join(note.aliases), note.definition)]


def _typeset_note(note: Note) -> str:
    return syntax.array(
        (
            syntax.string(note.place),
            *_explained(note),
        )
    )


# -- the library -------------------------------------------------------------


def library_document(
    library: Library,
    manuscripts: Mapping[str, Manuscript],
    paper: Paper,
    fonts: Families,
    say: Phrases,
) -> str:
    """Return the Typst source of all published reviews by book, with contents and indexes."""
    editions = list(library.books.by_id.values())
    reviews = [review for each in editions for review in each.reviews]
    own = frozenset[str]().union(*(each.anchors for each in manuscripts.values()))
    concepts, skills = _notes(library, Kind.CONCEPT), _notes(library, Kind.SKILL)
    targets = frozenset[str]().union(*(each.targets for each in manuscripts.values()))
    here = (
        own
        | {note.place for note in (*concepts, *skills)}
        | {each.docname + "#" for each in reviews}
    )
    dates = [review.front_matter.date for review in reviews]
    return _document(
        _metadata(paper.site, paper.author, (), max(dates, default="")),
        _style(paper, fonts, say),
        _linker(targets, here, paper, is_counted="true"),
        syntax.call(
            "cover-page",
            hangul.text(paper.site),
            syntax.string(_extent(reviews, len(editions), say)),
            *(_cover(library, each, manuscripts) for each in editions[:_COVERS]),
        ),
        syntax.call("contents", syntax.string(say("Contents"))),
        *(
            syntax.call(
                "chapter",
                syntax.string(f"{each.docname}#"),
                syntax.string(each.title),
                manuscripts[each.docname].source,
            )
            for each in reviews
        ),
        _index(say("Concepts"), concepts, own),
        _index(say("Skills"), skills, own),
        syntax.call(
            "colophon",
            syntax.string(paper.site),
            syntax.string(paper.author),
            syntax.string(paper.home),
        ),
    )


def _extent(reviews: Sequence[Review], books: int, say: Phrases) -> str:
    dates = sorted({review.front_matter.date[:4] for review in reviews} - {""})
    years = "–".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
    numbers = [say.count("{n} review", "{n} reviews", len(reviews))]
    if books != len(reviews):
        numbers.insert(0, say.count("{n} book", "{n} books", books))
    return ", ".join(filter(None, (*numbers, years)))


def _cover(library: Library, edition: Edition, manuscripts: Mapping[str, Manuscript]) -> str:
    for review in edition.reviews:
        for name, path in manuscripts[review.docname].images.items():
            if path == edition.book.cover:
                return syntax.call("cover-image", syntax.string(name))
    return syntax.call("drawing", syntax.string(drawn(fingerprint(library, edition))))


def _index(title: str, notes: Iterable[Note], own: frozenset[str]) -> str:
    """Return an index; a note defined in a review links there."""
    ordered = sorted(notes, key=lambda note: names.key(note.name))
    entries = [
        syntax.call(
            "entry",
            syntax.string(note.place),
            *_explained(note),
            own="true" if note.place in own else None,
        )
        for note in ordered
    ]
    return syntax.call("index-of", syntax.string(title), *entries) if entries else syntax.NOTHING
