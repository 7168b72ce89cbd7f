"""Joining: which mentions of several reports are one event, told in sentences of our own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings.joining import Coverage, Join, Joined, JoiningOptions, compact, joined
from rashomon.findings.joining.evidence import scenes
from rashomon.findings.joining.grouping import Bonds, grouped
from rashomon.findings.joining.places import Lie, Spot, lie
from rashomon.findings.joining.reasons import reasons
from rashomon.findings.joining.roots import root
from rashomon.findings.joining.times import Fit, Period, fit
from rashomon.findings.joining.traits import Traits, traits
from rashomon.findings.joining.weights import weights
from rashomon.findings.told import Told, told
from rashomon.records import (
    Basis,
    Decision,
    EventType,
    Located,
    Report,
    Status,
    Subject,
    Verdict,
    When,
)
from rashomon.stages.attribute import said

STORY = (
    "Syrian warplanes bombed a market in Raqqa on Tuesday, killing at least 23 people, activists "
    "said. Another air strike hit a bakery in Idlib.",
    "At least 23 civilians died in an air raid on the market of Raqqa on June 24, 2014, a medical "
    "source said. President Anwar Salloum met Russian envoys in Damascus.",
    "An air raid on the market of Raqqa on Tuesday killed 32 people. In all, 86 people died in "
    "attacks in April. Damascus denied bombing Raqqa on Tuesday.",
    "Syrian jets bombed Raqqa on June 20, 2014. If jets bomb Raqqa again, families will flee.",
)


def read(number: int, text: str, published: str = "2014-06-25") -> tuple[Told, ...]:
    """One report's mentions; an actor's name is its entity."""
    when = When(published, Basis.SUPPLIED)
    report = Report(f"report-{number}", f"c{number}", f"a{number}", text, "utf-8", published=when)
    coding = said(report).coding
    names = {n: actor.name for n, actor in enumerate(coding.actors) if actor.label}
    return tuple(told(report, coding, names))


@cache
def story() -> tuple[Told, ...]:
    """The mentions of all reports."""
    return tuple(each for n, text in enumerate(STORY) for each in read(n, text))


def named(report: int, lemma: str) -> str:
    """The id of a report's mention."""
    return next(t.id for t in story() if t.report == f"report-{report}" and t.lemma == lemma)


def together(events: Sequence[Joined], *ids: str) -> bool:
    """Whether all are of one event."""
    return any(set(ids) <= set(event.mentions) for event in events)


def test_what_several_reports_tell_of_one_strike_is_one_event() -> None:
    events = joined(story())
    assert together(events, named(0, "bomb"), named(1, "raid"), named(1, "die"), named(2, "raid"))


def test_every_mention_is_in_one_event() -> None:
    held = [id_ for event in joined(story()) for id_ in event.mentions]
    assert sorted(held) == sorted(each.id for each in story())


def test_each_join_has_its_pair_score_and_reasons() -> None:
    joins = [(join, event) for event in joined(story()) for join in event.joins]
    assert joins
    for join, event in joins:
        assert {join.one, join.other} <= set(event.mentions)
        assert 0 < join.score <= 1
        assert join.reasons
        assert all(reason and not reason.startswith(" ") for reason in join.reasons)
    for event in joined(story()):
        assert len(event.joins) == len(event.mentions) - 1
    said_of = {reason for join, _ in joins for reason in join.reasons}
    assert {"same day", "same figure: 23 killed", "both in Ar Raqqah"} <= said_of


def test_days_that_exclude_each_other_are_not_joined() -> None:
    assert not together(joined(story()), named(0, "bomb"), named(3, "bomb"))


def test_another_is_another() -> None:
    assert not together(joined(story()), named(0, "bomb"), named(0, "strike"))


def test_a_total_is_no_event() -> None:
    events = joined(story())
    total = next(t.id for t in story() if any(q.low == 86 for q in t.quantities))
    (held,) = [event for event in events if total in event.mentions]
    assert held.total
    assert len(held.mentions) == 1


def test_a_denied_happening_is_the_happening() -> None:
    first = [each for each in story() if each.report != "report-3"]
    assert together(joined(first), named(2, "bomb"), named(0, "bomb"))


def test_what_may_be_is_not_what_was() -> None:
    possible = [t for t in story() if t.status is Status.HYPOTHETICAL and t.lemma == "bomb"]
    assert possible
    assert not together(joined(story()), possible[0].id, named(0, "bomb"))


def test_two_strikes_on_two_towns_stay_two() -> None:
    one = read(7, "Jets bombed the town of Raqqa on Tuesday, killing six people.")
    other = read(8, "Jets bombed the town of Idlib on Tuesday, killing six people.")
    events = joined((*one, *other))
    assert not any(len({t.split(":")[0] for t in reports(event)}) > 1 for event in events)


