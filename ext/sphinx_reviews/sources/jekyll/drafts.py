"""A post as a review, or as another page."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources import markdown_to_myst, recognise
from sphinx_reviews.sources.disclosures import Disclosed, disclosure
from sphinx_reviews.sources.draft import Draft, plain
from sphinx_reviews.sources.jekyll import liquid, people
from sphinx_reviews.sources.markdown_to_myst.blocks import level_headings, settle_rules
from sphinx_reviews.sources.markdown_to_myst.lines import Foreign
from sphinx_reviews.sources.markdown_to_myst.text import Text
from sphinx_reviews.sources.moving import take
from sphinx_reviews.sources.sentences import sentences
from sphinx_reviews.sources.suggestions.statements.verdicts import advice

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.jekyll.posts import Post
    from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings

#: kramdown attributes of the preceding element.
KRAMDOWN: Final = Foreign(re.compile(r"\{:[^{}]*\}"), "kramdown attributes removed")

#: Fields of the front matter that are kept in one way or another.
_USED: Final = {
    "title",
    "tagline",
    "description",
    "date",
    "category",
    "categories",
    "tags",
    "permalink",
    "author",
    "published",
    "draft",
    "private",
    "status",
    "tag",
    "redirect_from",
}
#: Fields that mean nothing outside Jekyll, and are dropped silently.
_SILENT: Final = {
    "layout",
    "comments",
    "share",
    "image",
    "header",
    "toc",
    "toc_sticky",
    "excerpt",
    "group",
    "theme",
    "last_modified_at",
    "math",
    "mathjax",
    "pin",
    "sitemap",
    "feature",
    "icon",
    "img",
    "thumbnail",
}


#: Fields that may disclose how the reviewer got the book; only the first is part of the page.
_DISCLOSING: Final = ("tagline", "description", "subtitle", "excerpt")


def is_review(post: Post) -> bool:
    """Return whether a post is about a book."""
    if recognise.book_title(post.text("title")).is_labelled:
        return True
    if any(recognise.is_review_tag(word) for word in _words(post)):
        return True
    return any(
        recognise.is_about_book(text)
        for text in (*map(post.text, _DISCLOSING), *sentences(post.body))
        if disclosure(text)
    )


def draft(
    post: Post,
    changes: Changes,
    surroundings: Surroundings,
    *,
    as_review: bool,
    reviewers: Container[str],
) -> Draft:
    """Return the page of a post.

    :param reviewers: the names in the field ``author`` that are not those of books.
    """
    text = Text(liquid.convert(post.body, changes), changes)
    markdown_to_myst.convert(text, surroundings)
    made = Draft(post.text("title") or post.slug, "", _front_matter(post))
    of_book: dict[str, list[str]] = {}
    if as_review and made.front_matter.get("author") not in reviewers:
        made.front_matter.pop("author", None)
        of_book = people.of_book(post.fields.get("author"))
    if as_review:
        _make_review(made, post, text, of_book)
    elif tagline := post.text("tagline"):
        text.replace(0, 0, [plain(tagline), ""])
    if others := sorted(map(str, set(post.fields) - _USED - _SILENT)):
        changes.note(f"front matter left out: {', '.join(others)}")
    settle_rules(text)
    made.body = re.sub(r"\n{3,}", "\n\n", str(text))
    return made


def _words(post: Post) -> list[str]:
    return post.words("category", "categories", "tag", "tags")


def _front_matter(post: Post) -> dict[str, Any]:
    addresses = [post.text("permalink")] if post.text("permalink") else []
    addresses += [each for each in post.words("redirect_from") if each not in addresses]
    values = {
        "date": post.date,
        "author": post.text("author"),
        "tags": [word for word in _words(post) if not recognise.is_review_tag(word)],
        "description": post.text("description"),
        "redirect-from": addresses,
        "draft": post.is_draft,
    }
    return {name: value for name, value in values.items() if value}


def _make_review(made: Draft, post: Post, text: Text, of_book: dict[str, list[str]]) -> None:
    """Fill in what makes a page a review, and put what is missing first in the list of work."""
    _set_book(made, post, of_book)
    disclosed = _disclosed(text, post)
    if disclosed:
        _set_disclosure(made, disclosed)
        text.changes.note("disclosure moved to the top")
    recommended = partial(advice, title=made.book)
    if advised := take(text, recommended, most=1, only_paragraphs=True):
        made.verdict, made.verdict_text = advised[0].word.value, advised[0].sentence
        text.changes.note("recommendation moved to the verdict")
    level_headings(text)
    text.changes.to_do[:0] = _missing(made, text)
    if others := of_book.get(""):
        text.changes.to_do.append(f"record the role of each contributor: {', '.join(others)}")


def _set_book(made: Draft, post: Post, of_book: dict[str, list[str]]) -> None:
    named = recognise.book_title(post.text("title") or post.slug, is_of_book=bool(of_book))
    edition = f" ({named.edition})" if named.edition else ""
    subtitle = f": {named.subtitle}" if named.subtitle else ""
    made.title = f"{named.title}{edition}{subtitle}"
    made.book = named.title
    of_title = {"subtitle": named.subtitle, "edition": named.edition}
    made.book_options = {
        **{option: value for option, value in of_title.items() if value},
        **{option: ", ".join(names) for option, names in of_book.items() if option},
        **recognise.book_facts(post.body),
    }


def _disclosed(text: Text, post: Post) -> list[Disclosed]:
    """Remove the disclosures from a text, and return them; any other tagline becomes text."""
    tagline = post.text("tagline")
    if tagline and not disclosure(tagline):
        text.replace(0, 0, [plain(tagline), ""])
    found = [each for name in _DISCLOSING if (each := disclosure(plain(post.text(name))))]
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
