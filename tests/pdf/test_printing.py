"""Which PDFs a build prints, and when it prints them again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from support.builds import sphinx_build, write
from support.libraries.printed import CONCEPTS, CONF, review
from support.papers import Paper, png
from support.projects import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


def stamps(folder: Path) -> dict[str, int]:
    """Return when each PDF was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.pdf")}


@pytest.mark.parametrize("builder", ["dirhtml", "pdf"])
def test_only_what_changed(tmp_path: Path, builder: str) -> None:
    """A PDF is printed again when what it shows has changed, and is removed with its review."""
    source, output = tmp_path / "source", tmp_path / "out"
    files = {
        "conf.py": CONF,
        "index.md": INDEX,
        "a.md": review("가", "{concept}`모니터링`을 본다."),
        "b.md": review("나"),
        "c.md": CONCEPTS,
    }

    def built() -> set[str]:
        before = stamps(output) if output.exists() else {}
        write(source, files)  # type: ignore[arg-type]
        assert sphinx_build(source, output, builder=builder) == ""
        after = stamps(output)
        return {name for name in after if after[name] != before.get(name)}

    assert built() == {"a.pdf", "b.pdf", "library.pdf"}
    assert built() == set()
    files["b.md"] = review("나", "한 문장 더.")
    assert built() == {"b.pdf", "library.pdf"}
    files["c.md"] = CONCEPTS.replace("꾸준히", "자주")
    assert built() == {"a.pdf", "library.pdf"}
    assert Paper(output / "a.pdf").lacks("자주") == []
    del files["b.md"]
    assert built() == {"library.pdf"}
    assert not (output / "b.pdf").exists()
    if builder != "pdf":
        files["conf.py"] = CONF.replace("True", "False")
        assert built() == set()
        assert stamps(output) == {}


def test_printing_that_broke_off(build: Callable[..., Built]) -> None:
    """A PDF that a failed build printed is printed again from the present text."""
    files = {"conf.py": CONF, "a.md": review("가"), "b.md": review("나")}
    built = build(files, builder="pdf")
    first, second = built.output / "a.pdf", built.output / "b.pdf"
    before = first.read_bytes()
    second.unlink()
    (second / "in the way").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        build(files | {"a.md": review("가", "다른 말.")}, builder="pdf")
    assert first.read_bytes() != before

    shutil.rmtree(second)
    build(files, builder="pdf")
    assert first.read_bytes() == before


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    """The same sources give the same bytes, wherever and whenever they are printed."""
    files = {
        "conf.py": CONF, "index.md": INDEX, "c.md": CONCEPTS, "pic.png": png(20, 20),
        "a.md": review("가", "{concept}`모니터링` 😀 ![그림](pic.png) $x$"),
        "b.md": review("나", date="").replace("date: \n", ""),
    }  # fmt: skip
    for folder in ("one", "another/place"):
        write(tmp_path / folder / "source", files)  # type: ignore[arg-type]
        sphinx_build(tmp_path / folder / "source", tmp_path / folder / "out", builder="pdf")

    for name in ("a.pdf", "b.pdf", "library.pdf"):
        one, other = (tmp_path / folder / "out" / name for folder in ("one", "another/place"))
        assert one.read_bytes() == other.read_bytes()


def test_review_named_like_the_library(build: Callable[..., Built]) -> None:
    """A review whose PDF has the same name as the library's replaces it, with a warning."""
    built = build({"conf.py": CONF, "library.md": review("내 책")}, builder="pdf")

    assert Paper(built.output / "library.pdf").outline[0] == "내 책"
    assert built.warnings == [
        "library.md:7: WARNING: the PDF of this review has the same name as the library's, which is not "
        "printed. Rename the file. [reviews.pdf]"
    ]
