"""What can be wrong with a library: the subtypes of warnings."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Subtype(Enum):
    """The subtypes of ``reviews`` warnings, for ``suppress_warnings``.

    The manual lists warnings from these docstrings.
    """

    value: str

    def __new__(cls, value: str, doc: str) -> Self:
        """Make a member with a docstring."""
        member = object.__new__(cls)
        member._value_ = value
        member.__doc__ = doc
        return member

    ALT = ("alt", "An image without alternative text, so readers who cannot see it get nothing.")
    BODY = ("body", "Text in a directive that takes none; it is shown below the directive.")
    BOOK = ("book", "A ``{verdict}`` on a page without a ``{book}``.")
    CONFLICT = ("conflict", "Two reviews of one book that state different facts about it.")
    COVER = (
        "cover",
        "A cover that is missing, remote, not an image, or outside the source directory.",
    )
    CUT = ("cut", "An option value that is cut off at `` #``, which begins a comment.")
    CYCLE = (
        "cycle",
        "A cycle of ``broader`` concepts, of skills that ``need`` each other, or of books that teach what others need.",
    )
    DATE = ("date", "An invalid date, in front matter or in ``published``.")
    DISCLOSURE = (
        "disclosure",
        "A review without a disclosure, an unknown kind, or wording that is vague or conditional.",
    )
    ENCODING = ("encoding", "A source file that is not in UTF-8 and is therefore left out.")
    FENCE = (
        "fence",
        "A directive that is not closed, so that it would swallow the text below it.",
    )
    ISBN = ("isbn", "An ISBN with a wrong length or check digit.")
    LABEL = ("label", "A name or alias that another definition already uses.")
    LEVEL = ("level", "A level that is not on the list.")
    DEFINITION = (
        "definition",
        "A concept without a definition; only with ``-n``.",
    )
    MENTION = (
        "mention",
        "A name that can never be found in prose, is a form of a common verb, or is linked in many reviews.",
    )
    MISSING = ("missing", "A missing argument, option or front matter field that is required.")
    OPTION = (
        "option",
        "An unknown or repeated option, an unwanted argument, or a misspelt field, directive or role.",
    )
    PDF = (
        "pdf",
        "Something that the PDF or share card of a review cannot show, or not to everyone.",
    )
    RATING = ("rating", "A rating that is not a half step from 0.5 to 5.")
    REDIRECT = (
        "redirect",
        "An invalid old address in ``redirect-from``, or one already taken.",
    )
    REFERENCE = (
        "reference",
        "A reference to a concept, skill, book or reviewer that is not defined anywhere, or a filter that no review meets.",
    )
    REPEATED = ("repeated", "A second ``{book}`` or ``{verdict}`` in one document.")
    SIMILAR = ("similar", "A listed skill whose name is one letter away from that of another.")
    SKILLS = ("skills", "A ``{skills}`` directive that is empty or contains anything but a list.")
    SYNTAX = ("syntax", "A line of front matter that is not YAML.")
    VALUE = ("value", "Any other option or front matter value that cannot be read.")
    VERDICT = ("verdict", "A verdict that is not on the list.")
