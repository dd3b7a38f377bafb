"""A site as reviews and pages in a folder."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.blog import agreement, facts, kinds, posts
from sphinx_reviews.sources.blog.agreement import Drafted
from sphinx_reviews.sources.blog.drafts import KRAMDOWN, Habits, draft
from sphinx_reviews.sources.blog.links import Pages
from sphinx_reviews.sources.blog.people import Signed, reviewers
from sphinx_reviews.sources.blog.posts import NoPostError, Post, PostError
from sphinx_reviews.sources.blog.site import description, located
from sphinx_reviews.sources.blog.system import Joining
from sphinx_reviews.sources.image_store import ImageStore
from sphinx_reviews.sources.importer import Chosen, Importer
from sphinx_reviews.sources.known_names import definitions
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.writing import FreeNames, Page, make_all, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.blog.site import Site
    from sphinx_reviews.sources.blog.system import System
    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.importer import Request

REVIEWS: Final = "reviews"
PAGES: Final = "pages"
#: What an address, a pattern or a file system reads otherwise in a name.
_RESERVED: Final = re.compile(r"[-\s/#?%*:;,@|\"<>\\\[\]{}^`]+")


class _Planned(NamedTuple):
    """A post that will be imported, and the path of its page."""

    post: Post
    path: str


_Read = tuple[Post, Outcome]
_Row = tuple[_Planned, Outcome]


def importer(system: System, examples: Iterable[str]) -> Importer:
    """Return the importer of a system."""
    return Importer(
        name=system.name,
        help=f"import the posts of {system.title}",
        examples=tuple(examples),
        metavar="SRC",
        source_help="the site, a folder of posts, or a single post",
        only_reviews_help="leave out posts that are not about a book",
        run=partial(import_site, system),
        has_images=True,
        recognises=partial(description, system),
    )


def import_site(system: System, request: Request) -> Report:
    """Write the posts of a site as pages, and return the outcome of each."""
    site = located(system, request.source)
    read, left_out = _without_parts(*_read(system, site), system)
    rows = _plan(read, request)
    blog = _Blog(system, site, request, [planned for planned, _ in rows])
    made = list(make_all(request.progress(rows), blog.draft))
    agreement.settle([drafted for drafted, _ in made if drafted.path.startswith(f"{REVIEWS}/")])
    pages = (Page(each.path, each.draft.source(), [outcome]) for each, outcome in made)
    write_all(pages, request.target, is_dry_run=request.is_dry_run)
    blog.images.write_audit()
    if request.is_dry_run:
        for post, outcome in read:
            outcome.before = posts.beginning(post)
    outcomes = [*left_out, *(outcome for _, outcome in read)]
    number = sum(planned.path.startswith(f"{REVIEWS}/") for planned, _ in rows)
    is_open = number == 0 or request.chosen == Chosen()
    hint = kinds.hint([post for post, _ in read], number) if is_open else ""
    return Report(sorted(outcomes, key=lambda outcome: outcome.source), hint)


def _read(system: System, site: Site) -> tuple[list[tuple[Post, Outcome]], list[Outcome]]:
    """Return the posts of a site, and the outcomes of files that are none."""
    read: list[tuple[Post, Outcome]] = []
    left_out: list[Outcome] = []
    for path in site.files:
        outcome = Outcome(posts.name_of(path, site.root))
        try:
            read.append((posts.read(path, site.root, system), outcome))
        except NoPostError as error:
            outcome.fate, outcome.reason = Fate.SKIPPED, str(error)
            left_out.append(outcome)
        except PostError as error:
            outcome.fail(str(error))
            left_out.append(outcome)
    if system.joined:
        texts = {post.path: Joining(post.body, outcome.changes) for post, outcome in read}
        bodies = system.joined(texts)
        read = [(post._replace(body=bodies[post.path]), outcome) for post, outcome in read]
    return read, left_out


def _without_parts(
    read: Iterable[_Read], left_out: Iterable[Outcome], system: System
) -> tuple[list[_Read], list[Outcome]]:
    """Return the posts that are pages, and the outcomes of the other files."""
    pages = [(post, outcome) for post, outcome in read if not system.is_part(post.path)]
    parts = [outcome for post, outcome in read if system.is_part(post.path)]
    for outcome in parts:
        outcome.fate, outcome.reason = Fate.SKIPPED, "part of other pages, by its name"
    return pages, [*left_out, *parts]


def _plan(read: Sequence[tuple[Post, Outcome]], request: Request) -> list[_Row]:
    """Return the posts to import, with the paths of their pages; those left out say so."""
    rows: list[_Row] = []
    names = FreeNames()
    lists = kinds.folder_notes([post for post, _ in read])
    for post, outcome in read:
        folder = REVIEWS if kinds.is_review(post, request.chosen, lists) else PAGES
        if request.only_reviews and folder == PAGES:
            outcome.fate, outcome.reason = Fate.SKIPPED, "not about a book"
            continue
        slug = _RESERVED.sub("-", post.text("slug") or post.slug).strip("-_") or "post"
        rows.append((_Planned(post, names.take(folder, slug, f"{post.date}-{slug}")), outcome))
    return rows


class _Blog:
    """What converting a post needs to know about the other posts and the library."""

    def __init__(
        self, system: System, site: Site, request: Request, planned: Sequence[_Planned]
    ) -> None:
        self.images = ImageStore(
            site.root,
            request.target,
            request.remote_images,
            request.image_copies,
            request.is_dry_run,
            system.image_folders,
            system.has_images_anywhere,
        )
        self._known = definitions(request.target)
        self._pages = Pages(
            planned,
            [each.relative_to(site.root).as_posix() for each in site.contents],
            system.addresses(site.root),
        )
        self._default_alt = request.wording.image
        self._habits = Habits(
            _as_markdown(system, site.root),
            set()
            if system.has_authors_of_books
            else reviewers(
                Signed(
                    next((value for _, value in post.values("author")), None),
                    path.startswith(REVIEWS),
                    facts.are_beside_author(post),
                )
                for post, path in planned
            ),
            facts.best_rating(post for post, path in planned if path.startswith(REVIEWS)),
            system.has_line_breaks,
            request.language,
        )

    def draft(self, planned: _Planned, outcome: Outcome) -> tuple[Drafted, Outcome]:
        """Return the page of a post, and its outcome."""
        post, path = planned
        changes = outcome.changes
        folder, name = posixpath.split(path)
        surroundings = Surroundings(
            partial(self._pages.find, post=post, folder=folder),
            partial(self.images.place, folders=_image_folders(post)),
            self._default_alt,
            KRAMDOWN,
            self._pages.local,
        )
        made = draft(post, changes, surroundings, self._habits, as_review=folder == REVIEWS)
        if name != f"{post.slug}.md":
            changes.note(f"named {name} instead of {post.slug}.md")
        failures = self.images.failures
        changes.to_do += [
            f"no copy of {address}: {failures[address]}"
            for address in dict.fromkeys(changes.images)
            if address in failures
        ]
        changes.to_do += self._proposals(post)
        return Drafted(path, made, changes), outcome

    def _proposals(self, post: Post) -> list[str]:
        """Return references to what the library defines under a category's name."""
        words = map(key, post.words("tags"))
        return [f"refer to {self._known[word]}" for word in words if word in self._known]


def _as_markdown(system: System, root: Path) -> Callable[[Post, Changes], str]:
    """Return what converts the text of a post, with what the site says if that matters."""
    if system.with_site:
        convert = system.with_site(root)
        return lambda post, changes: convert(post.body, post.page, changes)
    return lambda post, changes: system.markdown(post.path, post.body, changes)


def _image_folders(post: Post) -> tuple[str, ...]:
    """Return where the images of a post may be: beside it, or in the folder of its name."""
    path = PurePosixPath(post.path)
    return (path.parent.as_posix(), path.with_suffix("").as_posix())
