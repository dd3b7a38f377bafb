"""The images of imported pages, and copies of them."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from sphinx_reviews.records.names import normalize


class RemoteImages(StrEnum):
    """What to do with images on other hosts."""

    #: Leave them there.
    KEEP = "keep"
    #: Download them once, during the import.
    DOWNLOAD = "download"


_FOLDER: Final = "images"
_REMOTE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)|//", re.IGNORECASE)
_LONGEST_STEM: Final = 80
_LARGEST: Final = 20_000_000
_SECONDS: Final = 20
_TRIES: Final = 3
_SIGNATURES: Final = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".gif": rb"GIF8[79]a",
    ".webp": rb"RIFF....WEBP",
    ".svg": rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg",
}


class ImageError(Exception):
    """Why an image is not available."""


class UnreachableError(ImageError):
    """A host that does not answer; its other images are not requested."""


def suffix_of(content: bytes) -> str:
    """Return the suffix of the format of an image.

    :raises ImageError: if it is not an image of a known format.
    """
    for suffix, signature in _SIGNATURES.items():
        if re.match(signature, content[:1000], re.DOTALL):
            return suffix
    raise ImageError("it is not an image")


@dataclass
class ImageStore:
    """The images of one import.

    :param site: the folder of the old site, which may contain images.
    :param target: the folder to write to.
    :param folders: the folders below the site in which addresses begin.
    :param copies: a folder with copies of images, matched by file name.
    :param is_searched: whether an image may be anywhere in the site, and its name finds it.
    """

    site: Path
    target: Path
    remote: RemoteImages = RemoteImages.KEEP
    copies: Path | None = None
    is_dry_run: bool = False
    folders: tuple[str, ...] = ("",)
    is_searched: bool = False
    #: New path -> where it came from.
    audit: dict[str, str] = field(default_factory=dict)
    #: Address -> why there is no copy.
    failures: dict[str, str] = field(default_factory=dict)
    _placed: dict[tuple[str, ...], str] = field(default_factory=dict)
    #: Folder -> its files, by the composed form of their names.
    _listed: dict[Path, dict[str, Path]] = field(default_factory=dict)
    #: Host -> why it cannot be reached.
    _unreachable: dict[str, str] = field(default_factory=dict)

    def place(self, address: str, folders: tuple[str, ...] = ()) -> str:
        """Return the new address of an image; empty if there is no such image.

        :param folders: where the images of the page that shows it may be, below the site.
        """
        asked = (address, *folders)
        if asked not in self._placed:
            self._placed[asked] = self._place(address, folders)
        return self._placed[asked]

    def _place(self, address: str, folders: tuple[str, ...]) -> str:
        is_remote = bool(_REMOTE.match(address))
        try:
            urlsplit(address)
        except ValueError as error:
            self.failures[address] = f"not a valid address: {error}"
            return ""
        try:
            copy = self._copy(address, folders)
            if copy:
                return self._save(address, copy.read_bytes())
            if is_remote and self.remote is RemoteImages.DOWNLOAD:
                return self._save(address, self._fetch(address))
        except (ImageError, OSError) as error:
            self.failures[address] = str(error)
        return address if is_remote else ""

    def _fetch(self, address: str) -> bytes:
        host = urlsplit(address).netloc
        if host in self._unreachable:
            raise ImageError(self._unreachable[host])
        try:
            return fetched(address)
        except UnreachableError as error:
            self._unreachable[host] = str(error)
            raise

    def _copy(self, address: str, folders: tuple[str, ...]) -> Path | None:
        """Return the file of an image, by its address as written or as browsers decode it."""
        path = unquote(re.split("[?#]", address, maxsplit=1)[0])
        if self.copies:
            found = self._existing(self.copies / PurePosixPath(path).name)
            if found:
                return found
        if _REMOTE.match(address):
            return None
        for written in (address, unquote(address), path):
            below = re.sub(r"^(?:(?:\.{0,2}|[@~][\w-]*)/)+", "", written)
            near = [self.site / folder / written.lstrip("/") for folder in folders]
            for place in (*(self.site / folder / below for folder in self.folders), *near):
                found = self._existing(place)
                if found and self._is_inside(found):
                    return found
        named = self._by_name.get(normalize(PurePosixPath(path).name)) if self.is_searched else None
        return named if named and self._is_inside(named) else None

    def _is_inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.site.resolve())

    @cached_property
    def _by_name(self) -> dict[str, Path]:
        """The files of the site by their names; of several, the nearest to the top."""
        found: dict[str, Path] = {}
        for place, folders, names in os.walk(self.site):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in sorted(names):
                known = found.get(normalize(name))
                if known is None or len(Path(place).parts) < len(known.parent.parts):
                    found[normalize(name)] = Path(place, name)
        return found

    def _existing(self, path: Path) -> Path | None:
        """Return a file, even if its name is composed differently; nothing if there is none."""
        try:
            if path.is_file():
                return path
            if path.parent not in self._listed:
                files = [each for each in path.parent.iterdir() if each.is_file()]
                self._listed[path.parent] = {normalize(each.name): each for each in files}
        except (OSError, ValueError):
            return None
        return self._listed[path.parent].get(normalize(path.name))

    def _save(self, address: str, content: bytes) -> str:
        """Save a copy under a name made from its content, and return its address."""
        if len(content) > _LARGEST:
            raise ImageError(f"larger than {_LARGEST // 1_000_000} MB")
        digest = hashlib.blake2b(content, digest_size=4).hexdigest()
        path = PurePosixPath(unquote(re.split("[?#]", address, maxsplit=1)[0]))
        stem = re.sub(r"[^\w-]+", "-", normalize(path.stem)).strip("-")[:_LONGEST_STEM]
        name = f"{stem or 'image'}-{digest}{suffix_of(content)}"
        copy = self.target / _FOLDER / name
        if not self.is_dry_run and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        self.audit[f"{_FOLDER}/{name}"] = address
        return f"/{_FOLDER}/{name}"

    def write_audit(self) -> None:
        """Write the origin of each image, beside the images; a damaged file is replaced."""
        if self.is_dry_run or not self.audit:
            return
        path = self.target / _FOLDER / "sources.json"
        text = json.dumps(_read(path) | self.audit, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(f"{text}\n", "utf-8")


def _read(path: Path) -> dict[str, str]:
    """Return the origins in a file, or nothing if they cannot be read."""
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def fetched(address: str) -> bytes:
    """Return the content at an address.

    :raises ImageError: if it is not available after several tries.
    :raises UnreachableError: if the host does not answer.
    """
    url = f"https:{address}" if address.startswith("//") else address
    url = url.replace(" ", "%20")
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ImageError("not a web address")
    request = urllib.request.Request(url, headers={"User-Agent": "sphinx-reviews"})  # noqa: S310
    problem: ImageError = ImageError("")
    for seconds in range(_TRIES):
        time.sleep(seconds)
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
                content: bytes = answer.read(_LARGEST + 1)
                return content
        except urllib.error.HTTPError as error:
            problem = ImageError(f"HTTP status {error.code}")
            if error.code < 500:  # noqa: PLR2004  (the request itself is refused)
                break
        except (urllib.error.URLError, OSError, ValueError, http.client.HTTPException) as error:
            problem = UnreachableError(f"cannot be reached: {getattr(error, 'reason', error)}")
    raise problem
