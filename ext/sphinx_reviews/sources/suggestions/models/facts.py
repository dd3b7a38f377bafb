"""The facts of an answer: which of them may be suggested, and why not the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.library.names_in_text import Names
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.kinds import Kind as Named
from sphinx_reviews.records.model import Level, RecommendationKind, VerdictWord
from sphinx_reviews.sources.suggestions.model import Kind
from sphinx_reviews.sources.suggestions.models.quotations import states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.sources.suggestions.models.quotations import Post

    Fact = Mapping[str, str]
    Value = dict[str, Any]

_NOT_QUOTED: Final = "its words are not in its quotation"
_NO_NAME: Final = "it is no name"
_KNOWN: Final = "the library records it already"
_STATED: Final = "the page states it already"
_UNREADABLE: Final = "its value cannot be read"
_NO_VERDICT: Final = "its quotation gives no such verdict"
_TOO_LONG: Final = "it is too long"

#: In characters.
_LONGEST_NAME: Final = 60
_LONGEST_TEXT: Final = 200
_MARKUP: Final = re.compile(r"[`{}<>\[\]|\\]")


class NotSuggestedError(Exception):
    """Why a fact is dropped."""


class Reader:
    """Turns the facts of answers into values of suggestions.

    :param known: the names that models were told.
    """

    def __init__(self, library: Library, known: Iterable[str]) -> None:
        self._library = library
        self._known = frozenset(map(names.key, known))

    def value(self, kind: Kind, fact: Fact, post: Post) -> Value:
        """Return what would be recorded.

        :param fact: of the form that the schema gives it, its quotation in NFC.
        :raises NotSuggestedError: if it is not what its quotation states, or is known.
        """
        match kind:
            case Kind.CONCEPT:
                return self._concept(fact, post)
            case Kind.ALIAS:
                return self._alias(fact, post)
            case Kind.SKILL:
                return self._skill(fact, post)
            case Kind.VERDICT:
                return _verdict(fact, post.review)
            case Kind.AUDIENCE:
                return _audience(fact, post.review)
            case _:
                return _book(fact, post.review)

    def _concept(self, fact: Fact, post: Post) -> Value:
        name = _name(fact["name"])
        require(self._names(fact["quotation"], name, post), _NOT_QUOTED)
        require(not self._defined(name), _KNOWN)
        return {"name": name, "aliases": [], "mentions": 0}

    def _alias(self, fact: Fact, post: Post) -> Value:
        of, alias = _name(fact["name"]), _name(fact["alias"])
        are_quoted = all(self._names(fact["quotation"], each, post) for each in (of, alias))
        require(are_quoted, _NOT_QUOTED)
        if self._defined(alias):
            of, alias = alias, of
        require(not self._defined(alias) and names.key(of) != names.key(alias), _KNOWN)
        defined = self._defined(of)
        kind = defined.kind if defined else Named.CONCEPT
        return {"of": defined.name if defined else of, "kind": kind, "alias": alias}

    def _skill(self, fact: Fact, post: Post) -> Value:
        name = _name(fact["name"])
        require(self._speaks_of(name, fact, post), _NOT_QUOTED)
        of = self._library.skills.canonical
        listed = {names.key(of(each.skill)) for each in post.review.recommendations}
        require(names.key(of(name)) not in listed, _STATED)
        level = fact["level"] if _says(fact, _LEVELS.get(fact["level"], "")) else ""
        return {"kind": RecommendationKind.PREREQUISITE, "name": name, "level": level, "note": ""}

    def _speaks_of(self, name: str, fact: Fact, post: Post) -> bool:
        """Return whether a quotation holds a name, or its review does and the name is in use."""
        defined = self._defined(name)
        spellings = {name, *((defined.name, *defined.aliases) if defined else ())}
        return any(self._names(fact["quotation"], each, post) for each in spellings) or (
            names.key(name) in self._known and self._names(post.text, name, post)
        )

    def _names(self, text: str, name: str, post: Post) -> bool:
        """Return whether a text of a post has a name letter by letter, and not in a longer word."""
        language = self._library.language(post.page.docname)
        return states(text, name) and bool(Names([name], language).find(text))

    def _defined(self, name: str) -> Definition | None:
        return self._library.concepts.get(name) or self._library.skills.get(name)


def require(condition: object, reason: str) -> None:
    """Drop a fact unless a condition holds.

    :raises NotSuggestedError: with the reason, if it does not.
    """
    if not condition:
        raise NotSuggestedError(reason)


def _name(text: str) -> str:
    name = names.normalize(text)
    is_name = 0 < len(name) <= _LONGEST_NAME and re.search(r"[^\W\d_]", name)
    require(is_name and not _MARKUP.search(name), _NO_NAME)
    return name


def _says(fact: Fact, pattern: str) -> bool:
    return bool(re.search(pattern, fact["quotation"], re.IGNORECASE))


# -- what a level is called --------------------------------------------------

_LEVELS: Final[Mapping[str, str]] = {
    Level.INTRODUCTORY: "입문|기초|기본|introduct|basic",
    Level.BEGINNER: "초급|초보|기초|기본|beginner|basic",
    Level.INTERMEDIATE: "중급|intermediate",
    Level.ADVANCED: "고급|심화|advanced",
}


# -- verdicts ----------------------------------------------------------------

#: 추천 is also what a recommender system does.
_RECOMMENDS: Final = (
    r"추천(?!\s*(?:시스템|알고리[즘듬]|모델|모형|엔진|서비스|받))|강추|권하|권한다|권할|권해|필독|일독"
    r"|읽어\s*(?:보|볼|봐)|읽을\s*만|볼\s*만|\brecommend|\bmust[- ]read|\bworth\b"
)
_ADVISES_AGAINST: Final = (
    r"비추|(?:추천|권)[^.!?]{0,8}(?:지(?:는|도)?\s*(?:않|못|말)|기(?:는|가)?\s*(?:어렵|힘들))"
    r"|\b(?:not|never|cannot|can't|don't|wouldn't)\b[^.]{0,20}\brecommend|\b(?:skip|avoid)\b"
)
_RESERVES: Final = (
    r"아쉽|아쉬|다만|하지만|그러나|지만|호불호|단점|\b(?:but|however|though|although)\b"
)


def _verdict(fact: Fact, review: Review) -> Value:
    require(review.verdict is None, _STATED)
    says = {
        VerdictWord.RECOMMEND: _says(fact, _RECOMMENDS) and not _says(fact, _ADVISES_AGAINST),
        VerdictWord.MIXED: _says(fact, _RECOMMENDS) and _says(fact, _RESERVES),
        VerdictWord.SKIP: _says(fact, _ADVISES_AGAINST),
    }
    word = VerdictWord(fact["word"])
    require(says[word], _NO_VERDICT)
    return {"word": word}


# -- audience, book ----------------------------------------------------------


def _audience(fact: Fact, review: Review) -> Value:
    text = names.normalize(fact["text"])
    require(len(text) <= _LONGEST_TEXT, _TOO_LONG)
    require(states(fact["quotation"], text), _NOT_QUOTED)
    if verdict := review.verdict:
        stated = {"for": verdict.audience, "not-for": verdict.not_audience}[fact["option"]]
        require(not stated, _STATED)
    return {fact["option"]: text}


_PEOPLE: Final = frozenset({"authors", "translators", "editors"})


def _book(fact: Fact, review: Review) -> Value:
    option, value, quotation = fact["option"], names.normalize(fact["value"]), fact["quotation"]
    require(len(value) <= _LONGEST_TEXT, _TOO_LONG)
    require(not getattr(review.book, option), _STATED)
    try:
        match option:
            case "isbn":
                is_quoted = fields.isbn(value) and states(_joined(quotation), _joined(value))
            case "published":
                is_quoted = _states_date(quotation, fields.partial_date(value))
            case "pages":
                is_quoted = states(quotation, str(fields.pages(value)))
            case _ if option in _PEOPLE:
                spelled = [name for person in fields.people(value) for name in person if name]
                is_quoted = bool(spelled) and all(states(quotation, name) for name in spelled)
            case _:
                is_quoted = states(quotation, value)
    except fields.FieldError as error:
        raise NotSuggestedError(_UNREADABLE) from error
    require(is_quoted, _NOT_QUOTED)
    return {"option": option, "value": value}


def _states_date(quotation: str, date: str) -> bool:
    """Return whether a quotation holds a date, such as 2023년 4월 for 2023-04.

    :param date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    """
    numbers = (f"0?{int(part)}" for part in date.split("-"))
    pattern = r"\D{1,3}".join(numbers)
    return bool(re.search(rf"(?<!\d){pattern}(?!\d)", quotation))


def _joined(text: str) -> str:
    """Return a text without the hyphens of ISBNs."""
    return re.sub(r"(?<=\d)[-\u2010-\u2015](?=[\dX])", "", text)
