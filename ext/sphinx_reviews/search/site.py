"""The search of a site in an analysed language: index, page and dialog, replacing Sphinx's."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import IndexBuilder
from sphinx.util.osutil import relative_uri

from sphinx_reviews.build import internals, states
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import template
from sphinx_reviews.language import labels
from sphinx_reviews.language.labels import LEVELS, VERDICTS
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.library.whole_lists import all_concepts, all_reviews
from sphinx_reviews.output.files import digest
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.search import pieces, scripts, texts
from sphinx_reviews.search.cache import Cache, Left
from sphinx_reviews.search.entries import KINDS, OFFERED, PAGE, REVIEW, entries
from sphinx_reviews.search.index import LostError, Page, grown
from sphinx_reviews.search.languages import ANALYSERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.output.ledger import Group, Ledger


def _language(config: Config) -> str:
    """Return the language that a site is searched in by the library's index, or nothing.

    Sites in other languages keep Sphinx's search, which has a stemmer for each.
    """
    language = language_tag(config.html_search_language or config.language).partition("-")[0]
    return language if config.reviews_search and language in ANALYSERS else ""


#: The path where browsers load the index; builders for other programs use another file.
_INDEX: Final = "searchindex.js"


def _has_pages(builder: Builder) -> bool:
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and builder.search
        and builder.searchindex_filename == _INDEX
    )


# -- while reading -----------------------------------------------------------


def keep_text(app: Sphinx, document: nodes.document) -> None:
    """Keep the text of a page for the index, and that of a review for the data as well."""
    env, language = app.env, _language(app.config)
    if language and not _is_hidden(env, env.docname):
        texts.keep(env, document, ANALYSERS[language])
    elif review_domain(env).documents[env.docname].books:
        texts.keep(env, document, None)


def _is_hidden(env: BuildEnvironment, docname: str) -> bool:
    """Return whether front matter excludes a page from search, as in Sphinx."""
    return bool({"no-search", "nosearch"} & env.metadata[docname].keys())


# -- the index ---------------------------------------------------------------


class LibraryIndex(IndexBuilder):
    """Replaces Sphinx's index; it is built from the library, not from written pages."""

    def __init__(self, builder: StandaloneHTMLBuilder, language: str, files: Group) -> None:
        super().__init__(builder.env, language, builder.config.html_search_options, "")
        self._files = files
        self._builder, self._env = builder, builder.env
        self._language, self._analyser = language, ANALYSERS[language]

    def feed(self, *_: object) -> None:
        """Ignore a written page: its text was kept when it was read."""

    def prune(self, docnames: Iterable[str]) -> None:
        """Do nothing: removed documents have left the library."""

    def dump(self, stream: TextIO, format: object) -> None:  # type: ignore[override]  # noqa: A002
        """Write the manifest into *stream*, and the other files beside it."""
        cache = Cache(Path(self._env.doctreedir), self._files)
        made_from = self._made_from()
        kept = cache.manifest() if self._files.is_current(made_from) else ""
        stream.write(kept or self._renewed(cache, made_from))

    def _made_from(self) -> object:
        """Return what the index is made from, without making anything."""
        digests, uri = review_domain(self._env).texts.digests, self._builder.get_target_uri
        pages = [(name, uri(name), digests.get(name)) for name in self._docnames()]
        written = digest(sorted(self._scripts().items()))
        return self._recorded(), pages, review_domain(self._env).interfaces, written

    def _recorded(self) -> str:
        """Return a digest of what entries are made from, but for their texts."""
        state = states.state(self._env).digest
        return digest(self._language, self._builder.get_target_uri("search"), state)

    def _docnames(self) -> list[str]:
        env = self._env
        return [
            each for each in sorted(env.all_docs & env.titles.keys()) if not _is_hidden(env, each)
        ]

    def _scripts(self) -> dict[str, bytes]:
        """Return the scripts that search, by their paths."""
        made = scripts.library_search(self._analyser)
        return {pieces.script(name): script.encode() for name, script in made.items()}

    def _renewed(self, cache: Cache, made_from: object) -> str:
        """Bring the files up to date, and return the manifest."""
        text = lru_cache(maxsize=64)(partial(texts.kept, self._env, analyser=self._analyser))
        left = cache.left()
        pages = self._pages(left)
        try:
            growth = grown(left.kept, pages, text, cache, self._analyser)
        except LostError:
            left = Left()
            growth = grown(left.kept, pages, text, cache, self._analyser)
        new = dict(pieces.files(growth, text))
        self._files.replace(new | self._scripts(), unchanged=pieces.names(growth))
        self._files.keep(made_from)
        version = digest(sorted(self._files.digests.items()))
        manifest = pieces.manifest(growth, version, self._language, self._interfaces())
        cache.forget(left.kept.pages.keys() - pages.keys())
        cache.keep(Left(growth.kept, self._recorded()), manifest)
        return manifest

    def _pages(self, left: Left) -> dict[str, Page]:
        """Return the pages with their entries; those that the last build left may be the same."""
        env, domain, address = self._env, review_domain(self._env), self._builder.get_target_uri
        digests = domain.texts.digests
        say = phrases(env.config.language)
        known = left.kept.pages if left.entries == self._recorded() else {}
        found = {}
        for docname in self._docnames():
            if docname not in digests:
                texts.kept(env, docname, self._analyser)
            uri, text, title = address(docname), digests[docname], env.titles[docname].astext()
            # Its sentences have anchors of their own, so that an edit of the text makes others.
            if docname in known and known[docname].text == text:
                found[docname] = known[docname]._replace(uri=uri)
            elif here := entries(domain.library, docname, title, address, say):
                found[docname] = Page(uri, tuple(here), text)
        return found

    def _interfaces(self) -> dict[str, dict[str, Any]]:
        """Return the texts of the search page and dialog in each language of the interface."""
        return {
            language: _interface(self._builder, self._analyser, phrases(language))
            for language in review_domain(self._env).interfaces
        }


