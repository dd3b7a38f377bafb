"""Questions to one model, and the JSON in its answers."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import names
from sphinx_reviews.sources.suggestions.models.endpoint import NoAnswerError, StatusError
from sphinx_reviews.sources.suggestions.models.schema import problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_reviews.sources.suggestions.models.endpoint import Endpoint
    from sphinx_reviews.sources.suggestions.models.schema import Schema

    Message = Mapping[str, str]

_BAD_REQUEST: Final = 400
_SERVER_ERROR: Final = 500
#: How much of an answer that cannot be read its model is shown again, in characters.
_LONGEST: Final = 4000
#: In characters.
_LONGEST_REASON: Final = 200


class _UnreadableError(Exception):
    """Why an answer cannot be read, in words for the model."""


class Chat:
    """Questions to one model.

    :param schema: the form of every answer.
    """

    def __init__(self, endpoint: Endpoint, model: str, schema: Schema) -> None:
        self._endpoint = endpoint
        self._model = model
        self._schema = schema
        #: What a server may know of the form of an answer: all, that it is JSON, nothing; some
        #: models of OpenAI's refuse to be told how to choose words.
        self._forms: Sequence[Mapping[str, Any]] = (
            {"temperature": 0, "seed": 0, "response_format": _as_schema(schema)},
            {"temperature": 0, "seed": 0, "response_format": {"type": "json_object"}},
            {"temperature": 0},
            {},
        )

    def ask(self, messages: Sequence[Message]) -> Any:
        """Return the answer to messages, which has the form of the schema.

        :raises NoAnswerError: if a second answer has it neither, or no answer comes.
        """
        text = self._text(messages)
        try:
            return self._read(text)
        except _UnreadableError as error:
            again = f"That cannot be used: {error}. Answer again, with nothing but the JSON object."
            messages = [
                *messages,
                {"role": "assistant", "content": text[:_LONGEST]},
                {"role": "user", "content": again},
            ]
        try:
            return self._read(self._text(messages))
        except _UnreadableError as error:
            raise NoAnswerError(
                f"the answer cannot be used: {error}; try another model, or a longer context"
            ) from error

    def _text(self, messages: Sequence[Message]) -> str:
        reply = self._reply({"model": self._model, "messages": messages, "stream": False})
        try:
            message = reply["choices"][0]["message"]
            refusal, content = message.get("refusal"), message["content"]
        except (LookupError, TypeError, AttributeError) as error:
            raise NoAnswerError(
                "the server's answer is not that of a chat endpoint; check --endpoint"
            ) from error
        if refusal:
            reason = names.normalize(str(refusal))[:_LONGEST_REASON]
            raise NoAnswerError(f"the model refuses ({reason}); try another model")
        return content if isinstance(content, str) else ""

    def _reply(self, question: Mapping[str, Any]) -> Any:
        """Ask in the first form that the server takes, and keep to it."""
        refused: StatusError | None = None
        for number, form in enumerate(self._forms):
            try:
                reply = self._patiently({**question, **form})
            except StatusError as error:
                if error.status != _BAD_REQUEST:
                    raise
                refused = refused or error
            else:
                self._forms = self._forms[number:]
                return reply
        assert refused is not None
        raise refused

    def _patiently(self, question: Mapping[str, Any]) -> Any:
        """Ask once more where the server failed."""
        try:
            return self._endpoint.answer(question)
        except StatusError as error:
            if error.status < _SERVER_ERROR:
                raise
            time.sleep(self._endpoint.pause)
            return self._endpoint.answer(question)

    def _read(self, text: str) -> Any:
        """Return the JSON value in a text, whatever stands around it.

        :raises _UnreadableError: if there is none of the form of the schema.
        """
        try:
            value = json.loads(_json_in(text))
        except (ValueError, RecursionError) as error:
            raise _UnreadableError("it is no complete JSON object") from error
        if wrong := problem(value, self._schema):
            raise _UnreadableError(wrong)
        return value


def _as_schema(schema: Schema) -> Mapping[str, Any]:
    named = {"name": "facts", "strict": True, "schema": schema}
    return {"type": "json_schema", "json_schema": named}


#: Some servers leave out where they begin.
_THOUGHTS: Final = re.compile(r"\A(?!\s*\{).*?</think(?:ing)?>", re.DOTALL)
_FENCED: Final = re.compile(r"```(?:json)?[^\S\n]*\n(.*?)\n[^\S\n]*```", re.DOTALL | re.IGNORECASE)


def _json_in(text: str) -> str:
    """Return what is left of a text without thoughts, a fence and words around an object."""
    said = _THOUGHTS.sub("", text)
    fenced = _FENCED.search(said)
    said = fenced[1] if fenced else said
    return said[said.find("{") : said.rfind("}") + 1]
