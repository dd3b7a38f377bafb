"""BCP 47 tags of the locales that Sphinx and gettext name."""

from __future__ import annotations

from typing import Final

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
