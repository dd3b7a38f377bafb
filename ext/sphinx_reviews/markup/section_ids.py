"""Ids of sections, from their titles.

Docutils makes an id of the Latin letters of a title.  A Korean title has none, so its section
would be ``id4``, and a footnote above it would make it ``id5``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_reviews.records import anchors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

#: An id that docutils made of nothing but a counter.
_COUNTED: Final = re.compile(r"id\d+")


class NameSections(SphinxTransform):
    """Gives each section of a document an id from its own title."""

    # After the ids of labels have come to their sections (260 to 262), before anything
    # resolves to an id: tables of contents, references, Sphinx's labels.
    default_priority = 263

    def apply(self, **kwargs: Any) -> None:
        """Name all sections of the document."""
        name(list(self.document.findall(nodes.section)), self.document)


class MoveOldIds(SphinxPostTransform):
    """Gives the further ids of each section to its heading, which is then the first thing in it.

    HTML would have an empty element for each before the heading, which moves it down.
    """

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move all ids but the first."""
        for section in self.document.findall(nodes.section):
            if section.children and isinstance(section[0], nodes.title):
                section[0]["ids"] += section["ids"][1:]
                del section["ids"][1:]


def name(sections: Sequence[nodes.section], document: nodes.document) -> None:
    """Give sections, in the order of the page, ids from their titles; old ids still lead there.

    An id that the author wrote, or that docutils made of a Latin title, stays the first.
    Sections of equal title are told apart by the section around them, and then by a number.
    """
    titled = [(each, anchors.of_title(_title(each))) for each in sections]
    times = Counter(anchor for _, anchor in titled)
    unnamed = [(each, anchor) for each, anchor in titled if anchor and not _is_named(each)]
    for section, plain in unnamed:
        around = section.parent
        is_inner = times[plain] > 1 and isinstance(around.parent, nodes.section)
        _add(section, f"{around['ids'][0]}-{plain}" if is_inner else plain, document)
    for section, plain in unnamed:
        # What it was called before another section got the same title.
        if plain not in document.ids:
            section["ids"].insert(1, plain)
            document.ids[plain] = section


def _title(section: nodes.section) -> str:
    """Return the words of a title, without the marks of footnotes."""
    title = section[0] if section.children else None
    if not isinstance(title, nodes.title):
        return ""
    shown = title.deepcopy()
    for mark in list(shown.findall(nodes.footnote_reference)):
        mark.parent.remove(mark)
    return shown.astext()


def _is_named(section: nodes.section) -> bool:
    title = _title(section)
    return anchors.is_latin(title) and section["ids"][0] == nodes.make_id(title)


def _add(section: nodes.section, anchor: str, document: nodes.document) -> None:
    ids, known = section["ids"], document.ids
    anchor = anchors.unused(anchor, lambda each: known.get(each, section) is not section)
    known[anchor] = section
    written = {
        document.nameids[each]
        for each, is_explicit in document.nametypes.items()
        if is_explicit and not _COUNTED.fullmatch(document.nameids.get(each) or "id0")
    }
    section["ids"] = list(dict.fromkeys((*(ids[:1] if ids[0] in written else ()), anchor, *ids)))
    _lead(document, {each for each in ids if each not in written}, section["ids"][0])


def _lead(document: nodes.document, old: set[str], new: str) -> None:
    """Let names that lead to *old* ids lead to a new one."""
    for each, known in document.nameids.items():
        if known in old:
            document.nameids[each] = new
    slugs = getattr(document, "myst_slugs", {})  # MyST's own names, which other pages use
    for slug, (line, known, text) in slugs.items():
        if known in old:
            slugs[slug] = (line, new, text)


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(NameSections)
    app.add_post_transform(MoveOldIds)
