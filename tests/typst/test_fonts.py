"""Which fonts are used, and the characters that they have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import typst

from sphinx_reviews.typst.papers import PAPERS
from support.libraries.printed import CONF, review
from support.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


@pytest.mark.parametrize(
    "character", ["😀", "👩‍💻", "🇰🇷", "✅", "⚠️", "★", "½", "→", "漢字", "かな", "Ω", "Ж"]
)
def test_characters_have_a_shape(build: Callable[..., Built], character: str) -> None:
    """Emoji and other scripts have glyphs, without which the PDF could not be tagged."""
    built = build({"conf.py": CONF, "a.md": review("책", f"앞 {character} 뒤")}, builder="pdf")
    paper = Paper(built.output / "a.pdf")

    assert built.warnings == []
    assert paper.is_tagged
    assert character.rstrip("\ufe0f")[0] in paper.text


def test_fonts(build: Callable[..., Built]) -> None:
    """Fonts of the project are preferred; a missing folder is reported once, whoever prints."""
    import rendercv_fonts

    folder = os.path.dirname(rendercv_fonts.__file__)  # noqa: PTH120  (a str for conf.py)
    built = build(
        {
            "conf.py": CONF + f"reviews_pdf_fonts = [{folder!r} + '/Lato', 'none']\n",
            "a.md": review("책", "abc"),
        },
        reviews_pdf=True,
        html_baseurl="https://reviews.example/",
    )

    assert any("Lato" in name for name in Paper(built.output / "a.pdf").fonts)
    assert (built.output / "_cards" / "a.png").is_file()
    assert built.warnings == [
        "conf.py:8: WARNING: reviews_pdf_fonts: there is no folder 'none'. Write the names of folders "
        "with font files, relative to conf.py. [reviews.value]"
    ]


def test_paper_sizes() -> None:
    """Every paper size that the configuration accepts is one of Typst's."""
    sizes = "".join(f'#set page(paper: "{name}")\nx\n' for name in sorted(PAPERS))

    assert typst.compile(sizes.encode()).startswith(b"%PDF")
