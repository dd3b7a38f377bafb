"""``{skill-map}``: areas by levels, with the skills that reviews name and those in no review."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.nodes import Look, in_block, in_phrase, modifier, with_look
from sphinx_reviews.records.model import Level
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page


class _Cell(NamedTuple):
    """The skills of one area that reviews name at one level."""

    #: Each with the number of those reviews.
    skills: tuple[tuple[Target, int], ...] = ()

    @property
    def reviews(self) -> int:
        """How often a review names a skill here."""
        return sum(number for _, number in self.skills)


class _Row(NamedTuple):
    area: str
    #: One for each level, then one for entries without a level.
    cells: tuple[_Cell, ...]
    #: The skills that no review names.
    missing: tuple[Target, ...]


_COLUMNS: Final = (*Level, None)
#: Of a column, in characters: plain text breaks words that do not fit.
_WIDTH: Final = 16


def _select(library: Library, slot: Slot) -> tuple[_Row, ...]:
    areas: defaultdict[str, list[Target]] = defaultdict(list)
    for skill in library.skills.all:
        areas[skill.area].append(library.skills.target(skill))
    for use in library.skills.undefined.values():
        target = library.skills.resolve(use.name)
        if target and library.recommendations(use.name):  # else only a draft names it
            areas[""].append(target)
    # Skills without an area come last.
    ordered = sorted(areas, key=lambda area: (not area, collation.sort_key(area)))
    return tuple(_row(library, area, areas[area]) for area in ordered)


def _row(library: Library, area: str, targets: Iterable[Target]) -> _Row:
    cells: dict[Level | None, list[tuple[Target, int]]] = {level: [] for level in _COLUMNS}
    missing = []
    for target in sorted(targets, key=lambda target: collation.sort_key(target.title)):
        named = library.recommendations(target.title)
        for level in _COLUMNS:
            number = sum(
                any(entry.level is level for entry in each.recommendations) for each in named
            )
            if number:
                cells[level].append((target, number))
        if not named:
            missing.append(target)
    return _Row(area, tuple(_Cell(tuple(skills)) for skills in cells.values()), tuple(missing))


def _render(rows: tuple[_Row, ...], node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not rows:
        return [paragraph(say("No skill is named yet."), look=Look.EMPTY)]
    shown = [
        number
        for number, level in enumerate(_COLUMNS)
        if level or any(row.cells[number].skills for row in rows)
    ]
    has_missing = any(row.missing for row in rows)
    titles = [_column_title(_COLUMNS[number], say) for number in shown]
    if has_missing:
        titles.append(say("In no review"))
    table = with_look(nodes.table(), Look.SKILL_MAP)
    group = nodes.tgroup(cols=len(titles) + 1)
    group += [nodes.colspec(colwidth=_WIDTH, stub=number == 0) for number in range(len(titles) + 1)]
    group += nodes.thead("", _table_row([_text(say("Area")), *map(_text, titles)]))
    body = nodes.tbody()
    for row in rows:
        entries = [_text(row.area or say("Other")), *(_entry(row.cells[n], page) for n in shown)]
        if has_missing:
            entries.append(_missing(row.missing, page))
        body += _table_row(entries)
    group += body
    table += group
    return [in_block("div", [table], look=Look.SKILL_MAP_BOX)]


def _column_title(level: Level | None, say: Phrases) -> str:
    return say(LEVELS[level.value]) if level else say("No level stated")


def _table_row(entries: Iterable[nodes.entry]) -> nodes.row:
    return nodes.row("", *entries)


def _text(text: str) -> nodes.entry:
    return nodes.entry("", paragraph(text))


#: Number of shades; the darkest stands for this many reviews or more.
_SHADES: Final = 5


def _entry(cell: _Cell, page: Page) -> nodes.entry:
    if not cell.skills:
        gap = in_phrase("span", page.say("No review"), look=Look.GAP)
        return nodes.entry("", paragraph(gap))
    listed = with_look(nodes.bullet_list(), Look.MAP_SKILLS)
    for target, number in cell.skills:
        count = page.say.count("{n} review", "{n} reviews", number)
        link = reference(target, page)
        listed += nodes.list_item(
            "", paragraph(link, " ", in_phrase("span", count, look=Look.COUNT))
        )
    shade = modifier(str(min(cell.reviews, _SHADES)), of="shade")
    return nodes.entry("", listed, classes=[shade])


def _missing(targets: tuple[Target, ...], page: Page) -> nodes.entry:
    listed = with_look(nodes.bullet_list(), Look.MAP_SKILLS)
    for target in targets:
        link = reference(target, page)
        listed += nodes.list_item("", paragraph(link))
    return nodes.entry("", listed) if targets else nodes.entry("", paragraph("—"))


MAP: Final = View(_select, _render, DirectiveSpec())
