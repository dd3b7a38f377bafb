"""Directives of remark, which many themes of Astro have: ``:::note[Title]`` and ``::github{…}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import notices, templates
from sphinx_reviews.sources.markdown_to_myst import containers
from sphinx_reviews.sources.markdown_to_myst.attributes import attributes

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.markdown_to_myst.containers import Container

_NAMED: Final = r"(?P<name>[a-zA-Z][\w-]*)[ \t]*(?:\[(?P<label>[^\[\]\n]*)\])?[ \t]*"
_HEADER: Final = re.compile(rf"{_NAMED}(?P<rest>[^\n]*)")
_FIRST: Final = re.compile(
    rf"^(?P<marks>[ \t]*:{{3,}}[ \t]*){_NAMED}\{{(?P<said>[^{{}}\n]*)\}}[ \t]*$", re.MULTILINE
)
_LEAF: Final = re.compile(rf"^[ \t]*::{_NAMED}(?:\{{(?P<said>[^{{}}\n]*)\}})?[ \t]*$", re.MULTILINE)


def prepared(text: str, kept: templates.Kept, changes: Changes) -> str:
    """Return a text without fences, and without the braces of its directives, which MDX would read.

    Those on one line become Markdown; the title of a block moves into its square brackets.
    """
    text = _LEAF.sub(lambda match: _leaf(match, kept, changes), text)
    return _FIRST.sub(_without_braces, text)


def _without_braces(match: re.Match[str]) -> str:
    title = match["label"] or attributes(match["said"]).named.get("title", "")
    return f"{match['marks']}{match['name']}[{title}]"


def converted(text: str, kept: templates.Kept, changes: Changes) -> str:
    """Return a text that is prepared, with its directives as callouts."""
    return containers.changed(text, lambda each: _container(each, kept, changes))


def _container(container: Container, kept: templates.Kept, changes: Changes) -> str | None:
    header = _HEADER.fullmatch(container.header)
    if not header:
        return None
    name, title = header["name"].lower(), header["label"] or header["rest"].strip()
    if name not in notices.NAMES | notices.FOLDED:
        changes.note(f"text taken out of the directive {container.header}")
        return f"\n{container.inner}\n"
    is_folded = name in notices.FOLDED
    return kept.keep(
        notices.callout(
            "note" if is_folded else name,
            kept.restored(title or (name.capitalize() if is_folded else "")),
            kept.restored(container.inner),
            indent=container.indent,
            is_folded=is_folded,
        )
    )


def _leaf(match: re.Match[str], kept: templates.Kept, changes: Changes) -> str:
    name, stated = match["name"].lower(), attributes(match["said"] or "")
    if name == "github" and (repository := stated.named.get("repo")):
        return f"<https://github.com/{repository}>"
    number = stated.identifier or stated.named.get("id") or stated.named.get("v", "")
    if name in {"youtube", "vimeo"} and number:
        changes.note("videos converted to links")
        return templates.video(name, number)
    return kept.keep(templates.verbatim(match[0].strip(), changes))
