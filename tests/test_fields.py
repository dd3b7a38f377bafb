"""What an author types is read as a value, or refused with what to type instead."""

from __future__ import annotations

import pytest

from sphinx_reviews.language.phrases import particle, phrases
from sphinx_reviews.language.sentences import first_sentence, sentence_at
from sphinx_reviews.records import fields, names, words
from sphinx_reviews.records.model import DisclosureKind, Isbn, Person


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
    """Both lengths are read, with and without hyphens."""
    assert fields.isbn(typed) == expected


@pytest.mark.parametrize("typed", ["979-11-6921-085-1", "8968481475", "12345", "9771234567898", ""])
def test_wrong_isbn(typed: str) -> None:
    """Length, prefix and check digit are looked at."""
    with pytest.raises(fields.FieldError):
        fields.isbn(typed)


def test_isbn_of_unknown_range_is_kept() -> None:
    """A number that no table knows is as good as any other, and is printed as it is."""
    number = fields.isbn("9799999999990").isbn13

    assert fields.hyphenated(number).replace("-", "") == number


@pytest.mark.parametrize("typed", ["2023", "2023-03", "2023-03-14", "2024-02-29"])
def test_date(typed: str) -> None:
    """Year, month and day are dates."""
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
    """A rating is on the scale, in half steps."""
    with pytest.raises(fields.FieldError):
        fields.rating(typed)


def test_people() -> None:
    """A comma separates people, but not the two parts of one spelling."""
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
    """Composition, case and spaces do not tell names apart."""
    assert names.key(one) == names.key(other)


def test_slugs_tell_names_apart() -> None:
    """Hangul stays, and signs that make another name are spelled."""
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
    """A plus with spaces joins skills, and parentheses hold the level."""
    assert fields.skill_names(typed) == expected


def test_disclosure_kinds() -> None:
    """Korean and English words are joined by a plus."""
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
    """Conditional and vague wording is refused, and nothing else."""
    if is_clear:
        assert words.disclosure_wording(wording) == wording
    else:
        with pytest.raises(fields.FieldError):
            words.disclosure_wording(wording)


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
    """A definition's first sentence is its preview."""
    assert first_sentence("첫 문장이다. 둘째 문장이다.") == "첫 문장이다."


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
    """The particle fits the sound before it; where nobody can tell, both forms stand."""
    assert particle(word, pair) == expected


def test_phrases_in_two_languages() -> None:
    """A sentence is told in the page's language, or in English."""
    message = "The reviewer received the book free of charge from {by}."

    assert phrases("ko")(message, by="길벗").startswith("길벗으로부터")
    assert phrases("ko-KR")(message, by="길벗").startswith("길벗으로부터")
    assert phrases("xx")(message, by="길벗") == message.replace("{by}", "길벗")
    assert phrases("ko").date("2023-04-23") == "2023년 4월 23일"
    assert phrases("en").date("2023-03") == "March 2023"
