"""The command that writes the library in one format."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from support import processes
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.published import BASE, LIBRARY, SECOND
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


def export(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``sphinx-reviews export``, whose output is compared byte by byte."""
    return processes.run("sphinx_reviews.cli", "export", *arguments, folder=folder)


def test_export(tmp_path: Path) -> None:
    """The command prints what the build writes, and makes no pages."""
    source, output = tmp_path / "source", tmp_path / "output"
    write(source, {"conf.py": CONF + f'html_baseurl = "{BASE}"\n', "index.md": INDEX, **LIBRARY})
    sphinx_build(source, output)
    names = {
        "json": "reviews.json", "jsonl": "reviews.jsonl", "bibtex": "books.bib",
        "csl": "books.csl.json", "skos": "concepts.skos.ttl", "atom": "feed.atom",
        "json-feed": "feed.json",
    }  # fmt: skip
    before = sorted(source.rglob("*"))
    for format_, name in names.items():
        done = export(source, format_)
        assert done.returncode == 0, done.stderr
        assert done.stdout == (output / name).read_bytes(), format_
    assert sorted(source.rglob("*")) == before
    assert export(tmp_path, "json").returncode == 2


def test_export_to_goodreads(build: Callable[..., Built], tmp_path: Path) -> None:
    """What Goodreads can hold is exported and can be imported again; no cell is a formula."""
    formula = SECOND.replace("둘째 책", "=둘째 책").replace("골라 읽을", "@골라 읽을")
    built = build(LIBRARY | {"b.md": formula})
    exported = export(built.source, "goodreads", "--output", str(tmp_path / "out.csv"))
    assert exported.returncode == 0, exported.stderr
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))

    assert [row["Title"] for row in rows] == ["'=둘째 책", "첫째 책: 끝까지"]
    assert rows[1]["ISBN13"] == '="9780441172719"'
    assert [row["My Rating"] for row in rows] == ["0", "5"]
    assert rows[1]["Additional Authors"] == "Jane Roe, 김대근"
    assert rows[1]["My Review"].count("먼저 읽을 책이다.") == 1
    assert "모니터링을 다룬다." in rows[1]["My Review"]

    done = run("import", "goodreads", "out.csv", "back", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    sources = {path.stem: path.read_text() for path in (tmp_path / "back/reviews").glob("*.md")}
    back = next(text for name, text in sources.items() if name.startswith("첫째"))
    assert "date: 2024-05-02" in back
    assert ":isbn: 9780441172719" in back
    assert "MLOps" in back
    assert any("# =둘째 책" in text for text in sources.values())
