"""Which reports tell of one happening: the cases that an analyst would object to."""

from __future__ import annotations

import pytest
from made_reports import (
    ASPECTS,
    COURT,
    EVERYTHING,
    INTERVIEW,
    MARKET,
    MATCHES,
    TOLL,
    YEAR_LATER,
    made,
    sets_of,
    stories_of,
)

from rashomon.records import Report
from rashomon.stories import follow, profile, threads


def _names(reports: tuple[Report, ...]) -> frozenset[str]:
    return frozenset(report.address for report in reports)


def test_two_attacks_in_one_city_in_one_week_are_two_stories() -> None:
    reports = (*MARKET, *COURT)
    assert sets_of(reports, stories_of(reports)) == {_names(MARKET), _names(COURT)}


def test_a_toll_that_rises_over_three_weeks_is_one_story() -> None:
    assert sets_of(TOLL, stories_of(TOLL)) == {_names(TOLL)}


def test_coverage_that_moves_from_toll_to_cause_to_trial_is_one_story() -> None:
    assert sets_of(ASPECTS, stories_of(ASPECTS)) == {_names(ASPECTS)}


def test_a_year_later_is_another_story_in_the_same_thread() -> None:
    reports = (*TOLL, YEAR_LATER)
    stories = stories_of(reports)
    assert sets_of(reports, stories) == {_names(TOLL), frozenset({"toll-year"})}
    by_report = {report.id: profile(report) for report in reports}
    held = [(story, [by_report[report] for report in story.reports]) for story in stories]
    (found,) = threads(stories, follow(held))
    first, second = found.stories
    assert {s.id: s for s in stories}[second].first == "2016-05-02"
    (link,) = found.links
    assert (link.earlier, link.later) == (first, second)
    assert "Ilda" in link.reason
    assert "364 days after" in link.reason


def test_one_interview_in_four_outlets_is_one_story() -> None:
    assert sets_of(INTERVIEW, stories_of(INTERVIEW)) == {_names(INTERVIEW)}


def test_matches_of_one_league_on_one_day_are_different_stories() -> None:
    expected = {_names(MATCHES[:2]), _names(MATCHES[2:])}
    assert sets_of(MATCHES, stories_of(MATCHES)) == expected


def test_the_cases_keep_apart_in_one_workspace() -> None:
    found = sets_of(EVERYTHING, stories_of(EVERYTHING))
    assert found == {
        _names(MARKET),
        _names(COURT),
        _names(TOLL),
        _names(ASPECTS),
        frozenset({"toll-year"}),
        _names(INTERVIEW),
        _names(MATCHES[:2]),
        _names(MATCHES[2:]),
    }


def test_undated_copies_of_the_attacks_still_keep_apart() -> None:
    reports = tuple(
        made(each.address, each.title.value, each.body) for each in (*MARKET, *COURT) if each.title
    )
    assert sets_of(reports, stories_of(reports)) == {_names(MARKET), _names(COURT)}


def test_every_story_says_why() -> None:
    for story in stories_of(EVERYTHING):
        assert story.title
        assert "speak of" in story.reason or "only report" in story.reason


def test_reports_of_a_story_stand_in_order_of_time() -> None:
    (story,) = stories_of(tuple(reversed(TOLL)))
    assert story.reports == tuple(report.id for report in TOLL)
    assert (story.first, story.last) == ("2015-05-03", "2015-05-23")


@pytest.mark.parametrize("text", ["", "…", "12 12 12", "\x00", "الخبر " * 40, "a " * 5000])
def test_any_text_makes_a_story(text: str) -> None:
    (story,) = stories_of([made("odd", "", text)])
    assert len(story.reports) == 1


def test_another_language_groups_by_names_and_numbers() -> None:
    one = made(
        "de-1",
        "",
        "Bei dem Anschlag auf den Gemüsemarkt von Tal Karim sind am Montag mindestens 31 Menschen "
        "getötet worden, wie Gouverneurin Salwa Nadir sagte. Hamid Rasoul sah den Lastwagen. Er "
        "habe die Sperre durchbrochen, sagte er, und sei dann neben den Ständen explodiert.",
    )
    two = made(
        "de-2",
        "",
        "Nach der Explosion eines Lastwagens in Tal Karim hat Salwa Nadir, die Gouverneurin, "
        "Trauer angeordnet. Es gab 31 Tote. Der Händler Hamid Rasoul sprach von einem Anschlag auf "
        "den Gemüsemarkt, bei dem eine Sperre durchbrochen worden sei.",
    )
    other = made(
        "de-3",
        "",
        "Im Prozess um die Brücke von Hohenau hat der Gutachter Werner Pohl am Dienstag ausgesagt, "
        "dass der Stahl schon 1998 Risse gehabt habe. Die Richterin Anja Brandt vertagte die "
        "Verhandlung, weil ein Zeuge fehlte und die Akten noch nicht vollständig waren.",
    )
    reports = (one, two, other)
    expected = {frozenset({"de-1", "de-2"}), frozenset({"de-3"})}
    assert sets_of(reports, stories_of(reports)) == expected
