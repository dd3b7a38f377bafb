"""A directive's options exactly as the author typed them.

MyST reads them as YAML, which drops what follows `` #``, and drops all of them
if one quote is not closed.  No text of an author may be lost, so the lines are
read once more here, as plain text.  What only the parser can read, such as a
value that continues on the next line, stays as the parser read it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLON_OPTION: Final = re.compile(r"\s*:(?P<name>\w[\w -]*):(?P<value>(?:\s.*)?)")
_YAML_OPTION: Final = re.compile(r"(?P<name>\w[\w -]*):(?P<value>(?:\s.*)?)")
_QUOTED: Final = re.compile(r"""(?P<quote>['"])(?P<text>.*)(?P=quote)(?:\s+#.*)?""")
_RST_DIRECTIVE: Final = ".. "


class Option(NamedTuple):
    """One option of a directive."""

    name: str
    #: The whole value, without the quotes around it.
    value: str
    #: Lines below the first line of the directive; 0 if the source does not show it.
    line: int
    #: Whether YAML would drop the end of the value.
    cut: bool


def read(block_text: str, parsed: dict[str, str | None]) -> list[Option]:
    """Return the options of a directive in the order typed.

    :param block_text: the directive's source, starting at its first line.
    :param parsed: the options as the parser read them; these values are used
        unless the source shows that something was dropped.
    """
    lines = _option_lines(block_text)
    is_yaml = not block_text.lstrip().startswith(_RST_DIRECTIVE)
    times = Counter(name for name, _, _ in lines)
    found = []
    for name, typed, line in lines:
        quoted = _QUOTED.fullmatch(typed) if is_yaml else None
        cut = is_yaml and not quoted and re.search(r"(?:^|\s)#", typed) is not None
        value = parsed.get(name)
        if cut or name not in parsed or times[name] > 1:
            value = quoted["text"] if quoted else typed
        found.append(Option(name, (value or "").strip(), line, cut))
    unseen = ((name, value) for name, value in parsed.items() if name not in times)
    found += (Option(name, (value or "").strip(), 0, cut=False) for name, value in unseen)
    return found


def _option_lines(block_text: str) -> list[tuple[str, str, int]]:
    """Return ``(name, value, line)`` of each line that holds an option."""
    first, *body = block_text.splitlines() or [""]
    block: Iterable[tuple[int, str]] = enumerate(body, start=1)
    pattern = _COLON_OPTION
    if first.lstrip().startswith(_RST_DIRECTIVE):
        # The argument and each value may continue on the next line.
        block = takewhile(_has_text, dropwhile(lambda each: not _has_colon(each), block))
    elif body and body[0].startswith("---"):
        pattern = _YAML_OPTION
        block = takewhile(lambda each: not each[1].startswith("---"), enumerate(body[1:], start=2))
    else:
        block = takewhile(_has_colon, block)
    return [
        (match["name"], match["value"].strip(), number)
        for number, line in block
        if (match := pattern.fullmatch(line))
    ]


def _has_text(numbered: tuple[int, str]) -> bool:
    return bool(numbered[1].strip())


def _has_colon(numbered: tuple[int, str]) -> bool:
    return re.match(r"\s*:(?!::)", numbered[1]) is not None
