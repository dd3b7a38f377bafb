"""The ledger of an output directory: which files are ours, and what each was made from.

A file that a build no longer wants is removed, whatever made it: pages, PDFs, share cards,
data, the search index, previews, manuscripts.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.output.files import content_digest, delete, digest, is_inside, part, write
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

#: File name of the ledger in the output directory.
NAME: Final = ".sphinx-reviews.json"
#: Raised when the format of the file changes.
_FORMAT: Final = 2
#: Groups of what Sphinx writes, which are the author's files as well.
_OF_SPHINX: Final = frozenset({"pages", "copies", "shared"})
#: The files of the first format beside the ledger, and the folders of the files they list.
_OLD_MANIFESTS: Final = {
    ".sphinx-reviews-pdf.json": "{}.pdf",
    ".sphinx-reviews-cards.json": "_cards/{}.png",
    ".sphinx-reviews-data.json": "{}",
}


class Group:
    """The files of one maker.

    :param folder: the output directory.
    :param digests: path of a file from the output directory -> digest of what it was made from;
        empty if it is not known to be complete.
    :param contents: path of a file -> digest of what the last build wrote into it.
    :param save: saves the ledger.
    :param others: returns the files of the other makers of this build.
    :param own: path -> source of the author's file that goes there instead.
    :param made_from: digest of what the files were made from together; empty if it is not known.
    """

    def __init__(
        self,
        folder: Path,
        digests: dict[str, str],
        contents: dict[str, str],
        save: Callable[[], None],
        others: Callable[[], set[str]],
        own: Mapping[str, Path],
        made_from: str = "",
    ) -> None:
        self._folder = folder
        self._own = own
        self.made_from = made_from
        self.digests = {name: each for name, each in digests.items() if name not in own}
        self._contents = contents
        self._save = save
        self._others = others

    def path(self, name: str) -> Path:
        """Return the path of a file."""
        return self._folder / name

    def published(self, name: str) -> Path:
        """Return the path of a file, or of the author's file that goes there instead."""
        return self._own.get(name, self.path(name))

    def has(self, name: str, made_from: str) -> bool:
        """Return whether a file is unchanged since it was written from inputs with that digest.

        An author's file of that name always counts.
        """
        if name in self._own:
            return True
        return self.digests.get(name) == made_from and self.is_whole(name)

    def is_whole(self, name: str) -> bool:
        """Return whether a file exists as the last build wrote it."""
        return bool(self.digests.get(name)) and (
            self._contents.get(name) == content_digest(f"{self._folder}/{name}")
        )

    def put(self, name: str, content: bytes, made_from: str = "") -> None:
        """Write a file, unless it already contains *content* or the author has one of that name.

        :param made_from: digest of what it was made from; by default, of the content.
        """
        if name in self._own:
            return
        write(self.path(name), content)
        self._contents[name] = digest(content)
        self.digests[name] = made_from or self._contents[name]

    def note(self, name: str, made_from: str) -> None:
        """Record a file that other code wrote, or did not write."""
        self.digests[name], self._contents[name] = made_from, content_digest(self.path(name))

    def claim(self, names: Iterable[str]) -> None:
        """List files that will be made, so that an interrupted build leaves none unlisted."""
        for name in names:
            if name not in self._own:
                self.digests.setdefault(name, "")

    def forget(self, names: Iterable[str]) -> None:
        """Mark files as not made, so that the next build makes them if this one is interrupted."""
        for name in names:
            self.digests[name] = ""

    def keep_only(self, names: Collection[str], spared: Collection[str] = ()) -> None:
        """Remove the files that are no longer wanted, unless another maker has them now.

        :param spared: files that Sphinx writes.
        """
        if unwanted := self.digests.keys() - set(names):
            kept = {*spared, *self._others()}
            for name in unwanted:
                if name not in kept:
                    delete(self.path(name), self._folder)
                del self.digests[name]

    def replace(
        self,
        files: Mapping[str, bytes],
        spared: Collection[str] = (),
        unchanged: Collection[str] = (),
    ) -> None:
        """Make *files*, by path, the only files of this group.

        :param unchanged: other files of the group, which are whole.
        """
        if files.keys() - self._own.keys() - self.digests.keys():
            self.claim(files)
            self._save()
        self.keep_only({*files, *unchanged}, spared)
        for name, content in files.items():
            self.put(name, content)

    def renew(self, made_from: Mapping[str, str], make: Callable[[str], bytes]) -> None:
        """Make files the only ones of this group, each only if what it is made from changed.

        :param made_from: path of a file -> digest of what it is made from.
        :param make: returns the content of a file.
        """
        if made_from.keys() - self._own.keys() - self.digests.keys():
            self.claim(made_from)
            self._save()
        self.keep_only(made_from.keys())
        for name, each in made_from.items():
            if not self.has(name, each):
                self.put(name, make(name), each)

    def renew_together(
        self,
        made_from: object,
        make: Callable[[], Mapping[str, bytes]],
        spared: Collection[str] = (),
    ) -> None:
        """Make the files of this group anew if what they are made from changed.

        :param made_from: everything that they are made from, with a stable ``repr``.
        :param make: returns all files of the group, by path.
        :param spared: files that Sphinx writes.
        """
        if not self.is_current(made_from):
            self.replace(make(), spared)
            self.keep(made_from)

    def is_current(self, made_from: object) -> bool:
        """Return whether the files are whole, and made from that."""
        return self.made_from == self._together(made_from) and all(map(self.is_whole, self.digests))

    def keep(self, made_from: object) -> None:
        """Record what the files of this group are made from together."""
        self.made_from = self._together(made_from)

    def _together(self, made_from: object) -> str:
        # Where the author has a file, the group has none.
        return digest(made_from, sorted(self._own))


