"""What a language model suggests, review by review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.suggestions.answered import Answered
from sphinx_reviews.sources.suggestions.memory import Memory
from sphinx_reviews.sources.suggestions.models import prompt
from sphinx_reviews.sources.suggestions.models.chat import Chat
from sphinx_reviews.sources.suggestions.models.endpoint import NoAnswerError, OutOfReachError
from sphinx_reviews.sources.suggestions.models.gathering import Gathering
from sphinx_reviews.sources.suggestions.models.quotations import Post
from sphinx_reviews.sources.suggestions.models.schema import ANSWER, problem
from sphinx_reviews.sources.suggestions.models.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.suggestions.answered import Progress
    from sphinx_reviews.sources.suggestions.models.endpoint import Endpoint
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: In characters; a longer post would not fit a model's context.
_LONGEST: Final = 30_000
#: After so many posts in a row without an answer, no more are sent.
_PATIENCE: Final = 3


def suggestions(
    shelf: Shelf,
    endpoint: Endpoint,
    model: str,
    *,
    cache: Path,
    confirm: Callable[[str], bool],
    progress: Progress,
) -> Answered:
    """Return what a model finds in the reviews; drafts are never sent.

    Each answer is kept as soon as it is there: after a run that was broken off the next one goes
    on, and later ones ask only about reviews whose text has changed.  An interrupt from the
    keyboard ends the questions, which may take hours, and not what is made of the answers.

    :param cache: the folder of the answers.
    :param confirm: whether a person agrees; asked, with what is sent and where, before anything
        leaves this computer.
    :raises OSError: if an answer cannot be kept.
    """
    answered = Answered()
    posts = [
        Post(page, page.review)
        for page in shelf.pages
        if page.review and not page.facts.front_matter.draft
    ]
    known = vocabulary(shelf.library)
    answers = _Answers(endpoint, model, Memory(cache), known, answered)
    answers.ask([post for post in posts if post.text], confirm, progress)
    gathering = Gathering(shelf, known, f"model:{model}", answered)
    for post in posts:
        if answer := answers.about(post):
            gathering.take(post, answer)
    answered.suggestions = gathering.suggestions()
    return answered


class _Answers:
    """A model's answers, kept or new.

    :param known: names for the model to choose from.
    :param answered: where questions are counted and problems noted.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        model: str,
        memory: Memory,
        known: Sequence[str],
        answered: Answered,
    ) -> None:
        self._endpoint = endpoint
        self._chat = Chat(endpoint, model, ANSWER)
        self._model = model
        self._memory = memory
        self._known = known
        self._answered = answered

    def about(self, post: Post) -> Any:
        """Return the answer about a post, which has the form of the schema; None if there is none."""
        answer = self._memory.get(*self._question(post))
        return None if problem(answer, ANSWER) else answer

    def ask(
        self, posts: Sequence[Post], confirm: Callable[[str], bool], progress: Progress
    ) -> None:
        """Ask about the posts without an answer, and keep each answer."""
        new = [post for post in posts if not self.about(post)]
        self._answered.remembered = len(posts) - len(new)
        if not new:
            return
        if not self._endpoint.is_here and not confirm(self._plan(new)):
            self._note(self._endpoint.host, "nothing was sent, as you did not agree")
            return
        failed = 0
        for number, post in enumerate(new, 1):
            try:
                progress(number, len(new), post.page.file)
                self._ask(post)
            except OutOfReachError as error:
                self._note(self._endpoint.address, error)
                return
            except KeyboardInterrupt:
                self._note(self._endpoint.address, f"stopped before the answer on {post.page.file}")
                return
            except NoAnswerError as error:
                self._note(post.page.file, error)
                failed += 1
            else:
                failed = 0
            if failed == _PATIENCE and number < len(new):
                left = (
                    f"{failed} reviews in a row have no answer; {len(new) - number} were not sent"
                )
                self._note(self._endpoint.address, left)
                return

    def _ask(self, post: Post) -> None:
        """Ask about a post, and keep the answer."""
        if len(post.text) > _LONGEST:
            self._note(post.page.file, f"only its first {_LONGEST:,} characters are sent")
        answer = self._chat.ask(prompt.messages(_sent(post), self._known))
        self._memory.put(answer, *self._question(post))
        self._answered.asked += 1

    def _question(self, post: Post) -> tuple[str, ...]:
        """Return what an answer depends on; not the names, which grow with each decision."""
        return ("model", self._model, prompt.VERSION, _sent(post))

    def _plan(self, posts: Sequence[Post]) -> str:
        """Return what is about to be sent, as a question."""
        characters = sum(len(_sent(post)) for post in posts)
        way = "" if self._endpoint.is_encrypted else ", without encryption"
        return (
            f"Send the text of {len(posts)} reviews ({characters:,} characters) and the names of "
            f"concepts, skills and tags to {self._endpoint.host}{way}?"
        )

    def _note(self, what: str, happened: object) -> None:
        self._answered.problems.append(f"{what}: {happened}")


def _sent(post: Post) -> str:
    return post.text[:_LONGEST]
