"""Which reviews say most of a concept, and in which of their sentences.

There are no points to tune, but questions, of which the first that two reviews answer
differently decides: whether it refers to the concept or only names it; whether a section is
about it; how many sentences speak of it; what its verdict is.  Where all answers are the same,
the newer review comes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.sentences import is_whole
from sphinx_reviews.records.model import VerdictWord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.records.facts import Mention

#: What follows a word of which a sentence says what it is: a Korean particle, or a verb.
_IS: Final = re.compile(r"[\"'”’」』)\]]*(?:(?:이란|란|은|는|이라는|라는)\s| (?:is|are|means) )")
_LISTING: Final = tuple(",·、/")
_OPENING: Final = "\"'“‘「『([ "

#: From the book that the reviewer would rather give.
_ADVICE: Final = (VerdictWord.RECOMMEND, VerdictWord.MIXED, VerdictWord.NONE, VerdictWord.SKIP)


class _Weight(NamedTuple):
    """The answers of a review, so that lower ones come first."""

    only_names: bool
    lacks_section: bool
    sentences: int
    advice: int


def weightiest_first(found: Iterable[ReviewMentions]) -> list[ReviewMentions]:
    """Return reviews by what they say of a concept, each with its weightiest sentence first.

    :param found: the reviews that mention it, newest first.
    """
    weighed = sorted(found, key=_weight)
    return [
        each._replace(mentions=tuple(sorted(each.mentions, key=_rank_in_review)))
        for each in weighed
    ]


def _weight(each: ReviewMentions) -> _Weight:
    verdict = each.review.verdict
    word = verdict.word if verdict and verdict.word else VerdictWord.NONE
    return _Weight(
        only_names=all(mention.is_found for mention in each.mentions),
        lacks_section=not any(map(_is_in_section_about, each.mentions)),
        sentences=-len({m.sentence for m in each.mentions if _speaks_of_it(m)}),
        advice=_ADVICE.index(word),
    )


def _rank_in_review(mention: Mention) -> tuple[bool, ...]:
    """Return what puts a sentence behind others of its review, the weightiest reason first."""
    return (
        not is_whole(mention.sentence),
        mention.is_found,
        not _speaks_of_it(mention),
        not _says_what_it_is(mention),
        not _is_in_section_about(mention),
    )


def _speaks_of_it(mention: Mention) -> bool:
    """Return whether the concept is more than one of several in a list."""
    before, after = mention.sentence[: mention.start], mention.sentence[mention.end :]
    is_listed = after[:1] in _LISTING or before.rstrip()[-1:] in _LISTING
    return is_whole(mention.sentence) and not is_listed


def _is_in_section_about(mention: Mention) -> bool:
    words = mention.sentence[mention.start : mention.end]
    return bool(mention.section.anchor and words) and (
        words.casefold() in mention.section.title.casefold()
    )


def _says_what_it_is(mention: Mention) -> bool:
    begins = not mention.sentence[: mention.start].strip(_OPENING)
    return begins and bool(_IS.match(mention.sentence, mention.end))
