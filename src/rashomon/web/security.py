"""The door of the reading room: who may come in, and what a browser may do with our pages.

In: each request, before any page sees it. Out: the request, with its session's form token, or a
refusal in words. Promise: a page elsewhere can neither read the room nor write to it (Host,
Origin, form token); nothing is read beyond the cap; every answer carries the same strict headers.
Sources: OWASP CSRF Prevention Cheat Sheet (signed double submit, origin check); CSP Level 3.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web import hosts, refusals
from rashomon.web.options import WebOptions
from rashomon.web.problems import Problem, answer
from rashomon.web.visitors import Visitors, cookie, cookies

READS = frozenset(("GET", "HEAD", "OPTIONS"))
_OPEN = ("/static/", "/healthz")  # ours alone: nothing of the workspace is in them
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST_FIELDS = 200

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": under it browsers send "Origin: null" with our own forms (Fetch, section
    # 3.2 on the Origin header). Other sites learn nothing under this one either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}


class Door:
    """Middleware that refuses what must not come in; see the module."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app = app
        self._options = options
        self._visitors = Visitors(options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await _Visit(scope, receive, send, self._options, self._visitors).run(self._app)


class _Visit:
    """One request at the door."""

    def __init__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        options: WebOptions,
        visitors: Visitors,
    ) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._options = options
        self._visitors = visitors
        self._hosts = [value for name, value in scope["headers"] if name == b"host"]
        self._headers: dict[str, str] = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        self._cookies = cookies(self._headers.get("cookie", ""))
        self._is_open = scope["path"].startswith(_OPEN[0]) or scope["path"] == _OPEN[1]

    @property
    def _is_write(self) -> bool:
        return str(self._scope["method"]) not in READS

    @property
    def _bearer(self) -> bool:
        """Whether a program shows the token; no web page can make a browser do that."""
        kind, _, token = self._headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self._visitors.is_token(token.strip())

    async def run(self, app: ASGIApp) -> None:
        """Check in the order in which a refusal gives least away."""
        if not self._is_host():
            return await self._refuse(refusals.HOST)
        if self._length() > self._options.most_upload:
            return await self._refuse(refusals.too_large(self._options.most_upload))
        if self._visitors.needs_token and not self._is_open:
            shown = self._shown_token()
            if shown is not None and self._visitors.is_token(shown):
                return await self._let_in()
            if not (self._bearer or self._visitors.is_entry(self._cookies)):
                return await self._refuse(refusals.TOKEN, {"WWW-Authenticate": "Bearer"})
        if self._is_write:
            return await self._write(app)
        return await app(self._scope, self._receive, self._session())

    # Who asks

    def _is_host(self) -> bool:
        if len(self._hosts) != 1:
            return False
        return hosts.is_ours(self._headers["host"], self._options)

    def _shown_token(self) -> str | None:
        """The token in the address, which only a read may show."""
        if self._is_write:
            return None
        return dict(self._query()).get("token")

    def _query(self) -> list[tuple[str, str]]:
        query = self._scope["query_string"].decode("latin-1")
        return parse_qsl(query, keep_blank_values=True)

    async def _let_in(self) -> None:
        """Keep the visitor's entry in a cookie, and the token out of the address bar."""
        rest = urlencode([(name, value) for name, value in self._query() if name != "token"])
        path = "/" + self._scope["path"].lstrip("/\\")
        response = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        entry = cookie(self._visitors.entry_cookie, self._visitors.entry(), same_site="Strict")
        response.headers.append("set-cookie", entry)
        response.headers["cache-control"] = "no-store"
        await response(self._scope, self._receive, self._send)

    def _session(self) -> Send:
        """Note the session's form token; a visitor without a session is given one."""
        known = self._cookies.get(self._visitors.session_cookie)
        session = known or self._visitors.new_session()
        self._scope["rashomon.csrf"] = self._visitors.csrf(session)
        if known or self._is_open or self._scope["path"].startswith("/api/"):
            return self._send
        # Lax: a link from elsewhere must find the session that open forms belong to.
        line = cookie(self._visitors.session_cookie, session, same_site="Lax")

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", line)
            await self._send(message)

        return send

    # Writes

    async def _write(self, app: ASGIApp) -> None:
        if self._options.read_only:
            return await self._refuse(refusals.READ_ONLY)
        is_bearer = self._bearer
        # A program says no origin; a browser always does.
        said = any(name in self._headers for name in ("origin", "sec-fetch-site", "referer"))
        ours = hosts.is_same_origin(self._headers, self._headers["host"])
        if not ours and (said or not is_bearer):
            return await self._refuse(refusals.ORIGIN)
        body = await self._body()
        if body is None:
            return await self._refuse(refusals.too_large(self._options.most_upload))
        session = self._cookies.get(self._visitors.session_cookie)
        if not is_bearer and not self._visitors.is_csrf(session, await self._form_token(body)):
            return await self._refuse(refusals.FORM)
        return await app(self._scope, _replay(body, self._receive), self._session())

    def _length(self) -> int:
        """The length that the request states; -1 where it states none."""
        stated = self._headers.get("content-length", "")
        return int(stated) if stated.isascii() and stated.isdecimal() else -1

    async def _body(self) -> bytes | None:
        """The whole body; None where it is longer than allowed, whatever it stated."""
        parts: list[bytes] = []
        size, more = 0, True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._options.most_upload:
                return None
            more = message.get("more_body", False)
        return b"".join(parts)

    async def _form_token(self, body: bytes) -> str:
        """The token from the header, or from the field ``csrf``; empty where there is none."""
        if "x-csrf-token" in self._headers:
            return self._headers["x-csrf-token"]
        if not self._headers.get("content-type", "").lower().startswith(_FORMS):
            return ""
        request = Request(self._scope, _replay(body, self._receive))
        try:
            async with request.form(max_fields=_MOST_FIELDS, max_files=8) as form:
                value = form.get("csrf")
        except (MultiPartException, HTTPException):
            return ""
        return value if isinstance(value, str) else ""

    async def _refuse(self, problem: Problem, headers: dict[str, str] | None = None) -> None:
        response = answer(self._scope, problem, headers)
        await response(self._scope, self._receive, self._send)


def _replay(body: bytes, rest: Receive) -> Receive:
    """The body that was read, given out again."""
    waiting = [body]

    async def receive() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await rest()

    return receive
