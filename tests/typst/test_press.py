"""What the Typst compiler refuses, and what it is not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.builds import sphinx_build, write
from support.libraries.printed import CONF, review
from support.papers import Paper
from support.projects import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


def test_error_of_typst(tmp_path: Path) -> None:
    """An error of Typst is reported, harms no other review, and leaves the older PDF and its link."""
    source, output = tmp_path / "source", tmp_path / "html"
    files = {"conf.py": CONF, "index.md": INDEX, "a.md": review("가"), "b.md": review("나")}
    write(source, files)  # type: ignore[arg-type]
    sphinx_build(source, output)
    older = (output / "a.pdf").read_bytes()
    files["a.md"] = review("가", "```{raw} typst\n#nothing()\n```")
    files["b.md"] = review("나", "새 글.")
    write(source, files)  # type: ignore[arg-type]
    printed = sphinx_build(source, output)

    assert (
        "/a.md:7: WARNING: the PDF cannot be printed; Typst says: unknown variable: nothing"
        in printed
    )
    assert (output / "a.pdf").read_bytes() == older
    assert 'href="a.pdf"' in (output / "a.html").read_text()
    assert Paper(output / "b.pdf").lacks("새 글.") == []
    del files["a.md"]
    write(source, files)  # type: ignore[arg-type]
    sphinx_build(source, output)
    assert not (output / "a.pdf").exists()


def test_package_of_typst(build: Callable[..., Built]) -> None:
    """Typst code of an author that imports a package is printed as text, and nothing is fetched."""
    text = '```{raw} typst\n#import "@preview/cetz:0.3.0": canvas\n```'
    built = build({"conf.py": CONF, "a.md": review("책", text)}, builder="pdf")

    assert Paper(built.output / "a.pdf").lacks("@preview/cetz:0.3.0") == []
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        "this Typst imports a package, which would be downloaded, so it is printed as code. "
        "Write the code of the package itself. [reviews.pdf]"
    ]
