"""The translations of the interface."""

from __future__ import annotations

import io

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from support.projects import ROOT

PACKAGE = ROOT / "ext" / "sphinx_reviews"
LOCALE = PACKAGE / "language" / "locale" / "ko" / "LC_MESSAGES"


def test_translations_are_compiled() -> None:
    """The compiled catalogue matches its source, in which every phrase has a translation."""
    source = read_po((LOCALE / "sphinx_reviews.po").open("rb"))
    compiled = io.BytesIO()
    write_mo(compiled, source)

    assert (LOCALE / "sphinx_reviews.mo").read_bytes() == compiled.getvalue()
    assert all(message.string for message in source)


def test_every_phrase_is_in_the_catalogue() -> None:
    """Every phrase in the code is a message of the catalogue."""
    catalogue = read_po((LOCALE / "sphinx_reviews.po").open("rb"))
    said = {
        message
        for suffix, method in (("py", "python"), ("html", "jinja2"), ("svg", "jinja2"))
        for path in PACKAGE.rglob(f"*.{suffix}")
        for _, message, _, _ in extract(
            method, path.open("rb"), keywords={"say": None, "count": (1, 2)}
        )
    }

    assert [message for message in said if message not in catalogue] == []
