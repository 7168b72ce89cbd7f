"""One person's words in versions that say different things."""

from __future__ import annotations

from dataclasses import replace

import pytest
from short_stories import Found, Told, material

from rashomon.findings import record
from rashomon.lineage import Marked, mark, quotations
from rashomon.records import Attribute, Conflict, FindingStatus, Standing

SAID = "“Yes, Syrian jets struck the militants at Qaim inside the {} side of the border, {},” {}."
IRAQ = f"Jets bombed Qaim on Tuesday. {SAID}".format(
    "Iraqi", "and we did not ask for that raid", "Prime Minister Nouri al-Maliki told the BBC"
)
SYRIA = f"Jets bombed Qaim on Tuesday. {SAID}".format(
    "Syrian", "though we had not asked for that raid", "Nouri al-Maliki told the BBC"
)
REVISED = (
    "Jets bombed Qaim on Tuesday. In a revised translation, Nouri al-Maliki told the BBC: “Yes, "
    "Syrian jets struck the militants at Qaim inside the Syrian side of the border, though we had "
    "not asked for that raid.”"
)


def found(*texts: str) -> Found:
    """A story of these texts, each of another outlet, with the quotations they share."""
    made = material(*(Told(text, f"Outlet {n}") for n, text in enumerate(texts)))
    marked = [Marked(each.report, mark(each.report)) for each in made.spoken]
    return Found(record(replace(made, quotations=quotations(marked))))


def test_two_translations_that_say_different_things_are_contested() -> None:
    said = found(IRAQ, SYRIA).on(Attribute.QUOTATION)
    assert said.status is FindingStatus.CONTESTED
    assert said.conflict is Conflict.TRANSLATION
    assert {value.standing for value in said.values} == {Standing.RIVAL}
    assert (said.support.low, said.support.high) == (1, 1), "it is one man's word all the same"
    for value in said.values:
        assert value.value.startswith("“Yes, Syrian jets")
        (words,) = value.words
        assert words.end - words.start == len(value.value) - 2


def test_a_revised_translation_takes_the_first_one_back_and_lists_who_still_carries_it() -> None:
    said = found(IRAQ, REVISED).on(Attribute.QUOTATION)
    assert said.status is FindingStatus.CORRECTED
    (old,) = (value for value in said.values if value.standing is Standing.WITHDRAWN)
    assert "Iraqi side" in old.value
    assert old.stale == ("report-0",)


@pytest.mark.parametrize(
    "other",
    [
        IRAQ.replace("Jets bombed", "Planes bombed"),
        IRAQ.replace(", and we did not ask for that raid", ""),
        IRAQ.replace("and we did not ask", "and that we never asked"),
    ],
)
def test_versions_that_say_the_same_are_no_finding(other: str) -> None:
    findings = found(IRAQ, other).record.findings
    assert not [each for each in findings if each.attribute is Attribute.QUOTATION]
