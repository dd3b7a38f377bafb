"""Concepts and skills as concept schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from support.libraries.published import BASE, LIBRARY
from support.readers import graph_of, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node

    from support.projects import Built


@pytest.mark.parametrize(
    ("condition", "statement"),
    [
        ("S13", '<c> skos:altLabel "가"@ko .'),
        ("S14", '<c> skos:prefLabel "다른 이름"@ko .'),
        ("S27", "<c> skos:related <b> ."),
    ],
)
def test_broken_scheme_is_noticed(condition: str, statement: str) -> None:
    """One statement that breaks a condition is noticed."""
    sound = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<c> a skos:Concept ; skos:prefLabel "가"@ko ; skos:broader <a> .
<a> a skos:Concept ; skos:prefLabel "나"@ko ; skos:broader <b> .
<b> a skos:Concept ; skos:prefLabel "다"@ko .
"""
    assert violations(Graph().parse(data=sound, format="turtle")) == []
    assert violations(Graph().parse(data=sound + statement, format="turtle")) == [condition]


def test_concept_schemes(build: Callable[..., Built]) -> None:
    """Aliases that repeat the name, and relations that repeat the hierarchy, break no condition."""
    graph = graph_of(build(LIBRARY, html_baseurl=BASE).output)
    schemes = {
        str(each).rpartition("#")[2] for each in graph.subjects(RDF.type, SKOS.ConceptScheme)
    }

    assert violations(graph) == []
    assert schemes == {"concepts", "skills", "disclosures"}
    assert labels(graph, "concepts") == {Literal("모니터링", "ko"), Literal("데이터 시프트", "ko")}
    assert labels(graph, "skills") == {Literal("Git"), Literal("SQL")}
    assert set(graph.objects(None, SKOS.altLabel)) == {
        Literal("monitoring"), Literal("지켜보기", "ko"), Literal("깃", "ko"),
    }  # fmt: skip
    assert len(list(graph.triples((None, SKOS.broader, None)))) == 1
    assert set(graph.objects(None, DCTERMS.title)) == {
        Literal("개념", "ko"), Literal("기술", "ko"), Literal("이해관계 공개", "ko"),
    }  # fmt: skip


def labels(graph: Graph, scheme: str) -> set[Node]:
    """Return the preferred labels of the concepts in a scheme."""
    concepts = graph.subjects(SKOS.inScheme, URIRef(f"{BASE}concepts.skos.ttl#{scheme}"))
    return {label for each in concepts for label in graph.objects(each, SKOS.prefLabel)}


def test_language_of_labels(build: Callable[..., Built]) -> None:
    """On a site in English, Latin labels are English, and Korean ones still Korean."""
    graph = graph_of(build(LIBRARY, html_baseurl=BASE, language="en").output)

    assert labels(graph, "skills") == {Literal("Git", "en"), Literal("SQL", "en")}
    assert Literal("모니터링", "ko") in labels(graph, "concepts")
    assert Literal("Concepts", "en") in set(graph.objects(None, DCTERMS.title))


def test_names_that_differ_in_punctuation(build: Callable[..., Built]) -> None:
    """Two concepts whose names differ in punctuation only are two, not one with two labels."""
    page = "# 개념\n\n:::{concept} A/B\n하나.\n:::\n"
    other = "# 개념\n\n:::{concept} A B\n둘.\n:::\n"
    files = LIBRARY | {"x.md": page, "y.md": other}
    graph = graph_of(build(files, html_baseurl=BASE).output)

    assert violations(graph) == []
    assert {Literal("A/B"), Literal("A B")} <= labels(graph, "concepts")
