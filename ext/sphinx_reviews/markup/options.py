"""A directive's options exactly as the author typed them.

MyST reads them as YAML, which drops what follows `` #``, and drops all of them
if one quote is not closed.  No text of an author may be lost, so the lines are
read once more here, as plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import NamedTuple

_COLON_OPTION = re.compile(r"\s*:(?P<name>\w[\w -]*):(?:\s+(?P<value>.*?))?\s*")
_YAML_OPTION = re.compile(r"(?P<name>\w[\w -]*):(?:\s+(?P<value>.*?))?\s*")
_QUOTED = re.compile(r"""(?P<quote>['"])(?P<text>.*)(?P=quote)(?:\s+#.*)?""")


class Option(NamedTuple):
    """One option of a directive."""

    name: str
    #: The whole of the value, without the quotes around it.
    value: str
    #: Lines below the first line of the directive.
    line: int
    #: Whether YAML would drop the end of the value.
    cut: bool


def read(block_text: str, parsed: dict[str, str | None]) -> list[Option]:
    """Return the options of a directive in the order in which they were typed.

    :param block_text: the directive's source, from its first line on.
    :param parsed: the options as the parser understood them; these values stand
        unless the source shows that something was dropped.
    """
    found = []
    lines = _option_lines(block_text)
    times = Counter(name for name, _, _ in lines)
    for name, typed, line in lines:
        quoted = _QUOTED.fullmatch(typed)
        cut = not quoted and re.search(r"(?:^|\s)#", typed) is not None
        value = parsed.get(name)
        if cut or name not in parsed or times[name] > 1:
            value = quoted["text"] if quoted else typed
        found.append(Option(name, (value or "").strip(), line, cut))
    return found


def _option_lines(block_text: str) -> list[tuple[str, str, int]]:
    """Return ``(name, value, line)`` of each line that holds an option."""
    body = block_text.splitlines()[1:]
    if body and body[0].startswith("---"):
        pattern = _YAML_OPTION
        numbered = enumerate(body[1:], start=2)
        block = takewhile(lambda each: not each[1].startswith("---"), numbered)
    else:
        pattern = _COLON_OPTION
        numbered = enumerate(body, start=1)
        block = takewhile(lambda each: re.match(r"\s*:(?!::)", each[1]), numbered)
    return [
        (match["name"], match["value"] or "", number)
        for number, line in block
        if (match := pattern.fullmatch(line))
    ]
