"""Every private part of Sphinx that the extension uses, each with its reason.

Written for Sphinx 8.2 to 9.2.  If a part is missing in another version, its function here
does nothing, or fails at the call and not somewhere else.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from sphinx import locale
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.builders.html import _assets
from sphinx.environment import CONFIG_OK
from sphinx.util.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder


def skip_toctree_rebuilds(env: BuildEnvironment) -> dict[str, set[str]]:
    """Keep Sphinx from writing every page with a table of contents after every edit.

    ``env.files_to_rebuild`` adds them all; fingerprints decide more exactly.  The environment
    is saved when writing begins, so this lasts only for the build; a process that builds
    again must put back what is returned.
    """
    skipped, env.files_to_rebuild = env.files_to_rebuild, {}
    return skipped


def forget_root(env: BuildEnvironment) -> None:
    """Make Sphinx load the tables of contents of the front page again.

    ``env.master_doctree`` is loaded once and saved with the environment, so every later
    build would show what the site listed at that time.
    """
    env.__dict__.pop("master_doctree", None)


def forget_doctrees(env: BuildEnvironment) -> None:
    """Make Sphinx load again the documents that an earlier build in this process loaded.

    ``env.get_doctree`` caches what it loaded, even if the document is read again.
    """
    getattr(env, "_pickled_doctree_cache", {}).clear()


def forget_read_doctrees(env: BuildEnvironment) -> None:
    """Free the documents that were read, which Sphinx keeps for a builder that writes each."""
    getattr(env, "_write_doc_doctree_cache", {}).clear()


def has_same_settings(env: BuildEnvironment) -> bool:
    """Return whether documents are read again for their own sake, and not for the settings'."""
    return env.config_status == CONFIG_OK


def leave_to_fingerprints(builder: Builder) -> None:
    """Keep Sphinx from writing the pages whose sources are newer than they are.

    Fingerprints decide by content; where all files are new, as in a checkout, Sphinx would
    write every page.  ``get_outdated_docs`` is a builder's own decision.
    """
    builder.get_outdated_docs = lambda: ()  # type: ignore[method-assign]


#: The time of what never was.
NEVER: Final = sys.maxsize


def environment_time(app: Sphinx) -> int:
    """Return when the environment was saved, in nanoseconds."""
    try:
        return (app.doctreedir / ENV_PICKLE_FILENAME).stat().st_mtime_ns
    except OSError:
        return NEVER


def doctree(app: Sphinx, docname: str) -> Path:
    """Return the file in which Sphinx keeps a document that was read."""
    return app.doctreedir / f"{docname}.doctree"


def source_path(env: BuildEnvironment, path: Path) -> str:
    """Return an absolute or relative path relative to the source directory, if possible."""
    whole = env.srcdir / path
    return (whole.relative_to(env.srcdir) if whole.is_relative_to(env.srcdir) else whole).as_posix()


def extensions(builder: Builder) -> dict[str, str]:
    """Return the versions of the extensions that a build has, which only the application knows."""
    return {name: str(each.version) for name, each in _app(builder).extensions.items()}


def processes(builder: Builder) -> int:
    """Return how many processes the user allows a build (``-j``)."""
    return _app(builder).parallel


def _app(builder: Builder) -> Sphinx:
    """Return the application of a builder, which is private since Sphinx 9.0."""
    return getattr(builder, "_app", None) or builder.app


def has_translations(builder: StandaloneHTMLBuilder) -> bool:
    """Return whether Sphinx has phrases for its scripts in the language of the site.

    ``_get_translations_js`` looks in several folders, and no event reports the copy.
    """
    return bool(builder._get_translations_js())  # noqa: SLF001


def drop_unused_terms(builder: Builder) -> None:
    """Remove words that no page contains any more from Sphinx's search index.

    Sphinx keeps them, without pages, when it adds to an index it has loaded; a fresh build
    does not contain them.  ``IndexBuilder`` has no public way to remove a word.
    """
    indexer = getattr(builder, "indexer", None)
    if indexer is not None:
        for pages in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001
            for word in [word for word, docnames in pages.items() if not docnames]:
                del pages[word]


def replace_indexer(builder: StandaloneHTMLBuilder, make: Callable[[], IndexBuilder]) -> None:
    """Make *builder* create another index where it would load its own and add to it.

    ``load_indexer`` is where Sphinx decides; no option sets the class of the index.
    """

    def load_indexer(docnames: object) -> None:
        builder.indexer = make()

    builder.load_indexer = load_indexer  # type: ignore[method-assign]


