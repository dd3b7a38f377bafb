"""Which sources differ from what was read, whatever their timestamps say.

Sphinx reads a file again if it is newer than the last reading.  A restored copy, an unpacked
archive or a wrong clock gives another text with an older timestamp; and a fresh checkout, as
CI makes for each push, gives every file a new one, so that all would be read again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.environment.collectors import EnvironmentCollector

from sphinx_reviews.build import internals
from sphinx_reviews.domain import review_domain
from sphinx_reviews.output.files import content_digest, digest

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.facts import Link


class Source(NamedTuple):
    """A file at the time it was read."""

    #: Size and times; while these are the same, so is the content.
    stamp: tuple[int, ...]
    digest: str


def digests(env: BuildEnvironment, docname: str) -> list[tuple[str, str]]:
    """Return path and digest of each file that a document was read from."""
    return [(path, source.digest) for path, source in sorted(_sources(env)[docname].items())]


def digest_of_all(env: BuildEnvironment) -> str:
    """Return a digest of all files that documents were read from."""
    return digest([(docname, digests(env, docname)) for docname in sorted(env.all_docs)])


def _sources(env: BuildEnvironment) -> dict[str, dict[str, Source]]:
    """Return docname -> path from the source directory -> the file at the time it was read."""
    if not hasattr(env, "reviews_sources"):
        env.reviews_sources = {}  # type: ignore[attr-defined]
    return env.reviews_sources  # type: ignore[attr-defined,no-any-return]


def _doctrees(env: BuildEnvironment) -> dict[str, str]:
    """Return docname -> digest of its doctree when the environment was saved."""
    if not hasattr(env, "reviews_doctrees"):
        env.reviews_doctrees = {}  # type: ignore[attr-defined]
    return env.reviews_doctrees  # type: ignore[attr-defined,no-any-return]


class Sources(EnvironmentCollector):
    """Keeps a digest of each file that was read, and lists the documents whose files differ."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a document."""
        _sources(env).pop(docname, None)
        _doctrees(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Merge what another process read."""
        _sources(env).update(
            (each, found) for each, found in _sources(other).items() if each in docnames
        )

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Record the file of the parsed document."""
        docname = app.env.current_document.docname
        path = app.env.doc2path(docname, base=False).as_posix()
        _sources(app.env)[docname] = {path: _source(Path(app.srcdir, path))}

    def get_updated_docs(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Record the other files that documents depend on, and doctrees, once all are known."""
        read: dict[Path, Source] = {}
        doctrees = _doctrees(env)
        for docname in env.all_docs:
            if docname not in doctrees:
                doctrees[docname] = content_digest(internals.doctree(app, docname))
            found = _sources(env).setdefault(docname, {})
            for path in sorted(map(Path, env.dependencies.get(docname, ()))):
                name = internals.source_path(env, path)
                if name not in found:
                    if path not in read:
                        read[path] = _source(Path(app.srcdir, path))
                    found[name] = read[path]
        return []

    def get_outdated_docs(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Return the documents that must be read again, and spare those that are only newer."""
        if internals.has_same_settings(env):
            changed -= {each for each in changed if _is_only_newer(app, env, each)}
        kept = internals.environment_time(app)
        return [
            docname
            for docname in sorted(env.found_docs & env.all_docs.keys() - added - changed)
            if _is_of_another_build(app, env, docname, kept)
            or _differs(env, docname)
            or _is_link_changed(env, docname, removed)
        ]


def _is_only_newer(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    return (
        docname not in env.reread_always
        and internals.doctree(app, docname).is_file()
        and not _differs(env, docname)
    )


def _is_of_another_build(app: Sphinx, env: BuildEnvironment, docname: str, kept: int) -> bool:
    """Return whether a doctree was saved by a build that was interrupted before it was done.

    Then it is later than the environment; so is one that was copied or unpacked later, which
    its content tells.

    :param kept: when the environment was saved, in nanoseconds.
    """
    path = internals.doctree(app, docname)
    try:
        is_later = path.stat().st_mtime_ns > kept
    except OSError:
        return True
    return is_later and content_digest(path) != _doctrees(env).get(docname)


def _differs(env: BuildEnvironment, docname: str) -> bool:
    """Return whether the content of a file that a document was read from has changed."""
    found = _sources(env).get(docname, {})
    for name, source in found.items():
        path = Path(env.srcdir, name)
        if (stamp := _stamp(path)) != source.stamp:
            if content_digest(path) != source.digest:
                return True
            found[name] = source._replace(stamp=stamp)
    return not found


def _is_link_changed(env: BuildEnvironment, docname: str, removed: set[str]) -> bool:
    """Return whether MyST would now read a link to a file differently.

    MyST checks whether the file exists when it reads the link.
    """
    facts = review_domain(env).documents.get(docname)
    return any(_has_changed(env, docname, link, removed) for link in (facts.links if facts else ()))


def _has_changed(env: BuildEnvironment, docname: str, link: Link, removed: set[str]) -> bool:
    if link.type != "myst":
        return False
    if link.domain == "doc":
        return link.target in removed
    path, _, _ = link.target.partition("#")
    return bool(path) and Path(env.relfn2path(path, docname)[1]).is_file()


def _source(path: Path) -> Source:
    return Source(_stamp(path), content_digest(path))


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
