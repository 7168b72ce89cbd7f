"""Capture meets the hostile corpus: each input ends, and none stops the rest."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import corpus
import pytest
from hostile_cases import Case

from rashomon.capture import Gathered, GatherOptions, gather
from rashomon.records import Failure
from rashomon.settings import Settings

Ends = dict[str, list[Gathered | Failure]]


def unreachable(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Ends:
    """What each case came to, by its name, all under one set of options as in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    options = GatherOptions(resolve=unreachable)
    found: Ends = {}
    for made in corpus.made(folder):
        got = gather(made.source, base=folder, settings=Settings(), options=options)
        found[made.case.name] = [_light(g) for g in got]
    return found


def _light(got: Gathered | Failure) -> Gathered | Failure:
    assert isinstance(got, Failure) or len(got.data) == got.capture.size
    return got if isinstance(got, Failure) else Gathered(got.capture, b"")


def test_the_corpus_is_large_and_each_case_has_its_own_name() -> None:
    names = [case.name for case in corpus.CASES]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("case", corpus.CASES, ids=lambda case: case.name)
def test_each_input_ends_as_captures_or_failures(ends: Ends, case: Case) -> None:
    got = ends[case.name]
    assert got
    for end in got:
        if isinstance(end, Failure):
            assert end.stage == "capture"
            assert end.reason
            assert len(end.detail) > 10
        shown = (end.address + end.detail) if isinstance(end, Failure) else end.capture.address
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in shown)


REFUSED = {
    "empty": "empty",
    "white-space": "empty",
    "nulls-only": "not-text",
    "noise": "not-text",
    "png": "not-text",
    "one-line": "too-large",
    "json-deep": "too-deep",
    "json-deep-text": "too-deep",
    "json-csv": "not-json",
    "jsonl-own": "own-output",
    "gzip-bomb": "bomb",
    "gzip-bomb-lines": "bomb",
    "gzip-cut": "truncated",
    "gzip-nested": "archive",
    "warc-packed": "archive",
    "feed": "feed",
    "link-self": "unreadable",
    "link-dangling": "not-found",
    "pipe": "not-a-file",
    "socket": "unreadable",
    "device-endless": "not-a-file",
    "url-metadata": "forbidden-address",
    "url-decimal": "forbidden-address",
    "url-wide": "bad-url",
    "url-password": "credentials",
    "url-javascript": "scheme",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_surely_no_report_is_refused_for_the_right_reason(ends: Ends, name: str) -> None:
    assert [e.reason for e in ends[name] if isinstance(e, Failure)] == [REFUSED[name]]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("jsonl-mixed", 3),
        ("jsonl-long", 2),
        ("json-array-cut", 2),
        ("link-loop", 1),
        ("duplicates", 4),
    ],
)
def test_good_items_inside_a_bad_input_are_taken(ends: Ends, name: str, taken: int) -> None:
    assert len([e for e in ends[name] if isinstance(e, Gathered)]) == taken


def test_no_address_of_the_private_network_was_reached(ends: Ends) -> None:
    for case in corpus.CASES:
        if case.name.startswith("url-"):
            assert all(isinstance(e, Failure) for e in ends[case.name]), case.name


def test_good_reports_among_them_are_taken(tmp_path: Path) -> None:
    for source in corpus.good_reports(tmp_path / "good"):
        (got,) = gather(source, base=tmp_path, settings=Settings(), options=GatherOptions())
        assert isinstance(got, Gathered)
