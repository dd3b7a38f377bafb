"""Which posts are reviews: as the user says, or as the posts and their places do."""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import facts
from sphinx_reviews.sources.blog.posts import line
from sphinx_reviews.sources.blog.site import counted
from sphinx_reviews.sources.sentences import sentences
from sphinx_reviews.sources.stated import book_titles, recognise
from sphinx_reviews.sources.stated.disclosures import disclosure

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sphinx_reviews.sources.blog.posts import Post
    from sphinx_reviews.sources.importer import Chosen

#: Fields that may disclose how the reviewer got the book; only the first is part of the page.
DISCLOSING: Final = ("tagline", "description", "subtitle")
#: Share of posts below which the user should look whether all reviews were found.
_FEW: Final = 0.1
_MOST_NAMED: Final = 8


def folder_notes(posts: Sequence[Post]) -> set[str]:
    """Return the paths of posts that have the name of their folder, and list the others in it."""
    paths = [PurePosixPath(post.path) for post in posts]
    counts = Counter(path.parent for path in paths)
    return {
        path.as_posix()
        for path in paths
        if path.stem == path.parent.name and counts[path.parent] > 1
    }


def is_review(post: Post, chosen: Chosen, lists: Container[str] = ()) -> bool:
    """Return whether a post is about a book; what the user chose decides alone.

    :param lists: the paths of posts of which a folder about books says nothing.
    """
    if chosen.is_all:
        return True
    if chosen.paths or chosen.tags:
        tags = {each.lower() for each in post.words("tags")}
        return any(_matches(post.path, each) for each in chosen.paths) or any(
            each.lower() in tags for each in chosen.tags
        )
    if post.is_list:
        return False
    is_filed = post.path not in lists and any(map(recognise.is_review_tag, post.folders))
    return is_filed or _is_marked(post) or facts.are_stated(post) or _is_told(post)


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern) or path.startswith(f"{pattern.rstrip('/')}/")


def _is_marked(post: Post) -> bool:
    """Return whether the title, a category or the layout of a post says so."""
    layouts = [line(post.fields.get(name)) for name in ("layout", "type", "template")]
    words = post.words("tags")
    is_titled = book_titles.is_labelled(post.title)
    return (
        (is_titled and not any(map(recognise.is_other_thing, words)))
        or any(map(recognise.holds_review_tag, words))
        or any(recognise.is_review_tag(each.removesuffix(".html")) for each in layouts if each)
    )


def _is_told(post: Post) -> bool:
    """Return whether the text of a post says so."""
    texts = (*map(post.text, DISCLOSING), *sentences(post.body))
    is_disclosed = any(recognise.is_about_book(text) for text in texts if disclosure(text))
    return is_disclosed or facts.are_in_text(post)


def hint(posts: Sequence[Post], reviews: int) -> str:
    """Return what to do if few posts look like reviews; empty if that is not so."""
    if reviews >= _FEW * len(posts):
        return ""
    counts = Counter(word for post in posts for word in post.words("tags"))
    named = ", ".join(f"{word} ({number})" for word, number in counts.most_common(_MOST_NAMED))
    commonest = f"; the commonest categories and tags are {named}" if named else ""
    say = "Say which are, with --review-tag NAME, --reviews GLOB or --all-reviews"
    return f"{reviews} of {counted(len(posts), 'post')} look like reviews{commonest}. {say}."