def test_two_sides_of_one_border_town_are_one_contested_happening() -> None:
    one = read(7, "Jets bombed the Syrian side of the border town of Qaim on Tuesday.")
    other = read(8, "Jets bombed the Iraqi side of the border town of Qaim on Tuesday.")
    assert len(joined((*one, *other))) == 1


def reports(event: Joined) -> set[str]:
    """The reports of an event, as they were read in these tests."""
    return {"7" if id_ in _ids(7) else "8" for id_ in event.mentions}


@cache
def _ids(number: int) -> frozenset[str]:
    text = "Jets bombed the town of Raqqa on Tuesday, killing six people."
    return frozenset(each.id for each in read(number, text))


# --- a person's decisions ------------------------------------------------------------------------


def decided_as(same: bool) -> Decision:
    verdict = Verdict.SAME if same else Verdict.DIFFERENT
    time = "2014-07-01T10:00:00.000000Z"
    return Decision.make(Subject.EVENT, verdict, ("name:a", "name:b"), "A. Analyst", time)


def test_a_person_joins_what_the_machine_holds_apart() -> None:
    pair = frozenset((named(0, "bomb"), named(3, "bomb")))
    events = joined(story(), decided={pair: decided_as(True)})
    assert together(events, *pair)
    assert any(join.by == "decision" for event in events for join in event.joins)


def test_a_person_parts_what_the_machine_joins_even_by_grammar() -> None:
    pair = frozenset((named(0, "bomb"), named(0, "kill")))
    assert together(joined(story()), *pair)
    assert not together(joined(story(), decided={pair: decided_as(False)}), *pair)


def test_decisions_about_others_change_nothing() -> None:
    assert joined(
        story(), decided={frozenset(("gone", named(0, "bomb"))): decided_as(True)}
    ) == joined(story())


IDS = st.integers(0, 11)
DECISIONS = st.dictionaries(
    st.frozensets(IDS, min_size=2, max_size=2), st.booleans(), max_size=8
).map(
    lambda found: {
        frozenset(story()[n % len(story())].id for n in k): decided_as(v) for k, v in found.items()
    }
)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(64)), DECISIONS)
def test_the_order_of_mentions_changes_nothing(
    order: list[int], decided: Mapping[frozenset[str], Decision]
) -> None:
    shuffled = [story()[n] for n in order if n < len(story())]
    assert joined(shuffled, decided=decided) == joined(story(), decided=decided)


@settings(max_examples=60, deadline=None)
@given(DECISIONS)
def test_decisions_hold(decided: Mapping[frozenset[str], Decision]) -> None:
    events = joined(story(), decided=decided)
    for pair, decision in decided.items():
        same = decision.verdict is Verdict.SAME
        if len(pair) == 2 and not same:
            assert not together(events, *pair)
    if all(each.verdict is Verdict.SAME for each in decided.values()):
        assert all(together(events, *pair) for pair in decided)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 20)))
def test_any_part_of_a_story_is_joined_without_loss(left_out: set[int]) -> None:
    part = [each for n, each in enumerate(story()) if n not in left_out]
    held = [id_ for event in joined(part) for id_ in event.mentions]
    assert sorted(held) == sorted(each.id for each in part)


# --- parts ---------------------------------------------------------------------------------------


def test_a_chain_of_likenesses_does_not_make_one_event() -> None:
    """Average linkage: one end of a chain is not like the other."""
    one, other = np.array([0, 0, 1, 1, 2]), np.array([1, 2, 2, 3, 3])
    scores = np.array([0.9, 0.1, 0.9, 0.1, 0.9])
    merges = list(grouped([[0], [1], [2], [3]], Bonds(one, other, scores), 0.55, 0.2))
    assert [(merge.one, merge.other) for merge in merges] == [(0, 1), (2, 3)]


def test_one_pair_that_cannot_be_keeps_two_groups_apart() -> None:
    one, other = np.array([0, 0, 1]), np.array([1, 2, 2])
    scores = np.array([0.9, -np.inf, 0.9])
    assert len(list(grouped([[0], [1], [2]], Bonds(one, other, scores), 0.5, 0.4))) == 1


def test_places() -> None:
    def spot(name: str, latitude: float, kind: str = "place", within: tuple[str, ...] = ()) -> Spot:
        located = Located(name, name, kind, within, "XX", latitude, 10.0)
        return Spot("", located, 0.0, 1.0)

    town, province = spot("Vell", 10.0, within=("Ostra", "Xland")), spot("Ostra", 10.5, "province")
    options = JoiningOptions()
    assert lie(town, town, options) is Lie.SAME
    assert lie(town, province, options) is lie(province, town, options) is Lie.INSIDE
    assert lie(town, spot("Nor", 10.05), options) is Lie.CLOSE
    assert lie(town, spot("Sud", 12.0), options) is Lie.EXCLUDED
    assert lie(town, replace(spot("Sud", 12.0), sure=0.3), options) is Lie.APART
    assert lie(town, None, options) is Lie.UNKNOWN


