"""A blog as reviews and pages in a folder."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.image_store import ImageStore
from sphinx_reviews.sources.jekyll import posts
from sphinx_reviews.sources.jekyll.drafts import KRAMDOWN, draft, is_review
from sphinx_reviews.sources.jekyll.people import reviewers
from sphinx_reviews.sources.jekyll.posts import Post, PostError
from sphinx_reviews.sources.known_names import definitions
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings, address
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.writing import FreeNames, Page, make_all, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.sources.importer import Request

REVIEWS: Final = "reviews"
PAGES: Final = "pages"


class _Planned(NamedTuple):
    """A post that will be imported, and the path of its page."""

    post: Post
    path: str


_Row = tuple[_Planned, Outcome]


def import_blog(request: Request) -> Report:
    """Write the posts of a blog as pages, and return the outcome of each."""
    rows, left_out = _plan(request)
    blog = _Blog(request, [planned for planned, _ in rows])
    pages = make_all(request.progress(rows), blog.page)
    write_all(pages, request.target, is_dry_run=request.is_dry_run)
    blog.images.write_audit()
    outcomes = [*left_out, *(outcome for _, outcome in rows)]
    return Report(sorted(outcomes, key=lambda outcome: outcome.source))


def _plan(request: Request) -> tuple[list[_Row], list[Outcome]]:
    """Return the posts to import, and the outcomes of the others."""
    source = request.source
    root = source if source.is_dir() else source.parent
    rows: list[_Row] = []
    left_out: list[Outcome] = []
    names = FreeNames()
    for path in list(posts.find(source)):
        outcome = Outcome(posts.name_of(path, root))
        try:
            post = posts.read(path, root)
        except PostError as error:
            outcome.fail(str(error))
            left_out.append(outcome)
            continue
        folder = REVIEWS if is_review(post) else PAGES
        if request.only_reviews and folder == PAGES:
            outcome.fate, outcome.reason = Fate.SKIPPED, "not about a book"
            left_out.append(outcome)
            continue
        slug = "-".join(post.slug.split()) or "post"
        rows.append((_Planned(post, names.take(folder, slug, f"{post.date}-{slug}")), outcome))
    return rows, left_out


class _Blog:
    """What converting a post needs to know about the other posts and the library."""

    def __init__(self, request: Request, planned: Iterable[_Planned]) -> None:
        source = request.source
        site = source if source.is_dir() else source.parent
        self.images = ImageStore(
            site.parent if site.name == "_posts" else site,
            request.target,
            request.remote_images,
            request.image_copies,
            request.is_dry_run,
        )
        self._known = definitions(request.target)
        paths = {each: path for post, path in planned for each in _addresses(post)}
        self._links = {folder: _relative(paths, folder) for folder in (REVIEWS, PAGES)}
        self._default_alt = request.wording.image
        self._reviewers = reviewers(
            (post.fields.get("author"), path.startswith(REVIEWS)) for post, path in planned
        )

    def page(self, planned: _Planned, outcome: Outcome) -> Page:
        """Return the page of a post."""
        post, path = planned
        changes = outcome.changes
        folder, name = posixpath.split(path)
        surroundings = Surroundings(
            self._links[folder],
            partial(self.images.place, folder=posixpath.dirname(post.path)),
            self._default_alt,
            KRAMDOWN,
        )
        made = draft(
            post, changes, surroundings, as_review=folder == REVIEWS, reviewers=self._reviewers
        )
        if name != f"{post.slug}.md":
            changes.note(f"named {name} instead of {post.slug}.md")
        failures = self.images.failures
        changes.to_do += [
            f"no copy of {address}: {failures[address]}"
            for address in dict.fromkeys(changes.images)
            if address in failures
        ]
        changes.to_do += self._proposals(post)
        return Page(path, made.source(), [outcome])

    def _proposals(self, post: Post) -> list[str]:
        """Return references to what the library defines under a category's name."""
        words = map(key, post.words("category", "categories", "tags"))
        return [f"refer to {self._known[word]}" for word in words if word in self._known]


def _relative(paths: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return the paths of pages as seen from a folder."""
    return {address: posixpath.relpath(path, folder) for address, path in paths.items()}


def _addresses(post: Post) -> set[str]:
    """Return the addresses that a post may have had on the old site."""
    dated = f"{post.date}-{post.slug}"
    found = {post.text("permalink"), dated, f"{post.date.replace('-', '/')}/{post.slug}"}
    return {
        address(each)
        for written in found
        if written.strip("/")
        for each in (written, f"{written}.html")
    }
