"""sphinx-build with its CPU seconds by stage: ``profiler.py OUT [options of sphinx-build]``.

Every few milliseconds of CPU the stage is taken from the innermost frame that ``STAGES``
names, and gets all the time since the sample before.  A long call into C delays the sample
until it returns, and so gets its whole time; only the few milliseconds at the borders
between stages may be counted as the neighbour's.  Collecting garbage is counted apart,
whatever it interrupts.  Nothing is patched, and processes that a build starts are not seen.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from types import CodeType, FrameType

#: Seconds of CPU between samples.
_INTERVAL: Final = 0.002

#: (end of a file's path or a folder in it, function or "" for all) -> stage.
#: The innermost frame that is named decides, so helpers are their callers' work.
STAGES: Final[dict[tuple[str, str], str]] = {
    ("importlib._bootstrap", ""): "start: imports",
    ("sphinx/application.py", "__init__"): "start: application",
    ("sphinx/registry.py", "load_extension"): "start: application",
    ("sphinx/application.py", "_load_existing_env"): "environment loaded",
    ("sphinx/builders/__init__.py", "build"): "environment saved",
    ("sphinx/environment/__init__.py", "check_consistency"): "consistency",
    ("sphinx/environment/__init__.py", "get_outdated_files"): "looking at files",
    ("sphinx/project.py", ""): "looking at files",
    ("sphinx_reviews/build/sources.py", ""): "looking at files",
    ("sphinx/builders/html/__init__.py", "get_outdated_docs"): "looking at files",
    ("markdown_it/", ""): "reading: markdown-it",
    ("myst_parser/mdit_to_docutils/", ""): "reading: tokens to nodes (MyST)",
    ("docutils/frontend.py", ""): "reading: settings of docutils",
    ("optparse.py", ""): "reading: settings of docutils",
    ("sphinx_reviews/markup/", ""): "reading: directives, front matter, facts",
    ("sphinx/transforms/__init__.py", "apply"): "reading: transforms",
    ("docutils/transforms/universal.py", "apply"): "reading: transforms",
    ("sphinx/builders/__init__.py", "read_doc"): "reading: the rest",
    ("sphinx/builders/__init__.py", "write_doctree"): "doctrees saved",
    ("sphinx/environment/__init__.py", "get_doctree"): "doctrees loaded",
    ("sphinx_reviews/library/", ""): "library: records looked up",
    ("sphinx_reviews/domain.py", ""): "library: records looked up",
    ("sphinx_reviews/site/heads.py", ""): "heads of pages",
    ("sphinx_reviews/theme/frame.py", ""): "frames of the theme",
    ("sphinx_reviews/build/fingerprints.py", ""): "fingerprints of pages",
    ("sphinx_reviews/build/freshness.py", ""): "fingerprints of pages",
    ("sphinx_reviews/build/state.py", ""): "fingerprints of pages",
    ("sphinx_reviews/output/ledger.py", ""): "ledger",
    ("sphinx_reviews/views/", ""): "views",
    ("sphinx/transforms/post_transforms/", ""): "writing: links and other post-transforms",
    (
        "sphinx/builders/html/__init__.py",
        "render_partial",
    ): "writing: titles and tables of contents",
    ("sphinx/environment/adapters/toctree.py", ""): "writing: titles and tables of contents",
    ("sphinx/builders/html/_assets.py", ""): "writing: checksums of scripts and styles",
    ("sphinx/environment/__init__.py", "apply_post_transforms"): (
        "writing: links and other post-transforms"
    ),
    ("sphinx/builders/html/__init__.py", "write_doc"): "writing: nodes to HTML",
    ("sphinx/builders/html/__init__.py", "handle_page"): "writing: templates",
    ("sphinx/builders/html/__init__.py", "copy_assets"): "assets copied",
    ("sphinx/builders/html/__init__.py", "copy_static_files"): "assets copied",
    ("sphinx_reviews/search/", ""): "search",
    ("sphinx/search/", ""): "search",
    ("sphinx_reviews/site/data_files.py", ""): "data files",
    ("sphinx_reviews/site/previews.py", ""): "previews",
    ("sphinx_reviews/site/comparisons.py", ""): "comparisons",
    ("sphinx_reviews/site/share_cards/", ""): "share cards",
    ("sphinx_reviews/site/", ""): "scripts, styles, and the rest of the site",
    ("sphinx_reviews/course.py", ""): "scripts, styles, and the rest of the site",
    ("sphinx_reviews/pdf/", ""): "PDFs",
    ("sphinx_reviews/typst/", ""): "PDFs",
}
_REST: Final = "between the stages"
_GARBAGE: Final = "collecting garbage"


class Profiler:
    """Counts CPU seconds while it runs."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        # What came before was the interpreter's start.
        self._last = 0.0
        self._is_collecting = False
        self._named: dict[CodeType, str] = {}

    def start(self) -> None:
        """Begin to take samples."""
        gc.callbacks.append(self._collected)
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)

    def stop(self) -> dict[str, float]:
        """Stop, and return stage -> CPU seconds."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.callbacks.remove(self._collected)
        self._count(_REST)
        return dict(self.seconds)

    def _count(self, stage: str) -> None:
        now = time.process_time()
        self.seconds[stage] += now - self._last
        self._last = now

    def _sample(self, _signal: int, frame: FrameType | None) -> None:
        # The signal of a long collection arrives as soon as Python runs again: at its end.
        self._count(_GARBAGE if self._is_collecting else self._stage(frame))

    def _collected(self, phase: str, _info: dict[str, Any]) -> None:
        self._count(_GARBAGE if self._is_collecting else self._stage(sys._getframe(1)))  # noqa: SLF001
        self._is_collecting = phase == "start"

    def _stage(self, frame: FrameType | None) -> str:
        while frame is not None:
            code = frame.f_code
            if code not in self._named:
                self._named[code] = _named(code)
            if stage := self._named[code]:
                return stage
            frame = frame.f_back
        return _REST


def _named(code: CodeType) -> str:
    """Return the stage that a function is named for, or an empty string.

    The body of a module is run by an import, and is that import's work.
    """
    if code.co_name == "<module>":
        return ""
    path = code.co_filename.removesuffix(">")
    return next(
        (
            stage
            for (place, function), stage in STAGES.items()
            if (place in path if place.endswith("/") else path.endswith(place))
            and function in {"", code.co_name}
        ),
        "",
    )


def main() -> int:
    """Build, write what was counted, and return the status of the build."""
    out, *options = sys.argv[1:]
    profiler = Profiler()
    profiler.start()
    from sphinx.cmd.build import main as build

    status = build(options)
    Path(out).write_text(json.dumps(profiler.stop()), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
