"""Feeds of reviews: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.queries import Conditions

#: Feed readers poll often, and want only what is new.
_NEWEST: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"


class Feed(NamedTuple):
    """Some of the reviews of a site, newest first."""

    #: Path of its files from the base of the site, without the extension.
    name: str
    title: str
    #: The page that it belongs to.
    docname: str
    reviews: tuple[Review, ...]

    @property
    def entries(self) -> tuple[Review, ...]:
        """The reviews in it; a review without a date cannot be in a feed."""
        return tuple(each for each in self.reviews if each.front_matter.date)[:_NEWEST]


def feed_name(conditions: Conditions) -> str:
    """Return the path of the feed of the reviews that meet conditions."""
    values = (f"{facet}-{names.slug(each)}" for facet, listed in conditions for each in listed)
    return f"feeds/{'-'.join(values)}"


def _time(date: str) -> str:
    """Return a date as an RFC 3339 time; reviews are dated to the day."""
    return f"{date}T00:00:00Z"


def _updated(review: Review) -> str:
    return review.front_matter.updated or review.front_matter.date


def _authors(review: Review, site: Site) -> list[str]:
    """Return who wrote a review; Atom wants somebody (RFC 4287, §4.1.2)."""
    return [*review.reviewers] or [_owner(site)]


def _owner(site: Site) -> str:
    return site.author or site.title or site.base


def content(review: Review, site: Site, say: Phrases) -> Markup:
    """Return what a feed shows of a review; the disclosure comes first."""
    book, verdict = review.book, review.verdict
    people = ", ".join(person.name for person in book.authors or book.editors)
    disclosed = " ".join(disclosures.sentence(each, say) for each in review.disclosures)
    advice = judgement(verdict.word, verdict.rating, say) if verdict else ""
    lines = [
        Markup("<p><small>{}</small></p>").format(disclosed) if disclosed else "",
        Markup("<p>{}</p>").format(", ".join(filter(None, (book.title, people, book.publisher)))),
        Markup("<p>{} {}</p>").format(say("Review by"), ", ".join(review.reviewers))
        if review.authors
        else "",
        Markup("<p><strong>{}</strong></p>").format(advice) if advice else "",
        Markup("<p>{}</p>").format(verdict.text) if verdict and verdict.text else "",
        Markup('<p><a href="{}">{}</a></p>').format(
            site.address(review.docname), say("Read the review")
        ),
    ]
    return Markup("\n").join(escape(line) for line in lines if line)


# -- Atom --------------------------------------------------------------------


def atom(feed: Feed, site: Site, say: Phrases) -> bytes:
    """Return a feed as Atom."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": site.language})
    _text(root, "id", site.file(f"{feed.name}.atom"))
    _text(root, "title", feed.title)
    _text(root, "updated", _time(max(map(_updated, feed.entries))))
    _link(root, "self", site.file(f"{feed.name}.atom"), "application/atom+xml")
    _link(root, "alternate", site.address(feed.docname), "text/html")
    _person(root, _owner(site))
    for review in feed.entries:
        _entry(root, review, site, say)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(root: ET.Element, review: Review, site: Site, say: Phrases) -> None:
    front, address = review.front_matter, site.address(review.docname)
    entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
    _text(entry, "id", address)
    _text(entry, "title", review.title)
    _text(entry, "published", _time(front.date))
    _text(entry, "updated", _time(_updated(review)))
    _link(entry, "alternate", address, "text/html")
    for person in _authors(review, site):
        _person(entry, person)
    for tag in front.tags:
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": tag})
    body = ET.SubElement(entry, f"{{{_ATOM}}}content", {"type": "html"})
    body.text = str(content(review, site, say))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = names.normalize(text)


def _link(parent: ET.Element, rel: str, address: str, type_: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": address, "type": type_})


def _person(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


# -- JSON Feed ---------------------------------------------------------------


def json_feed(feed: Feed, site: Site, say: Phrases) -> str:
    """Return a feed as JSON Feed 1.1; facts about the book are under ``_book``."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.address(feed.docname),
        "feed_url": site.file(f"{feed.name}.json"),
        "language": site.language,
        "authors": [{"name": _owner(site)}],
        "items": [_item(review, site, say) for review in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _item(review: Review, site: Site, say: Phrases) -> dict[str, Any]:
    front, verdict, address = review.front_matter, review.verdict, site.address(review.docname)
    book = {
        "id": review.book_id,
        "title": review.book.title,
        "isbn": review.book.isbn.isbn13 if review.book.isbn else None,
        "verdict": verdict.word if verdict else None,
        "rating": verdict.rating if verdict else None,
        "disclosure": [kind for each in review.disclosures for kind in each.kinds],
    }
    item = {
        "id": address,
        "url": address,
        "title": review.title,
        "content_html": str(content(review, site, say)),
        "date_published": _time(front.date),
        "date_modified": _time(_updated(review)),
        "authors": [{"name": name} for name in _authors(review, site)],
        "tags": list(front.tags),
        "language": front.language or site.language,
        "_book": {name: value for name, value in book.items() if value},
    }
    return {name: value for name, value in item.items() if value}


def files(feeds: Sequence[Feed], site: Site, say: Phrases) -> dict[str, bytes]:
    """Return the files of feeds by path."""
    return {
        f"{feed.name}.{ending}": content
        for feed in feeds
        for ending, content in (
            ("atom", atom(feed, site, say)),
            ("json", json_feed(feed, site, say).encode()),
        )
    }
