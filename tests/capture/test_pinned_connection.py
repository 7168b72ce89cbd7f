"""Where bytes really go: the checked address and no other, in time, with the host's own name."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from local_site import LocalSite, Page, page, redirect
from rashomon.capture import Gathered, GatherOptions, gather
from rashomon.capture.pinned_transport import Deadline, PinnedBackend, PinnedTransport
from rashomon.records import Failure
from rashomon.settings import Settings

HTML = b"<!doctype html><title>Dorn</title><p>A bridge fell at Dorn on Monday."
HERE = Settings(allow_private=True, timeout=5.0, max_bytes=200_000)


def take(
    url: str, options: GatherOptions | None = None, settings: Settings = HERE
) -> Gathered | Failure:
    options = options or GatherOptions(sleep=lambda seconds: None)
    (got,) = gather(url, base=Path(), settings=settings, options=options)
    return got


def reason(got: Gathered | Failure) -> str:
    return got.reason if isinstance(got, Failure) else "gathered"


class Recorder(httpcore.NetworkBackend):
    """Connects nowhere and writes down where it was sent, and under which name TLS was asked."""

    def __init__(self, refuse: bool = True) -> None:
        self.refuse = refuse
        self.connected: list[tuple[str, int]] = []
        self.names: list[str | None] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        if self.refuse:
            raise httpcore.ConnectError("refused")
        return RecordedStream(self)


class RecordedStream(httpcore.NetworkStream):
    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        self.recorder.names.append(server_hostname)
        assert ssl_context.verify_mode is ssl.CERT_REQUIRED
        assert ssl_context.check_hostname
        raise httpcore.ConnectError("no TLS here")

    def close(self) -> None:
        """Nothing is open."""


def started() -> Deadline:
    deadline = Deadline()
    deadline.start(5.0)
    return deadline


def test_only_checked_addresses_are_connected_to_in_order() -> None:
    recorder = Recorder()
    checked = ("93.184.216.34", "2606:2800:220:1::1")
    backend = PinnedBackend(lambda host, port: checked, started(), recorder)
    with pytest.raises(httpcore.ConnectError):
        PinnedTransport(backend).handle_request(httpx.Request("GET", "http://news.example/"))
    assert recorder.connected == [(address, 80) for address in checked]


def test_the_certificate_is_asked_for_under_the_host_s_name() -> None:
    recorder = Recorder(refuse=False)
    backend = PinnedBackend(lambda host, port: ("93.184.216.34",), started(), recorder)
    with pytest.raises(httpcore.ConnectError):
        PinnedTransport(backend).handle_request(httpx.Request("GET", "https://news.example/"))
    assert recorder.connected == [("93.184.216.34", 443)]
    assert recorder.names == ["news.example"]


def test_a_name_that_turns_private_after_the_check_is_never_connected_to() -> None:
    """DNS rebinding: the first answer is this machine, allowed; nobody is asked again."""
    answers = iter([["127.0.0.1"], ["192.0.2.1"], ["192.0.2.1"]])
    with LocalSite({"/a": redirect("/b"), "/b": page(HTML)}) as site:
        options = GatherOptions(resolve=lambda host, port: next(answers), sleep=lambda s: None)
        got = take(f"http://turn.example:{site.port}/a", options)
        assert reason(got) == "gathered"
        assert {headers["Host"] for _, headers in site.visits} == {f"turn.example:{site.port}"}
    assert next(answers) == ["192.0.2.1"]


def test_a_private_answer_reaches_no_server() -> None:
    with LocalSite({"/a": page(HTML)}) as site:
        options = GatherOptions(resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
        assert (
            reason(take(f"http://two.example:{site.port}/a", options, Settings()))
            == "forbidden-address"
        )
        assert reason(take(f"{site.url}/a", settings=Settings())) == "forbidden-address"
        assert site.visits == []


def test_the_environment_s_proxy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalSite({}) as proxy, LocalSite({"/a": page(HTML)}) as site:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert reason(take(f"{site.url}/a")) == "gathered"
        assert proxy.visits == []


def test_cookies_are_not_kept() -> None:
    with_cookie = page(b"", 302, {"Location": "/b", "Set-Cookie": "id=1"})
    with LocalSite({"/a": with_cookie, "/b": page(HTML)}) as site:
        assert reason(take(f"{site.url}/a")) == "gathered"
        assert site.paths == ["/robots.txt", "/a", "/b"]
        assert not any("Cookie" in headers for _, headers in site.visits)


def test_robots_of_a_real_site_are_kept() -> None:
    rules = page(b"User-agent: *\nDisallow: /no\n", kind="text/plain")
    with LocalSite({"/robots.txt": rules, "/no": page(HTML), "/yes": page(HTML)}) as site:
        options = GatherOptions(sleep=lambda seconds: None)
        assert reason(take(f"{site.url}/no", options)) == "robots"
        assert reason(take(f"{site.url}/yes", options)) == "gathered"
        assert site.paths == ["/robots.txt", "/yes"]


def dripping(headers_too: bool) -> Page:
    """One byte at a time, far more than anyone would wait for."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        handler.wfile.write(start if headers_too else start + b"\r\n")
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)

    return send


@pytest.mark.parametrize("headers_too", [True, False])
def test_a_server_that_drips_is_left_at_the_deadline(headers_too: bool) -> None:
    with LocalSite({"/a": dripping(headers_too)}) as site:
        settings = Settings(allow_private=True, timeout=0.4)
        start = time.monotonic()
        assert reason(take(f"{site.url}/a", settings=settings)) == "timeout"
        assert time.monotonic() - start < 3.0


def test_a_server_that_says_nothing_is_left_at_the_deadline() -> None:
    with LocalSite({"/a": lambda handler: time.sleep(1.0)}) as site:
        settings = Settings(allow_private=True, timeout=0.3)
        assert reason(take(f"{site.url}/a", settings=settings)) == "timeout"


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"a" * 65536)


def hung_up(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nA bridge")
    handler.close_connection = True


def rubbish(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
    handler.close_connection = True


BAD: dict[str, tuple[Page, str]] = {
    "/bomb": (page(gzip.compress(bytes(30_000_000)), 200, {"Content-Encoding": "gzip"}), "bomb"),
    "/large": (page(b"a" * 300_000), "too-large"),
    "/endless": (endless, "too-large"),
    "/cut": (hung_up, "broken-transfer"),
    "/rubbish": (rubbish, "broken-transfer"),
    "/loop": (redirect("/loop"), "redirect-loop"),
    "/inside": (redirect("ftp://example.org/"), "bad-redirect"),
    "/gone": (page(b"", 410), "gone"),
    "/good": (page(HTML, headers={"ETag": '"1"'}), "gathered"),
}


@pytest.mark.parametrize("path", BAD)
def test_a_bad_server_is_a_failure(path: str) -> None:
    with LocalSite({p: bad for p, (bad, _) in BAD.items()}) as site:
        assert reason(take(f"{site.url}{path}")) == BAD[path][1]


def test_a_port_where_nobody_listens_is_a_failure() -> None:
    with LocalSite({}) as site:
        closed = site.url
    got = take(f"{closed}/a")
    assert reason(got) == "robots-unreachable"
    assert isinstance(got, Failure)
    assert "does not answer" in got.detail
