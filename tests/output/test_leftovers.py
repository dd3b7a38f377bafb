"""The output directory holds what the last build wanted, and nothing of a build before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from support.builds import OTHER_SEED, differences, sphinx_build, write
from support.projects import CONF

if TYPE_CHECKING:
    from pathlib import Path

REVIEW: Final = (
    "---\ndate: 2024-01-0{n}\n---\n# 책 {n}\n\n:::{{book}} 책 {n}\n:authors: 김하나\n:::\n"
    ":::{{disclosure}} bought\n:::\n\n{{concept}}`모니터링`을 다룬다.\n"
)
INDEX: Final = "# 서가\n\n```{toctree}\n:glob:\n\n*\n```\n"
FILES: Final = {
    "conf.py": CONF + 'reviews_pdf = True\nhtml_baseurl = "https://reviews.example/"\n',
    "index.md": INDEX,
    "concepts.md": "# 개념\n\n:::{concept} 모니터링\n지켜보는 일.\n:::\n",
    "one.md": REVIEW.format(n=1),
    "two.md": REVIEW.format(n=2),
}


def check(folder: Path) -> None:
    """Compare the output with that of a fresh build."""
    sphinx_build(folder / "source", folder / "fresh", hash_seed=OTHER_SEED)

    assert differences(folder / "out", folder / "fresh") == []


def test_removed_review_leaves_nothing(tmp_path: Path) -> None:
    """Page, PDF, share card, data and manuscript of a review go with its source."""
    source, output, doctrees = tmp_path / "source", tmp_path / "out", tmp_path / "doctrees"
    write(source, FILES)
    sphinx_build(source, output, doctrees=doctrees)
    assert (doctrees / "_pdf" / "two.json").is_file()
    write(source, {name: text for name, text in FILES.items() if name != "two.md"})
    sphinx_build(source, output, doctrees=doctrees)

    assert [*output.rglob("*two*"), *(doctrees / "_pdf").rglob("*two*")] == []
    check(tmp_path)


def test_maker_that_is_switched_off(tmp_path: Path) -> None:
    """Without an address and PDFs, cards, feeds and PDFs of the build before are removed."""
    source, output = tmp_path / "source", tmp_path / "out"
    write(source, FILES)
    sphinx_build(source, output)
    assert (output / "library.pdf").is_file()
    write(source, {**FILES, "conf.py": CONF})
    sphinx_build(source, output)

    assert [*output.rglob("*.pdf"), *output.glob("_cards"), *output.glob("feed.*")] == []
    check(tmp_path)


def test_directory_of_the_version_before(tmp_path: Path) -> None:
    """An output directory and an environment of the first format end as a fresh build."""
    source, output, doctrees = tmp_path / "source", tmp_path / "out", tmp_path / "doctrees"
    write(source, FILES)
    sphinx_build(source, output, doctrees=doctrees)
    ledger = output / ".sphinx-reviews.json"
    pages = json.loads(ledger.read_text())["pages"]
    first = {"version": "0.1.0", "navigation": 0, "documents": {**pages, "gone": "x"}, "files": []}
    write_json = {
        ".sphinx-reviews.json": first,
        ".sphinx-reviews-pdf.json": {"gone": "x", "one": "x"},
        ".sphinx-reviews-cards.json": {"gone": "x"},
        ".sphinx-reviews-data.json": {"old.html": "x"},
    }
    for name, content in write_json.items():
        (output / name).write_text(json.dumps(content))
    for name in ("gone.html", "gone.pdf", "_cards/gone.png", "old.html", "_search/terms/99.js"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text("of the build before")
    (doctrees / "_pdf" / "gone.json").write_text("{}")
    (doctrees / "_pdf" / ".sphinx-reviews.json").unlink()
    # A record whose class has moved.
    (doctrees / "environment.pickle").write_bytes(b"csphinx_reviews.model\nFacts\n.")
    sphinx_build(source, output, doctrees=doctrees)

    assert not (doctrees / "_pdf" / "gone.json").exists()
    check(tmp_path)
