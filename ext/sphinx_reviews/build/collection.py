"""Python's collection of garbage, less often while a site is built.

A build makes millions of nodes that stay until they are written, and the collector walks
through all of them again and again: a sixth of the time of a build that reads every page.
What is there when a build begins, such as modules and a loaded environment, lasts as long as
the build.
"""

from __future__ import annotations

import gc
from typing import Final

#: How many objects more than before are looked through, and how many such rounds make one
#: through older objects; doctrees are circular, so that without any rounds none would be freed.
_RARELY: Final = (50_000, 10, 10)


class Garbage:
    """Collects garbage rarely from now on, until a build ends."""

    def __init__(self) -> None:
        self._usual = gc.get_threshold()
        gc.set_threshold(*_RARELY)

    def hold(self) -> None:
        """Look no more through what is there as a build begins."""
        gc.set_threshold(*_RARELY)
        gc.freeze()

    def restore(self) -> None:
        """Collect as before, also what has become garbage since."""
        gc.unfreeze()
        gc.set_threshold(*self._usual)
