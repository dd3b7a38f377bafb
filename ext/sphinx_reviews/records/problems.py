"""What can be wrong with a library: the subtypes of warnings."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Subtype(Enum):
    """The subtypes of ``reviews`` warnings, for ``suppress_warnings``.

    The documentation of warnings is made from these docstrings.
    """

    value: str

    def __new__(cls, value: str, doc: str) -> Self:
        """Make a member that carries its own documentation."""
        member = object.__new__(cls)
        member._value_ = value
        member.__doc__ = doc
        return member

    ALT = ("alt", "An image without alternative text, which nobody who cannot see it can read.")
    BODY = ("body", "A directive with text where it takes none; the text is shown below it.")
    BOOK = ("book", "A ``{verdict}`` on a page without a ``{book}``.")
    CONFLICT = ("conflict", "One ISBN with different facts in two places.")
    COVER = ("cover", "A cover that is missing, remote, no image, or outside the source directory.")
    CUT = ("cut", "An option value that `` #`` would cut off, as it begins a comment.")
    CYCLE = (
        "cycle",
        "Concepts that are ``broader``, skills that ``need``, or books that teach what others need, in a ring.",
    )
    DATE = ("date", "A date that is not one, in front matter or in ``published``.")
    DISCLOSURE = (
        "disclosure",
        "A review without a disclosure, an unknown kind, or wording that is vague or conditional.",
    )
    ENCODING = ("encoding", "A source file that is not in UTF-8, and is left out.")
    FENCE = (
        "fence",
        "A directive that is not closed, so that it would swallow the text below it.",
    )
    ISBN = ("isbn", "An ISBN with a wrong length or check digit.")
    LABEL = ("label", "A name or alias that another definition has already.")
    LEVEL = ("level", "A level that is not on the list.")
    MISSING = ("missing", "A required argument, option, or front matter field that is not there.")
    OPTION = (
        "option",
        "An unknown or repeated option, an unwanted argument, or a misspelt field, directive or role.",
    )
    PDF = (
        "pdf",
        "Something that the PDF or share card of a review cannot show, or not to everyone.",
    )
    RATING = ("rating", "A rating that is no half step from 0.5 to 5.")
    REDIRECT = (
        "redirect",
        "An old address in ``redirect-from`` that is none, or that another page has.",
    )
    REFERENCE = ("reference", "A reference to a concept, skill or book that nobody defines.")
    REPEATED = ("repeated", "A second ``{book}`` or ``{verdict}`` in one document.")
    SIMILAR = ("similar", "A skill that is listed under a name one letter from that of another.")
    SKILLS = ("skills", "A ``{skills}`` directive that is empty or contains more than a list.")
    SYNTAX = ("syntax", "A line of front matter that is not YAML.")
    VALUE = ("value", "Another option or front matter value that cannot be read.")
    VERDICT = ("verdict", "A verdict that is not on the list.")
