"""Which PDFs a project has, and what each is made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.pdf.around import Imprint
from sphinx_reviews.pdf.documents import page_document, review_document
from sphinx_reviews.pdf.front import front_document
from sphinx_reviews.pdf.library import library_document
from sphinx_reviews.pdf.volumes import Bound, bind
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.views.download import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.pdf.documents import Paper
    from sphinx_reviews.pdf.front import Outline
    from sphinx_reviews.pdf.sheet import Manuscript
    from sphinx_reviews.pdf.volumes import Volume
    from sphinx_reviews.typst.press import Press


class Plan(NamedTuple):
    """A PDF that may have to be printed."""

    name: str
    #: Where warnings about it point.
    place: Place
    #: The documents in it.
    docnames: Sequence[str]
    #: Returns its source, from the manuscripts by docname.
    source: Callable[[Mapping[str, Manuscript]], str]
    #: Whether it is one of several volumes.
    is_volume: bool = False


class Plans:
    """The PDFs of a project.

    :param pages: docname -> title of the pages that have one, in a project without reviews.
    """

    def __init__(
        self, env: BuildEnvironment, press: Press, paper: Paper, pages: Mapping[str, str]
    ) -> None:
        self._domain = review_domain(env)
        self._library = self._domain.library
        self._press = press
        self._paper = paper
        self._pages = pages
        self._imprint = _imprint(env.config)
        self._language = language_tag(env.config.language)
        self._root = Place(env.config.root_doc, 1)
        volumes = self._bound(env)
        names = {WHOLE, *(volume.name for volume in volumes)}
        clashing = sorted(names & self._library.reviews.keys())
        for name in clashing:
            warn(
                Subtype.PDF,
                self._library.reviews[name].book.place,
                "the PDF of this review has the same name as the library's, which is not printed. "
                "Rename the file.",
            )
        self._has_library = bool(self._library.published) and not clashing
        #: The volumes of the library, the oldest first; none if it is in one PDF.
        self.volumes = [] if clashing else volumes

    def _bound(self, env: BuildEnvironment) -> list[Volume]:
        return bind(
            Bound(
                review.front_matter.date,
                review.docname,
                Path(env.doc2path(review.docname)).stat().st_size,
            )
            for review in self._library.published
        )

    def all_but_front(self) -> Iterator[Plan]:
        """Yield the PDFs that do not depend on others."""
        for docname, title in self._pages.items():
            yield Plan(docname, Place(docname, 1), [docname], self._page(docname, title))
        for docname, review in self._library.reviews.items():
            yield Plan(docname, review.book.place, [docname], self._review(docname))
        for volume in self.volumes:
            source = self._reviews(volume)
            yield Plan(volume.name, self._root, volume.reviews, source, is_volume=True)
        if self._has_library and not self.volumes:
            docnames = sorted(review.docname for review in self._library.published)
            yield Plan(WHOLE, self._root, docnames, self._reviews(None))

    def front(self, outlines: Mapping[Volume, Outline]) -> Plan:
        """Return the PDF with contents and indexes of all volumes."""
        fonts, say = self._press.typefaces(self._language), phrases(self._language)
        source = front_document(self._library, outlines, self._paper, self._imprint, fonts, say)
        return Plan(WHOLE, self._root, (), lambda _: source)

    def _page(self, docname: str, title: str) -> Callable[[Mapping[str, Manuscript]], str]:
        language = self._domain.language(docname)
        fonts, say = self._press.typefaces(language), phrases(language)
        return lambda made: page_document(docname, title, made[docname], self._paper, fonts, say)

    def _review(self, docname: str) -> Callable[[Mapping[str, Manuscript]], str]:
        language, review = self._domain.language(docname), self._library.reviews[docname]
        fonts, say = self._press.typefaces(language), phrases(language)
        return lambda made: review_document(
            self._library, review, made[docname], self._paper, fonts, say
        )

    def _reviews(self, volume: Volume | None) -> Callable[[Mapping[str, Manuscript]], str]:
        fonts, say = self._press.typefaces(self._language), phrases(self._language)
        return lambda made: library_document(
            self._library, made, self._paper, self._imprint, fonts, say, volume
        )


def _imprint(config: Config) -> Imprint:
    """Return what ``conf.py`` says of version and rights; the latter may have several lines."""
    stated = config.copyright
    rights = stated if isinstance(stated, str) else ", ".join(stated or ())
    return Imprint(config.release or config.version, rights)
