"""Facts about a book in the tables of a text: ``| 저자 | 칩 후옌 |``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.stated.fact_labels import option
from sphinx_reviews.sources.stated.fact_lines import Fact, of_label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW: Final = re.compile(r"^[ \t>]*+\|?(?P<cells>[^\n|]*+\|[^\n]*)$", re.MULTILINE)
_RULE: Final = re.compile(r"[|:\s-]*")
_OF_TWO: Final = 2


def of_tables(text: str) -> Iterator[Fact]:
    """Yield the facts of tables with labels in the first column, in the first row, or in pairs."""
    header: list[str] = []
    for row in _ROW.finditer(text):
        written = row["cells"].rstrip(" \t").removesuffix("|")
        cells = [plain(cell) for cell in written.split("|")]
        labels = [option(cell) for cell in cells]
        is_in_pairs = len(cells) % _OF_TWO == 0 and all(each is not None for each in labels[::2])
        if _RULE.fullmatch(written):
            continue
        said: list[tuple[str | None, str]] = []
        if is_in_pairs and labels[1] is None:
            said = list(zip(labels[::2], cells[1::2], strict=True))
        elif sum(each is not None for each in labels) > 1:
            header = cells
        elif len(cells) == len(header):
            said, header = (
                [(option(each), cell) for each, cell in zip(header, cells, strict=True)],
                [],
            )
        for known, value in said:
            if known is not None and value:
                found = of_label(known, value)
                yield from (Fact(*each, *row.span(), is_labelled=True) for each in found)
