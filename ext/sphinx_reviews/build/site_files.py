"""What Sphinx takes for a whole site: settings, templates, and files that it copies or makes.

Pages show some of it, so it is part of each fingerprint; and Sphinx keeps no record of what it
copied, so the ledger does.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import is_serializable
from sphinx.search import languages

from sphinx_reviews.build import internals
from sphinx_reviews.output.files import content_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.config import Config

#: Folders that a site is assembled from; pages do not show them.
_PLACES: Final = frozenset({"html_static_path", "html_extra_path"})


def settings(builder: Builder) -> list[object]:
    """Return what pages show that comes from no document.

    That is the configuration values whose change makes Sphinx read or write again; all ``html_*``
    values, since not every one that pages show is declared so; the versions of extensions; and
    in HTML the templates, and the scripts and style sheets, whose checksums pages show.
    """
    config = builder.config
    values = {
        each.name: _repeatable(each.value)
        for each in config
        if (each.rebuild in {"env", "html"} or each.name.startswith("html_"))
        and each.name not in _PLACES
        and is_serializable(each.value)
    }
    found: list[object] = [
        sphinx.__version__,
        sorted(values.items()),
        sorted(internals.extensions(builder).items()),
        sorted(builder.tags),
    ]
    if isinstance(builder, StandaloneHTMLBuilder):
        found += [_templates(builder), _checked(builder), builder.highlighter.get_stylesheet()]
    return found


def _repeatable(value: object) -> object:
    """Return a value of the configuration so that its ``repr`` is the same in every process.

    The order of style sheets, sidebars and theme options is that on the page, so it is kept.
    """
    match value:
        case dict():
            return [(_repeatable(key), _repeatable(each)) for key, each in value.items()]
        case list() | tuple():
            return [_repeatable(each) for each in value]
        case set() | frozenset():
            return sorted(repr(_repeatable(each)) for each in value)
        case _:
            return value


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
    if internals.has_translations(builder):
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
_OWN_TEMPLATES: Final = frozenset(
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
