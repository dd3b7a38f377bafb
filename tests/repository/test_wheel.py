"""The distribution, as it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_wheel_works_elsewhere(tmp_path: Path) -> None:
    """The wheel has everything that a site needs, and there is an sdist."""
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
