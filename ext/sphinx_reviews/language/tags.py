"""BCP 47 tags of the locales that Sphinx and gettext name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

from babel.core import get_global

#: gettext's modifiers after ``@`` that are scripts in BCP 47; any other is a variant.
_SCRIPTS: Final = {"cyrillic": "Cyrl", "latin": "Latn"}


def language_tag(locale: str) -> str:
    """Return the tag of a locale: ``zh_CN`` becomes ``zh-CN``, and ``sr@latin`` ``sr-Latn``.

    A tag is returned unchanged.
    """
    name, _, modifier = locale.partition("@")
    name = name.partition(".")[0]  # what follows is an encoding
    parts = [*name.replace("_", "-").split("-"), _SCRIPTS.get(modifier, modifier)]
    return "-".join(filter(None, parts))


def language_of(text: str, around: str) -> str:
    """Return the tag of a name or sentence; empty if its letters do not tell the language.

    Hangul is Korean, unless a few names stand in a text of another language.  A Latin name may
    be of any language that is written so, and is taken for that of the text around it only if
    that is one of them.

    :param around: BCP 47 tag of the text around it.
    """
    scripts = _scripts(text)
    hangul, latin = scripts["HANGUL"], scripts["LATIN"]
    is_korean = is_same(around, "ko")
    if hangul and (is_korean or hangul >= latin):
        return around if is_korean else "ko"
    others = scripts.total() - hangul - latin
    if _script(around) == "Latn":
        return around if latin >= others else ""
    return around if others else ""


def other_language(text: str, page: str, stated: str = "") -> str:
    """Return the tag of a title or name that is not in the language of its page; else empty.

    Where nobody says it, a wholly Latin one between other letters is taken for English, as most
    are: a voice that reads it so is understood, while one that spells it in Hangul is not.

    :param page: BCP 47 tag of the page.
    :param stated: that of the text, as its author gives it.
    """
    scripts = _scripts(text)
    is_latin = scripts.total() > 0 and scripts.total() == scripts["LATIN"]
    # An original of which only the translated title is known.
    is_translated = bool(scripts["HANGUL"]) and _script(stated) == "Latn"
    if stated and not is_translated:
        return "" if is_same(stated, page) else stated
    if _script(page) == "Latn":
        return "ko" if scripts["HANGUL"] > scripts["LATIN"] else ""
    return "en" if is_latin else ""


def _scripts(text: str) -> Counter[str]:
    """Return how many letters of each script a text has, by the script's Unicode name."""
    return Counter(unicodedata.name(each, "").partition(" ")[0] for each in text if each.isalpha())


def is_same(one: str, other: str) -> bool:
    """Return whether two tags are of one language, wherever it is spoken."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def _script(tag: str) -> str:
    """Return the ISO 15924 code of the script that a language is usually written in."""
    subtags = tag.split("-")
    stated = (each for each in subtags[1:] if len(each) == len("Latn") and each.isalpha())
    likely = str(get_global("likely_subtags").get(subtags[0].lower(), ""))
    return next(stated, "") or next(iter(likely.split("_")[1:]), "")
