"""A blog as reviews and pages in a folder."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.jekyll import posts
from sphinx_reviews.sources.jekyll.drafts import draft, is_review
from sphinx_reviews.sources.jekyll.posts import Post, PostError
from sphinx_reviews.sources.known_names import definitions
from sphinx_reviews.sources.new_file import FileError, write_new
from sphinx_reviews.sources.outcome import Fate, Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.image_store import Store

REVIEWS: Final = "reviews"
PAGES: Final = "pages"


#: A post, and the path of its page.
_Readable = tuple[Post, str]


class Options(NamedTuple):
    """What the user asks of an import."""

    only_reviews: bool = False
    is_dry_run: bool = False


def import_blog(
    source: Path,
    target: Path,
    store: Store,
    options: Options,
    progress: Callable[[Sequence[_Readable]], Iterable[_Readable]] = iter,
) -> Report:
    """Write the posts of *source* into *target*, and return what became of each.

    :param progress: shows a list while it is worked on.
    """
    root = source if source.is_dir() else source.parent
    report = Report()
    readable: list[_Readable] = []
    taken: set[str] = set()
    for path in list(posts.find(source)):
        name = path.relative_to(root).as_posix()
        try:
            post = posts.read(path, root)
        except PostError as error:
            report.outcomes.append(Outcome(name, Fate.FAILED, reason=str(error)))
            continue
        folder = REVIEWS if is_review(post) else PAGES
        if options.only_reviews and folder == PAGES:
            report.outcomes.append(Outcome(name, Fate.SKIPPED, reason="no review of a book"))
            continue
        new = _free_name(folder, post, taken)
        taken.add(new.lower())
        readable.append((post, new))
    links = {address: new for post, new in readable for address in _addresses(post)}
    known = definitions(target)
    for post, new in progress(readable):
        outcome = _import(post, new, target, links, store, options)
        outcome.to_do += _proposals(post, known)
        report.outcomes.append(outcome)
    report.outcomes.sort(key=lambda outcome: outcome.source)
    store.write_audit()
    return report


def _free_name(folder: str, post: Post, taken: set[str]) -> str:
    """Return the path of a new page; posts of the same name are told apart by their dates."""
    slug = "-".join(post.slug.split()) or "post"
    names = [slug, f"{post.date}-{slug}", *(f"{post.date}-{slug}-{n}" for n in range(2, 1000))]
    # The name of the list of all pages.
    paths = (f"{folder}/{name}.md" for name in names if name != "index")
    return next(path for path in paths if path.lower() not in taken)


def _addresses(post: Post) -> set[str]:
    """Return where a post may have been on the old site."""
    dated = f"{post.date}-{post.slug}"
    found = {post.text("permalink").strip("/"), dated, f"{post.date.replace('-', '/')}/{post.slug}"}
    return {address for each in found if each for address in (each, f"{each}.html")}


def _proposals(post: Post, known: dict[str, str]) -> list[str]:
    """Return the references that the words of a post's categories propose."""
    words = post.words("category", "categories", "tags")
    return [f"refer to {known[key(word)]}" for word in words if key(word) in known]


def _import(
    post: Post,
    new: str,
    target: Path,
    links: dict[str, str],
    store: Store,
    options: Options,
) -> Outcome:
    folder = posixpath.dirname(new)
    near = {address: posixpath.relpath(path, folder) for address, path in links.items()}
    made = draft(post, near, store.place)
    body = made.body
    if posixpath.basename(new) != f"{post.slug}.md":
        body.note(f"another post is called {post.slug}, so this one is {posixpath.basename(new)}")
    outcome = Outcome(
        post.path,
        Fate.TAKEN,
        new,
        changed=[f"{what} ({n})" if n > 1 else what for what, n in body.changed.items()],
        verbatim=body.verbatim,
        to_do=[*made.to_do, *body.to_do],
        images=body.images,
    )
    outcome.to_do += [
        f"no copy of {address}: {store.failures[address]}"
        for address in dict.fromkeys(body.images)
        if address in store.failures
    ]
    try:
        if not write_new(target, new, made.draft.source(), is_dry_run=options.is_dry_run):
            outcome.fate = Fate.UNCHANGED
    except FileError as error:
        outcome.fate, outcome.reason = Fate.SKIPPED, str(error)
    return outcome
