"""The requirement that installs this extension elsewhere, for building a new library.

If a distribution does not come from an index, installers record its origin in
``direct_url.json``; the Python Packaging User Guide specifies that file.
"""

from __future__ import annotations

import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = "sphinx-reviews"
_FILE: Final = "requirements.txt"
_WHEELS: Final = "wheels"

_ONLY_HERE: Final = """\
# No other computer can install from here. Before you publish, write an address, as in
# sphinx-reviews @ git+https://..., or the path of a wheel that you put into this folder.
"""


def files() -> Iterator[tuple[str, str | bytes]]:
    """Yield ``requirements.txt``, and the wheel that it names if it came from a file."""
    try:
        installed = distribution(_NAME)
    except PackageNotFoundError:
        yield _FILE, f"{_NAME}\n"
        return
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    wheel = _wheel(origin)
    if wheel:
        path = f"{_WHEELS}/{wheel.name}"
        yield path, wheel.read_bytes()
        yield _FILE, f"./{path}\n"
    else:
        yield _FILE, _requirement(installed, origin)


def _wheel(origin: dict[str, Any]) -> Path | None:
    """Return the wheel of this computer that was installed, if it is still there."""
    address = urlsplit(origin.get("url", ""))
    path = Path(unquote(address.path))
    is_here = address.scheme == "file" and path.suffix == ".whl" and path.is_file()
    return path if is_here else None


def _requirement(installed: Distribution, origin: dict[str, Any]) -> str:
    if not origin:
        return f"{_NAME}=={installed.version}\n"
    address = origin["url"]
    if "vcs_info" in origin:
        address = f"{origin['vcs_info']['vcs']}+{address}@{origin['vcs_info']['commit_id']}"
    if "subdirectory" in origin:
        address += f"#subdirectory={origin['subdirectory']}"
    warning = _ONLY_HERE if urlsplit(origin["url"]).scheme == "file" else ""
    return f"{warning}{_NAME} @ {address}\n"
