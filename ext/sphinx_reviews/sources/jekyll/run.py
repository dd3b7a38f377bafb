"""A blog as reviews and pages in a folder."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.changes import Changes
from sphinx_reviews.sources.image_store import ImageStore
from sphinx_reviews.sources.jekyll import posts
from sphinx_reviews.sources.jekyll.drafts import KRAMDOWN, draft, is_review
from sphinx_reviews.sources.jekyll.posts import Post, PostError
from sphinx_reviews.sources.known_names import definitions
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.writing import FreeNames, Page, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.sources.importer import Request

REVIEWS: Final = "reviews"
PAGES: Final = "pages"


class _Planned(NamedTuple):
    """A post that will be imported, and the path of its page."""

    post: Post
    path: str


def import_blog(request: Request) -> Report:
    """Write the posts of a blog as pages, and return what became of each."""
    planned, outcomes = _plan(request)
    blog = _Blog(request, planned)
    pages = (blog.page(each) for each in request.progress(planned))
    outcomes += write_all(pages, request.target, is_dry_run=request.is_dry_run)
    blog.images.write_audit()
    return Report(sorted(outcomes, key=lambda outcome: outcome.source))


def _plan(request: Request) -> tuple[list[_Planned], list[Outcome]]:
    """Return the posts to import, and the outcomes of the others."""
    source = request.source
    root = source if source.is_dir() else source.parent
    planned: list[_Planned] = []
    left_out: list[Outcome] = []
    names = FreeNames()
    for path in list(posts.find(source)):
        try:
            post = posts.read(path, root)
        except PostError as error:
            name = path.relative_to(root).as_posix()
            left_out.append(Outcome(name, Fate.FAILED, reason=str(error)))
            continue
        folder = REVIEWS if is_review(post) else PAGES
        if request.only_reviews and folder == PAGES:
            left_out.append(Outcome(post.path, Fate.SKIPPED, reason="not about a book"))
            continue
        slug = "-".join(post.slug.split()) or "post"
        planned.append(_Planned(post, names.take(folder, slug, f"{post.date}-{slug}")))
    return planned, left_out


class _Blog:
    """What the posts of a blog need to know about one another and about the library."""

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
        paths = {address: path for post, path in planned for address in _addresses(post)}
        self._surroundings = {
            folder: Surroundings(
                _relative(paths, folder), self.images.place, request.wording.image, KRAMDOWN
            )
            for folder in (REVIEWS, PAGES)
        }

    def page(self, planned: _Planned) -> Page:
        """Return the page of a post."""
        post, path = planned
        changes = Changes()
        folder, name = posixpath.split(path)
        made = draft(post, changes, self._surroundings[folder], as_review=folder == REVIEWS)
        if name != f"{post.slug}.md":
            changes.note(f"named {name} instead of {post.slug}.md")
        failures = self.images.failures
        changes.to_do += [
            f"no copy of {address}: {failures[address]}"
            for address in dict.fromkeys(changes.images)
            if address in failures
        ]
        changes.to_do += self._proposals(post)
        return Page(path, made.source(), [Outcome(post.path, changes=changes)])

    def _proposals(self, post: Post) -> list[str]:
        """Return references to what the library defines under a category's name."""
        words = map(key, post.words("category", "categories", "tags"))
        return [f"refer to {self._known[word]}" for word in words if word in self._known]


def _relative(paths: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return the paths of pages as seen from a folder."""
    return {address: posixpath.relpath(path, folder) for address, path in paths.items()}


def _addresses(post: Post) -> set[str]:
    """Return where a post may have been on the old site."""
    dated = f"{post.date}-{post.slug}"
    found = {post.text("permalink").strip("/"), dated, f"{post.date.replace('-', '/')}/{post.slug}"}
    return {address for each in found if each for address in (each, f"{each}.html")}
