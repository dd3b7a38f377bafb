"""What books do with a skill, each with its reviewer's reason: teach it, need it, recommend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.html import template
from sphinx_reviews.language.labels import BOOKS_FOR_SKILL, LEVELS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, in_phrase
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.views.base import one_list, paragraph, reference
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.facts import heading
from sphinx_reviews.views.leveled import level_phrase
from sphinx_reviews.views.review_lines import SEPARATOR, ReviewLine, review_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.skill_books import SkillBook, SkillBooks
    from sphinx_reviews.records.model import Level, Section
    from sphinx_reviews.views.base import Page


#: How many books of a kind of list are shown at once.
_AT_ONCE: Final = 8

#: What it means for a reader that a book is in a kind of list.
_EXPLAINED: Final = {
    RecommendationKind.TAUGHT: "You learn it from these books. The level is where they lead.",
    RecommendationKind.PREREQUISITE: "You should have it before you read these books.",
    RecommendationKind.RECOMMENDED: "The reviewers would learn it besides.",
}


class BookLine(NamedTuple):
    """A book, and what its newest review that names the skill says of it."""

    review: ReviewLine
    #: How many further reviews of the book say the same.
    others: int
    #: Those that any of the reviews states.
    levels: tuple[Level, ...]
    #: What stands in the place of a level, as typed.
    unread: tuple[str, ...]
    #: The reviewer's reasons, each with its section.
    reasons: tuple[tuple[str, Section], ...]

    @property
    def target(self) -> Target:
        """The review."""
        return self.review.review

    def level(self, say: Phrases) -> str:
        """Return the levels in words."""
        return ", ".join((*(say(LEVELS[level]) for level in self.levels), *self.unread))

    def level_in_html(self, say: Phrases) -> Markup:
        """Return the same as HTML, which shows known levels as bars as well."""
        known = (level_phrase(level, say) for level in self.levels)
        return Markup(", ").join((*known, *self.unread))

    def facts(self, say: Phrases) -> str:
        """Return how the book was obtained, the verdict, by whom and when."""
        return " · ".join(filter(None, (self.review.facts(say), self._others(say))))

    def facts_in_html(self, say: Phrases) -> Markup:
        """Return the same as HTML."""
        facts = (self.review.facts_in_html(say), self._others(say))
        return SEPARATOR.join(filter(None, facts))

    def _others(self, say: Phrases) -> str:
        if not self.others:
            return ""
        return say.count("{n} more review says so", "{n} more reviews say so", self.others)

    def place(self, section: Section) -> Target:
        """Return a section of the review."""
        return self.target._replace(anchor=section.anchor, title=section.title)


#: The books by kind of list, without empty kinds.
BookLines = tuple[tuple["RecommendationKind", tuple[BookLine, ...]], ...]


def book_lines(library: Library, found: SkillBooks) -> BookLines:
    """Return what each book says of a skill."""
    return tuple(
        (
            kind,
            tuple(
                _line(library, each, has_cover=number < _AT_ONCE)
                for number, each in enumerate(found[kind])
            ),
        )
        for kind in BOOKS_FOR_SKILL
        if kind in found
    )


def _line(library: Library, each: SkillBook, *, has_cover: bool) -> BookLine:
    newest = each.found[0]
    line = review_line(
        library, newest.review, is_signed=library.has_several_reviewers, has_cover=has_cover
    )
    entries = [entry for found in each.found for entry in found.recommendations]
    return BookLine(
        line._replace(review=book_target(each)),
        len(each.found) - 1,
        each.levels,
        tuple(dict.fromkeys(entry.unread for entry in entries if entry.unread)),
        tuple((entry.note, entry.section) for entry in newest.recommendations if entry.note),
    )


def book_target(each: SkillBook) -> Target:
    """Return the newest review that names the skill, under the title of the book."""
    return Target(Kind.BOOK, each.found[0].review.docname, "", each.book.book.title)


def groups(lines: BookLines, at: nodes.Node, page: Page, *, deeper: int) -> Iterator[nodes.Node]:
    """Yield a heading and a list for each kind of list; HTML folds what is long."""
    say = page.say
    for kind, books in lines:
        count = say.count("{n} book", "{n} books", len(books))
        yield heading(f"{say(BOOKS_FOR_SKILL[kind])} {count}", at, deeper=deeper)
        yield paragraph(say(_EXPLAINED[kind]), look=Look.HINT)
        # One more is shown sooner than it is opened.
        shown = _AT_ONCE if page.is_paged and len(books) > _AT_ONCE + 1 else len(books)
        yield one_list(books[:shown], page, Look.SKILL_BOOKS, _html, _item)
        if rest := books[shown:]:
            title = say.count("{n} more book", "{n} more books", len(rest))
            folded = one_list(rest, page, Look.SKILL_BOOKS, _html, _item)
            yield in_block("details", [in_phrase("summary", title), folded], look=Look.FOLD)


def covers(lines: BookLines) -> Iterator[Cover | None]:
    """Yield the covers that the lines show."""
    return (each.review.cover for _, books in lines for each in books)


def _html(records: tuple[tuple[BookLine, ...], Phrases], addresses: Addresses) -> str:
    books, say = records
    return template("views/templates/skill-books.html").render(
        books=books, cover_html=cover_html, say=say, addresses=addresses
    )


def _item(each: BookLine, page: Page) -> Iterator[nodes.Node]:
    level = each.level(page.say)
    named: list[nodes.Node | str] = [reference(each.target, page)]
    if level:
        named += [" ", in_phrase("span", level, look=Look.LEVEL)]
    yield paragraph(*named, look=Look.SOURCE)
    for note, section in each.reasons:
        said: list[nodes.Node | str] = [note]
        if section.title:
            said += [" — ", reference(each.place(section), page)]
        yield paragraph(*said)
    if facts := each.facts(page.say):
        yield paragraph(in_phrase("span", facts, look=Look.BY))
