"""The review: what is asked first, deciding with one key, undoing, and two people at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rooms import HERE, room, visitor
from starlette.testclient import TestClient

import raid
import rashomon
from rashomon.errors import UsageError
from rashomon.records import Subject, Verdict, in_force
from rashomon.web.options import WebOptions
from rashomon.web.pages.sources import rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("review"))


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "copy.db"))


@pytest.fixture
def desk(file: Path) -> Iterator[TestClient]:
    with visitor(room(file)) as client:
        yield client


def post(client: TestClient, to: str, fields: Mapping[str, object]) -> Any:
    """Send a form as a browser does."""
    csrf = client.get("/form").text
    return client.post(to, data={"csrf": csrf, **fields}, headers={"Origin": HERE})


def send(client: TestClient, to: str, **fields: object) -> str:
    """Send a form that is taken; where the answer leads."""
    found = post(client, to, fields)
    assert found.status_code == 303, found.text
    return str(found.headers["location"])


def asked(client: TestClient, at: int = 0) -> dict[str, object]:
    found: dict[str, dict[str, dict[str, object]]] = client.get(f"/api/review?at={at}").json()
    return found["asked"]["doubt"]


def answer(client: TestClient, verdict: str, **more: object) -> str:
    doubt = asked(client)
    return send(
        client,
        "/decide",
        **{
            "subject": doubt["subject"],
            "about": [doubt["one"], doubt["other"]],
            "verdict": verdict,
            "author": "Á. Analyst",
            "after": "nothing",
            "back": "/review?at=0&done={id}",
        }
        | more,
    )


def test_the_weightiest_doubt_is_asked_first_in_the_reports_words(
    desk: TestClient, file: Path
) -> None:
    with rashomon.open(file) as workspace:
        doubts = workspace.doubts(500)
        assert [d.weight for d in doubts] == sorted((d.weight for d in doubts), reverse=True)
        first = doubts[0]
        text = workspace.report(first.one_words.report).text
    page = desk.get("/review").text
    assert f"<mark>{first.one_words.of(text)}</mark>" in page
    assert asked(desk)["one"] == first.one
    assert "Taken for" in page or "Counted as" in page


def test_a_verdict_is_kept_shown_and_undone(desk: TestClient, file: Path) -> None:
    before = asked(desk)
    to = answer(desk, "different", note="two nights")
    page = desk.get(to).text
    assert "Decided: <bdi>different</bdi>" in page
    assert asked(desk) != before
    history = desk.get("/decisions").text
    assert "two nights" in history
    with rashomon.open(file) as workspace:
        (decision,) = workspace.decisions()
    assert (decision.verdict, decision.author) == (Verdict.DIFFERENT, "Á. Analyst")
    send(desk, "/undo", decision=decision.id, author="Á. Analyst", back="/review")
    assert asked(desk) == before
    with rashomon.open(file) as workspace:
        assert len(workspace.decisions()) == 2
        assert in_force(workspace.decisions()) == ()
    assert "no longer counts" in desk.get("/decisions").text.lower()


def test_the_name_is_remembered_for_the_next_one(desk: TestClient) -> None:
    assert 'name="author" value=""' in desk.get("/review").text
    answer(desk, "same")
    assert 'value="Á. Analyst"' in desk.get("/review").text


def test_skipping_goes_on_and_comes_round(desk: TestClient) -> None:
    total = desk.get("/api/review").json()["total"]
    assert 'href="/review?at=1" data-key="k"' in desk.get("/review").text
    assert 'href="/review?at=0" data-key="k"' in desk.get(f"/review?at={total - 1}").text


def test_each_kind_can_be_asked_alone(desk: TestClient) -> None:
    for subject in (Subject.EVENT, Subject.ORIGIN, Subject.ACTOR, Subject.COPY):
        found = desk.get(f"/api/review?subject={subject}").json()
        assert found["asked"] is None or found["asked"]["doubt"]["subject"] == subject
        assert desk.get(f"/review?subject={subject}").status_code == 200


def test_of_two_who_decide_at_once_the_second_is_told(desk: TestClient, file: Path) -> None:
    doubt = asked(desk)
    answer(desk, "same")
    fields = {
        "subject": doubt["subject"],
        "about": [doubt["one"], doubt["other"]],
        "verdict": "different",
        "author": "B. Other",
        "after": "nothing",
    }
    found = post(desk, "/decide", fields)
    assert found.status_code == 409
    assert "Somebody else was quicker" in found.text
    assert "Á. Analyst" in found.text
    with rashomon.open(file) as workspace:
        assert len(workspace.decisions()) == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"author": " "}, "signed"),
        ({"about": ["report-1", "report-1"]}, "one and the same"),
        ({"about": ["a"]}, "names what it is about"),
        ({"verdict": "set"}, "nobody can decide"),
        ({"back": "https://elsewhere.example/"}, "not one of this room"),
        ({"about": ["report-0000000000000000:1-2", "report-0000000000000000:3-4"]}, "no report"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    desk: TestClient, fields: dict[str, object], says: str
) -> None:
    doubt = asked(desk)
    base: dict[str, object] = {
        "subject": doubt["subject"],
        "about": [doubt["one"], doubt["other"]],
        "verdict": "same",
        "author": "A",
    }
    found = post(desk, "/decide", base | fields)
    assert found.status_code in (400, 404)
    assert says in found.text.lower()


def test_programs_decide_too(desk: TestClient, file: Path) -> None:
    doubt = asked(desk)
    body = {
        "subject": doubt["subject"],
        "verdict": "same",
        "about": [doubt["other"], doubt["one"]],
        "author": "a script",
    }
    csrf = desk.get("/form").text
    headers = {"Origin": HERE, "X-CSRF-Token": csrf}
    found = desk.post("/api/decisions", json=body, headers=headers)
    assert found.status_code == 201, found.text
    assert found.json()["about"] == [doubt["one"], doubt["other"]]
    assert desk.get("/api/decisions").json()["in_force"] == 1
    assert desk.post("/api/decisions", json=body).status_code == 403


def test_nothing_can_be_decided_where_it_is_for_reading_only(file: Path) -> None:
    with visitor(room(file, WebOptions(read_only=True))) as client:
        assert "for reading only" in client.get("/review").text
        assert '<form method="post"' not in client.get("/review").text
        assert '<form method="post"' not in client.get("/sources").text
        csrf = client.get("/form").text
        sent = client.post("/undo", data={"csrf": csrf}, headers={"Origin": HERE})
        assert sent.status_code == 403


# --- events --------------------------------------------------------------------------------------


def story_of(file: Path) -> tuple[str, int]:
    """The only story, and how many events it has."""
    with rashomon.open(file) as workspace:
        (found,) = workspace.stories()
        record = found.dossier().record
        assert record is not None
        return found.id, len(record.events)


def choices(page: str, action: str, field: str) -> list[str]:
    """The values that a form of the page offers, or sends along, for one field."""
    form = page.partition(f'action="{action}"')[2].partition("</form>")[0]
    if f'<select name="{field}"' in form:
        form = form.partition(f'<select name="{field}"')[2].partition("</select>")[0]
        return re.findall(r'value="([^"]+)"', form)
    return re.findall(rf'name="{field}" value="([^"]+)"', form)


def test_a_mention_is_split_off_and_merged_again_on_the_storys_page(
    desk: TestClient, file: Path
) -> None:
    story, count = story_of(file)
    page = desk.get(f"/story/{story}?decide=1").text
    mention, *_ = choices(page, "/split", "mention")
    named = choices(page, "/split", "event")
    assert mention in named
    back = f"/story/{story}?decide=1"
    assert back in send(desk, "/split", mention=mention, event=named, author="A", back=back)
    assert story_of(file)[1] > count
    history = desk.get("/api/decisions").json()
    assert history["in_force"] == len(named) - 1
    apart = {d["decision"]["about"][n] for d in history["rows"] for n in (0, 1)}
    assert apart == set(named)

    other = next(each for each in named if each != mention)
    both = {"subject": "event", "verdict": "same", "about": [mention, other], "author": "A"}
    send(desk, "/decide", **both)
    assert desk.get("/api/decisions").json()["in_force"] == len(named) - 1  # one decided anew


def test_a_value_is_set_aside_graded_and_set_on_the_storys_page(
    desk: TestClient, file: Path
) -> None:
    story, _ = story_of(file)
    page = desk.get(f"/story/{story}?decide=1").text
    about, *_ = choices(page, "/decide", "about")
    attribute, *_ = choices(page, "/decide", "attribute")
    key, *_ = choices(page, "/decide", "key")
    named = {"about": about, "attribute": attribute, "author": "A. Analyst"}
    send(desk, "/decide", subject="grade", verdict="set", value="5", key=key, **named)
    send(desk, "/decide", subject="value", verdict="set", value="seen", **named)
    send(desk, "/decide", subject="value", verdict="reject", key=key, **named)
    shown = desk.get(f"/story/{story}").text
    assert "set by a person: <bdi>seen</bdi>" in shown
    assert "set aside by a. analyst" in shown.lower()
    with rashomon.open(file) as workspace:
        assert len(in_force(workspace.decisions())) == 3


# --- sources -------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script>"


def test_a_source_is_as_reliable_as_a_person_says(desk: TestClient, file: Path) -> None:
    assert "nobody has stated it" in desk.get("/sources").text
    send(desk, "/sources", name="Saltmere Post", value="B", author="A. Analyst", note=HOSTILE)
    page = desk.get("/sources").text
    assert re.search(r"Saltmere Post.*?<b>B</b> usually reliable", page, re.S)
    assert HOSTILE not in page
    with rashomon.open(file) as workspace:
        assert workspace.reliability()["saltmere post"].value == "B"


def test_a_file_of_statements_is_taken_whole_and_once(desk: TestClient, file: Path) -> None:
    data = "\ufeffName,Reliability,Note\nSaltmere Post,b,old paper\nReuters,A,\n,,\n".encode()
    for _ in range(2):
        csrf = desk.get("/form").text
        sent = desk.post(
            "/sources/file",
            data={"csrf": csrf, "author": "A. Analyst"},
            files={"file": ("sources.csv", data, "text/csv")},
            headers={"Origin": HERE},
        )
        assert sent.status_code == 303, sent.text
    with rashomon.open(file) as workspace:
        assert {k: d.value for k, d in workspace.reliability().items()} == {
            "saltmere post": "B",
            "reuters": "A",
        }
        assert len(workspace.decisions()) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "first line"),
        (b"outlet,grade\nX,A\n", "first line"),
        (b"name,reliability\nX,G\n", "line 2"),
        (b"name,reliability\n,A\n", "line 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'name,reliability\n"X,A\n', "no CSV"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_line(data: bytes, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        rows(data)


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda s: f"name,reliability\n{s}".encode())
)
def test_any_file_is_read_or_refused(data: bytes) -> None:
    try:
        found = rows(data)
    except UsageError:
        return
    assert all(name and value in "ABCDEF" for name, value, _ in found)
