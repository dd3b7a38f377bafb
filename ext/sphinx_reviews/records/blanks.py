"""Places in a text whose words are known only once all documents have been read.

A link without words shows the title of what it leads to.  Until that is known, a record
holds a blank in its place, which names the target within the text.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.facts import Packed, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.records.facts import Facts, Mention, Prose

#: Interlinear annotation characters, not allowed in authors' text where blanks may occur.
_BEGIN, _NEXT, _END = MARKS = "\ufff9\ufffa\ufffb"
#: Stands for a space, so that a blank is one word and no sentence ends inside it.
_SPACE: Final = "\ufffc"
_BLANK: Final = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


class Blank(NamedTuple):
    """What a link without words leads to."""

    domain: str
    type: str
    target: str
    target_id: str
    #: What is shown if the target does not exist.
    fallback: str

    def __str__(self) -> str:
        """Return the blank as it is written in a text."""
        return f"{_BEGIN}{_NEXT.join(self)}{_END}".replace(" ", _SPACE)


def fill(text: str, words: Callable[[Blank], str]) -> str:
    """Return *text* with words for each blank."""

    def filled(match: re.Match[str]) -> str:
        return words(Blank(*match[1].replace(_SPACE, " ").split(_NEXT)))

    return _BLANK.sub(filled, text)


def fill_facts(facts: Facts, words: Callable[[Blank], str]) -> Facts:
    """Return *facts* with words for each blank in a text that is shown elsewhere."""
    return dataclasses.replace(
        facts,
        opening=fill(facts.opening, words),
        mentions=[_fill_mention(each, words) for each in facts.mentions],
        prose=Packed.of(_fill_prose(each, words) for each in facts.prose.blocks),
        verdicts=[each._replace(text=fill(each.text, words)) for each in facts.verdicts],
        disclosures=[
            each._replace(wording=fill(each.wording, words)) for each in facts.disclosures
        ],
        recommendations=[
            each._replace(note=fill(each.note, words)) for each in facts.recommendations
        ],
        definitions={
            kind: [
                dataclasses.replace(each, definition=fill(each.definition, words))
                for each in definitions
            ]
            for kind, definitions in facts.definitions.items()
        },
    )


def _fill_prose(block: Prose, words: Callable[[Blank], str]) -> Prose:
    """Return *block* with words for its blanks, and what is behind them moved."""
    shifts = [
        (match.end(), len(fill(match[0], words)) - len(match[0]))
        for match in _BLANK.finditer(block.text)
    ]

    def moved(offset: int) -> int:
        return offset + sum(shift for end, shift in shifts if end <= offset)

    around = block.around
    return block._replace(
        text=fill(block.text, words),
        runs=tuple(Run(moved(start), moved(end)) for start, end in block.runs),
        links=tuple((moved(start), moved(end)) for start, end in block.links),
        around=around
        and around._replace(before=fill(around.before, words), after=fill(around.after, words)),
        ends=None if block.ends is None else tuple(map(moved, block.ends)),
    )


def _fill_mention(mention: Mention, words: Callable[[Blank], str]) -> Mention:
    before, link, after = (
        fill(part, words)
        for part in (
            mention.sentence[: mention.start],
            mention.sentence[mention.start : mention.end],
            mention.sentence[mention.end :],
        )
    )
    return mention._replace(
        sentence=before + link + after, start=len(before), end=len(before) + len(link)
    )
