"""The central happening of the five reports, as EXPECTED.md has it: origins, rivals, what is left.

Words of the reports stand here only as far as EXPECTED.md quotes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon
from rashomon import Workspace
from rashomon.records import (
    Attribute,
    Conflict,
    Event,
    EventType,
    Finding,
    FindingStatus,
    Origin,
    Record,
)
from rashomon.workspace import Story

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not here")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with rashomon.open(tmp_path_factory.mktemp("seeds") / "w.db") as workspace:
        workspace.add(sorted(SEEDS.glob("[0-9]*.txt")))
        yield workspace


@pytest.fixture(scope="module")
def story(opened: Workspace) -> Story:
    return next(each for each in opened.stories() if len(each.reports) == 4)


@pytest.fixture(scope="module")
def record(story: Story) -> Record:
    found = story.dossier().record
    assert found is not None
    return found


@pytest.fixture(scope="module")
def strike(record: Record) -> Event:
    return record.events[0]


def _finding(record: Record, event: Event, attribute: Attribute) -> Finding:
    return next(f for f in record.findings if f.event == event.id and f.attribute is attribute)


def _names(record: Record, finding: Finding) -> set[str]:
    named: dict[str, Origin] = {origin.id: origin for origin in record.origins}
    return {named[each].name for each in finding.support.origins}


def test_the_strike_leads_and_all_four_reports_tell_of_it(strike: Event) -> None:
    assert strike.type is EventType.ASSAULT
    assert strike.mode == "aerial"
    assert len(strike.reports) == 4
    assert strike.support.low == 3


def test_one_man_under_four_spellings_is_one_origin(record: Record) -> None:
    spoke = [o for o in record.origins if "Maliki" in o.name]
    assert len(spoke) == 1
    assert len(spoke[0].reports) == 4
    assert any("BBC" in carrier for carrier in spoke[0].carriers)


def test_where_is_contested_between_two_sides(record: Record, strike: Event) -> None:
    side = _finding(record, strike, Attribute.SIDE)
    assert side.status is FindingStatus.CONTESTED
    assert side.conflict is Conflict.PLACES
    by_key = {value.key: value for value in side.values}
    named = {origin.id: origin.name for origin in record.origins}
    assert {"SY", "IQ"} <= by_key.keys()
    assert {"Nouri al-Maliki"} == {named[o] for o in by_key["SY"].support.origins}
    assert "US military officials" in {named[o] for o in by_key["IQ"].support.origins}
    assert _finding(record, strike, Attribute.PLACE).status is FindingStatus.CONTESTED


def test_when_is_refined(record: Record, strike: Event) -> None:
    time = _finding(record, strike, Attribute.TIME)
    assert time.values[0].value == "2014-06-24"
    assert _names(record, time) == {"militant sources", "Nouri al-Maliki"}


@pytest.mark.parametrize("attribute", [Attribute.COORDINATED, Attribute.ASKED])
def test_no_coordination_and_no_request_are_one_mans_word(
    record: Record, strike: Event, attribute: Attribute
) -> None:
    finding = _finding(record, strike, attribute)
    assert [value.value for value in finding.values] == ["no"]
    assert finding.status is FindingStatus.SINGLE_ORIGIN
    assert _names(record, finding) == {"Nouri al-Maliki"}
    assert len(finding.support.reports) >= 3


def test_syria_struck(record: Record, strike: Event) -> None:
    agent = _finding(record, strike, Attribute.AGENT)
    assert agent.status is not FindingStatus.CONTESTED
    assert "Syria" in {value.value for value in agent.values}


def test_the_pledge_is_attested_by_one_and_rumoured_by_others(record: Record) -> None:
    pledge = next(e for e in record.events if e.title == "pledged allegiance")
    named = {origin.id: origin for origin in record.origins}
    kinds = {named[o].kind.value for o in pledge.support.origins}
    assert kinds == {"speaker", "untold"}
    assert pledge.support.low == 1


def test_without_maliki_two_chains_are_left(story: Story, strike: Event) -> None:
    left = story.without("Maliki, BBC")
    (found,) = [each for each in left.events if each.before.id == strike.id]
    assert found.after is not None
    named = {origin.id: origin.name for origin in left.record.origins}
    names = {named[each] for each in found.after.support.origins}
    assert {"militant sources", "US military officials"} <= names
    assert not any("Maliki" in name for name in names)
