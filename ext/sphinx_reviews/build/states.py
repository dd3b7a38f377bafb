"""The state of a site: one digest of all that pages show of each other.

It is made of what documents record, of the outline of the site as Sphinx collects it, and of
the mentions on each page; not of prose, so that most edits leave it as it is.  While it is
the same, no view, head, preview or fingerprint has to be made again to know what it says.

Sphinx keeps it with its environment, because only reading and removing documents changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx.environment.collectors import EnvironmentCollector

from sphinx_reviews.build import internals
from sphinx_reviews.config import areas, authors, finding
from sphinx_reviews.domain import review_domain
from sphinx_reviews.library import shown
from sphinx_reviews.library.shown import Mentioned
from sphinx_reviews.output.files import digest
from sphinx_reviews.records.facts import Facts
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class _Document(NamedTuple):
    """Digests of what is known of one document."""

    #: Title, contents and headings.
    outline: str
    #: Its records.
    recorded: str
    #: Of all that its mentions depend on but its own prose.
    names: str = ""
    prose: str = ""
    mentioned: Mentioned = Mentioned("", "")


class State:
    """The digests of a site, kept in Sphinx's environment."""

    def __init__(self) -> None:
        self.documents: dict[str, _Document] = {}
        #: Of the settings that decide what the library says.
        self.settings = ""
        #: Of everything; empty if it is not known.
        self.digest = ""


_NOTHING: Final = Facts()
#: Attribute of the environment.
_NAME: Final = "reviews_state"


def state(env: BuildEnvironment) -> State:
    """Return the state of a site when documents were last read or removed."""
    if not hasattr(env, _NAME):
        setattr(env, _NAME, State())
    return getattr(env, _NAME)  # type: ignore[no-any-return]


def renew(env: BuildEnvironment) -> None:
    """Find the state anew, once all documents have been read, if any was."""
    found, domain, settings = state(env), review_domain(env), _settings(env.config)
    if found.digest and found.settings == settings:
        return
    known: dict[str, _Document] = {}
    for docname in sorted(env.all_docs):
        known[docname] = found.documents.get(docname) or _Document(
            _outline(env, docname), shown.recorded(domain.documents.get(docname, _NOTHING))
        )
    # What is read by a name depends on no prose but its own.
    names = digest(
        [(docname, each.outline, each.recorded) for docname, each in known.items()],
        list(_site(env)),
        settings,
    )
    for docname, each in known.items():
        prose = domain.documents.get(docname, _NOTHING).prose.digest
        if (names, prose) != (each.names, each.prose):
            mentioned = shown.mentioned(domain.library.mentions, docname)
            known[docname] = each._replace(names=names, prose=prose, mentioned=mentioned)
    found.documents, found.settings = known, settings
    found.digest = digest(names, [each.mentioned.quoted for each in known.values()])


def _settings(config: Config) -> str:
    return digest(authors(config), areas(config), finding(config), config.language, __version__)


def marked(env: BuildEnvironment, docname: str) -> str:
    """Return a digest of the links and marks that mentions leave in the text of a page."""
    return state(env).documents[docname].mentioned.marked


def _outline(env: BuildEnvironment, docname: str) -> str:
    return digest(
        str(env.titles.get(docname)),
        str(env.tocs.get(docname)),
        sorted(env.metadata[docname].get("myst_slugs", {}).items()),
    )


def _site(env: BuildEnvironment) -> Iterator[Any]:
    """Yield what Sphinx knows of the site as a whole, or changes after it read a document."""
    standard = env.domaindata["std"]
    yield sorted(env.toctree_includes.items())
    yield sorted(env.toc_secnumbers.items())
    for name in ("labels", "anonlabels", "terms", "objects"):
        # The titles of Sphinx's own labels are translated late.
        yield sorted((key, [*map(str, each)]) for key, each in standard[name].items())
    yield [(path, sorted(docnames), name) for path, docnames, name in internals.images(env)]
    yield any(env.domaindata["index"].get("entries", {}).values())


class States(EnvironmentCollector):
    """Forgets what was known of the documents that are read again or removed."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a document."""
        state(env).documents.pop(docname, None)
        state(env).digest = ""

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over nothing: what other processes read is looked at together."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note that a document was read."""
        self.clear_doc(app, app.env, app.env.current_document.docname)
