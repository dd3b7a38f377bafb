"""Each catalogue reads its own answers, and no other recognises them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_reviews.sources.catalogues import PROVIDERS, answers, titles

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Provider

#: The least that each provider is known by.
SHAPES: Final[list[tuple[str, dict[str, Any]]]] = [
    ("aladin", {"item": [{"title": "가"}]}),
    ("kakao", {"documents": [{"title": "가"}]}),
    ("naver", {"items": [{"title": "가"}]}),
    ("google", {"items": [{"volumeInfo": {"title": "가"}}]}),
    ("google", {"volumeInfo": {"title": "가"}}),
    ("openlibrary", {"title": "가", "publishers": ["나"]}),
    ("openlibrary", {"docs": [{"title": "가"}]}),
]


@pytest.mark.parametrize(("name", "answer"), SHAPES)
def test_one_provider_recognises_an_answer(name: str, answer: dict[str, Any]) -> None:
    """The order of the table does not matter."""
    known = [each.name for each in PROVIDERS.values() if each.recognises(answer)]

    assert known == [name]
    assert [book["title"] for book in answers.books(json.dumps(answer))] == ["가"]


def test_known_provider_is_not_guessed() -> None:
    """An answer of the provider that was asked is read even if its shape is like no other."""
    assert answers.books('{"title": "가"}', PROVIDERS["openlibrary"]) == [{"title": "가"}]
    with pytest.raises(answers.AnswerError):
        answers.books('{"title": "가"}')


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=PROVIDERS)
def test_odd_answers_hold_no_book(provider: Provider) -> None:
    """An answer of another shape is read without a traceback."""
    odd = [{}, {"item": 1}, {"items": [1, {"volumeInfo": []}]}, {"documents": None}, {"docs": {}}]

    assert [answers.books(json.dumps(each), provider) for each in odd] == [[]] * len(odd)


def test_titles() -> None:
    """Messages name every provider."""
    assert titles() == "Aladin, Kakao, Naver, Google Books or Open Library"
    assert all(provider.title in titles() for provider in PROVIDERS.values())


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=PROVIDERS)
def test_address_asks_for_known_keys(provider: Provider) -> None:
    """The address and the headers need the ISBN and the declared keys, and nothing else."""
    values = dict.fromkeys(provider.keys, "key")

    assert "isbn-here" in provider.address.format(isbn="isbn-here", **values)
    for header in provider.headers.values():
        assert "{" not in header.format(**values)
