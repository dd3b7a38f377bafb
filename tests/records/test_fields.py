"""What authors type becomes a value, or is refused with what to type instead."""

from __future__ import annotations

import pytest

from sphinx_reviews.records import fields, names
from sphinx_reviews.records.model import Isbn, Person


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("979-11-6921-085-0", Isbn("9791169210850")),
        ("9791169210850", Isbn("9791169210850")),
        ("ISBN 979 11 6921 085 0", Isbn("9791169210850")),
        ("89-6848-147-4", Isbn("9788968481475", "8968481474")),
        ("080442957x", Isbn("9780804429573", "080442957X")),
    ],
)
def test_isbn(typed: str, expected: Isbn) -> None:
    """ISBN-10 and ISBN-13 are read, with and without hyphens."""
    assert fields.isbn(typed) == expected


@pytest.mark.parametrize("typed", ["979-11-6921-085-1", "8968481475", "12345", "9771234567898", ""])
def test_wrong_isbn(typed: str) -> None:
    """Length, prefix and check digit are checked."""
    with pytest.raises(fields.FieldError):
        fields.isbn(typed)


def test_isbn_of_unknown_range_is_kept() -> None:
    """An ISBN of an unknown range is accepted, and keeps its digits when hyphenated."""
    number = fields.isbn("9799999999990").isbn13

    assert fields.hyphenated(number).replace("-", "") == number


@pytest.mark.parametrize("typed", ["2023", "2023-03", "2023-03-14", "2024-02-29"])
def test_date(typed: str) -> None:
    """A date may be a year, a month or a day."""
    assert fields.partial_date(typed) == typed


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2023.03.14", "2023-03-14"),
        ("2023년 3월 4일", "2023-03-04"),
        ("2023/3", "2023-03"),
        ("2023-02-29", "YYYY-MM-DD"),
        ("어제", "YYYY-MM-DD"),
    ],
)
def test_wrong_date(typed: str, wanted: str) -> None:
    """The hint says what to write."""
    with pytest.raises(fields.FieldError) as caught:
        fields.partial_date(typed)

    assert wanted in caught.value.hint


@pytest.mark.parametrize("typed", ["0", "0.25", "5.5", "4.3", "다섯", "-1", "nan", "1e0"])
def test_wrong_rating(typed: str) -> None:
    """A rating that is off the scale or between half steps is refused."""
    with pytest.raises(fields.FieldError):
        fields.rating(typed)


def test_people() -> None:
    """A comma separates people, but not within parentheses or between semicolons."""
    assert fields.people("칩 후옌 (Huyen, Chip), 김대근") == (
        Person("칩 후옌", "Huyen, Chip"),
        Person("김대근"),
    )
    assert fields.people("Huyen, Chip; 김대근") == (Person("Huyen, Chip"), Person("김대근"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("데이터", "데이터"),
        ("Data  Leakage", "data leakage"),
        ("ＭＬ", "ｍｌ"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_match(one: str, other: str) -> None:
    """Names that differ only in composition, case or spaces are the same."""
    assert names.key(one) == names.key(other)


def test_slugs_keep_names_apart() -> None:
    """Hangul is kept, and characters that make a different name are spelled out."""
    different = ["C", "C++", "C#", ".NET", "NET", "데이터 분포 시프트", "R&D", "RD"]

    assert names.slug("데이터 분포 시프트") == "데이터-분포-시프트"
    assert len({names.slug(name) for name in different}) == len(different)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Git", (("Git", ""),)),
        ("C++ (중급) + Git", (("C++", "중급"), ("Git", ""))),
        ("쿠버네티스 (입문) + 에어플로 (입문)", (("쿠버네티스", "입문"), ("에어플로", "입문"))),
        ("REST API", (("REST API", ""),)),
    ],
)
def test_skill_names(typed: str, expected: tuple[tuple[str, str], ...]) -> None:
    """A plus between spaces joins skills, and parentheses hold the level."""
    assert fields.skill_names(typed) == expected
