"""Names of languages: from a locale, as Sphinx and gettext write one, to a tag of BCP 47."""

from __future__ import annotations

from typing import Final

#: What gettext writes after ``@`` where BCP 47 has a script; what is not here is a variant.
_SCRIPTS: Final = {"cyrillic": "Cyrl", "latin": "Latn"}


def language_tag(locale: str) -> str:
    """Return the tag of a locale: ``zh_CN`` is ``zh-CN``, and ``sr@latin`` is ``sr-Latn``.

    A tag is returned as it is.
    """
    name, _, modifier = locale.partition("@")
    name = name.partition(".")[0]  # what follows is an encoding
    parts = [*name.replace("_", "-").split("-"), _SCRIPTS.get(modifier, modifier)]
    return "-".join(filter(None, parts))
