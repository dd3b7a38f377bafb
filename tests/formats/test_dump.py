"""The library as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from support.libraries.editions import EDITIONS, review
from support.libraries.published import LIBRARY
from support.readers import RECORDS, check_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def whole(built: Built) -> dict[str, Any]:
    """Return ``reviews.json``, checked against its schema."""
    check_json(built.output)
    return json.loads(built.text("reviews.json"))  # type: ignore[no-any-return]


def test_books_works_and_reviewers(build: Callable[..., Built]) -> None:
    """A book lists its reviews, newest first; a work its books; a person is told by any spelling."""
    library = whole(build(EDITIONS))
    books = {each["id"]: each for each in library["books"]}
    (work,) = library["works"]
    people = {each["name"]: each for each in library["reviewers"]}
    authors = {each["id"]: each["authors"] for each in library["reviews"]}

    assert books["urn:isbn:9780441172719"]["reviews"] == ["two", "one"]
    assert {each["work"] for each in books.values()} == {work["id"]}
    assert work["title"] == "Machine Learning in the Field"
    assert work["books"] == [
        "urn:isbn:9780441172719",
        "book-machine-learning-in-the-field-hana-kim",
    ]
    assert people["김하나"]["isDefined"]
    assert people["김하나"]["aliases"] == ["Kim Hana"]
    assert people["김하나"]["path"].startswith("people.html#")
    assert not people["이두리"]["isDefined"]
    assert people["이두리"]["path"] is None
    assert authors == {
        "one": [people["김하나"]["id"]], "two": ["reviewer-이두리"], "en": ["reviewer-이두리"],
    }  # fmt: skip


def test_text_of_a_review(build: Callable[..., Built]) -> None:
    """The text of a review is what its author wrote, as plain text."""
    library = whole(build(LIBRARY))
    texts = {each["id"]: each["text"] for each in library["reviews"]}

    assert texts["a"].split("\n\n")[:2] == [
        "먼저 읽을 책이다.",
        "모니터링을 다룬다. monitoring을 또 다룬다. 데이터 시프트도 나온다.",
    ]
    assert "내 돈으로 샀다." in texts["b"]


def test_ids_are_stable(build: Callable[..., Built]) -> None:
    """No id depends on the builder, or on what is added."""
    more = {
        "aa.md": review("박세찬", "2025-01-01", ":::{book} 새 책\n:authors: 김하나\n:::")
        + "\n{concept}`새 개념`\n\n:::{concept} 새 개념\n새로.\n:::\n"
    }
    before, other, after = (
        whole(build(LIBRARY | EDITIONS | further, builder))
        for further, builder in (({}, "html"), ({}, "dirhtml"), (more, "html"))
    )

    def ids(library: dict[str, Any]) -> set[str]:
        return {each["id"] for name in RECORDS for each in library[name] if "id" in each}

    assert len(ids(before)) > 10
    assert ids(other) == ids(before) < ids(after)
    assert before["reviews"][0]["path"] != other["reviews"][0]["path"]


@pytest.mark.parametrize(
    ("name", "value"), [("authors", "김하나"), ("date", "어제"), ("unknown", 1), ("text", None)]
)
def test_schema_refuses(build: Callable[..., Built], name: str, value: object) -> None:
    """A field of another type, or one that no version has, is not valid."""
    built = build(LIBRARY)
    library = whole(built)
    library["reviews"][0][name] = value

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(library, json.loads(built.text("reviews.schema.json")))
