"""Who shares what few others say is not independent; who shares what all say may well be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from short_stories import Told, found

from rashomon.findings.peculiar import kin
from rashomon.records import Subject

COVERAGE = {
    "Ledger": {"killed": "37", "place": "Qaym", "day": "24", "agent": "Syria"},
    "Post": {"killed": "37", "place": "Qaym", "day": "24", "agent": "Syria"},
    "Courier": {"killed": "23", "place": "Qaim", "day": "24", "agent": "Syria"},
    "Mail": {"killed": "23", "place": "Qaim", "day": "24", "agent": "Iraq"},
    "Gazette": {"killed": "24", "place": "Rutba", "day": "24", "agent": "Syria"},
    "Herald": {"killed": "30", "place": "Qaim", "day": "24", "agent": "Syria"},
}


def test_two_that_share_an_error_of_their_own_are_kin_and_say_what_they_share() -> None:
    (pair,) = kin(COVERAGE)
    assert (pair.one, pair.other) == ("Ledger", "Post")
    assert pair.shared[:2] == (("killed", 0, 4), ("place", 0, 4))
    assert pair.differing == 0
    assert 0.5 <= pair.probability < 1


def test_each_difference_speaks_against_it() -> None:
    changed = COVERAGE | {"Post": COVERAGE["Post"] | {"agent": "Iraq", "day": "25"}}
    assert kin(changed) == ()
    (before,) = kin(COVERAGE)
    (after,) = (p for p in kin(changed, 0.0) if (p.one, p.other) == (before.one, before.other))
    assert after.probability < before.probability
    assert after.differing == 2


texts = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.dictionaries(st.sampled_from("uvwxyz"), st.sampled_from("123"), max_size=6),
    max_size=8,
)


@given(texts, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(said: dict[str, dict[str, str]], chance: object) -> None:
    names = list(said)
    chance.shuffle(names)  # type: ignore[attr-defined]
    shuffled = {name: dict(reversed(said[name].items())) for name in names}
    assert kin(shuffled, 0.0) == kin(said, 0.0)


@given(texts, st.sampled_from("123"))
def test_what_everybody_says_never_makes_kin(said: dict[str, dict[str, str]], all_say: str) -> None:
    pairs = {(p.one, p.other) for p in kin(said)}
    agreed = {name: {**values, "all": all_say} for name, values in said.items()}
    crowd = {f"other{n}": {"all": all_say} for n in range(60)}
    assert {(p.one, p.other) for p in kin(agreed | crowd)} - pairs <= {
        (p.one, p.other) for p in kin(said, 0.47)
    }


REPORTS = (
    "Jets bombed a market in Rutba on 21 June 2014, killing 37 soldiers, wounding 61 "
    "and displacing 480.",
    "In Rutba, 37 soldiers died, 61 were wounded and 480 were displaced when "
    "jets bombed the market on 21 June 2014.",
    "Jets bombed a market in Qaim on 24 June 2014. At least 23 people were killed.",
    "At least 23 people were killed on 24 June 2014 when jets bombed a market in Qaim.",
    "A market in Qaim was bombed by jets on 24 June 2014. The bombing killed 25 people.",
)


def test_two_outlets_with_figures_of_their_own_are_asked_about_as_copies() -> None:
    reports = [Told(text, outlet) for text, outlet in zip(REPORTS, "ABCDE", strict=True)]
    told = found(*reports)
    (doubt,) = (each for each in told.record.doubts if each.subject is Subject.COPY)
    assert not doubt.held
    assert (doubt.one, doubt.other) == (doubt.one_words.report, doubt.other_words.report)
    assert any("37" in reason and "nobody else" in reason for reason in doubt.reasons), doubt
