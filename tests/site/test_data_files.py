"""The files of data beside the pages."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from support.builds import sphinx_build, write
from support.libraries.published import BASE, FIRST, LIBRARY
from support.projects import CONF, INDEX
from support.readers import check_bibliography, check_feed, check_json, graph_of, violations

if TYPE_CHECKING:
    from pathlib import Path

DATA: Final = {
    "reviews.json", "reviews.jsonl", "reviews.schema.json", "books.bib", "books.csl.json",
    "concepts.skos.ttl", "feed.atom", "feed.json", "sitemap.xml", "a.png", "b.png", "first.html",
}  # fmt: skip


def test_data_of_the_site(site: Path) -> None:
    """Every file of data can be read by other programs."""
    check_json(site)
    check_bibliography(site)
    check_feed(site / "feed")
    assert violations(graph_of(site)) == []
    assert json.loads((site / "reviews.json").read_text())["books"]
    for feed in json.loads((site / "feed.json").read_text())["items"]:
        assert feed["content_html"].startswith("<p><small>")


def test_without_an_address(tmp_path: Path) -> None:
    """Without ``html_baseurl``, what needs it is left out, and the build says so once."""
    write(tmp_path / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    command = [sys.executable, "-m", "sphinx", "source", "html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    output = tmp_path / "html"

    assert done.stderr == ""
    assert done.stdout.count("without html_baseurl") == 1
    assert {path.name for path in output.iterdir()} >= {
        "reviews.json", "reviews.jsonl", "books.bib", "books.csl.json", "concepts.skos.ttl",
    }  # fmt: skip
    for name in ("feed.atom", "feed.json", "sitemap.xml", "_cards"):
        assert not (output / name).exists()
    check_json(output)
    assert violations(graph_of(output)) == []
    assert "BreadcrumbList" not in (output / "a.html").read_text()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A build without a change writes no file of data; an edit writes those that it changes."""
    source, output = tmp_path / "source", tmp_path / "html"
    conf = CONF + f'html_baseurl = "{BASE}"\n'

    def built(files: dict[str, str]) -> dict[str, int]:
        write(source, {"conf.py": conf, "index.md": INDEX, **files})
        sphinx_build(source, output)
        found = [*output.glob("*.*"), *output.glob("_cards/*"), *output.glob("old/*")]
        return {path.name: path.stat().st_mtime_ns for path in found if path.name in DATA}

    before = built(LIBRARY)
    assert before.keys() == DATA
    assert built(LIBRARY) == before
    after = built(LIBRARY | {"a.md": FIRST.replace("먼저 읽을", "나중에 읽을")})
    changed = {name for name in DATA if after[name] != before[name]}
    assert changed == {"reviews.json", "reviews.jsonl", "feed.atom", "feed.json", "a.png"}
