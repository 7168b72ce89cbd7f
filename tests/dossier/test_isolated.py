"""Words from outside in a page are isolated, escaped, and cannot act."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from rashomon.dossier.isolated import finalize, t, to

HOSTILE = "\u202e\"'><script>alert(1)</script>\u200b"


@pytest.mark.parametrize(
    "made", [t(HOSTILE), t("x", HOSTILE), to(HOSTILE, "x"), to("#r1", HOSTILE)]
)
def test_nothing_of_it_acts(made: Markup) -> None:
    assert "<script" not in made
    assert "\u202e" not in made
    assert "\u200b" not in made
    assert made.count("<") == made.count(">")


def test_words_are_printed_as_they_are() -> None:
    assert t("Harbour Ledger") == "<bdi>Harbour Ledger</bdi>"
    assert t("Zeitung", "de") == '<bdi lang="de">Zeitung</bdi>'
    assert to("/report/1", "A & B") == '<a href="/report/1"><bdi>A &amp; B</bdi></a>'
    assert to("", "A") == t("A")


def test_what_is_markup_already_is_left_alone() -> None:
    made = Markup("<b>x</b>")
    assert finalize(made) is made
    assert finalize(7) == 7
