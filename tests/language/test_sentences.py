"""The sentence around a word."""

from __future__ import annotations

import pytest

from sphinx_reviews.language.sentences import first_sentence, sentence_at


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("앞 문장이다. 여기 드리프트를 본다. 뒤 문장.", "드리프트", "여기 드리프트를 본다."),
        ("버전 3.5에서 드리프트가 보인다! 다음.", "드리프트", "버전 3.5에서 드리프트가 보인다!"),
        ("“드리프트란 무엇인가?” 저자가 묻는다.", "드리프트", "“드리프트란 무엇인가?”"),
        ("It uses drift, e.g. in production. Next.", "drift", "It uses drift, e.g. in production."),
        ("J. Doe saw drift. Next.", "drift", "J. Doe saw drift."),
        ("끝이다.\n드리프트는\n길다", "드리프트", "드리프트는 길다"),
        ("드리프트", "드리프트", "드리프트"),
    ],
)
def test_sentence(text: str, term: str, expected: str) -> None:
    """The sentence around a word ends where Korean and English sentences end."""
    start = text.index(term)
    sentence, begin, end = sentence_at(text, start, start + len(term))

    assert sentence == expected
    assert sentence[begin:end] == term


def test_first_sentence() -> None:
    """The first sentence of a definition is its preview."""
    assert first_sentence("첫 문장이다. 둘째 문장이다.") == "첫 문장이다."
