"""Labels of enumerations as readers see them, to be translated with the interface."""

from __future__ import annotations

from typing import Final

from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import DisclosureKind, Level, RecommendationKind, VerdictWord
from sphinx_reviews.records.queries import Facet, Order

KINDS: Final[dict[str, str]] = {
    Kind.CONCEPT: "Concept",
    Kind.SKILL: "Skill",
    Kind.BOOK: "Book",
    Kind.REVIEWER: "Reviewer",
}

VERDICTS: Final = {
    VerdictWord.RECOMMEND: "Recommended",
    VerdictWord.MIXED: "Recommended with reservations",
    VerdictWord.SKIP: "Not recommended",
    VerdictWord.NONE: "Undecided",
}


DISCLOSURES: Final = {
    DisclosureKind.BOUGHT: "Bought",
    DisclosureKind.GIFT: "Free copy",
    DisclosureKind.LOAN: "Borrowed",
    DisclosureKind.PUBLIC: "Open book",
    DisclosureKind.PAID: "Paid",
    DisclosureKind.AFFILIATE: "Affiliate links",
    DisclosureKind.RELATION: "Connected",
}


LEVELS: Final = {
    Level.INTRODUCTORY.value: "Introductory",
    Level.BEGINNER.value: "Beginner",
    "lower-intermediate": "Lower intermediate",
    Level.INTERMEDIATE.value: "Intermediate",
    "upper-intermediate": "Upper intermediate",
    Level.ADVANCED.value: "Advanced",
}


SKILL_LISTS: Final = {
    RecommendationKind.PREREQUISITE: "Skills to have before reading",
    RecommendationKind.RECOMMENDED: "Recommended skills",
    RecommendationKind.TAUGHT: "Skills this book teaches",
}


#: The same in a word, in the order in which readers need them.
NEEDS_AND_LESSONS: Final = {
    RecommendationKind.PREREQUISITE: "Needed first",
    RecommendationKind.TAUGHT: "Taught here",
    RecommendationKind.RECOMMENDED: "Recommended besides",
}


#: What books do with a skill, in the order in which readers of the skill ask.
BOOKS_FOR_SKILL: Final = {
    RecommendationKind.TAUGHT: "Teach it",
    RecommendationKind.PREREQUISITE: "Need it first",
    RecommendationKind.RECOMMENDED: "Recommend it besides",
}


FACETS: Final = {
    Facet.SKILL: "Skill",
    Facet.TAUGHT: "Teaches",
    Facet.PREREQUISITE: "Needs first",
    Facet.RECOMMENDED: "Recommends besides",
    Facet.AREA: "Area",
    Facet.CONCEPT: "Concept",
    Facet.VERDICT: "Verdict",
    Facet.DISCLOSURE: "How the book was obtained",
    Facet.GIVER: "Given or paid by",
    Facet.REVIEWER: "Reviewer",
    Facet.LEVEL: "Level of the book",
    Facet.AUTHOR: "Author",
    Facet.PUBLISHER: "Publisher",
    Facet.YEAR: "Year of publication",
    Facet.TAG: "Tag",
}


ORDERS: Final = {
    Order.DATE: "Newest review",
    Order.RATING: "Best rating",
    Order.TITLE: "Title",
}
