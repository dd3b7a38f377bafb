"""Redirects: pages that lead from an old address of a page to its present one."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE: Final = Markup("""\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
</head>
<body><a href="{target}">{title}</a></body>
</html>
""")


class RedirectError(ValueError):
    """An old address at which no page can be written, and why."""


def file_name(address: str) -> str:
    """Return the file that a server sends for an old address.

    :param address: a path from the root of the site, or an absolute address.
    :raises RedirectError: if it is not a path within the site.
    """
    path = unquote(urlsplit(address).path)
    parts = [part for part in path.split("/") if part]
    if not parts:
        raise RedirectError("it is the front page")
    if any(part in {".", ".."} or re.search(r'[\x00-\x1f\\:*?"<>|]', part) for part in parts):
        raise RedirectError("it is not a path within the site")
    joined = "/".join(parts)
    has_name = not path.endswith("/") and parts[-1].lower().endswith((".html", ".htm"))
    return joined if has_name else f"{joined}/index.html"


class SiteFiles:
    """The files of a site, to which others may be added.

    :param files: paths of the files.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._files = set(files)
        self._folders = {folder for name in self._files for folder in above(name)}

    def take(self, name: str) -> None:
        """Add a file.

        :raises RedirectError: if the path is taken, or a file is where another needs a folder.
        """
        if name in self._files:
            raise RedirectError("a page or file is already there")
        if name in self._folders:
            raise RedirectError("a folder is already there")
        for folder in above(name):
            if folder in self._files:
                raise RedirectError(f"{folder} is a file")
        self._files.add(name)
        self._folders.update(above(name))


def above(name: str) -> list[str]:
    """Return the folders that contain a file, nearest first."""
    return [str(folder) for folder in PurePosixPath(name).parents][:-1]


def page(name: str, target: str, canonical: str, title: str) -> str:
    """Return the page at *name*, which leads to *target*.

    :param name: path of the file from the base of the site.
    :param target: path of the page from the base of the site.
    :param canonical: absolute address of the page; empty if the base is unknown.
    """
    relative = posixpath.relpath("/" + target, posixpath.dirname("/" + name))
    if target.endswith("/"):
        relative += "/"
    return _PAGE.format(title=title, canonical=canonical or relative, target=relative)
