"""The files that the search writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from support.builds import OTHER_SEED, differences, sphinx_build, tree, write
from support.libraries.searched import LIBRARY
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """After an edit the index equals that of a fresh build, and texts of other pages are not written again."""
    sources = {"conf.py": CONF, "index.md": INDEX, **LIBRARY}
    write(tmp_path / "source", sources)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "html/_search").rglob("*.js")}
    write(tmp_path / "source", {**sources, "c.md": sources["c.md"].replace("많다", "아주 많다")})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    pages = [path for path in before if path.parent.name == "pages"]
    rewritten = [path for path in pages if path.stat().st_mtime_ns != before[path]]
    del sources["c.md"]
    write(tmp_path / "source", sources)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    write(tmp_path / "fresh", sources)
    sphinx_build(tmp_path / "fresh", tmp_path / "fresh-html", "-j", "2", hash_seed=OTHER_SEED)

    assert len(rewritten) == 1
    assert "아주" not in "".join(path.read_text() for path in pages if path.exists())
    assert differences(tmp_path / "html", tmp_path / "fresh-html") == []


def test_what_is_kept_beside_the_index(tmp_path: Path) -> None:
    """A build with nothing to do reads none of it; without it the next one makes all anew."""
    sources = {"conf.py": CONF, "index.md": INDEX, **LIBRARY}
    write(tmp_path / "source", sources)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    before = {
        **tree(tmp_path / "html/_search"),
        "": (tmp_path / "html/searchindex.js").read_bytes(),
    }
    for path in (tmp_path / "html-doctrees/_reviews").rglob("*.*"):
        if path.name not in {"head.json", "manifest.js"}:
            path.write_text("not what it was")
    sphinx_build(tmp_path / "source", tmp_path / "html")
    after = {**tree(tmp_path / "html/_search"), "": (tmp_path / "html/searchindex.js").read_bytes()}
    write(tmp_path / "source", {**sources, "c.md": sources["c.md"].replace("많다", "아주 많다")})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    sphinx_build(tmp_path / "source", tmp_path / "fresh")

    assert before == after
    assert differences(tmp_path / "html", tmp_path / "fresh") == []


def test_sphinx_search_can_be_kept(tmp_path: Path) -> None:
    """A site can keep Sphinx's search, and nothing is left of the library's."""
    write(tmp_path / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    assert (tmp_path / "html/_search").is_dir()
    sphinx_build(tmp_path / "source", tmp_path / "html", "-D", "reviews_search=0")
    page = BeautifulSoup((tmp_path / "html/search.html").read_text(), "html.parser")

    assert not (tmp_path / "html/_search").exists()
    assert (tmp_path / "html/searchindex.js").read_text().startswith("Search.setIndex")
    assert page.find(id="search-results")
    assert not page.select("[data-search-page]")
    sphinx_build(tmp_path / "source", tmp_path / "html")
    write(tmp_path / "fresh", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "fresh", tmp_path / "fresh-html")
    assert differences(tmp_path / "html", tmp_path / "fresh-html") == []


def test_other_languages_keep_sphinx_search(tmp_path: Path) -> None:
    """An English library is searched by Sphinx with its stemmer, unless Korean is asked for."""
    conf = CONF.replace('"ko"', '"en"')
    write(tmp_path / "source", {"conf.py": conf, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    assert (tmp_path / "html/searchindex.js").read_text().startswith("Search.setIndex")

    sphinx_build(tmp_path / "source", tmp_path / "html", "-D", "html_search_language=ko")
    assert (tmp_path / "html/_search/search.js").is_file()
    assert "Book, skill, concept" in (tmp_path / "html/searchindex.js").read_text()
