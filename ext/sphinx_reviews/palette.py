"""The colours of books and areas: one palette for pages, PDFs and pictures.

``site/styles/tokens.css`` says the same of pages, where dark mode has values of its own.
"""

from __future__ import annotations

from typing import Final, NamedTuple

#: Letters on a cover; the one cell that is lit.
PAPER: Final = "#fdfaf3"
LIT: Final = "#ffd54a"


class Hue(NamedTuple):
    """The colours of an area, each as ``#rrggbb``."""

    #: A cover, with white letters.
    ground: str
    #: What stands out on the ground.
    cell: str
    #: The name of the area as text.
    ink: str
    #: What lies behind text.
    tint: str


#: By the number of the area; the first is for what is of no area.
HUES: Final = (
    Hue("#5a544a", "#e2dbcd", "#5a544a", "#efeae0"),  # stone
    Hue("#17594f", "#bfe6da", "#14594f", "#e0f0ea"),  # pine
    Hue("#573f83", "#dccff5", "#573f83", "#ece6f6"),  # plum
    Hue("#93431f", "#fbd3bb", "#8c3d19", "#f8e6da"),  # rust
    Hue("#775a14", "#f3dfa6", "#6d5110", "#f5ebcf"),  # ochre
    Hue("#8b2b50", "#f8c9d9", "#8b2b50", "#f8e3ea"),  # berry
    Hue("#28508a", "#c7dcf7", "#28508a", "#e2ebf7"),  # blue
    Hue("#4c6022", "#dbe8b5", "#47591f", "#eaf0d8"),  # moss
    Hue("#4b5763", "#d4dee8", "#475360", "#e7ebef"),  # slate
)
#: How many areas have a hue of their own.
AREAS: Final = len(HUES) - 1
