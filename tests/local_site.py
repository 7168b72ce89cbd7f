"""A real web server on this machine whose pages a test scripts, and which counts its visitors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

Page = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    kind: str = "text/html",
) -> Page:
    """A page that is the same for every visitor."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def redirect(target: str, status: int = 302) -> Page:
    """A page that sends its visitor on."""
    return page(b"", status, {"Location": target})


class LocalSite:
    """Serves ``pages`` by path on a free port of 127.0.0.1; what is not there is a 404."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.visits: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.visits.append((self.path, dict(self.headers)))
                pages.get(self.path, page(b"no such page", 404))(self)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: object, client_address: object) -> None:
                """A visitor that hangs up early is what these tests are about."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.visits]

    def __enter__(self) -> LocalSite:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
