"""Sections, paragraphs, quotations, code, and what else stands as a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.diagnostics import Subtype, warn
from sphinx_reviews.pdf import maths, typst

from .core import content, nothing, row, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.pdf.sheet import Sheet

_DEEPEST: Final = 6

for _silent in (
    nodes.comment,
    nodes.substitution_definition,
    nodes.target,
    nodes.meta,
    nodes.decoration,
    nodes.docinfo,
    nodes.system_message,
    addnodes.index,
    addnodes.highlightlang,
    addnodes.tabular_col_spec,
):
    typeset.register(_silent, nothing)

for _transparent in (
    nodes.document,
    nodes.compound,
    nodes.legend,
    addnodes.glossary,
    addnodes.only,
    addnodes.start_of_file,
):
    typeset.register(_transparent, content)


@typeset.register(nodes.section)
def _section(node: nodes.section, sheet: Sheet) -> str:
    names = [sheet.place(name) for name in node["ids"]]
    sheet.depth += 1
    parts = []
    children = list(node.children)
    if children and isinstance(children[0], nodes.title):
        title = children.pop(0)
        own = [sheet.anchor(name) for name in title["ids"]]  # type: ignore[index]
        parts = [*own, _heading(title, names, sheet)]  # type: ignore[arg-type]
    parts.append(row(children, sheet))
    sheet.depth -= 1
    return typst.join(parts)


def _heading(title: nodes.Element, places: list[str], sheet: Sheet) -> str:
    sheet.anchors.update(places)
    return typst.call(
        "section",
        str(min(sheet.depth, _DEEPEST)),
        typst.array(map(typst.string, places)),
        content(title, sheet),
    )


@typeset.register(nodes.title)
@typeset.register(nodes.subtitle)
@typeset.register(nodes.rubric)
@typeset.register(addnodes.centered)
def _small_heading(node: nodes.Element, sheet: Sheet) -> str:
    """Set a heading that stands in no table of contents."""
    return typst.call("small-heading", str(min(sheet.depth + 1, _DEEPEST)), content(node, sheet))


@typeset.register(nodes.paragraph)
@typeset.register(addnodes.compact_paragraph)
def _paragraph(node: nodes.Element, sheet: Sheet) -> str:
    if len(node.children) == 1 and isinstance(node.children[0], nodes.image):
        return content(node, sheet)
    return typst.call("par", content(node, sheet))


@typeset.register(nodes.block_quote)
def _block_quote(node: nodes.block_quote, sheet: Sheet) -> str:
    last = node.children[-1] if node.children else None
    if isinstance(last, nodes.attribution):
        quoted = row(node.children[:-1], sheet)
        return typst.call("quotation", quoted, by=content(last, sheet))
    return typst.call("quotation", content(node, sheet))


@typeset.register(nodes.attribution)
@typeset.register(nodes.caption)
def _inner_block(node: nodes.Element, sheet: Sheet) -> str:
    return typst.call("par", content(node, sheet))


@typeset.register(nodes.line_block)
def _line_block(node: nodes.line_block, sheet: Sheet) -> str:
    return typst.call("lines", *_lines(node, sheet, 0))


def _lines(block: nodes.line_block, sheet: Sheet, indent: int) -> Iterator[str]:
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child, sheet, indent + 1)
        elif isinstance(child, nodes.Element):
            yield typst.array([str(indent), content(child, sheet)])


@typeset.register(nodes.transition)
def _transition(node: nodes.transition, sheet: Sheet) -> str:
    assert node.parent is not None
    below = node.parent[node.parent.index(node) + 1 :]
    if all(isinstance(each, nodes.footnote) for each in below):
        return typst.NOTHING  # it parts the text from footnotes, which stand elsewhere
    return typst.call("transition")


# -- code --------------------------------------------------------------------

#: Lexers of Pygments -> the names that Typst highlights by.
_LANGUAGES: Final = {
    "default": "python",
    "python3": "python",
    "py3": "python",
    "ipython": "python",
    "ipython3": "python",
    "pycon": "python",
    "console": "bash",
    "shell": "bash",
    "shell-session": "bash",
    "zsh": "bash",
    "jsonc": "json",
    "postgresql": "sql",
    "mysql": "sql",
    "docker": "dockerfile",
    "rst": "restructuredtext",
    "myst": "markdown",
    "text": "",
    "none": "",
}


@typeset.register(nodes.literal_block)
@typeset.register(nodes.doctest_block)
def _code(node: nodes.Element, sheet: Sheet) -> str:
    lexer = node.get("language", "default" if isinstance(node, nodes.doctest_block) else "none")
    language = _LANGUAGES.get(lexer, lexer)
    options: dict[str, Any] = node.get("highlight_args", {})
    raw = typst.call(
        "raw",
        typst.string(node.astext()),
        block="true",
        lang=typst.string(language) if language else None,
    )
    first = options.get("linenostart", 1) if node.get("linenos") else None
    marked = options.get("hl_lines", ())
    return typst.call(
        "code",
        raw,
        first=str(int(first)) if first is not None else None,
        marked=typst.array(str(int(line)) for line in marked) if marked else None,
    )


# -- formulas ----------------------------------------------------------------


@typeset.register(nodes.math_block)
def _formula(node: nodes.math_block, sheet: Sheet) -> str:
    formula = maths.typeset(node.astext(), node, is_block=True)
    number = node.get("number")
    return typst.call("formula", formula, number=typst.string(f"({number})") if number else None)


# -- another language --------------------------------------------------------

#: The name of a Typst package, such as ``@preview/example``.
_PACKAGE: Final = re.compile(r"@[a-z][\w-]*/")

#: What MyST writes as HTML for lack of a node: line breaks and the boxes of task lists.
_HTML: Final = {
    re.compile("<br */?>"): typst.call("linebreak"),
    re.compile("<input[^<>]*checkbox[^<>]*checked[^<>]*>"): typst.call(
        "tick-box", typst.string("☑")
    ),
    re.compile("<input[^<>]*checkbox[^<>]*>"): typst.call("tick-box", typst.string("☐")),
}


@typeset.register(nodes.raw)
def _raw(node: nodes.raw, sheet: Sheet) -> str:
    """Set what the author wrote in Typst himself, and the HTML that the parser makes."""
    formats, text = node.get("format", "").split(), node.astext().strip()
    if "html" in formats:
        known = (shown for html, shown in _HTML.items() if html.fullmatch(text))
        return next(known, typst.NOTHING)
    if "typst" not in formats:
        return typst.NOTHING
    if _PACKAGE.search(text):
        warn(
            Subtype.PDF,
            node,
            "the Typst here names a package, which would be fetched, and is printed as it "
            "stands. Write the code of the package itself.",
        )
        return typst.call("code", typst.call("raw", typst.string(text), block="true"))
    return typst.call("eval", typst.string(text), mode='"markup"')
