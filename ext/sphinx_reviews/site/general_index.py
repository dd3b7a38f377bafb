"""Sphinx's general index, left out of sites that would show it empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx import addnodes

from sphinx_reviews.domain import review_domain

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.config import Overrides

_PAGE: Final = "genindex"


def use(builder: StandaloneHTMLBuilder, overrides: Overrides, *, is_allowed: bool) -> None:
    """Make Sphinx write its index, and themes link to it, only if there is a use for it.

    :param overrides: sets the values of the configuration.
    :param is_allowed: whether the project lets Sphinx write it.
    """
    builder.use_index = is_allowed and _is_needed(builder.env)
    # Templates ask the configuration; every page that shows the link depends on it.
    for name in ("html_use_index", f"{builder.name}_use_index"):
        if name in builder.config:
            overrides.put(name, builder.use_index)


def _is_needed(env: BuildEnvironment) -> bool:
    return any(env.domains["index"].data.get("entries", {}).values()) or _is_linked(env)


def _is_linked(env: BuildEnvironment) -> bool:
    """Return whether an author links to the index, even if it is empty."""
    in_texts = (
        link.target.lower() == _PAGE
        for facts in review_domain(env).documents.values()
        for link in facts.links
    )
    listed = (
        docname == _PAGE
        for toc in env.tocs.values()
        for toctree in toc.findall(addnodes.toctree)
        for _, docname in toctree["entries"]
    )
    return any(in_texts) or any(listed)
