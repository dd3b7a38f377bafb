"""The configuration of a site in YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return what the first of the files states that can be read; nothing if none can."""
    for name in names:
        try:
            found = yaml.safe_load((folder / name).read_text("utf-8-sig"))
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue
        return found if isinstance(found, dict) else {}
    return {}
