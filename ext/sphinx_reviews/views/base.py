"""What every view is, and the references that views make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.html import link, reference_classes
from sphinx_reviews.nodes import html_fragment, with_look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import Look, slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.records.queries import Query

_Records = TypeVar("_Records")


class Page(NamedTuple):
    """The page that a view is rendered for."""

    docname: str
    #: The interface in the page's language.
    say: Phrases
    #: Whether it becomes a separate page of HTML.
    is_paged: bool
    #: Names of the PDFs beside the pages, with their sizes in words.
    pdfs: Mapping[str, str]


class Asked(NamedTuple):
    """What an author may ask of a view."""

    #: Options of the directive, and how each is read.
    options: Mapping[str, Callable[[str], Any]] = {}
    #: The query that the values of the options make.
    query: Callable[[Place, Mapping[str, Any]], Query] | None = None


class View(NamedTuple, Generic[_Records]):
    """How one kind of slot is filled."""

    #: The records that the slot shows; equal records make equal pages.
    select: Callable[[Library, Slot], _Records]
    #: Nodes made of the records and the slot with the author's text.
    render: Callable[[_Records, slot, Page], list[nodes.Node]]
    #: What a directive of the view's name asks; without it there is no such directive.
    asked: Asked | None = None
    #: The script that makes the view answer the reader.
    script: str = ""
    #: Whether it stands at the end of every review.
    is_closing: bool = False
    #: The images of other documents that the slot shows, as paths from the source directory.
    images: Callable[[_Records], Iterable[str]] = lambda _: ()
    #: The names of the PDFs whose sizes the slot shows.
    pdfs: Callable[[_Records], Iterable[str]] = lambda _: ()


def paragraph(*children: nodes.Node | str, look: Look | None = None) -> nodes.paragraph:
    """Return a paragraph of nodes and plain text."""
    inline = [nodes.Text(each) if isinstance(each, str) else each for each in children]
    made = nodes.paragraph("", "", *inline)
    return with_look(made, look) if look else made


def reference(target: Target, page: Page, text: str = "") -> addnodes.pending_xref:
    """Return a reference to what ``select`` found, by its title or another *text*.

    It goes to a place and not to a name, so that nothing is looked up that
    ``select`` did not see.  Pages of HTML that write links themselves use
    :func:`~sphinx_reviews.html.link`.
    """
    words = text or target.title
    return addnodes.pending_xref(
        words,
        nodes.Text(words),
        classes=reference_classes(target).split(),
        refdomain="review",
        reftype="page",
        reftarget=target.docname,
        reftargetid=target.anchor,
        refdoc=page.docname,
        refexplicit=True,
        refwarn=False,
    )


def with_names(links: list[nodes.Node], names: Iterable[str]) -> list[nodes.Node]:
    """Return *links*, and after them the names that lead nowhere, as typed."""
    text = ", ".join(names)
    return [*links, nodes.Text(f", {text}" if links else text)] if text else links


def references(targets: Iterable[Target], page: Page) -> list[nodes.Node]:
    """Return references to *targets* by their titles, separated by commas.

    A page of HTML gets them as one node: there are so many that nodes would show in
    the time to build a site.  So search does not find a page by names that it links to.
    """
    listed = tuple(targets)
    if page.is_paged:
        fragment = html_fragment("", records=listed, docname=page.docname, write=_links)
        return [fragment] if listed else []
    return joined(reference(each, page) for each in listed)


def _links(targets: tuple[Target, ...], addresses: Addresses) -> str:
    return ", ".join(link(each, addresses) for each in targets)


def joined(references: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Return *references* with text between them."""
    result: list[nodes.Node] = []
    for each in references:
        if result:
            result.append(nodes.Text(separator))
        result.append(each)
    return result
