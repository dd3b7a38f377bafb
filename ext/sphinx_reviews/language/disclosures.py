"""Disclosures in words: as a short mark, and as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.labels import DISCLOSURES
from sphinx_reviews.records.model import DisclosureKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.phrases import Phrases
from sphinx_reviews.records.model import Disclosure

_SENTENCES: Final = {
    DisclosureKind.BOUGHT: "The reviewer bought the book.",
    DisclosureKind.GIFT: "The reviewer received the book free of charge from {by}.",
    DisclosureKind.LOAN: "The reviewer borrowed the book.",
    DisclosureKind.PUBLIC: "The book is published for everyone to read.",
    DisclosureKind.PAID: "The reviewer was paid by {by} for this review.",
    DisclosureKind.AFFILIATE: "The reviewer earns a commission from {by} on sales through links here.",
    DisclosureKind.RELATION: "The reviewer is connected with the book: {by}.",
}


def mark(kinds: Iterable[DisclosureKind], unread: str, say: Phrases) -> str:
    """Return the kinds of a disclosure in a few words, or else what was typed."""
    return " · ".join(say(DISCLOSURES[kind]) for kind in kinds) or unread


def is_benefit(kinds: Iterable[DisclosureKind], unread: str) -> bool:
    """Return whether somebody gave or paid the reviewer something, or may have."""
    return bool(unread) or any(kind.needs_giver for kind in kinds)


def sentence(disclosure: Disclosure, say: Phrases) -> str:
    """Return a disclosure in the reviewer's words, or else the standard sentence."""
    if disclosure.wording:
        return disclosure.wording
    if not disclosure.kinds:
        return " ".join(filter(None, (disclosure.unread, disclosure.by)))
    by = disclosure.by or say("somebody unnamed")
    return " ".join(say(_SENTENCES[kind], by=by) for kind in disclosure.kinds)
