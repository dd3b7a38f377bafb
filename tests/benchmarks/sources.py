"""Reviews, concepts and skills as MyST sources: with the extension, and in plain MyST.

Both say the same words on the same pages.  What the extension draws by itself
(backlinks, for one) has no counterpart in the plain sources.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Final

import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from records import Block, Concept, Mention, Recommendation, Review, Section, Sentence, Skill
    from reviews import Pool

_SKILLS_HEADING: Final = "함께 익히면 좋은 기술"


def review_name(number: int) -> str:
    """Return the name of a review's document in its folder."""
    return f"r{number:05d}"


def concept_name(number: int) -> str:
    """Return the name of a concept's document in its folder."""
    return f"c{number:04d}"


def index(heading: str, *entries: str, glob: bool = False) -> str:
    """Return a page with a table of contents."""
    options = ":maxdepth: 1\n:titlesonly:\n" + (":glob:\n" if glob else "")
    return f"# {heading}\n\n```{{toctree}}\n{options}\n" + "\n".join(entries) + "\n```\n"


class Dialect(ABC):
    """A way to write the pages of a library."""

    #: The lines of ``conf.py`` that are of this dialect alone.
    settings: ClassVar[str]

    def __init__(self, pool: Pool) -> None:
        self.concepts = pool.concepts
        self.skills = pool.skills

    def review(self, review: Review) -> str:
        """Return the source of a review."""
        sections = "\n".join(self._section(section) for section in review.sections)
        listed = "\n".join(self._item(item) for item in review.recommendations)
        return f"{self._head(review)}\n{sections}\n## {_SKILLS_HEADING}\n\n{self._skills(listed)}"

    def skills_page(self) -> str:
        """Return the source of the page of all skills."""
        return "\n".join(["# 기술\n", *(self._skill(skill) for skill in self.skills)])

    @abstractmethod
    def concept(self, concept: Concept) -> str:
        """Return the source of a concept's page."""

    @abstractmethod
    def _head(self, review: Review) -> str: ...

    @abstractmethod
    def _mention(self, mention: Mention) -> str: ...

    @abstractmethod
    def _skills(self, listed: str) -> str: ...

    @abstractmethod
    def _skill(self, skill: Skill) -> str: ...

    @abstractmethod
    def _skill_name(self, name: str) -> str: ...

    def _section(self, section: Section) -> str:
        blocks = "\n\n".join(self._block(block) for block in section.blocks)
        return f"## {section.heading}\n\n{blocks}\n"

    def _block(self, block: Block) -> str:
        said = [self._sentence(sentence) for sentence in block.sentences]
        if block.kind == "list":
            return "\n".join(f"- {sentence}" for sentence in said)
        return ("> " if block.kind == "quote" else "") + " ".join(said)

    def _sentence(self, sentence: Sentence) -> str:
        mention = sentence.mention
        if mention is None:
            return sentence.text
        named = {"C": mention.wording}
        return words.fill(sentence.text, named, dress=lambda _: self._mention(mention))

    def _item(self, item: Recommendation) -> str:
        named = " + ".join(
            self._skill_name(name) + (f" ({level})" if level else "") for name, level in item.skills
        )
        return f"- {named} — {item.note}" if item.note else f"- {named}"

    def _names(self, numbers: Iterable[int]) -> list[str]:
        return [self.concepts[number].name for number in numbers]


class Extended(Dialect):
    """The directives and roles of the extension."""

    settings = 'extensions = ["myst_parser", "sphinx_reviews"]\n'

    def concept(self, concept: Concept) -> str:
        """Return a heading and a ``{concept}``."""
        options = {
            "aliases": ", ".join(concept.aliases),
            "broader": ", ".join(self._broader(concept)),
            "related": ", ".join(self._names(concept.related)),
        }
        body = "\n\n".join(concept.paragraphs)
        return f"# {concept.name}\n\n{_directive('concept', concept.name, options, body)}"

    def _broader(self, concept: Concept) -> list[str]:
        return [] if concept.broader is None else self._names([concept.broader])

    def _head(self, review: Review) -> str:
        verdict = review.verdict
        advice = {
            "rating": verdict.rating,
            "for": verdict.suits,
            "not-for": verdict.does_not_suit,
        }
        return "\n".join(
            [
                f"---\ndate: {review.date}\ntags: [{', '.join(review.tags)}]\n---\n",
                f"# {review.book.title}\n",
                _directive("book", review.book.title, _book_options(review)),
                _directive("disclosure", review.disclosure, {"by": review.giver}),
                _directive("verdict", verdict.word, advice, verdict.sentence),
            ]
        )

    def _mention(self, mention: Mention) -> str:
        return f"{{concept}}`{mention.wording}`"

    def _skills(self, listed: str) -> str:
        return _directive("skills", "", {}, listed)

    def _skill(self, skill: Skill) -> str:
        options = {"area": skill.area, "needs": ", ".join(skill.needs)}
        return _directive("skill", skill.name, options, skill.description)

    def _skill_name(self, name: str) -> str:
        return name


