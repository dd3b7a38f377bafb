"""The phrases that the extension puts on a page, in the language of the page."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from sphinx_reviews.language.tags import language_tag

LOCALE_DIR: Final = Path(__file__).parent / "locale"
_DOMAIN: Final = "sphinx_reviews"


class Phrases:
    """The interface in one language; English is the language of the message ids.

    :param language: BCP 47 tag, or a locale as in ``conf.py``; a language without a
        catalogue falls back to English.
    """

    def __init__(self, language: str) -> None:
        #: BCP 47 tag.
        self.language = language_tag(language)
        name = self.language.replace("-", "_")
        self._catalogue = gettext.translation(_DOMAIN, LOCALE_DIR, [name], fallback=True)
        #: BCP 47 tag of the language that the phrases are in.
        self.spoken = (
            self.language if isinstance(self._catalogue, gettext.GNUTranslations) else "en"
        )
        self._locale = _locale(name) or _locale(name.partition("_")[0]) or Locale("en")

    def __call__(self, message: str, **values: object) -> str:
        """Return *message* translated, with ``{name}`` replaced by the values.

        In a Korean translation ``{name}을(를)`` and its like become the particle
        that fits the value.
        """
        translated = self._catalogue.gettext(message)
        return _PLACEHOLDER.sub(lambda match: _fill(match, values), translated)

    def count(self, singular: str, plural: str, number: int) -> str:
        """Return *singular* or *plural*, translated, with ``{n}`` replaced by *number*."""
        return self._catalogue.ngettext(singular, plural, number).replace("{n}", str(number))

    def forms(self, singular: str, plural: str) -> tuple[str, str]:
        """Return *singular* and *plural*, translated, for a script that fills in ``{n}``."""
        return (
            self._catalogue.ngettext(singular, plural, 1),
            self._catalogue.ngettext(singular, plural, 2),
        )

    def date(self, date: str) -> str:
        """Return an ISO 8601 date (year, month or day) formatted for the language."""
        parts = [int(part) for part in date.split("-")]
        day = dt.date(*[*parts, 1, 1][:3])
        if len(parts) == len(("year", "month", "day")):
            return format_date(day, "long", locale=self._locale)
        skeleton = "yMMMM" if len(parts) == len(("year", "month")) else "y"
        return format_skeleton(skeleton, day, locale=self._locale)

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or its tag if no name is known."""
        try:
            name = Locale.parse(tag.replace("-", "_")).get_display_name(self._locale)
        except (ValueError, UnknownLocaleError):
            name = None
        return name or tag


def _locale(name: str) -> Locale | None:
    """Return the locale of that name, if Babel knows it."""
    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return None


@cache
def phrases(language: str) -> Phrases:
    """Return the interface in *language*."""
    return Phrases(language)


# -- Korean particles --------------------------------------------------------

_PARTICLES: Final = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_PLACEHOLDER: Final = re.compile(
    r"\{(?P<name>\w+)\}(?P<particle>" + "|".join(map(re.escape, _PARTICLES)) + ")?"
)

_HANGUL_FIRST, _FINALS, _FINAL_RIEUL = 0xAC00, 28, 8
#: How Korean reads digits and the letters of an abbreviation that end in a consonant.
_READ_WITH_FINAL: Final = frozenset("013678LMNR")
_READ_WITH_RIEUL: Final = frozenset("178LR")


def particle(word: str, pair: str) -> str:
    """Return the form of a particle that follows *word*.

    :param word: the word before the particle; its last letter or digit decides.
    :param pair: ``을(를)``, ``이(가)``, ``은(는)``, ``과(와)`` or ``(으)로``.
    :returns: the fitting form, or *pair* unchanged if the final sound is unknown,
        as after an English word.
    """
    after_final, after_vowel = _PARTICLES[pair]
    spoken = re.sub(r"\([^()]*\)\s*$|[\W_]+$", "", word).rstrip() or word
    last = spoken[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - _HANGUL_FIRST) % _FINALS
        has_final, is_rieul = final > 0, final == _FINAL_RIEUL
    elif last.isdecimal() or re.search(r"(?<![A-Za-z])[A-Z]+$", spoken):
        has_final, is_rieul = last in _READ_WITH_FINAL, last in _READ_WITH_RIEUL
    else:
        return pair
    if pair == "(으)로" and is_rieul:
        return after_vowel
    return after_final if has_final else after_vowel


def _fill(match: re.Match[str], values: dict[str, object]) -> str:
    value = str(values[match["name"]])
    return value + (particle(value, match["particle"]) if match["particle"] else "")
