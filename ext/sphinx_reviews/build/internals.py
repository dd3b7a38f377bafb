"""Every private part of Sphinx that the extension reaches for, each with its reason.

Written for Sphinx 8.2 to 9.2.  Where a part is gone in another version, the reach does
nothing, or fails where it is called and not somewhere else.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.util.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder


def skip_toctree_rebuilds(env: BuildEnvironment) -> dict[str, set[str]]:
    """Keep Sphinx from writing every page with a table of contents at every edit.

    ``env.files_to_rebuild`` adds each of them to what is written; fingerprints know better.
    The environment is saved when writing begins, so this is forgotten after the build; a
    process that builds again must put back what is returned.
    """
    skipped, env.files_to_rebuild = env.files_to_rebuild, {}
    return skipped


def drop_unused_terms(builder: Builder) -> None:
    """Take words that no page has any more out of Sphinx's search index.

    Sphinx keeps them, with no pages, when it adds to an index it has loaded; a fresh build
    has none of them.  ``IndexBuilder`` has no public way to remove a word.
    """
    indexer = getattr(builder, "indexer", None)
    if indexer is not None:
        for pages in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001
            for word in [word for word, docnames in pages.items() if not docnames]:
                del pages[word]


def replace_indexer(builder: StandaloneHTMLBuilder, make: Callable[[], IndexBuilder]) -> None:
    """Let *builder* make another index where it would load its own and add to it.

    ``load_indexer`` is where Sphinx decides; there is no option for an index of another class.
    """

    def load_indexer(docnames: object) -> None:
        builder.indexer = make()

    builder.load_indexer = load_indexer  # type: ignore[method-assign]


def watch_toctree(context: dict[str, Any], seen: Callable[[bool], None]) -> None:
    """Call *seen* when a theme shows the site's table of contents on a page.

    Templates get the function ``toctree`` in their context, and no event says that they call it.

    :param seen: gets whether only the branch of the page is open.
    """
    toctree = context.get("toctree")
    if toctree is None:
        return

    def watched(**options: Any) -> str:
        seen(bool(options.get("collapse", True)))
        return str(toctree(**options))

    context["toctree"] = watched


def pretend_extension(context: dict[str, Any], name: str) -> None:
    """Let a theme take the extension *name* for loaded.

    Some themes print what extensions add to the head only where ``_sphinx_extensions`` names
    sphinxext-opengraph, and repeat the description themselves where it does not.
    """
    if "_sphinx_extensions" in context:
        context["_sphinx_extensions"] = [*context["_sphinx_extensions"], name]


@contextmanager
def working_as(app: Sphinx, name: str) -> Iterator[Builder]:
    """Let *app* resolve documents as if ``-b name`` had been asked for.

    Sphinx has one builder at a time: transforms and domains ask the application for it, and
    its tags decide what ``only`` shows.  Since Sphinx 9.0 the environment knows the builder's
    class as well.
    """
    env, builder, tags = app.env, app.builder, app.tags
    web = {builder.name, builder.format, f"builder_{builder.name}", f"format_{builder.format}"}
    app.tags = Tags(set(tags) - web)
    try:
        app.builder = app.create_builder(name)
        _tell(env, app.builder)
        yield app.builder
    finally:
        app.builder, app.tags = builder, tags
        _tell(env, builder)


def _tell(env: Any, builder: Builder) -> None:
    if hasattr(env, "_builder_cls"):
        env._builder_cls = type(builder)  # noqa: SLF001


def rename_images(env: BuildEnvironment) -> None:
    """Give images of the same file name their output names in the order of their paths.

    Sphinx numbers them in the order in which it reads them, so that an incremental or a
    parallel build would name them differently from a fresh one.  ``env.images`` is made of
    undocumented tuples and has no way to be ordered.
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
    """Return the name in the output of an image that some document shows; else nothing.

    :param path: from the source directory.
    """
    image = env.images.get(path)
    return image[1] if image else ""


def images(env: BuildEnvironment) -> Iterator[tuple[str, set[str], str]]:
    """Yield path, documents and name in the output of each image, in the order of the paths."""
    for path in sorted(env.images):
        docnames, name = env.images[path]
        yield path, docnames, name


def downloads(env: BuildEnvironment) -> Iterator[str]:
    """Yield the names in the output of the files that documents offer for download."""
    for _, name in env.dlfiles.values():
        yield str(name)
