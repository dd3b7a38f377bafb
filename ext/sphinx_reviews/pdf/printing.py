"""Choosing the PDFs of a build, and printing them.

A PDF whose source is the same as in the last build is left untouched.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx.util.display import status_iterator
from typst import TypstError

from sphinx_reviews import config
from sphinx_reviews.build import internals
from sphinx_reviews.config import site_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.output.files import scratch_folder
from sphinx_reviews.output.ledger import Ledger
from sphinx_reviews.pdf.documents import Paper, page_document, review_document
from sphinx_reviews.pdf.library import Imprint, library_document
from sphinx_reviews.pdf.manuscripts import Manuscripts
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst.press import PRESSES, Printed
from sphinx_reviews.typst.workspace import Workspace
from sphinx_reviews.views.download import WHOLE, readable_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.config import Settings
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.sheet import Manuscript


class _Job(NamedTuple):
    """A PDF to print."""

    #: Docname, or ``library``.
    name: str
    source: str
    #: Addresses and lines of the images without alternative text.
    unlabelled: tuple[tuple[str, int], ...]
    #: Where warnings about it point.
    place: Place


def beside_pages(
    app: Sphinx, workspace: Workspace, settings: Settings, ledger: Ledger
) -> dict[str, str]:
    """Print the PDFs of an HTML build, before its pages show their sizes.

    :returns: the existing PDFs, with their sizes as text.
    """
    if isinstance(app, internals.Resident):
        return _printed_before(app, ledger)
    page_uri = app.builder.get_target_uri
    with internals.working_as(app, "pdf") as builder:
        printing = _Printing(builder, page_uri, workspace, settings, ledger, is_beside_pages=True)
        return {name: readable_size(size) for name, size in printing.run().items()}


def print_one(
    app: Sphinx, workspace: Workspace, settings: Settings, ledger: Ledger, name: str
) -> None:
    """Print one PDF after an HTML build, unless it is as it would be printed now.

    :param name: docname of a review, or ``library``.
    """
    page_uri = app.builder.get_target_uri
    with internals.working_as(app, "pdf") as builder:
        printing = _Printing(builder, page_uri, workspace, settings, ledger, is_beside_pages=True)
        printing.run(only=name)


def print_alone(builder: Builder) -> None:
    """Print the PDFs of a build that writes no pages."""
    suffix = builder.config.html_link_suffix or builder.config.html_file_suffix or ".html"
    settings, _ = config.read(builder.config, Path(builder.confdir))
    ledger = Ledger(Path(builder.outdir))
    scratch = scratch_folder(Path(builder.doctreedir), Path(builder.outdir))
    workspace = Workspace(scratch, Path(builder.srcdir), settings.fonts)
    try:
        _Printing(
            builder,
            lambda docname: quote(docname) + suffix,
            workspace,
            settings,
            ledger,
            is_beside_pages=False,
        ).run()
        ledger.sweep()
        ledger.save(finished=True)
    finally:
        workspace.close()


def _printed_before(app: Sphinx, ledger: Ledger) -> dict[str, str]:
    """Return the PDFs of a build that prints them on demand, with their sizes as text.

    A size is that of the last print; empty for a PDF that was never printed.
    """
    library: Library = review_domain(app.env).library
    has_whole = library.published and WHOLE not in library.reviews
    names = [*library.reviews, *([WHOLE] if has_whole else [])]
    group = ledger.group("pdf")
    group.keep_only([_file(name) for name in names])
    group.claim(map(_file, names))
    files = {name: group.published(_file(name)) for name in names}
    return {
        name: readable_size(file.stat().st_size) if file.exists() else ""
        for name, file in files.items()
    }


def _titles(env: BuildEnvironment) -> dict[str, str]:
    """Return the documents of a project, with their titles."""
    return {docname: env.titles[docname].astext() for docname in sorted(env.all_docs)}


def _file(name: str) -> str:
    return f"{name}.pdf"


class _Printing:
    """The printing of one build.

    :param builder: the application's current builder.
    :param page_uri: docname -> address of the page, relative to the site's base address.
    :param is_beside_pages: whether the build also writes the pages.
    """

    def __init__(
        self,
        builder: Builder,
        page_uri: Callable[[str], str],
        workspace: Workspace,
        settings: Settings,
        ledger: Ledger,
        *,
        is_beside_pages: bool,
    ) -> None:
        self._config: Config = builder.config
        self._ledger = ledger
        self._files = ledger.group("pdf")
        self._domain = review_domain(builder.env)
        self._library: Library = self._domain.library
        self._press, self._images = workspace.press, workspace.images
        self._pages = {} if is_beside_pages or self._library.reviews else _titles(builder.env)
        titles = self._pages or {
            name: each.book.title for name, each in self._library.reviews.items()
        }
        self._manuscripts = Manuscripts(
            builder, self._images, titles, is_beside_pages=is_beside_pages
        )
        site = site_of(builder.config, page_uri)
        self._paper = Paper(site.title, site.author, settings.paper, site.base, site.address)

    def run(self, only: str = "") -> dict[str, int]:
        """Print what changed; return the size in bytes of each existing PDF, by name.

        A PDF that can no longer be printed is left unchanged.

        :param only: name of the only PDF to print; empty for all.
        """
        names = [*self._library.reviews, *self._pages, *([WHOLE] if self._has_whole() else [])]
        self._files.keep_only([_file(name) for name in names])
        self._files.claim(map(_file, names))
        self._ledger.save()  # so that an interrupted build leaves no PDF unlisted
        waiting: deque[tuple[_Job, str, Future[Printed]]] = deque()
        shown = status_iterator(
            self._jobs(only),
            "printing PDFs... ",
            "darkgreen",
            1 if only else len(names),
            stringify_func=_name_of,
        )
        try:
            with ThreadPoolExecutor(PRESSES) as pool:
                for job in shown:
                    made_from = self._press.digest(job.source)
                    if self._files.has(_file(job.name), made_from):
                        continue
                    waiting.append((job, made_from, pool.submit(self._print, job)))
                    # Limited, as they are held in memory.
                    if len(waiting) > 2 * PRESSES:
                        self._finish(*waiting.popleft())
                while waiting:
                    self._finish(*waiting.popleft())
        finally:  # even if it is interrupted
            self._manuscripts.close()
            self._ledger.save()
        files = {name: self._files.published(_file(name)) for name in names}
        return {name: file.stat().st_size for name, file in files.items() if file.exists()}

    def _has_whole(self) -> bool:
        """Return whether there is a library to print, and no review has the same file name."""
        clashing = self._library.reviews.get(WHOLE)
        if clashing:
            warn(
                Subtype.PDF,
                clashing.book.place,
                "the PDF of this review has the same name as the library's, which is not printed. "
                "Rename the file.",
            )
        return bool(self._library.published) and not clashing

    def _jobs(self, only: str) -> Iterable[_Job]:
        for docname, title in self._pages.items():
            yield self._page_job(docname, title)
        manuscripts: dict[str, Manuscript] = {}
        for docname, review in self._library.reviews.items():
            if only not in {"", WHOLE, docname}:
                continue
            language = self._domain.language(docname)
            manuscripts[docname] = manuscript = self._manuscripts.of(docname)
            if only == WHOLE != docname:
                continue
            source = review_document(
                self._library,
                review,
                manuscript,
                self._paper,
                self._press.typefaces(language),
                phrases(language),
            )
            yield self._job(docname, source, [manuscript], review.book.place)
        published = {
            review.docname: manuscripts[review.docname]
            for review in self._library.published
            if only in {"", WHOLE}
        }
        if published and WHOLE not in manuscripts:
            yield self._library_job(published)

    def _page_job(self, docname: str, title: str) -> _Job:
        language, manuscript = self._domain.language(docname), self._manuscripts.of(docname)
        fonts, say = self._press.typefaces(language), phrases(language)
        source = page_document(docname, title, manuscript, self._paper, fonts, say)
        return self._job(docname, source, [manuscript], Place(docname, 1))

    def _library_job(self, manuscripts: Mapping[str, Manuscript]) -> _Job:
        language = language_tag(self._config.language)
        source = library_document(
            self._library,
            manuscripts,
            self._paper,
            Imprint(self._config.release or self._config.version, _copyright(self._config)),
            self._press.typefaces(language),
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

    def _finish(self, job: _Job, made_from: str, result: Future[Printed]) -> None:
        """Write one PDF; if it cannot be printed, warn, and leave an older one unchanged."""
        try:
            content, untagged = result.result()
        except TypstError as error:
            warn(
                Subtype.PDF,
                job.place,
                "the PDF cannot be printed; Typst says: %s",
                " ".join((error.message, *error.hints)),
            )
            return
        for uri, line in job.unlabelled if job.name != WHOLE else ():
            warn(
                Subtype.PDF,
                Place(job.name, line),
                "the PDF has no accessibility tags (PDF/UA), as the image %s has no alternative "
                "text. Write ![what it shows](%s).",
                uri,
                uri,
            )
        if untagged:
            warn(
                Subtype.PDF,
                job.place,
                "the PDF has no accessibility tags (PDF/UA); Typst says: %s. If a font lacks a "
                "character, add a folder with a font that contains it to reviews_pdf_fonts.",
                untagged,
            )
        self._files.put(_file(job.name), content, made_from)


def _copyright(config: Config) -> str:
    """Return what ``conf.py`` says of the rights; it may have several lines."""
    stated = config.copyright
    return stated if isinstance(stated, str) else ", ".join(stated or ())


def _name_of(job: _Job) -> str:
    return job.name
