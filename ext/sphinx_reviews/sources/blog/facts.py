"""What a post states about the book and the reading: in front matter first, then in its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records import fields
from sphinx_reviews.sources.blog import keys
from sphinx_reviews.sources.blog.posts import date, is_nothing, line
from sphinx_reviews.sources.stated import (
    book_titles,
    contributors,
    dates,
    fact_lines,
    fact_tables,
    ratings,
)
from sphinx_reviews.sources.suggestions.statements import books

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.sources.blog.posts import Post
    from sphinx_reviews.sources.stated.fact_lines import Fact

#: Options of ``{book}`` whose fields are read as suggestions read them in a text.
_READ: Final = (
    "subtitle", "edition", "authors", "translators", "editors", "publisher", "published", "isbn",
    "pages", "original", "series",
)  # fmt: skip
#: A field that only a review has.
_OF_REVIEWS: Final = ("isbn", "authors", "translators", "book", "pages")
#: Fields of which a review has several, and another post at most one.
_OFTEN_OF_REVIEWS: Final = (
    "author", "publisher", "published", "rating", "started", "finished", "original", "subtitle",
)  # fmt: skip
#: Both of these say nothing together: posts of every kind have them.
_OF_ANY_POST: Final = {"author", "subtitle"}
#: Facts that a text states on lines of its own if it is about a book.
_OF_TEXTS: Final = frozenset({"authors", "translators", "publisher", "published", "isbn", "pages"})
_SEVERAL: Final = 2
#: ``Name, #2``, ``Name (Book 2)``: the number at the end of a series.
_SERIES: Final = re.compile(
    r",?\s*\(?(?:#|book\s|vol(?:ume|\.)?\s)\s*(\d+(?:\.\d+)?)\)?$", re.IGNORECASE
)


class Facts(NamedTuple):
    """What front matter states."""

    #: Of ``{book}``.
    options: dict[str, str]
    #: Of 5.
    rating: float | None
    #: When the book was read, as the field ``read`` has it.
    readings: list[str]
    #: The fields that are used.
    used: frozenset[str]


def of_front_matter(post: Post, best: float) -> Facts:
    """Return what the front matter of a review states about the book.

    :param best: the best rating of the scale that the site uses.
    """
    options: dict[str, str] = {}
    used: set[str] = set()
    for option in (*_READ, "language", "url"):
        for name, value in _options(post, option):
            if options.setdefault(option, value) == value:
                used.add(name)
    if "series" in options:
        options["series"] = _SERIES.sub(r" \1", options["series"])
    number, name = next(_numbered(post), ("", ""))
    if "series" in options and number:
        options["series"] += f" {number}"
        used.add(name)
    rated, rating = next(_ratings(post, best), ("", None))
    used |= {rated, *(name for fact in ("best", "book") for name, _ in post.values(fact))}
    readings, of_readings = _readings(post)
    return Facts(options, rating, readings, frozenset(used | of_readings))


def _readings(post: Post) -> tuple[list[str], set[str]]:
    """Return when the book was read, and the fields that say so."""
    for name, value in post.values("readings"):
        if found := _periods(value):
            return found, {name}
    began, ended = (
        next(
            ((day, {name}) for name, value in post.values(fact) if (day := _day(value))),
            ("", set()),
        )
        for fact in ("started", "finished")
    )
    return list(dates.period(began[0], ended[0])), began[1] | ended[1]


def _periods(value: Any) -> list[str]:
    """Return the readings in a list of days, of periods, or of tables with a beginning and an end."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            named = {keys.plain(name): _day(day) for name, day in each.items()}
            ends = (
                next(filter(None, map(named.get, keys.KEYS[fact])), "")
                for fact in ("started", "finished")
            )
            found += dates.period(*ends)
        else:
            found += dates.periods(line(each))
    return found


def _day(value: Any) -> str:
    return date(value) or dates.partial(line(value))


#: Of these, one field is shown, and others that say the same; of those below, all are.
_SHOWN_ONCE: Final = ("title", "description", "tagline", "lang", "slug", "author")
_DAYS: Final = ("date", "updated")
_PUBLISHED: Final = {"", "publish", "published", "public"}


def used_by_pages(post: Post) -> Iterator[str]:
    """Yield the fields that every page shows, or that mean no more outside the old site."""
    for fact in _SHOWN_ONCE:
        stated = list(post.values(fact))
        yield from (name for name, value in stated if value == stated[0][1])
    for fact in _DAYS:
        yield from (name for name, value in post.values(fact) if date(value))
    yield from (name for name, _ in post.values("tags"))
    shown = set(addresses(post))
    yield from (name for name, value in post.values("addresses") if shown & set(_paths(value)))
    for name, value in post.values("draft"):
        if post.is_draft or isinstance(value, bool) or line(value).lower() in _PUBLISHED:
            yield name


def day(post: Post, fact: str) -> str:
    """Return the day that the front matter states; empty if it states none."""
    return next(filter(None, (date(value) for _, value in post.values(fact))), "")


def addresses(post: Post) -> list[str]:
    """Return the addresses of a post on the old site, as far as it states them."""
    found = (path for _, value in post.values("addresses") for path in _paths(value))
    return list(dict.fromkeys(found))


def _paths(value: Any) -> Iterator[str]:
    """Yield the paths of a field; neither those of other sites, nor patterns of them."""
    for each in value if isinstance(value, list) else [value]:
        path = line(each)
        if path and ":" not in path:
            yield f"/{path.removeprefix('/')}"


