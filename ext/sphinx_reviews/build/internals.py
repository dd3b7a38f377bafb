"""Every private part of Sphinx that the extension uses, each with its reason.

Written for Sphinx 8.2 to 9.2.  If a part is missing in another version, its function here
does nothing, or fails at the call and not somewhere else.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx
from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import is_serializable
from sphinx.search import languages
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
    """Keep Sphinx from writing every page with a table of contents after every edit.

    ``env.files_to_rebuild`` adds them all; fingerprints decide more exactly.  The environment
    is saved when writing begins, so this lasts only for the build; a process that builds
    again must put back what is returned.
    """
    skipped, env.files_to_rebuild = env.files_to_rebuild, {}
    return skipped


def drop_cut_build_info(builder: Builder) -> None:
    """Remove a ``.buildinfo`` that a full disk or a kill cut off, so that all pages are written.

    ``BuildInfo.load`` reads its four lines without checking that they are there, and an
    ``IndexError`` ends the build.
    """
    path = Path(builder.outdir, ".buildinfo")
    if path.is_file() and len(path.read_bytes().splitlines()) < 4:  # noqa: PLR2004
        path.unlink()


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


def environment_time(app: Sphinx) -> int:
    """Return when the environment was saved, in nanoseconds; the largest time if never."""
    try:
        return (app.doctreedir / ENV_PICKLE_FILENAME).stat().st_mtime_ns
    except OSError:
        return sys.maxsize


def doctree_time(app: Sphinx, docname: str) -> int:
    """Return when a document's doctree was saved.

    If that is later than the environment, the build that read it was interrupted.
    """
    try:
        return (app.doctreedir / f"{docname}.doctree").stat().st_mtime_ns
    except OSError:
        return sys.maxsize


def source_path(env: BuildEnvironment, path: Path) -> str:
    """Return an absolute or relative path relative to the source directory, if possible."""
    whole = env.srcdir / path
    return (whole.relative_to(env.srcdir) if whole.is_relative_to(env.srcdir) else whole).as_posix()


#: Folders that a site is assembled from; pages do not show them.
_PLACES = frozenset({"html_static_path", "html_extra_path"})


def settings(builder: Builder) -> list[object]:
    """Return what pages show that comes from no document.

    That is the configuration values whose change makes Sphinx read or write again; all ``html_*``
    values, since not every one that pages show is declared so; the versions of extensions; and
    in HTML the templates, and the scripts and style sheets, whose checksums pages show.
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
    """Yield the files that Sphinx copies or makes for a whole site, but for the author's own.

    Sphinx keeps no record of copies, and leaves an identical copy untouched.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    config = builder.config
    static = {"pygments.css", *_stemmers(config)}
    if config.html_use_opensearch:
        static.add("opensearch.xml")
    if builder.dark_highlighter:
        static.add("pygments_dark.css")
    if builder._get_translations_js():  # noqa: SLF001
        static.add("translations.js")
    static |= {Path(each).name for each in (config.html_logo, config.html_favicon) if each}
    for folder in _static_folders(builder):
        static |= {name for name, _ in _copied(folder)}
    yield from (f"_static/{name}" for name in static)


def _stemmers(config: Config) -> set[str]:
    """Return the stemmers that Sphinx copies for the language that a site is searched in."""
    language = config.html_search_language or config.language or "en"
    known = languages.get(language) or languages.get(language.partition("_")[0]) or languages["en"]
    if isinstance(known, str):
        module, _, name = known.rpartition(".")
        known = getattr(import_module(module), name)
    stemmer: str = getattr(known, "js_stemmer_rawcode", "")
    return {"_stemmer.js", "base-stemmer.js", stemmer} if stemmer else set()


def _static_folders(builder: StandaloneHTMLBuilder) -> Iterator[Path]:
    for folder in builder.theme.get_theme_dirs() if builder.theme else ():
        yield Path(folder, "static")
    for entry in builder.config.html_static_path:
        yield builder.confdir / entry


def _copied(entry: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file of a folder, or a single file, with the name of its copy."""
    for path in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
        if path.is_file():
            name = (path.relative_to(entry) if path != entry else Path(path.name)).as_posix()
            yield name.removesuffix("_t").removesuffix(".jinja"), path


#: The templates of the pages that Sphinx makes without a document in every build.
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
    """Return whether Sphinx writes a page with that template, without a document, in every build.

    Extensions may add other pages, and skip those that did not change.
    """
    return template in _OWN_TEMPLATES or template in config.html_additional_pages.values()


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
