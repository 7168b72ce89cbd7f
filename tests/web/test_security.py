"""The door: each refusal, what passes it, and the headers on every answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rooms import HERE, TOKEN, fail, room, visitor, written
from starlette.testclient import TestClient

from rashomon.errors import UsageError
from rashomon.web.app import create_app
from rashomon.web.hosts import is_ours, is_same_origin
from rashomon.web.options import WebOptions, guarded
from rashomon.web.security import HEADERS
from rashomon.web.static_files import address

OWN = {"Origin": HERE}


def form(client: TestClient) -> dict[str, str]:
    """The token that this visitor's forms carry."""
    return {"csrf": client.get("/form").text}


# Host


@pytest.mark.parametrize("host", ["127.0.0.1:8400", "localhost:8400", "[::1]:8400"])
def test_the_room_answers_under_its_own_names(path: Path, host: str) -> None:
    assert visitor(room(path)).get("/failures", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8400",
        "127.0.0.1",
        "127.0.0.1:9",
        "127.0.0.1.evil.example:8400",
        "192.168.1.5:8400",
        "127.0.0.1:8400@evil.example",
        "localhost:8400, evil.example",
        "",
    ],
)
@pytest.mark.parametrize("where", ["/failures", "/api/failures", "/static/x/room.css", "/healthz"])
def test_another_name_is_misdirected(path: Path, host: str, where: str) -> None:
    answer = visitor(room(path)).get(where, headers={"Host": host})
    assert answer.status_code == 421
    assert "war" not in answer.text


def test_names_that_the_user_allows() -> None:
    options = WebOptions(allow_hosts=("desk.local", "news.example:9000"))
    assert is_ours("desk.local:8400", options)
    assert is_ours("Desk.Local", options)
    assert is_ours("desk.local:443", options)
    assert is_ours("news.example:9000", options)
    assert not is_ours("desk.local:81", options)
    assert not is_ours("news.example:8400", options)


def test_a_room_on_all_addresses_answers_to_numbers_only() -> None:
    options = WebOptions(host="0.0.0.0", token=TOKEN)
    assert is_ours("192.168.1.5:8400", options)
    assert is_ours("[fe80::1]:8400", options)
    assert not is_ours("192.168.1.5:80", options)
    assert not is_ours("rebound.example:8400", options)


# Token


@pytest.fixture
def guest(path: Path) -> TestClient:
    """A visitor before a room that wants its token."""
    return visitor(room(path, WebOptions(token=TOKEN)))


@pytest.mark.parametrize("where", ["/", "/failures", "/api/failures", "/api/openapi.json", "/no"])
def test_without_the_token_nothing_is_told(guest: TestClient, where: str) -> None:
    answer = guest.get(where)
    assert answer.status_code == 401
    assert "war" not in answer.text
    assert "outlet.example" not in answer.text


def test_a_wrong_token_is_no_token(guest: TestClient) -> None:
    assert guest.get("/failures?token=a-token-of-some-lengtH").status_code == 401
    assert guest.get("/failures?token=é").status_code == 401
    assert guest.get("/failures", headers={"Authorization": "Bearer no"}).status_code == 401
    entry = {"Cookie": f"rashomon_entry_8400={TOKEN}"}
    assert guest.get("/failures", headers=entry).status_code == 401


