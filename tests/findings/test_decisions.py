"""What people decide outranks the machine, survives, is seen, and can be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import raid
import rashomon
from rashomon.cli.app import app
from rashomon.dossier import jsonl, read_jsonl
from rashomon.errors import NotFound, Outdated
from rashomon.records import (
    Attribute,
    Decision,
    Event,
    Finding,
    FindingStatus,
    Origin,
    OriginKind,
    Record,
    Standing,
    Subject,
    Verdict,
    handle,
    in_force,
)
from rashomon.workspace import Story, Workspace

MORE = """Governor O. Haddad speaks after raid on Tikrit market

Jets bombed the cattle market of Tikrit on Tuesday. The governor, O. Haddad, told the BBC that \
the strike had come without warning, and that 23 people were killed.

On Monday gunmen abducted two engineers in Kirkuk. Protesters blocked the road to Kirkuk later.

Lina Brandt, the director of the hospital at Tikrit, said that 43 people were killed when jets \
bombed the market. Families carried the dead to the old cemetery above the market.
"""
CLOCK = iter(f"2014-07-01T10:00:00.{n:06d}Z" for n in range(100_000))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = raid.workspace(tmp_path_factory.mktemp("decided"))
    with rashomon.open(file) as workspace:
        (file.parent / "more.txt").write_text(MORE, "utf-8")
        supplied = (("outlet", "Tolland Record"), ("published", "2014-06-26"))
        workspace.add([file.parent / "more.txt"], supplied=supplied)
    return file


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    with rashomon.open(shutil.copy(made, tmp_path / "copy.db")) as opened:
        yield opened


@pytest.fixture
def story(workspace: Workspace) -> Story:
    (found,) = workspace.stories()
    return found


def record(story: Story) -> Record:
    found = story.dossier().record
    assert found is not None
    return found


def decide(
    workspace: Workspace, subject: Subject, verdict: Verdict, *about: str, **more: object
) -> Decision:
    made = Decision.make(subject, verdict, about, "A. Analyst", next(CLOCK), **more)  # type: ignore[arg-type]
    return workspace.decide(made)


def undo(workspace: Workspace, decision: Decision) -> Decision:
    return decide(workspace, Subject.UNDO, Verdict.UNDO, decision.id)


def leading(story: Story) -> Event:
    return record(story).events[0]


def contested(story: Story) -> Finding:
    return next(f for f in record(story).findings if f.status is FindingStatus.CONTESTED)


def event_of(story: Story, finding: Finding) -> Event:
    return next(e for e in record(story).events if e.id == finding.event)


def speakers(story: Story) -> list[Origin]:
    told = (OriginKind.SPEAKER, OriginKind.UNNAMED)
    return [o for o in record(story).origins if o.words and o.kind in told]


# --- events --------------------------------------------------------------------------------------


def mention(story: Story, id_: str, workspace: Workspace) -> str:
    for said in workspace._store.pages.statements(story.reports):
        for each in said.coding.events if said.coding is not None else ():
            if each.id == id_:
                return handle(each.trigger[0])
    raise AssertionError(id_)


def test_one_event_is_parted_and_is_one_again_when_that_is_undone(
    workspace: Workspace, story: Story
) -> None:
    before = record(story)
    event = before.events[0]
    one, *others = event.mentions
    sides = [mention(story, id_, workspace) for id_ in event.mentions]
    made = [
        decide(workspace, Subject.EVENT, Verdict.DIFFERENT, sides[0], side) for side in sides[1:]
    ]
    after = record(story)
    home = next(e for e in after.events if one in e.mentions)
    assert not set(home.mentions) & set(others)
    for each in made:
        undo(workspace, each)
    assert record(story) == before


def test_two_events_become_one_with_the_signature_as_reason(
    workspace: Workspace, story: Story
) -> None:
    first, second = record(story).events[:2]
    sides = [mention(story, e.mentions[0], workspace) for e in (first, second)]
    decide(workspace, Subject.EVENT, Verdict.SAME, *sides)
    joined = next(e for e in record(story).events if first.mentions[0] in e.mentions)
    assert second.mentions[0] in joined.mentions
    assert any("decided by A. Analyst, 2014-07-01" in j.reasons for j in joined.joins)


# --- origins -------------------------------------------------------------------------------------


def test_two_origins_held_to_be_one_are_counted_once(workspace: Workspace, story: Story) -> None:
    one, other = speakers(story)[:2]
    decide(workspace, Subject.ORIGIN, Verdict.SAME, handle(one.words[0]), handle(other.words[0]))
    left = [o for o in record(story).origins if {one.words[0], other.words[0]} & set(o.words)]
    assert len(left) == 1


def test_two_origins_held_to_be_two_surely_differ(workspace: Workspace, story: Story) -> None:
    pairs = [(a, b) for a in speakers(story) for b in speakers(story) if b.id in a.may_be]
    assert pairs
    one, other = pairs[0]
    decide(
        workspace, Subject.ORIGIN, Verdict.DIFFERENT, handle(one.words[0]), handle(other.words[0])
    )
    now = {o.id: o for o in record(story).origins}
    assert other.id not in now[one.id].may_be


# --- actors --------------------------------------------------------------------------------------


def test_names_held_to_be_two_people_are_never_one(workspace: Workspace, story: Story) -> None:
    texts = {e.report.id: e.report.text for e in story.dossier().entries}
    doubt = next(d for d in record_doubts(workspace, story) if d.subject is Subject.ACTOR)
    said = {doubt.one_words.of(texts[doubt.one_words.report])}
    said.add(doubt.other_words.of(texts[doubt.other_words.report]))
    decide(workspace, Subject.ACTOR, Verdict.DIFFERENT, doubt.one, doubt.other)
    from rashomon.recording import finding_material

    material = finding_material(workspace._store.pages, story.record)
    parties: dict[str, set[str]] = {}
    for each in material.spoken:
        for number, actor in enumerate(each.coding.actors):
            if actor.name in said:
                parties.setdefault(actor.name, set()).add(
                    material.parties[each.report.id, number].id
                )
    first, second = parties.values()
    assert not first & second


def record_doubts(workspace: Workspace, story: Story) -> list:  # type: ignore[type-arg]
    return workspace.doubts(200, story=story.id)


# --- copies --------------------------------------------------------------------------------------


def test_reports_held_to_depend_count_as_one_text(workspace: Workspace, story: Story) -> None:
    before = story.dossier().independence
    outlets = {
        e.report.outlet.value: e.report.id for e in story.dossier().entries if e.report.outlet
    }
    two = (outlets["Saltmere Post"], outlets["Dorrow Courier"])
    decision = decide(workspace, Subject.COPY, Verdict.SAME, *two)
    after = story.dossier()
    assert after.independence.high == before.high - 1
    assert any(edge.reason == "decided by A. Analyst, 2014-07-01" for edge in after.edges)
    undo(workspace, decision)
    assert story.dossier().independence == before


# --- values --------------------------------------------------------------------------------------


def test_a_rejected_value_is_kept_and_the_rules_answer_stays(
    workspace: Workspace, story: Story
) -> None:
    before = contested(story)
    event = event_of(story, before)
    rivals = [v for v in before.values if v.standing is Standing.RIVAL]
    for rival in rivals[1:]:
        decide(
            workspace,
            Subject.VALUE,
            Verdict.REJECT,
            handle(event.words),
            attribute=before.attribute,
            key=handle(rival.words[0]),
            note="a misprint",
        )
    after = next(f for f in record(story).findings if f.id == before.id)
    assert after.status is not FindingStatus.CONTESTED
    assert after.ruled is FindingStatus.CONTESTED
    assert len(after.decisions) == len(rivals) - 1
    gone = [v for v in after.values if v.standing is Standing.REJECTED]
    assert {v.key for v in gone} >= {v.key for v in rivals[1:]}
    assert all("A. Analyst, 2014-07-01: a misprint" in v.reason for v in gone)


def test_a_set_value_stands_beside_what_the_rule_found(workspace: Workspace, story: Story) -> None:
    before = contested(story)
    words = handle(event_of(story, before).words)
    decide(
        workspace,
        Subject.VALUE,
        Verdict.SET,
        words,
        attribute=before.attribute,
        value="seen on the spot",
    )
    after = next(f for f in record(story).findings if f.id == before.id)
    assert after.set_to == "seen on the spot"
    assert (after.status, after.values) == (before.status, before.values)


def test_a_grade_is_a_persons_and_the_rules_own_stays(workspace: Workspace, story: Story) -> None:
    event = leading(story)
    before = next(f for f in record(story).findings if f.event == event.id)
    value = before.values[0]
    decide(
        workspace,
        Subject.GRADE,
        Verdict.SET,
        handle(event.words),
        attribute=before.attribute,
        key=handle(value.words[0]),
        value="5",
    )
    after = next(f for f in record(story).findings if f.id == before.id)
    assert after.values[0].grade.credibility == 5
    assert after.values[0].grade.ruled == value.grade.credibility


# --- what holds of all ---------------------------------------------------------------------------


def test_decisions_survive_reading_everything_anew(workspace: Workspace, story: Story) -> None:
    one, other = speakers(story)[:2]
    decide(workspace, Subject.ORIGIN, Verdict.SAME, handle(one.words[0]), handle(other.words[0]))
    decided = record(story)
    with workspace._store.writing() as writer:
        numbers = workspace._store.reader.report_numbers(story.reports)
        from rashomon.store import Step

        writer.wait(Step.READ, numbers.values())
        writer.wait(Step.ATTRIBUTE, numbers.values())
    workspace.add([])
    (again,) = workspace.stories()
    assert record(again) == decided


def test_what_was_decided_since_is_looked_at_first(workspace: Workspace, story: Story) -> None:
    words = handle(leading(story).words)
    more = {"attribute": Attribute.OCCURRED, "value": "yes"}
    first = decide(workspace, Subject.VALUE, Verdict.SET, words, **more)
    second = Decision.make(
        Subject.VALUE,
        Verdict.SET,
        (words,),
        "B. Other",
        next(CLOCK),
        attribute=Attribute.OCCURRED,
        value="no",
    )
    with pytest.raises(Outdated, match=r"A\. Analyst, 2014-07-01 decided set"):
        workspace.decide(second, after="")
    assert workspace.decisions() == [first]
    workspace.decide(second, after=first.id)
    assert in_force(workspace.decisions()) == (second,)
    undo(workspace, second)
    assert len(workspace.decisions()) == 3  # nothing is lost
    assert in_force(workspace.decisions()) == (first,)


@pytest.mark.parametrize(
    "about", ["report-0000000000000000", "report-0000000000000000:1-4"], ids=["report", "words"]
)
def test_nothing_can_be_decided_on_what_is_not_here(
    workspace: Workspace, story: Story, about: str
) -> None:
    side = handle(leading(story).words)
    with pytest.raises(NotFound):
        decide(workspace, Subject.EVENT, Verdict.SAME, about, side)
    with pytest.raises(NotFound, match="to undo"):
        decide(workspace, Subject.UNDO, Verdict.UNDO, "decision-1")
    assert workspace.decisions() == []


def test_decisions_travel_with_the_export(workspace: Workspace, story: Story) -> None:
    made = decide(workspace, Subject.SOURCE, Verdict.SET, "name:AFP", value="B")
    assert made in list(read_jsonl(jsonl(workspace.records())))
    assert workspace.imprint().decisions == 1
    assert workspace.reliability()["afp"] == made


def test_decisions_are_taken_over_with_an_export(
    workspace: Workspace, story: Story, made: Path, tmp_path: Path
) -> None:
    one, other = speakers(story)[:2]
    first = decide(
        workspace, Subject.ORIGIN, Verdict.SAME, handle(one.words[0]), handle(other.words[0])
    )
    decide(workspace, Subject.SOURCE, Verdict.SET, "name:AFP", value="B")
    undo(workspace, first)
    lines = "\n".join(jsonl(workspace.records()))
    (tmp_path / "record.jsonl").write_text(lines, "utf-8")
    target = Path(shutil.copy(made, tmp_path / "other.db"))
    run = CliRunner()
    found = run.invoke(
        app, ["-w", str(target), "decisions", "--take", str(tmp_path / "record.jsonl")]
    )
    assert "Took 3 decisions" in found.output
    with rashomon.open(target) as there:
        assert there.decisions() == workspace.decisions()
        assert next(there.stories()).dossier() == story.dossier()
        assert there.take(workspace.decisions()) == (0, 0)
        strange = replace(first, about=("report-0000000000000000:1-2", first.about[1]))
        assert there.take([strange]) == (0, 1)
    listed = run.invoke(app, ["-w", str(target), "decisions", "1"]).output
    assert "no longer counts" in listed
    assert "AFP" not in listed
    assert run.invoke(app, ["-w", str(target), "decisions", "--undo", "decision-"]).exit_code != 0
    (stated,) = there_in_force(target)
    gone = run.invoke(
        app, ["-w", str(target), "decisions", "--undo", stated.id, "--by", "B. Other"]
    )
    assert gone.exit_code == 0
    assert there_in_force(target) == ()


def there_in_force(file: Path) -> tuple[Decision, ...]:
    with rashomon.open(file) as workspace:
        return in_force(workspace.decisions())


def test_the_record_with_decisions_is_proved(workspace: Workspace, story: Story) -> None:
    one, other = speakers(story)[:2]
    decide(workspace, Subject.ORIGIN, Verdict.SAME, handle(one.words[0]), handle(other.words[0]))
    first, second = record(story).events[:2]
    sides = [mention(story, e.mentions[0], workspace) for e in (first, second)]
    decide(workspace, Subject.EVENT, Verdict.SAME, *sides)
    checked = workspace.verify()
    assert not checked.mismatches
