"""The docutils nodes of this extension, with visitors for every writer.

There are few nodes: whatever other writers can print is made of standard docutils
nodes.  ``block`` and ``phrase`` only add what HTML expresses more precisely; every
other writer prints their children.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any, TypeVar, cast

from docutils import nodes
from markupsafe import Markup

from sphinx_reviews.html import Addresses
from sphinx_reviews.language.tags import is_same, other_language
from sphinx_reviews.looks import Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.texinfo import TexinfoTranslator

    from sphinx_reviews.records.facts import Slot


_Node = TypeVar("_Node", bound=nodes.Element)


class slot(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes in lower case)
    """A placeholder for a view; its children are the author's text, parsed.

    Attribute: ``record``, a :class:`~.model.Slot`.
    """

    @property
    def record(self) -> Slot:
        """The slot as a record."""
        return cast("Slot", self["record"])


class block(nodes.General, nodes.Element):  # noqa: N801
    """A block that HTML shows as the element ``tag`` with the attributes ``html``."""


class phrase(nodes.General, nodes.Inline, nodes.TextElement):  # noqa: N801
    """Inline text that HTML shows as the element ``tag`` with the attributes ``html``."""


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """A decorative picture as ``svg`` markup, which repeats the text; only HTML shows it."""


class html_fragment(nodes.General, nodes.Element):  # noqa: N801
    """Records that only HTML pages show, rendered by ``write``; search skips the text.

    Attributes: ``records``; ``docname`` and ``language`` of the page; ``write``, a function
    from the records and :class:`Addresses` to HTML.
    """


def with_look(node: _Node, look: Look, *modifiers: str) -> _Node:
    """Return *node* with a look, and *modifiers* for its variants."""
    node["look"] = look
    node["classes"] += [f"rv-{look}", *modifiers]
    return node


def look_of(node: nodes.Element) -> Look | None:
    """Return the look of a node; ``None`` for the default look of its class."""
    return cast("Look | None", node.get("look"))


def modifier(value: str, *, of: str = "") -> str:
    """Return the CSS class of a variant: ``rv-skip``, or with *of* ``rv-level-beginner``."""
    return f"rv-{of}-{value}" if of else f"rv-{value}"


def in_block(
    tag: str,
    children: Iterable[nodes.Node],
    *,
    look: Look | None = None,
    modifiers: Iterable[str] = (),
    **html: str,
) -> block:
    """Return *children* in a ``block``."""
    made = block("", *children, tag=tag, html=_attributes(html))
    return with_look(made, look, *modifiers) if look else made


def in_phrase(
    tag: str, text: str, *, look: Look | None = None, modifiers: Iterable[str] = (), **html: str
) -> phrase:
    """Return *text* in a ``phrase``."""
    words = [nodes.Text(text)] if text else []
    made = phrase(text, "", *words, tag=tag, html=_attributes(html))
    return with_look(made, look, *modifiers) if look else made


def spoken(text: str, page: str, stated: str = "") -> nodes.Node:
    """Return a title or name, marked if it is in another language than the page.

    :param page: BCP 47 tag of the page.
    :param stated: that of the text, if its author gives it.
    """
    language = other_language(text, page, stated)
    return in_phrase("span", text, lang=language) if language else nodes.Text(text)


def in_language(node: _Node, tag: str, page: str) -> _Node:
    """Return *node*, marked if it is in another language than the page.

    :param tag: BCP 47 tag; empty if nobody knows.
    """
    if tag and not is_same(tag, page):
        node["classes"].append(f"language-{tag}")  # docutils writes it as an attribute
    return node


def _attributes(html: dict[str, str]) -> dict[str, str]:
    """Return keyword arguments as attributes: ``aria_label`` becomes ``aria-label``."""
    return {name.replace("_", "-"): value for name, value in html.items()}


def _visit_html(self: HTML5Translator, node: nodes.Element) -> None:
    suffix = "" if isinstance(node, phrase) else "\n"
    self.body.append(self.starttag(node, node["tag"], suffix, **node["html"]))


def _depart_html(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{node['tag']}>" + ("" if isinstance(node, phrase) else "\n"))


def _visit_fragment_html(self: HTML5Translator, node: nodes.Element) -> None:
    addresses = Addresses(self.builder, node["docname"], {}, node.get("language", ""))
    self.body.append(node["write"](node["records"], addresses))
    raise nodes.SkipNode


def _visit_drawing_html(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name == "epub":
        # An EPUB manifest must mark the pages that contain SVG, and Sphinx's does not.
        data = b64encode(node["svg"].encode()).decode()
        image = Markup('<img class="{}" alt="" src="data:image/svg+xml;base64,{}" />')
        self.body.append(image.format(f"rv-{Look.COVER}", data))
    else:
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
    app.add_node(html_fragment, html=(_visit_fragment_html, None))
    app.add_node(drawing, html=(_visit_drawing_html, None), **nothing)