def _options(post: Post, option: str) -> Iterator[tuple[str, str]]:
    """Yield the fields that state an option, with the value as ``{book}`` takes it."""
    dating = _dating(post) if option == "published" else ""
    for name, typed in post.values(option):
        if name != dating and (value := _value(option, typed)):
            yield name, value


def _dating(post: Post) -> str:
    """Return the field that dates the post, and so does not date the book; empty if none does."""
    return next((name for name, value in post.values("date") if date(value)), "")


def _value(option: str, typed: Any) -> str:
    if option == "published":
        typed = date(typed) or typed
    if option in {"authors", "translators", "editors"}:
        names = contributors.of_book(typed)
        return ", ".join(dict.fromkeys(each for listed in names.values() for each in listed))
    text = _numbered_name(typed) if isinstance(typed, dict) else line(typed)
    try:
        if option == "language":
            return fields.language(text)
        if option == "url":
            return fields.url(text)
    except fields.FieldError:
        return ""
    return "" if isinstance(typed, bool) else books.read(option, text)


def _numbered_name(table: dict[Any, Any]) -> str:
    """Return the name in a table such as ``series: {name: X, number: 2}``, with its number."""
    named = {keys.plain(name): line(value) for name, value in table.items()}
    parts = (("name", "title"), ("number", "index", "volume", "position", "book"))
    return " ".join(filter(None, (next(filter(None, map(named.get, each)), "") for each in parts)))


def _numbered(post: Post) -> Iterator[tuple[str, str]]:
    return ((line(value), name) for name, value in post.values("series number"))


def _ratings(post: Post, best: float) -> Iterator[tuple[str, float]]:
    best = next((float(str(each)) for _, each in post.values("best") if _is_number(each)), best)
    for name, typed in post.values("rating"):
        if (value := ratings.read(line(typed), best)) is not None:
            yield name, value


def _is_number(value: object) -> bool:
    return bool(re.fullmatch(r"\d{1,3}", str(value)))


def best_rating(posts: Iterable[Post]) -> float:
    """Return the best rating of the scale that the posts of a site share."""
    return ratings.best(
        line(value) for post in posts for _, value in list(post.values("rating"))[:1]
    )


def are_stated(post: Post) -> bool:
    """Return whether front matter states facts that only a post about a book has."""
    if any(_has(post, fact) for fact in _OF_REVIEWS):
        return True
    found = {fact for fact in _OFTEN_OF_REVIEWS if _has(post, fact)}
    return len(found) >= _SEVERAL and found != _OF_ANY_POST


def are_beside_author(post: Post) -> bool:
    """Return whether the author in front matter stands among other facts of the book."""
    if any(_has(post, fact) for fact in ("authors", "book")):
        return False
    others = ("isbn", "translators", "pages", "publisher", "published", "original")
    return any(_has(post, fact) for fact in others)


def _has(post: Post, fact: str) -> bool:
    dating = _dating(post) if fact == "published" else ""
    return any(name != dating and not isinstance(value, bool) for name, value in post.values(fact))


def of_text(post: Post, title: str) -> dict[str, str]:
    """Return the options of ``{book}`` that the text of a post states on lines and in addresses."""
    found: dict[str, str] = {}
    for each in books.stated(post.body, title):
        found.setdefault(each.option, each.value)
    if address := books.product(post.body, title):
        found["url"] = address
    return found


def labelled(post: Post, label: str) -> Iterator[str]:
    """Yield what lines of the text, and rows of tables in it, state beside a label."""
    return (each.value for each in _facts_in(post.body) if each.option == label)


@lru_cache(maxsize=1)
def _facts_in(body: str) -> tuple[Fact, ...]:
    """Return the facts in a text, which are asked for one by one."""
    text = books.text_of(body)
    return (*fact_lines.of_lines(text), *fact_tables.of_tables(text))


def readings_in_text(post: Post) -> list[str]:
    """Return when the book was read, as lines of the text state it."""
    whole = [period for value in labelled(post, "read") for period in dates.periods(value)]
    began, ended = (
        next(filter(None, map(dates.partial, labelled(post, each))), "")
        for each in ("started", "finished")
    )
    return whole or list(dates.period(began, ended))


def rating_in_text(post: Post) -> float | None:
    """Return the rating that the text of a post, or its title, states, of 5."""
    found = (ratings.read(value) for value in labelled(post, "rating"))
    written = next((each for each in found if each is not None), None)
    stated = ratings.stated(post.body) if written is None else written
    return ratings.in_title(post.title) if stated is None else stated


def are_in_text(post: Post) -> bool:
    """Return whether the text of a post has lines of facts about a book."""
    stated = books.stated(post.body, book_titles.book_title(post.title).title)
    return len({each.option for each in stated} & _OF_TEXTS) >= _SEVERAL


def left_out(post: Post, used: Iterable[str]) -> list[str]:
    """Return the fields, with their values, that a page does not show."""
    stated = {name for name, value in post.fields.items() if not is_nothing(value)}
    unused = stated - set(used) - keys.SILENT
    return sorted(f"{post.written.get(name, name)}: {_short(post.fields[name])}" for name in unused)


_LONGEST: Final = 200


def _short(value: object) -> str:
    text = line(value) or str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
