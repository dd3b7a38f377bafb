"""What a build does without: most collections of garbage, and what is the same on every page.

A build makes millions of nodes that stay until they are written, and the collector walks
through all of them again and again: a fifth of the time of a build that reads every page.
What is there when a build begins, such as modules and a loaded environment, lasts as long as
the build.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from sphinx_reviews.build.internals.shortcuts import Shortcuts

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: How many objects more than before are looked through, and how many such rounds make one
#: through older objects; doctrees are circular, so that without any rounds none would be freed.
_RARELY: Final = (50_000, 10, 10)


class Economy:
    """Saves from now on, until a build ends."""

    def __init__(self) -> None:
        self._usual = gc.get_threshold()
        gc.set_threshold(*_RARELY)  # also while the environment is loaded
        self._shortcuts: Shortcuts | None = None

    def begin(self, builder: Builder) -> None:
        """Look no more through what is there, and make once what all pages have."""
        gc.set_threshold(*_RARELY)
        gc.freeze()
        self._shortcuts = Shortcuts(builder)

    def end(self) -> None:
        """Collect as before, also what has become garbage since."""
        gc.unfreeze()
        gc.set_threshold(*self._usual)
        if self._shortcuts:
            self._shortcuts.leave()
