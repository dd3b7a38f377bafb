"""Choosing the PDFs of a build, and printing them.

A PDF is printed again if what it is made from has changed: its source, in which the
fingerprint of each manuscript stands for the manuscript.  So no manuscript is made for what
is left as it is.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from sphinx.util.display import status_iterator

from sphinx_reviews import config
from sphinx_reviews.build import internals
from sphinx_reviews.config import site_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.output.files import scratch_folder
from sphinx_reviews.output.ledger import Ledger
from sphinx_reviews.pdf.documents import Paper
from sphinx_reviews.pdf.front import Outline
from sphinx_reviews.pdf.manuscripts import Manuscripts
from sphinx_reviews.pdf.plans import Plan, Plans
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst.press import Order, Printed
from sphinx_reviews.typst.pressroom import PrintingError
from sphinx_reviews.typst.workspace import Workspace
from sphinx_reviews.views.download import VOLUMES, WHOLE, readable_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.config import Settings
    from sphinx_reviews.pdf.volumes import Volume

#: The label of what a volume answers.
_OUTLINE: Final = "outlined"
#: Batches that are printed at once, unless ``-j`` allows more.
_PRESSES: Final = 2
#: Characters of Typst that are printed in one process, so that all presses have work.
_BATCH: Final = 400_000


class _Job(NamedTuple):
    """A PDF that is being printed."""

    plan: Plan
    made_from: str
    order: Order
    #: Addresses and lines of the images without alternative text.
    unlabelled: tuple[tuple[str, int], ...]


def beside_pages(
    app: Sphinx, workspace: Workspace, settings: Settings, ledger: Ledger
) -> dict[str, str]:
    """Print the PDFs of an HTML build, before its pages show their sizes.

    A resident process prints them on demand instead.  Until then a size is that of the last
    print, and empty for a PDF that was never printed.

    :returns: the PDFs, with their sizes as text; and the number of volumes, if any.
    """
    is_on_demand = isinstance(app, internals.Resident)
    page_uri = app.builder.get_target_uri
    with internals.working_as(app, "pdf") as builder:
        printing = _Printing(builder, page_uri, workspace, settings, ledger, is_beside_pages=True)
        printed = printing.run("" if is_on_demand else None)
    sizes = dict.fromkeys(printing.names if is_on_demand else (), "")
    sizes |= {name: readable_size(size) for name, size in printed.items()}
    return sizes | ({VOLUMES: str(len(printing.volumes))} if printing.volumes else {})


def print_one(
    app: Sphinx, workspace: Workspace, settings: Settings, ledger: Ledger, name: str
) -> bool:
    """Print one PDF after an HTML build, unless it is up to date.

    :returns: whether the library has a PDF of that name.
    """
    page_uri = app.builder.get_target_uri
    with internals.working_as(app, "pdf") as builder:
        printing = _Printing(builder, page_uri, workspace, settings, ledger, is_beside_pages=True)
        if name in printing.names:
            printing.run(name)
    return name in printing.names


def print_alone(builder: Builder) -> None:
    """Print the PDFs of a build that writes no pages."""
    suffix = builder.config.html_link_suffix or builder.config.html_file_suffix or ".html"
    internals.forget_read_doctrees(builder.env)
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
        self._ledger = ledger
        self._files = ledger.group("pdf")
        self._press, self._images = workspace.press, workspace.images
        self._pressroom = workspace.pressroom
        self._presses = max(_PRESSES, internals.processes(builder))
        reviews = review_domain(builder.env).library.reviews
        pages = {} if is_beside_pages or reviews else _titles(builder.env)
        titles = pages or {name: each.book.title for name, each in reviews.items()}
        self._manuscripts = Manuscripts(
            builder, self._images, titles, is_beside_pages=is_beside_pages
        )
        site = site_of(builder.config, page_uri)

        def file(name: str) -> str:
            return (is_beside_pages and site.file(_file(name))) or _file(name)

        self._paper = Paper(site.title, site.author, settings.paper, site.base, site.address, file)
        self._plans = Plans(builder.env, self._press, self._paper, pages)
        self._all_but_front = [*self._plans.all_but_front()]

    @property
    def names(self) -> list[str]:
        """The names of all PDFs."""
        return [plan.name for plan in self._all_but_front] + ([WHOLE] if self.volumes else [])

    def run(self, only: str | None = None) -> dict[str, int]:
        """Print what changed; return the size in bytes of each existing PDF, by name.

        A PDF that can no longer be printed is left unchanged.

        :param only: name of the only PDF to print, the whole library with its volumes; empty
            for none, None for all.
        """
        names = self.names
        self._files.keep_only([_file(name) for name in names])
        self._files.claim(map(_file, names))
        self._manuscripts.keep_outlines([each.name for each in self.volumes])
        self._ledger.save()  # so that an interrupted build leaves no PDF unlisted
        try:
            self._print(
                plan
                for plan in self._all_but_front
                if only in {None, plan.name} or (only == WHOLE and plan.is_volume)
            )
            if self.volumes and only in {None, WHOLE}:
                outlines = {each: self._outline(each) for each in self.volumes}
                self._print([self._plans.front(outlines)])
        finally:  # even if it is interrupted
            self._pressroom.stop()
            self._manuscripts.close()
            self._ledger.save()
        files = {name: self._files.published(_file(name)) for name in names}
        return {name: file.stat().st_size for name, file in files.items() if file.exists()}

    @property
    def volumes(self) -> list[Volume]:
        """The volumes of the library; none if it is in one PDF."""
        return self._plans.volumes

    def _outline(self, volume: Volume) -> Outline:
        answer = self._manuscripts.outline(volume.name)
        return Outline.from_json(answer) if answer else Outline()

    # -- printing --------------------------------------------------------

    def _digest(self, plan: Plan) -> str:
        """Return a digest of what a PDF is made from; its manuscripts have to be made."""
        sketches = {docname: self._manuscripts.sketch(docname) for docname in plan.docnames}
        # A link is a place in its manuscript, and an address on the site.
        return self._press.digest(self._paper.address("-", "-"), plan.source(sketches))

    def _is_printed(self, plan: Plan, made_from: str) -> bool:
        is_outlined = not plan.is_volume or self._manuscripts.outline(plan.name, made_from)
        return bool(is_outlined) and self._files.has(_file(plan.name), made_from)

    def _is_known(self, plan: Plan) -> bool:
        """Return whether a PDF is known to be up to date without making anything."""
        are_made = all(map(self._manuscripts.is_made, plan.docnames))
        return are_made and self._is_printed(plan, self._digest(plan))

    def _jobs(self, plans: Iterable[Plan]) -> Iterable[_Job]:
        """Make what PDFs are made from, and yield those that are to be printed."""
        for plan in plans:
            manuscripts = {docname: self._manuscripts.of(docname) for docname in plan.docnames}
            made_from = self._digest(plan)
            if self._is_printed(plan, made_from):
                continue
            unlabelled: list[tuple[str, int]] = []
            for manuscript in manuscripts.values():
                unlabelled += manuscript.unlabelled
                for uri in manuscript.images.values():
                    self._images.copy(uri)
            asked = _OUTLINE if plan.is_volume else ""
            order = Order(plan.source(manuscripts), not unlabelled, asked)
            yield _Job(plan, made_from, order, tuple(unlabelled))

    def _print(self, plans: Iterable[Plan]) -> None:
        stale = [plan for plan in plans if not self._is_known(plan)]
        if not stale:
            return
        waiting: deque[tuple[list[_Job], Future[list[Printed | str]]]] = deque()
        shown = status_iterator(
            self._jobs(stale), "printing PDFs... ", "darkgreen", len(stale), stringify_func=_name_of
        )
        with ThreadPoolExecutor(self._presses) as pool:
            try:
                for batch in _batches(shown):
                    orders = [job.order for job in batch]
                    waiting.append((batch, pool.submit(self._pressroom.print, orders)))
                    # Limited, as they are held in memory.
                    if len(waiting) > self._presses + 1:
                        self._finish(*waiting.popleft())
                while waiting:
                    self._finish(*waiting.popleft())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                self._pressroom.stop()
                raise

    def _finish(self, batch: list[_Job], future: Future[list[Printed | str]]) -> None:
        try:
            results = future.result()
        except PrintingError as error:
            names = ", ".join(job.plan.name for job in batch)
            message = (
                "the process that prints PDFs stopped before the last of %s: %s. "
                "Build again to print them."
            )
            warn(Subtype.PDF, batch[0].plan.place, message, names, error)
            return
        for job, result in zip(batch, results, strict=True):
            if isinstance(result, str):
                message = "the PDF cannot be printed; Typst says: %s"
                warn(Subtype.PDF, job.plan.place, message, result)
            else:
                self._keep(job, result)

    def _keep(self, job: _Job, printed: Printed) -> None:
        """Write one PDF."""
        name = job.plan.name
        for uri, line in job.unlabelled if [name] == job.plan.docnames else ():
            warn(
                Subtype.PDF,
                Place(name, line),
                "the PDF has no accessibility tags (PDF/UA), as the image %s has no alternative "
                "text. Write ![what it shows](%s).",
                uri,
                uri,
            )
        if printed.untagged:
            warn(
                Subtype.PDF,
                job.plan.place,
                "the PDF has no accessibility tags (PDF/UA); Typst says: %s. If a font lacks a "
                "character, add a folder with a font that contains it to reviews_pdf_fonts.",
                printed.untagged,
            )
        if printed.answer:
            self._manuscripts.keep_outline(name, printed.answer, job.made_from)
        self._files.put(_file(name), printed.content, job.made_from)


def _batches(jobs: Iterable[_Job]) -> Iterable[list[_Job]]:
    """Yield jobs that one process prints; those of many reviews have one of their own."""
    batch: list[_Job] = []
    size = 0
    for job in jobs:
        if len(job.plan.docnames) != 1:
            yield [job]
            continue
        batch.append(job)
        size += len(job.order.source)
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _name_of(job: _Job) -> str:
    return job.plan.name
