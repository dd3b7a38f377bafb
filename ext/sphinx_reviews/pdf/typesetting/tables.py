"""Tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_reviews.pdf.typesetting.core import content, typeset
from sphinx_reviews.pdf.typesetting.lists import inner
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.pdf.sheet import Sheet

_ALIGNMENTS: Final = {"text-left": "left", "text-center": "center", "text-right": "right"}


@typeset.register(nodes.table)
def _table(node: nodes.table, sheet: Sheet) -> str:
    title = node.next_node(nodes.title, descend=True)
    parts = [
        _grid(group, sheet, has_widths="colwidths-given" in node["classes"])
        for group in node.children
        if isinstance(group, nodes.tgroup)
    ]
    caption = content(title, sheet) if title is not None and title.parent is node else None
    return syntax.call("tabular", syntax.join(parts), caption=caption)


def _grid(group: nodes.tgroup, sheet: Sheet, *, has_widths: bool) -> str:
    widths = [column["colwidth"] for column in group.findall(nodes.colspec)]
    columns = (f"{max(float(width), 1):g}fr" if has_widths else "auto" for width in widths)
    head = [cell for part in group.findall(nodes.thead) for cell in _cells(part, sheet)]
    body = [cell for part in group.findall(nodes.tbody) for cell in _cells(part, sheet)]
    # A table without columns or cells prints nothing.
    if not head + body:
        return syntax.NOTHING
    # A link that is repeated on the next page would cost the tags: PDF/UA allows none there.
    has_links = any(part.next_node(nodes.reference) for part in group.findall(nodes.thead))
    repeat = "false" if has_links else None
    header = [syntax.call("table.header", *head, repeat=repeat)] if head else []
    return syntax.call("table", *header, *body, columns=syntax.array(columns))


def _cells(part: nodes.Element, sheet: Sheet) -> Iterator[str]:
    for row in part.children:
        anchors = [sheet.anchor(name) for name in row["ids"]]  # type: ignore[index]
        for entry in row.children:
            assert isinstance(entry, nodes.entry)
            alignment = next(
                (_ALIGNMENTS[each] for each in entry["classes"] if each in _ALIGNMENTS), None
            )
            columns, rows = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
            yield syntax.call(
                "table.cell",
                syntax.join([*anchors, inner(entry, sheet)]),
                colspan=str(columns) if columns > 1 else None,
                rowspan=str(rows) if rows > 1 else None,
                align=alignment,
            )
            anchors = []
