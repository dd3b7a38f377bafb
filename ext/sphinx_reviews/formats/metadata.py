"""Metadata for link previews and reference managers: description, OpenGraph, Highwire tags."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.sentences import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.facts import Review

#: In characters; sites that show longer descriptions cut them.
_LONGEST: Final = 200

#: Of a share card, in pixels.
CARD_SIZE: Final = (1200, 630)


class Tag(NamedTuple):
    """A ``<meta>`` element."""

    name: str
    content: str

    @property
    def is_open_graph(self) -> bool:
        """Whether it is a basic OpenGraph property, unlike ``article:`` and ``twitter:``."""
        return self.name.startswith("og:")


class ShareCard(NamedTuple):
    """A share card."""

    address: str
    #: What it shows, in words.
    alt: str


def card_path(docname: str) -> str:
    """Return the path of the share card of a page from the base of the site."""
    return f"_cards/{docname}.png"


def description(review: Review, say: Phrases) -> str:
    """Return a review in a few words, the disclosure before the verdict."""
    verdict = review.verdict
    disclosed = (disclosures.sentence(each, say) for each in review.disclosures)
    return " ".join((*disclosed, verdict.text if verdict else "")).strip()


def card_alt(review: Review, say: Phrases) -> str:
    """Return what a share card shows, as its alternative text."""
    verdict = review.verdict
    people = ", ".join(person.name for person in review.book.authors or review.book.editors)
    advice = judgement(verdict.word, verdict.rating, say) if verdict else ""
    return " · ".join(filter(None, (review.title, people, advice)))


def page_tags(
    title: str, summary: str, address: str, site: str, card: ShareCard | None, *, is_profile: bool
) -> tuple[Tag, ...]:
    """Return the tags of a page that is not a review.

    :param is_profile: whether the page is that of a reviewer.
    """
    summary = cut(summary, _LONGEST)
    return _without_empty(
        [
            ("description", summary),
            ("og:type", "profile" if is_profile else "website"),
            ("og:title", title),
            ("og:description", summary),
            ("og:url", address),
            ("og:site_name", site),
            *_card_tags(card),
        ]
    )


def review_tags(
    review: Review, address: str, site: str, say: Phrases, card: ShareCard | None, pdf: str
) -> tuple[Tag, ...]:
    """Return the tags of a review, after ogp.me, Twitter's cards and Highwire's.

    :param pdf: address of the PDF beside the page, if there is one.
    """
    front, summary = review.front_matter, cut(description(review, say), _LONGEST)
    return _without_empty(
        [
            ("description", summary),
            ("og:type", "article"),
            ("og:title", review.title),
            ("og:description", summary),
            ("og:url", address),
            ("og:site_name", site),
            ("article:published_time", front.date),
            ("article:modified_time", front.updated),
            *(("article:tag", tag) for tag in front.tags),
            *_card_tags(card),
            *_citation_tags(review, address, say.language, pdf),
        ]
    )


def _citation_tags(
    review: Review, address: str, language: str, pdf: str
) -> Iterator[tuple[str, str]]:
    """Yield the tags from which Zotero and its like make an entry.

    The site is in ``og:site_name``: the Highwire tags for what contains a text are for
    journals and books, and would make the review an article or a chapter.
    """
    yield "citation_title", review.title
    yield from (("citation_author", person.name) for person in review.authors)
    yield "citation_publication_date", review.front_matter.date.replace("-", "/")
    yield "citation_language", language
    yield "citation_public_url", address
    yield "citation_pdf_url", pdf
    # Zotero takes what has a title for a journal article unless it is told otherwise.
    yield "z:itemType", "blogPost"


def _card_tags(card: ShareCard | None) -> Iterator[tuple[str, str]]:
    yield "twitter:card", "summary_large_image" if card else "summary"
    if card is None:
        return
    width, height = CARD_SIZE
    yield "og:image", card.address
    yield "og:image:type", "image/png"
    yield "og:image:width", str(width)
    yield "og:image:height", str(height)
    yield "og:image:alt", card.alt


def _without_empty(values: list[tuple[str, str]]) -> tuple[Tag, ...]:
    return tuple(Tag(name, content) for name, content in values if content)


def meta_elements(tags: Iterable[Tag]) -> Markup:
    """Return tags as HTML."""
    return Markup("\n").join(
        Markup('<meta {}="{}" content="{}">').format(
            "property" if ":" in tag.name and not tag.name.startswith("twitter:") else "name",
            *tag,
        )
        for tag in tags
    )


class _Names(HTMLParser):
    """Collects the names of ``<meta>`` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or given.get("property")
        if tag == "meta" and name:
            self.found.add(name.lower())


def names_of(elements: str) -> set[str]:
    """Return the names of the ``<meta>`` elements of a page."""
    names = _Names()
    names.feed(elements)
    return names.found


def feed_links(feeds: list[tuple[str, str]]) -> Markup:
    """Return the elements by which a browser finds feeds.

    :param feeds: title, and address without the extension, of each.
    """
    return alternate_links(
        (type_, title, f"{address}.{ending}")
        for title, address in feeds
        for type_, ending in (("application/atom+xml", "atom"), ("application/feed+json", "json"))
    )


def alternate_links(files: Iterable[tuple[str, str, str]]) -> Markup:
    """Return the elements by which programs find a page's content in other formats.

    :param files: media type, title and address of each.
    """
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return Markup("\n").join(link.format(*each) for each in files)
