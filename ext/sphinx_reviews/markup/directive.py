"""The base of all directives: reads argument, options and body, and loses nothing.

A directive records a fact with the domain and leaves a slot that holds the
author's own text; it never looks at other documents.  Whatever cannot be read gets a
warning, and is shown below the directive as typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast, final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_reviews.looks import Look
from sphinx_reviews.markup import options
from sphinx_reviews.nodes import slot, with_look
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.kinds import DEFINED
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Element, Node

    from sphinx_reviews.domain import ReviewDomain
    from sphinx_reviews.records.queries import Query


class Field(NamedTuple):
    """How an option's text is read, and the subtype of the warning if it is invalid."""

    read: Callable[[str], Any]
    subtype: Subtype = Subtype.VALUE


class _AnyOption(dict[str, Callable[[str], Any]]):
    """An option spec that accepts every option, so that only this extension checks them."""

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
        self.swallowed: list[Node] = []
        self.values = self._read_options()
        self.argument = names.normalize(" ".join(self.arguments))
        if self.argument_is and not self.argument and self.needs_argument():
            self.domain.facts(self.docname).blank.append(self.short_name)
            self.warn(
                Subtype.MISSING,
                "'%s' needs %s. Write it on the first line, as :::{%s} %s.",
                self.short_name,
                self.argument_is,
                self.short_name,
                self.argument_is.removeprefix("a ").upper(),
            )
            self.unread += [(name, str(value)) for name, value in self.typed.items()]
            return [*self.parse_content_to_nodes(), *self._shown_as_typed()]
        return [*self.record(), *self.swallowed, *self._shown_as_typed()]

    def needs_argument(self) -> bool:
        """Return whether nothing can be recorded without the argument."""
        return True

    def record(self) -> Iterable[Node]:
        """Record the facts; return what stands here."""
        raise NotImplementedError

    # -- for the directives ----------------------------------------------

    @property
    def short_name(self) -> str:
        """The name of the directive without the domain prefix."""
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
        """Warn about this directive, or about the line *line* lines below its first."""
        source, begin = self.get_source_info()
        self.domain.warn(self.docname, subtype, f"{source}:{begin + line}", message, *args)

    def body(self) -> list[Node]:
        """Return the parsed body; one that contains another record is shown below instead.

        It is then not this directive's text: the author forgot to close the directive.
        """
        body = self.parse_content_to_nodes()
        held = next(
            (
                each.record.kind
                for node in body
                for each in node.findall(slot)
                if each.record.kind in _RECORDS
            ),
            "",
        )
        if not held:
            return body
        self.warn(
            Subtype.FENCE,
            "'%s' contains a '%s'. Close :::{%s} before :::{%s}.",
            self.short_name,
            held,
            self.short_name,
            held,
        )
        self.swallowed = body
        return []

    def refused_body(self) -> list[Node]:
        """Warn that the directive takes no body, and return the body."""
        if not self.content:
            return []
        self.warn(
            Subtype.BODY,
            "'%s' takes no text. Write it below the directive.",
            self.short_name,
            line=self.content_offset + 1,
        )
        return self.parse_content_to_nodes()

    def slot(self, kind: str, children: Iterable[Node] = (), query: Query | None = None) -> slot:
        """Return a new slot of *kind* that holds *children*."""
        node = slot("", *children, record=self.domain.note_slot(kind, self.docname, query))
        self.set_source_info(node)
        return node

    def anchor(self, node: Element, kind: str, name: str) -> str:
        """Give *node* an id made from *name*, unique in the document, and return it."""
        wanted = anchor = f"{kind}-{names.slug(name)}"
        document = self.state.document
        #: How often each anchor was requested, so that the next free one needs no search.
        times: Counter[str] = self.env.current_document.setdefault("reviews_anchors", Counter())  # type: ignore[assignment]
        times[wanted] += 1
        while anchor in document.ids:
            times[wanted] += anchor != wanted
            anchor = f"{wanted}-{max(times[wanted], 2)}"
        node["ids"].append(anchor)
        document.note_explicit_target(node, node)
        return anchor

    # -- options ---------------------------------------------------------

    def _read_options(self) -> dict[str, Any]:
        #: The text of each known option, and its distance in lines from the first line.
        self.typed: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        values: dict[str, Any] = {}
        for option in options.read(self.block_text, self.options):
            if option.name not in self.fields:
                self._refuse(option, f"unknown option '%s'. {self._allowed(option.name)}")
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

    def _allowed(self, typed: str) -> str:
        if not self.fields:
            return "This directive takes no options."
        near = names.nearest(typed, self.fields)
        if near:
            return f"Did you mean '{near}'?"
        return f"Allowed options: {', '.join(sorted(self.fields))}."

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
        listed = with_look(nodes.field_list(), Look.UNREAD)
        for name, value in unread:
            listed += nodes.field(
                "",
                nodes.field_name(name, name),
                nodes.field_body("", nodes.paragraph(value, value)),
            )
        # At the top of a page, docutils takes a bare field list for metadata.
        return [nodes.container("", listed)]


#: The directives that record a fact about the page and cannot contain one another.
_RECORDS = frozenset({"book", "disclosure", "verdict", "skills", *DEFINED})

TEXT = Field(names.normalize)
NAMES = Field(fields.names)
