"""The package: its layers, its wheel, its translations, and every builder of Sphinx."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from shelf import VIEWS
from test_pages import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ext" / "sphinx_reviews"


def test_translations_are_compiled() -> None:
    """The compiled catalogue is made of its source, where every phrase has a translation."""
    folder = PACKAGE / "language" / "locale" / "ko" / "LC_MESSAGES"
    source = read_po((folder / "sphinx_reviews.po").open("rb"))
    compiled = io.BytesIO()
    write_mo(compiled, source)

    assert (folder / "sphinx_reviews.mo").read_bytes() == compiled.getvalue()
    assert all(message.string for message in source)


def test_every_phrase_is_in_the_catalogue() -> None:
    """What the code says is a message of the catalogue."""
    folder = PACKAGE / "language" / "locale" / "ko" / "LC_MESSAGES"
    catalogue = read_po((folder / "sphinx_reviews.po").open("rb"))
    said = {
        message
        for suffix, method in (("py", "python"), ("html", "jinja2"), ("svg", "jinja2"))
        for path in PACKAGE.rglob(f"*.{suffix}")
        for _, message, _, _ in extract(
            method, path.open("rb"), keywords={"say": None, "count": (1, 2)}
        )
    }

    assert [message for message in said if message not in catalogue] == []


@pytest.mark.parametrize(
    "builder",
    ["html", "dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo", "gettext", "xml"],
)
def test_every_builder(builder: str, build: Callable[..., Built]) -> None:
    """No builder warns of anything that comes from us, the second time neither."""
    files = {**LIBRARY, "views.md": VIEWS}
    once = build(files, builder, version="1", copyright="나")
    twice = build(files, builder, version="1", copyright="나")

    warnings = once.warnings + twice.warnings
    assert [line for line in warnings if "Babel option" not in line] == []


def test_latex_has_every_target(build: Callable[..., Built]) -> None:
    """Each reference in the LaTeX sources leads to a label that is there."""
    built = build(LIBRARY, "latex")
    source = next(built.output.glob("*.tex")).read_text()
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", source))

    assert set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", source)) <= labels


def test_translators_get_the_author_s_text_only(build: Callable[..., Built]) -> None:
    """Message catalogues hold notes and definitions, and no phrase of ours."""
    built = build(LIBRARY, "gettext")
    messages = "".join(path.read_text() for path in built.output.glob("*.pot"))

    assert 'msgid "{concept}`모니터링` 지표를 뽑으려면"' in messages
    assert 'msgid "질의하는 말."' in messages
    assert "다른 이름" not in messages


def test_wheel_works_elsewhere(tmp_path: Path) -> None:
    """The wheel holds everything that a site needs, and so does the sdist."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    assert next(tmp_path.glob("*.tar.gz")).stat().st_size > 10_000

    site = tmp_path / "site"
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)], check=True
    )
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_reviews']\nlanguage = 'ko'\n"
        "import sphinx_reviews, pathlib\n"
        f"assert pathlib.Path(sphinx_reviews.__file__).is_relative_to({str(site)!r})\n"
    )
    (source / "index.md").write_text(
        "---\ndate: 2024-01-01\n---\n\n# 책\n\n```{book} 책\n:authors: 나\n```\n\n```{disclosure} bought\n```\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "-b", "html", str(source), str(tmp_path / "out")],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "직접 산 책을 읽고 쓴 글입니다." in (tmp_path / "out" / "index.html").read_text()
    assert (tmp_path / "out" / "_static" / "sphinx-reviews.css").exists()
