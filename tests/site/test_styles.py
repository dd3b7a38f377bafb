"""The style sheet: one file for each component, joined into one when a build begins."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sphinx_reviews
from sphinx_reviews.site.assets import STYLES, style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.projects import Built

FOLDER: Final = Path(sphinx_reviews.__file__).parent / "site" / "styles"
#: Classes of looks in particular places.
VARIANTS: Final = {"rv-alone", "rv-benefit", "rv-brief", "rv-site"}
#: Files about whole pages.
GENERAL: Final = {"tokens", "korean", "theirs"}

REVIEW: Final = {
    "review.md": "---\ndate: 2024-01-01\n---\n\n# 책\n\n```{book} 책\n```\n\n```{disclosure} bought\n```\n"
}


def selectors(css: str) -> Iterator[str]:
    """Yield the selectors of all rules, those within ``@media`` too."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for prelude in re.findall(r"([^{};]+)\{", plain):
        # The ends of an animation are no selectors.
        if not prelude.strip().startswith(("@", "from", "to")):
            # Commas within parentheses separate no selectors.
            yield from re.split(r",\s*(?![^()]*\))", prelude.strip())


def beginnings(css: str) -> Iterator[str]:
    """Yield the names with which selectors begin: what a rule is about, or where."""
    for selector in selectors(css):
        first = re.split(r"[\s>+~](?![^()]*\))", selector)[0]
        # A variant is styled wherever what it varies is.
        whole = re.findall(r"[.#]((?:rv|review)-[\w-]+)", selector)
        found = [
            name
            for name in re.findall(r"[.#]((?:rv|review)-[\w-]+)", first)
            if name not in VARIANTS
        ]
        assert whole, f"{selector} has no name of ours"
        yield from found or [next(name for name in whole if name not in VARIANTS)]


def test_every_file_is_joined() -> None:
    """The order names every file once."""
    assert sorted(STYLES) == sorted(path.stem for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", sorted(set(STYLES) - GENERAL))
def test_every_file_says_what_it_styles(name: str) -> None:
    """A file of a component begins with a comment, and has its own rules for media."""
    css = (FOLDER / f"{name}.css").read_text(encoding="utf-8")
    media = re.findall(r"^@media.*$", css, re.MULTILINE)

    assert re.match(r"/\* [A-Z][^*]+ \*/\n\n", css)
    assert len(media) == len(set(media))


def test_no_class_is_styled_in_two_files() -> None:
    """What a component looks like, anywhere or within another, is in one file.

    A selector belongs to the class that it begins with.
    """
    places = defaultdict(set)
    for name in set(STYLES) - GENERAL:
        for styled in beginnings((FOLDER / f"{name}.css").read_text(encoding="utf-8")):
            places[styled].add(name)

    assert {styled: files for styled, files in places.items() if len(files) > 1} == {}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_every_html_builder_has_it(build: Callable[..., Built], builder: str) -> None:
    """It stands joined beside the pages, and pages name it with its checksum."""
    built = build(REVIEW, builder, epub_show_urls="no", version="1")

    sheet = style_sheet(among_themes=builder != "epub")
    assert built.text("_static/sphinx-reviews.css") == sheet
    page = "index.xhtml" if builder == "epub" else "index.html"
    assert re.search(r"_static/sphinx-reviews\.css(\?v=[0-9a-f]{8})?\"", built.text(page))


def test_pages_name_the_checksum(build: Callable[..., Built]) -> None:
    """A reader's browser fetches the style sheet again when it has changed."""
    assert re.search(
        r"_static/sphinx-reviews\.css\?v=[0-9a-f]{8}\"", build(REVIEW).text("review.html")
    )


def test_an_author_s_own_file_wins(build: Callable[..., Built]) -> None:
    """A file of the same name in the author's folder replaces it."""
    files = {**REVIEW, "_static/sphinx-reviews.css": "/* mine */\n"}
    built = build(files, html_static_path=["_static"])

    assert built.text("_static/sphinx-reviews.css") == "/* mine */\n"


def test_it_is_joined_again_only_if_it_changed(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build leaves the joined file alone; a changed one is taken up."""
    build(REVIEW)
    joined = tmp_path / "doctrees" / "_styles" / "sphinx-reviews.css"
    before = joined.stat().st_mtime_ns
    build(REVIEW)
    assert joined.stat().st_mtime_ns == before

    monkeypatch.setattr("sphinx_reviews.site.assets.STYLES", ("tokens",))
    built = build(REVIEW)
    assert built.text("_static/sphinx-reviews.css") == style_sheet()


def test_text_has_none(build: Callable[..., Built]) -> None:
    """Builders of other formats get no files."""
    assert not (build(REVIEW, "text").output / "_static").exists()


def test_e_books_have_no_nested_rules() -> None:
    """Their readers, and the checker of EPUB, refuse a selector that refers to one around it."""
    assert "&" not in style_sheet(among_themes=False)
