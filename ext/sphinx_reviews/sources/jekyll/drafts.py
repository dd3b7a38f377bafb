"""A post as a review, or as another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources import markdown_to_myst, recognise
from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.jekyll import liquid
from sphinx_reviews.sources.markdown_to_myst.blocks import settle_rules
from sphinx_reviews.sources.markdown_to_myst.lines import Foreign
from sphinx_reviews.sources.markdown_to_myst.text import Text
from sphinx_reviews.sources.sentences import sentences, take

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.jekyll.posts import Post
    from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings

#: What kramdown adds to the element before it.
KRAMDOWN: Final = Foreign(re.compile(r"\{:[^}]*\}"), "kramdown attributes removed")

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
    "redirect_from",
}
#: Fields that mean nothing outside Jekyll, so that nobody misses them.
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


def is_review(post: Post) -> bool:
    """Return whether a post is about a book."""
    if recognise.book_title(post.text("title")).is_labelled:
        return True
    if any(recognise.is_review_tag(word) for word in _words(post)):
        return True
    return any(
        recognise.is_about_book(text)
        for text in (post.text("tagline"), *sentences("\n".join(post.body.splitlines())))
        if recognise.disclosure(text)
    )


def draft(post: Post, changes: Changes, surroundings: Surroundings, *, as_review: bool) -> Draft:
    """Return the page of a post."""
    text = Text(liquid.convert(post.body, changes), changes)
    markdown_to_myst.convert(text, surroundings)
    made = Draft(post.text("title") or post.slug, "", _front_matter(post))
    tagline = post.text("tagline")
    if as_review:
        _make_review(made, post, text, tagline)
    elif tagline:
        text.replace(0, 0, [tagline, ""])
    if others := sorted(set(post.fields) - _USED - _SILENT):
        changes.note(f"front matter left out: {', '.join(map(str, others))}")
    settle_rules(text)
    made.body = re.sub(r"\n{3,}", "\n\n", str(text))
    return made


def _words(post: Post) -> list[str]:
    return post.words("category", "categories", "tags")


def _front_matter(post: Post) -> dict[str, Any]:
    addresses = [post.text("permalink")] if post.text("permalink") else []
    addresses += [each for each in post.words("redirect_from") if each not in addresses]
    values = {
        "date": post.date,
        "author": post.text("author"),
        "tags": [word for word in _words(post) if not recognise.is_review_tag(word)],
        "description": post.text("description"),
        "redirect-from": addresses,
        "draft": post.fields.get("published") is False,
    }
    return {name: value for name, value in values.items() if value}


def _make_review(made: Draft, post: Post, text: Text, tagline: str) -> None:
    """Fill in what makes a page a review, and put what is missing first in the list of work."""
    _set_book(made, post)
    disclosed = _disclosed(text, tagline)
    if disclosed:
        _set_disclosure(made, disclosed)
        text.changes.note("disclosure moved to the top")
    if advised := take(text, recognise.advice, most=1):
        made.verdict, made.verdict_text = advised[0]
        text.changes.note("recommendation moved to the verdict")
    text.changes.to_do[:0] = _missing(made)


def _set_book(made: Draft, post: Post) -> None:
    named = recognise.book_title(post.text("title") or post.slug)
    edition = f" ({named.edition})" if named.edition else ""
    subtitle = f": {named.subtitle}" if named.subtitle else ""
    made.title = f"{named.title}{edition}{subtitle}"
    made.book = named.title
    of_title = {"subtitle": named.subtitle, "edition": named.edition}
    made.book_options = {
        **{option: value for option, value in of_title.items() if value},
        **recognise.book_facts(post.body),
    }


def _disclosed(text: Text, tagline: str) -> list[recognise.Disclosed]:
    """Remove the disclosures from a text, and return them; any other tagline becomes text."""
    of_tagline = recognise.disclosure(tagline)
    if tagline and not of_tagline:
        text.replace(0, 0, [tagline, ""])
    found = [of_tagline] if of_tagline else []
    found += take(text, recognise.disclosure)
    once: dict[str, recognise.Disclosed] = {}
    for each in found:
        once.setdefault(re.sub(r"\W", "", each.sentence), each)
    return list(once.values())


def _set_disclosure(made: Draft, disclosed: list[recognise.Disclosed]) -> None:
    by = next((each.by for each in disclosed if each.by), "")
    made.disclosure = disclosed[0].kind
    made.disclosure_options = {"by": by} if by else {}
    made.disclosure_text = "\n".join(each.sentence for each in disclosed)


def _missing(made: Draft) -> Iterable[str]:
    """Yield what a review still needs."""
    if "authors" not in made.book_options:
        yield "add the authors to {book}"
    if not made.disclosure:
        yield "add a {disclosure}: the post contains none"
    elif not made.disclosure_options:
        yield "add to {disclosure} who gave the book"
    if "date" not in made.front_matter:
        yield "add a date"
