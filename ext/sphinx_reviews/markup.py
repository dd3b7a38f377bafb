"""What an author may write: the directives and the roles.

A directive records a fact with the domain and leaves a slot that holds the
author's own text; it never looks at other documents.  Whatever cannot be read is
told, and shown below the directive as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast, final
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxDirective

from . import fields, options
from .diagnostics import Subtype, warn
from .model import (
    Book,
    Concept,
    Disclosure,
    Place,
    Recommendation,
    RecommendationKind,
    Section,
    Skill,
    Verdict,
)
from .nodes import slot
from .phrases import phrases

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.util.typing import RoleFunction

    from .domain import ReviewDomain


class Field(NamedTuple):
    """What an option's text is read as, and which warning a wrong one is."""

    read: Callable[[str], Any]
    subtype: Subtype = Subtype.VALUE


class _AnyOption(dict[str, Callable[[str], Any]]):
    """An option spec that lets every option through, so that ours are the only checks."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return lambda value: value


class RecordDirective(SphinxDirective):
    """Base of all directives: reads argument, options and body, and loses nothing."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = _AnyOption()

    #: What the argument is, for messages; empty if there is none.
    argument_is: ClassVar[str] = ""
    fields: ClassVar[Mapping[str, Field]] = {}

    @final
    def run(self) -> list[Node]:
        """Record the facts and return the slot, then what could not be read."""
        self.unread: list[tuple[str, str]] = []
        self.values = self._read_options()
        self.argument = fields.normalize(" ".join(self.arguments))
        if self.argument_is and not self.argument:
            self.warn(
                Subtype.MISSING,
                "'%s' needs %s. Write it on the first line, as :::{%s} %s.",
                self.short_name,
                self.argument_is,
                self.short_name,
                self.argument_is.removeprefix("a ").upper(),
            )
            self.unread += [(name, str(value)) for name, value in self.typed.items()]
            return [*self.body(), *self._shown_as_typed()]
        return [*self.record(), *self._shown_as_typed()]

    def record(self) -> Iterable[Node]:
        """Record the facts; return what stands here."""
        raise NotImplementedError

    # -- for the directives ----------------------------------------------

    @property
    def short_name(self) -> str:
        """The name of the directive without that of the domain."""
        return self.name.rpartition(":")[2]

    @property
    def domain(self) -> ReviewDomain:
        """The domain that keeps the records."""
        return cast("ReviewDomain", self.env.domains["review"])

    @property
    def docname(self) -> str:
        """The document that is being read."""
        return self.env.current_document.docname

    @property
    def place(self) -> Place:
        """Where the directive begins."""
        return Place(self.docname, self.lineno)

    def warn(self, subtype: Subtype, message: str, *args: object, line: int = 0) -> None:
        """Warn about this directive, or about the line that many lines below its first."""
        source, begin = self.get_source_info()
        warn(subtype, f"{source}:{begin + line}", message, *args)

    def body(self) -> list[Node]:
        """Return the parsed body."""
        return self.parse_content_to_nodes()

    def slot(self, kind: str, children: Iterable[Node] = ()) -> slot:
        """Return a new slot of *kind* that holds *children*."""
        record = self.domain.note_slot(kind, self.docname)
        node = slot("", *children, kind=kind, docname=self.docname, position=record.position)
        self.set_source_info(node)
        return node

    def anchor(self, node: Element, kind: str, name: str) -> str:
        """Give *node* the id of the thing *name*, unique in the document, and return it."""
        wanted = anchor = f"{kind}-{fields.slug(name)}"
        document = self.state.document
        number = 1
        while anchor in document.ids:
            number += 1
            anchor = f"{wanted}-{number}"
        node["ids"].append(anchor)
        document.note_explicit_target(node, node)
        return anchor

    # -- options ---------------------------------------------------------

    def _read_options(self) -> dict[str, Any]:
        #: The text of each known option, and how far below the first line it stands.
        self.typed: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        values: dict[str, Any] = {}
        for option in options.read(self.block_text, self.options):
            if option.name not in self.fields:
                self._refuse(option, "unknown option '%s'. " + self._allowed())
            elif option.name in self.typed:
                self._refuse(option, "option '%s' is given twice. Keep one of the two.")
            else:
                self.typed[option.name] = option.value
                self.lines[option.name] = option.line
                if option.cut:
                    self.warn(
                        Subtype.CUT,
                        "'%s': ' #' begins a comment and cuts off the value of '%s'. "
                        'Put the value in quotes: :%s: "%s".',
                        self.short_name,
                        option.name,
                        option.name,
                        option.value,
                        line=option.line,
                    )
                values |= self._value(option)
        return values

    def _allowed(self) -> str:
        if not self.fields:
            return "This directive takes none."
        return f"Allowed are: {', '.join(sorted(self.fields))}."

    def _refuse(self, option: options.Option, message: str) -> None:
        self.warn(
            Subtype.OPTION, f"'%s': {message}", self.short_name, option.name, line=option.line
        )
        self.unread.append((option.name, option.value))

    def _value(self, option: options.Option) -> dict[str, Any]:
        if not option.value:
            return {}
        field = self.fields[option.name]
        try:
            return {option.name: field.read(option.value)}
        except fields.FieldError as error:
            self.warn(
                field.subtype, "'%s': %s: %s", self.short_name, option.name, error, line=option.line
            )
            self.unread.append((option.name, option.value))
            return {}

    def _shown_as_typed(self) -> list[Node]:
        unread = list(self.unread)
        if self.argument and not self.argument_is:
            self.warn(Subtype.OPTION, "'%s' takes no argument. Write it below.", self.short_name)
            unread.insert(0, (self.short_name, self.argument))
        if not unread:
            return []
        listed = nodes.field_list(classes=["rv-unread"])
        for name, value in unread:
            listed += nodes.field(
                "",
                nodes.field_name(name, name),
                nodes.field_body("", nodes.paragraph(value, value)),
            )
        return [listed]


