"""One quotation in its versions, and what differs between them."""

from __future__ import annotations

from lineage_samples import marked

from rashomon.lineage import quotations
from rashomon.records import Difference, Quotation, QuotationVersion

FULL = (
    "We opened the upper sluice before midnight. Nobody in the valley was warned, "
    "and I regret that. The engineers did what they could with two broken pumps."
)


def versions(*texts: str) -> dict[str, QuotationVersion]:
    """The versions of the only quotation of some reports, by report: a, b, c …"""
    (one,) = found(*texts)
    return {version.words.report: version for version in one.versions}


def found(*texts: str) -> tuple[Quotation, ...]:
    return quotations([marked(text, "abcdef"[at]) for at, text in enumerate(texts)])


def test_a_truncated_version_names_what_it_leaves_out() -> None:
    cut = FULL.removeprefix("We opened the upper sluice before midnight. ")
    both = versions(f"“{FULL}” the warden said.", f"The warden said: “{cut}”")
    assert both["a"].differences == (Difference.NONE,)
    assert both["b"].differences == (Difference.TRUNCATED,)
    assert "We opened the upper sluice before midnight" in both["b"].detail


def test_an_elided_version_with_and_without_its_mark() -> None:
    for mark in (" … ", "... ", " [...] ", " "):
        short = (
            f"We opened the upper sluice before midnight{mark}The engineers did what they could "
        )
        short += "with two broken pumps."
        both = versions(f"“{FULL}”", f'"{short}"')
        assert Difference.ELIDED in both["b"].differences
        assert "Nobody in the valley was warned" in both["b"].detail


def test_marks_capitals_and_spellings_are_told_apart_from_words() -> None:
    other = FULL.replace("sluice", "Sluice").replace("regret that.", "regret that —")
    assert versions(f"“{FULL}”", f'"{other}"')["b"].differences == (Difference.PUNCTUATION,)
    changed = FULL.replace("two broken pumps", "three broken pumps")
    assert Difference.REWORDED in versions(f"“{FULL}”", f"“{changed}”")["b"].differences


def test_a_negation_is_never_a_spelling() -> None:
    changed = FULL.replace("did what they could", "did what they couldn't")
    assert Difference.REWORDED in versions(f"“{FULL}”", f"“{changed}”")["b"].differences


def test_a_broken_quotation_is_one_version() -> None:
    broken = FULL.replace("midnight. ", "midnight,” the warden told the court. “")
    both = versions(f"“{FULL}”", f"“{broken}”")
    assert "told the court" in both["b"].text
    assert Difference.TRUNCATED not in both["b"].differences


def test_two_translations_meet_where_the_same_name_stands_by() -> None:
    one = (
        "Warden Oskar Lindqvist said: “We opened the upper sluice before midnight, and I regret "
        "that nobody in the valley was warned about the water.”"
    )
    other = (
        "“Before midnight the upper sluice had been opened by us; I regret that no warning about "
        "the water reached people in the valley,” Lindqvist told the inquiry."
    )
    both = versions(one, other).values()
    assert [Difference.REWORDED in version.differences for version in both] == [False, True]
    assert found(one, other.replace("Lindqvist", "Averly")) == ()


def test_different_quotations_of_one_speaker_stay_apart() -> None:
    one = "Lindqvist said: “We opened the upper sluice before midnight and told the army.”"
    other = "Lindqvist said: “My salary has nothing to do with the pumps that were stolen.”"
    assert found(one, other) == ()


def test_words_said_in_one_report_alone_are_no_shared_quotation() -> None:
    assert found(f"“{FULL}” he said. Later again: “{FULL}”", "Nothing was said here.") == ()


def test_the_text_of_a_version_is_what_its_span_points_at() -> None:
    texts = {"a": f"He said: “{FULL}”", "b": f"She wrote “{FULL}” too."}
    for version in versions(*texts.values()).values():
        assert version.words.of(texts[version.words.report]) == version.text
