"""``{skill-map}``: for each skill, how many books teach it at each level, and where none does."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.library.areas import Area, areas
from sphinx_reviews.library.skill_books import skill_books
from sphinx_reviews.library.whole_lists import filtered_reviews
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_block, with_look
from sphinx_reviews.records.model import Level, RecommendationKind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references
from sphinx_reviews.views.facts import heading, heading_level
from sphinx_reviews.views.skill_books import book_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.skill_books import SkillBook
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

#: The last is for books whose reviews state no level.
_COLUMNS: Final = (*Level, None)


class _Cell(NamedTuple):
    """The books for one skill at one level, which is the highest that their reviews state."""

    teaching: tuple[Target, ...]
    needing: tuple[Target, ...]


class _Row(NamedTuple):
    skill: Target
    #: One for each column.
    cells: tuple[_Cell, ...]
    #: Books that only recommend it.
    recommending: int

    @property
    def is_taught(self) -> bool:
        """Whether a book teaches the skill at any level."""
        return any(cell.teaching for cell in self.cells)

    @property
    def needing(self) -> int:
        """How many books need the skill."""
        return sum(len(cell.needing) for cell in self.cells)


class _Map(NamedTuple):
    #: Each with the skills in it.
    areas: tuple[tuple[Area, tuple[_Row, ...]], ...]
    #: The page on which readers see all books for a skill, if there is one.
    catalogue: str | None

    @property
    def rows(self) -> list[_Row]:
        """The skills of all areas."""
        return [row for _, rows in self.areas for row in rows]

    @property
    def columns(self) -> list[int]:
        """The positions of the columns that are shown, the same in all tables."""
        return [
            number
            for number, level in enumerate(_COLUMNS)
            if level or any(any(row.cells[number]) for row in self.rows)
        ]


def _select(library: Library, slot: Slot) -> _Map:
    known = areas(library)
    found: defaultdict[Area, list[Target]] = defaultdict(list)
    for skill in library.skills.all:
        found[known.named(skill.area)].append(library.skills.target(skill))
    for use in library.skills.undefined.values():
        target = library.skills.resolve(use.name)
        if target and library.recommendations(use.name):  # else only a draft names it
            found[Area()].append(target)
    # Skills without an area come last.
    ordered = sorted(found, key=[*known.all, Area()].index)
    return _Map(
        tuple((area, tuple(_rows(library, found[area]))) for area in ordered),
        filtered_reviews(library),
    )


def _rows(library: Library, skills: Iterable[Target]) -> Iterator[_Row]:
    for skill in sorted(skills, key=lambda target: collation.sort_key(target.title)):
        found = skill_books(library, skill.title)
        teaching, needing = (
            _by_level(found.get(kind, ()))
            for kind in (RecommendationKind.TAUGHT, RecommendationKind.PREREQUISITE)
        )
        cells = tuple(_Cell(*each) for each in zip(teaching, needing, strict=True))
        yield _Row(skill, cells, len(found.get(RecommendationKind.RECOMMENDED, ())))


def _by_level(books: Iterable[SkillBook]) -> Iterator[tuple[Target, ...]]:
    listed = tuple(books)
    for level in _COLUMNS:
        yield tuple(book_target(each) for each in listed if each.level is level)


def _render(found: _Map, node: slot, page: Page) -> list[nodes.Node]:
    if not found.areas:
        return [paragraph(page.say("No skill is named yet."), look=Look.EMPTY)]
    shown: list[nodes.Node] = [*_gaps(found.rows, page)]
    if page.is_paged:
        records = (found, heading_level(node), page.say)
        return [*shown, html_fragment("", records=records, docname=page.docname, write=_html)]
    for area, rows in found.areas:
        if area.name or len(found.areas) > 1:
            shown.append(heading(area.name or page.say("Other"), node))
        table = _table(rows, found.columns, page)
        shown.append(in_block("div", [table], look=Look.SKILL_MAP_BOX))
    return shown


def _gaps(rows: Iterable[_Row], page: Page) -> Iterator[nodes.Node]:
    """Yield the skills that books need and none teaches, those that most need first."""
    lacking = [row for row in rows if row.needing and not row.is_taught]
    if lacking:
        title = page.say.count(
            "{n} skill that books need and none here teaches:",
            "{n} skills that books need and none here teaches:",
            len(lacking),
        )
        lacking.sort(key=lambda row: (-row.needing, collation.sort_key(row.skill.title)))
        listed = references((row.skill for row in lacking), page)
        said = paragraph(nodes.strong(title, title), " ", *listed)
        yield in_block("div", [said], look=Look.REMARK)


# -- as tables ---------------------------------------------------------------


#: Of the columns, in characters: plain text breaks words that do not fit.
_NAME_WIDTH, _WIDTH = 16, 14


def _table(rows: Iterable[_Row], columns: list[int], page: Page) -> nodes.table:
    say = page.say
    titles = [say("Skill"), *(_column_title(_COLUMNS[number], say) for number in columns)]
    group = nodes.tgroup(cols=len(titles))
    for number in range(len(titles)):
        group += nodes.colspec(colwidth=_WIDTH if number else _NAME_WIDTH, stub=number == 0)
    head = (nodes.entry("", paragraph(title)) for title in titles)
    body = (nodes.row("", *_entries(row, columns, page)) for row in rows)
    group += nodes.thead("", nodes.row("", *head))
    group += nodes.tbody("", *body)
    return with_look(nodes.table("", group), Look.SKILL_MAP)


def _column_title(level: Level | None, say: Phrases) -> str:
    return say(LEVELS[level.value]) if level else say("No level stated")


def _entries(row: _Row, columns: list[int], page: Page) -> Iterator[nodes.entry]:
    name = paragraph(reference(row.skill, page))
    yield nodes.entry("", name)
    if not row.is_taught and not row.needing:
        # Not every writer can join cells.
        name += nodes.Text(f" — {_remark(row, page.say)}")
    for number in columns:
        yield _entry(row.cells[number], page.say, is_taught=row.is_taught)


def _entry(cell: _Cell, say: Phrases, *, is_taught: bool) -> nodes.entry:
    return nodes.entry("", paragraph(_words(cell, say, is_taught=is_taught) or "—"))


def _words(cell: _Cell, say: Phrases, *, is_taught: bool) -> str:
    """Return what books do with a skill at a level; empty if there are none."""
    if cell.teaching:
        return say.count("{n} book teaches it", "{n} books teach it", len(cell.teaching))
    if not cell.needing:
        return ""
    words = say.count("{n} book needs it,", "{n} books need it,", len(cell.needing))
    return (
        f"{words} {say('none teaches it at this level') if is_taught else say('none teaches it')}"
    )


def _remark(row: _Row, say: Phrases) -> str:
    """Return what is to be said of a skill that no book teaches or needs."""
    if row.recommending:
        return say.count(
            "only recommended, by {n} book", "only recommended, by {n} books", row.recommending
        )
    return say("in no review yet")


# -- as HTML -----------------------------------------------------------------


class _Link(NamedTuple):
    """The books of a cell."""

    books: tuple[Target, ...]
    #: The facet of the catalogue that chooses them.
    facet: Facet
    #: What the number means, in words.
    label: str


def _html(records: tuple[_Map, int, Phrases], addresses: Addresses) -> str:
    found, level, say = records
    return template("views/templates/skill-map.html").render(
        areas=found.areas,
        columns=[(number, _column_title(_COLUMNS[number], say)) for number in found.columns],
        link_of=_link,
        remark=_remark,
        catalogue=found.catalogue,
        urlencode=urlencode,
        level=level,
        say=say,
        addresses=addresses,
    )


def _link(row: _Row, number: int, column: str, say: Phrases) -> _Link | None:
    """Return what a cell leads to, if there are books."""
    cell = row.cells[number]
    words = _words(cell, say, is_taught=row.is_taught)
    facet = Facet.TAUGHT if cell.teaching else Facet.PREREQUISITE
    label = f"{row.skill.title} {column}: {words}"
    return _Link(cell.teaching or cell.needing, facet, label) if words else None


MAP: Final = View(_select, _render, DirectiveSpec())
