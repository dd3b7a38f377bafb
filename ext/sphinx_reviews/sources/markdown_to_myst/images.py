"""Images of Markdown, with their widths and alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.draft import option_value
from sphinx_reviews.sources.markdown_to_myst.text import indent_of
from sphinx_reviews.sources.stated.disclosures import disclosure

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.markdown_to_myst.links import Link
    from sphinx_reviews.sources.markdown_to_myst.text import Text

_WIDTH: Final = re.compile(r"width\s*[=:]\s*[\"']?\s*(\d+)\s*(%|px)?")
_NEIGHBOURS: Final = 12
_LONGEST_ALT: Final = 60
_LONGEST_NEIGHBOUR: Final = 500
_MARKS: Final = re.compile(
    r"^\s*(?:[-+]|\d+[.)])\s|\([^()]*\)|<[^<>]*>|\{[^{}]*\}|https?://[^\s\])]+|[*_`#>\[\]|\\]"
)


class Images(NamedTuple):
    """Rewrites the images of a text."""

    text: Text
    #: From the address of an image to its new one; empty if there is no such image.
    place: Callable[[str], str]
    #: Alternative text of last resort.
    default_alt: str

    def on_own_line(self, number: int, image: Link, around: str) -> list[str]:
        """Return an image that is a whole line as a directive, which can have a width.

        :param around: where a link around the image leads, or nothing.
        """
        indent = indent_of(self.text.lines[number])
        source = self._placed(image.target)
        if not source:
            missing = image.as_text()
            return [indent + (f"[{missing}]({around})" if around else missing)]
        alt = image.text or image.title or self._alt(number)
        if image.title not in {"", alt}:
            self.text.changes.to_do.append(f"show the title of an image: {image.title}")
        lines = [f"```{{image}} {source}", f":alt: {option_value(alt)}"]
        if width := _WIDTH.search(image.attributes):
            lines.append(f":width: {width[1]}{width[2] or 'px'}")
        if around:
            lines.append(f":target: {around}")
        self.text.changes.note("images on separate lines converted to directives")
        return [indent + line for line in ["", *lines, "```", ""]]

    def within_line(self, number: int, image: Link) -> str:
        """Return an image within line *number* with its new address."""
        if not image.target:
            return image.text
        source = self._placed(image.target)
        if not source:
            return image.as_text()
        if image.attributes:
            self.text.changes.note("width of an image within a line removed")
        alt = image.text or image.title or self._alt(number)
        return str(image._replace(text=alt, target=source))

    def _placed(self, source: str) -> str:
        """Return the new address of an image, and record it; empty if there is no such image."""
        self.text.changes.images.append(source)
        placed = self.place(source).replace(" ", "%20")
        if not placed:
            self.text.changes.to_do.append(f"add the missing image: {source}")
        return placed

    def _alt(self, number: int) -> str:
        """Return the text nearest to an image, preferably above it, as its alternative text."""
        lines = self.text.lines
        above = lines[max(0, number - _NEIGHBOURS) : number][::-1]
        below = lines[number + 1 : number + 1 + _NEIGHBOURS]
        for line in (*above, *below):
            start = line[:_LONGEST_NEIGHBOUR]
            text = " ".join(_MARKS.sub(" ", start).split()) if "![" not in line else ""
            is_text = re.search(r"\w{2}", text) and not re.match(r"\s*(?:`{3}|:\w)", start)
            if is_text and not disclosure(text):
                is_short = len(text) <= _LONGEST_ALT
                alt = text if is_short else text[: _LONGEST_ALT - 1].rstrip() + "…"
                self.text.changes.to_do.append(f"check the alternative text of an image: {alt}")
                return alt.replace('"', "'").strip(":")
        self.text.changes.to_do.append("write the alternative text of an image")
        return self.default_alt
