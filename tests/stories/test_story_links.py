"""Profiles, keys and links: what is kept of a report and how a pair is scored."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import COURT, EVERYTHING, MARKET, made, strongest

from rashomon.records import Profile, StoryLink
from rashomon.stories import Parts, StoriesOptions, link, parts, profile
from rashomon.stories.terms import stem, tokens
from rashomon.stories.times import days, fading, gap


def test_a_link_is_the_same_from_both_sides() -> None:
    one, two = profile(MARKET[0]), profile(MARKET[1])
    assert link(one, [two]) == link(two, [one])


def test_a_link_names_shared_words_figures_and_time() -> None:
    (found,) = link(profile(MARKET[0]), [profile(MARKET[1])])
    assert "Karim" in found.reason
    assert "31 people" in found.reason
    assert "within a day" in found.reason
    assert 0 < found.score <= 1


def test_reports_on_other_matters_are_not_linked() -> None:
    far = made("far", "Bakers of Lund win prize", "A rye loaf won the bakers of Lund a prize.")
    assert link(profile(far), [profile(each) for each in COURT]) == ()


def test_no_report_is_linked_with_itself() -> None:
    one = profile(MARKET[0])
    assert link(one, [one]) == ()


def test_keys_are_bounded_and_shared_by_reports_of_one_happening() -> None:
    profiles = [profile(each) for each in EVERYTHING]
    assert max(len(each.keys) for each in profiles) <= 120
    assert set(profiles[0].keys) & set(profiles[1].keys)
    assert all(0 <= key < 2**63 for each in profiles for key in each.keys)


def test_an_undated_report_finds_a_dated_one() -> None:
    title, body = MARKET[0].title, MARKET[0].body
    assert title is not None
    undated = profile(made("undated", title.value, body))
    assert set(undated.keys) & set(profile(MARKET[1]).keys)


def test_names_are_whole_and_not_a_sentence_opening() -> None:
    names = profile(MARKET[0]).names
    assert "Tal Karim" in names
    assert "Hamid Rasoul" in names
    assert "The" not in names
    assert "No" not in names


def test_names_with_an_article_meet_their_bare_form() -> None:
    assert [token.stem for token in tokens("Nouri al-Maliki and Maliki's aides")][1::2] == [
        "maliki",
        "maliki",
    ]


def test_figures_carry_their_noun() -> None:
    assert "31 people" in profile(MARKET[0]).numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [("strikes", "strike"), ("bombed", "bomb"), ("killing", "killed"), ("cities", "city")],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["isis", "bus", "pass", "war", "2014", "al"])
def test_short_and_odd_words_stay(word: str) -> None:
    assert stem(word) == word


def test_a_vague_date_neither_joins_nor_parts() -> None:
    assert days("2014-06") is None
    assert days(None) is None
    assert gap(days("2014-06-24"), days("2014")) is None


def test_a_gap_is_whole_days_of_silence() -> None:
    assert gap(days("2014-06-24"), days("2014-06-25")) == 0
    assert gap(days("2014-06-27"), days("2014-06-24")) == 2
    assert gap(days("2014-06-24T20:00:00Z"), days("2014-06-24T22:00:00Z")) == 0


def test_time_fades_a_likeness_and_a_year_ends_it() -> None:
    options = StoriesOptions()
    left = [fading(float(silence), options) for silence in (0, 1, 3, 10, 21, 40, 365)]
    assert left == sorted(left, reverse=True)
    assert left[0] == 1.0
    assert left[3] > 0.35
    assert left[-1] < 1e-6
    assert fading(None, options) == 1.0


def _chain(length: int, score: float) -> dict[str, list[tuple[str, float]]]:
    names = [f"r{number:04}" for number in range(length)]
    near: dict[str, list[tuple[str, float]]] = {name: [] for name in names}
    for one, other in pairwise(names):
        near[one].append((other, score))
        near[other].append((one, score))
    return near


def test_a_part_past_the_cap_is_split_where_links_are_weak() -> None:
    near = _chain(12, 0.3)
    near["r0005"] = [(other, 0.13 if other == "r0006" else s) for other, s in near["r0005"]]
    near["r0006"] = [(other, 0.13 if other == "r0005" else s) for other, s in near["r0006"]]
    options = StoriesOptions(cap=8)
    names = list(near)
    assert Parts(strongest(near), options).of("r0002").members == tuple(names[:6])
    assert Parts(strongest(near), options).of("r0009").members == tuple(names[6:])
    assert len(Parts(strongest(near)).of("r0002").members) == 12


def test_parts_are_what_part_gives_for_each_report() -> None:
    profiles = [profile(each) for each in EVERYTHING]
    links = [f for i, p in enumerate(profiles) for f in link(p, profiles[:i])]
    options = StoriesOptions(cap=3)
    near: dict[str, list[tuple[str, float]]] = {p.report: [] for p in profiles}
    for each in links:
        near[each.left].append((each.right, each.score))
        near[each.right].append((each.left, each.score))
    found = parts([p.report for p in profiles], links, options)
    alone = Parts(strongest(near), options)
    assert set(found) == {alone.of(p.report).members for p in profiles}
    assert sorted(report for each in found for report in each) == sorted(near)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 39), st.integers(0, 39)).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from([0.12, 0.2, 0.3, 0.45, 0.69, 0.71, 0.9, 1.0]),
        max_size=300,
    ),
    st.integers(1, 30),
)
def test_on_any_graph_each_report_is_in_the_part_it_has_alone(
    pairs: dict[tuple[int, int], float], cap: int
) -> None:
    names = [f"r{number:02}" for number in range(40)]
    near: dict[str, list[tuple[str, float]]] = {name: [] for name in names}
    links = []
    for (one, other), score in pairs.items():
        links.append(StoryLink(names[one], names[other], score, "a reason"))
        near[names[one]].append((names[other], score))
        near[names[other]].append((names[one], score))
    options = StoriesOptions(cap=cap)
    found = {report: members for members in parts(names, links, options) for report in members}
    together = Parts(strongest(near), options)
    for report in names:
        assert Parts(strongest(near), options).of(report).members == found[report]
        assert together.of(report).members == found[report]


def test_more_copies_than_the_cap_stay_together() -> None:
    copies: list[Profile] = []
    for number in range(12):
        title = MARKET[0].title
        assert title is not None
        copies.append(profile(made(f"copy-{number}", title.value, MARKET[0].body)))
    links = [f for i, p in enumerate(copies) for f in link(p, copies[:i])]
    (found,) = parts([p.report for p in copies], links, StoriesOptions(cap=5))
    assert len(found) == 12
