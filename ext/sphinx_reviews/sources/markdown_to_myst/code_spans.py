"""Code within a line, which is set aside while the rest is rewritten."""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile(r"(?<![`\\])(?P<escapes>\\*)(?P<marks>`+)")
_PLACE: Final = re.compile(r"\0(\d+)\0")


def set_aside(line: str) -> tuple[str, list[str]]:
    """Return *line* with each code span replaced by a mark, and the spans."""
    runs = [(run.start("marks"), run["marks"], run["escapes"]) for run in _RUN.finditer(line)]
    #: Marks -> where they stand, the first place last.
    places: dict[str, list[int]] = {}
    for start, marks, _ in reversed(runs):
        places.setdefault(marks, []).append(start)
    made: list[str] = []
    spans: list[str] = []
    at = 0
    for start, marks, escapes in runs:
        alike = places[marks]
        while alike and alike[-1] <= start:
            alike.pop()
        if start < at or not alike or len(escapes) % 2:
            continue
        end = alike[-1] + len(marks)
        made.append(f"{line[at:start]}\0{len(spans)}\0")
        spans.append(line[start:end])
        at = end
    return "".join([*made, line[at:]]), spans


def put_back(line: str, spans: list[str]) -> str:
    """Return *line* with its code spans restored."""
    return _PLACE.sub(lambda match: spans[int(match[1])], line) if spans else line


def code(text: str) -> str:
    """Return *text* as a code span."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks, space = "`" * (longest + 1), " " if longest else ""
    return f"{marks}{space}{text}{space}{marks}"
