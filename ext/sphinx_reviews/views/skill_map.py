"""``{skill-map}``: for each skill, how many books teach it at each level, and where none does."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.library.areas import Area, areas
from sphinx_reviews.library.skill_books import skill_books
from sphinx_reviews.nodes import Look, in_block, in_phrase, modifier, with_look
from sphinx_reviews.records.model import Level, RecommendationKind
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references
from sphinx_reviews.views.facts import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

#: The last is for books whose reviews state no level.
_COLUMNS: Final = (*Level, None)


class _Cell(NamedTuple):
    """The books for one skill at one level, which is the highest that their reviews state."""

    teaching: int
    needing: int


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
        return sum(cell.needing for cell in self.cells)


#: An area, and the skills in it.
_Skills = tuple[Area, tuple[_Row, ...]]


def _select(library: Library, slot: Slot) -> tuple[_Skills, ...]:
    by_area: defaultdict[str, list[Target]] = defaultdict(list)
    for skill in library.skills.all:
        by_area[skill.area].append(library.skills.target(skill))
    for use in library.skills.undefined.values():
        target = library.skills.resolve(use.name)
        if target and library.recommendations(use.name):  # else only a draft names it
            by_area[""].append(target)
    # Skills without an area come last.
    ordered = sorted(by_area, key=lambda area: (not area, collation.sort_key(area)))
    return tuple(
        (areas(library).named(area), tuple(_rows(library, by_area[area]))) for area in ordered
    )


def _rows(library: Library, skills: Iterable[Target]) -> Iterator[_Row]:
    for skill in sorted(skills, key=lambda target: collation.sort_key(target.title)):
        found = skill_books(library, skill.title)
        teaching, needing = (
            Counter(each.level for each in found.get(kind, ()))
            for kind in (RecommendationKind.TAUGHT, RecommendationKind.PREREQUISITE)
        )
        cells = tuple(_Cell(teaching[level], needing[level]) for level in _COLUMNS)
        yield _Row(skill, cells, len(found.get(RecommendationKind.RECOMMENDED, ())))


# -- as tables ---------------------------------------------------------------


#: Of the columns, in characters: plain text breaks words that do not fit.
_NAME_WIDTH, _WIDTH = 16, 14


def _render(found: tuple[_Skills, ...], node: slot, page: Page) -> list[nodes.Node]:
    if not found:
        return [paragraph(page.say("No skill is named yet."), look=Look.EMPTY)]
    rows = [row for _, of_area in found for row in of_area]
    # The same in all tables, so that they are in line.
    columns = [
        number
        for number, level in enumerate(_COLUMNS)
        if level or any(any(row.cells[number]) for row in rows)
    ]
    shown = [*_gaps(rows, page)]
    for area, of_area in found:
        if area.name or len(found) > 1:
            shown.append(heading(area.name or page.say("Other"), node))
        table = _table(of_area, columns, page)
        number = str(area.number)
        shown.append(in_block("div", [table], look=Look.SKILL_MAP_BOX, data_area=number))
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
        remark = _remark(row, page.say)
        if page.is_paged:
            yield nodes.entry("", paragraph(remark), morecols=len(columns) - 1)
            return
        name += nodes.Text(f" — {remark}")  # not every writer can join cells
    for number in columns:
        yield _entry(row.cells[number], page.say, is_taught=row.is_taught)


#: Number of shades; the darkest stands for this many books or more.
_SHADES: Final = 5


def _entry(cell: _Cell, say: Phrases, *, is_taught: bool) -> nodes.entry:
    if cell.teaching:
        words = say.count("{n} book teaches it", "{n} books teach it", cell.teaching)
        shade = modifier(str(min(cell.teaching, _SHADES)), of="shade")
        return nodes.entry("", paragraph(words), classes=[shade])
    if not cell.needing:
        return nodes.entry("", paragraph("—"))
    words = say.count("{n} book needs it,", "{n} books need it,", cell.needing)
    gap = say("none teaches it at this level") if is_taught else say("none teaches it")
    said = paragraph(words, " ", in_phrase("span", gap, look=Look.GAP))
    return nodes.entry("", said, classes=[modifier(RecommendationKind.PREREQUISITE)])


def _remark(row: _Row, say: Phrases) -> str:
    """Return what is to be said of a skill that no book teaches or needs."""
    if row.recommending:
        return say.count(
            "only recommended, by {n} book", "only recommended, by {n} books", row.recommending
        )
    return say("in no review yet")


MAP: Final = View(_select, _render, DirectiveSpec())
