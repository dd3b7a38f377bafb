"""Sections, paragraphs, quotations, code and other blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.pdf.typesetting.core import content, nothing, row, typeset
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst import maths, syntax

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
    return syntax.join(parts)


def _heading(title: nodes.Element, places: list[str], sheet: Sheet) -> str:
    sheet.anchors.update(places)
    return syntax.call(
        "section",
        str(min(sheet.depth, _DEEPEST)),
        syntax.array(map(syntax.string, places)),
        content(title, sheet),
    )


@typeset.register(nodes.title)
@typeset.register(nodes.subtitle)
@typeset.register(nodes.rubric)
@typeset.register(addnodes.centered)
def _small_heading(node: nodes.Element, sheet: Sheet) -> str:
    """Set a heading that no table of contents lists."""
    return syntax.call("small-heading", str(min(sheet.depth + 1, _DEEPEST)), content(node, sheet))


@typeset.register(nodes.paragraph)
@typeset.register(addnodes.compact_paragraph)
def _paragraph(node: nodes.Element, sheet: Sheet) -> str:
    if len(node.children) == 1 and isinstance(node.children[0], nodes.image):
        return content(node, sheet)
    return syntax.call("par", content(node, sheet))


@typeset.register(nodes.block_quote)
def _block_quote(node: nodes.block_quote, sheet: Sheet) -> str:
    last = node.children[-1] if node.children else None
    if isinstance(last, nodes.attribution):
        quoted = row(node.children[:-1], sheet)
        return syntax.call("quotation", quoted, by=content(last, sheet))
    return syntax.call("quotation", content(node, sheet))


@typeset.register(nodes.caption)
def _caption(node: nodes.caption, sheet: Sheet) -> str:
    return syntax.call("caption", content(node, sheet))


@typeset.register(nodes.attribution)
def _inner_block(node: nodes.Element, sheet: Sheet) -> str:
    return syntax.call("par", content(node, sheet))


@typeset.register(nodes.line_block)
def _line_block(node: nodes.line_block, sheet: Sheet) -> str:
    return syntax.call("lines", *_lines(node, sheet, 0))


def _lines(block: nodes.line_block, sheet: Sheet, indent: int) -> Iterator[str]:
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child, sheet, indent + 1)
        elif isinstance(child, nodes.Element):
            yield syntax.array([str(indent), content(child, sheet)])


@typeset.register(nodes.transition)
def _transition(node: nodes.transition, sheet: Sheet) -> str:
    assert node.parent is not None
    below = node.parent[node.parent.index(node) + 1 :]
    if "footnotes" in node["classes"] or all(isinstance(each, nodes.footnote) for each in below):
        return syntax.NOTHING  # it separates the text from footnotes, which are set elsewhere
    return syntax.call("transition")


# -- code --------------------------------------------------------------------

#: Pygments lexer -> the name of the language in Typst.
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
    raw = syntax.call(
        "raw",
        syntax.string(node.astext()),
        block="true",
        lang=syntax.string(language) if language else None,
    )
    first = options.get("linenostart", 1) if node.get("linenos") else None
    marked = options.get("hl_lines", ())
    return syntax.call(
        "code",
        raw,
        first=str(int(first)) if first is not None else None,
        marked=syntax.array(str(int(line)) for line in marked) if marked else None,
    )


# -- formulas ----------------------------------------------------------------


@typeset.register(nodes.math_block)
def _formula(node: nodes.math_block, sheet: Sheet) -> str:
    formula = maths.typeset(node.astext(), node, is_block=True)
    number = node.get("number")
    return syntax.call("formula", formula, number=syntax.string(f"({number})") if number else None)


# -- another language --------------------------------------------------------

#: The name of a Typst package, such as ``@preview/example``.
_PACKAGE: Final = re.compile(r"@[a-z][\w-]*/")

#: What MyST writes as HTML for lack of a node: line breaks and checkboxes of task lists.
_HTML: Final = {
    re.compile("<br */?>"): syntax.call("linebreak"),
    re.compile("<input[^<>]*checkbox[^<>]*checked[^<>]*>"): syntax.call(
        "tick-box", syntax.string("☑")
    ),
    re.compile("<input[^<>]*checkbox[^<>]*>"): syntax.call("tick-box", syntax.string("☐")),
}


@typeset.register(nodes.raw)
def _raw(node: nodes.raw, sheet: Sheet) -> str:
    """Set the author's own Typst, and the HTML that the parser generates."""
    formats, text = node.get("format", "").split(), node.astext().strip()
    if "html" in formats:
        known = (shown for html, shown in _HTML.items() if html.fullmatch(text))
        return next(known, syntax.NOTHING)
    if "typst" not in formats:
        return syntax.NOTHING
    if _PACKAGE.search(text):
        warn(
            Subtype.PDF,
            node,
            "this Typst imports a package, which would be downloaded, so it is printed as "
            "code. Write the code of the package itself.",
        )
        return syntax.call("code", syntax.call("raw", syntax.string(text), block="true"))
    return syntax.call("eval", syntax.string(text), mode='"markup"')
