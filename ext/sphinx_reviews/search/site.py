"""The search of a Korean site: its own index, page and dialog, in place of Sphinx's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import IndexBuilder

from sphinx_reviews.build import internals
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import template
from sphinx_reviews.language.judgement import VERDICTS
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.records.queries import CatalogueQuery
from sphinx_reviews.search.entries import entries
from sphinx_reviews.search.index import FOLDER, Page, files
from sphinx_reviews.search.korean import rules
from sphinx_reviews.search.texts import page_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.output.ledger import Group, Ledger
    from sphinx_reviews.records.facts import Slot

_HERE: Final = Path(__file__).parent
#: The scripts that are loaded when a reader searches, in this order.
_SCRIPTS: Final = (
    "korean/analyser.js",
    "browser/engine.js",
    "browser/excerpts.js",
    "browser/results.js",
    "browser/page.js",
    "browser/dialog.js",
)


def is_ours(config: Config) -> bool:
    """Return whether a site is searched by its own index.

    Sites in other languages keep Sphinx's search, which has a stemmer for each.
    """
    language = config.html_search_language or config.language
    return bool(config.reviews_search) and language.partition("_")[0] == "ko"


def _has_pages(builder: Builder) -> bool:
    return isinstance(builder, StandaloneHTMLBuilder) and builder.search


# -- while reading -----------------------------------------------------------


def keep_text(app: Sphinx, document: nodes.document) -> None:
    """Keep what is written on a page, as far as search needs it."""
    env = app.env
    if is_ours(app.config) and not _is_hidden(env, env.docname):
        review_domain(env).texts[env.docname] = page_text(document)


def _is_hidden(env: BuildEnvironment, docname: str) -> bool:
    """Return whether the front matter of a page asks that search leave it out, as Sphinx has it."""
    return bool({"no-search", "nosearch"} & env.metadata[docname].keys())


# -- the index ---------------------------------------------------------------


class LibraryIndex(IndexBuilder):
    """Takes the place of Sphinx's index, but is made of the library and not of pages."""

    def __init__(self, builder: StandaloneHTMLBuilder, files: Group) -> None:
        config = builder.config
        self._files = files
        super().__init__(builder.env, "ko", config.html_search_options, "")
        self._builder = builder

    def feed(self, *_: object) -> None:
        """Leave a page alone: its text was kept when it was read."""

    def prune(self, docnames: Iterable[str]) -> None:
        """Do nothing: documents that are gone have left the library."""

    def dump(self, stream: TextIO, format: object) -> None:  # type: ignore[override]  # noqa: A002
        """Write the manifest into *stream*, and the other files beside it."""
        manifest, others = files(list(self._pages()), _interface(self._builder))
        others[f"{FOLDER}/search.js"] = _scripts()
        self._files.replace({name: script.encode() for name, script in others.items()})
        stream.write(manifest)

    def _pages(self) -> Iterator[Page]:
        domain, titles = review_domain(self._builder.env), self._builder.env.titles
        say = phrases(self._builder.config.language)
        for docname in sorted(self._builder.env.all_docs & titles.keys()):
            if _is_hidden(self._builder.env, docname):
                continue
            # A setting that was changed may have left it unread.
            text = domain.texts.get(docname) or page_text(self._builder.env.get_doctree(docname))
            found = entries(domain.library, docname, titles[docname].astext(), text, say)
            if found:
                yield Page(self._builder.get_target_uri(docname), found)


def replaces_sphinx(app: Sphinx) -> bool:
    """Return whether a build makes the library's index and search page."""
    return _has_pages(app.builder) and is_ours(app.config)


def take_over(app: Sphinx, ledger: Ledger) -> None:
    """Let the builder make the library's index in the place of its own."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    internals.replace_indexer(builder, lambda: LibraryIndex(builder, ledger.group("search")))


def _scripts() -> str:
    texts = [(_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return (
        f"sphinxReviewsSearch.rules = {rules.FILE.read_text(encoding='utf-8')};\n{''.join(texts)}"
    )


# -- the page ----------------------------------------------------------------

_PHRASES: Final = {
    "search": "Search",
    "placeholder": "Book, skill, concept, or any word",
    "close": "Close",
    "clear": "Clear",
    "review": "Review",
    "book": "Book",
    "concept": "Concept",
    "skill": "Skill",
    "page": "Page",
    "all": "All",
    "found": "{n} found",
    "more": "Show more",
    "whole": "All results",
    "nothing": "Nothing found for “{query}”",
    "similar": "Did you mean:",
    "try": "Try fewer words, or their first consonants (ㅁㅅㄹㄴ), or look here:",
    "apart": "Also where the words stand apart ({n})",
    "without": "“{words}” is nowhere here, so it was left out.",
    "filter": "Filter",
    "kind": "Kind",
    "publisher": "Publisher",
    "verdict": "Verdict",
    "any": "Any",
    "sort": "Sort",
    "relevance": "By relevance",
    "newest": "Newest first",
    "keys": "↑↓ choose, Enter open, Esc close",
}

#: What the browser puts in.
_FILLED_LATER: Final = {name: f"{{{name}}}" for name in ("n", "query", "words")}


def _interface(builder: StandaloneHTMLBuilder) -> dict[str, Any]:
    """Return what the browser shows beside results, and where it leads."""
    say = phrases(builder.config.language)
    return {
        "say": {key: say(phrase, **_FILLED_LATER) for key, phrase in _PHRASES.items()},
        "verdicts": {word.value: say(title) for word, title in VERDICTS.items()},
        "page": builder.get_target_uri("search"),
        "links": [[uri, title] for uri, title in _links(builder)],
    }


def _links(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
    """Yield address and title of the pages that list all reviews, and all concepts."""
    documents = review_domain(builder.env).library.documents
    for lists_all in (_is_catalogue, _is_concept_index):
        pages = [
            docname for docname, facts in documents.items() if any(map(lists_all, facts.slots))
        ]
        # Of several, that which shows least beside.
        for docname in sorted(pages, key=lambda each: len(documents[each].slots))[:1]:
            yield builder.get_target_uri(docname), documents[docname].title


def _is_catalogue(slot: Slot) -> bool:
    query = slot.query
    return isinstance(query, CatalogueQuery) and not query.filter and query.limit is None


def _is_concept_index(slot: Slot) -> bool:
    return slot.kind == "concept-index"


def show(app: Sphinx, pagename: str, context: dict[str, Any]) -> str | None:
    """Give each page the keys that open search, and ``search.html`` its own body.

    :returns: the template of the page, if it is not that of Sphinx.
    """
    if not replaces_sphinx(app):
        return None
    app.add_js_file("sphinx-reviews/search.js", loading_method="defer")
    if pagename != "search":
        return None
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    say = phrases(app.config.language)
    pathto = context["pathto"]
    links = [(pathto(uri, 1), title) for uri, title in _links(app.builder)]
    context["title"] = say("Search")
    context["body"] = template("search/templates/search.html").render(say=say, links=links)
    return "page.html"