class Ledger:
    """The content of one output directory, as the last build left it.

    :param folder: the output directory.
    :param own: path from there -> source of the author's file that goes there unchanged.
    """

    def __init__(self, folder: Path, own: Mapping[str, Path] = MappingProxyType({})) -> None:
        self._folder = Path(folder)
        self.own = own
        kept = self._read()
        #: How much of the site's table of contents the theme shows; see ``build.fingerprints``.
        self.navigation = kept["navigation"]
        #: Digest of all that pages show of each other, when they were last compared.
        self.state: str = kept["state"]
        #: docname -> fingerprint of what the page shows; empty while it is being written.
        self.pages: dict[str, str] = kept["pages"]
        self._contents: dict[str, str] = kept["contents"]
        self._claimed: set[str] = set()
        self._groups = {
            name: self._group(name, files, kept["made_from"].get(name, ""))
            for name, files in kept["groups"].items()
        }
        if not kept["finished"]:
            self._clear_up()

    def group(self, name: str) -> Group:
        """Return the files of one maker, and claim them for this build."""
        self._claimed.add(name)
        return self._groups.setdefault(name, self._group(name, {}))

    def _group(self, name: str, files: dict[str, str], made_from: str = "") -> Group:
        def others() -> set[str]:
            return self.files(but=name)

        own = {} if name in _OF_SPHINX else self.own
        return Group(self._folder, files, self._contents, self.save, others, own, made_from)

    def _clear_up(self) -> None:
        """Remove the partial files of an interrupted build."""
        for group in self._groups.values():
            for name in group.digests:
                part(group.path(name)).unlink(missing_ok=True)

    def files(self, but: str = "") -> set[str]:
        """Return the paths of the files of all makers in this build except one."""
        return {name for each in self._claimed - {but} for name in self._groups[each].digests}

    def sweep(self) -> None:
        """Remove the files of makers that take no part in this build."""
        for name in self._groups.keys() - self._claimed:
            self._groups.pop(name).keep_only(())

    def save(self, *, finished: bool = False) -> None:
        """Write the ledger, if it changed.

        :param finished: whether the build is complete.
        """
        groups = {name: each.digests for name, each in self._groups.items() if each.digests}
        listed = set[str]().union(*groups.values())
        kept = {
            "format": _FORMAT,
            "version": __version__,
            "finished": finished,
            "navigation": self.navigation,
            "state": self.state,
            "pages": self.pages,
            "groups": groups,
            "made_from": {
                name: each.made_from for name, each in self._groups.items() if each.made_from
            },
            "contents": {name: each for name, each in self._contents.items() if name in listed},
        }
        text = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True)
        write(self._folder / NAME, text.encode())

    # -- what the last build left ----------------------------------------

    def _read(self) -> dict[str, Any]:
        kept = _json(self._folder / NAME)
        if kept.get("format") != _FORMAT:
            return self._upgraded(kept)
        # Another version may render the same records differently.
        is_ours = kept.get("version") == __version__
        groups = kept.get("groups")
        return {
            "navigation": _number(kept.get("navigation")) if is_ours else 0,
            "state": str(kept.get("state", "")) if is_ours else "",
            "pages": _checked(kept.get("pages"), keep=is_ours),
            "groups": {
                name: _checked(files, keep=is_ours)
                for name, files in (groups.items() if isinstance(groups, dict) else ())
            },
            "made_from": _checked(kept.get("made_from"), keep=is_ours),
            "contents": _checked(kept.get("contents"), keep=is_ours),
            "finished": kept.get("finished") is True,
        }

    def _upgraded(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Return the files that the first format listed, all to be made again."""
        listed: dict[str, str] = {}
        for manifest, pattern in _OLD_MANIFESTS.items():
            found = _json(self._folder / manifest)
            listed |= {pattern.format(name): "" for name in _checked(found, keep=False)}
            (self._folder / manifest).unlink(missing_ok=True)
        search = (self._folder / "_search").rglob("*.js")
        listed |= {path.relative_to(self._folder).as_posix(): "" for path in search}
        files = kept.get("files")
        listed |= _checked(dict.fromkeys(files if isinstance(files, list) else (), ""), keep=False)
        pages = _checked(kept.get("documents"), keep=False)
        groups = {"old": listed} if listed else {}
        return {
            "navigation": 0,
            "state": "",
            "pages": pages,
            "groups": groups,
            "made_from": {},
            "contents": {},
            "finished": True,
        }


def _json(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _checked(kept: object, *, keep: bool) -> dict[str, str]:
    """Return names with their digests, without names that lead out of the directory."""
    if not isinstance(kept, dict):
        return {}
    return {
        name: value if keep and isinstance(value, str) else ""
        for name, value in kept.items()
        if isinstance(name, str) and is_inside(name)
    }