def replaces_sphinx(app: Sphinx) -> bool:
    """Return whether a build makes the library's index and search page."""
    return _has_pages(app.builder) and bool(_language(app.config))


def take_over(app: Sphinx, ledger: Ledger) -> None:
    """Make the builder use the library's index instead of loading its own."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    language, files = _language(app.config), ledger.group("search")
    internals.replace_indexer(builder, lambda: LibraryIndex(builder, language, files))


# -- the page ----------------------------------------------------------------

_KINDS: Final[Mapping[str, str]] = labels.KINDS | {REVIEW: "Review", PAGE: "Page"}
_PHRASES: Final = {
    "search": "Search",
    "placeholder": "Book, skill, concept, or any word",
    "close": "Close",
    "all": "All",
    "found": "{n} found",
    "someFound": "{n} with some of the words",
    "more": "Show more",
    "whole": "All {n} results",
    "nothing": "Nothing found for “{query}”",
    "similar": "Did you mean:",
    "apart": "Where the words stand apart",
    "partly": "Where only some of the words are",
    "missing": "Not there: {words}",
    "instead": "Found as “{query}”",
    "exact": "Search for “{query}” exactly",
    "unknown": "{label}: “{value}” is not here, so this filter was left out.",
    "none": "Nothing meets these conditions.",
    "unfiltered": "Remove all conditions",
    "recent": "Searched for last",
    "clear": "Forget them",
    "examples": "Begin with",
    "newestReviews": "Newest reviews",
    "without": "“{words}” is nowhere here, so it was left out.",
    "filter": "Filter",
    "kind": "Kind",
    "any": "Any",
    "sort": "Sort",
    "relevance": "By relevance",
    "newest": "Newest first",
    "keys": "↑↓ choose, Enter opens what is marked, Esc close",
}

#: Placeholders that the browser fills.
_FILLED_LATER: Final = {name: f"{{{name}}}" for name in ("n", "query", "words", "label", "value")}


def _interface(builder: StandaloneHTMLBuilder, analyser: Analyser, say: Phrases) -> dict[str, Any]:
    """Return the texts and links of the search page and dialog, in one language."""
    messages = {**_PHRASES, "advice": analyser.advice}
    return {
        "phrases": {key: say(message, **_FILLED_LATER) for key, message in messages.items()},
        "kinds": {kind: say(_KINDS[kind]) for kind in KINDS},
        "facets": {facet: say(labels.FACETS[facet]) for facet in OFFERED},
        # For the facets whose values are not names.
        "values": {
            Facet.VERDICT: {word: say(title) for word, title in VERDICTS.items()},
            Facet.LEVEL: {level: say(title) for level, title in LEVELS.items()},
        },
        "page": builder.get_target_uri("search"),
        "links": [[uri, title] for uri, title in _links(builder)],
    }


def _links(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
    """Yield address and title of the pages that list all reviews and all concepts."""
    library = review_domain(builder.env).library
    for docname in filter(None, (all_reviews(library), all_concepts(library))):
        yield builder.get_target_uri(docname), library.documents[docname].title


def _attributes(env: BuildEnvironment, builder: Builder, pagename: str) -> dict[str, str]:
    """Return what the script on a page must know before it loads anything."""
    language = review_domain(env).interface(pagename)
    return {
        "data-language": language,
        "data-label": phrases(language)("Search"),
        "data-page": builder.get_target_uri("search"),
    }


def show(app: Sphinx, pagename: str, context: dict[str, Any]) -> str | None:
    """Add the search shortcuts to each page, and replace the body of ``search.html``.

    :returns: the template of the page, if it is not Sphinx's.
    """
    if not replaces_sphinx(app):
        return None
    app.add_js_file(
        "sphinx-reviews/search.js",
        loading_method="defer",
        **_attributes(app.env, app.builder, pagename),  # type: ignore[arg-type]
    )
    if pagename != "search":
        return None
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    say = phrases(app.config.language)
    here = app.builder.get_target_uri(pagename)
    links = [(relative_uri(here, uri), title) for uri, title in _links(app.builder)]
    context["title"] = say("Search")
    context["body"] = template("search/templates/search.html").render(say=say, links=links)
    return "page.html"
