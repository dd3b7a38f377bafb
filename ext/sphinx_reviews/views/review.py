"""The opening of a review: disclosure, verdict, and the card of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.labels import LEVELS, VERDICTS
from sphinx_reviews.library.areas import areas
from sphinx_reviews.library.covers import cover_of_other, cover_of_review
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import (
    drawing,
    html_fragment,
    in_block,
    modifier,
    spoken,
)
from sphinx_reviews.records import fields, names
from sphinx_reviews.views.base import View, paragraph
from sphinx_reviews.views.byline import FIELDS as IN_BYLINE
from sphinx_reviews.views.download import pdf_link
from sphinx_reviews.views.drawing.cover import drawn
from sphinx_reviews.views.facts import area_phrase, fact_list, links, people, rating_phrase, time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import FrontMatter, Slot
    from sphinx_reviews.records.model import Book, Disclosure, Verdict
    from sphinx_reviews.views.base import Page


# -- disclosure --------------------------------------------------------------


def _select_disclosure(library: Library, slot: Slot) -> Disclosure:
    return library.documents[slot.docname].disclosures[slot.position]


def _render_disclosure(disclosure: Disclosure, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    mark = disclosures.mark(disclosure.kinds, disclosure.unread, say)
    is_benefit = disclosures.is_benefit(disclosure.kinds, disclosure.unread)
    content = node.children or [paragraph(disclosures.sentence(disclosure, say))]
    label = paragraph(nodes.strong(mark, mark), look=Look.MARK)
    return [
        in_block(
            "aside",
            [label, *content],
            look=Look.DISCLOSURE,
            modifiers=[modifier("benefit")] if is_benefit else (),
            aria_label=say("Disclosure"),
        )
    ]


DISCLOSURE: Final = View(_select_disclosure, _render_disclosure)


# -- verdict -----------------------------------------------------------------


def _select_verdict(library: Library, slot: Slot) -> Verdict:
    return library.documents[slot.docname].verdicts[slot.position]


def _render_verdict(verdict: Verdict, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    word = say(VERDICTS[verdict.word]) if verdict.word else verdict.unread
    kind = modifier(verdict.word or "unread")
    rating = rating_phrase(verdict.rating, say)
    # There may be nothing but a rating.
    advice = [nodes.strong(word, word, classes=[kind]), nodes.Text(" · "), *rating]
    label = paragraph(*(advice if word else rating), look=Look.WORD)
    facts = fact_list(
        [(say("For"), verdict.audience), (say("Not for"), verdict.not_audience)],
    )
    return [
        in_block(
            "section",
            [label, *node.children, *([facts] if facts.children else [])],
            look=Look.VERDICT,
            aria_label=say("Verdict"),
        )
    ]


VERDICT: Final = View(_select_verdict, _render_verdict)


# -- book --------------------------------------------------------------------


class _About(NamedTuple):
    """What the card says about the review rather than the book."""

    title: str
    front_matter: FrontMatter


class _Card(NamedTuple):
    book: Book
    #: None for a second book on the page, which the review is not about.
    about: _About | None
    area: Area
    cover: Cover


def _select_card(library: Library, slot: Slot) -> _Card:
    if slot.position > 0:
        book = library.documents[slot.docname].books[slot.position]
        area = areas(library).named(book.area)
        return _Card(book, None, area, cover_of_other(library, book))
    review = library.reviews[slot.docname]
    about = _About(review.title, review.front_matter)
    area = areas(library).of_review(review)
    return _Card(review.book, about, area, cover_of_review(library, review))


#: Marks in the body of a page where a theme may put the contents: below the card of the book.
CONTENTS_HERE: Final = "<!-- sphinx-reviews: contents -->"


def _render_card(card: _Card, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    book, about = card.book, card.about
    cover = node.children or [drawing("", svg=drawn(card.cover))]
    details: list[nodes.Node] = []
    if about is None or names.key(about.title) != names.key(book.title):
        title = spoken(book.title, say.language, book.language)
        details.append(paragraph(nodes.strong("", "", title), look=Look.TITLE))
    if book.subtitle:
        subtitle = spoken(book.subtitle, say.language, book.language)
        details.append(paragraph(subtitle, look=Look.SUBTITLE))
    details.append(
        fact_list(
            [
                *_book_rows(book, card.area, say),
                *_about_rows(about, say),
                (say("Download"), _pdf(book.place.docname, page) if about else []),
            ]
        )
    )
    made = in_block(
        "section",
        [
            in_block("div", cover, look=Look.COVER_BOX),
            in_block("div", details, look=Look.DETAILS),
        ],
        look=Look.BOOK_CARD,
        aria_label=say("About the book"),
    )
    if about is None or not page.is_paged:
        return [made]
    here = html_fragment("", records=CONTENTS_HERE, docname=page.docname, write=_as_it_is)
    return [in_block("div", [made, here], look=Look.RAIL)]


def _as_it_is(html: str, addresses: Addresses) -> str:
    return html


def _pdf(docname: str, page: Page) -> list[nodes.Node]:
    if not page.is_paged or docname not in page.pdfs:
        return []
    return [html_fragment("", records=(docname, page.pdfs), docname=docname, write=_write_pdf)]


def _write_pdf(records: tuple[str, Mapping[str, str]], addresses: Addresses) -> str:
    return pdf_link(*records, addresses)


_Row = tuple[str, nodes.Node | str | list[nodes.Node]]


def _book_rows(book: Book, area: Area, say: Phrases) -> list[_Row]:
    original = (
        [spoken(book.original, say.language, book.original_language)] if book.original else []
    )
    if original and book.original_language:
        original.append(nodes.Text(f" ({say.language_name(book.original_language)})"))
    return [
        (say("Author"), people(book.authors, say)),
        (say("Translator"), people(book.translators, say)),
        (say("Editor"), people(book.editors, say)),
        (say("Publisher"), book.publisher),
        (say("Published"), time(book.published, say)),
        (say("Edition"), book.edition),
        (say("Original title"), original),
        (say("Series"), [spoken(book.series, say.language)] if book.series else []),
        (say("Area"), area_phrase(area)),
        (say("Level"), say(LEVELS[book.level]) if book.level else ""),
        (say("Language"), say.language_name(book.language) if book.language else ""),
        (say("Length"), say.count("{n} page", "{n} pages", book.pages) if book.pages else ""),
        ("ISBN", _isbn(book)),
        (say("Website"), links([book.url] if book.url else [])),
    ]


def _about_rows(about: _About | None, say: Phrases) -> list[_Row]:
    if about is None:
        return []
    front = about.front_matter
    unread = dict(front.unread)
    return [
        (say("Tags"), ", ".join(front.tags) or unread.get("tags", "")),
        *((name, typed) for name, typed in front.unread if name not in {*IN_BYLINE, "tags"}),
    ]


def _isbn(book: Book) -> str:
    if book.isbn is None:
        return ""
    shown = fields.hyphenated(book.isbn.isbn13)
    if book.isbn.isbn10:
        shown += f" (ISBN-10 {fields.hyphenated(book.isbn.isbn10)})"
    return shown


BOOK: Final = View(
    _select_card,
    _render_card,
    pdfs=lambda card: [card.book.place.docname] if card.about else [],
)
