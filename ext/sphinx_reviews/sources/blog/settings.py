"""The settings of a site, in YAML, TOML or JSON."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return the settings in the first of these files that can be read; nothing if none can."""
    for name in names:
        try:
            text = (folder / name).read_text("utf-8-sig")
            found = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue
        return found if isinstance(found, dict) else {}
    return {}


def table(settings: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a table of settings; empty if there is none."""
    found = settings.get(name)
    return found if isinstance(found, dict) else {}
