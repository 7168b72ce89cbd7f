"""Web pages over a scripted transport: politeness, redirects, statuses and refusals."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from rashomon.capture import Gathered, GatherOptions, gather
from rashomon.records import Failure
from rashomon.settings import Settings

HTML = b"<!doctype html><title>Dorn</title><p>A bridge fell at Dorn on Monday."
Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


class Body(httpx.SyncByteStream):
    """A body that arrives undecoded and counts what was taken of it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks, self.taken = chunks, 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            self.taken += len(chunk)
            yield chunk


def html(data: bytes = HTML, **headers: str) -> httpx.Response:
    named = {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return httpx.Response(200, headers=named, stream=Body(iter([data])))


def to(where: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"Location": where})


class Web:
    """Pages by address, robots.txt missing unless given; every host has a public address."""

    def __init__(
        self, pages: Mapping[str, Answer], hosts: Mapping[str, list[str]] | None = None
    ) -> None:
        self.pages, self.hosts = dict(pages), dict(hosts or {})
        self.asked: list[httpx.Request] = []
        self.looked_up: list[str] = []
        self.slept: list[float] = []
        self.options = GatherOptions(
            transport=httpx.MockTransport(self._answer),
            resolve=self._resolve,
            sleep=self.slept.append,
        )

    def _resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        return self.hosts.get(host, ["93.184.216.34"])

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        page = self.pages.get(str(request.url), httpx.Response(404))
        return page(request) if callable(page) else page

    @property
    def addresses(self) -> list[str]:
        return [str(r.url) for r in self.asked if r.url.path != "/robots.txt"]

    def get(self, url: str, settings: Settings | None = None) -> list[Gathered | Failure]:
        return list(gather(url, base=Path(), settings=settings or Settings(), options=self.options))

    def one(self, url: str) -> Gathered:
        (got,) = self.get(url)
        assert isinstance(got, Gathered), got
        return got

    def refused(self, url: str, settings: Settings | None = None) -> Failure:
        (got,) = self.get(url, settings)
        assert isinstance(got, Failure), got
        assert got.stage == "capture"
        return got


def test_a_page_is_kept_with_its_facts() -> None:
    page = html(
        Content_Type="text/html; charset=ISO-8859-1", ETag='"7"', Set_Cookie="id=1", Server="x"
    )
    got = Web({"https://example.org/a": page}).one("HTTPS://Example.org:443/a#part").capture
    assert got.address == "https://example.org/a"
    assert (got.status, got.final_address, got.charset) == (200, None, "iso-8859-1")
    assert got.media_type == "text/html"
    assert got.headers == (("content-type", "text/html; charset=ISO-8859-1"), ("etag", '"7"'))
    assert got.retrieved == "2023-11-14T22:13:20Z"


def test_the_request_is_honest_and_carries_nothing_of_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    web = Web({"https://example.org/a": to("/b"), "https://example.org/b": html()})
    web.one("https://example.org/a")
    for request in web.asked:
        assert request.headers["user-agent"] == Settings().user_agent
        assert request.headers["accept-encoding"] == "gzip, deflate"
        assert not {"cookie", "authorization", "referer"} & set(request.headers)


def test_robots_rules_are_kept_and_asked_for_once() -> None:
    rules = httpx.Response(
        200,
        text="User-agent: rashomon\nDisallow: /no\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n",
    )
    web = Web({"https://example.org/robots.txt": rules, "https://example.org/yes": html()})
    web.one("https://example.org/yes")
    assert web.refused("https://example.org/no").reason == "robots"
    assert "save the page" in web.refused("https://example.org/no/a").detail
    assert [r.url.path for r in web.asked] == ["/robots.txt", "/yes"]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(200, True), (404, True), (403, True), (429, True), (500, False), (503, False)],
)
def test_robots_that_are_missing_allow_and_robots_in_trouble_refuse(
    status: int, allowed: bool
) -> None:
    web = Web(
        {"https://example.org/robots.txt": httpx.Response(status), "https://example.org/a": html()}
    )
    (got,) = web.get("https://example.org/a")
    assert isinstance(got, Gathered) is allowed
    if isinstance(got, Failure):
        assert got.reason == "robots-unreachable"


def test_robots_may_move_but_not_into_the_private_network() -> None:
    moved = {"https://example.org/robots.txt": to("https://www.example.org/robots.txt")}
    rules = {
        "https://www.example.org/robots.txt": httpx.Response(
            200, text="User-agent: *\nDisallow: /a"
        )
    }
    assert Web({**moved, **rules}).refused("https://example.org/a").reason == "robots"
    inside = {"https://example.org/robots.txt": to("http://10.0.0.1/robots.txt")}
    web = Web({**inside, "https://example.org/a": html()})
    assert web.refused("https://example.org/a").reason == "robots-unreachable"
    assert "10.0.0.1" not in {r.url.host for r in web.asked}


