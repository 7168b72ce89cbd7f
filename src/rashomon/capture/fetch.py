"""One web page, fetched politely: robots, delays, every redirect checked, everything capped."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import httpcore
import httpx

from rashomon.capture import public_network, robots, web_address
from rashomon.capture.items import Receipt, failure, take_apart
from rashomon.capture.options import Gathered, GatherOptions
from rashomon.capture.pinned_transport import Deadline, PinnedBackend, PinnedTransport
from rashomon.capture.printable import escaped, quoted
from rashomon.capture.size_cap import Reader, too_large, up_to
from rashomon.capture.unpacking import decoded
from rashomon.errors import CaptureError
from rashomon.records import Failure
from rashomon.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEPT = ("content-language", "content-type", "date", "etag", "last-modified", "memento-datetime")
_LONGEST_HEADER = 500  # characters of a kept header
_ACCEPT = "text/html,application/xhtml+xml,text/plain,application/json;q=0.9,*/*;q=0.1"
_STATUSES = {
    401: ("forbidden", "it wants a login; save the page from your browser and add the file"),
    403: ("forbidden", "the site refuses; save the page from your browser and add the file"),
    404: ("not-found", "there is no such page; check the address, or look in a web archive"),
    410: ("gone", "the publisher removed the page for good; look in a web archive"),
    429: ("too-many-requests", "the site asks for fewer requests; try later"),
    451: ("legally-withheld", "the page is withheld for legal reasons; look in a web archive"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A response whose body was read within the cap, with the address that gave it."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes = b""


def fetched(
    source: str, settings: Settings, options: GatherOptions
) -> Iterator[Gathered | Failure]:
    """The captures that a web address gives, or the failure to get any."""
    address = web_address.recorded(source)
    try:
        url = web_address.parsed(source)
        address = str(url)
        with closing(Visit(settings, options)) as visit:
            answer = visit.page(url)
        receipt = _receipt(address, answer)
    except CaptureError as error:
        yield failure(address, error)
        return
    yield from take_apart(io.BytesIO(answer.body), receipt, settings, options)


@dataclass
class Visit:
    """One page's requests over one transport, with the run's memory of hosts."""

    settings: Settings
    options: GatherOptions
    deadline: Deadline = field(default_factory=Deadline)
    transport: httpx.BaseTransport = field(init=False)

    def __post_init__(self) -> None:
        given = self.options.transport
        self.transport = given or PinnedTransport(PinnedBackend(self._addresses, self.deadline))

    def close(self) -> None:
        """Close the connections, unless they belong to the caller."""
        if self.options.transport is None:
            self.transport.close()

    def page(self, url: httpx.URL) -> Answer:
        """The page at an address, redirects followed; ``CaptureError`` for all that is no page."""
        answer = self._followed(url, self._permitted, self.settings.max_bytes)
        if not 200 <= answer.status < 300:
            raise _refusal(answer)
        return answer

    def _permitted(self, url: httpx.URL, before: httpx.URL | None) -> None:
        """Ask robots.txt, then wait where this host was visited a moment ago."""
        site, agent = web_address.site_of(url), self.settings.user_agent
        rules = self.options.hosts.robots.get(site)
        if rules is None:
            rules = self.options.hosts.robots[site] = self._rules(site)
        rules.check(str(url), agent)
        host, visited = web_address.host_of(url), self.options.hosts.visited
        if before is None or web_address.host_of(before) != host:
            wait = visited.get(host, -1e9) + rules.delay(agent) - time.monotonic()
            if wait > 0:
                self.options.sleep(wait)
        visited[host] = time.monotonic()

    def _rules(self, site: str) -> robots.Rules:
        try:
            url = httpx.URL(f"{site}/robots.txt")
            answer = self._followed(url, _anything, robots.LARGEST, cut=True)
        except CaptureError as error:
            return robots.unreachable(error)
        return robots.rules(answer.status, answer.body)

    def _followed(
        self,
        url: httpx.URL,
        permit: Callable[[httpx.URL, httpx.URL | None], None],
        limit: int,
        cut: bool = False,
    ) -> Answer:
        before: httpx.URL | None = None
        seen: set[httpx.URL] = set()
        for _ in range(self.settings.max_redirects + 1):
            self._addresses(web_address.host_of(url), web_address.port_of(url))
            permit(url, before)
            answer = self._get(url, limit, cut)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or location is None:
                return answer
            seen.add(url)
            before, url = url, web_address.joined(url, location)
            if url in seen:
                raise CaptureError(
                    "redirect-loop",
                    "the page sends round in a circle, often for want of a cookie; "
                    "save it from your browser and add the file",
                )
        raise CaptureError(
            "too-many-redirects", f"the page sends on more than {self.settings.max_redirects} times"
        )

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Checked addresses of a host, asked for once in a run: a later answer cannot differ."""
        host = host.removesuffix(".")
        known = self.options.hosts.addresses
        if (host, port) not in known:
            known[host, port] = public_network.checked(
                host, port, self.options.resolve, self.settings.allow_private
            )
        return known[host, port]

    def _get(self, url: httpx.URL, limit: int, cut: bool) -> Answer:
        timeout = self.settings.timeout
        self.deadline.start(timeout)
        request = httpx.Request("GET", url, headers=self._headers(), extensions=_timeouts(timeout))
        try:
            response = self.transport.handle_request(request)
            with closing(response):
                body = self._body(response, limit, cut)
            return Answer(url, response.status_code, response.headers, body)
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            why = f"no complete answer within {timeout:g} seconds; try later or raise --timeout"
            raise CaptureError("timeout", why) from error
        except (httpx.ConnectError, httpcore.ConnectError) as error:
            raise _unconnected(error) from error
        except (httpx.TransportError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            why = f"the connection broke or spoke no HTTP ({quoted(str(error))}); try later"
            raise CaptureError("broken-transfer", why) from error

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self.settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "keep-alive",
        }

    def _body(self, response: httpx.Response, limit: int, cut: bool) -> bytes:
        """The decoded body of a success, at most ``limit`` bytes; cut off there or refused."""
        if not 200 <= response.status_code < 300:
            return b""
        length = response.headers.get("content-length", "")
        if not cut and length.isascii() and length.isdigit() and int(length[:15]) > limit:
            raise CaptureError("too-large", too_large(limit))
        coding = response.headers.get("content-encoding", "")
        body: Reader = decoded(_Chunks(response, self.deadline), coding, limit)
        data = up_to(body, limit if cut else limit + 1)
        if len(data) > limit:
            raise CaptureError("too-large", too_large(limit))
        return data