def test_the_token_lets_in_and_leaves_the_address(guest: TestClient) -> None:
    answer = guest.get(f"/failures?page=1&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/failures?page=1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert TOKEN not in cookie
    assert guest.get("/failures").status_code == 200


def test_the_way_in_leads_nowhere_else(guest: TestClient) -> None:
    answer = guest.get(f"//evil.example/?token={TOKEN}")
    assert not answer.headers.get("location", "/").startswith("//")


def test_a_program_shows_the_token_in_a_header(guest: TestClient) -> None:
    answer = guest.get("/api/failures", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200


def test_style_and_health_need_no_token(guest: TestClient) -> None:
    assert guest.get(address("room.css")).status_code == 200
    assert guest.get("/healthz").text == "ok\n"


def test_a_room_for_others_is_never_without_a_token(path: Path) -> None:
    with pytest.raises(UsageError, match="needs a token"):
        create_app(path, WebOptions(host="0.0.0.0"))
    assert len(guarded(WebOptions(host="0.0.0.0")).token or "") >= 32
    assert guarded(WebOptions(host="::1")).token is None
    with pytest.raises(UsageError, match="at least 16"):
        guarded(WebOptions(token="easy"))


# Writes


def test_a_form_of_ours_is_taken(path: Path) -> None:
    app = room(path)
    client = visitor(app)
    answer = client.post("/note", data=form(client) | {"words": "one"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/failures")
    files = {"words": (None, "two")}
    client.post("/note", data=form(client), files=files, headers=OWN)
    header = {"X-CSRF-Token": form(client)["csrf"], "Sec-Fetch-Site": "same-origin"}
    client.post("/note", data={"words": "three"}, headers=header)
    client.post("/note", data=form(client) | {"words": "four"}, headers={"Referer": HERE + "/x"})
    assert written(app) == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8401"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": "https://evil.example/?http://127.0.0.1:8400/"},
    ],
)
def test_a_form_from_elsewhere_is_refused(path: Path, headers: dict[str, str]) -> None:
    app = room(path)
    client = visitor(app)
    answer = client.post("/note", data=form(client) | {"words": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "did not come from a page of the reading room" in answer.text
    assert written(app) == []


def test_an_origin_is_compared_as_a_whole() -> None:
    assert is_same_origin({"origin": "https://Desk.example"}, "desk.example")
    assert not is_same_origin({"origin": "http://127.0.0.1:8400.evil.example"}, "127.0.0.1:8400")
    assert not is_same_origin({"origin": "http://[bad"}, "127.0.0.1:8400")
    assert not is_same_origin({"origin": "file://127.0.0.1:8400"}, "127.0.0.1:8400")


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused(path: Path, csrf: str) -> None:
    app = room(path)
    client = visitor(app)
    client.get("/form")
    answer = client.post("/note", data={"csrf": csrf, "words": "x"}, headers=OWN)
    assert answer.status_code == 403
    assert "too old to be sent" in answer.text
    assert written(app) == []


def test_a_token_belongs_to_one_session_and_one_process(path: Path) -> None:
    app = room(path)
    one, other = visitor(app), visitor(app)
    other.get("/form")
    assert other.post("/note", data=form(one), headers=OWN).status_code == 403
    assert visitor(app).post("/note", data=form(one), headers=OWN).status_code == 403
    again = visitor(room(path))
    again.cookies = one.cookies
    assert again.post("/note", data=form(one), headers=OWN).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "MADE-UP"])
def test_a_room_for_reading_takes_no_write(path: Path, method: str) -> None:
    app = room(path, WebOptions(read_only=True))
    client = visitor(app)
    answer = client.request(method, "/note", data=form(client), headers=OWN)
    assert answer.status_code == 403
    assert "for reading only" in answer.text
    assert written(app) == []


def test_a_program_with_the_token_writes_without_a_form(path: Path) -> None:
    app = room(path, WebOptions(token=TOKEN))
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert visitor(app).post("/api/note", data={"words": "a"}, headers=bearer).status_code == 303
    elsewhere = bearer | {"Origin": "https://evil.example"}
    assert visitor(app).post("/api/note", headers=elsewhere).status_code == 403
    assert written(app) == ["a"]


def test_the_token_in_the_address_writes_nothing(path: Path) -> None:
    app = room(path, WebOptions(token=TOKEN))
    assert visitor(app).post(f"/note?token={TOKEN}", headers=OWN).status_code == 401


# Size


def test_a_body_that_states_too_much_is_not_read(path: Path) -> None:
    app = room(path, WebOptions(most_upload=2048))
    client = visitor(app)
    much = form(client) | {"words": "x" * 4096}
    assert client.post("/note", data=much, headers=OWN).status_code == 413
    assert client.request("GET", "/failures", content=b"x" * 4096).status_code == 413


def test_a_body_that_states_nothing_is_counted(path: Path) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            sent.append(1)
            yield b"x" * 1024

    app = room(path, WebOptions(most_upload=2048))
    client, sent = visitor(app), list[int]()
    header = {"X-CSRF-Token": form(client)["csrf"], **OWN}
    answer = client.post("/note", content=endless(), headers=header)
    assert answer.status_code == 413
    assert written(app) == []


def test_a_form_that_cannot_be_read_is_refused(path: Path) -> None:
    client = visitor(room(path))
    client.get("/form")
    kinds = ["multipart/form-data", "multipart/form-data; boundary=x", "application/json", "x"]
    for kind in kinds:
        header = {"Content-Type": kind, **OWN}
        assert client.post("/note", content=b"--y\r\nnothing", headers=header).status_code == 403


# Every answer


def test_every_answer_carries_the_same_headers(path: Path) -> None:
    client = visitor(room(path))
    shut = visitor(room(path, WebOptions(token=TOKEN)))
    tag = client.get("/failures").headers["etag"]
    answers = [
        client.get("/failures"),
        client.get("/failures", headers={"If-None-Match": tag}),
        client.get("/api/failures"),
        client.get("/api/openapi.json"),
        client.get(address("room.css")),
        client.get("/static/x/none.css"),
        client.get("/healthz"),
        client.get("/"),
        client.get("/nothing"),
        client.get("/failures?page=x"),
        client.get("/failures?page=99"),
        client.get("/broken"),
        client.get("/odd"),
        client.delete("/failures", headers=OWN),
        client.get("/", headers={"Host": "evil.example"}),
        shut.get("/"),
        shut.get(f"/?token={TOKEN}"),
    ]
    assert [a.status_code for a in answers] == [
        *(200, 304, 200, 200, 200, 404, 200, 200, 404, 400, 404, 500, 400, 403, 421, 401, 303)
    ]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "server" not in answer.headers
        assert "cache-control" in answer.headers or answer.status_code in (200, 303)


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_holds_script_or_style(path: Path) -> None:
    client = visitor(room(path))
    for where in ("/failures", "/nothing", "/broken"):
        page = client.get(where).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == 1
        assert " on" not in "".join(part.split(">")[0] for part in page.split("<button")[1:])


# Faults


def test_a_fault_tells_nothing_and_is_found_in_the_log(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client = visitor(room(path))
    page, data = client.get("/broken"), client.get("/api/nothing")
    assert page.status_code == 500
    logged = capsys.readouterr().err
    assert "secret words" not in page.text + logged
    assert "Traceback" not in page.text
    assert page.text.split("log under ")[1][:8] in logged
    assert "RuntimeError" in logged
    assert data.headers["content-type"] == "application/problem+json"
    assert data.json()["status"] == 404


def test_errors_are_said_in_words_and_escaped(path: Path) -> None:
    client = visitor(room(path))
    page = client.get("/missing")
    assert page.status_code == 404
    assert "No story &#39;&lt;i&gt;&#39;." in page.text
    assert "Go back to the desk" in page.text
    assert "No such date." in client.get("/odd").text


def test_the_failures_page_holds_no_live_text(path: Path) -> None:
    from rashomon.records import Failure
    from rashomon.store import Store

    store = Store(path)
    address_ = "javascript:alert(1)//<script>\u202e"
    with store.writing() as writer:
        writer.fail(Failure.make("capture", address_, "not-text", "<img src=x onerror=alert(1)>"))
    store.close()
    fail(path, 4)
    page = visitor(room(path)).get("/failures").text
    assert "<img" not in page
    assert "\u202e" not in page
    assert 'href="javascript' not in page
    assert "javascript:alert(1)//&lt;script&gt;" in page
