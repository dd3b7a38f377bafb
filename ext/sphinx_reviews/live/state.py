"""What open pages show of the builds, and how they hear of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sphinx_reviews.live.reports import Report


class State(NamedTuple):
    """The builds at one moment."""

    #: Of the last build; None before the first has ended.
    report: Report | None = None
    is_building: bool = False
    #: Addresses of files, but for pages, that the last build changed.
    changed: tuple[str, ...] = ()

    def shown(self, language: str) -> dict[str, object]:
        """Return what the overlay of a page shows.

        :param language: BCP 47 tag of the page.
        """
        say, report = phrases(language), self.report
        warnings = report.warnings if report else ()
        heading = ""
        if report and report.error:
            heading = say("The build failed. The next save builds again.")
        elif warnings:
            heading = say.count("{n} warning", "{n} warnings", len(warnings))
        return {
            "language": say.spoken,
            "building": say("Building …") if self.is_building else "",
            "heading": heading,
            "error": report.error if report else "",
            "warnings": [[each.place, each.text] for each in warnings],
            "changed": self.changed,
            "phrases": {
                "removed": say("This page was removed."),
                "lost": say("The server has ended."),
                "show": say("Show"),
                "close": say("Close"),
            },
        }


class Bulletin:
    """The state, and those who wait for the next one in the thread of the server."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._readers: dict[asyncio.Queue[State | None], asyncio.AbstractEventLoop] = {}

    def publish(self, state: State) -> None:
        """Tell all readers, from any thread."""
        self.state = state
        self._tell(state)

    def close(self) -> None:
        """Let all readers go, from any thread."""
        self._tell(None)

    def _tell(self, state: State | None) -> None:
        for queue, loop in [*self._readers.items()]:
            loop.call_soon_threadsafe(queue.put_nowait, state)

    async def states(self) -> AsyncIterator[State]:
        """Yield the present state, and each later one."""
        queue: asyncio.Queue[State | None] = asyncio.Queue()
        self._readers[queue] = asyncio.get_running_loop()
        try:
            yield self.state._replace(changed=())  # the page is being loaded
            while state := await queue.get():
                yield state
        finally:
            del self._readers[queue]
