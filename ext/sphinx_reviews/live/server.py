"""The server: files of the output, for browsers on this computer only.

Pages get a script on their way; the output itself stays as a build made it.
"""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from sphinx_reviews.live.address import NAMES, origins
from sphinx_reviews.live.pages import OWN, Pages, placeholder, with_overlay
from sphinx_reviews.output import files

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable
    from concurrent.futures import Future

    from starlette.requests import Request

    from sphinx_reviews.live.state import Bulletin

_HERE: Final = Path(__file__).parent
_OVERLAY: Final = ("overlay.js", "overlay.css")
#: What a browser asks each time, and no other site may read.
_HEADERS: Final = {"Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "same-origin"}
#: After how many milliseconds a page asks again when the server is gone.
_RETRY: Final = 300


class Server:
    """Serves an output directory in a thread.

    :param print_: begins to print the PDF of that path, if it is one of the library; its future
        holds why it cannot be printed, or nothing.
    """

    def __init__(
        self,
        at: socket.socket,
        pages: Pages,
        bulletin: Bulletin,
        print_: Callable[[str], Future[str]],
    ) -> None:
        self._pages, self._bulletin, self._print = pages, bulletin, print_
        self._origins = origins(at)
        app = Starlette(
            routes=[
                Route(f"{OWN}/events", self._events),
                Route(f"{OWN}/{{name}}", self._own),
                Route("/{path:path}", self._file),
            ],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*NAMES])],
        )
        settings = uvicorn.Config(
            app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1, ws="none"
        )
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [at]}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """End all connections, and free the port."""
        self._server.should_exit = True
        self._bulletin.close()
        self._thread.join()

    # -- files -----------------------------------------------------------

    async def _file(self, request: Request) -> Response:
        address = request.path_params["path"]
        path = self._pages.path(address)
        if path and path.suffix == ".pdf":
            refusal = await asyncio.wrap_future(self._print(address))
            if refusal:
                return Response(refusal, 503, _HEADERS, "text/plain; charset=utf-8")
        if path is None or not path.is_file():
            if path:
                await run_in_threadpool(self._pages.note, path)  # it may come
            language = request.headers.get("accept-language", "").partition(",")[0]
            return await run_in_threadpool(self._missing, address, language.partition(";")[0])
        if path.suffix in {".html", ".htm"}:
            return await run_in_threadpool(self._page, path, 200)
        await run_in_threadpool(self._pages.note, path)
        return FileResponse(path, headers=_HEADERS)

    def _missing(self, address: str, language: str) -> Response:
        lost = self._pages.path("404.html")
        if lost and lost.is_file():
            return self._page(lost, 404, "")
        shown = self._bulletin.state.shown(language)
        text = shown["building"] or shown["heading"] or f"404: {address}"
        page = with_overlay(placeholder(str(text), str(shown["language"])), "")
        return Response(page, 404, _HEADERS, "text/html; charset=utf-8")

    def _page(self, path: Path, status: int, digest: str | None = None) -> Response:
        content = path.read_bytes()
        page = with_overlay(content, files.digest(content) if digest is None else digest)
        return Response(page, status, _HEADERS, "text/html")

    async def _own(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _OVERLAY:
            return Response("", 404)
        return FileResponse(_HERE / name, headers=_HEADERS)

    # -- events ----------------------------------------------------------

    async def _events(self, request: Request) -> Response:
        if request.headers.get("origin", min(self._origins)) not in self._origins:
            return Response("", 403)
        asked = request.query_params
        told = self._told(
            asked.get("page", "/"), asked.get("digest", ""), asked.get("language", "")
        )
        return StreamingResponse(told, media_type="text/event-stream", headers=_HEADERS)

    async def _told(self, address: str, digest: str, language: str) -> AsyncIterator[str]:
        """Yield what a page shows, and whether it is still the page that the reader has."""
        yield f"retry: {_RETRY}\n\n"
        async for state in self._bulletin.states():
            shown: dict[str, Any] = state.shown(language)
            now = await run_in_threadpool(self._pages.digest, address)
            shown["page"] = "same" if now == digest else "changed" if now else "removed"
            yield f"data: {json.dumps(shown, ensure_ascii=False)}\n\n"
