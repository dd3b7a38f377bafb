"""The citation of a review as a sentence, after the usage of the language of its page.

In Korean that is the usage of journals: author and year first, 「」 around the title of a
text and 『』 around that of a book.  In English, and in every other language, it is the
Chicago Manual of Style's.  Names are as signed: which part is the family name is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.phrases import Phrases, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.formats.cited import CitedReview
    from sphinx_reviews.records.model import Book, Person

#: After these marks there is no full stop.
_ENDS: Final = (".", "?", "!", "…", "。", "？", "！")


def sentence(cited: CitedReview) -> str:
    """Return the citation of a review; what is not known is left out."""
    say = phrases(cited.language)
    return _korean(cited, say) if _is_korean(say) else _english(cited, _in_english(say))


def reviewed(book: Book, say: Phrases) -> str:
    """Return in words that something is a review of a book."""
    return _korean_review(book) if _is_korean(say) else _english_review(book)


def _is_korean(say: Phrases) -> bool:
    return say.language.partition("-")[0] == "ko"


def _in_english(say: Phrases) -> Phrases:
    return say if say.language.partition("-")[0] == "en" else phrases("en")


def _stopped(text: str) -> str:
    """Return a text with a full stop, unless it is empty or has an end of its own."""
    return f"{text}." if text and not text.endswith(_ENDS) else text


def _joined(parts: Iterable[str], separator: str) -> str:
    return separator.join(filter(None, parts))


# -- Korean ------------------------------------------------------------------


def _korean(cited: CitedReview, say: Phrases) -> str:
    return _joined(
        (
            _stopped(_korean_names(cited.authors)),
            _stopped(cited.date[:4]),
            f"「{cited.title}」({_korean_review(cited.book)}).",
            _stopped(cited.site),
            _stopped(say.date(cited.date) if cited.date else ""),
            cited.address,
        ),
        " ",
    )


def _korean_review(book: Book) -> str:
    facts = (
        f"『{_title(book)}』",
        _korean_role(book.authors, "지음"),
        _korean_role(book.editors, "엮음"),
        _korean_role(book.translators, "옮김"),
        book.publisher,
        book.published[:4],
    )
    return f"{_joined(facts, ', ')} 서평"


def _korean_role(people: tuple[Person, ...], role: str) -> str:
    return f"{_korean_names(people)} {role}" if people else ""


def _korean_names(people: Iterable[Person]) -> str:
    return "·".join(person.name for person in people)


def _title(book: Book) -> str:
    return f"{book.title}: {book.subtitle}" if book.subtitle else book.title


# -- English -----------------------------------------------------------------


def _english(cited: CitedReview, say: Phrases) -> str:
    return _joined(
        (
            _stopped(_english_names(cited.authors)),
            f"“{_stopped(cited.title)}”",
            _stopped(_english_review(cited.book)),
            _stopped(_joined((cited.site, say.date(cited.date) if cited.date else ""), ", ")),
            cited.address,
        ),
        " ",
    )


def _english_review(book: Book) -> str:
    facts = (
        f"Review of {_title(book)}",
        _english_role("by", book.authors),
        _english_role("edited by", book.editors),
        _english_role("translated by", book.translators),
    )
    return _joined(facts, ", ")


def _english_role(role: str, people: tuple[Person, ...]) -> str:
    return f"{role} {_english_names(people)}" if people else ""


def _english_names(people: Iterable[Person]) -> str:
    *others, last = [person.name for person in people] or [""]
    if not others:
        return last
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} and {last}"
