"""The links to the previous and the next page, as themes show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _

from sphinx_reviews.build.page_order import pages_beside
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def show(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Give a page its neighbours, each title in its language."""
    builder = app.builder
    if not is_paged(builder) or pagename not in app.env.all_docs:
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    before, after = pages_beside(builder, builder.relations, pagename)
    context["prev"] = _link(builder, pagename, before)
    context["next"] = _link(builder, pagename, after)
    others = [each for each in context["rellinks"] if each[2] not in {"N", "P"}]
    context["rellinks"] = [*others, *_named(context, before, after)]


def _named(context: dict[str, Any], before: str, after: str) -> Iterator[tuple[str, ...]]:
    """Yield the links as Sphinx's bar above and below a page lists them."""
    if context["next"]:
        yield after, context["next"]["title"], "N", _("next")
    if context["prev"]:
        yield before, context["prev"]["title"], "P", _("previous")


def _link(builder: StandaloneHTMLBuilder, pagename: str, docname: str) -> dict[str, str] | None:
    title = builder.env.titles.get(docname)
    if title is None:
        return None
    domain = review_domain(builder.env)
    shown, language = builder.render_partial(title)["title"], domain.language(docname)
    if language != domain.language(pagename):
        shown = Markup('<span lang="{}">{}</span>').format(language, Markup(shown))  # noqa: S704  (Sphinx rendered it)
    return {"link": builder.get_relative_uri(pagename, docname), "title": str(shown)}
