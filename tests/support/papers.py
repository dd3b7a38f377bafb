"""The text, outline, links and properties of a PDF, read with other programs."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

#: The heights of header and footer, in points.
HEAD: Final = 60
FOOT: Final = 60


class Paper:
    """One PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = PdfReader(path)

    @property
    def pages(self) -> list[str]:
        """The text of each page, as a reader would copy it."""
        with pypdfium2.PdfDocument(self.path) as document:
            return [page.get_textpage().get_text_range() for page in document]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.pages)

    @property
    def fill(self) -> list[float]:
        """How much of each page is from its first to its last line, header and footer apart."""
        shares = []
        with pypdfium2.PdfDocument(self.path) as document:
            for page in document:
                text, height = page.get_textpage(), page.get_height()
                lines = [text.get_rect(number) for number in range(text.count_rects())]
                within = [
                    (bottom, top)
                    for _, bottom, _, top in lines
                    if bottom > FOOT and top < height - HEAD
                ]
                used = max(top for _, top in within) - min(bottom for bottom, _ in within)
                shares.append(used / (height - HEAD - FOOT))
        return shares

    def lacks(self, words: str) -> list[str]:
        """Return those of *words* that cannot be found."""
        whole = flat(self.text)
        return [word for word in words.split() if flat(word) not in whole]

    @property
    def outline(self) -> list[str]:
        """The bookmarks, in order."""

        def titles(entries: list[Any]) -> Iterator[str]:
            for entry in entries:
                if isinstance(entry, list):
                    yield from titles(entry)
                else:
                    yield entry.title

        return list(titles(self.reader.outline))

    @property
    def catalogue(self) -> Any:
        """The root of the objects."""
        return self.reader.trailer["/Root"]

    @property
    def is_tagged(self) -> bool:
        """Whether the PDF declares PDF/UA-1, and has a structure."""
        metadata = (
            self.catalogue["/Metadata"].get_data().decode() if "/Metadata" in self.catalogue else ""
        )
        return "pdfuaid:part" in metadata and "/StructTreeRoot" in self.catalogue

    @property
    def links(self) -> list[str]:
        """The addresses of links that leave the PDF."""
        return [str(link["/A"]["/URI"]) for link in self._links() if "/URI" in link.get("/A", {})]

    @property
    def inner_links(self) -> int:
        """How many links lead to another place in the PDF."""
        return sum("/URI" not in link.get("/A", {}) for link in self._links())

    def _links(self) -> Iterator[Any]:
        for page in self.reader.pages:
            for annotation in page.get("/Annots", ()):
                if (link := annotation.get_object())["/Subtype"] == "/Link":
                    yield link

    @property
    def fonts(self) -> dict[str, bool]:
        """The names of the fonts, and whether each is embedded."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                made = font.get_object()
                holder = made.get("/DescendantFonts", [made])[0].get_object()
                described = holder.get("/FontDescriptor", {})
                # A colour font is embedded as drawings, without a descriptor.
                is_embedded = made["/Subtype"] == "/Type3" or any(
                    key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
                )
                found[str(made.get("/BaseFont", made.get("/Name")))] = is_embedded
        return found


def flat(text: str) -> str:
    """Return *text* without what depends on line breaks."""
    return re.sub(r"[\s\u00ad\ufffe]+", "", unicodedata.normalize("NFC", text))


def png(width: int, height: int) -> bytes:
    """Return an image of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x14\x78\x5a" * width) * height)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def words_of(body: Tag) -> str:
    """Return the text of a page, without what is only on the web."""
    for row in body.select("dd:has(.rv-pdf)"):
        term = row.find_previous_sibling("dt")
        assert term
        term.extract()
        row.extract()
    for other in body.select(
        "svg, .rv-contents, .headerlink, script, .math, .fn-bracket, .rv-citation"
    ):
        other.extract()
    return body.get_text(" ")
