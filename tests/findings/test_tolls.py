"""Figures: which allow each other, which replace each other, and which are rivals."""

from __future__ import annotations

import pytest
from short_stories import Found, Told, found

from rashomon.findings.comparing import Relation
from rashomon.findings.figures import compare_figures, scope
from rashomon.records import (
    Attribute,
    Conflict,
    FindingStatus,
    OriginKind,
    Qualifier,
    Quantity,
    QuantityKind,
    Span,
    Standing,
)

HERE = Span("r", 0, 1)


def count(
    low: int,
    qualifier: Qualifier = Qualifier.EXACTLY,
    whose: str = "people",
    part_of: int | None = None,
) -> Quantity:
    """So many dead."""
    open_ended = qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.DOZENS)
    high = None if open_ended else low
    kind = QuantityKind.KILLED
    return Quantity(kind, low, high, qualifier, HERE, whose=whose, part_of=part_of)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (count(23), count(23), Relation.SAME),
        (count(23), count(23, Qualifier.AT_LEAST), Relation.SAME),
        (count(23), count(32), Relation.EXCLUDES),
        (count(23), count(20, Qualifier.AT_LEAST), Relation.FINER),
        (count(23), count(23, Qualifier.MORE_THAN), Relation.EXCLUDES),
        (count(50), count(50, Qualifier.MORE_THAN), Relation.COARSER),
        (count(50), count(60, Qualifier.MORE_THAN), Relation.EXCLUDES),
        (count(30), count(24, Qualifier.DOZENS), Relation.FINER),
        (count(100), count(24, Qualifier.DOZENS), Relation.FINER),
        (count(6), count(24, Qualifier.DOZENS), Relation.EXCLUDES),
        (count(28), count(30, Qualifier.ABOUT), Relation.FINER),
        (count(45), count(30, Qualifier.ABOUT), Relation.EXCLUDES),
        (count(12, whose="soldiers"), count(20, whose="civilians"), Relation.BOTH),
        (count(12, whose="soldiers"), count(20, whose="rebels"), Relation.EXCLUDES),
        (count(4, part_of=0), count(32), Relation.BOTH),
        (count(40, part_of=0), count(32), Relation.EXCLUDES),
        (count(4, part_of=0), count(9, part_of=0), Relation.BOTH),
    ],
    ids=lambda value: f"{value} {value.whose}" if isinstance(value, Quantity) else value,
)
def test_two_figures(one: Quantity, other: Quantity, relation: Relation) -> None:
    there, back = compare_figures(one, other), compare_figures(other, one)
    assert (there.relation, back.relation) == (relation, relation.turned)
    vague = Qualifier.DOZENS in (one.qualifier, other.qualifier)
    conflict = Conflict.VAGUE if vague else Conflict.FIGURES
    assert there.conflict is (conflict if relation is Relation.EXCLUDES else None)


@pytest.mark.parametrize(
    ("whose", "of"),
    [("soldiers", "armed"), ("civilians", "civilian"), ("people", ""), ("traders", "")],
)
def test_whom_a_figure_counts(whose: str, of: str) -> None:
    assert scope(count(3, whose=whose)) == of


# --- in a story ----------------------------------------------------------------------------------

RAID = "Jets bombed a market in Tikrit on 24 June 2014, killing"
OUTLETS = ("Harbour Ledger", "Saltmere Post", "Dorrow Courier", "Tern Mail")


def days(*told: tuple[int, str], who: str = "Omar Haddad") -> Found:
    """Figures by the day on which another outlet printed them, each by one speaker."""
    return found(
        *(
            Told(f"{RAID} {n} people, {who} said.", outlet, day)
            for (n, day), outlet in zip(told, OUTLETS, strict=False)
        )
    )


def rivals(one: str, other: str) -> Found:
    """Two texts of one evening."""
    return found(Told(one, OUTLETS[0]), Told(other, OUTLETS[1]))


def test_a_toll_that_rises_over_days_is_one_line_of_updates() -> None:
    told = days((43, "2014-06-24"), (100, "2014-06-25"), (112, "2014-06-26"))
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED
    assert told.standings(Attribute.KILLED) == {
        "112 people": Standing.STANDS,
        "43 people": Standing.REPLACED,
        "100 people": Standing.REPLACED,
    }
    assert all(value.stale == () for value in told.values(Attribute.KILLED).values())


def test_a_late_article_with_an_early_figure_is_stale_and_no_rival() -> None:
    told = days((43, "2014-06-24"), (100, "2014-06-25"), (112, "2014-06-26"), (43, "2014-06-27"))
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED
    assert told.values(Attribute.KILLED)["43 people"].stale == ("report-3",)


def test_outlets_that_name_nobody_tell_one_line() -> None:
    told = found(
        Told(f"{RAID} 43 people.", OUTLETS[0], "2014-06-24"),
        Told(f"{RAID} 100 people.", OUTLETS[1], "2014-06-25"),
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omar Haddad", "Karim Aziz"),
        ("Syrian state television", "the Tern Observatory for Human Rights"),
    ],
)
def test_two_figures_by_two_origins_on_one_evening_are_rivals(one: str, other: str) -> None:
    told = rivals(f"{RAID} 23 people, {one} said.", f"{RAID} 32 people, {other} said.")
    finding = told.on(Attribute.KILLED)
    assert (finding.status, finding.conflict) == (FindingStatus.CONTESTED, Conflict.FIGURES)
    assert {value.standing for value in finding.values} == {Standing.RIVAL}


