"""What an author changes in one page, and what stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import words
from records import Mention, Sentence

if TYPE_CHECKING:
    from records import Concept, Review, Section
    from reviews import Pool


def with_sentence(edited: Review) -> Review:
    """Return the review with a sentence more, in its last paragraph; it mentions nothing."""
    *sections, section = edited.sections
    *blocks, block = section.blocks
    block = replace(block, sentences=(*block.sentences, Sentence(words.ADDED_SENTENCE)))
    section = replace(section, blocks=(*blocks, block))
    return replace(edited, sections=(*sections, section))


def with_moved_mention(edited: Review, pool: Pool) -> Review:
    """Return the review with another concept in the place of the first that it mentions."""
    first = next(edited.mentions())
    known = {mention.concept for mention in edited.mentions()}
    other = next(concept for concept in pool.concepts if concept.number not in known)
    moved = Mention(other.number, other.name)
    return replace(
        edited, sections=tuple(_mentioning(section, first, moved) for section in edited.sections)
    )


def _mentioning(section: Section, old: Mention, new: Mention) -> Section:
    return replace(
        section,
        blocks=tuple(
            replace(
                block,
                sentences=tuple(
                    replace(sentence, mention=new) if sentence.mention == old else sentence
                    for sentence in block.sentences
                ),
            )
            for block in section.blocks
        ),
    )


def renamed(concept: Concept) -> Concept:
    """Return the concept with another name; the old one is an alias, so that mentions still lead to it."""
    name = words.fill(words.RENAMED, {"C": concept.name})
    return replace(concept, name=name, aliases=(concept.name, *concept.aliases))
