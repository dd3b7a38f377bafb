"""Files of the author that have the names of files that a build makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.builds import sphinx_build, write
from support.libraries.published import BASE, LIBRARY
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from pathlib import Path


SITE: Final = (
    CONF + f'html_baseurl = "{BASE}"\nreviews_pdf = True\nreviews_feeds = ["tag = MLOps"]\n'
)
#: A file of each maker: data, feeds, redirects, share cards, PDFs, search, previews apart.
NAMES: Final = (
    "reviews.json", "reviews.jsonl", "reviews.schema.json", "books.bib", "books.csl.json",
    "concepts.skos.ttl", "feed.atom", "feed.json", "feeds/tag-mlops.atom", "sitemap.xml",
    "old/first.html", "_cards/a.png", "a.pdf", "library.pdf", "_search/search.js",
)  # fmt: skip


def test_file_of_the_author_wins(tmp_path: Path) -> None:
    """A file in ``html_extra_path`` is what is published, and ours is back when it is gone."""
    source, output = tmp_path / "source", tmp_path / "html"
    files: dict[str, str | bytes] = {"conf.py": SITE, "index.md": INDEX, **LIBRARY}
    write(source, files)
    assert sphinx_build(source, output) == ""
    ours = {name: (output / name).read_bytes() for name in NAMES}

    own = SITE + 'html_extra_path = ["extra"]\nexclude_patterns = ["extra"]\n'
    write(source, files | {"conf.py": own} | {f"extra/{name}": "own" for name in NAMES})
    for _ in range(2):  # when ours are there, and when they are not
        (warning,) = sphinx_build(source, output).splitlines()
        assert "redirect-from '/old/first.html': a page or file is already there" in warning
        assert {name: (output / name).read_text() for name in NAMES} == dict.fromkeys(NAMES, "own")

    write(source, files)
    assert sphinx_build(source, output) == ""
    assert {name: (output / name).read_bytes() for name in NAMES} == ours


def test_page_that_became_a_file(tmp_path: Path) -> None:
    """A file of the author with the name of a page that is gone stays."""
    source, output = tmp_path / "source", tmp_path / "html"
    files: dict[str, str | bytes] = {"conf.py": SITE, "index.md": INDEX, **LIBRARY}
    write(source, files)
    assert sphinx_build(source, output) == ""

    del files["b.md"]
    own = SITE + 'html_extra_path = ["extra"]\nexclude_patterns = ["extra"]\n'
    write(source, files | {"conf.py": own, "extra/b.html": "own"})
    assert sphinx_build(source, output) == ""
    assert (output / "b.html").read_text() == "own"
