"""EPUB files: what reading systems show of the whole."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Final

from support.libraries.printed import CONCEPTS, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONF: Final = """\
extensions = ["myst_parser", "sphinx_reviews"]
project = "작은 서가"
author = "아무개"
language = "ko"
myst_enable_extensions = ["colon_fence"]
"""
FILES: Final = {
    "index.md": "# 서가\n\n```{toctree}\n:hidden:\n\na\nb\nc\n```\n",
    "a.md": review("첫 책", "{concept}`모니터링`을 다룬다."),
    "b.md": review("Second Book").replace("---\n\n#", "lang: en\n---\n\n#", 1),
    "c.md": CONCEPTS + "\n```{raw} html\n<svg xmlns='http://www.w3.org/2000/svg'/>\n```\n",
}


def test_epub(build: Callable[..., Built]) -> None:
    """It has a name, contents, a cover and an identifier, and each page has its language."""
    built = build({"conf.py": CONF, **FILES}, "epub", version="1", copyright="아무개")
    with zipfile.ZipFile(built.output / "작은-서가.epub") as archive:
        package = archive.read("content.opf").decode()
        contents = archive.read("nav.xhtml").decode()
        pages = {
            name: archive.read(name).decode() for name in archive.namelist() if ".xhtml" in name
        }
        cover = archive.read("_static/cover.png")
    item = r'<item id="[^"]*" href="([^"]*)" media-type="[^"]*"(?: properties="([^"]*)")? ?/>'
    listed = dict(re.findall(item, package))

    assert built.warnings == []
    assert re.findall(r">([^<>\s][^<>]*)</a>", contents) == ["서가", "첫 책", "Second Book", "개념"]
    assert "<title>차례</title>" in contents
    assert {
        name: re.search('<html[^>]* xml:lang="(.*?)"', page)[1] for name, page in pages.items()
    } == {  # type: ignore[index]
        name: "en" if name == "b.xhtml" else "ko" for name in pages
    }
    assert "genindex.xhtml" not in listed
    assert listed["c.xhtml"] == "svg"
    assert listed["a.xhtml"] == ""
    assert listed["_static/cover.png"] == "cover-image"
    assert cover.startswith(b"\x89PNG")
    assert "<dc:description>작은 서가: 2권, 개념 1개</dc:description>" in package
    assert "<dc:date>2024-02-29T00:00:00Z</dc:date>" in package
    assert re.search(r'<dc:identifier id="publication">urn:uuid:[-0-9a-f]{36}<', package)
    assert not any(name.startswith(".") for name in listed)
    assert "unknown" not in package


def test_what_conf_says_is_kept(build: Callable[..., Built]) -> None:
    """Identifier, description, cover and name of the file are those of conf.py, if it says so."""
    said = {
        "epub_identifier": "isbn 1",
        "epub_uid": "my-id",
        "epub_description": "내 글",
        "epub_basename": "mine",
        "epub_cover": ("_static/front.svg", ""),
        "html_static_path": ["_static"],
        "html_baseurl": "https://example.org/",
    }
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    files = {"conf.py": CONF, **FILES, "_static/front.svg": svg}
    built = build(files, "epub", version="1", copyright="아무개", **said)
    package = built.text("content.opf")

    assert (built.output / "mine.epub").is_file()
    assert '<dc:identifier id="my-id">isbn 1</dc:identifier>' in package
    assert "<dc:description>내 글</dc:description>" in package
    assert re.search('href="_static/front.svg"[^>]* properties="cover-image"', package)
    assert "cover.png" not in package
