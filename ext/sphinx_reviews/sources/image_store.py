"""The images of imported pages, and copies of them."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit


class RemoteImages(StrEnum):
    """What to do with images on other hosts."""

    #: Leave them there.
    KEEP = "keep"
    #: Download them once, during the import.
    DOWNLOAD = "download"


_FOLDER: Final = "images"
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
    """An image that is not available, and why."""


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
    :param copies: a folder with copies of images, matched by file name.
    """

    site: Path
    target: Path
    remote: RemoteImages = RemoteImages.KEEP
    copies: Path | None = None
    is_dry_run: bool = False
    #: New path -> where it came from.
    audit: dict[str, str] = field(default_factory=dict)
    #: Address -> why there is no copy.
    failures: dict[str, str] = field(default_factory=dict)
    _placed: dict[str, str] = field(default_factory=dict)
    #: Host -> why it cannot be reached.
    _unreachable: dict[str, str] = field(default_factory=dict)

    def place(self, address: str) -> str:
        """Return the new address of an image; empty if it is a missing file."""
        if address not in self._placed:
            self._placed[address] = self._place(address)
        return self._placed[address]

    def _place(self, address: str) -> str:
        is_remote = bool(urlsplit(address).scheme) or address.startswith("//")
        try:
            copy = self._copy(address)
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

    def _copy(self, address: str) -> Path | None:
        path = unquote(urlsplit(address).path)
        if self.copies:
            found = self.copies / PurePosixPath(path).name
            if found.is_file():
                return found
        if urlsplit(address).scheme or address.startswith("//"):
            return None
        found = self.site / path.lstrip("/")
        is_inside = found.resolve().is_relative_to(self.site.resolve())
        return found if is_inside and found.is_file() else None

    def _save(self, address: str, content: bytes) -> str:
        """Save a copy under a name made from its content, and return its address."""
        if len(content) > _LARGEST:
            raise ImageError(f"larger than {_LARGEST // 1_000_000} MB")
        digest = hashlib.blake2b(content, digest_size=4).hexdigest()
        stem = re.sub(r"[^\w-]+", "-", PurePosixPath(unquote(urlsplit(address).path)).stem)
        name = f"{stem.strip('-') or 'image'}-{digest}{suffix_of(content)}"
        path = self.target / _FOLDER / name
        if not self.is_dry_run and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.audit[f"{_FOLDER}/{name}"] = address
        return f"/{_FOLDER}/{name}"

    def write_audit(self) -> None:
        """Write the origin of each image, beside the images."""
        if self.is_dry_run or not self.audit:
            return
        path = self.target / _FOLDER / "sources.json"
        known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        text = json.dumps(known | self.audit, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(f"{text}\n", "utf-8")


def fetched(address: str) -> bytes:
    """Return the content at an address.

    :raises ImageError: if it is not available after several tries.
    :raises UnreachableError: if the host does not answer.
    """
    url = f"https:{address}" if address.startswith("//") else address
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
