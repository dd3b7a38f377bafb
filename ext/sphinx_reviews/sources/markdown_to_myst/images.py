"""Images of Markdown, with their widths and alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.markdown_to_myst.text import indent_of
from sphinx_reviews.sources.recognise import disclosure

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.markdown_to_myst.text import Text

#: The attributes are kramdown's, and those of images that were HTML.
IMAGE: Final = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^)\s>]+)>?(?:\s+[\"'][^)]*[\"'])?\s*\)(?P<attributes>\{:[^}]*\})?"
)
_WIDTH: Final = re.compile(r"width\s*[=:]\s*[\"']?\s*(\d+)\s*(%|px)?")
_NEIGHBOURS: Final = 12
_LONGEST_ALT: Final = 60
_MARKS: Final = re.compile(r"[*_`#>\[\]|]|\([^)]*\)|<[^>]*>|\{[^}]*\}")


class Images(NamedTuple):
    """Rewrites the images of a text."""

    text: Text
    #: From the address of an image to its new one; empty if there is no such image.
    place: Callable[[str], str]
    #: Alternative text where there is nothing else to say.
    default_alt: str

    def on_own_line(self, number: int) -> list[str] | None:
        """Return an image that is a whole line as a directive, which can have a width."""
        line = self.text.lines[number]
        match = IMAGE.fullmatch(line.strip())
        if not match:
            return None
        indent = indent_of(line)
        source = self._placed(match["src"])
        if not source:
            return [f"{indent}{match['alt']} (`{match['src']}`)"]
        alt = match["alt"] or self._alt(number)
        lines = [f"```{{image}} {source}", f":alt: {alt.replace(' #', ' ＃')}"]
        if width := _WIDTH.search(match["attributes"] or ""):
            lines.append(f":width: {width[1]}{width[2] or 'px'}")
        self.text.changes.note("images on separate lines converted to directives")
        return [indent + line for line in ["", *lines, "```", ""]]

    def within_line(self, number: int, text: str) -> str:
        """Return a part of line *number* with its images rewritten."""

        def rewritten(match: re.Match[str]) -> str:
            if match["attributes"]:
                self.text.changes.note("width of an image within a line removed")
            alt = match["alt"] or self._alt(number)
            source = self._placed(match["src"])
            return f"![{alt}]({source})" if source else f"{match['alt']} (`{match['src']}`)"

        return IMAGE.sub(rewritten, text)

    def _placed(self, source: str) -> str:
        """Return the new address of an image, and record it; empty if there is no such image."""
        self.text.changes.images.append(source)
        placed = self.place(source)
        if not placed:
            self.text.changes.to_do.append(f"add the missing image: {source}")
        return placed

    def _alt(self, number: int) -> str:
        """Return the text nearest to an image, preferably above it, as its alternative text."""
        lines = self.text.lines
        above = lines[max(0, number - _NEIGHBOURS) : number][::-1]
        below = lines[number + 1 : number + 1 + _NEIGHBOURS]
        for line in (*above, *below):
            text = " ".join(_MARKS.sub(" ", line).split()) if "![" not in line else ""
            is_text = re.search(r"\w{2}", text) and not re.match(r"\s*(?:`{3}|:\w)", line)
            if is_text and not disclosure(text):
                is_short = len(text) <= _LONGEST_ALT
                alt = text if is_short else text[: _LONGEST_ALT - 1].rstrip() + "…"
                self.text.changes.to_do.append(f"check the alternative text of an image: {alt}")
                return alt.replace('"', "'").strip(":")
        self.text.changes.to_do.append("write the alternative text of an image")
        return self.default_alt
