"""The server: the page, and what it asks, for browsers on this computer that know the token."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route

from sphinx_reviews.curate.desk import StaleError
from sphinx_reviews.curate.wording import phrases_of_page
from sphinx_reviews.html import template
from sphinx_reviews.live.address import ADDRESS, NAMES, origins, port_of
from sphinx_reviews.sources.suggestions.decisions import DecisionsError
from sphinx_reviews.views.drawing.mark import mark

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from starlette.requests import Request

    from sphinx_reviews.curate.desk import Desk
    from sphinx_reviews.language.phrases import Phrases

_PACKAGE: Final = Path(__file__).parents[1]
_HERE: Final = _PACKAGE / "curate" / "page"
#: What the page loads, by the name under which it does.
_FILES: Final = {
    "tokens.css": _PACKAGE / "site" / "styles" / "tokens.css",
    "ground.css": _PACKAGE / "theme" / "styles" / "ground.css",
    **{path.name: path for path in _HERE.iterdir() if path.suffix in {".css", ".js"}},
}
#: The page loads nothing from elsewhere, and is shown in no other; its address stays with it.
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_REFUSAL: Final = Response("", 403, _HEADERS)
_TOKEN_BYTES: Final = 24


class Server:
    """Serves the page at a socket.

    All addresses begin with a token.  A cookie would do worse: browsers send it to every port of
    this computer.

    :param project: the name of the library.
    :param then: the command that writes what was decided.
    """

    def __init__(
        self, at: socket.socket, desk: Desk, project: str, then: str, say: Phrases
    ) -> None:
        self._at, self._desk, self._say = at, desk, say
        self._project, self._then = project, then
        self._origins = origins(at)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.address = f"http://{ADDRESS}:{port_of(at)}/{token}/"
        own = [
            Route("/", self._page),
            Route("/mark.svg", self._mark),
            Route("/cards", self._cards),
            Route("/state", self._state),
            Route("/decide", self._decide, methods=["POST"]),
            Route("/undo", self._undo, methods=["POST"]),
            Route("/redo", self._redo, methods=["POST"]),
            Route("/{name}", self._file),
        ]
        self._app = Starlette(
            routes=[Mount(f"/{token}", routes=own), Mount("/", app=_REFUSAL)],
            exception_handlers={DecisionsError: _unreadable},
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*NAMES])],
        )

    def run(self) -> None:
        """Serve until a person ends it.

        :raises KeyboardInterrupt: at Ctrl-C.
        """
        settings = uvicorn.Config(
            self._app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1, ws="none"
        )
        uvicorn.Server(settings).run(sockets=[self._at])

    # -- the page --------------------------------------------------------

    async def _page(self, request: Request) -> Response:
        page = template("curate/page/page.html").render(say=self._say, project=self._project)
        return HTMLResponse(page, headers=_HEADERS)

    async def _mark(self, request: Request) -> Response:
        return Response(mark(), headers=_HEADERS, media_type="image/svg+xml")

    async def _file(self, request: Request) -> Response:
        path = _FILES.get(request.path_params["name"])
        return FileResponse(path, headers=_HEADERS) if path else Response("", 404, _HEADERS)

    # -- what it asks; on one thread, one after the other ------------------

    async def _cards(self, request: Request) -> Response:
        phrases = {**phrases_of_page(self._say), "then": self._then}
        cards, state = self._desk.cards(), self._desk.state()
        return _json({"cards": cards, "phrases": phrases, "state": state})

    async def _state(self, request: Request) -> Response:
        return _json(self._desk.state())

    async def _decide(self, request: Request) -> Response:
        return await self._act(
            request, lambda asked: self._desk.decide(asked["version"], asked["decisions"])
        )

    async def _undo(self, request: Request) -> Response:
        return await self._act(request, lambda asked: self._desk.undo(asked["version"]))

    async def _redo(self, request: Request) -> Response:
        return await self._act(request, lambda asked: self._desk.redo(asked["version"]))

    async def _act(self, request: Request, act: Callable[[Any], dict[str, Any]]) -> Response:
        if request.headers.get("origin") not in self._origins:
            return _REFUSAL
        try:
            return _json(act(await request.json()))
        except StaleError:
            return _json(self._desk.state(), 409)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return _json({"error": str(error)}, 400)
        except OSError as error:
            return _json({"error": f"{error.filename}: {error.strerror}"}, 507)


async def _unreadable(request: Request, error: Exception) -> Response:
    return _json({"error": str(error)}, 500)


def _json(content: object, status: int = 200) -> Response:
    return JSONResponse(content, status, _HEADERS)
