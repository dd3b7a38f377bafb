"""A post as a review, or as another page."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records import fields
from sphinx_reviews.records.names import key
from sphinx_reviews.sources import markdown_to_myst
from sphinx_reviews.sources.blog import covers, facts
from sphinx_reviews.sources.blog.kinds import DISCLOSING
from sphinx_reviews.sources.draft import Draft, plain
from sphinx_reviews.sources.languages import language_of
from sphinx_reviews.sources.markdown_to_myst import emptied
from sphinx_reviews.sources.markdown_to_myst.blocks import (
    keep_line_breaks,
    level_headings,
    settle_rules,
)
from sphinx_reviews.sources.markdown_to_myst.finished import revealed
from sphinx_reviews.sources.markdown_to_myst.lines import Foreign
from sphinx_reviews.sources.markdown_to_myst.text import Text
from sphinx_reviews.sources.moving import take
from sphinx_reviews.sources.sentences import sentences
from sphinx_reviews.sources.stated import (
    book_titles,
    contributors,
    dates,
    fact_lines,
    ratings,
    recognise,
)
from sphinx_reviews.sources.stated.disclosures import Disclosed, disclosure
from sphinx_reviews.sources.suggestions.statements import books
from sphinx_reviews.sources.suggestions.statements.verdicts import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from sphinx_reviews.sources.blog.posts import Post
    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings

#: kramdown attributes of the preceding element.
KRAMDOWN: Final = Foreign(re.compile(r"\{:[^{}]*\}"), "kramdown attributes removed")


class Habits(NamedTuple):
    """What the posts of a site have in common."""

    #: From a post to its text without the template language.
    as_markdown: Callable[[Post, Changes], str]
    #: The names in the field ``author`` that are not those of books.
    reviewers: Container[str]
    #: The best rating of its scale.
    best_rating: float
    #: Whether a new line in a paragraph is one for the reader.
    has_line_breaks: bool
    #: The language of the library.
    language: str


def draft(
    post: Post, changes: Changes, surroundings: Surroundings, habits: Habits, *, as_review: bool
) -> Draft:
    """Return the page of a post."""
    text = Text(habits.as_markdown(post, changes), changes)
    made = Draft(_title(post, text), "", _front_matter(post, habits, as_review=as_review))
    markdown_to_myst.convert(text, surroundings)
    used = set(facts.used_by_pages(post))
    if as_review:
        stated = facts.of_front_matter(post, habits.best_rating)
        used |= stated.used
        _make_review(made, post, text, stated, habits)
        used |= _set_cover(made, post, text, surroundings)
    elif tagline := post.text("tagline"):
        text.replace(0, 0, [plain(tagline), ""])
    if others := facts.left_out(post, used):
        changes.note(f"front matter left out: {'; '.join(others)}")
    settle_rules(text)
    if habits.has_line_breaks:
        keep_line_breaks(text)
    body = _without_cover(made, str(text), surroundings.default_alt, changes)
    body = _without_stars(made, revealed(re.sub(r"\n{3,}", "\n\n", body)), changes)
    made.body = emptied.settled(body, changes)
    changes.reword(revealed)
    return made


def _title(post: Post, text: Text) -> str:
    """Return the title of a post; a heading at its top that says it as well moves there."""
    title = post.text("title") or post.text("book")
    first = next(iter(text.blocks()), None)
    if first and first.kind == "heading_open" and first.tag == "h1" and first.content.strip():
        heading = fact_lines.plain(first.content)
        if not title or key(title) == key(heading):
            text.replace(first.start, first.end, [""])
            title = heading
    return title or post.slug


def _front_matter(post: Post, habits: Habits, *, as_review: bool) -> dict[str, Any]:
    values = {
        "date": post.date or (facts.day(post, "finished") if as_review else ""),
        "updated": facts.day(post, "updated"),
        "author": post.text("author"),
        "tags": list(dict.fromkeys(filter(None, map(recognise.topic, post.words("tags"))))),
        "description": post.text("description"),
        "lang": post.text("lang") or _language(post, habits.language),
        "redirect-from": facts.addresses(post),
        "draft": post.is_draft,
    }
    return {name: value for name, value in values.items() if value}


def _language(post: Post, around: str) -> str:
    """Return the language of a post; nothing if it is that of the library, or unclear."""
    found = language_of(_NO_WORDS.sub(" ", books.text_of(post.body)))
    return "" if found == around else found


_NO_WORDS: Final = re.compile(r"`[^`\n]*`|https?://[^\s<>()]+|\{[%{](?:(?!\{[%{])[^\n])*?[%}]\}")


def _make_review(
    made: Draft,
    post: Post,
    text: Text,
    stated: facts.Facts,
    habits: Habits,
) -> None:
    """Fill in what makes a page a review, and put what is missing first in the list of work."""
    of_book: dict[str, list[str]] = {}
    if made.front_matter.get("author") not in habits.reviewers:
        made.front_matter.pop("author", None)
        of_book = contributors.of_book(next((value for _, value in post.values("author")), None))
    _set_book(made, post, of_book, stated)
    disclosed = _disclosed(text, post)
    if disclosed:
        _set_disclosure(made, disclosed)
        text.changes.note("disclosure moved to the top")
    recommended = partial(advice, title=made.book)
    if advised := take(text, recommended, most=1, only_paragraphs=True):
        made.verdict, made.verdict_text = advised[0].word.value, advised[0].sentence
        text.changes.note("recommendation moved to the verdict")
    if readings := stated.readings or facts.readings_in_text(post):
        made.front_matter["read"] = dates.field(readings)
    rating = stated.rating if stated.rating is not None else facts.rating_in_text(post)
    if rating is not None:
        rounded = ratings.rounded(rating)
        made.verdict_options["rating"] = f"{rounded:g}"
        if rounded != rating:
            text.changes.note(f"rating {rating:.3g} rounded to {rounded:g}")
    level_headings(text)
    text.changes.to_do[:0] = _missing(made, text)
    if others := of_book.get(""):
        text.changes.to_do.append(f"record the role of each contributor: {', '.join(others)}")


def _set_book(made: Draft, post: Post, of_book: dict[str, list[str]], stated: facts.Facts) -> None:
    is_of_book = bool(of_book) or facts.are_stated(post)
    of_people = {option: ", ".join(names) for option, names in of_book.items() if option}
    guess = book_titles.book_title(made.title, is_of_book=is_of_book)
    known = {**facts.of_text(post, guess.title), **of_people, **stated.options}
    authors = fields.names(known.get("authors", ""))
    own = post.text("book") or next(facts.labelled(post, "title"), "")
    named = book_titles.book_title(
        own or made.title, is_of_book=is_of_book or bool(own), authors=authors
    )
    if not own or _letters(named.title) in _letters(made.title):
        edition = f" ({named.edition})" if named.edition else ""
        subtitle = f": {named.subtitle}" if named.subtitle else ""
        made.title = f"{named.title}{edition}{subtitle}"
    made.book = fact_lines.plain(named.title)
    of_title = {
        "subtitle": named.subtitle,
        "edition": named.edition,
        "original": named.original,
        **named.options,
    }
    made.book_options = {option: value for option, value in of_title.items() if value} | known


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", key(text))


def _set_cover(made: Draft, post: Post, text: Text, surroundings: Surroundings) -> set[str]:
    """Set the cover, a local file; return the fields that name one.

    The address of a cover that is elsewhere is reported.
    """
    named, used = covers.of_front_matter(post, surroundings.place_image, text.changes)
    found = named or covers.of_text(str(text), made.book)
    if found.startswith("/"):
        made.book_options["cover"] = found
    elif found:
        text.changes.to_do.append(f"add the cover: {found}")
    return used


def _without_cover(made: Draft, text: str, default_alt: str, changes: Changes) -> str:
    """Return a text without the image that is now in the book card, and leads where that does."""
    cover = made.book_options.get("cover", "")
    taken = covers.without(text, cover) if cover else None
    if not taken:
        return text
    if taken.address and made.book_options.setdefault("url", taken.address) != taken.address:
        return text
    if taken.alt not in {"", default_alt, made.title, made.book}:
        made.book_options["cover-alt"] = taken.alt
    changes.note("cover moved to the card")
    return taken.text


def _without_stars(made: Draft, text: str, changes: Changes) -> str:
    """Return a text without a first line that only draws the rating of the verdict."""
    bare = ratings.without_row(text, float(made.verdict_options.get("rating", 0)))
    if bare != text:
        changes.note("stars moved to the verdict")
    return bare


def _disclosed(text: Text, post: Post) -> list[Disclosed]:
    """Remove the disclosures from a text, and return them; any other tagline becomes text."""
    tagline = post.text("tagline")
    if tagline and not disclosure(tagline):
        text.replace(0, 0, [plain(tagline), ""])
    found = [each for name in DISCLOSING if (each := disclosure(plain(post.text(name))))]
    found += take(text, disclosure)
    once: dict[str, Disclosed] = {}
    for each in found:
        once.setdefault(re.sub(r"\W", "", each.sentence), each)
    return list(once.values())


def _set_disclosure(made: Draft, disclosed: list[Disclosed]) -> None:
    by = next((each.by for each in disclosed if each.by), "")
    made.disclosure = disclosed[0].kind
    made.disclosure_options = {"by": by} if by else {}
    made.disclosure_text = "\n".join(each.sentence for each in disclosed)


def _missing(made: Draft, text: Text) -> Iterator[str]:
    """Yield what a review still needs."""
    if "authors" not in made.book_options:
        yield "add the authors to {book}"
    if not made.disclosure:
        left = next(filter(disclosure, sentences(str(text))), "")
        if left:
            yield f"move to a {{disclosure}} what stands in a table or in code: {left}"
        else:
            yield "add a {disclosure}: the post contains none"
    elif not made.disclosure_options:
        yield "add to {disclosure} who gave the book"
    if "date" not in made.front_matter:
        yield "add a date"
