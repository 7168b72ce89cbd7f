"""The cue lexicon is well-formed: columns, codes, order, and an example for each entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.records import Certainty, Stance

HEADER = ["lemma", "pos", "frames", "stance", "certainty", "example"]
LEMMA = {
    "VERB": re.compile(r"[a-z]+( [a-z]+)?"),
    "NOUN": re.compile(r"[a-zé]+"),
    "ADJ": re.compile(r"[a-z]+"),
}
FRAME = {
    "VERB": re.compile(r"-|at|c|q|o|x|ox|op|t|h|(p|op):[a-z]+"),
    "NOUN": re.compile(r"nc?|d|p:[a-z]+"),
    "ADJ": re.compile(r"c|x|p:[a-z]+"),
}
CERTAINTIES = {Certainty.PLAIN, Certainty.HEDGED, Certainty.FUTURE}
IRREGULAR = {
    word: forms.split("/")
    for word, forms in (
        pair.split(":")
        for pair in (
            "begin:began bid:bade/bid choose:chose/chosen come:came cry:cried feel:felt "
            "find:found forbid:forbade foresee:foresaw foretell:foretold forget:forgot "
            "forgive:forgave give:gave go:went hear:heard hold:held know:knew lay:laid "
            "lie:lied/lying make:made mean:meant put:put read:read say:said see:saw seek:sought "
            "shoot:shot sing:sang speak:spoke swear:swore take:took teach:taught tell:told "
            "think:thought understand:understood undertake:undertook uphold:upheld weep:wept "
            "write:wrote"
        ).split()
    )
}


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    """The file's lines, split; the header first."""
    root = Path(__file__).resolve().parents[2]
    text = (root / "src" / "rashomon" / "attribution" / "cues.tsv").read_text("utf-8")
    assert text.endswith("\n")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def test_every_line_has_the_header_s_columns(lines: list[list[str]]) -> None:
    assert lines[0] == HEADER
    for line in lines:
        assert len(line) == len(HEADER), line
        assert all(field and field == field.strip() for field in line), line


def test_there_are_enough_in_order_and_none_twice(lines: list[list[str]]) -> None:
    keys = [(pos, lemma) for lemma, pos, *_ in lines[1:]]
    assert len(keys) >= 400
    assert keys == sorted(set(keys))


def test_only_known_codes_stand_there(lines: list[list[str]]) -> None:
    for lemma, pos, frames, stance, certainty, _ in lines[1:]:
        assert LEMMA[pos].fullmatch(lemma), lemma
        codes = frames.split(" ")
        assert len(codes) == len(set(codes)), lemma
        assert all(FRAME[pos].fullmatch(code) for code in codes), (lemma, frames)
        assert set(codes) != {"t"}, lemma
        assert pos != "NOUN" or {"n", "nc", "d"} & set(codes), lemma
        assert "-" not in codes or len(codes) == 1, lemma
        assert Stance(stance)
        assert Certainty(certainty) in CERTAINTIES, lemma


def test_each_example_uses_its_cue(lines: list[list[str]]) -> None:
    for lemma, _, _, _, _, example in lines[1:]:
        first, *particle = lemma.split(" ")
        words = re.findall(r"[^\W\d_]+", example.lower())
        starts = (first[:3], *IRREGULAR.get(first, ()))
        assert any(word.startswith(starts) for word in words), (lemma, example)
        assert all(part[:2] in {word[:2] for word in words} for part in particle), (lemma, example)
        assert re.fullmatch(r"[A-Z\"].*[.?!]\"?", example), example


def test_examples_are_not_repeated(lines: list[list[str]]) -> None:
    examples = [line[-1] for line in lines[1:]]
    assert len(examples) == len(set(examples))
