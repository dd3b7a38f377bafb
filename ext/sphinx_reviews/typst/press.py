"""The Typst compiler, with its fonts and the only folder that it may read."""

from __future__ import annotations

import hashlib
import threading
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import rendercv_fonts
import typst
from typst import TypstError

from sphinx_reviews.output.files import digest, write
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


class Typefaces(NamedTuple):
    """Names of font families, best first."""

    sans: tuple[str, ...]
    #: The same as ``sans`` in a script without a bundled serif.
    serif: tuple[str, ...]


class Order(NamedTuple):
    """A PDF that is wanted."""

    source: str
    is_tagged: bool
    #: The label of a value in the source that is wanted as well, if any.
    asked: str = ""


class Printed(NamedTuple):
    """A PDF."""

    content: bytes
    #: The reason if it is wanted with tags and has none.
    untagged: str = ""
    #: The value that is asked for, as JSON.
    answer: str = ""


class Press:
    """Compiles Typst; the same source gives the same bytes on every machine.

    Threads may share a press, and then print in parallel.

    :param folder: an empty folder, for the template and the images.
    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(self, folder: Path, fonts: Sequence[Path] = ()) -> None:
        for template in TEMPLATES:
            write(folder / template.name, template.read_bytes())
        preferred = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(path) for path in fonts],
        )
        self._preferred = sorted({font.family for font in preferred.fonts()})
        own = [_HERE / "fonts", Path(rendercv_fonts.__file__).parent / "Noto Sans"]
        self._folder, self._own_fonts = folder, fonts
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

    @cached_property
    def _made_by(self) -> tuple[object, ...]:
        return (
            __version__,
            version("typst"),
            version("rendercv-fonts"),
            [template.read_text(encoding="utf-8") for template in TEMPLATES],
            [hashlib.blake2b(path.read_bytes()).digest() for path in _files(self._own_fonts)],
        )

    def digest(self, *made_from: str) -> str:
        """Return a digest of everything that a PDF depends on.

        :param made_from: its source, or all that the source is made from.  Images are included
            by their names, which are digests of their content.
        """
        return digest(self._made_by, *made_from)

    def can_show(self, image: str) -> bool:
        """Return whether an image in the folder can be read."""
        return self.refuses(f"#image({string('/' + image)})") is None

    def refuses(self, source: str) -> TypstError | None:
        """Return the error that Typst finds in *source*, if any."""
        try:
            _compiled(self._compiler, source.encode())
        except TypstError as error:
            return error
        return None

    def print(self, order: Order) -> Printed:
        """Return PDF/UA-1 if it is wanted and possible, else an untagged PDF.

        :raises TypstError: if the source cannot be compiled at all.
        """
        # The compiler answers only about a file.
        path = self._folder / f"{digest(order.source)}.typ"
        source: bytes | None = None if order.asked else order.source.encode()
        if order.asked:
            path.write_text(order.source, encoding="utf-8")
        compiler = self._compiler_of(path) if order.asked else self._compiler
        reason, content = "", b""
        if order.is_tagged:
            try:
                content = _compiled(compiler, source, standards=["ua-1"])
            except TypstError as error:
                reason = reason_of(error)
        content = content or _compiled(compiler, source, tags=False)
        found = compiler.query(f"<{order.asked}>", field="value", one=True) if order.asked else ""
        return Printed(content, reason, found)

    def draw(self, source: str, *, scale: int = 1) -> bytes | str:
        """Return the single page of *source* as PNG, or Typst's error message.

        :param scale: pixels per point.
        """
        try:
            content = self._compiler.compile(
                input=source.encode(), format="png", ppi=scale * _POINTS, timestamp=_TIMESTAMP
            )
        except TypstError as error:
            return reason_of(error)
        assert isinstance(content, bytes)
        return content

    @property
    def _compiler(self) -> typst.Compiler:
        if not hasattr(self._of_thread, "compiler"):
            self._of_thread.compiler = self._compiler_of(None)
        return self._of_thread.compiler  # type: ignore[no-any-return]

    def _compiler_of(self, path: Path | None) -> typst.Compiler:
        return typst.Compiler(
            input=None if path is None else str(path),
            root=str(self._folder),
            font_paths=self._fonts,
            ignore_system_fonts=True,
        )


def _compiled(
    compiler: typst.Compiler,
    source: bytes | None,
    *,
    standards: list[str] | None = None,
    tags: bool = True,
) -> bytes:
    content = compiler.compile(
        input=source,
        format="pdf",
        pdf_standards=standards or [],  # type: ignore[arg-type]
        pdf_tags=tags,
        timestamp=_TIMESTAMP,
    )
    assert isinstance(content, bytes)
    return content


def reason_of(error: TypstError) -> str:
    """Return what Typst says, and how it would help, in one line."""
    return " ".join((error.message, *error.hints))


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
