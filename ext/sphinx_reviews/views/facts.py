"""Lists of facts: a term and its value, which HTML shows as ``<dl>``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_reviews.language.judgement import stars
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_phrase, spoken, with_look
from sphinx_reviews.views.base import joined, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.records.model import Person


#: A term and its value, which may be empty.
Row = tuple[str, nodes.Node | str | list[nodes.Node]]


def fact_list(rows: Iterable[Row]) -> nodes.Element:
    """Return a definition list of the rows that have a value."""
    facts = with_look(nodes.definition_list(), Look.FACTS)
    for term, value in rows:
        content = value if isinstance(value, list) else [value]
        if any(content):
            facts += nodes.definition_list_item(
                "",
                nodes.term(term, "", nodes.Text(term)),
                nodes.definition("", paragraph(*content)),
            )
    return facts


def people(persons: Iterable[Person], say: Phrases) -> list[nodes.Node]:
    """Return the names, each with its other spelling if there is one, as inline nodes."""
    found: list[nodes.Node] = []
    for person in persons:
        if found:
            found.append(nodes.Text(", "))
        found.append(spoken(person.name, say.language))
        if person.alternate_name:
            other = spoken(person.alternate_name, say.language)
            found += [nodes.Text(" ("), other, nodes.Text(")")]
    return found


def time(date: str, say: Phrases) -> list[nodes.Node]:
    """Return an ISO 8601 date formatted for the page's language, as inline nodes."""
    return [in_phrase("time", say.date(date), datetime=date)] if date else []


def links(urls: Iterable[str]) -> list[nodes.Node]:
    """Return links to other sites, shown as hosts, or in full where a host repeats."""
    hosts = {url: urlsplit(url).netloc.removeprefix("www.") for url in urls}
    repeated = {host for host, times in Counter(hosts.values()).items() if times > 1}
    shown = ((url, url if host in repeated else host) for url, host in hosts.items())
    return joined(nodes.reference(text, text, refuri=url, internal=False) for url, text in shown)


def heading(text: str, at: nodes.Node, *, deeper: int = 0) -> nodes.rubric:
    """Return a heading below the section of *at*, absent from tables of contents.

    :param deeper: how many levels further down than the next one.
    """
    rubric = with_look(nodes.rubric(text, text), Look.HEADING)
    rubric["heading-level"] = min(heading_level(at) + deeper, 6)
    return rubric


def heading_level(at: nodes.Node) -> int:
    """Return the level of a heading below the section of *at*, from 1 to 6."""
    depth, ancestor = 1, at.parent
    while ancestor is not None:
        depth += isinstance(ancestor, nodes.section)
        ancestor = ancestor.parent
    return min(depth, 6)


def area_phrase(area: Area) -> list[nodes.Node]:
    """Return the name of an area, with its colour on pages, as inline nodes."""
    number = str(area.number)
    return [in_phrase("span", area.name, look=Look.AREA, data_area=number)] if area.name else []


def rating_phrase(rating: float | None, say: Phrases) -> list[nodes.Node]:
    """Return a rating as inline nodes."""
    if rating is None:
        return [in_phrase("span", say("No rating"), look=Look.NO_RATING)]
    shown = stars(rating, say)
    return [
        in_phrase("b", shown.figure, look=Look.FIGURE),
        nodes.Text(" "),
        in_phrase("span", shown.stars, look=Look.STARS, role="img", aria_label=shown.label),
    ]
