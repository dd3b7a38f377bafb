"""What stands in the head of each page: JSON-LD, description, OpenGraph, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats import json_ld, metadata
from sphinx_reviews.formats.addresses import site_of
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.site.share_cards.cards import card_path
from sphinx_reviews.site.subscriptions import subscriptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.facts import Review

#: An extension that does the same for OpenGraph, and by whose name a theme may ask
#: whether somebody does.
_OPENGRAPH = "sphinxext.opengraph"


class _Heads:
    """The heads of all pages of one build."""

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        self._env = env
        self._domain = review_domain(env)
        self._site = site_of(app.config, app.builder.get_target_uri)
        self._root = app.config.root_doc
        self._is_open_graph_ours = _OPENGRAPH not in app.extensions
        self._relations = env.collect_relations()
        self._feeds = self._domain.feeds
        self._titles = {docname: title.astext() for docname, title in env.titles.items()}

    def all(self) -> dict[str, Markup]:
        """Return the head of each document."""
        return {docname: self._head(docname) for docname in sorted(self._titles)}

    def _head(self, docname: str) -> Markup:
        library = self._domain.library
        review = library.reviews.get(docname)
        if review and review.front_matter.draft:
            return Markup()
        parts = [self._meta(docname, review)] if self._is_open_graph_ours else []
        parts.append(self._feed_links(docname))
        if things := list(self._things(docname, review)):
            parts.append(json_ld.script(things))
        return Markup("\n").join(filter(None, parts))

    def _things(self, docname: str, review: Review | None) -> Iterator[dict[str, Any]]:
        library, site = self._domain.library, self._site
        if review:
            say = phrases(self._domain.language(docname))
            yield json_ld.review(library, review, site, say, self._picture(review))
        for definitions in library.definitions.values():
            for each in definitions.on(docname):
                yield json_ld.term(each, site)
        if site.base and docname != self._root and docname in self._relations:
            yield json_ld.breadcrumbs(list(self._trail(docname)))

    def _picture(self, review: Review) -> str:
        """Return the address of the cover, as the page shows it."""
        image = self._env.images.get(review.book.cover)
        return self._site.file(f"_images/{image[1]}") if image else ""

    def _trail(self, docname: str) -> Iterator[json_ld.Crumb]:
        way = [docname]
        while (above := (self._relations.get(way[-1]) or [None])[0]) and above not in way:
            way.append(above)
        if self._root not in way:
            way.append(self._root)
        for each in reversed(way):
            title = self._site.title if each == self._root else self._titles[each]
            yield json_ld.Crumb(title or each, self._site.address(each))

    def _meta(self, docname: str, review: Review | None) -> Markup:
        address, language = self._site.address(docname), self._domain.language(docname)
        if review is None:
            return metadata.page_tags(self._titles[docname], address, self._site.title)
        say = phrases(language)
        card = None
        if self._site.base:
            alt = metadata.card_alt(review, say)
            card = metadata.Card(self._site.file(card_path(docname)), alt)
        return metadata.review_tags(review, address, self._site.title, say, card)

    def _feed_links(self, docname: str) -> Markup:
        return metadata.feed_links(
            [
                (feed.title, self._site.file(feed.name))
                for number, feed in enumerate(self._feeds)
                # The first is of the whole site, and every page tells of it.
                if number == 0 or docname in {feed.docname, self._root}
            ]
        )


def _make(app: Sphinx, env: BuildEnvironment) -> list[str]:
    if app.builder.name in {"html", "dirhtml"}:
        domain = review_domain(env)
        domain.feeds = subscriptions(app)
        domain.heads = _Heads(app, env).all()
    return []


def _put(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the head of a page where its theme prints what extensions add."""
    if app.builder.name not in {"html", "dirhtml"}:
        return
    # What belongs to no document, as the index of words, has no head of its own.
    head = review_domain(app.env).heads.get(pagename)
    if head is None:
        return
    context["metatags"] = "\n".join((context.get("metatags", ""), head, ""))
    if "_sphinx_extensions" in context:
        # Some themes print what extensions add only where that extension is, and
        # repeat the description themselves where it is not.
        context["_sphinx_extensions"] = [*context["_sphinx_extensions"], _OPENGRAPH]


def setup(app: Sphinx) -> None:
    """Make the heads before pages are compared with what they show."""
    app.connect("env-get-updated", _make, priority=850)
    # After the theme has told what it asks for.
    app.connect("html-page-context", _put, priority=900)
