"""Builds of one output directory in one process, each as exact as in a process of its own.

Each has a new application, so that nothing is left of the one before but the environment, which
would take longest to load.  Measured with 1,000 reviews: a new application takes 0.08 s, loading
the environment 0.4 s, starting Python and importing everything 1 s.
"""

from __future__ import annotations

import gc
import sys
import time
import traceback
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from sphinx.util.build_phase import BuildPhase
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_reviews import config
from sphinx_reviews.build.internals import Resident
from sphinx_reviews.domain import review_domain
from sphinx_reviews.live.reports import Listener, Report, explained, still_valid
from sphinx_reviews.output import lock
from sphinx_reviews.output.ledger import Ledger
from sphinx_reviews.site.own_files import own_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.live.reports import Warned


class Builds:
    """The HTML builds of one project.

    :param doctrees: the folder of Sphinx's caches.
    :param terminal: where warnings and tracebacks are printed.
    """

    def __init__(
        self, source: Path, output: Path, doctrees: Path, terminal: TextIO = sys.stderr
    ) -> None:
        self._source, self.output, self._doctrees = source, output, doctrees
        self._terminal = terminal
        #: The environment, and the configuration that it was read with.
        self._kept: tuple[BuildEnvironment, Config] | None = None
        #: The application of the last build that did not fail.
        self._app: Resident | None = None
        self._namespace = ExitStack()
        self._warnings: tuple[Warned, ...] = ()

    def build(self, pages_written: Callable[[], None] = lambda: None) -> Report:
        """Build what changed; a failure is reported, and the next build does what is left.

        :param pages_written: is called when all pages are written, before search index and data
            files are, which take most of the time.
        """
        began = time.perf_counter()
        self._namespace.close()
        attempt = _Attempt(pages_written)
        listener = Listener(lambda: attempt.phase, str(self._source), self._terminal)
        error = ""
        with _unchanged_path():
            try:
                self._run(attempt, listener)
            except Exception as failure:  # noqa: BLE001  (extensions and conf.py may raise anything)
                error = explained(failure)
                traceback.print_exception(failure, file=self._terminal)
                if attempt.app and attempt.phase is BuildPhase.READING:
                    self._kept = None  # read halfway; on the disk it is as it was before
        self._warnings = (
            *still_valid(
                self._warnings,
                attempt.touched,
                was_checked=attempt.was_checked,
                is_there=lambda name: (self._source / name).exists(),
            ),
            *listener.warnings,
        )
        return Report(time.perf_counter() - began, tuple(dict.fromkeys(self._warnings)), error)

    def _run(self, attempt: _Attempt, listener: Listener) -> None:
        self._namespace.enter_context(patch_docutils(self._source))
        self._namespace.enter_context(docutils_namespace())
        app = Resident(
            self._source,
            self._source,
            self.output,
            self._doctrees,
            "html",
            status=None,
            warning=listener,
            kept=self._kept,
        )
        self._kept = (app.env, app.config)
        attempt.watch(app)
        # As Sphinx.build, which after a failure deletes the environment; ours can go on.
        try:
            app.builder.phase = BuildPhase.READING
            with _checked_last(app):
                app.builder.build_update()
            app.emit("build-finished", None)
        except Exception as error:
            app.emit("build-finished", error)
            raise
        self._app = app

    def print(self, name: str) -> bool:
        """Print a PDF, unless it is up to date.

        :param name: its path below the output directory.
        :returns: whether it is a PDF of the library.
        :raises lock.BusyError: if another build is writing into the directory.
        """
        app = self._app
        if app is None or not app.config.reviews_pdf:
            return False
        from sphinx_reviews.pdf.printing import print_one  # the compiler is slow to load
        from sphinx_reviews.typst.workspace import Workspace

        settings, _ = config.read(app.config, self._source)
        held = lock.Lock(self.output)
        held.take()
        with TemporaryDirectory() as folder:
            workspace = Workspace(Path(folder, "typst"), self._source, settings.fonts)
            try:
                ledger = Ledger(self.output, dict(own_files(app)))
                is_ours = print_one(app, workspace, settings, ledger, name.removesuffix(".pdf"))
                ledger.save(finished=True)
            finally:
                workspace.close()
                held.free()
        return is_ours

    def rest(self) -> None:
        """Free the memory of earlier applications, while there is nothing else to do."""
        gc.collect()


class _Attempt:
    """How far a build came, and what it touched."""

    def __init__(self, pages_written: Callable[[], None]) -> None:
        self._pages_written = pages_written
        self.app: Resident | None = None
        #: The files that were read or written.
        self.touched: set[str] = set()
        self.was_checked = False

    @property
    def phase(self) -> BuildPhase:
        return self.app.phase if self.app else BuildPhase.INITIALIZATION

    def watch(self, app: Resident) -> None:
        self.app = app
        app.connect("env-before-read-docs", self._reading)
        app.connect("env-get-updated", self._read)
        app.connect("env-check-consistency", self._checked)
        app.connect("doctree-resolved", self._resolved)
        app.connect("html-collect-pages", self._written, priority=0)

    def _touch(self, app: Resident, docname: str) -> None:
        self.touched.add(str(app.env.doc2path(docname, base=False)))

    def _reading(self, app: Resident, env: BuildEnvironment, docnames: list[str]) -> None:
        self._docnames = list(docnames)
        for docname in docnames:
            self._touch(app, docname)

    def _read(self, app: Resident, env: BuildEnvironment) -> list[str]:
        self.touched |= {str(path) for each in self._docnames for path in env.dependencies[each]}
        return []

    def _written(self, app: Resident) -> list[object]:
        self._pages_written()
        return []

    def _checked(self, app: Resident, env: BuildEnvironment) -> None:
        self.was_checked = True

    def _resolved(self, app: Resident, document: nodes.document, docname: str) -> None:
        self._touch(app, docname)


@contextmanager
def _checked_last(app: Resident) -> Iterator[None]:
    """Look for contradictions when all is written: that only warns, and reads the whole library."""
    domain = review_domain(app.env)
    check = domain.check_consistency
    asked: list[bool] = []
    domain.check_consistency = lambda: asked.append(True)  # type: ignore[method-assign]
    yield
    if asked:
        app.builder.phase = BuildPhase.CONSISTENCY_CHECK
        check()


@contextmanager
def _unchanged_path() -> Iterator[None]:
    """Take back what ``conf.py`` adds to the path of modules, as each build adds it again."""
    path = [*sys.path]
    try:
        yield
    finally:
        sys.path[:] = path
