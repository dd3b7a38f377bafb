"""The links to the pages before, after and above a page, as themes show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation

from sphinx_reviews.build.page_order import language_of_title, pages_beside
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def show(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Give a page its neighbours, and all titles around it their languages."""
    builder = app.builder
    if not is_paged(builder) or pagename not in app.env.all_docs:
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    before, after = pages_beside(builder, builder.relations, pagename)
    context["prev"] = _link(builder, pagename, before)
    context["next"] = _link(builder, pagename, after)
    others = [each for each in context["rellinks"] if each[2] not in {"N", "P"}]
    context["rellinks"] = [*others, *_named(context, before, after)]
    above = list(_above(builder, pagename))[:-1]  # the last is the front page
    context["parents"] = [_link(builder, pagename, each) for each in reversed(above)]


def _above(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[str]:
    while above := builder.relations.get(docname, [None])[0]:
        yield above
        docname = above


def _named(context: dict[str, Any], before: str, after: str) -> Iterator[tuple[str, ...]]:
    """Yield the links as Sphinx's bar above and below a page lists them."""
    translated = get_translation("sphinx")
    if context["next"]:
        yield after, context["next"]["title"], "N", translated("next")
    if context["prev"]:
        yield before, context["prev"]["title"], "P", translated("previous")


def _link(builder: StandaloneHTMLBuilder, pagename: str, docname: str) -> dict[str, str] | None:
    title = builder.env.titles.get(docname)
    if title is None:
        return None
    page = review_domain(builder.env).language(pagename)
    language = language_of_title(builder.env, docname, page)
    shown = builder.render_partial(title)["title"]
    if language:
        shown = str(Markup('<span lang="{}">{}</span>').format(language, Markup(shown)))  # noqa: S704  (Sphinx rendered it)
    return {"link": builder.get_relative_uri(pagename, docname), "title": shown}
