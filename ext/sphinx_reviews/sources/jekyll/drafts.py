"""A post as a review, or as another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.jekyll import recognise
from sphinx_reviews.sources.jekyll.body import Body, convert, settle_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_reviews.sources.jekyll.posts import Post

_Found = TypeVar("_Found")

_REVIEW_TAGS: Final = {
    "서평",
    "도서 리뷰",
    "도서리뷰",
    "책 리뷰",
    "북리뷰",
    "독서",
    "book review",
    "review",
    "book",
}
_SENTENCE: Final = re.compile(r"[^.!?。\n][^.!?。]*(?:[.!?。]+[\"'”’)\]]*|$)\s*")
#: What a sentence may hold to be moved as it stands.
_PLAIN: Final = re.compile(r"^[^\[\]`{}|]*$")
_TAKEN: Final = {
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


class Drafted(NamedTuple):
    """A draft, and what was done to the text."""

    draft: Draft
    body: Body
    to_do: list[str]


def is_review(post: Post) -> bool:
    """Return whether a post is about a book."""
    if recognise.book_title(post.text("title")).is_labelled:
        return True
    if {word.lower() for word in post.words("category", "categories", "tags")} & _REVIEW_TAGS:
        return True
    texts = (post.text("tagline"), *(each for each in _sentences(post.body.splitlines())))
    return any("책" in text or "도서" in text for text in texts if recognise.disclosure(text))


def draft(post: Post, links: Mapping[str, str], place: Callable[[str], str]) -> Drafted:
    """Return what is to be written of a post."""
    body = convert(post.body, links, place)
    title = post.text("title") or post.slug
    made = Draft(title, "", _front_matter(post))
    to_do = []
    tagline = post.text("tagline")
    if is_review(post):
        to_do = _as_review(made, post, body, tagline)
    elif tagline:
        body.lines = [tagline, "", *body.lines]
    if others := sorted(set(post.fields) - _TAKEN - _SILENT):
        body.note(f"front matter left out: {', '.join(map(str, others))}")
    settle_rules(body)
    made.body = re.sub(r"\n{3,}", "\n\n", body.text)
    return Drafted(made, body, to_do)


def _front_matter(post: Post) -> dict[str, Any]:
    addresses = [post.text("permalink")] if post.text("permalink") else []
    addresses += [each for each in post.words("redirect_from") if each not in addresses]
    words = post.words("category", "categories", "tags")
    values = {
        "date": post.date,
        "author": post.text("author"),
        "tags": [word for word in words if word.lower() not in _REVIEW_TAGS],
        "description": post.text("description"),
        "redirect-from": addresses,
        "draft": post.fields.get("published") is False,
    }
    return {name: value for name, value in values.items() if value}


def _as_review(made: Draft, post: Post, body: Body, tagline: str) -> list[str]:
    """Fill in what makes a page a review, and return what is missing."""
    named = recognise.book_title(post.text("title") or post.slug)
    made.title = named.title if not named.edition else f"{named.title} ({named.edition})"
    if named.subtitle:
        made.title = f"{made.title}: {named.subtitle}"
    made.book = named.title
    facts = recognise.book_facts(post.body)
    made.book_options = {
        **({"subtitle": named.subtitle} if named.subtitle else {}),
        **({"edition": named.edition} if named.edition else {}),
        **facts,
    }
    of_tagline = recognise.disclosure(tagline)
    if tagline and not of_tagline:
        body.lines = [tagline, "", *body.lines]
    found = [of_tagline] if of_tagline else []
    found += _taken(body, recognise.disclosure)
    told: dict[str, recognise.Disclosed] = {}
    for each in found:
        told.setdefault(re.sub(r"\W", "", each.sentence), each)
    if told:
        first = next(iter(told.values()))
        made.disclosure = first.kind
        by = next((each.by for each in told.values() if each.by), "")
        made.disclosure_options = {"by": by} if by else {}
        made.disclosure_text = "\n".join(each.sentence for each in told.values())
        body.note("disclosure at the top")
    if advised := _taken(body, recognise.advice, most=1):
        made.verdict, made.verdict_text = advised[0]
        body.note("recommendation as the verdict")
    return [
        message
        for is_missing, message in (
            ("authors" not in facts, "add the authors to {book}"),
            (not told, "add a {disclosure}: the post tells none"),
            (told and not made.disclosure_options, "add to {disclosure} who gave the book"),
            (not post.date, "add a date"),
        )
        if is_missing
    ]


def _taken(
    body: Body, recognised: Callable[[str], _Found | None], most: int | None = None
) -> list[_Found]:
    """Take the sentences that are recognised out of the paragraphs, and return what they are."""
    found: list[_Found] = []
    for token in reversed(body.tokens()):
        if token.type != "paragraph_open" or token.level or len(found) == most:
            continue
        assert token.map
        start, end = token.map
        text = "\n".join(body.lines[start:end])
        for match in reversed([*_SENTENCE.finditer(text)]):
            sentence = " ".join(match[0].split())
            if not _PLAIN.match(sentence) or len(found) == most:
                continue
            what = recognised(sentence)
            if what is not None:
                found.append(what)
                text = text[: match.start()] + text[match.end() :]
        body.lines[start:end] = text.splitlines() or [""]
    return found[::-1]


def _sentences(lines: list[str]) -> Iterator[str]:
    for match in _SENTENCE.finditer("\n".join(lines)):
        yield " ".join(match[0].split())
