"""Words from fixed lists, and how a disclosure may be worded."""

from __future__ import annotations

import pytest

from sphinx_reviews.records import fields, words
from sphinx_reviews.records.model import DisclosureKind


def test_disclosure_kinds() -> None:
    """Kinds of disclosure in Korean and English are joined by a plus."""
    assert words.disclosure_kinds("gift + 제휴 링크") == (
        DisclosureKind.GIFT,
        DisclosureKind.AFFILIATE,
    )


@pytest.mark.parametrize(
    ("wording", "is_clear"),
    [
        ("한빛미디어에서 책을 받아 썼습니다.", True),
        ("서포터즈로서 책을 무료로 제공받았습니다.", True),
        ("출판사가 보내 준 책입니다.", True),
        ("수수료를 받을 수 있습니다.", False),
        ("I may receive a commission.", False),
        ("솔직한 체험 후기입니다.", False),
        ("#AD", False),
    ],
)
def test_disclosure_wording(wording: str, is_clear: bool) -> None:  # noqa: FBT001
    """Conditional or vague wording is refused, and no other."""
    if is_clear:
        assert words.disclosure_wording(wording) == wording
    else:
        with pytest.raises(fields.FieldError):
            words.disclosure_wording(wording)
