"""The Typst source of a whole PDF: one review, or a page of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from sphinx_reviews.typst import hangul, syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.sheet import Manuscript
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Definition, Kind
    from sphinx_reviews.typst.press import Typefaces


#: Characters of a definition that is not torn.
_WHOLE: Final = 500


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
    #: Address of the PDF of that name: absolute if it is on the site, else beside the others.
    file: Callable[[str], str]


class Note(NamedTuple):
    """A concept or skill as explained at the end of a PDF."""

    #: ``docname#anchor`` of its definition.
    place: str
    name: str
    aliases: tuple[str, ...]
    definition: str

    @property
    def is_long(self) -> bool:
        """Whether it may take so much of a page that it has to be torn."""
        return len(self.definition) > _WHOLE


def concept_notes(library: Library, review: Review) -> list[Note]:
    """Return the concepts that a review mentions, in text order."""
    return [_note(concept) for concept in library.mentions.concepts_on(review.docname)]


def _note(each: Definition) -> Note:
    place = f"{each.place.docname}#{each.anchor}"
    return Note(place, each.name, each.aliases, each.definition)


def notes(library: Library, kind: Kind) -> list[Note]:
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
    fonts: Typefaces,
    say: Phrases,
) -> str:
    """Return the Typst source of a page that is not a review."""
    start = f"{docname}#"
    return document(
        ["/style.typ"],
        metadata(title=title, author=paper.author, keywords=(), date=""),
        style(paper, fonts, say),
        linker(manuscript.targets, manuscript.anchors, paper),
        syntax.call("anchor", syntax.string(start)),
        syntax.call("begins", syntax.string(title)),
        _flow(manuscript.source, _address(docname, paper, say)),
    )


def _flow(*content: str) -> str:
    """Return what fills the pages of a document from the first to the last."""
    return syntax.call("flow", syntax.string(""), syntax.join(content))


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
    fonts: Typefaces,
    say: Phrases,
) -> str:
    """Return the Typst source of one review with the concepts it mentions."""
    explained_here = [
        each for each in concept_notes(library, review) if each.place not in manuscript.anchors
    ]
    here = manuscript.anchors | {note.place for note in explained_here}
    front, start = review.front_matter, f"{review.docname}#"
    return document(
        ["/style.typ"],
        metadata(
            title=review.title,
            author=", ".join(review.reviewers),
            keywords=dict.fromkeys((*front.tags, *(note.name for note in explained_here))),
            date=front.date,
        ),
        style(paper, fonts, say),
        linker(manuscript.targets, here, paper),
        syntax.call("anchor", syntax.string(start)),
        syntax.call("begins", syntax.string(review.title)),
        _flow(
            manuscript.source,
            syntax.call(
                "concept-notes",
                syntax.string(say("Concepts in this review")),
                *map(_typeset_note, explained_here),
            )
            if explained_here
            else syntax.NOTHING,
            _address(review.docname, paper, say),
        ),
    )


def document(sheets: Iterable[str], metadata: str, style: str, linker: str, *content: str) -> str:
    """Return a whole document.

    :param sheets: paths of the style sheets that it uses.
    """
    lines = [
        *(f"#import {syntax.string(sheet)}: *" for sheet in sheets),
        f"#{{set {metadata}; {syntax.NOTHING}}}",  # for this line only: see `styled`
        f"#show: {style}",
        f"#let to = {linker}",
        *(f"#{each}" for each in content),
    ]
    return "\n".join(lines) + "\n"


def metadata(title: str, author: str, keywords: Iterable[str], date: str) -> str:
    """Return the properties of a document.

    :param date: of a review, as YYYY-MM-DD, or empty.
    """
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


def style(paper: Paper, fonts: Typefaces, say: Phrases) -> str:
    """Return the show rule of a document."""
    return syntax.call(
        "styled.with",
        language=syntax.string(say.language.split("-")[0].lower()),
        fonts=syntax.array(map(syntax.string, fonts.sans)),
        serif=syntax.array(map(syntax.string, fonts.serif)),
        paper=syntax.string(paper.size),
        site=syntax.string(paper.site),
    )


def linker(
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


def explained(note: Note) -> list[str]:
    """Return name, aliases and definition as arguments."""
    return [hangul.text(each) for each in (note.name, ", ".join(note.aliases), note.definition)]


def _typeset_note(note: Note) -> str:
    return syntax.array(
        (
            syntax.string(note.place),
            *explained(note),
            "true" if note.is_long else "false",
        )
    )
