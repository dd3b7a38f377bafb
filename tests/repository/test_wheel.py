"""The distribution, as it is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.command import run
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PIP: Final = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install"]


@pytest.fixture(name="wheel", scope="module")
def fixture_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, beside its sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(name="site", scope="module")
def fixture_site(wheel: Path) -> Path:
    """A folder into which the wheel is installed."""
    site = wheel.parent / "site"
    subprocess.run([*PIP, "--no-deps", "--no-index", "--target", str(site), str(wheel)], check=True)
    return site


def test_wheel_works_elsewhere(wheel: Path, site: Path, tmp_path: Path) -> None:
    """The wheel has everything that a site needs, and there is an sdist."""
    assert next(wheel.parent.glob("*.tar.gz")).stat().st_size > 10_000

    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_reviews']\nlanguage = 'ko'\nauthor = '나'\n"
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


def test_licences(wheel: Path) -> None:
    """The wheel states the licence of its code and of its fonts, and contains both texts."""
    with zipfile.ZipFile(wheel) as archive:
        names = [PurePosixPath(name) for name in archive.namelist()]
        info = next(name.parent for name in names if name.name == "METADATA")
        metadata = HeaderParser().parsestr(archive.read(f"{info}/METADATA").decode())
        texts = [
            archive.read(f"{info}/licenses/{name}").decode()
            for name in metadata.get_all("License-File", [])
        ]
    fonts = [name for name in names if name.suffix in {".otf", ".ttf", ".woff2"}]

    assert fonts
    assert all(font.parent / "OFL.txt" in names for font in fonts)
    assert metadata["License-Expression"] == "MIT AND OFL-1.1"
    assert len(texts) == 2
    assert any("MIT License" in text for text in texts)
    assert any("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)


#: What installers record of where a distribution came from, and what a new library then requires.
ORIGINS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "index": ({}, r"sphinx-reviews==[\d.]+"),
    "repository": (
        {
            "url": "https://example.org/reviews.git",
            "vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": "0123abc"},
        },
        r"sphinx-reviews @ git\+https://example\.org/reviews\.git@0123abc",
    ),
    "folder of a repository": (
        {
            "url": "https://example.org/all.git",
            "subdirectory": "reviews",
            "vcs_info": {"vcs": "hg", "commit_id": "0123abc"},
        },
        r"sphinx-reviews @ hg\+https://example\.org/all\.git@0123abc#subdirectory=reviews",
    ),
    "address of a wheel": (
        {"url": "https://example.org/sphinx_reviews-1-py3-none-any.whl", "archive_info": {}},
        r"sphinx-reviews @ https://example\.org/sphinx_reviews-1-py3-none-any\.whl",
    ),
    "folder": (
        {"url": "file:///nowhere/sphinx-reviews", "dir_info": {"editable": True}},
        r"(# .*\n)+sphinx-reviews @ file:///nowhere/sphinx-reviews",
    ),
    "wheel that is gone": (
        {"url": "file:///nowhere/sphinx_reviews-1-py3-none-any.whl", "archive_info": {}},
        r"(# .*\n)+sphinx-reviews @ file:///nowhere/sphinx_reviews-1-py3-none-any\.whl",
    ),
}


@pytest.mark.parametrize("origin", ORIGINS)
def test_requirements_of_a_new_library(origin: str, site: Path, tmp_path: Path) -> None:
    """A new library requires the extension from where it was installed from."""
    recorded, expected = ORIGINS[origin]
    shutil.copytree(site, tmp_path / "site")
    (info,) = (tmp_path / "site").glob("*.dist-info")
    (info / "direct_url.json").unlink()
    if recorded:
        (info / "direct_url.json").write_text(json.dumps(recorded))
    done = run("init", tmp_path / "library", PYTHONPATH=str(tmp_path / "site"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(expected + "\n", (tmp_path / "library/requirements.txt").read_text())


def test_a_new_library_keeps_the_wheel(wheel: Path, site: Path, tmp_path: Path) -> None:
    """A wheel of this computer is copied into the library, which then installs it anywhere."""
    library = tmp_path / "library"
    done = run("init", library, PYTHONPATH=str(site))
    subprocess.run(
        [*PIP, "--no-deps", "--no-index", "--target", "site", "-r", "requirements.txt"],
        cwd=library,
        check=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert (library / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    assert (library / "site/sphinx_reviews/course.py").is_file()