class _Chunks:
    """A response's undecoded body as a reader, held to the deadline between chunks too."""

    def __init__(self, response: httpx.Response, deadline: Deadline) -> None:
        stream = response.stream
        assert isinstance(stream, httpx.SyncByteStream)
        self._chunks = iter(stream)
        self._waiting = b""
        self._deadline = deadline

    def read(self, size: int, /) -> bytes:
        while not self._waiting:
            self._deadline.left()
            try:
                self._waiting = next(self._chunks)
            except StopIteration:
                return b""
        part, self._waiting = self._waiting[:size], self._waiting[size:]
        return part


def _anything(url: httpx.URL, before: httpx.URL | None) -> None:
    """robots.txt itself may always be asked for."""


def _timeouts(seconds: float) -> dict[str, dict[str, float]]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)}


def _receipt(address: str, answer: Answer) -> Receipt:
    declared, charset = _content_type(answer.headers.get("content-type", ""))
    final = str(answer.url)
    kept = [(name, answer.headers[name]) for name in _KEPT if name in answer.headers]
    return Receipt(
        address=address,
        name=answer.url.path,
        media_type=declared,
        charset=charset,
        status=answer.status,
        final_address=None if final == address else final,
        headers=tuple((name, escaped(value, also="")[:_LONGEST_HEADER]) for name, value in kept),
    )


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Media type and charset as a Content-Type header states them."""
    media_type, *parameters = (part.strip() for part in header.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip("\"' "):
            return media_type.lower() or None, value.strip("\"' ").lower()[:40]
    return media_type.lower() or None, None


def _refusal(answer: Answer) -> CaptureError:
    status = answer.status
    kind = "server-error" if status >= 500 else "http-status"
    usual = "the site is in trouble; try later" if status >= 500 else "that is no page; check it"
    reason, advice = _STATUSES.get(status, (kind, usual))
    after = answer.headers.get("retry-after")
    asked = f" (it asks to wait: {quoted(after)})" if after else ""
    return CaptureError(reason, f"HTTP {status}: {advice}{asked}")


def _unconnected(error: Exception) -> CaptureError:
    told = str(error)
    if "CERTIFICATE" in told.upper() or "SSL" in told.upper():
        why = f"the site's certificate or encryption is not in order ({quoted(told)})"
        return CaptureError("tls", f"{why}; look at it in your browser")
    return CaptureError("no-connection", f"the host does not answer ({quoted(told)}); try later")
