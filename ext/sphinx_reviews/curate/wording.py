"""What the page says while it is used; what it always says stands in its template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.curate.questions import Queue
from sphinx_reviews.curate.shown import words
from sphinx_reviews.sources.suggestions.decisions import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.language.phrases import Phrases


_PLACES: Final = re.compile(r"\{(\w+)\}")


def phrases_of_page(say: Phrases) -> Mapping[str, Any]:
    """Return the phrases that the script of the page fills in, as JSON values."""
    return {
        "answers": {
            Answer.LINK: say("Link"),
            Answer.LIST: say("List only"),
            Answer.NEVER: say("Never"),
            Answer.ACCEPT: say("So it is"),
            Answer.REJECT: say("Not so"),
        },
        "pairs": {Answer.ACCEPT: say("The same"), Answer.REJECT: say("Not the same")},
        "queues": {
            Queue.PAIRS: say("Pairs"),
            Queue.NAMES: say("Names"),
            Queue.REVIEWS: say("Reviews"),
        },
        "questions": {
            Queue.PAIRS: say("Are both names of one thing?"),
            Queue.NAMES: say("Is this name worth a definition?"),
            Queue.REVIEWS: say("Does the review say so?"),
        },
        "fields": {
            "name": say("Name"),
            "aliases": say("Other spellings, with commas"),
            "level": say("Level"),
            "note": say("Note"),
            "word": say("Verdict"),
            "audience": say("Whom it is for"),
            "text": say("Text"),
            "value": say("Text"),
        },
        **words(say),
        "decided": _to_fill(say, "Decided: {answer}"),
        "stays": say("stays"),
        "because": _to_fill(say, "from: {sources}"),
        "remove": _to_fill(say, "Take {name} off"),
        "gone": say("The file no longer says this."),
        "progress": _to_fill(say, "{decided} decided, {left} left"),
        "minutes": say.forms("about {n} minute", "about {n} minutes"),
        "acceptVisible": say.forms("Accept {n} on screen", "Accept all {n} on screen"),
        "undone": _to_fill(say, "Taken back: {name}"),
        "redone": _to_fill(say, "Decided again: {name}"),
        "nothing": say("There is nothing more."),
        "stale": say("Another window decided meanwhile; here is what it left."),
        "lost": say("The server has ended. What you decided is kept: start it again."),
        "empty": say("Nothing to decide here."),
        "noMatch": _to_fill(say, "Nothing contains {text}."),
        "allDone": say("All is decided."),
        "done": say("Done"),
        "next": say("Next"),
        "further": say("Further on this page"),
    }


def _to_fill(say: Phrases, message: str) -> str:
    """Return a phrase whose places the script fills in."""
    return say(message, **{name: f"{{{name}}}" for name in _PLACES.findall(message)})
