"""What reviews say of concepts, books and people, as one graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import to_isomorphic

from support.libraries.editions import EDITIONS
from support.libraries.published import BASE, LIBRARY
from support.readers import graph_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

SDO: Final = Namespace("https://schema.org/")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")

WHO_PAID: Final = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?title ?name ?how ?giver {
  ?review (schema:about|schema:mentions) / skos:prefLabel "모니터링"@ko ;
    schema:name ?title ; schema:author / schema:name ?name ; dct:provenance ?disclosure .
  ?disclosure dct:type / skos:notation ?how
  OPTIONAL { ?disclosure schema:sponsor / schema:name ?giver }
}
"""


def test_question_about_money(build: Callable[..., Built]) -> None:
    """One query finds the reviews of a concept, who wrote them, and who gave the books."""
    second = "{concept}`모니터링`도 다룬다.\n"
    graph = graph_of(build(LIBRARY | {"b.md": LIBRARY["b.md"] + second}).output)

    assert sorted([str(each) for each in row] for row in graph.query(WHO_PAID)) == [  # type: ignore[union-attr]
        ["둘째 서평", "이서평", "bought", "None"],
        ["첫째 서평", "김서평", "gift", "가람"],
    ]


def test_book_and_review(build: Callable[..., Built]) -> None:
    """Dates have their types, and what gave the book and published it is one organization."""
    graph = graph_of(build(LIBRARY, html_baseurl=BASE).output)
    book, review = URIRef("urn:isbn:9780441172719"), URIRef(f"{BASE}concepts.skos.ttl#review-a")

    assert (review, SDO.itemReviewed, book) in graph
    assert (review, SDO.url, URIRef(f"{BASE}a.html")) in graph
    assert graph.value(book, SDO.publisher) == graph.value(review, SDO.sponsor) is not None
    assert graph.value(review, SDO.datePublished) == Literal("2024-05-02", datatype=XSD.date)
    assert graph.value(book, SDO.datePublished) == Literal("2023-03", datatype=XSD.gYearMonth)
    assert {graph.value(each, SDO["name"]) for each in graph.objects(book, SDO.author)} == {
        Literal("칩 후옌", "ko"), Literal("Jane Roe"),
    }  # fmt: skip
    assert len(list(graph.objects(book, SDO.competencyRequired))) == 2


def test_editions_and_reviewers(build: Callable[..., Built]) -> None:
    """Editions share a work, reviews of a book the book, and an alias signs for its person."""
    graph = graph_of(build(EDITIONS).output)
    books = list(graph.subjects(RDF.type, SDO.Book))
    signed = [graph.value(each, SDO["name"]) for each in graph.objects(None, SDO.author)]

    assert len(books) == 2
    assert len({graph.value(each, SDO.exampleOfWork) for each in books} - {None}) == 1
    assert len(list(graph.subjects(SDO.itemReviewed, URIRef("urn:isbn:9780441172719")))) == 2
    assert signed.count(Literal("김하나", "ko")) == 1
    assert Literal("Kim Hana") not in signed


def test_builders_agree(build: Callable[..., Built]) -> None:
    """Nothing but the addresses of pages depends on the builder that wrote them."""
    graphs = [
        _without_pages(graph_of(build(LIBRARY | EDITIONS, builder, html_baseurl=BASE).output))
        for builder in ("html", "dirhtml")
    ]

    assert len(graphs[0]) > 100
    assert to_isomorphic(graphs[0]) == to_isomorphic(graphs[1])


def _without_pages(graph: Graph) -> Graph:
    assert list(graph.objects(None, SDO.url))
    graph.remove((None, SDO.url, None))
    return graph
