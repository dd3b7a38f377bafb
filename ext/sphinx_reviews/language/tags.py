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
    scripts = Counter(
        unicodedata.name(each, "").partition(" ")[0] for each in text if each.isalpha()
    )
    hangul, latin = scripts["HANGUL"], scripts["LATIN"]
    is_korean = around.partition("-")[0].lower() == "ko"
    if hangul and (is_korean or hangul >= latin):
        return around if is_korean else "ko"
    others = scripts.total() - hangul - latin
    if _script(around) == "Latn":
        return around if latin >= others else ""
    return around if others else ""


def _script(tag: str) -> str:
    """Return the ISO 15924 code of the script that a language is usually written in."""
    subtags = tag.split("-")
    stated = (each for each in subtags[1:] if len(each) == len("Latn") and each.isalpha())
    likely = str(get_global("likely_subtags").get(subtags[0].lower(), ""))
    return next(stated, "") or next(iter(likely.split("_")[1:]), "")
