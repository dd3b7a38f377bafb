"""What a page that is no review is about, in a few words: for descriptions and share cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.labels import BOOKS_FOR_SKILL
from sphinx_reviews.library.skill_books import skill_books
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Definition


class Subject(NamedTuple):
    """What a page is about."""

    title: str
    #: The definition, or else the first paragraph; may be empty.
    text: str
    #: The thing whose own page it is, if it is one.
    definition: Definition | None = None


def subject(env: BuildEnvironment, docname: str) -> Subject:
    """Return what a page is about: the thing that its title names, or its first paragraph."""
    title = env.titles[docname].astext()
    library, key = review_domain(env).library.seen_from(docname), names.key(title)
    for definitions in library.definitions.values():
        for each in definitions.on(docname):
            if names.key(each.name) == key:
                return Subject(title, each.definition, each)
    facts = library.documents.get(docname)
    return Subject(title, facts.opening if facts else "")


def shown_on_card(env: BuildEnvironment, docname: str) -> str:
    """Return the docname of the page whose share card a page has; empty if it has none.

    A page with nothing to say in a sentence has the card of the front page.
    """
    library, root = review_domain(env).library, env.config.root_doc
    says_something = docname in library.reviews or subject(env, docname).text
    shown = docname if says_something else root
    review = library.reviews.get(shown)
    return "" if review and review.front_matter.draft else shown


def _discussed(library: Library, each: Definition, say: Phrases) -> str:
    number = len(library.mentions.of(each.kind, each.name))
    return say.count("Discussed in {n} review", "Discussed in {n} reviews", number)


def _listed(library: Library, each: Definition, say: Phrases) -> str:
    found = skill_books(library, each.name)
    return " · ".join(
        f"{say(label)} {say.count('{n} book', '{n} books', len(found[kind]))}"
        for kind, label in BOOKS_FOR_SKILL.items()
        if kind in found
    ) or say("in no review yet")


def _wrote(library: Library, each: Definition, say: Phrases) -> str:
    number = len(library.reviews_by(each.name))
    return say.count("Wrote {n} review", "Wrote {n} reviews", number)


_COUNTED: Final = {Kind.CONCEPT: _discussed, Kind.SKILL: _listed, Kind.REVIEWER: _wrote}


def in_reviews(library: Library, each: Definition, say: Phrases) -> str:
    """Return in how many reviews a thing is found."""
    return _COUNTED[each.kind](library, each, say)
