"""The Typst of one document, and what it needs from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.typst.images import Images


class Manuscript(NamedTuple):
    """One document in Typst, for its own PDF and for the library's."""

    source: str
    #: Its link targets, as ``docname#id``.
    anchors: frozenset[str]
    #: The targets in other documents that it links to.
    targets: frozenset[str]
    #: Names in the staging folder -> paths of the images.
    images: dict[str, str]
    #: Addresses and lines of the images without the alternative text that a tagged PDF needs.
    unlabelled: tuple[tuple[str, int], ...]

    def to_json(self) -> list[Any]:
        """Return the manuscript as values that JSON can represent."""
        return [
            self.source,
            sorted(self.anchors),
            sorted(self.targets),
            self.images,
            self.unlabelled,
        ]

    @classmethod
    def from_json(cls, kept: list[Any]) -> Manuscript:
        """Return the manuscript that :meth:`to_json` returned."""
        source, anchors, targets, images, unlabelled = kept
        pairs = tuple((uri, line) for uri, line in unlabelled)
        return cls(source, frozenset(anchors), frozenset(targets), images, pairs)


@dataclass
class Sheet:
    """A document while it is typeset."""

    docname: str
    #: BCP 47 tag.
    language: str
    images: Images
    #: Node classes that a warning has already named.
    reported: set[str]
    #: Headings around the current node.
    depth: int = 0
    anchors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    used: dict[str, str] = field(default_factory=dict)
    unlabelled: list[tuple[str, int]] = field(default_factory=list)
    #: Id -> footnote, until it is typeset at its first reference.
    footnotes: dict[str, nodes.footnote] = field(default_factory=dict)
    set_notes: set[str] = field(default_factory=set)

    def place(self, anchor: str, docname: str = "") -> str:
        """Return the name of a place in this or another document."""
        return f"{docname or self.docname}#{anchor}"

    def anchor(self, name: str) -> str:
        """Return a link target."""
        place = self.place(name)
        if place in self.anchors:
            return syntax.NOTHING
        self.anchors.add(place)
        return syntax.call("anchor", syntax.string(place))

    def link(self, place: str, body: str) -> str:
        """Return a link to a place; the enclosing PDF decides whether the target is inside it."""
        self.targets.add(place)
        return syntax.call("to", syntax.string(place), body)

    def warn_of_unknown(self, node: nodes.Element) -> None:
        """Warn, once for each class, that only the text of a node is printed."""
        kind = type(node).__name__
        if kind not in self.reported:
            self.reported.add(kind)
            warn(
                Subtype.PDF,
                node,
                "the PDF shows only the text of '%s', which it does not support. Write it as "
                "Markdown, or keep it out of print with {only} html.",
                kind,
            )

    def finished(self, source: str) -> Manuscript:
        """Return the finished manuscript."""
        return Manuscript(
            source,
            frozenset(self.anchors),
            frozenset(self.targets),
            self.used,
            tuple(self.unlabelled),
        )