def watch_toctree(context: dict[str, Any], seen: Callable[[bool], None]) -> None:
    """Call *seen* when a theme shows the site's table of contents on a page.

    Templates get the function ``toctree`` in their context, and no event reports a call.

    :param seen: receives whether only the branch of the page is expanded.
    """
    toctree = context.get("toctree")
    if toctree is None:
        return

    def watched(**options: Any) -> str:
        seen(bool(options.get("collapse", True)))
        return str(toctree(**options))

    context["toctree"] = watched


def pretend_extension(context: dict[str, Any], name: str) -> None:
    """Make a theme believe that the extension *name* is loaded.

    Some themes print what extensions add to the head only where ``_sphinx_extensions`` names
    sphinxext-opengraph, and repeat the description themselves where it does not.
    """
    if "_sphinx_extensions" in context:
        context["_sphinx_extensions"] = [*context["_sphinx_extensions"], name]


@contextmanager
def working_as(app: Sphinx, name: str) -> Iterator[Builder]:
    """Make *app* resolve documents as if run with ``-b name``.

    Sphinx has one builder at a time: transforms and domains ask the application for it, and
    its tags decide what ``only`` shows.  Since Sphinx 9.0 the environment knows the builder's
    class as well.
    """
    env, builder, tags = app.env, app.builder, app.tags
    web = {builder.name, builder.format, f"builder_{builder.name}", f"format_{builder.format}"}
    app.tags = Tags(set(tags) - web)
    try:
        app.builder = app.create_builder(name)
        _set_builder_class(env, app.builder)
        yield app.builder
    finally:
        app.builder, app.tags = builder, tags
        _set_builder_class(env, builder)


def _set_builder_class(env: Any, builder: Builder) -> None:
    if hasattr(env, "_builder_cls"):
        env._builder_cls = type(builder)  # noqa: SLF001


def rename_images(env: BuildEnvironment) -> None:
    """Give images with the same file name their output names in the order of their paths.

    Sphinx numbers them in reading order, so an incremental or parallel build would name them
    differently from a fresh one.  ``env.images`` consists of undocumented tuples and cannot
    be sorted.
    """
    used = {path: sorted(docnames) for path, (docnames, _) in env.images.items()}
    ordered = type(env.images)()
    for path in sorted(used):
        ordered.add_file("", path)
    if all(ordered[path][1] == name for path, (_, name) in env.images.items()):
        return
    for docname in {docname for docnames in used.values() for docname in docnames}:
        env.images.purge_doc(docname)
    for path in sorted(used):
        for docname in used[path]:
            env.images.add_file(docname, path)


def image_name(env: BuildEnvironment, path: str) -> str:
    """Return the output name of an image that some document shows; else an empty string.

    :param path: relative to the source directory.
    """
    image = env.images.get(path)
    return image[1] if image else ""


def images(env: BuildEnvironment) -> Iterator[tuple[str, set[str], str]]:
    """Yield path, documents and output name of each image, in the order of the paths."""
    for path in sorted(env.images):
        docnames, name = env.images[path]
        yield path, docnames, name


def downloads(env: BuildEnvironment) -> Iterator[str]:
    """Yield the output names of the files that documents offer for download."""
    for _, name in env.dlfiles.values():
        yield str(name)


class Resident(Sphinx):
    """The application of one build in a process that builds again and again.

    It takes over, in memory, the environment of the one before it, which Sphinx loads from its
    file in ``_init_env``; no option says otherwise.  All else is as new as in a process of its
    own: configuration, builder, templates, listeners.  PDFs are printed on demand.

    :param kept: the environment, with the configuration that it was read with; the
        application that failed to start after that has given it another.
    """

    def __init__(
        self, *args: Any, kept: tuple[BuildEnvironment, Config] | None = None, **options: Any
    ) -> None:
        self._kept = kept
        _forget_earlier_applications()
        try:
            super().__init__(*args, **options)
        except Exception as error:
            if hasattr(self, "builder"):
                with suppress(Exception):  # a handler that needs what was not reached
                    self.emit("build-finished", error)  # which frees the output
            raise

    def _init_env(self, freshenv: bool) -> BuildEnvironment:  # noqa: FBT001  (Sphinx's)
        if self._kept is None:
            return super()._init_env(freshenv)
        env, config = self._kept
        env.config = config
        # What a file would not contain, so that it is made again.
        vars(env).update(domains=None, _pickled_doctree_cache={}, _write_doc_doctree_cache={})
        env.setup(self)
        self._fresh_env_used = False
        return env


def _forget_earlier_applications() -> None:
    """Empty what Sphinx keeps for a whole process.

    Each application adds its translations to those of the one before, and a file's checksum is
    computed once.
    """
    locale.translators.clear()
    if cached := getattr(_assets, "_file_checksum_inner", None):
        cached.cache_clear()
