"""What builders other than HTML make of a library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from support.builds import write
from support.libraries.reviewed import LIBRARY
from support.projects import CONF
from support.shelf import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


#: All that Sphinx brings, but for the one that goes to the network.
BUILDERS: Final = (
    "applehelp", "changes", "devhelp", "dirhtml", "dummy", "epub", "gettext", "html", "htmlhelp",
    "json", "latex", "man", "pickle", "pseudoxml", "qthelp", "singlehtml", "texinfo", "text", "xml",
)  # fmt: skip


#: A review that has the anchors of another: a list of skills, a footnote, a heading.
LINKED: Final = """\
# {title} 서평

:::{{book}} {title} 책
:authors: 나
:::

[다른 글]({other}.md), {{skill}}`깃`[^1].

:::{{skills}}
- 깃
:::

({title}-label)=
## 마침

[](#{title}-label)

[^1]: {note}
"""


def test_no_builder_is_forgotten(tmp_path: Path) -> None:
    """Every builder that Sphinx brings is tried here, or in the tests of PDFs."""
    write(tmp_path, {"conf.py": CONF, "index.md": "# 서가\n"})
    with patch_docutils(tmp_path), docutils_namespace():
        app = Sphinx(tmp_path, tmp_path, tmp_path / "o", tmp_path / "d", "dummy", status=None)

    assert {*BUILDERS, "linkcheck", "pdf"} >= app.registry.builders.keys()


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder(builder: str, build: Callable[..., Built]) -> None:
    """No builder warns of anything that the extension makes, in a first or a second build."""
    files = {**LIBRARY, "views.md": VIEWS}
    needed: dict[str, object] = {"version": "1", "copyright": "나"}
    if builder == "applehelp":  # its tools are only on a Mac
        needed["applehelp_bundle_id"] = "org.example.books"
        needed["applehelp_disable_external_tools"] = True
    once = build(files, builder, **needed)
    twice = build(files, builder, **needed)

    warnings = once.warnings + twice.warnings
    of_sphinx = ("Babel option", "[misc.copy_overwrite]")
    assert [line for line in warnings if not any(each in line for each in of_sphinx)] == []


def test_links_on_one_page(build: Callable[..., Built]) -> None:
    """In ``singlehtml`` every link in the text leads to the one place that has its anchor."""
    first = LINKED.format(title="첫째", other="b", note="하나")
    second = LINKED.format(title="둘째", other="a", note="둘")
    built = build({**LIBRARY, "views.md": VIEWS, "a.md": first, "b.md": second}, "singlehtml")
    page = BeautifulSoup(built.text("index.html"), "html.parser")
    anchors = [str(each["id"]) for each in page.select("[id]")]
    links = [str(each["href"])[1:] for each in page.select(".body a[href^='#']:not([href='#'])")]
    of_sections = {str(each["id"]) for each in page.select("section[id], section > span[id]")}

    assert set(links) <= set(anchors)
    assert [each for each in anchors if anchors.count(each) > 1 and each not in of_sections] == []
    for note in ("하나", "둘"):
        number = page.find("p", string=note).find_parent("aside", role="doc-footnote")
        assert f"#{number['id']}" in {link["href"] for link in page.select("a.footnote-reference")}


def test_epub_has_no_page_of_unlisted_kind(build: Callable[..., Built]) -> None:
    """No page of an EPUB holds SVG, which its list of files would have to name."""
    built = build({**LIBRARY, "views.md": VIEWS}, "epub", version="1", copyright="나")
    pages = [path.read_text() for path in built.output.glob("**/*.xhtml")]

    assert any("data:image/svg+xml" in page for page in pages)
    assert [page for page in pages if "<svg" in page] == []


def test_latex_has_every_target(build: Callable[..., Built]) -> None:
    """Each reference in the LaTeX source leads to a label that exists."""
    built = build(LIBRARY, "latex")
    source = next(built.output.glob("*.tex")).read_text()
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", source))

    assert set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", source)) <= labels


def test_translators_get_only_text_of_authors(build: Callable[..., Built]) -> None:
    """Message catalogues hold notes and definitions, and no phrase of the interface."""
    built = build(LIBRARY, "gettext")
    messages = "".join(path.read_text() for path in built.output.glob("*.pot"))

    assert 'msgid "{concept}`모니터링` 지표를 뽑으려면"' in messages
    assert 'msgid "질의하는 말."' in messages
    assert "다른 이름" not in messages
