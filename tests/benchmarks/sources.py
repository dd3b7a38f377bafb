"""Reviews, concepts and skills as sources: what all ways to write them share, and the extension's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Final

import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from records import Block, Concept, Mention, Recommendation, Review, Section, Sentence, Skill
    from reviews import Pool

_SKILLS_HEADING: Final = "함께 익히면 좋은 기술"
_CONF: Final = """\
project = "서평"
author = "독자"
language = "ko"
{settings}myst_enable_extensions = ["colon_fence"]
html_theme = "{theme}"
html_theme_options = {theme_options}
html_copy_source = False
"""
_THEME_OPTIONS: Final = {"shibuya": {"page_layout": "compact"}}


def review_name(number: int) -> str:
    """Return the name of a review's document in its folder."""
    return f"r{number:05d}"


def concept_name(number: int) -> str:
    """Return the name of a concept's document in its folder."""
    return f"c{number:04d}"


def sphinx_project(settings: str, theme: str) -> dict[str, str]:
    """Return the configuration of a project, and its tables of contents."""
    options = _THEME_OPTIONS.get(theme, {})
    return {
        "conf.py": _CONF.format(settings=settings, theme=theme, theme_options=options),
        "index.md": _index("서가", "reviews/index", "concepts/index", "skills"),
        "reviews/index.md": _index("서평", "r*", glob=True),
        "concepts/index.md": _index("개념", "c*", glob=True),
    }


def _index(heading: str, *entries: str, glob: bool = False) -> str:
    options = ":maxdepth: 1\n:titlesonly:\n" + (":glob:\n" if glob else "")
    return f"# {heading}\n\n```{{toctree}}\n{options}\n" + "\n".join(entries) + "\n```\n"


class Dialect(ABC):
    """A way to write the pages of a library."""

    #: The folder of the pages, with its slash; empty if it is the project's.
    pages: ClassVar[str] = ""

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
        return "\n".join([self._title("기술"), *(self._skill(skill) for skill in self.skills)])

    @abstractmethod
    def project(self, theme: str) -> dict[str, str]:
        """Return by path what is not a page of the author: configuration, lists of pages."""

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

    def _title(self, title: str) -> str:
        return f"# {title}\n"

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

    def project(self, theme: str) -> dict[str, str]:
        """Return a project with the extension."""
        return sphinx_project('extensions = ["myst_parser", "sphinx_reviews"]\n', theme)

    def concept(self, concept: Concept) -> str:
        """Return a heading and a ``{concept}``."""
        options = {
            "aliases": ", ".join(concept.aliases),
            "broader": ", ".join(self._broader(concept)),
            "related": ", ".join(self._names(concept.related)),
        }
        body = "\n\n".join(concept.paragraphs)
        return f"{self._title(concept.name)}\n{_directive('concept', concept.name, options, body)}"

    def _broader(self, concept: Concept) -> list[str]:
        return [] if concept.broader is None else self._names([concept.broader])

    def _head(self, review: Review) -> str:
        verdict = review.verdict
        advice = {
            "rating": verdict.rating,
            "for": verdict.suits,
            "not-for": verdict.does_not_suit,
        }
        giver = "" if review.disclosure == "loan" else review.giver
        return "\n".join(
            [
                f"---\ndate: {review.date}\ntags: [{', '.join(review.tags)}]\n---\n",
                self._title(review.book.title),
                _directive("book", review.book.title, book_options(review)),
                _directive("disclosure", review.disclosure, {"by": giver}),
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


def _directive(name: str, argument: str, options: Mapping[str, str], body: str = "") -> str:
    lines = [f":::{{{name}}} {argument}".rstrip()]
    lines += [f":{option}: {value}" for option, value in options.items() if value]
    lines += [body] if body else []
    return "\n".join([*lines, ":::\n"])


def book_options(review: Review) -> dict[str, str]:
    """Return the facts of a book, by the options of ``{book}``."""
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
