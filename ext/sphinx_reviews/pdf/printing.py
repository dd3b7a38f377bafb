"""Which PDFs are to be printed, and the printing.

A PDF whose source is the same as at the last build is not touched.
"""

from __future__ import annotations

import tempfile
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.display import status_iterator
from typst import TypstError

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.addresses import site_of
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.output import files
from sphinx_reviews.output.manifest import Manifest
from sphinx_reviews.pdf.documents import library_document, review_document
from sphinx_reviews.pdf.manuscripts import Manuscripts
from sphinx_reviews.pdf.settings import Settings
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst.images import Images
from sphinx_reviews.typst.press import PRESSES, Press, Printed
from sphinx_reviews.views.download import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.sheet import Manuscript


class _Job(NamedTuple):
    """One PDF to be."""

    #: Docname, or ``library``.
    name: str
    source: str
    #: The images without words, by address and line.
    unlabelled: tuple[tuple[str, int], ...]
    #: Where to tell what is wrong with it.
    place: Place


def print_all(
    builder: Builder, page_uri: Callable[[str], str], *, is_beside_pages: bool = False
) -> dict[str, int]:
    """Print each review and the library, as far as they changed.

    :param builder: the application's builder at the moment.
    :param page_uri: docname -> address of the page, from the site's base address.
    :param is_beside_pages: whether the build also writes the pages.
    :returns: the PDFs that are there now, with their sizes in bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _Printing(builder, page_uri, Path(folder), is_beside_pages).run()


def remove_all(outdir: Path) -> None:
    """Remove the PDFs that were printed when they were still asked for."""
    manifest = _manifest(outdir)
    manifest.remove_but(())
    manifest.save({})


def _manifest(outdir: Path) -> Manifest:
    return Manifest(outdir, "pdf", "{}.pdf")


class _Printing:
    """The printing of one build."""

    def __init__(
        self,
        builder: Builder,
        page_uri: Callable[[str], str],
        folder: Path,
        is_beside_pages: bool,  # noqa: FBT001  (passed on as it is)
    ) -> None:
        self._config: Config = builder.config
        self._manifest = _manifest(Path(builder.outdir))
        self._domain = review_domain(builder.env)
        self._library: Library = self._domain.library
        settings = Settings(builder.config, Path(builder.confdir, "conf.py"))
        self._press = Press(folder, settings.font_folders())
        self._images = Images(Path(builder.srcdir), folder, self._press.can_show)
        self._manuscripts = Manuscripts(builder, self._images, is_beside_pages=is_beside_pages)
        self._paper = settings.paper(self._press, site_of(builder.config, page_uri))

    def run(self) -> dict[str, int]:
        """Print what changed, and return what is there."""
        names = [*self._library.reviews, *([WHOLE] if self._has_whole() else [])]
        self._manifest.remove_but(names)
        # A PDF that cannot be printed any more is left as it is.
        earlier = self._manifest.digests
        printed = {name: earlier[name] for name in names if name in earlier}
        waiting: deque[tuple[_Job, str, Future[Printed]]] = deque()

        def finish() -> None:
            job, digest, result = waiting.popleft()
            if self._finish(job, result):
                printed[job.name] = digest

        shown = status_iterator(
            self._jobs(), "printing PDFs... ", "darkgreen", len(names), stringify_func=_name_of
        )
        try:
            with ThreadPoolExecutor(PRESSES) as pool:
                for job in shown:
                    digest = self._press.digest(job.source)
                    if self._manifest.has(job.name, digest):
                        continue
                    waiting.append((job, digest, pool.submit(self._print, job)))
                    # Only so many, as they are held in memory.
                    if len(waiting) > 2 * PRESSES:
                        finish()
                while waiting:
                    finish()
        finally:  # also when it is broken off
            self._manifest.save(printed)
        files = {name: self._manifest.file(name) for name in names}
        return {name: file.stat().st_size for name, file in files.items() if file.exists()}

    def _has_whole(self) -> bool:
        """Return whether there is a library to print, under a name of its own."""
        clashing = self._library.reviews.get(WHOLE)
        if clashing:
            warn(
                Subtype.PDF,
                clashing.book.place,
                "the PDF of this review has the name of the library's, which is not printed. "
                "Rename the file.",
            )
        return bool(self._library.published) and not clashing

    def _jobs(self) -> Iterable[_Job]:
        manuscripts: dict[str, Manuscript] = {}
        for docname, review in self._library.reviews.items():
            language = self._domain.language(docname)
            manuscripts[docname] = manuscript = self._manuscripts.of(docname)
            source = review_document(
                self._library,
                review,
                manuscript,
                self._paper,
                self._press.families(language),
                phrases(language),
            )
            yield self._job(docname, source, [manuscript], review.book.place)
        published = {
            review.docname: manuscripts[review.docname] for review in self._library.published
        }
        if published and WHOLE not in manuscripts:
            yield self._library_job(published)

    def _library_job(self, manuscripts: Mapping[str, Manuscript]) -> _Job:
        language = self._config.language
        source = library_document(
            self._library,
            manuscripts,
            self._paper,
            self._press.families(language),
            phrases(language),
        )
        root = Place(self._config.root_doc, 1)
        return self._job(WHOLE, source, manuscripts.values(), root)

    def _job(self, name: str, source: str, manuscripts: Iterable[Manuscript], place: Place) -> _Job:
        unlabelled: list[tuple[str, int]] = []
        for manuscript in manuscripts:
            unlabelled += manuscript.unlabelled
            for uri in manuscript.images.values():
                self._images.copy(uri)
        return _Job(name, source, tuple(unlabelled), place)

    def _print(self, job: _Job) -> Printed:
        return self._press.print(job.source, tagged=not job.unlabelled)

    def _finish(self, job: _Job, result: Future[Printed]) -> bool:
        """Write one PDF; if it cannot be printed, say so, and leave an older one as it is."""
        try:
            content, untagged = result.result()
        except TypstError as error:
            warn(
                Subtype.PDF,
                job.place,
                "the PDF cannot be printed; Typst says: %s",
                " ".join((error.message, *error.hints)),
            )
            return False
        for uri, line in job.unlabelled if job.name != WHOLE else ():
            warn(
                Subtype.PDF,
                Place(job.name, line),
                "the PDF is not tagged for those who have it read aloud, as the image %s has "
                "no alternative text. Write ![what it shows](%s).",
                uri,
                uri,
            )
        if untagged:
            warn(
                Subtype.PDF,
                job.place,
                "the PDF is not tagged for those who have it read aloud; Typst says: %s. "
                "A font that lacks a sign can be helped by a folder in reviews_pdf_fonts.",
                untagged,
            )
        files.write(self._manifest.file(job.name), content)
        return True


def _name_of(job: _Job) -> str:
    return job.name
