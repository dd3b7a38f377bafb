"""The cost of an import grows with the size of its source, and no faster."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.reading_log import exports
from sphinx_reviews.sources.systems import jekyll
from support.builds import write

if TYPE_CHECKING:
    from pathlib import Path

#: Each is repeated until the post is 100,000 characters long; those that were quadratic took minutes.
REPEATED: Final = (
    "<", "<a", "<!--", "{% raw %}", "{%", "{{", "{% highlight c %}\n", "{% comment %}",
    "{% include figure a ", "~~~a\n", "[", "[a](", "![", "{:", "[^", "(", ">", "**", "\\", " ", "\n", "제휴 ",
    "책을 제공받아 쓴 글이다. 아니다. ", "| a | b |\n", "ISBN: ", "![](/a b.png)", '[a](b "',
)  # fmt: skip
_SECONDS: Final = 10


@pytest.mark.parametrize("text", REPEATED)
def test_post(tmp_path: Path, text: str) -> None:
    """A long post of one repeated piece takes seconds."""
    body = (text * (100_000 // len(text)))[:100_000]
    write(tmp_path / "blog", {"2024-01-01-a.md": f"---\ntitle: '[서평] 가'\n---\n{body}글\n"})
    before = time.process_time()
    report = jekyll.IMPORTER.run(Request(tmp_path / "blog", tmp_path / "library", is_dry_run=True))

    assert report.counts["taken"] == 1
    assert time.process_time() - before < _SECONDS


@pytest.mark.parametrize(
    "row", ['책,저자,4,"좋다."', '책,저자,4,"좋다.', "책,저자", '책,저자,4,"좋다 ""그']
)
def test_rows(tmp_path: Path, row: str) -> None:
    """A log of 10,000 rows takes seconds, even if each of them is damaged."""
    write(tmp_path, {"log.csv": "Title,Author,My Rating,My Review\n" + f"{row}\n" * 10_000})
    before = time.process_time()

    assert len(exports.read(tmp_path / "log.csv").books) == 10_000
    assert time.process_time() - before < _SECONDS
