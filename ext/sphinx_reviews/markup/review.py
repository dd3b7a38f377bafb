"""``{book}``, ``{disclosure}`` and ``{verdict}``: the directives that make a page a review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.looks import Look
from sphinx_reviews.markup.directive import TEXT, Field, RecordDirective
from sphinx_reviews.markup.plain_text import plain
from sphinx_reviews.nodes import with_look
from sphinx_reviews.records import fields, words
from sphinx_reviews.records.model import Book, Disclosure, Verdict
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from docutils.nodes import Node

    from sphinx_reviews.records.model import DisclosureKind

_PEOPLE = Field(fields.people)
_LANGUAGE = Field(fields.language)


class BookDirective(RecordDirective):
    """``{book} TITLE``: the book that the document reviews."""

    argument_is = "a title"
    fields: ClassVar[Mapping[str, Field]] = {
        "authors": _PEOPLE,
        "publisher": TEXT,
        "published": Field(fields.partial_date, Subtype.DATE),
        "isbn": Field(fields.isbn, Subtype.ISBN),
        "subtitle": TEXT,
        "translators": _PEOPLE,
        "editors": _PEOPLE,
        "pages": Field(fields.pages),
        "cover": TEXT,
        "cover-alt": TEXT,
        "language": _LANGUAGE,
        "edition": TEXT,
        "level": Field(words.book_level, Subtype.LEVEL),
        "area": TEXT,
        "series": TEXT,
        "original": TEXT,
        "original-language": _LANGUAGE,
        "url": Field(fields.url),
    }

    def record(self) -> Iterable[Node]:
        """Record the book; its card is rendered once the verdict and the skills are known."""
        if not self.typed.get("authors") and not self.typed.get("editors"):
            self.warn(
                Subtype.MISSING,
                "'book' needs the option 'authors'. Write them as :authors: NAME, NAME.",
            )
        values = {name.replace("-", "_"): value for name, value in self.values.items()}
        cover = self._cover(values.pop("cover", ""))
        path = self.env.relfn2path(cover["uri"])[0] if cover else ""
        book = Book(
            self.argument, self.place, cover=Path(path).as_posix() if path else "", **values
        )
        if self.domain.note_book(self.docname, book) > 1:
            self.warn(
                Subtype.REPEATED,
                "a document reviews one book, and this is a second: '%s'. "
                "Move it to its own document, or write {book}`%s` to refer to it.",
                book.title,
                book.title,
            )
        yield self.slot("book", [cover] if cover else [])
        yield from self.refused_body()

    def _cover(self, typed: str) -> nodes.image | None:
        problem = self._cover_problem(typed) if typed else ""
        if problem:
            self.warn(Subtype.COVER, "'book': %s", problem, line=self.lines["cover"])
            self.unread.append(("cover", typed))
        if problem or not typed:
            self.unread += [("cover-alt", alt) for alt in [self.values.get("cover-alt")] if alt]
            return None
        say = phrases(self.domain.language(self.docname))
        alt = self.values.get("cover-alt") or say("Cover of {title}", title=self.argument)
        return with_look(nodes.image(uri=typed, alt=alt), Look.COVER)

    def _cover_problem(self, typed: str) -> str:
        if urlsplit(typed).scheme:
            return f"the cover {typed} is not a file. Save it beside the review and name that file."
        path = Path(self.env.relfn2path(typed)[1]).resolve()
        if not path.is_relative_to(Path(self.env.srcdir).resolve()):
            return (
                f"the cover {typed} is outside the source directory. "
                "Copy it beside the review and name that file."
            )
        if not path.is_file():
            return f"the cover {typed} is missing. Add the file, or remove the option."
        if path.suffix.lower() not in _IMAGES:
            return f"the cover {typed} is not an image. Use a file in one of these formats: {', '.join(_IMAGES)}."
        return ""


_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


class DisclosureDirective(RecordDirective):
    """``{disclosure} KIND``: how the reviewer got the book."""

    argument_is = "a kind"
    fields: ClassVar[Mapping[str, Field]] = {"by": TEXT}

    def record(self) -> Iterable[Node]:
        """Record the disclosure; the body, if any, replaces the standard sentence."""
        kinds: tuple[Any, ...] = ()
        by = self.values.get("by", "")
        try:
            kinds = words.disclosure_kinds(self.argument)
        except fields.FieldError as error:
            self.warn(Subtype.DISCLOSURE, "'disclosure': %s", error)
        if any(kind.needs_giver for kind in kinds) and not by:
            self.warn(
                Subtype.MISSING,
                "'disclosure' of kind '%s' needs the option 'by'. Write who gave or paid, as :by: NAME.",
                self.argument,
            )
        body = self.body()
        wording = plain(self.domain.facts(self.docname), *body)
        self._check_by(by, kinds, wording)
        if body:
            try:
                words.disclosure_wording(wording)
            except fields.FieldError as error:
                line = self.content_offset + 1  # MyST counts from the directive
                self.warn(Subtype.DISCLOSURE, "'disclosure': %s", error, line=line)
        unread = "" if kinds else self.argument
        disclosure = Disclosure(kinds, unread, by, wording, self.place)
        self.domain.note_disclosure(self.docname, disclosure)
        return [self.slot("disclosure", body)]

    def _check_by(self, by: str, kinds: Collection[DisclosureKind], wording: str) -> None:
        """Show ``by`` as typed, if neither the wording nor a standard sentence names the giver."""
        is_asked = any(kind.needs_giver for kind in kinds)
        if by and kinds and not is_asked:
            self.warn(
                Subtype.OPTION,
                "'disclosure' of kind '%s' takes no 'by'. Say it in your own words, or remove it.",
                self.argument,
                line=self.lines["by"],
            )
        if by and not (by in wording if wording else is_asked or not kinds):
            self.unread.append(("by", by))


class VerdictDirective(RecordDirective):
    """``{verdict} WORD``: the reviewer's advice, and for whom; a rating alone is a verdict."""

    argument_is = "a word"
    fields: ClassVar[Mapping[str, Field]] = {
        "rating": Field(fields.rating, Subtype.RATING),
        "for": TEXT,
        "not-for": TEXT,
    }

    def needs_argument(self) -> bool:
        """Return whether the rating is missing as well."""
        return "rating" not in self.values

    def record(self) -> Iterable[Node]:
        """Record the verdict."""
        word = None
        try:
            word = words.verdict_word(self.argument) if self.argument else None
        except fields.FieldError as error:
            self.warn(Subtype.VERDICT, "'verdict': %s", error)
        body = self.body()
        verdict = Verdict(
            word=word,
            unread="" if word else self.argument,
            rating=self.values.get("rating"),
            audience=self.values.get("for", ""),
            not_audience=self.values.get("not-for", ""),
            text="",  # read once the document is complete
            place=self.place,
        )
        if self.domain.note_verdict(self.docname, verdict) > 1:
            self.warn(
                Subtype.REPEATED,
                "a review has one verdict, and this is a second. Keep one of the two.",
            )
        return [self.slot("verdict", body)]
