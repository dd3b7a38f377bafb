"""Every private part of Sphinx that the extension reaches for, each with its reason.

Written for Sphinx 8.2 to 9.2.  Where a part is gone in another version, the reach does
nothing, or fails where it is called and not somewhere else.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx
from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import is_serializable
from sphinx.util._serialise import stable_hash
from sphinx.util.tags import Tags

from sphinx_reviews.output.files import content_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
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


def forget_root(env: BuildEnvironment) -> None:
    """Let Sphinx read the tables of contents of the front page again.

    ``env.master_doctree`` is made once and saved with the environment, so that every later
    build would show what the site listed when it was made.
    """
    env.__dict__.pop("master_doctree", None)


def forget_doctrees(env: BuildEnvironment) -> None:
    """Let Sphinx load documents that a build before in this process has loaded.

    ``env.get_doctree`` keeps what it loaded, also when the document is read again.
    """
    getattr(env, "_pickled_doctree_cache", {}).clear()


def environment_time(app: Sphinx) -> int:
    """Return when the environment was saved, in nanoseconds; the end of time if it was not."""
    try:
        return (app.doctreedir / ENV_PICKLE_FILENAME).stat().st_mtime_ns
    except OSError:
        return sys.maxsize


def doctree_time(app: Sphinx, docname: str) -> int:
    """Return when a document was saved as it was read.

    If that is later than the environment, the build that read it was broken off.
    """
    try:
        return (app.doctreedir / f"{docname}.doctree").stat().st_mtime_ns
    except OSError:
        return sys.maxsize


def source_path(env: BuildEnvironment, path: Path) -> str:
    """Return a path, which is absolute or from the source directory, from there if it can be."""
    whole = env.srcdir / path
    return (whole.relative_to(env.srcdir) if whole.is_relative_to(env.srcdir) else whole).as_posix()


#: Where a site is put together; pages do not show it.
_PLACES = frozenset({"html_static_path", "html_extra_path"})


def settings(builder: Builder) -> list[object]:
    """Return what pages show that neither they nor other documents say.

    That is the configuration, as far as Sphinx would read or write again after a change; all of
    HTML's, since not every value that pages show is declared so; the versions of extensions;
    and in HTML the templates, and the scripts and style sheets, of which pages show checksums.
    """
    config = builder.config
    values = {
        each.name: each.value
        for each in config
        if (each.rebuild in {"env", "html"} or each.name.startswith("html_"))
        and each.name not in _PLACES
        and is_serializable(each.value)
    }
    app = getattr(builder, "_app", None) or builder.app  # deprecated since Sphinx 9.0
    extensions = {name: str(each.version) for name, each in app.extensions.items()}
    found: list[object] = [
        sphinx.__version__,
        stable_hash(values),
        stable_hash(extensions),
        sorted(builder.tags),
    ]
    if isinstance(builder, StandaloneHTMLBuilder):
        found += [_templates(builder), _checked(builder), builder.highlighter.get_stylesheet()]
    return found


def _templates(builder: StandaloneHTMLBuilder) -> list[tuple[str, str]]:
    folders = getattr(builder.templates, "pathchain", [])
    return [
        (path.name, content_digest(path))
        for folder in folders
        for path in sorted(Path(folder).rglob("*.html"))
    ]


def _checked(builder: StandaloneHTMLBuilder) -> list[tuple[str, str]]:
    """Return the files whose checksums pages show."""
    return [
        (name, content_digest(path))
        for folder in _static_folders(builder)
        for name, path in _copied(folder)
        if name.endswith((".css", ".js"))
    ]


def assets(builder: Builder) -> Iterator[str]:
    """Yield the files that Sphinx copies or makes for a site as a whole, and some that it may.

    Sphinx copies without a record, and does not touch a copy that is the same.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    config = builder.config
    static = {"pygments.css", "_stemmer.js", "base-stemmer.js", "opensearch.xml"}
    if config.language:
        static |= {f"{config.language}-stemmer.js"}
    if builder.dark_highlighter:
        static.add("pygments_dark.css")
    if builder._get_translations_js():  # noqa: SLF001
        static.add("translations.js")
    static |= {Path(each).name for each in (config.html_logo, config.html_favicon) if each}
    for folder in _static_folders(builder):
        static |= {name for name, _ in _copied(folder)}
    yield from (f"_static/{name}" for name in static)
    for entry in config.html_extra_path:
        yield from (name for name, _ in _copied(builder.confdir / entry))


def _static_folders(builder: StandaloneHTMLBuilder) -> Iterator[Path]:
    for folder in builder.theme.get_theme_dirs() if builder.theme else ():
        yield Path(folder, "static")
    for entry in builder.config.html_static_path:
        yield builder.confdir / entry


def _copied(entry: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file of a folder, or the one file, under the name of its copy."""
    for path in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
        if path.is_file():
            name = (path.relative_to(entry) if path != entry else Path(path.name)).as_posix()
            yield name.removesuffix("_t").removesuffix(".jinja"), path


#: The templates of the pages that Sphinx makes of no document, in every build.
_OWN_TEMPLATES = frozenset(
    {
        "search.html",
        "genindex.html",
        "genindex-split.html",
        "genindex-single.html",
        "domainindex.html",
    }
)


def is_own_page(config: Config, template: str) -> bool:
    """Return whether Sphinx writes a page with that template, which is of no document, each time.

    Extensions may add others, and leave those alone that did not change.
    """
    return template in _OWN_TEMPLATES or template in config.html_additional_pages.values()


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
