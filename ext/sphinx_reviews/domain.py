"""The domain: the facts of each document, and the targets of references."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

from sphinx_reviews.config import areas, authors, finding
from sphinx_reviews.diagnostics import note, warn
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.library import contradictions
from sphinx_reviews.library.automatic import Search
from sphinx_reviews.library.library import Library
from sphinx_reviews.library.references import References
from sphinx_reviews.nodes import spoken
from sphinx_reviews.output.texts import Texts
from sphinx_reviews.records import names
from sphinx_reviews.records.blanks import fill_facts
from sphinx_reviews.records.facts import Facts, Slot
from sphinx_reviews.records.kinds import Definition, Kind
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.blanks import Blank
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Book, Disclosure, Place, Recommendation, Verdict
    from sphinx_reviews.records.queries import Query


class ReviewDomain(Domain):
    """Books, reviews, skills and concepts."""

    name = "review"
    label = "Reviews"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind.value: ObjType(kind.value, kind.value) for kind in Kind
    }
    initial_data: ClassVar[dict[str, Any]] = {"documents": {}, "texts": {}, "hits": {}}
    data_version = 19

    #: Built on first use, and dropped whenever a fact changes.
    _library: Library | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: The PDFs beside the pages of this build: name -> size in words.
        self.pdfs: dict[str, str] = {}

    # -- facts -----------------------------------------------------------

    @property
    def documents(self) -> dict[str, Facts]:
        """The facts of all documents."""
        return self.data["documents"]  # type: ignore[no-any-return]  # docname -> facts

    @property
    def texts(self) -> Texts:
        """The text of each document that search knows, and of each review."""
        return Texts(Path(self.env.doctreedir), self.data["texts"])

    def facts(self, docname: str) -> Facts:
        """Return the facts of a document that is being read, to be added to."""
        self._library = None
        return self.documents.setdefault(docname, Facts())

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self._library = None
        self.documents.pop(docname, None)
        self.texts.forget(docname)
        self.data["hits"].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel process read."""
        self._library = None
        for kept in ("documents", "texts"):
            self.data[kept].update(
                (docname, each) for docname, each in otherdata[kept].items() if docname in docnames
            )

    def note_book(self, docname: str, book: Book) -> int:
        """Add a book, and return the number of books in the document."""
        books = self.facts(docname).books
        books.append(book)
        return len(books)

    def note_disclosure(self, docname: str, disclosure: Disclosure) -> None:
        """Add a disclosure."""
        self.facts(docname).disclosures.append(disclosure)

    def note_verdict(self, docname: str, verdict: Verdict) -> int:
        """Add a verdict, and return the number of verdicts in the document."""
        verdicts = self.facts(docname).verdicts
        verdicts.append(verdict)
        return len(verdicts)

    def note_recommendation(self, docname: str, entry: Recommendation) -> None:
        """Add an entry of a list of skills."""
        self.facts(docname).recommendations.append(entry)

    def note_definition(self, docname: str, definition: Definition) -> None:
        """Add a definition."""
        self.facts(docname).definitions[definition.kind].append(definition)

    def note_slot(self, kind: str, docname: str, query: Query | None = None) -> Slot:
        """Add a slot, and return it."""
        slots = self.facts(docname).slots
        last = next((other.position for other in reversed(slots) if other.kind == kind), -1)
        slot = Slot(kind, docname, last + 1, query)
        slots.append(slot)
        return slot

    # -- problems --------------------------------------------------------

    def warn(
        self,
        docname: str,
        subtype: Subtype,
        location: Place | nodes.Node | str,
        message: str,
        *args: object,
    ) -> None:
        """Warn about a document; for a draft, which is unfinished, only print a note."""
        if self._is_draft(docname):
            self.documents[docname].to_do += 1
            note(location, f"draft: {message}", *args)
        else:
            warn(subtype, location, message, *args)

    def warn_of_reference(self, node: pending_xref) -> None:
        """Warn about an unknown reference, and suggest the nearest names.

        In a draft it is noted but not counted: references resolve only when the page is written.
        """
        kind, target = node["reftype"], node["reftarget"]
        library = self.library.seen_from(node["refdoc"])
        nearest = contradictions.suggestion(library, kind, target, self.where)
        message = "unknown %s '%s'. %s"
        if self._is_draft(node["refdoc"]):
            note(node, f"draft: {message}", kind, target, nearest)
        else:
            warn(Subtype.REFERENCE, node, message, kind, target, nearest)

    def _is_draft(self, docname: str) -> bool:
        facts = self.documents.get(docname)
        return facts is not None and facts.front_matter.draft

    # -- the whole -------------------------------------------------------

    @property
    def library(self) -> Library:
        """The indexes over all facts."""
        if self._library is None:
            belongs: dict[str, Facts] = {}
            kept_out: dict[str, Facts] = {}
            for docname, facts in self._filled().items():
                (belongs if facts.front_matter.library else kept_out)[docname] = facts
            config = self.env.config
            search = Search(finding(config), language_tag(config.language), self.data["hits"])
            self._library = Library(belongs, authors(config), kept_out, search, areas(config))
        return self._library

    def _filled(self) -> Mapping[str, Facts]:
        """Return the facts with blanks replaced by the titles that such links show."""
        if not any(facts.has_blanks for facts in self.documents.values()):
            return self.documents
        references = References(self.documents)
        return {
            docname: fill_facts(facts, partial(self._words, references, docname))
            if facts.has_blanks
            else facts
            for docname, facts in self.documents.items()
        }

    def _words(self, references: References, docname: str, blank: Blank) -> str:
        """Return the title of a link's target, as the page shows it."""
        env = self.env
        if blank.domain == self.name:
            found = references.resolve(blank.type, blank.target)
            return found.title if found else blank.fallback
        if not blank.domain and (things := references.resolve_any(blank.target)):
            return things[0].title
        document = blank.target
        if blank.domain == "std":
            document = docname_join(docname, blank.target)
        elif not blank.domain:
            document = docname
        label = env.domains.standard_domain.labels.get(blank.target.casefold())
        if label and (blank.type == "ref" or not blank.domain):
            return str(label[2])  # those of Sphinx are translated late
        slugs = env.metadata[document].get("myst_slugs", {}) if document in env.titles else {}
        heading = slugs.get(blank.target_id or blank.target)
        if heading:
            return str(heading[2])
        if blank.domain and document in env.titles and not blank.target_id:
            return env.titles[document].astext()
        return blank.fallback

    def language(self, docname: str) -> str:
        """Return the language of a page, or else of the site, as a BCP 47 tag."""
        facts = self.documents.get(docname)
        own = facts.front_matter.language if facts else ""
        return own or language_tag(self.env.config.language)

    def interface(self, docname: str) -> str:
        """Return the language of the interface on a page, which not every language has."""
        return phrases(self.language(docname)).spoken

    @property
    def interfaces(self) -> list[str]:
        """The languages of the interface on any page."""
        return sorted({self.interface(docname) for docname in ("", *self.documents)})

    def where(self, place: Place) -> str:
        """Return a place as ``file:line``, relative to the source directory."""
        return f"{self.env.doc2path(place.docname, base=False)}:{place.line}"

    def check_consistency(self) -> None:
        """Warn about records that contradict each other."""
        findings = [*contradictions.findings(self.library, self.where)]
        if self.env.config.nitpicky:
            findings += contradictions.undefined(self.library)
        for found in findings:
            self.warn(found.place.docname, found.subtype, found.place, "%s", found.message)

    def count_drafts(self) -> None:
        """Print the number of drafts, and of things to fill in in them."""
        drafts = [facts.to_do for facts in self.documents.values() if facts.front_matter.draft]
        if any(drafts):
            note(None, "drafts: %d, with %d things to fill in", len(drafts), sum(drafts))

    # -- references ------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a reference of one kind; views make those of kind ``page``."""
        if typ == "page":
            return make_refnode(builder, fromdocname, target, node["reftargetid"], contnode)
        found = self.library.seen_from(fromdocname).resolve(typ, target)
        if found is None:
            return None
        if found.kind is Kind.BOOK and not node["refexplicit"] and not _is_title(target, found):
            shown = spoken(found.title, self.language(fromdocname))
            contnode = nodes.title_reference("", "", shown, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link a plain link, as ``[text](<name>)`` or ``[text](#anchor)``."""
        links = []
        for found in self.library.seen_from(fromdocname).resolve_any(target):
            words = contnode
            if not contnode.astext():
                words = nodes.inline("", found.title)
            link = make_refnode(builder, fromdocname, found.docname, found.anchor, words)
            links.append((f"review:{found.kind}", link))
        return links

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """List everything that can be referenced; search does not show aliases."""
        library = self.library
        for docname, review in library.reviews.items():
            title = review.book.title
            if library.book(title) is review:
                yield title, title, Kind.BOOK.value, docname, "", 0
        for kind, definitions in library.definitions.items():
            for each in definitions.all:
                yield each.name, each.name, kind.value, each.place.docname, each.anchor, 1
                for alias in each.aliases:
                    yield alias, alias, kind.value, each.place.docname, each.anchor, -1


def _is_title(target: str, found: Target) -> bool:
    return names.key(target) == names.key(found.title)


def review_domain(env: BuildEnvironment) -> ReviewDomain:
    """Return the domain of *env*."""
    domain = env.domains["review"]
    assert isinstance(domain, ReviewDomain)
    return domain


def warn_missing_reference(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Warn about an unknown reference in place of Sphinx."""
    if not isinstance(domain, ReviewDomain):
        return None
    domain.warn_of_reference(node)
    return True


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(ReviewDomain)
    app.connect("warn-missing-reference", warn_missing_reference)