def test_each_hop_is_asked_about_at_its_own_site() -> None:
    rules = httpx.Response(200, text="User-agent: *\nDisallow: /secret")
    web = Web(
        {
            "https://short.example/1": to("https://example.org/secret/1"),
            "https://example.org/robots.txt": rules,
            "https://example.org/secret/1": html(),
        }
    )
    assert web.refused("https://short.example/1").reason == "robots"
    assert web.addresses == ["https://short.example/1"]


def test_two_pages_of_one_host_are_fetched_with_a_pause() -> None:
    rules = httpx.Response(200, text="User-agent: *\nCrawl-delay: 900")
    pages = {f"https://{host}/{n}": html for host in ("a.example", "b.example") for n in (1, 2)}
    web = Web(
        {url: lambda request: html() for url in pages} | {"https://b.example/robots.txt": rules}
    )
    for url in ("https://a.example/1", "https://b.example/1"):
        web.one(url)
    assert web.slept == []
    for url in ("https://a.example/2", "https://b.example/2"):
        web.one(url)
    assert [round(s) for s in web.slept] == [1, 30]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_end_is_recorded(status: int) -> None:
    web = Web(
        {
            "http://example.org/a": to("//www.example.org/b?c=1", status),
            "http://www.example.org/b?c=1": html(),
        }
    )
    got = web.one("http://example.org/a").capture
    assert got.address == "http://example.org/a"
    assert got.final_address == "http://www.example.org/b?c=1"


def test_redirects_end() -> None:
    loop = Web({"http://example.org/a": to("/b"), "http://example.org/b": to("/a")})
    assert loop.refused("http://example.org/a").reason == "redirect-loop"
    itself = Web({"http://example.org/a": to("")})
    assert itself.refused("http://example.org/a").reason == "redirect-loop"
    endless = Web({f"http://example.org/{n}": to(f"/{n + 1}") for n in range(50)})
    assert endless.refused("http://example.org/0").reason == "too-many-redirects"
    assert len(endless.addresses) == Settings().max_redirects + 1
    last = Web(
        {f"http://example.org/{n}": to(f"/{n + 1}") for n in range(5)}
        | {"http://example.org/5": html()}
    )
    assert last.one("http://example.org/0").capture.final_address == "http://example.org/5"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "forbidden-address"),
        ("http://[fd00:ec2::254]/", "forbidden-address"),
        ("http://2852039166/", "forbidden-address"),
        ("//localhost./admin", "forbidden-address"),
        ("http://inside.example/", "forbidden-address"),
        ("http://user:pass@127.0.0.1/", "forbidden-address"),
        ("file:///etc/passwd", "bad-redirect"),
        ("javascript:alert(1)", "bad-redirect"),
        ("gopher://example.org/", "bad-redirect"),
        ("http://[fe80::1%25eth0]/", "bad-url"),
    ],
)
def test_a_redirect_never_leaves_the_public_web(target: str, reason: str) -> None:
    web = Web(
        {"https://example.org/a": to(target)}, hosts={"inside.example": ["8.8.8.8", "10.1.2.3"]}
    )
    assert web.refused("https://example.org/a").reason == reason
    assert web.addresses == ["https://example.org/a"]