_TEXT = Field(fields.text)
_NAMES = Field(fields.names)
_PEOPLE = Field(fields.people)
_LANGUAGE = Field(fields.language)


class BookDirective(RecordDirective):
    """``{book} TITLE``: the book that the document reviews."""

    argument_is = "a title"
    fields: ClassVar[Mapping[str, Field]] = {
        "authors": _PEOPLE,
        "publisher": _TEXT,
        "published": Field(fields.partial_date, Subtype.DATE),
        "isbn": Field(fields.isbn, Subtype.ISBN),
        "subtitle": _TEXT,
        "translators": _PEOPLE,
        "editors": _PEOPLE,
        "pages": Field(fields.pages),
        "cover": _TEXT,
        "cover-alt": _TEXT,
        "language": _LANGUAGE,
        "edition": _TEXT,
        "level": Field(fields.book_level, Subtype.LEVEL),
        "series": _TEXT,
        "original": _TEXT,
        "original-language": _LANGUAGE,
        "url": Field(fields.url),
    }

    def record(self) -> Iterable[Node]:
        """Record the book; its card is drawn when the verdict and the skills are known."""
        values = {name.replace("-", "_"): value for name, value in self.values.items()}
        cover = self._cover(values.pop("cover", ""))
        path = self.env.relfn2path(cover["uri"])[0] if cover else ""
        book = Book(
            self.argument, self.place, cover=Path(path).as_posix() if path else "", **values
        )
        if self.domain.note_book(self.docname, book) > 1:
            self.warn(
                Subtype.REPEATED,
                "a document reviews one book, and this is a second: '%s'. "
                "Move it to a document of its own, or write {book}`%s` to refer to it.",
                book.title,
                book.title,
            )
        yield self.slot("book", [cover] if cover else [])
        if self.content:
            self.warn(
                Subtype.BODY,
                "'book' takes no text. Write it below the directive.",
                line=self.content_offset + 1,
            )
            yield from self.body()

    def _cover(self, typed: str) -> nodes.image | None:
        problem = self._cover_problem(typed) if typed else ""
        if problem:
            self.warn(Subtype.COVER, "'book': %s", problem, line=self.lines["cover"])
            self.unread.append(("cover", typed))
        if problem or not typed:
            return None
        say = phrases(self.domain.language(self.docname))
        alt = self.values.get("cover-alt") or say("Cover of {title}", title=self.argument)
        return nodes.image(uri=typed, alt=alt, classes=["rv-cover"])

    def _cover_problem(self, typed: str) -> str:
        if urlsplit(typed).scheme:
            return f"the cover {typed} is not a file. Save it beside the review and name that file."
        path = Path(self.env.relfn2path(typed)[1]).resolve()
        if not path.is_relative_to(Path(self.env.srcdir).resolve()):
            return (
                f"the cover {typed} is outside the source directory. "
                "Copy it beside the review and name that file."
            )
        if not path.is_file():
            return f"the cover {typed} is missing. Add the file, or take the option out."
        if path.suffix.lower() not in _IMAGES:
            return f"the cover {typed} is not an image. Name a file of {', '.join(_IMAGES)}."
        return ""


