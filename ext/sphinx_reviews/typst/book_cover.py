"""The cover of a whole library: of its PDF, and as the image that an EPUB has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.typst import hangul, syntax

if TYPE_CHECKING:
    from sphinx_reviews.typst.press import Typefaces

#: In points.
WIDTH: Final = 600
_HEIGHT: Final = 900


class BookCover(NamedTuple):
    """What stands on the cover."""

    title: str
    #: Above the title.
    kind: str
    extent: str
    people: str
    #: The fingerprint of the library, as SVG.
    drawing: str

    @property
    def page(self) -> str:
        """The cover as the first page of a document."""
        return syntax.call(
            "cover-page",
            hangul.text(self.title),
            hangul.text(self.extent),
            syntax.string(self.drawing),
            above=hangul.text(self.kind),
            below=hangul.text(self.people),
        )

    def image(self, fonts: Typefaces, language: str) -> str:
        """Return the source of the cover alone.

        :param language: BCP 47 tag.
        """
        style = syntax.call(
            "styled.with",
            language=syntax.string(language.split("-", maxsplit=1)[0].lower()),
            fonts=syntax.array(map(syntax.string, fonts.sans)),
            serif=syntax.array(map(syntax.string, fonts.serif)),
        )
        return (
            '#import "/style.typ": *\n#import "/library.typ": *\n'
            f"#show: {style}\n#set page(width: {WIDTH}pt, height: {_HEIGHT}pt)\n#{self.page}\n"
        )
