"""Addresses of the pages of a published site."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable


class Site(NamedTuple):
    """A site, as other sites know it."""

    #: Empty if not configured, as is the author.
    title: str
    #: Who is responsible for it.
    author: str
    #: BCP 47 tag.
    language: str
    #: Where it is published; empty if not configured.
    base: str
    #: docname -> address of the page, relative to the base.
    page_uri: Callable[[str], str]

    def path(self, docname: str, anchor: str = "") -> str:
        """Return the address of a place, relative to the base of the site."""
        uri = self.page_uri(docname)
        return ascii_uri(f"{uri}#{anchor}" if anchor else uri)

    def address(self, docname: str, anchor: str = "") -> str:
        """Return the absolute address of a place; empty without a base.

        A page that servers show for its folder has the address of the folder.
        """
        path, hash_, anchor = self.path(docname, anchor).partition("#")
        folder, _, name = path.rpartition("/")
        if name == "index.html":
            path = f"{folder}/" if folder else ""
        return self.file(f"{path}{hash_}{anchor}")

    def file(self, path: str) -> str:
        """Return the absolute address of a file of the site; empty without a base."""
        return ascii_uri(f"{self.base.rstrip('/')}/{path}") if self.base else ""


# The same few thousand pages and sections are linked again and again.
@lru_cache(maxsize=2**14)
def ascii_uri(address: str) -> str:
    """Return an address in the characters that a URI may contain (RFC 3987, §3.1)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")
