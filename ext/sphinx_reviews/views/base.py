"""The interface of views, and the references that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.html import NAMED, link, reference_classes
from sphinx_reviews.nodes import html_fragment, spoken, with_look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.looks import Look
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.records.queries import Query

_Records = TypeVar("_Records")
_Record = TypeVar("_Record")


class Page(NamedTuple):
    """The page that a view is rendered for."""

    docname: str
    #: The interface in the page's language.
    say: Phrases
    #: Whether it becomes a separate HTML page.
    is_paged: bool
    #: Names of the PDFs beside the pages, with their sizes in words.
    pdfs: Mapping[str, str]
    #: Whether the build writes feeds.
    has_feeds: bool


class DirectiveSpec(NamedTuple):
    """The directive with which an author places a view."""

    #: Options, and the parser of each.
    options: Mapping[str, Callable[[str], Any]] = {}
    #: Makes the query from the values of the options.
    query: Callable[[Place, Mapping[str, Any]], Query] | None = None
    #: What its argument is; the query finds that among the values, as "argument".
    argument_is: str = ""
    #: Whether nothing can be shown without the argument.
    needs_argument: bool = False


class View(NamedTuple, Generic[_Records]):
    """How one kind of slot is filled."""

    #: The records that the slot shows; equal records make equal pages.
    select: Callable[[Library, Slot], _Records]
    #: Makes nodes from the records, and the slot with the author's text.
    render: Callable[[_Records, slot, Page], list[nodes.Node]]
    #: The directive of the view's name; None if there is no such directive.
    directive: DirectiveSpec | None = None
    #: The script that makes the view interactive.
    script: str = ""
    #: Whether it closes every review.
    is_closing: bool = False
    #: The images of other documents that the slot shows, as paths from the source directory.
    images: Callable[[_Records], Iterable[str]] = lambda _: ()
    #: The names of the PDFs whose sizes the slot shows.
    pdfs: Callable[[_Records], Iterable[str]] = lambda _: ()
    #: What a separate HTML page shows of the records, if not all.
    on_pages: Callable[[_Records], object] = lambda records: records


def paragraph(*children: nodes.Node | str, look: Look | None = None) -> nodes.paragraph:
    """Return a paragraph of nodes and plain text."""
    inline = [nodes.Text(each) if isinstance(each, str) else each for each in children]
    made = nodes.paragraph("", "", *inline)
    return with_look(made, look) if look else made


def reference(target: Target, page: Page, text: str = "") -> addnodes.pending_xref:
    """Return a reference to what ``select`` found, with its title or another *text*.

    It leads to a place rather than a name, so that nothing is looked up that
    ``select`` did not see.  Code that writes HTML itself uses
    :func:`~sphinx_reviews.html.link`.
    """
    words = text or target.title
    is_name = not text and target.kind in NAMED
    return addnodes.pending_xref(
        words,
        spoken(words, page.say.language) if is_name else nodes.Text(words),
        classes=reference_classes(target).split(),
        refdomain="review",
        reftype="page",
        reftarget=target.docname,
        reftargetid=target.anchor,
        refdoc=page.docname,
        refexplicit=True,
        refwarn=False,
    )


def one_list(
    records: tuple[_Record, ...],
    page: Page,
    look: Look,
    write: Callable[[tuple[tuple[_Record, ...], Phrases], Addresses], str],
    item: Callable[[_Record, Page], Iterable[nodes.Node]],
) -> nodes.Node:
    """Return a list of records.

    An HTML page gets it as one node, made by *write*: as separate nodes, made by *item*, so
    many would slow the build noticeably.
    """
    if page.is_paged:
        shown = (records, page.say)
        return html_fragment("", records=shown, docname=page.docname, write=write)
    items = (nodes.list_item("", *item(each, page)) for each in records)
    return with_look(nodes.bullet_list("", *items), look)


def with_names(links: list[nodes.Node], names: Iterable[str]) -> list[nodes.Node]:
    """Return *links*, followed by unknown *names* as typed."""
    text = ", ".join(names)
    return [*links, nodes.Text(f", {text}" if links else text)] if text else links


def references(targets: Iterable[Target], page: Page) -> list[nodes.Node]:
    """Return references to *targets* by their titles, separated by commas.

    An HTML page gets them as one node: as separate nodes, so many would slow the build
    noticeably.  So search does not find a page by names that it links to.
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