def test_a_second_answer_of_the_name_server_cannot_differ() -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    web = Web({"http://turn.example/a": to("/b"), "http://turn.example/b": html()})
    asked: list[str] = []

    def turning(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    options = GatherOptions(
        transport=web.options.transport, resolve=turning, sleep=web.options.sleep
    )
    for _ in range(2):
        web.pages["http://turn.example/b"] = html()
        (got,) = gather("http://turn.example/a", base=Path(), settings=Settings(), options=options)
        assert isinstance(got, Gathered)
    assert asked == ["turn.example"]
    assert options.hosts.addresses == {("turn.example", 80): ("93.184.216.34",)}


def test_credentials_in_a_redirect_are_dropped() -> None:
    web = Web(
        {
            "https://example.org/a": to("https://me:pw@example.org/b"),
            "https://example.org/b": html(),
        }
    )
    assert web.one("https://example.org/a").capture.final_address == "https://example.org/b"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]:80/",
        "http://localhost/",
        "http://0x7f.1/",
        "http://10.0.0.8/",
    ],
)
def test_private_addresses_are_never_asked(url: str) -> None:
    web = Web({})
    refusal = web.refused(url)
    assert refusal.reason == "forbidden-address"
    assert "--allow-private" in refusal.detail
    assert web.asked == []


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "forbidden"),
        (403, "forbidden"),
        (404, "not-found"),
        (410, "gone"),
        (418, "http-status"),
        (429, "too-many-requests"),
        (451, "legally-withheld"),
        (500, "server-error"),
        (503, "server-error"),
        (304, "http-status"),
        (302, "http-status"),
    ],
)
def test_a_status_that_is_no_page_is_a_failure_with_its_number(status: int, reason: str) -> None:
    refusal = Web(
        {"https://example.org/a": httpx.Response(status, headers={"Retry-After": "9"})}
    ).refused("https://example.org/a")
    assert refusal.reason == reason
    assert f"HTTP {status}" in refusal.detail
    assert '"9"' in refusal.detail


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", bytes),
    ],
)
def test_packed_bodies_are_unpacked(coding: str, pack: Callable[[bytes], bytes]) -> None:
    web = Web({"https://example.org/a": html(pack(HTML), Content_Encoding=coding)})
    assert web.one("https://example.org/a").data == HTML


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (gzip.compress(b"a" * 5_000_000, mtime=0), {"Content-Encoding": "gzip"}, "bomb"),
        (zlib.compress(b"a" * 5_000_000), {"Content-Encoding": "deflate"}, "bomb"),
        (b"a" * 300_000, {}, "too-large"),
        (b"a", {"Content-Length": "99999999999999999999"}, "too-large"),
        (gzip.compress(HTML, mtime=0)[:-9], {"Content-Encoding": "gzip"}, "truncated"),
        (HTML, {"Content-Encoding": "gzip"}, "bad-gzip"),
        (HTML, {"Content-Encoding": "br"}, "unknown-encoding"),
        (HTML, {"Content-Encoding": "gzip, gzip"}, "unknown-encoding"),
        (b"", {}, "empty"),
        (b"%PDF-1.4", {}, "not-text"),
        (b"\x89PNG", {"Content-Type": "image/png"}, "not-text"),
        (b"<rss></rss>", {"Content-Type": "application/rss+xml"}, "feed"),
        (b"<?xml version='1.0'?><urlset>", {}, "feed"),
    ],
)
def test_a_body_that_is_no_page_is_refused(
    body: bytes, headers: dict[str, str], reason: str
) -> None:
    page = httpx.Response(
        200, headers={"Content-Type": "text/html", **headers}, stream=Body(iter([body]))
    )
    web = Web({"https://example.org/a": page})
    assert web.refused("https://example.org/a", Settings(max_bytes=200_000)).reason == reason


def test_an_endless_body_is_left_soon_after_the_cap() -> None:
    body = Body(iter(lambda: b"a" * 10_000, b""))
    web = Web({"https://example.org/a": httpx.Response(200, stream=body)})
    assert web.refused("https://example.org/a", Settings(max_bytes=50_000)).reason == "too-large"
    assert body.taken < 150_000


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectTimeout("slow"), "timeout"),
        (httpx.ReadTimeout("slow"), "timeout"),
        (httpx.ConnectError("refused"), "no-connection"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"), "tls"),
        (httpx.RemoteProtocolError("rubbish\x1b[31m"), "broken-transfer"),
        (httpx.ReadError("reset"), "broken-transfer"),
    ],
)
def test_a_broken_connection_is_a_failure_that_says_how(error: Exception, reason: str) -> None:
    def breaks(request: httpx.Request) -> httpx.Response:
        raise error

    refusal = Web({"https://example.org/a": breaks}).refused("https://example.org/a")
    assert refusal.reason == reason
    assert "\x1b" not in refusal.detail


def test_json_from_the_web_is_taken_apart() -> None:
    page = html(
        b'[{"text": "A bridge fell."}, {"text": "It fell."}]', Content_Type="application/json"
    )
    got = Web({"https://example.org/api": page}).get("https://example.org/api")
    assert [g.capture.address for g in got if isinstance(g, Gathered)] == [
        "https://example.org/api#1",
        "https://example.org/api#2",
    ]


def test_a_password_never_reaches_the_record() -> None:
    refusal = Web({}).refused("https://me:pw@example.org/a")
    assert refusal.reason == "credentials"
    assert refusal.address == "https://example.org/a"
    assert "pw@" not in refusal.detail


def test_one_bad_address_does_not_stop_the_next() -> None:
    web = Web({"https://example.org/a": html()})
    bad = ["http://", "http://[::1", "https://127.0.0.1/", "https://example.org/missing"]
    ends = [type(g) for url in [*bad, "https://example.org/a"] for g in web.get(url)]
    assert ends == [Failure] * 4 + [Gathered]
    options = GatherOptions(stdin=io.BytesIO(HTML))
    (got,) = gather("-", base=Path(), settings=Settings(), options=options)
    assert isinstance(got, Gathered)
