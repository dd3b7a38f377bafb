"""The Typst compiler, with its fonts and the only folder that it may read."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import rendercv_fonts
import typst
from typst import TypstError

from sphinx_reviews.output.files import digest
from sphinx_reviews.typst.syntax import string
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HERE: Final = Path(__file__).parent
#: The style sheets of PDFs: of all, and of the library's.
TEMPLATES: Final = (_HERE / "style.typ", _HERE / "library.typ")

#: Language -> its font family; all of them cover Latin, Greek and Cyrillic.
_FAMILIES: Final = {"ko": "Noto Sans KR", "ja": "Noto Sans JP", "zh": "Noto Sans SC"}
_LATIN: Final = "Noto Sans"
#: For titles and quotations; it has Hangul and Latin letters, but neither kana nor hanja.
_SERIF: Final = "Noto Serif KR"
_WITHOUT_SERIF: Final = frozenset({"ja", "zh"})
#: Tried last, in this order: emoji, symbols, formulas.
_LAST: Final = ("Noto Emoji", "New Computer Modern Math", "DejaVu Sans Mono")

_TIMESTAMP: Final = 0
#: Points per inch.
_POINTS: Final = 72
#: How many PDFs are printed at once; a compiler releases Python's lock while it works.
PRESSES: Final = min(os.cpu_count() or 1, 4)


class Typefaces(NamedTuple):
    """Names of font families, best first."""

    sans: tuple[str, ...]
    #: The same as ``sans`` in a script without a bundled serif.
    serif: tuple[str, ...]


class Printed(NamedTuple):
    """A PDF, and the reason if it is not tagged."""

    content: bytes
    untagged: str


class Press:
    """Compiles Typst; the same source gives the same bytes on every machine.

    Threads may share a press, and then print in parallel.

    :param folder: an empty folder, for the template and the images.
    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(self, folder: Path, fonts: Sequence[Path] = ()) -> None:
        for template in TEMPLATES:
            shutil.copyfile(template, folder / template.name)
        preferred = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(path) for path in fonts],
        )
        self._preferred = sorted({font.family for font in preferred.fonts()})
        own = [_HERE / "fonts", Path(rendercv_fonts.__file__).parent / "Noto Sans"]
        self._made_by = (
            __version__,
            version("typst"),
            version("rendercv-fonts"),
            [template.read_text(encoding="utf-8") for template in TEMPLATES],
            [hashlib.blake2b(path.read_bytes()).digest() for path in _files(fonts)],
        )
        self._folder = folder
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            font_paths=[str(path) for path in (*fonts, *own)],
        )
        #: A compiler works in one thread only.
        self._of_thread = threading.local()

    def families(self, language: str) -> tuple[str, ...]:
        """Return the font families for a language (BCP 47 tag), best first."""
        first = _FAMILIES.get(_primary(language), _LATIN)
        others = (_LATIN, *_FAMILIES.values())
        return tuple(dict.fromkeys((*self._preferred, first, *others, *_LAST)))

    def typefaces(self, language: str) -> Typefaces:
        """Return the families of text, and those of titles and quotations."""
        sans = self.families(language)
        serif = () if _primary(language) in _WITHOUT_SERIF else (_SERIF,)
        return Typefaces(sans, tuple(dict.fromkeys((*self._preferred, *serif, *sans))))

    def digest(self, source: str) -> str:
        """Return a digest of everything that the PDF of *source* depends on.

        Images are included by their names, which are digests of their content.
        """
        return digest(self._made_by, source)

    def can_show(self, image: str) -> bool:
        """Return whether an image in the folder can be read."""
        return self.refuses(f"#image({string('/' + image)})") is None

    def refuses(self, source: str) -> TypstError | None:
        """Return the error that Typst finds in *source*, if any."""
        try:
            self._compile(source)
        except TypstError as error:
            return error
        return None

    def print(self, source: str, *, tagged: bool) -> Printed:
        """Return *source* as PDF/UA-1 if *tagged* and possible, else as an untagged PDF.

        :raises TypstError: if it cannot be compiled at all.
        """
        reason = ""
        if tagged:
            try:
                return Printed(self._compile(source, standards=["ua-1"]), reason)
            except TypstError as error:
                reason = " ".join((error.message, *error.hints))
        return Printed(self._compile(source, tags=False), reason)

    def draw(self, source: str, *, scale: int = 1) -> bytes | str:
        """Return the single page of *source* as PNG, or Typst's error message.

        :param scale: pixels per point.
        """
        try:
            content = self._compiler.compile(
                input=source.encode(), format="png", ppi=scale * _POINTS, timestamp=_TIMESTAMP
            )
        except TypstError as error:
            return " ".join((error.message, *error.hints))
        assert isinstance(content, bytes)
        return content

    @property
    def _compiler(self) -> typst.Compiler:
        if not hasattr(self._of_thread, "compiler"):
            self._of_thread.compiler = typst.Compiler(
                root=str(self._folder), font_paths=self._fonts, ignore_system_fonts=True
            )
        return self._of_thread.compiler  # type: ignore[no-any-return]

    def _compile(
        self, source: str, *, standards: list[str] | None = None, tags: bool = True
    ) -> bytes:
        content = self._compiler.compile(
            input=source.encode(),
            format="pdf",
            pdf_standards=standards or [],  # type: ignore[arg-type]
            pdf_tags=tags,
            timestamp=_TIMESTAMP,
        )
        assert isinstance(content, bytes)
        return content


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
