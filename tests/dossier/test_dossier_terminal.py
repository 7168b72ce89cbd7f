"""The terminal: 80 columns, no colour where there is none, no console markup from outside."""

from __future__ import annotations

import io

from dossier_samples import many, material
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rashomon.dossier import Material, StoryRow, dossier, stories_table, text


def _printed(material: Material, *, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, color_system=None)
    if colour:
        console = Console(file=out, width=80, force_terminal=True, color_system="truecolor")
    text(dossier(material), console)
    return out.getvalue()


def test_it_fits_eighty_columns() -> None:
    for material_of in (material(), many(30)):
        assert max(cell_len(line) for line in _printed(material_of).splitlines()) <= 80


def test_it_sends_no_control_codes_to_a_file() -> None:
    assert "\x1b" not in _printed(material())
    assert "\x1b[1m" in _printed(material(), colour=True)


def test_words_from_outside_stand_as_words() -> None:
    printed = _printed(material())
    assert "<img src=x onerror=alert(2)> & Sons | `Daily`" in printed
    assert "[press](javascript:alert(1))" in printed
    assert "\x00" not in printed
    assert "\u202e" not in printed


def test_it_holds_the_record_in_short() -> None:
    printed = _printed(material())
    for words in (
        "6 articles, 3–4 independent texts",
        "1 → 2: reprint, score 0.97",
        "3 – 4: shared quotation",
        "Shared quotation 2",
        "Undated: 6",
        "Later: Ministry prints",
    ):
        assert words in printed


@settings(deadline=None)
@given(st.text(max_size=60))
def test_the_list_of_stories_shows_any_title(title: str) -> None:
    out = io.StringIO()
    row = StoryRow(1, f"[b]{title}[/b]", "2019-05-03", "2019-05-10", 6, 3, 4)
    Console(file=out, width=80, color_system=None).print(stories_table([row]))
    printed = out.getvalue()
    assert "[b]" in printed
    assert "3–10 May 2019" in printed
    assert "3–4" in printed
    assert all(cell_len(line) <= 80 for line in printed.splitlines())