def test_times() -> None:
    monday, tuesday, week = Period(0, 1), Period(1, 2), Period(0, 7)
    assert fit(monday, monday) is Fit.SAME_DAY
    assert fit(monday, tuesday) is Fit.EXCLUDED
    assert fit(monday, replace(tuesday, exact=False)) is Fit.APART
    assert fit(week, tuesday) is Fit.OVERLAP
    assert fit(None, tuesday) is Fit.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("announce", "announcement"),
        ("explode", "explosion"),
        ("resign", "resignation"),
        ("invade", "invasion"),
        ("nominate", "nominee"),
        ("shoot", "shooting"),
    ],
)
def test_words_of_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("report", "represent"), ("contract", "control")])
def test_words_of_two_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_every_piece_of_evidence_has_its_words() -> None:
    here = _known(story()[0])
    unsaid = {"light-word", "same-sentence", "base"}
    names = set(weights(vectors=True).two_words) - unsaid
    assert {n for n in names if not reasons(here, here, {n: 1.0})} == set()


def _known(mention: Told) -> Traits:
    return traits(mention, {})


def test_likeness_never_weighs_against_nor_difference_for() -> None:
    against = {
        "light-word", "other-agent", "other-recipient", "told-side-by-side", "same-sentence",
        "place-apart", "place-excluded", "time-apart", "figure-differs", "status-differs",
        "other-kind", "unclear-which",
    }  # fmt: skip
    for vectors in (True, False):
        for held in weights(vectors):
            for name, weight in held.items():
                assert name == "base" or (weight <= 0 if name in against else weight >= 0), name


@pytest.mark.parametrize(
    ("towns", "count"),
    [(("Harasta", "Douma"), 1), (("Harasta", "Idlib"), 2), (("Harasta", "Idlib", "Douma"), 2)],
)
def test_a_town_close_by_is_no_second_scene(towns: Sequence[str], count: int) -> None:
    texts = [f"Jets bombed the town of {town} on Tuesday." for town in towns]
    seen = [_known(each) for n, text in enumerate(texts) for each in read(n, text)]
    assert set(scenes(seen, Coverage(), JoiningOptions())) == {count}


def test_reports_of_other_stories_are_joined_with_more_care() -> None:
    one = read(7, "Ministers met the bankers in the capital.")
    other = read(8, "Ministers met the nurses in the harbour.")
    apart = Coverage(story={"report-7": "a", "report-8": "b"}, likeness={})
    assert len(joined((*one, *other), coverage=apart)) == 2


def test_a_vector_is_kept_in_64_bytes() -> None:
    kept = compact(np.linspace(-1, 1, 768, dtype=np.float32).reshape(2, 384))
    assert len(kept) == 64
    everyone = {each.id: kept for each in story()}
    with_vectors = joined(story(), coverage=Coverage(vectors=everyone))
    assert sorted(i for e in with_vectors for i in e.mentions) == sorted(t.id for t in story())


def test_nothing_gives_nothing() -> None:
    assert joined(()) == ()


def test_a_story_of_fifty_reports_is_joined_fast() -> None:
    """1,250 mentions; 0.1 s on a free core, with room for a busy one."""
    mentions = _many(reports=50, each=25)
    joined(mentions)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        joined(mentions)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 3  # beside other tests; alone some 0.2


def _many(reports: int, each: int) -> list[Told]:
    """Mentions of many kinds: every report tells of some dozen things, two a sentence."""
    chance = np.random.default_rng(3)
    kinds = list(EventType)
    found: list[Told] = []
    for report in range(reports):
        for n in range(each):
            happening = (
                int(chance.integers(120)) if chance.random() < 0.5 else 1000 + report * 50 + n
            )
            model = story()[happening % len(story())]
            words = " ".join(f"w{w}" for w in chance.integers(0, 900, 14))
            found.append(
                replace(
                    model,
                    id=f"event-{report}-{n}",
                    report=f"report-{report}",
                    sentence=found[-1].sentence if n % 2 else f"w{happening} {words}",
                    lemma=f"verb{happening % 400}",
                    type=kinds[happening % len(kinds)],
                    mode=f"mode{happening % 9}",
                    mention=None,
                    agents=tuple(replace(w, entity=f"e{happening % 90}") for w in model.agents),
                )
            )
    return found


def test_the_libraries_of_training_are_not_needed() -> None:
    code = "import rashomon.findings.joining, sys; print({'sklearn', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_words_in_common_are_the_same_on_any_run() -> None:
    code = (
        "from rashomon.findings.joining.reasons import shared_words as shared\n"
        "one = 'It served requests.23, kiln-dried, 14.30pm and north/south at once'\n"
        "print(list(shared(one, 'Requests were served: dried bricks, half past 14, the north')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "1234"
    }
    assert len(said) == 1


def test_a_join_is_a_value() -> None:
    assert Join("a", "b", 0.5, ("same day",)) == Join("a", "b", 0.5, ("same day",), "evidence")