def test_figures_of_one_evening_update_nothing_even_where_they_may_be_one_line() -> None:
    told = rivals(f"{RAID} 43 people.", f"{RAID} 100 people.")
    assert told.on(Attribute.KILLED).status is FindingStatus.CONTESTED


def test_who_surely_differs_updates_nobody_even_a_day_later() -> None:
    told = found(
        Told(f"{RAID} 43 people, the governor said.", OUTLETS[0], "2014-06-24"),
        Told(f"{RAID} 100 people, a rebel commander said.", OUTLETS[1], "2014-06-25"),
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.CONTESTED


@pytest.mark.parametrize(
    "text",
    [
        "The death toll of the bombing of Tikrit rose to 43 from 32, Omar Haddad said.",
        "The number of people killed in the bombing of Tikrit rose from 32 to 43.",
    ],
)
def test_a_report_that_gives_both_figures_tells_an_update(text: str) -> None:
    told = found(Told(text))
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED
    assert sorted(told.values(Attribute.KILLED)) == ["32", "43"]


@pytest.mark.parametrize(
    "part",
    [
        f"{RAID} 30 people including four children, Omar Haddad said.",
        f"{RAID} 30 people, four of them children, Omar Haddad said.",
        "Jets bombed a market in Tikrit on 24 June 2014. Police said 30 people were killed. "
        "Police said 12 soldiers were killed in the bombing.",
    ],
)
def test_a_part_is_no_rival_of_the_whole(part: str) -> None:
    told = rivals(part, f"{RAID} 30 people, Karim Aziz said.")
    assert list(told.values(Attribute.KILLED)) == ["30 people"]


@pytest.mark.parametrize(
    "alone",
    [
        f"{RAID} four children, Lina Brandt said.",
        "Four children were killed when jets bombed a market in Tikrit on 24 June 2014, Lina "
        "Brandt said.",
    ],
)
def test_a_part_that_another_report_gives_alone_contradicts_nothing(alone: str) -> None:
    told = rivals(f"{RAID} 32 people including 4 children, Omar Haddad said.", alone)
    assert told.on(Attribute.KILLED).status is not FindingStatus.CONTESTED


def test_at_least_is_refined_by_a_figure_above_it() -> None:
    told = rivals(f"{RAID} at least 20 people, Omar Haddad said.", f"{RAID} 23, Karim Aziz said.")
    assert told.on(Attribute.KILLED).status is FindingStatus.REFINED


def test_who_died_besides_rivals_no_toll() -> None:
    one = found(
        Told(
            "A bomb killed at least 15 people in Homs on Tuesday, police said. The blast was heard "
            "far away. Four other victims died in hospital, a doctor said."
        )
    )
    assert list(one.values(Attribute.KILLED)) == ["at least 15 people"]


def test_those_of_the_wounded_who_died_rival_no_toll() -> None:
    one = found(
        Told(
            "A bomb killed 32 people in Homs on Tuesday, police said. The toll rose to 34 on "
            "Sunday after two of the wounded died in hospital, a doctor said."
        )
    )
    assert "2" not in one.values(Attribute.KILLED)


def test_who_died_since_a_war_began_is_no_toll_of_a_day() -> None:
    one = found(
        Told(
            "A car bomb killed at least 25 people in Homs on Tuesday, state media said. Rescuers "
            "searched the rubble. More than 150,000 people have been killed since the revolt began "
            "in March 2011."
        )
    )
    assert list(one.values(Attribute.KILLED)) == ["at least 25 people"]


def test_people_are_no_part_of_civilians() -> None:
    one = found(
        Told("A raid on Homs killed 44 people on Tuesday, officials said.", "One"),
        Told("A raid on Homs killed 56 civilians on Tuesday, a monitor said.", "Two"),
    )
    assert len(one.values(Attribute.KILLED)) == 2


def test_who_tells_nothing_of_the_toll_is_no_source_of_it() -> None:
    one = found(
        Told(
            "A bomb killed at least 15 people in Homs on Tuesday. The governor, Omar Vask, told "
            "reporters that four people injured in the blast were in hospital.",
            "One",
        )
    )
    (toll,) = one.on(Attribute.KILLED).values
    kinds = {o.kind for o in one.record.origins if o.id in toll.support.origins}
    assert kinds == {OriginKind.OUTLET}


def test_two_counts_of_one_report_stay_contested_when_a_third_comes_later() -> None:
    told = found(
        Told(
            "Gunmen killed 24 people in Homs on Tuesday, the army said. A local official put the "
            "death toll at 32.",
            "One",
        ),
        Told(
            "Between 30 and 40 people were killed by gunmen in Homs on Tuesday, the United Nations "
            "said.",
            "Two",
            "2014-06-28",
        ),
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.CONTESTED


def test_attackers_who_are_shot_are_no_victims_of_their_attack() -> None:
    told = found(
        Told(
            "Gunmen killed 24 traders near Homs on Tuesday, the army said. Soldiers killed 11 "
            "attackers and seized four trucks, it said."
        )
    )
    tolls = [f.values for f in told.record.findings if f.attribute is Attribute.KILLED]
    assert sorted(value.value for (value,) in tolls) == ["11 attackers", "24 traders"]


def test_a_toll_that_rose_replaces_whoever_gave_the_lower_one() -> None:
    told = found(
        Told("A bomb killed 8 people in Homs on Tuesday, the army said.", "One"),
        Told(
            "A bomb killed people in Homs on Tuesday. The number of dead rose to 17 on Thursday, "
            "the Syrian Observatory for Human Rights said.",
            "Two",
            "2014-06-27",
        ),
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED
