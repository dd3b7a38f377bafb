"""What answers a query that is a name: what the thing is, how much is said of it, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.labels import LEVELS, NEEDS_AND_LESSONS
from sphinx_reviews.language.sentences import cut
from sphinx_reviews.library.skill_books import skill_books
from sphinx_reviews.library.weight import weightiest_first
from sphinx_reviews.records.kinds import Concept, Kind, Skill
from sphinx_reviews.records.model import RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.skill_books import SkillBook
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Definition

    #: A document -> its address, relative to the root of the site.
    Address = Callable[[str], str]

#: In characters.
_LONGEST: Final = 220
#: How many things a list names.
_MOST: Final = 3


class Link(NamedTuple):
    """Something that a card leads to."""

    title: str
    #: Relative to the root of the site.
    uri: str
    #: Empty for the page itself.
    anchor: str = ""
    note: str = ""


#: A label, and what it stands before.
Links = tuple[str, tuple[Link, ...]]


class Card(NamedTuple):
    """The answer to a name."""

    #: A definition, or what the verdict on a book says; may be empty.
    text: str
    #: In how many reviews the thing is; empty for a book.
    note: str
    lists: tuple[Links, ...]


def card_of_definition(
    library: Library, defined: Definition, address: Address, say: Phrases
) -> Card:
    """Return the card of a concept, skill or reviewer."""
    text = cut(defined.definition, _LONGEST)
    if isinstance(defined, Concept):
        return _of_concept(library, defined, text, address, say)
    if isinstance(defined, Skill):
        return _of_skill(library, defined, text, address, say)
    written = library.reviews_by(defined.name)
    newest = (say("Newest reviews"), (_review(each, address) for each in written))
    return Card(text, _in_reviews(len(written), say), _lists([newest]))


def card_of_book(library: Library, review: Review, address: Address, say: Phrases) -> Card:
    """Return the card of the book of a review: its verdict, needs and lessons."""
    skills = {
        say(NEEDS_AND_LESSONS[kind]): (
            _link(skill, address)
            for name in library.skills_of(review, kind)
            if (skill := library.skills.get(name))
        )
        for kind in (RecommendationKind.PREREQUISITE, RecommendationKind.TAUGHT)
    }
    text = cut(review.verdict.text, _LONGEST) if review.verdict else ""
    return Card(text, "", _lists(skills.items()))


def _of_concept(
    library: Library, concept: Concept, text: str, address: Address, say: Phrases
) -> Card:
    found = library.mentions.of(Kind.CONCEPT, concept.name)
    books = {each.review.book_id: each.review for each in reversed(weightiest_first(found))}
    broader = filter(None, map(library.concepts.get, concept.broader))
    near = (*broader, *library.narrower(concept), *library.related(concept))
    most = (say("Says most of it"), (_review(each, address) for each in reversed(books.values())))
    related = (say("Near it"), (_link(each, address) for each in near))
    return Card(text, _in_reviews(len(found), say), _lists([most, related]))


def _of_skill(library: Library, skill: Skill, text: str, address: Address, say: Phrases) -> Card:
    number = len(library.recommendations(skill.name))
    teaching = skill_books(library, skill.name).get(RecommendationKind.TAUGHT, ())
    books = (_review(each.found[0].review, address, _level(each, say)) for each in teaching)
    needed = (_link(each, address) for each in filter(None, map(library.skills.get, skill.needs)))
    lists = [(say("Books that teach it, the easiest first"), books), (say("Needed first"), needed)]
    nobody = [] if teaching else [say("no book here teaches it")]
    return Card(text, " · ".join([_in_reviews(number, say), *nobody]), _lists(lists))


def _in_reviews(number: int, say: Phrases) -> str:
    return say.count("In {n} review", "In {n} reviews", number)


def _level(each: SkillBook, say: Phrases) -> str:
    return say(LEVELS[each.level]) if each.level else ""


def _review(review: Review, address: Address, note: str = "") -> Link:
    return Link(review.book.title, address(review.docname), note=note)


def _link(defined: Definition, address: Address) -> Link:
    return Link(defined.name, address(defined.place.docname), defined.anchor)


def _lists(labelled: Iterable[tuple[str, Iterable[Link]]]) -> tuple[Links, ...]:
    """Return the lists that name something, each cut and without repetition."""
    cut_off = ((label, tuple(dict.fromkeys(links))[:_MOST]) for label, links in labelled)
    return tuple((label, links) for label, links in cut_off if links)
