"""Which PDFs are to be printed, and the printing.

A ledger in the output directory holds a digest of the source of each PDF, so that
a PDF whose source is the same is not touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.util.display import status_iterator
from typst import TypstError

from sphinx_reviews import __version__
from sphinx_reviews.diagnostics import Subtype, warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.model import Place
from sphinx_reviews.phrases import phrases
from sphinx_reviews.views.download import WHOLE

from .documents import Paper, library_document, review_document
from .images import Images
from .manuscripts import Manuscripts
from .press import TEMPLATE, Press, Printed
from .typesetting import ascii_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.config import Config

    from sphinx_reviews.library import Library

    from .builder import PdfBuilder
    from .sheet import Manuscript

_LEDGER: Final = ".sphinx-reviews-pdf.json"
_DEFAULT_PAPER: Final = "a4"
#: PDFs that are printed at the same time; a compiler leaves Python free while it works.
_PRESSES: Final = min(os.cpu_count() or 1, 4)


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
    builder: PdfBuilder, page_uri: Callable[[str], str], *, is_beside_pages: bool = False
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
    if (path := outdir / _LEDGER).exists():
        _remove(outdir, _read_ledger(path))
        path.unlink()


class _Printing:
    """The printing of one build."""

    def __init__(
        self,
        builder: PdfBuilder,
        page_uri: Callable[[str], str],
        folder: Path,
        is_beside_pages: bool,  # noqa: FBT001  (passed on as it is)
    ) -> None:
        self._conf = Path(builder.confdir, "conf.py")
        self._config: Config = builder.config
        self._outdir = Path(builder.outdir)
        self._domain = review_domain(builder.env)
        self._library: Library = self._domain.library
        self._press = Press(folder, self._font_folders(Path(builder.confdir)))
        self._images = Images(Path(builder.srcdir), folder, self._press.can_show)
        self._manuscripts = Manuscripts(builder, self._images, is_beside_pages=is_beside_pages)
        self._paper = self._chosen_paper(page_uri)

    # -- what was asked for ----------------------------------------------

    def _font_folders(self, confdir: Path) -> list[Path]:
        folders = [confdir / name for name in self._config.reviews_pdf_fonts]
        for folder in folders:
            if not folder.is_dir():
                warn(
                    Subtype.VALUE,
                    self._line_of("reviews_pdf_fonts"),
                    "reviews_pdf_fonts: there is no folder '%s'. Write the names of folders "
                    "with font files, from the folder of conf.py.",
                    folder.name,
                )
        return [folder for folder in folders if folder.is_dir()]

    def _chosen_paper(self, page_uri: Callable[[str], str]) -> Paper:
        size = self._config.reviews_pdf_paper
        if self._press.refuses(f"#set page(paper: {json.dumps(size)})"):
            warn(
                Subtype.VALUE,
                self._line_of("reviews_pdf_paper"),
                "reviews_pdf_paper: Typst knows no paper '%s'. Write a name such as 'a4', "
                "'a5' or 'us-letter'.",
                size,
            )
            size = _DEFAULT_PAPER
        base = self._config.html_baseurl

        def address(docname: str, anchor: str) -> str:
            if not base:
                return ""
            page = f"{base.rstrip('/')}/{page_uri(docname)}"
            return ascii_uri(f"{page}#{anchor}" if anchor else page)

        return Paper(self._config.project, self._config.author, size, base, address)

    def _line_of(self, value: str) -> str:
        """Return the line of ``conf.py`` that sets *value*, as ``path:line``."""
        lines = self._conf.read_text(encoding="utf-8").splitlines() if self._conf.exists() else []
        numbers = (number for number, line in enumerate(lines, 1) if line.startswith(value))
        return f"{self._conf}:{next(numbers, 1)}"

    # -- the run ---------------------------------------------------------

    def run(self) -> dict[str, int]:
        """Print what changed, and return what is there."""
        names = [*self._library.reviews, *([WHOLE] if self._has_whole() else [])]
        path = self._outdir / _LEDGER
        ledger = _read_ledger(path)
        _remove(self._outdir, ledger.keys() - {*names})
        printed: dict[str, str] = {}
        waiting: deque[tuple[_Job, str, Future[Printed]]] = deque()

        def finish() -> None:
            job, digest, result = waiting.popleft()
            if self._finish(job, result):
                printed[job.name] = digest

        shown = status_iterator(
            self._jobs(), "printing PDFs... ", "darkgreen", len(names), stringify_func=_name_of
        )
        with ThreadPoolExecutor(_PRESSES) as pool:
            for job in shown:
                digest = _digest(job.source)
                if ledger.get(job.name) == digest and self._file(job.name).exists():
                    printed[job.name] = digest
                    continue
                waiting.append((job, digest, pool.submit(self._print, job)))
                # Only so many, as they are held in memory.
                if len(waiting) > 2 * _PRESSES:
                    finish()
            while waiting:
                finish()
        _write_ledger(path, printed)
        return {
            name: self._file(name).stat().st_size for name in names if self._file(name).exists()
        }

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
                "the PDF is not tagged for those who have it read aloud; Typst says: %s",
                untagged,
            )
        _write(self._file(job.name), content)
        return True

    def _file(self, name: str) -> Path:
        return self._outdir / f"{name}.pdf"


def _name_of(job: _Job) -> str:
    return job.name


# -- files -------------------------------------------------------------------


def _digest(source: str) -> str:
    """Return a digest of all that the bytes of a PDF depend on; images are named by theirs."""
    made_by = (__version__, version("typst"), version("rendercv-fonts"), TEMPLATE.read_text())
    return hashlib.blake2b(repr((made_by, source)).encode(), digest_size=12).hexdigest()


def _read_ledger(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write_ledger(path: Path, digests: Mapping[str, str]) -> None:
    _write(path, json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True).encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole, unless it holds that already."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _remove(outdir: Path, names: Iterable[str]) -> None:
    """Remove PDFs, and the folders that become empty."""
    for name in names:
        path = outdir / f"{name}.pdf"
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == outdir or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
