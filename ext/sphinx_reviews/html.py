"""HTML written without docutils: addresses, links to records, templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape
from sphinx.util.osutil import relative_uri

from sphinx_reviews.language.tags import is_same, other_language
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_reviews.records.kinds import Target

_PACKAGE: Final = Path(__file__).parent

#: The builders that write a separate HTML page for each document.
PAGED: Final = ("html", "dirhtml")


#: The kinds whose names are titles or those of people, and may be in any language; those of
#: concepts and skills, such as SQL, belong to every language.
NAMED: Final = frozenset({Kind.BOOK, Kind.REVIEWER})


def is_paged(builder: Builder) -> bool:
    """Return whether *builder* is one of :data:`PAGED`."""
    return builder.name in PAGED


class Addresses(NamedTuple):
    """Addresses relative to an HTML page."""

    builder: StandaloneHTMLBuilder
    docname: str
    #: docname -> address, cached.
    known: dict[str, str]
    #: BCP 47 tag of the page.
    language: str = ""

    def page(self, docname: str, anchor: str = "") -> str:
        """Return the address of a document, or of an anchor in it."""
        if docname not in self.known:
            self.known[docname] = self.builder.get_relative_uri(self.docname, docname)
        uri = self.known[docname]
        return f"{uri}#{anchor}" if anchor else uri or "#"

    def file(self, path: str) -> str:
        """Return the address of a file of this build, whose path is from the base of the site."""
        return relative_uri(self.builder.get_target_uri(self.docname), quote(path))

    def image(self, path: str) -> str:
        """Return the address of an image that some document shows."""
        _, name = self.builder.env.images[path]
        return self.file(f"{self.builder.imagedir}/{name}")


def link(
    target: Target,
    addresses: Addresses,
    content: str = "",
    classes: str = "",
    **attributes: object,
) -> Markup:
    """Return a link to a record; all are made here, so that each shows a preview.

    :param content: what is linked, if not the title; escaped unless it is markup.
    :param classes: CSS classes, if it should not look like a reference in running text.
    :param attributes: further attributes; ``data_node`` becomes ``data-node``.
    """
    if not content and target.kind in NAMED:
        stated = str(attributes.get("lang", ""))
        attributes["lang"] = other_language(target.title, addresses.language, stated)
    looks = f"review {classes}" if classes else f"reference internal {reference_classes(target)}"
    further = {name.replace("_", "-"): value for name, value in attributes.items() if value != ""}
    return Markup('<a class="{}"{} href="{}">{}</a>').format(
        looks,
        Markup("").join(Markup(' {}="{}"').format(*each) for each in further.items()),
        addresses.page(target.docname, target.anchor),
        content or target.title,
    )


def spoken(text: str, page: str, stated: str = "") -> Markup:
    """Return a title or name, marked if it is in another language than the page (WCAG 3.1.2).

    :param page: BCP 47 tag of the page.
    :param stated: that of the text, if its author gives it.
    """
    language = other_language(text, page, stated)
    return Markup('<span lang="{}">{}</span>').format(language, text) if language else escape(text)


def in_language(tag: str, page: str) -> Markup:
    """Return the attribute that says the language of an element, if it is not that of the page.

    :param tag: BCP 47 tag; empty if nobody knows.
    """
    return Markup(' lang="{}"').format(tag) if tag and not is_same(tag, page) else Markup()


def reference_classes(target: Target) -> str:
    """Return the CSS classes by which styles and previews recognise a reference."""
    return f"review review-{target.kind}"


@cache
def template(name: str) -> Template:
    """Return the template at *name*, a path relative to the package.

    Templates escape all text, and make links with :func:`link`.
    """
    environment = Environment(
        loader=FileSystemLoader(_PACKAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"link": link, "spoken": spoken, "in_language": in_language}
    return environment.get_template(name)
