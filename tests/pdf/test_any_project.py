"""The PDF builder in a project that has no reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

PAGES: Final = {
    "index.rst": "부품\n====\n\n.. toctree::\n\n   use/first\n\nTurn it on, as :doc:`use/first` says.\n",
    "use/first.rst": ":lang: en\n\nFirst steps\n===========\n\nTurn it on.\n\n.. code-block:: python\n\n   on()\n",
}


@pytest.mark.parametrize(
    "extensions",
    ['"sphinx_reviews.pdf"', '"sphinx_reviews"', '"sphinx_reviews.pdf", "sphinx_reviews"'],
)
def test_documents_are_printed(build: Callable[..., Built], extensions: str) -> None:
    """Without reviews each document has a PDF, with whichever of the extensions is loaded."""
    conf = f'project = "부품"\nextensions = [{extensions}]\nexclude_patterns = ["index.md"]\n'
    built = build({"conf.py": conf, **PAGES}, "pdf")
    first = PdfReader(built.output / "use/first.pdf")

    assert built.warnings == []
    assert sorted(path.name for path in built.output.rglob("*.pdf")) == ["first.pdf", "index.pdf"]
    assert "on()" in first.pages[0].extract_text()
    assert first.metadata
    assert first.metadata.title == "First steps"
    assert "First steps" in PdfReader(built.output / "index.pdf").pages[0].extract_text()
