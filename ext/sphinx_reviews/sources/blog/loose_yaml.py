"""YAML as the authors of front matter write it, and as the systems that have it read it."""

from __future__ import annotations

import re
from typing import Final

import yaml


class _Loader(yaml.SafeLoader):
    """YAML in which ``0306406152`` is no octal number: it is an ISBN."""


def _whole_number(loader: _Loader, node: yaml.ScalarNode) -> int | str:
    written = str(node.value)
    return written if re.fullmatch(r"0\d+", written) else loader.construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _whole_number)


def load(text: str) -> object:
    """Return what YAML says, or what it would say with quotes.

    :raises yaml.YAMLError: of the text as it is.
    """
    try:
        return _loaded(text)
    except yaml.YAMLError as error:
        try:
            return _loaded(_repaired(text))
        except yaml.YAMLError:
            raise error from None


def _loaded(text: str) -> object:
    return yaml.load(text, _Loader)  # noqa: S506  (it is a safe one)


_INDENT: Final = re.compile(r"^\t+", re.MULTILINE)
_FIELD: Final = re.compile(r"(?P<name>\s*(?:-\s+)?[^\s:#][^:]*:\s+)(?P<value>.*\S)\s*")
#: ``"A "small" tour"``: quotes around a text that has the same in it.
_QUOTED: Final = re.compile(r"^(?P<mark>[\"'])(?P<text>.*)(?P=mark)$")


def _repaired(text: str) -> str:
    """Return YAML with each value in quotes that needs them, and without tabs, as Hexo reads it.

    Systems with a parser of their own, such as Logseq, take ``title: Go: a tour``.
    """
    lines = _INDENT.sub(lambda tabs: "  " * len(tabs[0]), text).splitlines()
    return "\n".join(line if _is_yaml(line) else _quoted(line) for line in lines)


def _is_yaml(line: str) -> bool:
    try:
        _loaded(line)
    except yaml.YAMLError:
        return False
    return True


def _quoted(line: str) -> str:
    if not (match := _FIELD.fullmatch(line)):
        return line
    bare = _QUOTED.sub(r"\g<text>", match["value"])
    value = bare.replace("'", "''")
    return f"{match['name']}'{value}'"
