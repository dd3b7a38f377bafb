"""Every ``reviews_*`` value of ``conf.py``: declared, read and checked once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from sphinx.config import Config

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.formats.addresses import Site
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.records import fields, names, queries, words
from sphinx_reviews.records.fields import FieldError
from sphinx_reviews.records.kinds import Finding
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst.papers import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx

    from sphinx_reviews.records.model import Person
    from sphinx_reviews.records.queries import Conditions


class Value(NamedTuple):
    """The declaration of a value; Sphinx checks its type."""

    name: str
    default: Any
    #: What is rebuilt when it changes: pages, or the environment as well.
    rebuild: Literal["html", "env"]
    type: type
    #: What it does, in one sentence; the manual lists it.
    help: str


VALUES: Final = (
    Value(
        "reviews_areas",
        [],
        "html",
        list,
        "The areas of books and skills whose colours come first, in their order; the others follow where they are first named, skills before books. There are eight colours, then they start again.",
    ),
    Value(
        "reviews_author",
        "",
        "html",
        str,
        "The reviewers of reviews whose front matter names no ``author``, separated by commas; if it is empty, Sphinx's ``author``.",
    ),
    Value(
        "reviews_feeds",
        [],
        "html",
        list,
        "Additional feeds, each written as a catalogue filter: ``tag = MLOps``, ``concept = …``, ``publisher = …``.",
    ),
    Value(
        "reviews_mentions",
        "list",
        "html",
        str,
        "What is done with names of concepts and skills in prose that nobody marked: ``link`` them on the page, ``list`` them below the definition, or ``off``; a definition may say otherwise.",
    ),
    Value(
        "reviews_pdf",
        False,  # noqa: FBT003  (a value, not a flag)
        "html",
        bool,
        "Whether ``html`` and ``dirhtml`` builds make a PDF of each review and of the whole library (``library.pdf``, in volumes if it is long).",
    ),
    Value(
        "reviews_pdf_fonts",
        [],
        "html",
        list,
        "Font directories, relative to ``conf.py``, searched before the bundled fonts.",
    ),
    Value(
        "reviews_pdf_paper",
        "a4",
        "html",
        str,
        "The paper size of PDFs by its Typst name, such as ``a5`` or ``us-letter``.",
    ),
    Value(
        "reviews_search",
        True,  # noqa: FBT003  (a value, not a flag)
        "env",
        bool,
        "Whether a site in Korean uses this extension's search; with ``False`` it keeps Sphinx's.",
    ),
)


class Settings(NamedTuple):
    """The values that the extension uses, without invalid ones."""

    author: str
    #: The conditions of each additional feed.
    feeds: tuple[Conditions, ...]
    pdf: bool
    #: Font directories that exist.
    fonts: tuple[Path, ...]
    #: Name of a Typst paper size.
    paper: str
    search: bool


class Problem(NamedTuple):
    """A value that is invalid, and what to write instead."""

    name: str
    message: str


class Overrides:
    """Values that a build changes for itself.

    The environment is saved without them: Sphinx would find another configuration next time.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._usual: dict[str, object] = {}
        self._own: dict[str, object] = {}

    def put(self, name: str, value: object) -> None:
        """Give a value to this build."""
        self._usual.setdefault(name, self._config[name])
        self._own[name] = value
        self._config[name] = value

    def set_aside(self) -> None:
        """Give back the author's values."""
        self._set(self._usual)

    def use(self) -> None:
        """Take the values of this build again."""
        self._set(self._own)

    def _set(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            self._config[name] = value


def read(config: Config, folder: Path) -> tuple[Settings, list[Problem]]:
    """Return the settings, and what is wrong with the values.

    :param folder: the directory of ``conf.py``.
    """
    problems: list[Problem] = []

    def feeds() -> Iterator[Conditions]:
        for typed in config.reviews_feeds:
            try:
                yield queries.filters(str(typed))
            except FieldError as error:
                problems.append(Problem("reviews_feeds", str(error)))

    def fonts() -> Iterator[Path]:
        for name in config.reviews_pdf_fonts:
            path = folder / str(name)
            if path.is_dir():
                yield path
            else:
                message = (
                    f"there is no folder '{name}'. Write the names of folders with font files, "
                    "relative to conf.py."
                )
                problems.append(Problem("reviews_pdf_fonts", message))

    paper = config.reviews_pdf_paper
    if paper not in PAPERS:
        message = (
            f"Typst has no paper size named '{paper}'. Write a name such as 'a4', 'a5' or "
            "'us-letter'."
        )
        problems.append(Problem("reviews_pdf_paper", message))
        paper = next(each.default for each in VALUES if each.name == "reviews_pdf_paper")
    try:
        words.finding(config.reviews_mentions)
    except FieldError as error:
        problems.append(Problem("reviews_mentions", str(error)))
    settings = Settings(
        author=config.reviews_author,
        feeds=tuple(feeds()),
        pdf=config.reviews_pdf,
        fonts=tuple(fonts()),
        paper=paper,
        search=config.reviews_search,
    )
    return settings, problems


def checked(app: Sphinx) -> Settings:
    """Return the settings, with a warning for each value that is invalid."""
    settings, problems = read(app.config, Path(app.confdir))
    for each in problems:
        warn_of(app, each.name, each.message)
    return settings


#: What Sphinx calls a project, and its author, if ``conf.py`` names none.
_UNNAMED, _NOBODY = Config().project, Config().author


def title(config: Config) -> str:
    """Return the title of the site; empty if ``conf.py`` does not say."""
    return "" if config.project == _UNNAMED else str(config.project)


def author(config: Config) -> str:
    """Return who is responsible for the site; empty if ``conf.py`` does not say."""
    return "" if config.author == _NOBODY else str(config.author)


def finding(config: Config) -> Finding:
    """Return what is done with names in prose whose definitions do not say."""
    try:
        return words.finding(config.reviews_mentions)
    except FieldError:
        return Finding.LIST


def areas(config: Config) -> tuple[str, ...]:
    """Return the areas whose colours come first."""
    return tuple(filter(None, (names.normalize(str(name)) for name in config.reviews_areas)))


def authors(config: Config) -> tuple[Person, ...]:
    """Return the authors of reviews that name none."""
    return fields.people(config.reviews_author or author(config))


def site_of(config: Config, page_uri: Callable[[str], str]) -> Site:
    """Return the site that ``conf.py`` describes.

    :param page_uri: docname -> address of the page, relative to the base of the site.
    """
    language = language_tag(config.language)
    return Site(title(config), author(config), language, config.html_baseurl, page_uri)


def warn_of(app: Sphinx, name: str, message: str) -> None:
    """Warn about a value, at the line of ``conf.py`` that sets it."""
    conf = Path(app.confdir, "conf.py")
    lines = conf.read_text(encoding="utf-8").splitlines() if conf.exists() else []
    numbers = (number for number, line in enumerate(lines, 1) if line.startswith(name))
    warn(Subtype.VALUE, f"{conf}:{next(numbers, 1)}", "%s: %s", name, message)


def setup(app: Sphinx) -> None:
    """Declare the values."""
    for value in VALUES:
        app.add_config_value(
            value.name, value.default, value.rebuild, value.type, description=value.help
        )
