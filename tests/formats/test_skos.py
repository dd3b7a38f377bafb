"""Concepts and skills as concept schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, RDF, Graph
from rdflib.namespace import SKOS

from support.libraries.published import BASE, LIBRARY
from support.readers import graph_of, violations

if TYPE_CHECKING:
    from collections.abc import Callable

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
    labels = {str(each) for each in graph.objects(None, SKOS.prefLabel)}

    assert violations(graph) == []
    assert schemes == {"concepts", "skills"}
    assert labels == {"모니터링", "데이터 시프트", "Git", "SQL"}
    assert {str(each) for each in graph.objects(None, SKOS.altLabel)} == {
        "monitoring", "지켜보기", "깃",
    }  # fmt: skip
    assert len(list(graph.triples((None, SKOS.broader, None)))) == 1
    assert list(graph.objects(None, DCTERMS.title))
