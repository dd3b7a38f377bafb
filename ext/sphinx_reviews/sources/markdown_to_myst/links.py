"""Links and images within a line, found as kramdown reads them, in time linear in the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.markdown_to_myst.code_spans import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: What matters for links: an escape, a bracket, or a title, whose brackets do not count.
_TOKEN: Final = re.compile(
    r"\\.|!?\[|[\]()]|(?<=\s)(?:\"[^\"]*\"|'[^']*'|“[^“”]*”)(?=[ \t]{0,9}\))"
)
_TITLE: Final = re.compile(r"(?:^|\s)(?:\"([^\"]*)\"|'([^']*)'|“([^“”]*)”)$")
_LABEL: Final = re.compile(r"[ ]?\[([^\[\]]*)\]")
#: CommonMark's own limit.
_LONGEST_LABEL: Final = 999
_ATTRIBUTES: Final = re.compile(r"\{:[^{}]*\}")


class Link(NamedTuple):
    """A link or an image."""

    is_image: bool
    #: As written, with the links in it already rewritten.
    text: str
    #: May contain spaces, which kramdown allows; empty if it leads nowhere.
    target: str
    title: str
    #: kramdown's, such as ``{:width="300"}``.
    attributes: str

    def __str__(self) -> str:
        """Return it in Markdown, without attributes."""
        escaped = self.title.replace('"', '\\"')
        title = f' "{escaped}"' if escaped else ""
        mark = "!" if self.is_image else ""
        return f"{mark}[{self.text}]({destination(self.target)}{title})"

    def as_text(self) -> str:
        """Return the text to show if it leads nowhere."""
        title = f"{self.title} " if self.title not in {"", self.text} else ""
        return f"{self.text} ({title}{code(self.target)})"


class _Span(NamedTuple):
    """Where a link is: its brackets, its end, and the part after its text."""

    start: int
    inner: int
    inner_end: int
    end: int
    target: str
    title: str
    attributes: str


def destination(target: str) -> str:
    """Return a target in a form valid in a link."""
    safe = target.replace("<", "%3C").replace(">", "%3E")
    return f"<{safe}>" if re.search(r"[\s()]", safe) else safe


def rewrite(text: str, references: Mapping[str, str], change: Callable[[Link], str]) -> str:
    """Return *text* with each link and image changed, those within the text of others first.

    :param references: label of a reference, in lower case -> its target.
    """
    #: The links that are open, innermost last.
    open_: list[_Span] = []
    #: The parts of the text so far, and of the text of each open link.
    parts: list[list[str]] = [[]]
    at = 0

    def close(before: int) -> None:
        """Change the open links that end before a place."""
        nonlocal at
        while open_ and open_[-1].end <= before:
            span = open_.pop()
            inner = "".join([*parts.pop(), text[at : span.inner_end]])
            is_image = text[span.start] == "!"
            parts[-1].append(
                change(Link(is_image, inner, span.target, span.title, span.attributes))
            )
            at = span.end

    for span in _spans(text, references):
        close(span.start)
        if open_ and span.end > open_[-1].inner_end:
            continue  # It is part of a target.
        parts[-1].append(text[at : span.start])
        parts.append([])
        open_.append(span)
        at = span.inner
    close(len(text))
    return "".join([*parts[0], text[at:]])


def _spans(text: str, references: Mapping[str, str]) -> Iterator[_Span]:
    """Yield the links and images in the order in which they begin."""
    square, round_ = _pairs(text)
    for start, closing in sorted(square.items()):
        inner = text.index("[", start) + 1
        span = _inline(text, start, inner, closing, round_)
        if span is None and references:
            span = _by_reference(text, start, inner, closing, references)
        if span:
            yield span


def _pairs(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return the position of the closing bracket of each square and each round one."""
    square: dict[int, int] = {}
    round_: dict[int, int] = {}
    open_: dict[str, list[int]] = {"]": [], ")": []}
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark.endswith("[") and mark[0] != "\\":
            open_["]"].append(token.start())
        elif mark == "(":
            open_[")"].append(token.start())
        elif open_.get(mark):
            pairs = square if mark == "]" else round_
            pairs[open_[mark].pop()] = token.start()
    return square, round_


def _inline(
    text: str, start: int, inner: int, closing: int, round_: Mapping[int, int]
) -> _Span | None:
    """Return a link whose target is in parentheses after its text."""
    end = round_.get(closing + 1)
    if end is None:
        return None
    written = text[closing + 2 : end].strip()
    title = _TITLE.search(written)
    target = (written[: title.start()] if title else written).strip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1].strip()
    attributes = _ATTRIBUTES.match(text, end + 1)
    return _Span(
        start,
        inner,
        closing,
        attributes.end() if attributes else end + 1,
        target,
        next(filter(None, title.groups()), "") if title else "",
        attributes[0] if attributes else "",
    )


def _by_reference(
    text: str, start: int, inner: int, closing: int, references: Mapping[str, str]
) -> _Span | None:
    """Return a link whose target is defined elsewhere."""
    if closing - inner > _LONGEST_LABEL or text.startswith(":", closing + 1):
        return None
    label = _LABEL.match(text, closing + 1)
    name = (label and label[1].strip()) or text[inner:closing]
    target = references.get(" ".join(name.lower().split()))
    if target is None:
        return None
    end = label.end() if label else closing + 1
    attributes = _ATTRIBUTES.match(text, end)
    return _Span(
        start,
        inner,
        closing,
        attributes.end() if attributes else end,
        target,
        "",
        attributes[0] if attributes else "",
    )
