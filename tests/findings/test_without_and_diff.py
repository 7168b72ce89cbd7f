"""What still stands without an origin, and what changed between two moments: in use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import raid
import rashomon
from rashomon.cli.app import app
from rashomon.dossier import jsonl, read_jsonl
from rashomon.errors import NotFound, UsageError
from rashomon.findings.changes import Turn
from rashomon.findings.dropping import Fate, Without
from rashomon.moments import moment
from rashomon.records import Attribute, Event, Finding, FindingStatus, Origin
from rashomon.workspace import Story, Workspace


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def workspace(file: Path) -> Workspace:
    return rashomon.open(file)


@pytest.fixture
def story(workspace: Workspace) -> Story:
    (found,) = workspace.stories()
    return found


def named(found: Without) -> set[str]:
    return {origin.name for origin in found.origins}


def outlets(workspace: Workspace, reports: tuple[str, ...]) -> set[str]:
    found = (workspace.report(report).outlet for report in reports)
    return {outlet.value for outlet in found if outlet is not None}


# --- what people mean by a few words -------------------------------------------------------------


@pytest.mark.parametrize("what", ["Haddad", "omar haddad", "Haddad, BBC", "Haddad through the BBC"])
def test_an_origin_is_found_by_its_name_as_people_write_it(story: Story, what: str) -> None:
    found = story.without(what)
    assert named(found) == {"Omar Haddad"}
    assert found.reports == ()


def test_an_origin_is_found_by_its_id(story: Story) -> None:
    (haddad,) = story.without("Omar Haddad").origins
    assert story.without(haddad.id).origins == (haddad,)
    assert story.without(haddad.id[:-4]).origins == (haddad,)


def test_a_report_is_found_by_its_number_and_its_id(story: Story) -> None:
    for number, report in enumerate(story.reports, 1):
        for what in (str(number), f"report {number}", f"#{number}", report):
            assert story.without(what).reports == (report,)


@pytest.mark.parametrize("what", ["Dorrow Courier", "the dorrow courier", "Dorrow"])
def test_an_outlet_is_set_aside_with_its_reports(
    workspace: Workspace, story: Story, what: str
) -> None:
    found = story.without(what)
    assert outlets(workspace, found.reports) == {"Dorrow Courier"}


def test_several_are_set_aside_together(story: Story) -> None:
    found = story.without("Haddad", "2", "the army")
    assert named(found) == {"Omar Haddad", "The army"}
    assert found.reports == (story.reports[1],)


@pytest.mark.parametrize(
    "what", ["Vladimir Putin", "Haddad, Reuters", "origin-ffff", "", "Haddad,x"]
)
def test_what_fits_nothing_lists_the_origins(story: Story, what: str) -> None:
    with pytest.raises(NotFound, match=r"nothing in this story fits.*\n  origin-.*Omar Haddad"):
        story.without(what)


@pytest.mark.parametrize("what", ["0", "5", "report 99"])
def test_a_number_that_no_report_has_is_told(story: Story, what: str) -> None:
    with pytest.raises(NotFound, match="the story has 4"):
        story.without(what)


# --- what is left --------------------------------------------------------------------------------


def test_without_who_denies_it_is_no_longer_contested(story: Story) -> None:
    found = story.without("the army")
    (event,) = found.events
    (left,) = event.findings
    assert left.attribute is Attribute.OCCURRED
    assert left.before.status is FindingStatus.CONTESTED
    assert Fate.SETTLED in left.fates
    assert left.after is not None
    assert left.after.status is not FindingStatus.CONTESTED
    gone = [value.value for value in left.values if value.after is None]
    assert gone == ["no"]


def test_what_one_origin_alone_said_vanishes(story: Story) -> None:
    found = story.without("Haddad")
    wounded = next(f for e in found.events for f in e.findings if f.attribute is Attribute.WOUNDED)
    assert wounded.fates == (Fate.VANISHES,)
    assert wounded.after is None


def test_without_every_report_nothing_is_left(story: Story) -> None:
    found = story.without("1", "2", "3", "4")
    assert found.record.findings == ()
    assert found.untouched == 0
    assert {fate for e in found.events for f in e.findings for fate in f.fates} == {Fate.VANISHES}


def test_what_rests_and_what_does_not_are_all_findings(story: Story, workspace: Workspace) -> None:
    findings = {r.id for r in workspace.records() if isinstance(r, Finding)}
    for what in ("Haddad", "3", "Lina Brandt"):
        found = story.without(what)
        assert found.untouched + sum(len(event.findings) for event in found.events) == len(findings)


# --- between two moments -------------------------------------------------------------------------


def test_nothing_changed_where_nothing_came(workspace: Workspace) -> None:
    assert workspace.diff("2014-07-01", "now") == []
    assert workspace.diff("2013", "2014-06-24") == []


def test_what_came_made_a_finding_contested_and_is_named_for_it(workspace: Workspace) -> None:
    (story,) = workspace.diff(raid.BETWEEN)
    assert [arrival.outlet for arrival in story.came] == ["Dorrow Courier", "Tern Mail"]
    occurred = next(f for f in story.changes.findings if f.attribute is Attribute.OCCURRED)
    assert occurred.turn is Turn.CHANGED
    assert occurred.before is not None
    assert occurred.after is not None
    assert occurred.before.status is not FindingStatus.CONTESTED
    assert occurred.after.status is FindingStatus.CONTESTED
    assert outlets(workspace, occurred.by) == {"Dorrow Courier"}
    new = [e for e in story.changes.events if e.turn is Turn.NEW]
    assert all(outlets(workspace, e.by) == {"Dorrow Courier"} for e in new)


def test_from_nothing_every_event_is_new(workspace: Workspace) -> None:
    (story,) = workspace.diff(raid.BEFORE)
    events = [record for record in workspace.records() if isinstance(record, Event)]
    assert {e.after.id for e in story.changes.events if e.after} == {event.id for event in events}
    assert {e.turn for e in story.changes.events} == {Turn.NEW}


def test_a_reprint_changes_no_count(tmp_path: Path, workspace: Workspace) -> None:
    raid.add(tmp_path / "w.db", slice(2), raid.FIRST)
    raid.add(tmp_path / "w.db", slice(3, 4), raid.SECOND)
    with rashomon.open(tmp_path / "w.db") as opened:
        (story,) = opened.diff(raid.BETWEEN)
        assert [arrival.outlet for arrival in story.came] == ["Tern Mail"]
        assert story.changes.events == ()
        for change in story.changes.findings:
            assert change.before is not None
            assert change.after is not None
            assert change.after.support.high == change.before.support.high
        # The same between two files, as far as both hold the same.
        (other,) = opened.diff(opened, workspace)
        assert {arrival.outlet for arrival in other.came} == {"Dorrow Courier"}
        assert Turn.VANISHED not in {e.turn for e in other.changes.events}
        (back,) = opened.diff(workspace, opened)
        assert {arrival.outlet for arrival in back.gone} == {"Dorrow Courier"}
        assert back.came == ()


def test_a_new_version_of_a_page_changes_its_events_and_is_named(tmp_path: Path) -> None:
    raid.add(tmp_path / "w.db", slice(1), raid.FIRST)
    changed = [(n, o, d, t.replace("23 people", "26 people")) for n, o, d, t in raid.REPORTS[:1]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raid, "REPORTS", tuple(changed))
        raid.add(tmp_path / "w.db", slice(1), raid.SECOND)
    with rashomon.open(tmp_path / "w.db") as opened:
        (story,) = opened.diff(raid.BETWEEN)
        assert [arrival.received for arrival in story.came] == ["2014-06-26T22:00:00Z"]
        assert story.gone == ()
        assert story.changes.events == ()
        killed = next(f for f in story.changes.findings if f.attribute is Attribute.KILLED)
        assert killed.by == (story.came[0].report,)
        assert any("26" in v.value for v in killed.values)
        assert opened.diff(raid.BEFORE, raid.BETWEEN)[0].came[0].received < story.came[0].received


@pytest.mark.parametrize("text", ["yesterday", "2014-13-01", "", "2014-06-27T25:00"])
def test_what_is_no_moment_says_what_would_be(text: str) -> None:
    with pytest.raises(UsageError, match=r"write a date \(2014-06-27\)"):
        moment(text)


@pytest.mark.parametrize(("before", "after"), [("now", "now"), ("2014-06-27", "2014-06-24")])
def test_the_earlier_moment_comes_first(workspace: Workspace, before: str, after: str) -> None:
    with pytest.raises(UsageError, match="earlier of two moments"):
        workspace.diff(before, after)


# --- the command line, the list, the export ------------------------------------------------------


def run(file: Path, *words: str) -> str:
    done = CliRunner().invoke(app, ["-w", str(file), *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_without_prints_what_is_left(file: Path) -> None:
    printed = run(file, "without", "the army", "1")
    assert "The army (1 claim in 1 report)" in printed
    assert "occurred: is no longer contested" in printed
    assert "no: 1 → vanishes" in printed
    assert "did not rest on it" in printed
    found = json.loads(run(file, "without", "Haddad, BBC", "2", "tikrit", "--json"))
    assert {origin["name"] for origin in found["origins"]} == {"Omar Haddad"}
    assert len(found["reports"]) == 1
    assert found["events"][0]["findings"][0]["fates"]


def test_diff_prints_what_changed_and_who_did_it(file: Path, tmp_path: Path) -> None:
    printed = run(file, "diff", raid.BETWEEN, "now")
    assert "came: Dorrow Courier, “Toll of Tikrit market strike rises to 43”" in printed
    assert "agreed → contested" in printed
    assert ", by Dorrow Courier" in printed
    lines = run(file, "diff", raid.BETWEEN, "--json").splitlines()
    assert [json.loads(line)["came"][0]["outlet"] for line in lines] == ["Dorrow Courier"]
    copied = tmp_path / "copy.db"
    copied.write_bytes(file.read_bytes())
    assert run(file, "diff", str(copied), str(file)) == "Nothing changed.\n"
    assert run(file, "diff", str(copied), "now") == "Nothing changed.\n"


def test_the_list_shows_the_origins_of_the_leading_event(workspace: Workspace, file: Path) -> None:
    leading = next(r for r in workspace.records() if isinstance(r, Event))
    (row,) = workspace.list_stories().rows
    support = workspace.story(1).dossier().record.events[0].support  # type: ignore[union-attr]
    assert row.articles == 4
    assert row.origins == (support.low, support.high)
    assert leading.story == workspace.story(1).id
    assert "Origins" in run(file, "stories")


def test_the_export_holds_what_is_found_story_by_story(workspace: Workspace) -> None:
    records = list(workspace.records())
    kept = workspace.story(1).dossier().record
    assert kept is not None
    found = [r for r in records if isinstance(r, Event | Origin | Finding)]
    assert found == [*kept.events, *kept.origins, *kept.findings]
    lines = list(jsonl(records))
    assert list(read_jsonl(lines)) == records
    origins = [json.loads(line) for line in lines if line.startswith('{"kind":"origin"')]
    assert {"speaker", "unnamed"} <= {origin["origin_kind"] for origin in origins}
    (line,) = jsonl([workspace.story(1).dossier()])
    assert json.loads(line)["record"]["origins"][0]["origin_kind"]
    assert next(iter(read_jsonl([line]))) == workspace.story(1).dossier()
