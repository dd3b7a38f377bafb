"""``{quotations}``: what several books say of one concept, each in a sentence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language.sentences import first_sentence, is_whole
from sphinx_reviews.library.weight import weightiest_first
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_block, in_language, in_phrase, spoken
from sphinx_reviews.records import queries
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.queries import QuotationsQuery
from sphinx_reviews.views.backlinks import pieces, source_of
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.backlinks import Quote
    from sphinx_reviews.views.base import Page

#: How many books are quoted: a row on a wide screen.
_LIMIT: Final = 3


class _Quotation(NamedTuple):
    book: Target
    #: Of the book's title, as BCP 47 tag; empty if nobody says.
    book_language: str
    quote: Quote
    #: The sentence on its page, under the title of its section.
    place: Target
    #: Of the sentence, as BCP 47 tag.
    language: str


class _Quotations(NamedTuple):
    concept: Target
    #: The first sentence of the definition; empty if there is none.
    lead: str
    #: Of the definition, as BCP 47 tag.
    language: str
    #: How many books discuss the concept.
    books: int
    #: The weightiest first.
    quotations: tuple[_Quotation, ...]


def _select(library: Library, slot: Slot) -> _Quotations | str:
    """Return the quotations, or the name as typed if it is that of no concept."""
    query = slot.query
    assert isinstance(query, QuotationsQuery)
    concept = library.concepts.get(query.concept)
    if concept is None:
        return query.concept
    found = weightiest_first(library.mentions.of(Kind.CONCEPT, concept.name))
    return _Quotations(
        library.concepts.target(concept),
        first_sentence(concept.definition),
        library.language(concept.place.docname),
        len({each.review.book_id for each in found}),
        tuple(islice(_one_a_book(library, found), query.limit)),
    )


def _one_a_book(library: Library, found: list[ReviewMentions]) -> Iterator[_Quotation]:
    quoted: set[str] = set()
    for each in found:
        book = each.review.book
        source = source_of(library, each)
        quote = next((quote for quote in source.quotes if is_whole(quote.sentence)), None)
        if quote and each.review.book_id not in quoted:
            quoted.add(each.review.book_id)
            yield _Quotation(
                source.review._replace(title=book.title),
                book.language,
                quote,
                source.place(quote),
                source.language,
            )


def _render(found: _Quotations | str, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if isinstance(found, str):
        return [
            paragraph(say("Not a concept of this library: {name}", name=found), look=Look.EMPTY)
        ]
    if not found.quotations:
        nothing = say("No book says anything of {name} yet.", name=found.concept.title)
        return [paragraph(nothing, look=Look.EMPTY)]
    if page.is_paged:
        return [html_fragment("", records=(found, say), docname=page.docname, write=_html)]
    lead = paragraph(
        spoken(found.lead, say.language, found.language),
        " ",
        reference(found.concept, page, _invitation(found, say)),
    )
    quoted = (_block_quote(each, page) for each in found.quotations)
    return [in_block("div", [lead, *quoted], look=Look.QUOTATIONS)]


def _invitation(found: _Quotations, say: Phrases) -> str:
    """Return the words that lead to all that books say."""
    books = say.count("{n} book", "{n} books", found.books)
    return say("{name} in {books}", name=found.concept.title, books=books)


def _block_quote(each: _Quotation, page: Page) -> nodes.block_quote:
    say = page.say
    words = [in_phrase("mark", text) if marked else text for text, marked in pieces(each.quote)]
    section = _section(each, say) or each.place.title
    source = [reference(each.book, page), nodes.Text(" · "), reference(each.place, page, section)]
    return nodes.block_quote(
        "",
        in_language(paragraph(*words), each.language, say.language),
        nodes.attribution("", "", *source),
    )


def _section(each: _Quotation, say: Phrases) -> str:
    """Return what stands for the title of a section, where there is none."""
    return "" if each.quote.section.anchor else say("the opening")


def _html(records: tuple[_Quotations, Phrases], addresses: Addresses) -> str:
    found, say = records
    return template("views/templates/quotations.html").render(
        found=found,
        invitation=_invitation(found, say),
        pieces=pieces,
        section=_section,
        addresses=addresses,
        say=say,
    )


def _query(place: Place, values: Mapping[str, Any]) -> QuotationsQuery:
    return QuotationsQuery(place, values["argument"], values.get("limit", _LIMIT))


QUOTATIONS: Final = View(
    _select,
    _render,
    DirectiveSpec({"limit": queries.limit}, _query, argument_is="a concept", needs_argument=True),
)
