"""How actors stand to each other over time: from texts of our own, as the reader reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import rashomon
from rashomon.findings import Material, Party, Spoken, record
from rashomon.findings.changes import Turn
from rashomon.findings.denials import denials, has_denials
from rashomon.findings.relation_kinds import relation, told_as
from rashomon.findings.relations import changed, over_time, ties
from rashomon.proof.finding_values import record_values
from rashomon.records import (
    Basis,
    CopyEdge,
    CopyKind,
    Dated,
    Direction,
    EventType,
    Passage,
    Record,
    Report,
    Span,
    Stated,
    Tie,
    TieKind,
    Towards,
    When,
)
from rashomon.spelling import bare, key
from rashomon.stages.attribute import said

PUBLISHED = ("2014-06-27", "2014-06-26")


def material(*texts: str, story: str = "story-1", reprints: int | None = None) -> Material:
    """One report for each text, by another outlet; the last may be a reprint of an earlier one."""
    some: list[Spoken] = []
    for number, text in enumerate(texts):
        name = f"{story}-{number}"
        outlet = Stated(("Harbour Ledger", "Saltmere Post", "Tern Mail")[number], Basis.SUPPLIED)
        published = When(PUBLISHED[number % 2], Basis.SUPPLIED)
        report = Report(name, "c", name, text, "utf-8", outlet=outlet, published=published)
        found = said(report, threads=1)
        some.append(Spoken(report, found.claims, found.coding))
    parties = {
        (each.report.id, n): Party(
            bare(key(actor.name)), actor.name, actor.label, actor.country, actor.sector
        )
        for each in some
        for n, actor in enumerate(each.coding.actors)
    }
    copies = () if reprints is None else (edge(some[reprints].report, some[-1].report),)
    return Material(story, tuple(some), copies, parties=parties)


def edge(one: Report, other: Report) -> CopyEdge:
    """The second report is a reprint of the first."""
    whole = Passage(Span(one.id, 0, len(one.text)), Span(other.id, 0, len(other.text)), 1.0)
    direction = Direction(Towards.LEFT, 0.9, ("the other came later",))
    return CopyEdge(
        "edge", CopyKind.REPRINT, one.id, other.id, (whole,), 1.0, direction, "one text"
    )


def related(made: Material) -> tuple[Tie, ...]:
    """The ties of one story as the workspace finds them."""
    dates = {s.report.id: s.report.published for s in made.spoken}
    published = {id_: when for id_, when in dates.items() if when is not None}
    return ties(record(made), published, denials(made))


def told(found: tuple[Tie, ...]) -> set[tuple[str, TieKind, str]]:
    return {(tie.one, tie.kind, tie.other) for tie in found}


@pytest.mark.parametrize(
    ("text", "one", "kind", "other"),
    [
        (
            "The Red Lions pledged allegiance to the Dawn Front on 24 June 2014.",
            "Red Lions",
            "pledges-allegiance",
            "Dawn Front",
        ),
        ("Norway armed the Dawn Front.", "Norway", "arms", "Dawn Front"),
        ("Peru imposed sanctions on Chile.", "Peru", "sanctions", "Chile"),
        ("Peru accused Chile of shelling a village.", "Peru", "accuses", "Chile"),
        ("Oren Vask met Lina Brandt in Lima.", "Oren Vask", "meets", "Lina Brandt"),
        ("Lina Brandt and Oren Vask met on Tuesday.", "Lina Brandt", "meets", "Oren Vask"),
        ("Peru will support Chile.", "Peru", "agrees", "Chile"),
        ("Peru attacked the Dawn Front.", "Peru", "fights", "Dawn Front"),
        ("Peru cooperated with Chile.", "Peru", "coordinates-with", "Chile"),
        ("Peru did not cooperate with Chile.", "Peru", "denies-coordination", "Chile"),
    ],
)
def test_an_event_of_two_who_are_named_is_a_relation(
    text: str, one: str, kind: str, other: str
) -> None:
    assert (one, TieKind(kind), other) in told(related(material(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy on Tuesday.",
        "Peru sold wheat to Chile.",
        "Peru did not attack Chile.",
        "The president of Peru congratulated Chile.",
    ],
)
def test_what_is_no_relation_of_two_makes_none(text: str) -> None:
    assert related(material(text)) == ()


def test_the_time_is_the_one_told() -> None:
    (tie,) = related(material("Peru attacked the Dawn Front on 24 June 2014."))
    assert (tie.when, tie.dated) == ("2014-06-24", Dated.TOLD)


def test_without_one_it_is_when_the_first_report_of_it_was_published() -> None:
    text = "Peru supports the Dawn Front, Lina Brandt said."
    (tie,) = related(material(text, text))
    assert (tie.when, tie.dated) == ("2014-06-26", Dated.PUBLISHED)
    assert "when is not told" in tie.reason
    undated = ties(record(material(text)), {})
    assert [(each.when, each.dated) for each in undated] == [(None, Dated.UNKNOWN)]


def test_a_reprint_adds_no_origin_to_a_relation() -> None:
    text = "Peru attacked the Dawn Front on 24 June 2014."
    (alone,) = related(material(text))
    (more,) = related(material(text, text, reprints=0))
    assert (more.support.low, more.support.high) == (alone.support.low, alone.support.high)
    assert len(more.support.reports) == 2


def test_the_order_of_reports_means_nothing() -> None:
    made = material(
        "Peru attacked the Dawn Front on 24 June 2014.",
        "Peru accused Chile of arming the Dawn Front.",
    )
    assert related(made) == related(replace(made, spoken=made.spoken[::-1]))


def test_what_is_hedged_everywhere_is_marked() -> None:
    (tie,) = related(material("Reports say that Peru armed the Dawn Front."))
    assert tie.hedged


def test_its_words_are_those_that_name_both() -> None:
    made = material("Rain fell in Lima. Peru attacked the Dawn Front on 24 June 2014.")
    (tie,) = related(made)
    assert tie.words.of(made.spoken[0].report.text) == "Peru attacked the Dawn Front"


def test_who_denies_coordination_of_a_deed_denies_it_with_the_doer() -> None:
    text = (
        "Syria bombed Qaim on 24 June 2014, {} Prime Minister Omar Haddad said. "
        "“There was no coordination,” Haddad told the BBC."
    )
    made = material(text.format("Iraqi"))
    assert has_denials(record(made))
    (denied,) = related(made)
    assert (denied.one, denied.kind, denied.other) == (
        "Omar Haddad",
        TieKind.DENIES_COORDINATION,
        "Syria",
    )
    assert "whoever says so is taken for one side" in denied.reason
    assert related(material(text.format("Syrian"))) == (), "nobody faces his own country"


# --- over a thread -------------------------------------------------------------------------------


def test_a_relation_that_turned_is_told_with_what_it_was() -> None:
    stories = [
        related(material("Peru did not cooperate with Chile.", story="story-1")),
        related(material("Peru cooperated with Chile.", story="story-2")),
        related(material("Peru cooperated with Chile.", story="story-3")),
    ]
    (found,) = changed(stories)
    assert found.turn is Turn.CHANGED
    assert found.before is not None
    assert found.before.kind is TieKind.DENIES_COORDINATION
    assert (found.after.kind, found.after.story) == (TieKind.COORDINATES_WITH, "story-2")


def test_what_nobody_told_before_is_new_and_what_the_first_story_tells_is_not() -> None:
    first = related(material("Peru attacked the Dawn Front.", story="story-1"))
    second = related(material("Peru accused Chile of arming rebels.", story="story-2"))
    assert changed([first]) == ()
    (found,) = changed([first, second])
    assert (found.turn, found.before, found.after.kind) == (Turn.NEW, None, TieKind.ACCUSES)
    assert changed([first, first]) == ()


def test_ties_of_several_stories_are_in_order_of_time() -> None:
    late = related(material("Peru attacked Chile on 3 July 2015.", story="story-1"))
    early = related(material("Chile attacked Peru on 24 June 2014.", story="story-2"))
    undated = tuple(replace(tie, when=None, dated=Dated.UNKNOWN) for tie in early)
    assert over_time([*undated, *late, *early]) == (*early, *late, *undated)
    open_ended = tuple(replace(tie, when="../2014-06-01") for tie in late)
    assert over_time([*early, *open_ended]) == (*open_ended, *early)


# --- kinds, proof, workspace ---------------------------------------------------------------------


def test_words_that_name_an_event_decide_where_its_type_does_not() -> None:
    assert relation(EventType.AID, "", "sent weapons") is TieKind.ARMS
    assert relation(EventType.AID, "", "army supplies") is TieKind.AIDS
    assert relation(EventType.COOPERATE, "", "co-ordination") is TieKind.COORDINATES_WITH
    assert relation(EventType.COOPERATE, "", "bought") is None
    assert relation(EventType.SUPPORT, "", "swore … allegiance") is TieKind.PLEDGES_ALLEGIANCE
    assert relation(EventType.DISASTER, "flood", "flood") is None


def test_what_is_to_come_or_refused_is_what_plover_makes_of_it() -> None:
    assert told_as(TieKind.AIDS, "planned") is TieKind.AGREES
    assert told_as(TieKind.FIGHTS, "planned") is TieKind.THREATENS
    assert told_as(TieKind.MEETS, "refused") is TieKind.REJECTS
    assert told_as(TieKind.FIGHTS, "no") is None


def faults(found: Record, made: Material) -> list[object]:
    return [each for each in record_values(found, made) if each is not None]


def test_every_tie_is_proved_and_a_forged_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made = material("Rain fell in Lima. Peru attacked the Dawn Front on 24 June 2014.")
    found = record(made)
    assert faults(found, made) == []
    (tie,) = related(made)
    rain = Span(tie.words.report, 0, 4)
    for forged in (
        replace(tie, other="Blue Wolves"),
        replace(tie, events=("happening-0",)),
        replace(tie, words=rain),
        replace(tie, words=Span(rain.report, 900, 910)),
        replace(tie, support=replace(tie.support, high=7)),
    ):
        monkeypatch.setattr("rashomon.proof.finding_values.ties", lambda *_, t=forged: (t,))
        assert faults(found, made) != []


def test_a_workspace_gives_relations_and_exports_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    text = (
        "Peru attacked the Dawn Front on 24 June 2014, the army said. Chile accused Peru of firing "
        "on its border posts along the river, and Lina Brandt, a shopkeeper, said that the road to "
        "the coast was closed until Thursday.\n"
    )
    (folder / "a.txt").write_text(text, "utf-8")
    with rashomon.open(folder / "w.db") as workspace:
        workspace.add([folder / "a.txt"], supplied=(("published", "2014-06-26"),))
        (story,) = workspace.stories()
        found = story.relations()
        assert ("Peru", TieKind.FIGHTS, "Dawn Front") in told(found)
        assert found == story.relations(thread=True)
        assert story.relations_changed() == ()
        assert set(found) == {each for each in workspace.records() if isinstance(each, Tie)}
        assert workspace.verify().mismatches == ()