_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


class DisclosureDirective(RecordDirective):
    """``{disclosure} KIND``: how the reviewer came by the book."""

    argument_is = "a kind"
    fields: ClassVar[Mapping[str, Field]] = {"by": _TEXT}

    def record(self) -> Iterable[Node]:
        """Record the disclosure; the body, if any, replaces the standard sentence."""
        kinds: tuple[Any, ...] = ()
        by = self.values.get("by", "")
        try:
            kinds = fields.disclosure_kinds(self.argument)
        except fields.FieldError as error:
            self.warn(Subtype.DISCLOSURE, "'disclosure': %s", error)
        if any(kind.needs_giver for kind in kinds) and not by:
            self.warn(
                Subtype.MISSING,
                "'disclosure' of kind '%s' needs the option 'by'. Write who gave or paid, as :by: NAME.",
                self.argument,
            )
        body = self.body()
        if body:
            try:
                fields.disclosure_wording(" ".join(node.astext() for node in body))
            except fields.FieldError as error:
                line = self.content_offset + 1  # MyST counts from the directive
                self.warn(Subtype.DISCLOSURE, "'disclosure': %s", error, line=line)
        unread = "" if kinds else self.argument
        self.domain.note_disclosure(self.docname, Disclosure(kinds, unread, by, self.place))
        return [self.slot("disclosure", body)]


class VerdictDirective(RecordDirective):
    """``{verdict} WORD``: what the reviewer advises, and whom."""

    argument_is = "a word"
    fields: ClassVar[Mapping[str, Field]] = {
        "rating": Field(fields.rating, Subtype.RATING),
        "for": _TEXT,
        "not-for": _TEXT,
    }

    def record(self) -> Iterable[Node]:
        """Record the verdict."""
        word = None
        try:
            word = fields.verdict_word(self.argument)
        except fields.FieldError as error:
            self.warn(Subtype.VERDICT, "'verdict': %s", error)
        body = self.body()
        verdict = Verdict(
            word=word,
            unread="" if word else self.argument,
            rating=self.values.get("rating"),
            audience=self.values.get("for", ""),
            not_audience=self.values.get("not-for", ""),
            text=" ".join(fields.normalize(node.astext()) for node in body),
            place=self.place,
        )
        if self.domain.note_verdict(self.docname, verdict) > 1:
            self.warn(
                Subtype.REPEATED,
                "a review has one verdict, and this is a second. Keep one of the two.",
            )
        return [self.slot("verdict", body)]


class SkillsDirective(RecordDirective):
    """``{skills}``: a list of skills that the book needs, teaches or calls for."""

    fields: ClassVar[Mapping[str, Field]] = {"kind": Field(fields.recommendation_kind)}

    def record(self) -> Iterable[Node]:
        """Record the entries; what is not a list is shown as it is."""
        kind = self.values.get("kind", RecommendationKind.RECOMMENDED)
        body = self.body()
        lists = [node for node in body if isinstance(node, nodes.bullet_list)]
        other = [node for node in body if not isinstance(node, nodes.bullet_list)]
        if not lists or other:
            self.warn(
                Subtype.SKILLS,
                "'skills' %s. Write a bullet list, as - SQL (중급) — why.",
                "holds something but a list" if other else "is empty",
            )
        if lists:
            node = self.slot("skills")
            entries = (item for each in lists for item in each.children)
            for number, item in enumerate(entries):
                container = nodes.container()
                node += container
                self._entry(cast("Element", item), container, kind, (node["position"], number))
            yield node
        yield from other

    def _entry(
        self,
        item: Element,
        container: nodes.container,
        kind: RecommendationKind,
        position: tuple[int, int],
    ) -> None:
        """Record the skills of one list item; put its note into *container*."""
        head, note, rest = split_item(item)
        note_text = "".join(node.astext() for node in note)
        line = next((n.line for n in item.findall() if n.line), None) or self.lineno
        pairs = fields.skill_names(head)
        if not pairs:
            source, _ = self.get_source_info()
            warn(
                Subtype.SKILLS,
                f"{source}:{line}",
                "this item of 'skills' names no skill. Write - NAME (LEVEL) — why.",
            )
        for name, typed in pairs:
            level = None
            try:
                level = fields.level(typed) if typed else None
            except fields.FieldError as error:
                source, _ = self.get_source_info()
                warn(Subtype.LEVEL, f"{source}:{line}", "'skills': %s: %s", name, error)
            entry = Recommendation(
                skill=name,
                kind=kind,
                level=level,
                unread="" if level else typed,
                note=fields.normalize(note_text),
                section=Section("", ""),
                place=Place(self.docname, line),
                anchor=self.anchor(container, "skill", name),
                item=position,
            )
            self.domain.note_recommendation(self.docname, entry)
        if note:
            # With its source, so that translators get it.
            line_of_text = cast("nodes.paragraph", item[0])
            raw = fields.NOTE_SEPARATOR.split(line_of_text.rawsource, maxsplit=1)[-1]
            paragraph = nodes.paragraph(raw, "", *note)
            paragraph.source, paragraph.line = line_of_text.source, line
            container += paragraph
        container += rest


