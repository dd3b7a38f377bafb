"""Names of languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import sphinx.locale

from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_of, language_tag, other_language
from sphinx_reviews.records import fields

LOCALES = sorted(
    path.parent.name for path in Path(sphinx.locale.__file__).parent.glob("*/LC_MESSAGES")
)


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("ko", "ko"),
        ("zh_CN", "zh-CN"),
        ("pt_BR", "pt-BR"),
        ("sr@latin", "sr-Latn"),
        ("ca@valencia", "ca-valencia"),
        ("zh_TW.Big5", "zh-TW"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_tag_of_a_locale(locale: str, tag: str) -> None:
    """The tag of a locale has hyphens, a script where gettext has a modifier, and no encoding."""
    assert language_tag(locale) == tag


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_of_sphinx(locale: str) -> None:
    """Every language that Sphinx speaks has a tag in the form of BCP 47, and writes a date."""
    tag = language_tag(locale)

    assert fields.language(tag) == tag
    assert phrases(locale).language == tag
    assert phrases(locale).date("2024-05-02") != "2024-05-02"


@pytest.mark.parametrize(
    ("text", "around", "tag"),
    [
        ("모니터링", "ko", "ko"),
        ("A/B 시험", "ko-KR", "ko-KR"),
        ("모니터링", "en", "ko"),
        ("A/B 시험", "en", "ko"),
        ("The book was a gift of 가람.", "en", "en"),
        ("Git은 Linus Torvalds가 만들었다.", "ko", "ko"),
        ("3.0", "ko", ""),
        ("monitoring", "ko", ""),
        ("Café", "ko", ""),
        ("C++", "ko", ""),
        ("monitoring", "en-GB", "en-GB"),
        ("Überwachung", "de", "de"),
        ("monitoring", "ja", ""),
        ("監視", "ja", "ja"),
        ("Pythonの本", "ja", "ja"),
        ("監視", "en", ""),
        ("nadzor", "sr-Latn", "sr-Latn"),
        ("nadzor", "sr", ""),
    ],
)
def test_language_of_a_text(text: str, around: str, tag: str) -> None:
    """Letters tell the language of a name as far as they can; the rest is not claimed."""
    assert language_of(text, around) == tag


@pytest.mark.parametrize(
    ("text", "page", "stated", "tag"),
    [
        ("Pro Git", "ko", "", "en"),
        ("Pro Git", "ko", "ko", ""),
        ("Die Kunst", "ko", "de", "de"),
        ("Think Stats", "ko-KR", "en-US", "en-US"),
        ("프로 깃", "ko", "en", ""),
        ("SQL로 시작하는 데이터 분석", "ko", "", ""),
        ("머신러닝 시스템 설계", "en", "", "ko"),
        ("Pro Git", "en", "en-US", ""),
        ("1984", "ko", "", ""),
        ("", "ko", "", ""),
    ],
)
def test_language_of_a_title(text: str, page: str, stated: str, tag: str) -> None:
    """A title is marked if a voice of the page's language would spell it."""
    assert other_language(text, page, stated) == tag
