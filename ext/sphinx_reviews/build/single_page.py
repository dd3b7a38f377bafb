"""Links in a single-page site, where Sphinx leaves those to anchors in other documents dead.

``singlehtml`` writes ``#document-NAME#ANCHOR``, which exists nowhere, and repeats an anchor
that two documents share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_DOCUMENT: Final = "#document-"
#: The new name of an anchor that another document already uses; no other id has this form.
_RENAMED: Final = "document-{}:{}"


class LinkWithinPage(SphinxPostTransform):
    """Gives each target on the page a unique anchor, and points references to it."""

    # After references are resolved.
    default_priority = 900
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Fix the references on the page."""
        #: Document and anchor there -> anchor on the page.
        anchors: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        elements = list(_by_document(self.document, self.config.root_doc))
        for docname, element in elements:
            # Sphinx finds section numbers by their first anchors, which stay unchanged.
            if isinstance(element, nodes.section):
                new = [name for name in element["ids"] if name not in taken]
                anchors |= {(docname, name): name for name in new}
                taken.update(new)
        for docname, element in elements:
            if not isinstance(element, nodes.section | addnodes.start_of_file):
                names = [self._unique(docname, name, taken) for name in element["ids"]]
                anchors |= {
                    (docname, old): new for old, new in zip(element["ids"], names, strict=True)
                }
                element["ids"] = names
        for docname, element in elements:
            _relink(element, docname, anchors)

    def _unique(self, docname: str, name: str, taken: set[str]) -> str:
        found = _RENAMED.format(docname, name) if name in taken else name
        taken.add(found)
        return found


def _by_document(element: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Yield the elements below *element*, each with its source document."""
    for child in element.children:
        if isinstance(child, nodes.Element):
            own = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
            yield own, child
            yield from _by_document(child, own)


def _relink(element: nodes.Element, docname: str, anchors: dict[tuple[str, str], str]) -> None:
    if "refid" in element:
        element["refid"] = anchors.get((docname, element["refid"]), element["refid"])
    if "backrefs" in element:
        element["backrefs"] = [anchors.get((docname, each), each) for each in element["backrefs"]]
    document, hash_, anchor = element.get("refuri", "").removeprefix(_DOCUMENT).partition("#")
    if hash_ and element["refuri"].startswith(_DOCUMENT):
        found = anchors.get((document, anchor))
        # An anchor that several documents share: the reference's own document is nearest.
        element["refuri"] = f"#{found}" if found else f"{_DOCUMENT}{document}"


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(LinkWithinPage)
