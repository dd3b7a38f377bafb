"""A server with an OpenAI-compatible chat endpoint, through the standard library."""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

#: Ollama's.
DEFAULT: Final = "http://127.0.0.1:11434/v1"
#: The environment variable with the key of the server, if it needs one.
KEY: Final = "SPHINX_REVIEWS_MODEL_KEY"
#: A model without a graphics card takes minutes for a long review.
_SECONDS: Final = 600.0
#: In bytes; what a review holds is never as much.
_LARGEST: Final = 1_000_000
_BLOCK: Final = 2**16
#: How much of a server's own words a message holds, in characters.
_LONGEST: Final = 200


class EndpointError(ValueError):
    """Why an address is no endpoint."""


class NoAnswerError(Exception):
    """Why a question has no answer: what happened, and what to do."""


class OutOfReachError(NoAnswerError):
    """No question to the server will have an answer."""


class StatusError(NoAnswerError):
    """The server refuses a question, with the HTTP status that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask.

    :raises EndpointError: if the address is none.
    """

    #: What comes before ``/chat/completions``.
    address: str = DEFAULT
    key: str = ""
    #: How long an answer may take.
    seconds: float = _SECONDS
    #: How long to wait before a second attempt, in seconds.
    pause: float = 2.0

    def __post_init__(self) -> None:
        """Check the address."""
        try:
            parts = urlsplit(self.address)
            is_one = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            is_one = False
        if not is_one or not re.fullmatch(r"[^\s@]+", self.address):
            raise EndpointError(
                f"{self.address!r} is not the address of a server; "
                f"write one that begins with http:// or https://, such as {DEFAULT}"
            )

    @property
    def host(self) -> str:
        """The name or number of the computer."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether the server is on this computer, so that nothing leaves it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return urlsplit(self.address).scheme == "https"

    def answer(self, question: Mapping[str, Any]) -> Any:
        """Return the server's answer to a question, both JSON values.

        :raises NoAnswerError: if there is none.
        """
        request = urllib.request.Request(  # noqa: S310  (http or https, as checked above)
            f"{self.address.rstrip('/')}/chat/completions",
            data=json.dumps(question).encode(),
            headers={"Content-Type": "application/json", "User-Agent": "sphinx-reviews"},
        )
        if self.key:
            request.add_header("Authorization", f"Bearer {self.key.strip()}")
        try:
            with self._opener().open(request, timeout=self.seconds) as response:
                return json.loads(self._content(response))
        except urllib.error.HTTPError as error:
            raise _refusal(error) from error
        except TimeoutError as error:
            raise NoAnswerError(self._late()) from error
        except (OSError, http.client.HTTPException) as error:
            cause = getattr(error, "reason", None) or error
            if isinstance(cause, TimeoutError):
                raise NoAnswerError(self._late()) from error
            raise OutOfReachError(
                f"it cannot be reached ({cause}); start the server, "
                "or name another one with --endpoint"
            ) from error
        except (ValueError, RecursionError) as error:
            raise NoAnswerError("the server's answer is not JSON; ask again later") from error

    def _opener(self) -> urllib.request.OpenerDirector:
        """Return what follows no redirection, and knows no proxy to a server that is here."""
        proxies = urllib.request.ProxyHandler({} if self.is_here else None)
        return urllib.request.build_opener(proxies, _NoRedirection)

    def _content(self, response: http.client.HTTPResponse) -> bytes:
        end = time.monotonic() + self.seconds
        content = b""
        while block := response.read1(_BLOCK):
            content += block
            if len(content) > _LARGEST:
                raise NoAnswerError(
                    f"the answer is longer than {_LARGEST // 1_000_000} MB; try another model"
                )
            if time.monotonic() > end:
                raise NoAnswerError(self._late())
        return content

    def _late(self) -> str:
        return f"no answer came within {self.seconds:g} seconds; try a smaller model"


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """A text is sent to the address that a person knows of, and to no other."""

    def redirect_request(self, *_: object) -> None:
        """Follow none."""


def _refusal(error: urllib.error.HTTPError) -> NoAnswerError:
    with error:
        said = _said(error)
        match error.code:
            case 401 | 403:
                return OutOfReachError(f"it wants a key{said}; set {KEY} in the environment")
            case 404:
                return OutOfReachError(
                    f"it does not know the model or the address{said}; "
                    "check --model, and that --endpoint ends as its manual says, such as in /v1"
                )
            case 429:
                return OutOfReachError(
                    f"it has been asked enough for now{said}; run the command again"
                    f"{_later(error.headers)}, and it goes on from here"
                )
            case status if 300 <= status < 400:  # noqa: PLR2004  (redirections)
                return OutOfReachError(
                    f"it redirects to {_short(error.headers.get('Location', ''))}; "
                    "if that is right, name it with --endpoint"
                )
            case status:
                return StatusError(status, f"the server says HTTP {status}{said}; ask again later")


def _later(headers: Message) -> str:
    seconds = headers.get("Retry-After", "")
    return f" in {seconds} seconds" if seconds.isdecimal() else " later"


def _said(error: urllib.error.HTTPError) -> str:
    """Return the server's own words about an error, in parentheses."""
    try:
        content = json.loads(error.read(_BLOCK))["error"]
        text = content["message"] if isinstance(content, dict) else content
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError, RecursionError):
        return ""
    return f" ({_short(text)})" if isinstance(text, str) and text else ""


def _short(text: str) -> str:
    """Return the beginning of a foreign text, without characters that rule a terminal."""
    plain = names.normalize(text)
    return f"{plain[:_LONGEST]}…" if len(plain) > _LONGEST else plain
