"""Questions as the page shows them: in words, with the sentences that they rest on."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.curate.questions import Queue, queue, slot
from sphinx_reviews.language.labels import KINDS, LEVELS, NEEDS_AND_LESSONS, VERDICTS
from sphinx_reviews.records.kinds import Kind as Defined
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.names import key, normalize
from sphinx_reviews.sources.suggestions.decisions import answers
from sphinx_reviews.sources.suggestions.model import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.sources.suggestions.model import Evidence, Suggestion

#: In characters, on either side of a sentence.
_AROUND: Final = 220
_SOURCES: Final[dict[str, str]] = {
    Source.TAG: "your tags",
    Source.PAREN: "parentheses",
    Source.TRANSLITERATION: "sound",
    Source.SPACING: "spacing",
    Source.RULE: "wording",
}
#: Markup that says nothing to a person who decides: emphasis, code, links, roles.
_MARKUP: Final = re.compile(
    r"\*+|`+|!?\[(?P<linked>[^\]\n]*)\]\([^()\n]*\)|\{[a-z:+-]+\}(?=`)|^[ \t]*[>#]+ ?", re.MULTILINE
)
_PARAGRAPH: Final = re.compile(r"\r?\n[ \t]*\r?\n")
#: Lines of a directive, which frame a paragraph.
_FRAME: Final = re.compile(r"^[ \t]*(?::{3,}|`{3,}|~{3,}|:[\w-]+:).*$", re.MULTILINE)
_TITLE: Final = re.compile(r"^# +(.+)$", re.MULTILINE)


class Words(NamedTuple):
    """A part of a sentence."""

    text: str
    is_marked: bool = False


def card(
    id_: str,
    suggestion: Suggestion,
    spellings: Iterable[str],
    source: Callable[[str], str],
    say: Phrases,
) -> dict[str, Any]:
    """Return what the page shows of a suggestion, as JSON values.

    :param spellings: further names of the same thing, which come with it.
    :param source: returns the text of a file of the library; empty if it cannot be read.
    """
    kind, value = suggestion.kind, dict(suggestion.value)
    if "aliases" in value:
        further = {key(each): each for each in (*value["aliases"], *spellings)}
        value["aliases"] = list(further.values())
    of_page = queue(suggestion) is Queue.REVIEWS
    marks = [] if of_page else _names(value)
    quotes = [_quote(each, marks, source) for each in _evidence(suggestion)]
    return {
        "id": id_,
        "kind": kind,
        "queue": queue(suggestion),
        "docname": suggestion.evidence.docname,
        "page": _title(source(suggestion.evidence.file)) or suggestion.evidence.docname,
        "label": _label(suggestion, say),
        "effect": _effect(suggestion, say),
        "sources": [_source(each, say) for each in suggestion.source],
        "answers": answers(kind),
        "isCommon": suggestion.is_common,
        "slot": slot(suggestion),
        "value": value,
        "quotes": quotes,
    }


def words(say: Phrases) -> Mapping[str, Any]:
    """Return the choices that the page offers, in words."""
    return {
        "levels": {"": say("any level"), **{level: say(name) for level, name in LEVELS.items()}},
        "verdicts": {word: say(name) for word, name in VERDICTS.items()},
        "audiences": {"for": say("For"), "not-for": say("Not for")},
    }


# -- the sentences -----------------------------------------------------------


def _evidence(suggestion: Suggestion) -> list[Evidence]:
    """Return the sentences of a suggestion; those of a pair show one of its names, then the other."""
    found = [*dict.fromkeys((suggestion.evidence, *suggestion.examples))]
    if suggestion.kind is Kind.ALIAS:
        other = re.compile(_pattern(suggestion.value["alias"]), re.IGNORECASE)
        found.sort(key=lambda each: other.search(normalize(each.text)) is not None)
        found[1:1] = found[-1:]
    return [*dict.fromkeys(found)]


def _quote(
    evidence: Evidence, marks: Iterable[str], source: Callable[[str], str]
) -> dict[str, Any]:
    text = source(evidence.file)
    before, after = around(text, evidence)
    return {
        "page": _title(text) or evidence.docname,
        "place": f"{evidence.file}:{evidence.line}",
        "isThere": evidence.text in text,
        "before": before,
        "parts": marked(_plain(evidence.text), marks),
        "after": after,
    }


def marked(text: str, marks: Iterable[str]) -> list[Words]:
    """Return a text in parts, of which those that are one of the names are marked.

    Without names all is marked.  Case and spaces of a name do not matter, a Latin name is not
    marked within a longer one.
    """
    if not (patterns := [_pattern(each) for each in sorted(marks, key=len, reverse=True) if each]):
        return [Words(text, is_marked=True)]
    parts, begin = [], 0
    for each in re.finditer("|".join(patterns), text, re.IGNORECASE):
        parts += [Words(text[begin : each.start()]), Words(each[0], is_marked=True)]
        begin = each.end()
    return [each for each in (*parts, Words(text[begin:])) if each.text]


def around(source: str, evidence: Evidence) -> tuple[str, str]:
    """Return what stands before and after a sentence in its paragraph."""
    line = sum(len(each) for each in source.splitlines(keepends=True)[: evidence.line - 1])
    at = source.find(evidence.text, line)
    if at < 0:
        return "", ""
    end = at + len(evidence.text)
    before = _PARAGRAPH.split(source[:at])[-1]
    after = _PARAGRAPH.split(source[end:], maxsplit=1)[0]
    return _tail(_plain(_FRAME.sub("", before))), _head(_plain(_FRAME.sub("", after)))


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _plain(text: str) -> str:
    return normalize(_MARKUP.sub(lambda found: found["linked"] or "", text))


def _pattern(name: str) -> str:
    spaced = r"[\s-]?".join(map(re.escape, normalize(name).split()))
    is_latin = name[:1].isascii() and name[-1:].isascii()
    return rf"(?<![A-Za-z0-9]){spaced}(?![A-Za-z0-9])" if is_latin else spaced


@lru_cache(maxsize=2**10)
def _title(source: str) -> str:
    found = _TITLE.search(unicodedata.normalize("NFC", source))
    return _plain(found[1]) if found else ""


# -- in words ----------------------------------------------------------------


def _names(value: Mapping[str, Any]) -> list[str]:
    single = (value.get(field, "") for field in ("name", "text", "of", "alias"))
    return [*single, *value.get("aliases", ())]


def _label(suggestion: Suggestion, say: Phrases) -> str:
    """Return what kind of thing is recorded."""
    value = suggestion.value
    match suggestion.kind:
        case Kind.CONCEPT | Kind.MENTION | Kind.ALIAS:
            kind = value.get("kind", Defined.CONCEPT)
            return say(KINDS[kind])
        case Kind.SKILL:
            list_ = RecommendationKind(value["kind"])
            return say(NEEDS_AND_LESSONS[list_])
        case Kind.VERDICT:
            return say("Verdict")
        case Kind.AUDIENCE:
            return say("For") if "for" in value else say("Not for")
        case Kind.BOOK:
            return str(value["option"])


def _effect(suggestion: Suggestion, say: Phrases) -> str:
    """Return what a yes does to the library; empty if the label says it."""
    if suggestion.is_common:
        return say("in {n} reviews, too many for links", n=suggestion.reviews)
    if queue(suggestion) is Queue.NAMES:
        return say.count("links in {n} review", "links in {n} reviews", suggestion.reviews)
    if suggestion.kind is Kind.ALIAS:
        return say.count("found in {n} review", "found in {n} reviews", suggestion.reviews)
    return ""


def _source(source: str, say: Phrases) -> str:
    name, _, which = source.partition(":")
    if which:
        return say("model: {name}", name=which) if name == "model" else which
    return say(_SOURCES.get(source, source))
