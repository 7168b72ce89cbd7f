"""The chain gold is well formed: every span it names stands in its own text.

How the gold is written: a direct quotation leaves off its outer marks, and one split by its cue
inside a sentence is one span around the cue; a resumed sentence is a statement of its own without
a cue. `[]` is the outlet's own voice (always `indirect`), `[null]` a hidden source. A document or
footage is the first speaker and who posted, saw or obtained it the carrier; reporters, a court or
an inquiry that is told something carries nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "evals" / "chains.jsonl"
STANCES = set(
    "asserts denies doubts cannot-confirm believes asks promises threatens judges".split()
)
CERTAINTIES = {"plain", "hedged", "conditional", "future"}
TYPES = {"direct", "indirect", "mixed"}
FIELDS = {"id", "half", "topic", "kind", "text", "credit", "statements"}
STATED = {"content", "cue", "chain", "stance", "certainty", "type"}

ITEMS: list[dict[str, Any]] = [
    json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line.strip()
]


def spans(statement: dict[str, Any]) -> list[str]:
    """Every word for word piece a statement names, nulls left out."""
    resolved: dict[str, str] = statement.get("resolved", {})
    named = [statement["content"], statement["cue"], *statement["chain"], *resolved.values()]
    return [span for span in named if span is not None]


def test_there_is_enough_of_it_and_of_many_kinds() -> None:
    assert len(ITEMS) >= 84
    assert len({item["kind"] for item in ITEMS}) >= 20
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)
    assert len({item["text"] for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_every_span_is_in_the_text(item: dict[str, Any]) -> None:
    assert set(item) == FIELDS
    assert item["half"] in {"A", "B"}
    assert 1 <= len(item["statements"]) <= 6
    assert item["credit"] is None or item["credit"] in item["text"]
    for statement in item["statements"]:
        assert set(statement) - {"resolved"} == STATED
        assert all(span and span == span.strip() for span in spans(statement))
        assert [span for span in spans(statement) if span not in item["text"]] == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_every_label_is_a_known_one(item: dict[str, Any]) -> None:
    for statement in item["statements"]:
        chain = statement["chain"]
        assert statement["stance"] in STANCES
        assert statement["certainty"] in CERTAINTIES
        assert statement["type"] in TYPES
        assert set(statement.get("resolved", {})) <= set(chain)
        assert None not in chain[:-1], "only the first speaker can be hidden"
        assert chain or statement["type"] == "indirect"
        assert item["credit"] is None or chain[:1] == [item["credit"]]
