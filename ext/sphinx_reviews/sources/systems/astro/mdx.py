"""MDX as Markdown: its JavaScript is left out, and its components are turned, or shown as code."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import templates
from sphinx_reviews.sources.markdown_to_myst import math
from sphinx_reviews.sources.systems.astro import components, directives, jsx, modules
from sphinx_reviews.sources.systems.astro.components import Component
from sphinx_reviews.sources.systems.astro.jsx import Expression, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.changes import Changes

#: Deeper components are shown as code; turning them would take time in the square of their number.
_DEEPEST: Final = 30
#: A formula whose braces are no expressions.
_FORMULA: Final = re.compile(
    r"\$(?![\s$])[^$\n]*\{[^$\n]*\$|^\$\$.*?\$\$", re.MULTILINE | re.DOTALL
)
_COMMENT: Final = re.compile(r"/\*(.*)\*/", re.DOTALL)
_UNTOLD: Final = "attributes whose values only a program can tell left out of"


def converted(text: str, changes: Changes) -> str:
    """Return *text* as Markdown; what only a program can tell is shown as code and reported."""
    kept = templates.Kept()
    read = modules.read(kept.spans(kept.fences(text)))
    for each in read.modules:
        changes.note(f"JavaScript left out: {' '.join(kept.restored(each).split())}")
    text = directives.prepared(read.text, kept, changes)
    text = _FORMULA.sub(lambda match: math.converted(match[0], lambda _: ""), text)
    text = _Reader(text, kept, read.imports, changes).markdown()
    return kept.restored(directives.converted(text, kept, changes))


@dataclass
class _Open:
    """A component whose closing tag is yet to come."""

    tag: Tag | None
    parts: list[str] = field(default_factory=list)


class _Reader:
    """Reads one text."""

    def __init__(
        self, text: str, kept: templates.Kept, imports: Mapping[str, str], changes: Changes
    ) -> None:
        self._text, self._kept, self._imports, self._changes = text, kept, imports, changes
        self._stack = [_Open(None)]

    def markdown(self) -> str:
        """Return the text with its tags and expressions as Markdown."""
        at = 0
        for each in jsx.found(self._text):
            self._write(self._text[at : each.start])
            if isinstance(each, Expression):
                self._write(self._expression(each))
            else:
                self._read(each)
            at = each.end
        self._write(self._text[at:])
        while len(self._stack) > 1:
            self._leave_open()
        return "".join(self._stack[0].parts)

    def _write(self, text: str) -> None:
        self._stack[-1].parts.append(text)

    def _read(self, tag: Tag) -> None:
        if not tag.is_component:
            self._write(self._html(tag))
        elif tag.is_closing:
            self._close(tag)
        elif tag.is_empty or len(self._stack) > _DEEPEST:
            self._write(self._component(tag, None, tag.end))
        else:
            self._stack.append(_Open(tag))

    def _close(self, tag: Tag) -> None:
        open_ = [each.tag.name for each in self._stack if each.tag]
        if tag.name not in open_:
            self._write(self._island(tag.start, tag.end))
            return
        while (block := self._stack[-1]).tag and block.tag.name != tag.name:
            self._leave_open()
        self._stack.pop()
        if block.tag:
            self._write(self._component(block.tag, "".join(block.parts), tag.end))

    def _leave_open(self) -> None:
        """Show the innermost open tag as one without a closing tag."""
        block = self._stack.pop()
        if block.tag:
            self._write(self._component(block.tag, None, block.tag.end))
        self._write("".join(block.parts))

    # -- what is found ---------------------------------------------------------

    def _component(self, tag: Tag, inner: str | None, end: int) -> str:
        said = {name: self._value(value) for name, value in tag.attributes.items()}
        is_block = self._is_block(tag.start, end)
        text = None if inner is None else self._inner(inner, is_block=is_block)
        told = {name: value for name, value in said.items() if value is not None}
        component = Component(tag.name, told, text, self._indent(tag.start))
        made = components.markdown(component, self._changes)
        if made is not None and len(told) < len(said):
            self._note(_UNTOLD, tag)
        if made is None and text is None:
            return self._island(tag.start, end)
        if made is None:
            self._note("text taken out of the component", tag)
            made = text or ""
        return self._kept.keep(f"\n{made}\n" if is_block and inner is not None else made)

    def _inner(self, inner: str, *, is_block: bool) -> str:
        """Return the text of a component without the indentation that it has as a block."""
        restored = self._kept.restored(inner)
        return textwrap.dedent(restored).strip("\n") if is_block else restored.strip()

    def _value(self, value: str | Expression) -> str | None:
        """Return the value of an attribute; None if only a program can tell."""
        if isinstance(value, str):
            return value
        code = self._kept.restored(value.code)
        imported = self._imports.get(code.removesuffix(".src"))
        return imported if imported is not None else jsx.literal(code)

    def _expression(self, expression: Expression) -> str:
        code = self._kept.restored(expression.code)
        if comment := _COMMENT.fullmatch(code):
            self._changes.note(f"comment left out: {' '.join(comment[1].split())}")
            return ""
        if not code:
            return ""
        text = jsx.literal(code)
        return self._island(expression.start, expression.end) if text is None else text

    def _html(self, tag: Tag) -> str:
        """Return a tag of HTML without JavaScript in its attributes."""
        if not any(isinstance(each, Expression) for each in tag.attributes.values()):
            return self._text[tag.start : tag.end]
        told = {name: self._value(value) for name, value in tag.attributes.items()}
        if None in told.values():
            self._note(_UNTOLD, tag)
        said = "".join(
            f' {name}="{value}"' for name, value in told.items() if value and '"' not in value
        )
        return f"<{tag.name}{said}{' /' * tag.is_empty}>"

    def _note(self, change: str, tag: Tag) -> None:
        written = self._kept.restored(self._text[tag.start : tag.end])
        self._changes.note(f"{change} {' '.join(written.split())}")

    def _island(self, start: int, end: int) -> str:
        """Return a part of the text as code, on lines of its own if it had such."""
        written = self._kept.restored(self._text[start:end])
        if written not in self._changes.verbatim:
            self._changes.verbatim.append(written)
        if not self._is_block(start, end):
            return self._kept.keep(templates.verbatim(written, self._changes))
        indent = self._indent(start)
        marks = "`" * max(3, max(map(len, re.findall("`+", written)), default=0) + 1)
        lines = [f"{marks}text", *textwrap.dedent(indent + written).split("\n"), marks]
        return self._kept.keep("\n" + "\n".join(indent + line for line in lines) + "\n")

    def _is_block(self, start: int, end: int) -> bool:
        """Return whether a part of the text has lines of its own."""
        before = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        after = self._text.find("\n", end)
        return not before.strip() and not self._text[end : None if after < 0 else after].strip()

    def _indent(self, start: int) -> str:
        line = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        return line[: len(line) - len(line.lstrip(" \t"))]
