"""The acceptance case for events: what happened, by whom, to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import rashomon
from rashomon.records import Coding, EventMention, EventType, Participant, Report, Status

T, S = EventType, Status


class Wanted(NamedTuple):
    """An event of a report: a word of its trigger, its type, and what stands around it."""

    report: str
    trigger: str
    kind: EventType
    status: Status = S.HAPPENED
    agent: str = ""
    recipient: str = ""
    place: str = ""
    when: str = ""
    side: str = ""


EVENTS = (
    Wanted("000", "air strikes", T.ASSAULT, recipient="militants", side="SY"),
    Wanted("000", "welcomed", T.SUPPORT, agent="Maliki"),
    Wanted("000", "pledged allegiance", T.SUPPORT, agent="Nusra", recipient="ISIL"),
    Wanted("000", "request", T.REQUEST, S.NEGATED, agent="we", recipient="Syria"),
    Wanted("001", "struck", T.ASSAULT, agent="Syrian air force", recipient="militant"),
    Wanted("001", "strike", T.ASSAULT, agent="Syrian jets", place="Qaim", side="SY"),
    Wanted("001", "bought", T.COOPERATE, agent="Iraq", recipient="Russia"),
    Wanted("001", "won", T.ELECTION, agent="bloc"),
    Wanted("001", "form", T.OFFICE, S.REFUSED, agent="Maliki"),
    Wanted("001", "fighting", T.ASSAULT, place="Tikrit"),
    Wanted("002", "bombed", T.ASSAULT, agent="Syrian fighter jets", place="Qaim", side="SY"),
    Wanted("002", "discussed", T.CONSULT, agent="Putin", recipient="Maliki"),
    Wanted("002", "strike", T.ASSAULT, agent="Syrian jets", place="Qaim"),
    Wanted("002", "bought", T.COOPERATE, agent="Iraq", recipient="Belarus"),
    Wanted("003", "strikes", T.ASSAULT, agent="Syria", recipient="ISIS"),
    Wanted("003", "bombed", T.ASSAULT, agent="Syrian fighter jets", place="Qaim"),
    Wanted("004", "arming", T.AID, S.DENIED, agent="Turkey", recipient="rebels"),
)


@pytest.fixture(scope="module")
def read() -> Iterator[dict[str, tuple[Report, Coding]]]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed reports are not part of the repository")
    with rashomon.open(":memory:") as workspace:
        workspace.add([str(p) for p in sorted(folder.glob("[0-9]*.txt"))])
        assert workspace.verify().mismatches == ()
        records = list(workspace.records())
        codings = {each.report: each for each in records if isinstance(each, Coding)}
        yield {
            each.address.rsplit("/", 1)[-1][:3]: (each, codings[each.id])
            for each in records
            if isinstance(each, Report)
        }


@pytest.mark.parametrize("wanted", EVENTS, ids=lambda w: f"{w.report}-{w.trigger}-{w.kind.value}")
def test_each_event_is_found_with_its_values(
    wanted: Wanted, read: dict[str, tuple[Report, Coding]]
) -> None:
    report, coding = read[wanted.report]
    of_kind = [event for event in coding.events if event.type is wanted.kind]
    assert any(_fits(wanted, report, coding, event) for event in of_kind), [
        " ".join(span.of(report.text) for span in event.trigger) for event in of_kind
    ]


def _fits(wanted: Wanted, report: Report, coding: Coding, event: EventMention) -> bool:
    text = report.text
    trigger = " ".join(span.of(text) for span in event.trigger)
    place = event.place
    where = coding.places[place.mention].words.of(text) if place else ""
    side = place.asserted if place else ""
    located = coding.places[place.mention].located if place else None
    territory = located.country if located is not None else ""
    return (
        wanted.trigger in trigger
        and event.status is wanted.status
        and _among(wanted.agent, event.agents, text)
        and _among(wanted.recipient, event.recipients, text)
        and wanted.place in where
        and wanted.side in (side, territory if not wanted.place else side, "")
    )


def _among(word: str, people: tuple[Participant, ...], text: str) -> bool:
    said = [p.words.of(text) for p in people]
    said += [p.stands_for.of(text) for p in people if p.stands_for is not None]
    return not word or any(word in each for each in said)
