"""Projects of the benchmark, what builds them, and the builds that are measured."""

from __future__ import annotations

import enum
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus import Edit
from cost import measured
from written import Snapshot, compared, snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cost import Cost
    from written import Written

_CORPUS: Final = Path(__file__).with_name("corpus.py")
#: With it there are feeds, share cards and a sitemap.
_ADDRESS: Final = "https://reviews.example/"


class BuildError(Exception):
    """A build that failed, with what it printed."""


class Step(enum.StrEnum):
    """What is built."""

    COLD = "cold"
    NOTHING = "nothing to do"
    SENTENCE = "one sentence"
    MENTION = "one mention moved"
    CONCEPT = "one concept renamed"
    ADDED = "one review added"
    REMOVED = "one review removed"


#: What an author does before; an edit that was made is taken back, which is an edit as well.
EDITS: Final[Mapping[Step, Edit]] = {
    Step.SENTENCE: Edit.SENTENCE,
    Step.MENTION: Edit.MENTION,
    Step.CONCEPT: Edit.CONCEPT,
    Step.ADDED: Edit.REVIEW,
    Step.REMOVED: Edit.REVIEW,
}


@dataclass(frozen=True)
class Sphinx:
    """Sphinx, with or without the extension."""

    name: str
    dialect: str
    theme: str
    jobs: int = 1
    has_address: bool = False

    def command(self, source: Path, made: Path) -> list[str]:
        """Return the command that builds *source* into a folder below *made*."""
        return [
            *(sys.executable, "-m", "sphinx", "-b", "html", "-q", "-j", str(self.jobs)),
            *(("-D", f"html_baseurl={_ADDRESS}") if self.has_address else ()),
            *("-d", str(made / "doctrees"), str(source), str(made / "html")),
        ]


@dataclass(frozen=True)
class Hugo:
    """Hugo, which uses all cores in any case."""

    name: str = "Hugo"
    dialect: str = "hugo"
    theme: str = ""
    jobs: int = 1

    def command(self, source: Path, made: Path) -> list[str]:
        """Return the command that builds *source* into a folder below *made*."""
        return [
            *("hugo", "--quiet", "--noBuildLock", "--cacheDir", str(made / "cache")),
            *("--source", str(source), "--destination", str(made / "html")),
        ]


Tool = Sphinx | Hugo


class Build(NamedTuple):
    """What was measured of one build."""

    cost: Cost
    written: Written


@dataclass
class Site:
    """A project in its folder, and its builds."""

    folder: Path
    size: int
    tool: Tool
    _edits: set[Edit] = field(default_factory=set)
    _files: Snapshot = field(default_factory=dict)

    def begin(self) -> None:
        """Write the sources."""
        self.folder.mkdir(parents=True)
        self._write()

    def build(self, step: Step) -> Build:
        """Do what an author does, and build.

        :raises BuildError: if the build fails.
        """
        if step is Step.COLD:
            shutil.rmtree(self._made, ignore_errors=True)
            self._files = {}
        elif step in EDITS:
            self._edits ^= {EDITS[step]}
            self._write()
        log = self.folder / "printed.txt"
        self._made.mkdir(exist_ok=True)
        command = self.tool.command(self._source, self._made)
        cost, status = measured(command, log, has_family=self.tool.jobs > 1)
        printed = log.read_text("utf-8", errors="replace")
        if status:
            raise BuildError(f"{self.tool.name}, {self.size} reviews: status {status}\n{printed}")
        if printed:
            sys.stderr.write(f"  printed, which costs time as well:\n{printed}")
        before, self._files = self._files, snapshot(self._made / "html", self._files)
        return Build(cost, compared(before, self._files))

    def _write(self) -> None:
        """Make the sources what the edits say."""
        # In a process of its own: a child begins with its parent's memory, and would
        # report the peak of a parent that holds a whole corpus as its own.
        options = [f"--edit={edit}" for edit in sorted(self._edits)]
        if self.tool.theme:
            options += ["--theme", self.tool.theme]
        project = [str(self.size), str(self._source), "--dialect", self.tool.dialect]
        subprocess.run(
            [sys.executable, str(_CORPUS), *project, *options],
            stdout=subprocess.DEVNULL,
            check=True,
        )

    @property
    def _source(self) -> Path:
        return self.folder / "source"

    @property
    def _made(self) -> Path:
        return self.folder / "made"
