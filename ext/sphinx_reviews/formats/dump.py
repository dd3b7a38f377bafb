"""The whole library as JSON, in the format that ``reviews.schema.json`` describes.

Every record has an id that stays the same from build to build; records refer to
each other by id.  Drafts are left out.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.formats.people import signatories
from sphinx_reviews.language import disclosures
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.people import Signatory
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition, Work
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Mention, Review
    from sphinx_reviews.records.kinds import Concept, Skill, Target
    from sphinx_reviews.records.model import Disclosure, Person, Place, Recommendation

#: Semantic version of the format: a new field raises the second number, a change of meaning
#: the first.
VERSION: Final = "2.1.0"
SCHEMA: Final = Path(__file__).with_name("reviews.schema.json")

_Record = dict[str, Any]


class Dump:
    """The records of a library as JSON.

    :param source: docname -> path of the source file from the source directory.
    :param say: docname -> the interface in the language of the page.
    :param prose: docname -> the paragraphs that readers see.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        source: Callable[[str], str],
        say: Callable[[str], Phrases],
        prose: Callable[[str], list[str]],
    ) -> None:
        self._library = library
        self._site = site
        self._source = source
        self._say = say
        self._prose = prose

    def whole(self) -> str:
        """Return everything as one JSON object, each record in a line."""
        about = _json({"$schema": SCHEMA.name, **self._about()})
        lists = (
            f"{_json(name)}: [\n{_SEPARATOR.join(records)}\n]"
            for name, records in self._lines.items()
        )
        return f"{about[:-1]}, {_SEPARATOR.join(lists)}\n}}\n"

    def lines(self) -> Iterator[str]:
        """Yield one line for each record; the first is about the library."""
        yield _json({"type": "library", **self._about()}) + "\n"
        for name, records in self._lines.items():
            beginning = _json({"type": name.removesuffix("s")})[:-1]
            for record in records:
                yield f"{beginning}, {record[1:]}\n"

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {name: [*map(_json, records)] for name, records in self._records().items()}

    def _about(self) -> _Record:
        site = self._site
        return {
            "version": VERSION,
            "name": site.title,
            "language": site.language,
            "url": site.base or None,
        }

    def _records(self) -> dict[str, Iterable[_Record]]:
        library = self._library
        reviews = library.published
        editions = [edition for _, edition in sorted(library.books.by_id.items())]
        works = {work.id: work for each in editions if (work := library.books.work(each))}
        return {
            "books": (self._book(each) for each in editions),
            "works": (self._work(each) for _, each in sorted(works.items())),
            "reviewers": (self._reviewer(each) for each in signatories(library)),
            "reviews": (self._review(each) for each in reviews),
            "concepts": (self._concept(each) for each in library.concepts.all),
            "skills": self._skills(),
            "recommendations": (
                self._recommendation(each, review)
                for review in reviews
                for each in review.recommendations
            ),
            "mentions": (
                self._mention(each, target, review)
                for review in reviews
                for each, target in library.mentions.written_on(review.docname)
            ),
        }

    # -- books, reviews and reviewers ------------------------------------

    def _book(self, edition: Edition) -> _Record:
        book, work = edition.book, self._library.books.work(edition)
        return {
            "id": edition.id,
            "work": work.id if work else None,
            "reviews": [review.docname for review in edition.reviews],
            "title": book.title,
            "subtitle": book.subtitle or None,
            "authors": _people(book.authors),
            "translators": _people(book.translators),
            "editors": _people(book.editors),
            "publisher": book.publisher or None,
            "published": book.published or None,
            "isbn": book.isbn.isbn13 if book.isbn else None,
            "pages": book.pages,
            "language": book.language or None,
            "edition": book.edition or None,
            "level": book.level or None,
            "area": book.area or None,
            "series": book.series or None,
            "original": book.original or None,
            "originalLanguage": book.original_language or None,
            "url": book.url or None,
            "place": self._place(book.place),
        }

    def _work(self, work: Work) -> _Record:
        return {
            "id": work.id,
            "title": work.title,
            "books": [edition.id for edition in work.editions],
        }

    def _review(self, review: Review) -> _Record:
        front, verdict = review.front_matter, review.verdict
        return {
            "id": review.docname,
            "book": review.book_id,
            "title": review.title,
            "path": self._site.path(review.docname),
            "date": front.date or None,
            "updated": front.updated or None,
            "read": [str(each) for each in front.readings],
            "authors": self._ids(Kind.REVIEWER, review.reviewers),
            "tags": list(front.tags),
            "language": front.language or self._site.language,
            "disclosures": [self._disclosure(each, review) for each in review.disclosures],
            "verdict": {
                "word": verdict.word,
                "rating": verdict.rating,
                "for": verdict.audience or None,
                "notFor": verdict.not_audience or None,
                "text": verdict.text or None,
                "place": self._place(verdict.place),
            }
            if verdict
            else None,
            "text": "\n\n".join(self._prose(review.docname)),
        }

    def _disclosure(self, disclosure: Disclosure, review: Review) -> _Record:
        return {
            "kinds": list(disclosure.kinds),
            "by": disclosure.by or None,
            "text": disclosures.sentence(disclosure, self._say(review.docname)),
            "place": self._place(disclosure.place),
        }

    def _reviewer(self, person: Signatory) -> _Record:
        target = person.target
        return {
            "id": person.id,
            "name": person.name,
            "aliases": list(person.aliases),
            "url": person.url or None,
            "affiliation": person.affiliation or None,
            "description": person.description or None,
            "path": self._site.path(target.docname, target.anchor) if target else None,
            "isDefined": person.place is not None,
            "place": self._place(person.place) if person.place else None,
        }

    # -- terms -----------------------------------------------------------

    def _concept(self, concept: Concept) -> _Record:
        return {
            **self._term(concept),
            "broader": self._ids(Kind.CONCEPT, concept.broader),
            "related": self._ids(Kind.CONCEPT, concept.related),
            "exactMatch": list(concept.exact_match),
        }

    def _skills(self) -> Iterator[_Record]:
        for skill in self._library.skills.all:
            yield {
                **self._term(skill),
                "area": skill.area or None,
                "needs": self._ids(Kind.SKILL, skill.needs),
                "learn": list(skill.learn),
            }
        skills = self._library.skills
        for use in skills.undefined.values():
            yield {
                "id": skills.id(use.name),
                "name": use.name,
                "aliases": [],
                "definition": None,
                "path": self._site.path(use.place.docname, use.anchor),
                "place": None,
                "area": None,
                "needs": [],
                "learn": [],
            }

    def _term(self, each: Concept | Skill) -> _Record:
        return {
            "id": self._library.definitions[each.kind].id(each.name),
            "name": each.name,
            "aliases": list(each.aliases),
            "definition": each.definition or None,
            "path": self._site.path(each.place.docname, each.anchor),
            "place": self._place(each.place),
        }

    def _ids(self, kind: Kind, names: Iterable[str]) -> list[str]:
        found = map(self._library.definitions[kind].id, names)
        return list(dict.fromkeys(filter(None, found)))

    # -- recommendations and mentions ------------------------------------

    def _recommendation(self, each: Recommendation, review: Review) -> _Record:
        return {
            "review": review.docname,
            "skill": self._library.skills.id(each.skill),
            "kind": each.kind,
            "level": each.level,
            "note": each.note or None,
            "section": each.section.title,
            "path": self._site.path(review.docname, each.anchor),
            "place": self._place(each.place),
        }

    def _mention(self, each: Mention, target: Target | None, review: Review) -> _Record:
        return {
            "review": review.docname,
            "kind": target.kind if target else each.kind or "any",
            # As written, if it is unknown.
            "target": self._id(target) if target else each.target,
            "isKnown": bool(target),
            "automatic": each.is_found,
            "sentence": each.sentence,
            "start": each.start,
            "end": each.end,
            "section": each.section.title,
            "path": self._site.path(review.docname, each.leads_to),
            "place": self._place(each.place),
        }

    def _id(self, target: Target) -> str:
        if target.kind in self._library.definitions:
            return self._library.definitions[target.kind].id(target.title)
        return self._library.reviews[target.docname].book_id

    def _place(self, place: Place) -> _Record:
        return {"file": self._source(place.docname), "line": place.line}


def _people(persons: Iterable[Person]) -> list[_Record]:
    return [
        {"name": person.name, "alternateName": person.alternate_name or None} for person in persons
    ]


#: Between the records of a list, and between the lists.
_SEPARATOR: Final = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
