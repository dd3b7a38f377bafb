"""Typst source, built so that an author's text can never become code.

Everything is an expression in Typst's code mode.  Text is always a string literal, and
only what this module puts between literals is code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTHING: Final = "[]"

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
#: Characters with an escape, and control characters and lone surrogates, invalid in XML and PDF.
_SPECIAL: Final = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')


def string(text: str) -> str:
    """Return *text* as a string literal; invalid characters become U+FFFD."""
    return '"' + _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\ufffd"), text) + '"'


def call(function: str, *positional: str, **named: str | None) -> str:
    """Return a call; arguments that are ``None`` are left out, ``_`` in a name becomes ``-``."""
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
