"""The configuration of a site in YAML, TOML or JSON."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return what the first of the files states that can be read; nothing if none can."""
    for name in names:
        try:
            text = (folder / name).read_text("utf-8-sig")
            found = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue
        return found if isinstance(found, dict) else {}
    return {}


def table(stated: object, name: str) -> dict[str, Any]:
    """Return the table of a name; empty if there is none."""
    found = stated.get(name) if isinstance(stated, dict) else None
    return found if isinstance(found, dict) else {}
