"""What is written into a review for the facts that its text states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.language import labels
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.records import names
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.sources.draft import plain
from sphinx_reviews.sources.suggestions.changes import fence, inserted, is_rst, with_option, written
from sphinx_reviews.sources.suggestions.directive_source import directive_at, following
from sphinx_reviews.sources.suggestions.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.sources.suggestions.changes import Change
    from sphinx_reviews.sources.suggestions.decisions import Decision
    from sphinx_reviews.sources.suggestions.directive_source import Directive
    from sphinx_reviews.sources.suggestions.shelf import Page, Shelf

    Refuse = Callable[[Decision, str], None]

#: What stands at the top of a review, in this order.
_CARD: Final = ("disclosure", "verdict", "skills")
_AUDIENCES: Final = ("for", "not-for")


def record(
    decisions: Iterable[Decision], page: Page, shelf: Shelf, refuse: Refuse
) -> Iterator[Change]:
    """Yield what is written into a review.

    :param refuse: is told of a decision that cannot be written.
    """
    book = directive_at(page.source, page.facts.books[0].place.line, "book")
    known = [each for each in decisions if not _is_recorded(each, page)]
    wanted = []
    for each in known:
        if book is None:
            refuse(each, f"the book of {page.file} stands in another file; add it by hand")
        elif not _is_stated(each, page):
            refuse(each, f"{page.file} does not say it any more")
        else:
            wanted.append(each)
    if book is not None:
        yield from _Review(wanted, page, shelf, book, refuse).changes()


def _is_recorded(decision: Decision, page: Page) -> bool:
    """Return whether a review has a fact already."""
    value, facts = decision.suggestion.value, page.facts
    match decision.suggestion.kind:
        case Kind.SKILL:
            name = names.key(value["name"])
            return any(
                names.key(each.skill) == name and each.kind == value["kind"]
                for each in facts.recommendations
            )
        case Kind.VERDICT:
            return bool(facts.verdicts)
        case Kind.AUDIENCE:
            words = value.get("for", ""), value.get("not-for", "")
            return any(
                said in there
                for verdict in facts.verdicts
                for said, there in zip(words, (verdict.audience, verdict.not_audience), strict=True)
                if said
            )
        case _:
            return bool(getattr(facts.books[0], value["option"].replace("-", "_"), None))


def _is_stated(decision: Decision, page: Page) -> bool:
    """Return whether the evidence is still in the file, wherever it moved."""
    one, other = (
        text.replace("\r\n", "\n") for text in (decision.suggestion.evidence.text, page.source)
    )
    return one in other


class _Review:
    """The decisions on one review."""

    def __init__(
        self,
        decisions: Iterable[Decision],
        page: Page,
        shelf: Shelf,
        book: Directive,
        refuse: Refuse,
    ) -> None:
        self._of: dict[Kind, list[Decision]] = {}
        for each in decisions:
            self._of.setdefault(each.suggestion.kind, []).append(each)
        self._page, self._shelf, self._book, self._refuse = page, shelf, book, refuse

    def changes(self) -> Iterator[Change]:
        """Yield what is written, in the order of the page."""
        page = self._page
        for each in self._of.get(Kind.BOOK, ()):
            value = each.suggestion.value
            yield with_option(page.file, page.source, self._book, value["option"], value["value"])
        new = "".join(f"\n{lines}" for lines in (self._verdict(), self._new_skills()) if lines)
        if new:
            yield inserted(page.file, page.source, self._below_card(), new)
        yield from self._audience()
        yield from self._more_skills()

    def _values(self, kind: Kind) -> list[Mapping[str, Any]]:
        return [each.suggestion.value for each in self._of.get(kind, ())]

    def _below_card(self) -> int:
        """Return where the lines below the book and what belongs to it begin."""
        last = self._book
        while found := following(self._page.source, last, _CARD):
            last = found
        return last.end

    # -- verdict and audience --------------------------------------------

    def _audiences(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for value in self._values(Kind.AUDIENCE):
            for option in _AUDIENCES:
                if value.get(option):
                    found.setdefault(option, []).append(value[option])
        return {option: ", ".join(dict.fromkeys(listed)) for option, listed in found.items()}

    def _verdict(self) -> str:
        verdicts = self._values(Kind.VERDICT)
        if not verdicts:
            return ""
        return self._written("verdict", verdicts[0]["word"], self._audiences(), ())

    def _audience(self) -> Iterator[Change]:
        """Yield the options of a verdict that is there already."""
        if self._of.get(Kind.VERDICT):
            return
        page, verdicts = self._page, self._page.facts.verdicts
        there = verdicts and directive_at(page.source, verdicts[0].place.line, "verdict")
        if not there:
            for each in self._of.get(Kind.AUDIENCE, ()):
                self._refuse(each, f"{page.file} has no verdict that it could stand in")
            return
        for option, value in self._audiences().items():
            yield with_option(page.file, page.source, there, option, value)

    # -- skills ----------------------------------------------------------

    def _items(self) -> list[str]:
        say = phrases(self._shelf.library.language(self._page.docname))
        items = []
        for value in self._values(Kind.SKILL):
            level = f" ({say(labels.LEVELS[value['level']])})" if value.get("level") else ""
            note = f" — {value['note']}" if value.get("note") else ""
            items.append(f"- {plain(value['name'])}{level}{note}")
        return list(dict.fromkeys(items))

    def _listed(self) -> Directive | None:
        """Return the list of prerequisites that is there already."""
        source = self._page.source
        lines = [
            each.place.line
            for each in self._page.facts.recommendations
            if each.kind is RecommendationKind.PREREQUISITE
        ]
        above = range(min(lines, default=0), 0, -1)
        found = (directive_at(source, line, "skills") for line in above)
        return next(filter(None, found), None)

    def _new_skills(self) -> str:
        items = self._items()
        if not items or self._listed():
            return ""
        options = {"kind": RecommendationKind.PREREQUISITE.value}
        return self._written("skills", "", options, items)

    def _written(
        self, name: str, argument: str, options: Mapping[str, str], body: Sequence[str]
    ) -> str:
        marks = "" if is_rst(self._page.file) else fence(self._page.source)
        return written(name, argument, options, body, marks)

    def _more_skills(self) -> Iterator[Change]:
        there, page = self._listed(), self._page
        if there:
            lines = "".join(f"{there.indent}{item}\n" for item in self._items())
            if lines:
                yield inserted(page.file, page.source, there.after_body, lines)
