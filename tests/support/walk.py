"""A walk of edits and accidents over a library, with a fresh build to compare after each step."""

from __future__ import annotations

import copy
import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING, Final

from support.builds import OTHER_SEED, broken_off_build, differences, sphinx_build, tree, write
from support.shelf import EDITS, shelf

if TYPE_CHECKING:
    from pathlib import Path

#: Prints PDFs, draws cards and writes all the data as well.
ALL: Final = """\
reviews_pdf = True
html_baseurl = "https://reviews.example/"
reviews_feeds = ["concept = 모니터링", "tag = 표식", "publisher = 한빛미디어"]
suppress_warnings = ["reviews.value"]
"""
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
#: What a build cannot make again: the ledger, the lock and what Sphinx knows of the build.
_UNSPOILED: Final = (".sphinx-reviews", ".buildinfo")


class Walk:
    """A library that is edited, built, broken and built again.

    :param folder: an empty folder.
    :param seed: what happens at random.
    :param theme: the theme, and its options as Python.
    """

    def __init__(
        self, folder: Path, seed: object, theme: tuple[str, str] = ("basic", "{}"), size: int = 12
    ) -> None:
        self.rng = random.Random(str(seed))
        self.made = shelf(size, self.rng)
        self.made.theme, self.made.options = theme
        self.source, self.output = folder / "source", folder / "out"
        self._fresh = folder / "fresh"
        self.doctrees = folder / "doctrees"
        #: What was done since the last comparison.
        self.done: list[str] = []
        #: How long a build takes.
        self.seconds = 0.0
        self._before = self.made

    def edit(self, times: int = 1) -> None:
        """Edit the library at random."""
        self._before = copy.deepcopy(self.made)
        for _ in range(times):
            change = self.rng.choice(EDITS)
            change(self.made, self.rng)
            self.done.append(change.__name__)
        self.write()

    def undo(self) -> None:
        """Take the last edit back."""
        self.made = copy.deepcopy(self._before)
        self.done.append("undo")
        self.write()

    def write(self) -> None:
        """Write the sources."""
        write(self.source, self.made.files())

    def age(self) -> None:
        """Give each source that was just written an old time."""
        self.done.append("age")
        for path in self.source.rglob("*"):
            if path.is_file() and path.name != "conf.py" and path.stat().st_mtime > 1e9:
                os.utime(path, (1e8, 1e8))

    def spoil(self) -> None:
        """Change or delete a file of the output by hand."""
        files = [name for name in sorted(tree(self.output)) if not name.startswith(_UNSPOILED)]
        name = self.rng.choice([each for each in files if (self.output / each).is_file()])
        path = self.output / name
        if self.rng.random() < 0.5:
            path.unlink()
            self.done.append(f"delete {name}")
        else:
            path.write_bytes(path.read_bytes()[:-9])
            self.done.append(f"cut {name}")

    def break_off(self) -> bool:
        """Break off a build at a random moment; return whether there was one left."""
        by, moment = self.rng.choice(_SIGNALS), self.rng.uniform(0.2, 1.0) * (self.seconds or 2)
        self.done.append(f"{by.name} after {moment:.2f} s")
        return broken_off_build(
            self.source, self.output, *self._jobs(), seconds=moment, by=by, doctrees=self.doctrees
        )

    def build(self, hash_seed: int = 0) -> None:
        """Build to the end."""
        began = time.monotonic()
        sphinx_build(
            self.source, self.output, *self._jobs(), doctrees=self.doctrees, hash_seed=hash_seed
        )
        self.seconds = time.monotonic() - began

    def compare(self) -> list[str]:
        """Return the files that differ from those of a fresh build, or that are left over."""
        for folder in (self._fresh, self._fresh.with_name("fresh-doctrees")):
            shutil.rmtree(folder, ignore_errors=True)
        sphinx_build(self.source, self._fresh, *self._jobs(), hash_seed=OTHER_SEED)
        return differences(self.output, self._fresh) + self.left_over()

    def left_over(self) -> list[str]:
        """Return what a build left beside the output and should not have."""
        return [
            str(path)
            for path in self.doctrees.rglob("*")
            if path.suffix == ".part" or path.name.startswith("_scratch")
        ]

    def _jobs(self) -> tuple[str, str]:
        return ("-j", self.rng.choice(["1", "2"]))

    def step(self) -> list[str]:
        """Edit, meet an accident or none, build, and return what differs from a fresh build."""
        self.done = []
        self.edit(self.rng.choice([1, 1, 2]))
        match self.rng.randrange(8):
            case 0:
                self.break_off()
            case 1:
                self.break_off()
                self.undo()
            case 2:
                self.break_off()
                self.edit()
            case 3:
                self.age()
            case 4:
                self.spoil()
            case 5:
                sphinx_build(
                    self.source,
                    self.output.with_name("text"),
                    builder="text",
                    doctrees=self.doctrees,
                )
                self.done.append("text")
        self.build()
        return self.compare()
