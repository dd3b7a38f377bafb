"""The lines of drawings, and what they mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Relation(StrEnum):
    """Why two things are connected."""

    BROADER = "broader"
    RELATED = "related"
    TOGETHER = "together"


#: What the key of a drawing says of each line.
MEANINGS: Final = {
    Relation.BROADER: "Solid: broader and narrower",
    Relation.RELATED: "Dashed: related",
    Relation.TOGETHER: "Dotted: discussed together",
}
