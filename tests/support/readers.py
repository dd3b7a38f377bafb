"""The data of a built library, read as other programs do."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any, Final

import feedparser
import jsonschema
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from rdflib import RDF, Graph
from rdflib.namespace import SKOS

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

#: The fields of the biblatex manual for books, apart from authors and editors.
BIBLATEX: Final = {
    "title", "subtitle", "publisher", "date", "year", "month", "edition", "series", "isbn", "pagetotal",
    "language", "origtitle", "origlanguage", "url",
    "translator",
}  # fmt: skip

#: The lists of records in ``reviews.json``.
RECORDS: Final = (
    "books", "works", "reviewers", "reviews", "concepts", "skills", "recommendations", "mentions",
)  # fmt: skip
#: Those for what is online.
BIBLATEX_ONLINE: Final = {
    "title", "note", "organization", "date", "year", "month", "language", "langid", "url",
}  # fmt: skip


def json_ld(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """Return the structured data in the head of a page, by type."""
    assert page.head
    scripts = page.head.find_all("script", type="application/ld+json")
    graph = [each for script in scripts for each in json.loads(script.string or "")["@graph"]]
    return {each["@type"]: each for each in graph}


def meta(page: BeautifulSoup) -> dict[str, str]:
    """Return the ``<meta>`` elements of a page by name or property."""
    assert page.head
    found = page.head.find_all("meta", content=True)
    return {str(each.get("property") or each.get("name")): str(each["content"]) for each in found}


def check_json(output: Path) -> None:
    """Check ``reviews.json`` against its schema, and that the lines hold the same records."""
    whole = json.loads((output / "reviews.json").read_text())
    schema = json.loads((output / whole["$schema"]).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole, schema)
    lines = [json.loads(line) for line in (output / "reviews.jsonl").read_text().splitlines()]
    assert lines[0]["version"] == whole["version"]
    for name in RECORDS:
        same = [{"type": name[:-1], **record} for record in whole[name]]
        assert [line for line in lines if line["type"] == name[:-1]] == same
    ids = {name: [each["id"] for each in whole[name] if "id" in each] for name in RECORDS}
    known = {each for listed in ids.values() for each in listed}
    assert all(len(set(listed)) == len(listed) for listed in ids.values())
    assert {each["target"] for each in whole["mentions"] if each["isKnown"]} <= known
    assert {each["skill"] for each in whole["recommendations"]} <= set(ids["skills"])
    assert {each["book"] for each in whole["reviews"]} == set(ids["books"])
    assert {each["work"] for each in whole["books"] if each["work"]} == set(ids["works"])
    assert {one for each in whole["reviews"] for one in each["authors"]} <= set(ids["reviewers"])
    assert sorted(one for each in whole["books"] for one in each["reviews"]) == sorted(
        ids["reviews"]
    )


def check_bibliography(output: Path) -> None:
    """Check that the BibTeX has only fields of biblatex, and that the CSL-JSON renders.

    The parser refuses a key that is there twice.
    """
    entries = parse_string((output / "books.bib").read_text(), "bibtex").entries
    items = json.loads((output / "books.csl.json").read_text())
    assert len(entries) == len(items) > 0
    for entry in entries.values():
        assert set(entry.fields) <= BIBLATEX
        assert set(entry.persons) <= {"author", "editor"}
    assert list(entries) == [item["id"] for item in items]
    assert len(rendered(items)) == len(items)


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """Return CSL-JSON as a citation processor prints it."""
    with warnings.catch_warnings():
        # It warns of variables that it does not print.
        warnings.filterwarnings("ignore", "The following arguments for Reference")
        source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(each) for each in bibliography.bibliography()]


JSON_FEED: Final = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "feed_url": {"type": "string", "format": "uri"},
        "home_page_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_html", "date_published"],
                "patternProperties": {"^_": {"type": "object"}},
                "properties": {
                    "id": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "date_published": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                },
            },
        },
    },
}


def check_feed(path: Path) -> list[str]:
    """Check both files of a feed, and return the titles of its entries."""
    parsed = feedparser.parse(path.with_suffix(".atom").read_bytes())
    assert not parsed.bozo
    feed = json.loads(path.with_suffix(".json").read_text())
    jsonschema.validate(feed, JSON_FEED)
    titles = [entry.title for entry in parsed.entries]
    assert titles == [item["title"] for item in feed["items"]]
    assert [entry.id for entry in parsed.entries] == [item["id"] for item in feed["items"]]
    return titles


def graph_of(output: Path) -> Graph:
    """Return the concept schemes, books and reviews of a site."""
    return Graph().parse(output / "concepts.skos.ttl")


def violations(graph: Graph) -> list[str]:
    """Return the integrity conditions of the SKOS reference that a graph breaks."""
    broken = []
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        alternative = set(graph.objects(concept, SKOS.altLabel))
        if alternative.intersection(preferred):
            broken.append("S13")
        if len({label.language for label in preferred}) < len(preferred):  # type: ignore[attr-defined]
            broken.append("S14")
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        if above.intersection(graph.objects(concept, SKOS.related)) or above.intersection(
            graph.subjects(SKOS.related, concept)
        ):
            broken.append("S27")
    return broken
