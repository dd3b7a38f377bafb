"""The docutils nodes of our own, with their visitors for every writer.

There are few: what another writer would print as plain text is a standard
docutils node already.  ``block`` and ``phrase`` only add what HTML can say more
precisely; every other writer prints their children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from sphinx_reviews.html import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.texinfo import TexinfoTranslator

    from sphinx_reviews.records.facts import Slot


class slot(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes in lower case)
    """Where a view will stand; its children are the author's own text, parsed.

    Attribute: ``record``, a :class:`~.model.Slot`.
    """

    @property
    def record(self) -> Slot:
        """The slot as a record."""
        return cast("Slot", self["record"])


class block(nodes.General, nodes.Element):  # noqa: N801
    """A block that HTML shows as the element ``tag`` with the attributes ``html``."""


class phrase(nodes.General, nodes.Inline, nodes.TextElement):  # noqa: N801
    """Words that HTML shows as the element ``tag`` with the attributes ``html``."""


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """A picture that repeats what the text says, as ``svg`` markup; only HTML shows it."""


class written(nodes.General, nodes.Element):  # noqa: N801
    """Records that a page of HTML shows as ``write`` tells; their words are in no search index.

    Attributes: ``records``; ``docname`` of the page; ``write``, a function from the
    records and :class:`Addresses` to HTML.
    """


def in_block(
    tag: str, children: Iterable[nodes.Node], *, classes: Iterable[str] = (), **html: str
) -> block:
    """Return *children* in a ``block``."""
    return block("", *children, tag=tag, html=_attributes(html), classes=list(classes))


def in_phrase(tag: str, text: str, *, classes: Iterable[str] = (), **html: str) -> phrase:
    """Return *text* in a ``phrase``."""
    words = [nodes.Text(text)] if text else []
    return phrase(text, "", *words, tag=tag, html=_attributes(html), classes=list(classes))


def _attributes(html: dict[str, str]) -> dict[str, str]:
    """Return keyword arguments as attributes: ``aria_label`` is ``aria-label``."""
    return {name.replace("_", "-"): value for name, value in html.items()}


def _visit_html(self: HTML5Translator, node: nodes.Element) -> None:
    suffix = "" if isinstance(node, phrase) else "\n"
    self.body.append(self.starttag(node, node["tag"], suffix, **node["html"]))


def _depart_html(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{node['tag']}>" + ("" if isinstance(node, phrase) else "\n"))


def _visit_written_html(self: HTML5Translator, node: nodes.Element) -> None:
    addresses = Addresses(self.builder, node["docname"], {})
    self.body.append(node["write"](node["records"], addresses))
    raise nodes.SkipNode


def _visit_drawing_html(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(node["svg"])
    raise nodes.SkipNode


def _show_children(self: Any, node: nodes.Element) -> None:
    """Print the children and nothing else."""


def _visit_latex(self: LaTeXTranslator, node: nodes.Element) -> None:
    self.body.append(self.hypertarget_to(node))


def _visit_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    for anchor in node["ids"]:
        self.add_anchor(anchor, node)


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    children = (_show_children, _show_children)
    others: dict[str, Any] = {
        "latex": (_visit_latex, _show_children),
        "texinfo": (_visit_texinfo, _show_children),
        "text": children,
        "man": children,
    }
    app.add_node(slot, html=children, **others)
    app.add_node(block, html=(_visit_html, _depart_html), **others)
    app.add_node(phrase, html=(_visit_html, _depart_html), **others)
    nothing: dict[str, Any] = dict.fromkeys(others, (_skip, None))
    app.add_node(written, html=(_visit_written_html, None))
    app.add_node(drawing, html=(_visit_drawing_html, None), **nothing)