class Plain(Dialect):
    """Headings, lists and links."""

    # Links to a skill lead to its heading.
    settings = 'extensions = ["myst_parser"]\nmyst_heading_anchors = 2\n'

    def concept(self, concept: Concept) -> str:
        """Return a heading and paragraphs."""
        broader = [] if concept.broader is None else [concept.broader]
        facts = {
            "다른 이름": ", ".join(concept.aliases),
            "넓은 개념": ", ".join(self._linked(broader)),
            "관련 개념": ", ".join(self._linked(concept.related)),
        }
        stated = " ".join(f"{name}: {value}." for name, value in facts.items() if value)
        return "\n\n".join([f"# {concept.name}", *concept.paragraphs, stated]) + "\n"

    def _linked(self, numbers: Iterable[int]) -> list[str]:
        return [f"[{self.concepts[number].name}]({concept_name(number)}.md)" for number in numbers]

    def _head(self, review: Review) -> str:
        facts = {
            "서평을 쓴 날": review.date,
            "분류": ", ".join(review.tags),
            **{_LABELS[name]: value for name, value in _book_options(review).items()},
        }
        verdict = review.verdict
        advice = {
            "평점": verdict.rating,
            "맞는 사람": verdict.suits,
            "맞지 않는 사람": verdict.does_not_suit,
        }
        stated = ". ".join(f"{name}: {value}" for name, value in advice.items() if value)
        return "\n".join(
            [
                f"# {review.book.title}\n",
                f"{_DISCLOSURES[review.disclosure].format(giver=review.giver)}\n",
                "\n".join(f"- {name}: {value}" for name, value in facts.items() if value) + "\n",
                f"**{_VERDICTS[verdict.word]}.** {verdict.sentence}\n",
                f"{stated}.\n",
            ]
        )

    def _mention(self, mention: Mention) -> str:
        return f"[{mention.wording}](../concepts/{concept_name(mention.concept)}.md)"

    def _skills(self, listed: str) -> str:
        return f"{listed}\n"

    def _skill(self, skill: Skill) -> str:
        needs = ", ".join(f"[{name}](#{_heading_anchor(name)})" for name in skill.needs)
        facts = [f"- 분야: {skill.area}", *([f"- 먼저: {needs}"] if needs else [])]
        return "\n".join([f"## {skill.name}\n", *facts, "", f"{skill.description}\n"])

    def _skill_name(self, name: str) -> str:
        return f"[{name}](../skills.md#{_heading_anchor(name)})"


def _directive(name: str, argument: str, options: Mapping[str, str], body: str = "") -> str:
    lines = [f":::{{{name}}} {argument}".rstrip()]
    lines += [f":{option}: {value}" for option, value in options.items() if value]
    lines += [body] if body else []
    return "\n".join([*lines, ":::\n"])


def _book_options(review: Review) -> dict[str, str]:
    book = review.book
    return {
        "subtitle": book.subtitle,
        "authors": book.authors,
        "translators": book.translators,
        "publisher": book.publisher,
        "published": book.published,
        "isbn": book.isbn,
        "pages": str(book.pages),
        "edition": book.edition,
        "level": book.level,
        "series": book.series,
        "original": book.original,
        "original-language": book.original_language,
    }


def _heading_anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


_LABELS: Final = {
    "subtitle": "부제",
    "authors": "지은이",
    "translators": "옮긴이",
    "publisher": "출판사",
    "published": "출간일",
    "isbn": "ISBN",
    "pages": "쪽수",
    "edition": "판",
    "level": "수준",
    "series": "총서",
    "original": "원서",
    "original-language": "원서의 언어",
}
_VERDICTS: Final = {"recommend": "추천", "mixed": "조건부 추천", "skip": "비추천", "none": "보류"}
_DISCLOSURES: Final = {
    "bought": "직접 산 책을 읽고 썼습니다.",
    "gift": "{giver}에서 책을 받아 썼습니다.",
    "gift + paid": "{giver}에서 책과 원고료를 받아 썼습니다.",
    "loan": "{giver}에서 책을 빌려 읽고 썼습니다.",
}
