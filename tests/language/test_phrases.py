"""Phrases of the interface in the language of a page, with Korean particles."""

from __future__ import annotations

import pytest

from sphinx_reviews.language.phrases import particle, phrases


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("한빛미디어", "(으)로", "로"),
        ("길벗", "(으)로", "으로"),
        ("서울", "(으)로", "로"),
        ("책", "을(를)", "을"),
        ("SQL", "을(를)", "을"),
        ("API", "이(가)", "가"),
        ("7", "(으)로", "로"),
        ("3", "은(는)", "은"),
        ("한빛미디어 (Hanbit)", "과(와)", "와"),
        ("O'Reilly", "(으)로", "(으)로"),
    ],
)
def test_particle(word: str, pair: str, expected: str) -> None:
    """The particle fits the sound before it; if the sound is unknown, both forms are shown."""
    assert particle(word, pair) == expected


def test_phrases_in_two_languages() -> None:
    """A phrase is in the page's language, or in English."""
    message = "The reviewer received the book free of charge from {by}."

    assert phrases("ko")(message, by="길벗").startswith("길벗으로부터")
    assert phrases("ko-KR")(message, by="길벗").startswith("길벗으로부터")
    assert phrases("xx")(message, by="길벗") == message.replace("{by}", "길벗")
    assert phrases("ko").date("2023-04-23") == "2023년 4월 23일"
    assert phrases("en").date("2023-03") == "March 2023"
