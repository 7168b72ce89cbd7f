"""The gold of ACLED's classes is whole; a text's class is chosen from its rows as documented."""

from __future__ import annotations

from collections import Counter

from evals.acled import GOLD, chosen, keyword
from evals.data import json_lines
from rashomon.dossier import acled

ROWS = list(json_lines(GOLD))
KNOWN = {value for value in vars(acled).values() if isinstance(value, tuple) and len(value) == 2}
KNOWN |= set(acled._ASSAULTS.values())


def _row(status: str, sub_type: str) -> dict[str, str]:
    return {"status": status, "acled_event_type": "any", "acled_sub_event_type": sub_type}


def test_both_halves_ask_for_every_sub_type_alike() -> None:
    halves = {half: Counter(r["sub_type"] for r in ROWS if r["half"] == half) for half in "AB"}
    assert halves["A"] == halves["B"]
    assert len(halves["A"]) == 25
    assert len({row["text"] for row in ROWS}) == len(ROWS) == len({row["id"] for row in ROWS})


def test_every_class_of_the_gold_is_one_that_the_table_may_give() -> None:
    assert {(row["type"], row["sub_type"]) for row in ROWS} <= KNOWN


def test_what_happened_comes_before_what_did_not_and_the_particular_before_the_general() -> None:
    rows = [
        _row("negated", "Suicide bomb"),
        _row("happened", "Attack"),
        _row("happened", "Grenade"),
    ]
    assert chosen(rows) == ("any", "Grenade")
    assert chosen(rows[:2]) == ("any", "Attack")
    assert chosen([]) == chosen([_row("happened", "")]) == ("", "")


def test_a_keyword_is_a_whole_word() -> None:
    assert keyword("Gunmen kidnapped a nurse.")[1] == "Abduction/forced disappearance"
    assert keyword("The drones of the beehive hummed; the rape field bloomed.")[0] != ""
    assert keyword("The committee was dissolved.") == ("", "")
