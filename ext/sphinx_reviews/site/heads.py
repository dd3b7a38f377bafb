"""The head of each page: JSON-LD, description, OpenGraph, Highwire tags, feeds, data."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reviews.build import internals
from sphinx_reviews.config import site_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import json_ld, metadata
from sphinx_reviews.formats.people import signatory
from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.html import Addresses
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.site import neighbours
from sphinx_reviews.site.subjects import in_reviews, shown_on_card, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.formats.metadata import Tag
    from sphinx_reviews.records.facts import Review


class Head(NamedTuple):
    """The head of one page."""

    #: The address of the page; empty without a base.
    address: str = ""
    tags: tuple[Tag, ...] = ()
    #: JSON-LD, and links to feeds and data.
    rest: Markup = Markup()


class Heads:
    """The heads of the pages of one build, each made when it is asked for.

    :param feeds: the feeds that the build writes; the site's comes first.
    """

    def __init__(self, app: Sphinx, env: BuildEnvironment, feeds: Sequence[Feed]) -> None:
        self._env = env
        self._builder = app.builder
        self._domain = review_domain(env)
        self._site = site_of(app.config, app.builder.get_target_uri)
        self._root = app.config.root_doc
        self._images = app.builder.imagedir
        self._feeds = feeds
        self._made: dict[str, Head] = {}

    def head(self, docname: str) -> Head | None:
        """Return the head of a page; None if it has no document, as the general index."""
        if docname not in self._env.titles:
            return None
        if docname not in self._made:
            self._made[docname] = self._make(docname)
        return self._made[docname]

    @cached_property
    def _relations(self) -> Mapping[str, Sequence[str | None]]:
        return self._env.collect_relations()

    def _make(self, docname: str) -> Head:
        library = self._domain.library
        review = library.reviews.get(docname)
        address = self._site.address(docname)
        if review and review.front_matter.draft:
            return Head(address)
        parts = [self._feed_links(docname), self._data_links(docname)]
        if things := list(self._things(docname, review)):
            parts.append(json_ld.script(things))
        return Head(address, self._tags(docname, review), Markup("\n").join(filter(None, parts)))

    def _things(self, docname: str, review: Review | None) -> Iterator[dict[str, Any]]:
        library, site = self._domain.library, self._site
        if review:
            say = phrases(self._domain.language(docname))
            yield from json_ld.review(library, review, site, say, self._picture(review))
        for definitions in library.definitions.values():
            for each in definitions.on(docname):
                if each.kind is Kind.REVIEWER:
                    yield json_ld.reviewer(signatory(library, each.name), site)
                else:
                    yield json_ld.term(library, each, site)
        if site.base and docname != self._root and docname in self._relations:
            yield json_ld.breadcrumbs(list(self._trail(docname)))

    def _picture(self, review: Review) -> str:
        """Return the address of the cover, as the page shows it."""
        name = internals.image_name(self._env, review.book.cover)
        return self._site.file(f"{self._images}/{name}") if name else ""

    def _trail(self, docname: str) -> Iterator[json_ld.Crumb]:
        way = [docname]
        while (above := (self._relations.get(way[-1]) or [None])[0]) and above not in way:
            way.append(above)
        if self._root not in way:
            way.append(self._root)
        for each in reversed(way):
            title = self._site.title if each == self._root else ""
            title = title or self._env.titles[each].astext() or each
            yield json_ld.Crumb(title, self._site.address(each))

    def _tags(self, docname: str, review: Review | None) -> tuple[Tag, ...]:
        address, card = self._site.address(docname), self._card(docname)
        if review is None:
            about = subject(self._env, docname)
            summary = about.text or subject(self._env, self._root).text
            is_profile = about.definition is not None and about.definition.kind is Kind.REVIEWER
            return metadata.page_tags(
                about.title, summary, address, self._site.title, card, is_profile=is_profile
            )
        say = phrases(self._domain.language(docname))
        pdf = self._site.file(f"{docname}.pdf") if docname in self._domain.pdfs else ""
        return metadata.review_tags(review, address, self._site.title, say, card, pdf)

    def _card(self, docname: str) -> metadata.ShareCard | None:
        shown = shown_on_card(self._env, docname)
        if not self._site.base or not shown:
            return None
        say, library = phrases(self._domain.language(shown)), self._domain.library
        if review := library.reviews.get(shown):
            alt = metadata.card_alt(review, say)
        else:
            about = subject(self._env, shown)
            note = in_reviews(library, about.definition, say) if about.definition else ""
            alt = " · ".join(filter(None, (about.title, note)))
        return metadata.ShareCard(self._site.file(metadata.card_path(shown)), alt)

    def _feed_links(self, docname: str) -> Markup:
        return metadata.feed_links(
            [
                (feed.title, self._site.file(feed.name))
                for number, feed in enumerate(self._feeds)
                # The first covers the whole site, and every page links to it.
                if number == 0 or docname in {feed.docname, self._root}
            ]
        )

    def _data_links(self, docname: str) -> Markup:
        """Return links to the data, for the front page and every page that adds to it."""
        library = self._domain.library
        adds = docname in library.reviews or any(
            definitions.on(docname) for definitions in library.definitions.values()
        )
        if not library.reviews or not (adds or docname == self._root):
            return Markup()
        assert isinstance(self._builder, StandaloneHTMLBuilder)
        addresses = Addresses(self._builder, docname, {})
        return metadata.alternate_links(
            (
                media_type,
                " · ".join(filter(None, (self._site.title, name))),
                addresses.file(format_.file),
            )
            for format_ in FORMATS
            if format_.link
            for media_type, name in [format_.link]
        )


def put(app: Sphinx, context: dict[str, Any], head: Head) -> None:
    """Put the head of a page into the block where its theme prints extensions' additions."""
    # The canonical address that themes write is the one that all tags and data give.
    context["pageurl"] = head.address or None
    tags = head.tags
    if neighbours.OPEN_GRAPH in app.extensions:
        neighbours.give_open_graph(context, (tag for tag in tags if tag.is_open_graph))
        tags = tuple(tag for tag in tags if not tag.is_open_graph)
    given = context.get("metatags", "")
    # A description by the author is not repeated.
    taken = metadata.names_of(given)
    ours = metadata.meta_elements(tag for tag in tags if tag.name.lower() not in taken)
    context["metatags"] = f"{given}\n{ours}\n{head.rest}\n"


def show(context: dict[str, Any]) -> None:
    """Make the theme print what has been put into the head of a page."""
    internals.pretend_extension(context, neighbours.OPEN_GRAPH)
