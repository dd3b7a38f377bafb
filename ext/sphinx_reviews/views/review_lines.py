"""Reviews in a line each: how the book was obtained, the verdict, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.html import template
from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.sentences import first_sentence
from sphinx_reviews.library.covers import cover_of_review
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_language, modifier
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import one_list, paragraph, reference
from sphinx_reviews.views.cover import cover_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import DisclosureKind, VerdictWord
    from sphinx_reviews.views.base import Page


#: Between facts; none begins a line with a dot.
SEPARATOR: Final = Markup("&nbsp;· ")
_DATE: Final = Markup('<time datetime="{}">{}</time>')


class ReviewLine(NamedTuple):
    """What a line says of a review."""

    review: Target
    #: Empty where all reviews are by one person.
    reviewers: tuple[str, ...]
    #: The kinds of each disclosure, and any unknown kind as typed.
    disclosures: tuple[tuple[tuple[DisclosureKind, ...], str], ...]
    verdict: VerdictWord | None
    rating: float | None
    #: The first of the verdict.
    sentence: str
    #: ``YYYY-MM-DD``, or empty.
    date: str
    #: BCP 47 tag of the sentence.
    language: str
    #: None where there is no room for it.
    cover: Cover | None = None

    def facts(self, say: Phrases) -> str:
        """Return by whom, how the book was obtained, the verdict, and when."""
        advice = judgement(self.verdict, self.rating, say)
        return " · ".join(self._facts(advice, self._date(say), say))

    def facts_in_html(self, say: Phrases) -> Markup:
        """Return the same as HTML, in which the verdict has its sign and no date is broken."""
        advice = said(self.verdict, self.rating, say)
        date = _DATE.format(self.date, self._date(say)) if self.date else ""
        return SEPARATOR.join(self._facts(advice, date, say))

    def _date(self, say: Phrases) -> str:
        return say.date(self.date) if self.date else ""

    def _facts(self, advice: str, date: str, say: Phrases) -> Iterator[str]:
        facts = (
            ", ".join(self.reviewers),
            *(disclosures.mark(*each, say) for each in self.disclosures),
            advice,
            date,
        )
        return filter(None, facts)


def said(word: VerdictWord | None, rating: float | None, say: Phrases) -> Markup:
    """Return a verdict as HTML, its word with a sign; empty if there is neither word nor rating."""
    parts = []
    if word:
        mark = Markup('<span class="{}">{}</span>')
        parts.append(mark.format(f"rv-{Look.SAID} {modifier(word)}", judgement(word, None, say)))
    if rating is not None:
        parts.append(Markup.escape(judgement(None, rating, say)))
    return SEPARATOR.join(parts)


def review_line(
    library: Library, review: Review, *, is_signed: bool, has_cover: bool = False
) -> ReviewLine:
    """Return the line of a review; *is_signed* if it names the reviewers."""
    verdict = review.verdict
    return ReviewLine(
        Target(Kind.BOOK, review.docname, "", review.title),
        review.reviewers if is_signed else (),
        tuple((each.kinds, each.unread) for each in review.disclosures),
        verdict.word if verdict else None,
        verdict.rating if verdict else None,
        first_sentence(verdict.text) if verdict else "",
        review.front_matter.date,
        library.language(review.docname),
        cover_of_review(library, review) if has_cover else None,
    )


def review_list(lines: Iterable[ReviewLine], page: Page) -> nodes.Node:
    """Return a list of reviews."""
    return one_list(tuple(lines), page, Look.REVIEW_LIST, _html, _item)


def _html(records: tuple[tuple[ReviewLine, ...], Phrases], addresses: Addresses) -> str:
    lines, say = records
    return template("views/templates/review-list.html").render(
        lines=lines, cover_html=cover_html, say=say, addresses=addresses
    )


def _item(each: ReviewLine, page: Page) -> Iterable[nodes.Node]:
    facts = each.facts(page.say)
    yield paragraph(reference(each.review, page), f" — {facts}" if facts else "")
    if each.sentence:
        yield in_language(paragraph(each.sentence), each.language, page.say.language)