def split_item(item: Element) -> tuple[str, list[Node], list[Node]]:
    """Split a list item into the text before the note, the note, and further blocks."""
    if not item.children or not isinstance(item[0], nodes.paragraph):
        return "", [], list(item.children)
    head = ""
    note: list[Node] = []
    separated = False
    for child in item[0].children:
        if separated:
            note.append(child)
        elif isinstance(child, nodes.Text) and (match := fields.NOTE_SEPARATOR.search(str(child))):
            separated = True
            head += str(child)[: match.start()]
            if after := str(child)[match.end() :]:
                note.append(nodes.Text(after))
        else:
            head += child.astext()
    return head, note, list(item.children[1:])


class ConceptDirective(RecordDirective):
    """``{concept} NAME``: the definition of a concept."""

    argument_is = "a name"
    fields: ClassVar[Mapping[str, Field]] = {
        "aliases": _NAMES,
        "broader": _NAMES,
        "related": _NAMES,
        "exact-match": Field(fields.urls),
    }

    def record(self) -> Iterable[Node]:
        """Record the concept."""
        body = self.body()
        node = self.slot("concept", body)
        concept = Concept(
            name=self.argument,
            anchor=self.anchor(node, "concept", self.argument),
            place=self.place,
            definition=definition(body),
            **{name.replace("-", "_"): value for name, value in self.values.items()},
        )
        self.domain.note_concept(self.docname, concept)
        return [node]


class SkillDirective(RecordDirective):
    """``{skill} NAME``: the description of a skill."""

    argument_is = "a name"
    fields: ClassVar[Mapping[str, Field]] = {
        "aliases": _NAMES,
        "area": _TEXT,
        "needs": _NAMES,
        "learn": Field(fields.urls),
    }

    def record(self) -> Iterable[Node]:
        """Record the skill."""
        body = self.body()
        node = self.slot("skill", body)
        skill = Skill(
            name=self.argument,
            anchor=self.anchor(node, "skill", self.argument),
            place=self.place,
            definition=definition(body),
            **self.values,
        )
        self.domain.note_skill(self.docname, skill)
        return [node]


def definition(body: Iterable[Node]) -> str:
    """Return the text of the first paragraph of *body*."""
    first = next((node for node in body if isinstance(node, nodes.paragraph)), None)
    return fields.normalize(first.astext()) if first else ""


class ReferenceRole(XRefRole):
    """``{concept}``, ``{skill}`` and ``{book}``: a reference, with or without the domain's name."""

    def run(self) -> tuple[list[Node], list[nodes.system_message]]:
        """Return the reference, always of this domain."""
        self.refdomain, self.reftype = "review", self.name.rpartition(":")[2]
        self.classes = ["xref", "review", f"review-{self.reftype}"]
        return self.create_non_xref_node() if self.disabled else self.create_xref_node()

    def process_link(
        self,
        env: Any,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001  (Sphinx's signature)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return title and target as names are stored."""
        return fields.normalize(title), fields.normalize(target)


DIRECTIVES: dict[str, type[RecordDirective]] = {
    "book": BookDirective,
    "disclosure": DisclosureDirective,
    "verdict": VerdictDirective,
    "skills": SkillsDirective,
    "concept": ConceptDirective,
    "skill": SkillDirective,
}

ROLES: dict[str, RoleFunction | XRefRole] = {
    "concept": ReferenceRole(warn_dangling=True, innernodeclass=nodes.inline),
    "skill": ReferenceRole(warn_dangling=True, innernodeclass=nodes.inline),
    "book": ReferenceRole(warn_dangling=True, innernodeclass=nodes.title_reference),
}


def setup(app: Sphinx) -> None:
    """Register the directives and roles under their short names as well."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in ROLES.items():
        app.add_role(name, role)
