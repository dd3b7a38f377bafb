"""A server on this computer that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Request(NamedTuple):
    """What was asked."""

    path: str
    headers: Mapping[str, str]
    #: Of JSON; None if there was none.
    content: Any


class Reply(NamedTuple):
    """What to answer."""

    content: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Server:
    """A server that is running."""

    port: int
    requests: list[Request] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is, without a path."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def answering(reply: Callable[[Request], Reply]) -> Iterator[Server]:
    """Run a server."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            content = json.loads(body) if body else None
            request = Request(self.path, dict(self.headers), content)
            server.requests.append(request)
            given = reply(request)
            try:
                self.send_response(given.status)
                for header in given.headers:
                    self.send_header(*header)
                self.end_headers()
                self.wfile.write(given.content)
            except ConnectionError:
                pass  # whoever asked has heard enough

        do_GET = do_POST = _answer  # noqa: N815  (names of the standard library)

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(running.server_port)
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
