"""Every mistake that authors can make is reported with its place and what to write instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

FIXTURES = Path(__file__).with_name("diagnostics.md")

_FENCE = re.compile(
    r"^(?:`(?P<name>[^`\n]+)`\n\n)?~~~(?P<kind>[\w-]+)\n(?P<text>.*?)^~~~$",
    re.MULTILINE | re.DOTALL,
)

#: Instead of a language, a fence may name the encoding of its file.
_ENCODINGS = {"cp949", "utf-16"}


class Case(NamedTuple):
    """One mistake."""

    title: str
    files: dict[str, str | bytes]
    warnings: list[str]


def cases() -> list[Case]:
    """Return the cases of the fixture file."""
    found = []
    for section in re.split(r"^## ", FIXTURES.read_text(), flags=re.MULTILINE)[1:]:
        title, _, rest = section.partition("\n")
        files: dict[str, str | bytes] = {}
        warnings: list[str] = []
        for fence in _FENCE.finditer(rest):
            if fence["kind"] == "text":
                warnings = fence["text"].splitlines()
            elif fence["kind"] in _ENCODINGS:
                files[fence["name"]] = fence["text"].encode(fence["kind"])
            else:
                files[fence["name"] or "review.md"] = fence["text"]
        found.append(Case(title, files, warnings))
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_mistake(case: Case, build: Callable[..., Built]) -> None:
    """The build succeeds, and prints exactly the expected warnings."""
    built = build(case.files)

    assert built.warnings == case.warnings


def test_every_subtype_has_a_case() -> None:
    """Every subtype of warnings has a case that causes it."""
    shown = {
        warning.rpartition("[reviews.")[2].rstrip("]")
        for case in CASES
        for warning in case.warnings
    }

    assert shown >= {subtype.value for subtype in Subtype}


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_no_text_is_lost(case: Case, build: Callable[..., Built]) -> None:
    """Whatever was wrong, every word of the author is on the page."""
    built = build(case.files)

    for name, source in case.files.items():
        if not name.endswith(".md") or isinstance(source, bytes):
            continue
        page = built.page(name.removesuffix(".md"))
        shown = re.sub(
            r"\W+", "", page.get_text() + "".join(i.get("alt", "") for i in page.find_all("img"))
        )
        for word in re.findall(r"자취\w*", source):
            assert word in shown, f"{word} of {name}"
