"""People, organizations and defined terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_reviews.formats import iris
from sphinx_reviews.formats.skos import scheme_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.people import Signatory
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Definition, Kind
    from sphinx_reviews.records.model import Person

Thing = dict[str, Any]


def without_empty(thing: Thing) -> Thing:
    """Return a thing without the properties that nothing is known of."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}


def organization(name: str, site: Site) -> Thing:
    """Return a schema.org ``Organization``: a publisher, giver, payer or affiliation."""
    id_ = iris.absolute(site, iris.organization_id(name))
    return without_empty({"@type": "Organization", "@id": id_, "name": name})


def person(each: Person) -> Thing:
    """Return a schema.org ``Person`` who made a book."""
    return without_empty(
        {"@type": "Person", "name": each.name, "alternateName": each.alternate_name}
    )


def reviewer(each: Signatory, site: Site) -> Thing:
    """Return a schema.org ``Person`` who signs reviews; the address is the page on this site."""
    target = each.target
    return without_empty(
        {
            "@type": "Person",
            "@id": iris.absolute(site, each.id),
            "name": each.name,
            "alternateName": list(each.aliases),
            "url": site.address(target.docname, target.anchor) if target else "",
            "description": each.description,
            "affiliation": organization(each.affiliation, site) if each.affiliation else None,
            "sameAs": each.url,
        }
    )


def term(library: Library, each: Definition, site: Site) -> Thing:
    """Return a schema.org ``DefinedTerm`` with all that its definition says."""
    return without_empty(
        {
            **_named(library, each.kind, each.name, site),
            "alternateName": list(each.aliases),
            "description": each.definition,
            "inDefinedTermSet": iris.absolute(site, scheme_id(each.kind)),
            "sameAs": list(getattr(each, "exact_match", ())),
        }
    )


def terms(library: Library, kind: Kind, names: Iterable[str], site: Site) -> list[Thing]:
    """Return a ``DefinedTerm`` for each concept or skill, by its defined name."""
    return [_named(library, kind, name, site) for name in names]


def _named(library: Library, kind: Kind, name: str, site: Site) -> Thing:
    target = library.resolve(kind, name)
    return without_empty(
        {
            "@type": "DefinedTerm",
            "@id": iris.absolute(site, library.definitions[kind].id(name)),
            "url": site.address(target.docname, target.anchor) if target else "",
            "name": name,
        }
    )
