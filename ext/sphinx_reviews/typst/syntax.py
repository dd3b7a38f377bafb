"""Typst source, written so that an author's text can never become code.

Everything is an expression of Typst's code mode.  Text is always a string
literal, and only what this module puts between literals is code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTHING: Final = "[]"

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
#: What has an escape, and what XML and PDF cannot hold: control characters and lone surrogates.
_SPECIAL: Final = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')


def string(text: str) -> str:
    """Return *text* as a string literal; what no text can hold becomes U+FFFD."""
    return '"' + _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\ufffd"), text) + '"'


def call(function: str, *positional: str, **named: str | None) -> str:
    """Return a call; an argument that is ``None`` is left out, ``_`` in a name is ``-``."""
    arguments = [
        *positional,
        *(f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value),
    ]
    return f"{function}({', '.join(arguments)})"


def join(parts: Iterable[str]) -> str:
    """Return one expression that shows *parts* one after another."""
    shown = [part for part in parts if part not in {NOTHING, ""}]
    if len(shown) > 1:
        return "{" + "; ".join(shown) + "}"
    return shown[0] if shown else NOTHING


def array(items: Iterable[str]) -> str:
    """Return an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def dictionary(items: Mapping[str, str]) -> str:
    """Return a dictionary with string keys."""
    return "(" + (", ".join(f"{string(key)}: {items[key]}" for key in items) or ":") + ")"
