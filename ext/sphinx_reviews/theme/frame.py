"""The frame around each page: the places of the header, the parts of a manual, the footer."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.config import warn_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.theme import is_used
from sphinx_reviews.views.download import WHOLE
from sphinx_reviews.views.drawing.mark import mark
from sphinx_reviews.views.review import CONTENTS_HERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.language.phrases import Phrases

#: How many places the header has room for; the menu holds all.
MOST_PLACES: Final = 6
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
#: How many pages make a part of the site worth a list beside them.
_FEWEST_PAGES: Final = 3


class Place(NamedTuple):
    """Where a link of the frame leads: one of a document, a file of the build, and an address."""

    title: str
    document: str = ""
    #: Path from the base of the site.
    file: str = ""
    url: str = ""
    #: BCP 47 tag of the document.
    language: str = ""
    #: Whether the page is this place, or below it.
    is_current: bool = False


class Frame(NamedTuple):
    """What the theme shows around one page."""

    places: tuple[Place, ...]
    #: The pages beside this one in a part of the site, by caption.
    sections: tuple[tuple[str, tuple[Place, ...]], ...]
    #: Titles, and the links below each.
    footer: tuple[tuple[str, tuple[Place, ...]], ...]
    #: Whether the page takes the whole width, and so has no contents beside it.
    is_wide: bool
    has_search: bool

    @property
    def most_places(self) -> int:
        """How many places the header shows."""
        return MOST_PLACES

    @property
    def contents_here(self) -> str:
        """What marks the place of the contents in the body of a page."""
        return CONTENTS_HERE


class Frames:
    """The frames of the pages of one build.

    :param feeds: the feeds that the build writes; the site's comes first.
    """

    def __init__(self, app: Sphinx, env: BuildEnvironment, feeds: Sequence[Feed]) -> None:
        self._app = app
        self._env = env
        self._config = app.config
        self._has_search = bool(getattr(app.builder, "search", False))
        self._domain = review_domain(env)
        self._feeds = feeds
        self._made: dict[str, Frame] = {}
        if self._config.html_theme_options.get("nav_links"):
            _ = self._places  # warns of those that lead nowhere, in every build

    @cached_property
    def _above(self) -> dict[str, str]:
        relations = self._env.collect_relations().items()
        return {docname: above for docname, (above, _, _) in relations if above}

    def frame(self, docname: str) -> Frame:
        """Return the frame of a page, which need not have a document."""
        if docname not in self._made:
            self._made[docname] = self._make(docname)
        return self._made[docname]

    def _make(self, docname: str) -> Frame:
        trail = tuple(self._trail(docname))
        here = next((each for each in trail if each in self._documents), None)
        say = phrases(self._domain.language(docname))
        return Frame(
            tuple(
                place._replace(is_current=True) if place.document == here else place
                for place in self._places
            ),
            self._sections(docname, trail),
            tuple(self._footer(say)),
            self._is_wide(docname),
            self._has_search,
        )

    def _trail(self, docname: str) -> Iterator[str]:
        """Yield a page and those above it, but for the front page if others are there."""
        seen = {self._config.root_doc} if docname != self._config.root_doc else set()
        while docname and docname not in seen:
            yield docname
            seen.add(docname)
            docname = self._above.get(docname, "")

    # -- the header ------------------------------------------------------

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        chosen = self._config.html_theme_options.get("nav_links")
        if chosen:
            listed = chosen if isinstance(chosen, (list, tuple)) else [chosen]
            return tuple(place for each in listed if (place := self._chosen(each)))
        return tuple(place for _, places in self._below(self._config.root_doc) for place in places)

    @cached_property
    def _documents(self) -> set[str]:
        return {place.document for place in self._places}

    def _chosen(self, typed: object) -> Place | None:
        """Return a place as ``conf.py`` gives it; None, with a warning, if it leads nowhere."""
        match typed:
            case {"title": str(title), "url": str(url)} if url in self._env.titles:
                return self._place(url, title)
            case {"title": str(title), "url": str(url)} if _ADDRESS.match(url):
                return Place(title, url=url)
            case {"title": str(), "url": str(url)}:
                problem = f"nav_links leads to '{url}', which is no document and no whole address"
            case _:
                problem = f"nav_links contains {typed!r}"
        example = '{"title": "Reviews", "url": "reviews/index"}'
        warn_of(self._app, "html_theme_options", f"{problem}. Write a list of {example}.")
        return None

    def _place(self, docname: str, title: str | None) -> Place:
        return Place(
            title or self._env.titles[docname].astext(),
            document=docname,
            language=self._domain.language(docname),
        )

    def _below(self, docname: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Yield the captions of the tables of contents of a page, and the entries of each."""
        contents = self._env.tocs.get(docname)
        # A page that cannot be read has none.
        for toctree in contents.findall(addnodes.toctree) if contents else ():
            places = (
                self._place(entry, title)
                if entry in self._env.titles
                else Place(title or entry, url=entry)
                for title, entry in toctree["entries"]
                if entry in self._env.titles or _ADDRESS.match(entry)
            )
            yield _caption(toctree), tuple(places)

    # -- parts of a site that hold text alone ----------------------------

    def _sections(
        self, docname: str, trail: Sequence[str]
    ) -> tuple[tuple[str, tuple[Place, ...]], ...]:
        part = trail[-1]
        if docname not in self._env.all_docs or part not in self._parts:
            return ()
        return tuple(
            (caption, tuple(p._replace(is_current=p.document in trail) for p in places))
            for caption, places in self._parts[part]
        )

    @cached_property
    def _parts(self) -> dict[str, tuple[tuple[str, tuple[Place, ...]], ...]]:
        """The pages at the top of the site with others below them, none of which is a record.

        Records have lists of their own; those of a library would fill every page.
        """
        found = {}
        for top in self._env.toctree_includes.get(self._config.root_doc, ()):
            if top not in self._env.all_docs:
                continue
            below = tuple(self._below(top))
            pages = [place.document for _, places in below for place in places if place.document]
            if len(pages) >= _FEWEST_PAGES and not any(map(self._holds_records, (top, *pages))):
                found[top] = below
        return found

    def _holds_records(self, docname: str) -> bool:
        library = self._domain.library
        return docname in library.reviews or any(
            definitions.on(docname) for definitions in library.definitions.values()
        )

    # -- the page and the footer -----------------------------------------

    def _is_wide(self, docname: str) -> bool:
        """Return whether a page has views that need more room than a column of text."""
        facts = self._domain.documents.get(docname)
        return bool(facts and facts.slots and not facts.books)

    def _footer(self, say: Phrases) -> Iterator[tuple[str, tuple[Place, ...]]]:
        if self._feeds:
            name = self._feeds[0].name
            atom = Place(say("New reviews (Atom)"), file=f"{name}.atom")
            yield say("Subscribe"), (atom, Place("JSON Feed", file=f"{name}.json"))
        if self._domain.library.reviews:
            whole = [Place("PDF", file=f"{WHOLE}.pdf")] if WHOLE in self._domain.pdfs else []
            data = (Place(each.link[1], file=each.file) for each in FORMATS if each.link)
            yield say("Download"), (*whole, *data)
        if self._places:
            yield say("This library"), self._places


def frames(app: Sphinx, env: BuildEnvironment, feeds: Sequence[Feed]) -> Frames | None:
    """Return the frames of the pages; None for a theme that is not this library's."""
    return Frames(app, env, feeds) if is_used(app.builder) else None


def _caption(toctree: addnodes.toctree) -> str:
    """Return the caption of a table of contents, or the heading of the section that it is in."""
    if caption := toctree.get("caption"):
        return str(caption)
    item: Any = toctree.parent
    while item is not None and not isinstance(item, nodes.list_item):
        item = item.parent
    if item is None or not isinstance(item.parent.parent, nodes.list_item):
        return ""  # the outermost item is the page itself
    return str(item[0].astext())


def show(app: Sphinx, context: dict[str, Any], frame: Frame) -> None:
    """Give the templates of a page its frame, and phrases in its language."""
    say = phrases(context["language"])
    context |= {"frame": frame, "say": say, "mark": mark()}
    app.add_js_file(
        "sphinx-reviews/theme.js",
        loading_method="defer",
        **{"data-copy": say("Copy"), "data-copied": say("Copied")},  # type: ignore[arg-type]
    )
