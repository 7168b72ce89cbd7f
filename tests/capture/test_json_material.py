"""JSON files: each object keeps its bytes, a bad one fails alone, no size or depth hurts."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.capture import Gathered, GatherOptions, gather
from rashomon.capture.json_items import Item, Problem, items
from rashomon.capture.size_cap import lines
from rashomon.errors import CaptureError
from rashomon.records import Failure
from rashomon.settings import Settings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.text(), JSON), min_size=1, max_size=5)


def take(path: Path, options: GatherOptions | None = None) -> list[Gathered | Failure]:
    capped = Settings(max_bytes=4000)
    return list(
        gather(str(path), base=path.parent, settings=capped, options=options or GatherOptions())
    )


def read(data: bytes, by_line: bool = False, limit: int = 100_000) -> list[Item | Problem]:
    return list(items(io.BytesIO(data), by_line, limit))


@settings(max_examples=40)
@given(OBJECTS, st.sampled_from(["\n", "\r\n", "\n\n \n"]))
def test_each_line_keeps_its_bytes(objects: list[dict[str, object]], ending: str) -> None:
    rows = [json.dumps(o).encode() for o in objects]
    got = read(ending.encode().join(rows), by_line=True)
    assert [i.data for i in got] == rows
    assert all(isinstance(i, Item) for i in got)


@settings(max_examples=40)
@given(OBJECTS, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_each_item_of_an_array_keeps_its_bytes(
    objects: list[dict[str, object]], indent: int | str | None, plain: bool
) -> None:
    document = json.dumps(objects, indent=indent, ensure_ascii=plain).encode("utf-8", "replace")
    got = read(document)
    assert [i.number for i in got] == list(range(1, len(objects) + 1))
    at = 0
    for item in got:
        at = document.index(item.data, at) + len(item.data)
        assert json.loads(item.data) == json.loads(document)[(item.number or 0) - 1]


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_items_or_a_reason(data: bytes, by_line: bool) -> None:
    try:
        found = {"item" if isinstance(i, Item) else i.reason for i in read(data, by_line)}
    except CaptureError as error:
        found = {error.reason}
    assert found
    assert found <= {"item", "empty", "not-json", "bad-encoding", "not-an-object"}


@given(st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"").replace(b"\r", b""))))
def test_lines_are_the_lines(rows: list[bytes]) -> None:
    data = b"".join(row + b"\n" for row in rows)
    assert list(lines(io.BytesIO(data), 100)) == rows
    capped = [row if len(row) <= 10 else None for row in rows]
    assert list(lines(io.BytesIO(data), 10)) == capped


def test_a_bad_line_fails_alone_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "scraped.jsonl"
    good = b'{"text": "A bridge fell.", "url": "https://example.org/1"}'
    deep = b'{"a":' + b"[" * 300 + b"]" * 300 + b"}"
    rows = [
        good,
        b"{broken",
        b"",
        b'"text"',
        b'{"text": "' + b"a" * 5000 + b'"}',
        deep,
        b"\xff{}",
        good,
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(rows))
    got = take(path)
    assert [g.data for g in got if isinstance(g, Gathered)] == [good, good]
    assert {g.address: g.reason for g in got if isinstance(g, Failure)} == {
        "file:scraped.jsonl#2": "not-json",
        "file:scraped.jsonl#4": "not-an-object",
        "file:scraped.jsonl#5": "too-large",
        "file:scraped.jsonl#6": "too-deep",
        "file:scraped.jsonl#7": "bad-encoding",
    }
    assert "line 2" in next(g.detail for g in got if isinstance(g, Failure))
    assert [g.capture.address for g in got if isinstance(g, Gathered)] == [
        "file:scraped.jsonl#1",
        "file:scraped.jsonl#8",
    ]


def test_the_mapping_and_the_item_s_own_address_go_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"body": "A bridge fell.", "link": "https://example.org/1"}')
    options = GatherOptions(
        fields=(("text", "body"), ("url", "link")), supplied=(("outlet", "Dorn Gazette"),)
    )
    (got,) = take(path, options)
    assert isinstance(got, Gathered)
    assert got.capture.address == "file:a.json"
    assert got.capture.supplied == (
        ("outlet", "Dorn Gazette"),
        ("url", "https://example.org/1"),
        ("field:text", "body"),
        ("field:url", "link"),
    )


@pytest.mark.parametrize(
    "url",
    [
        1,
        None,
        "javascript:alert(1)",
        "https://a\u0000b",
        "https://a\ud800b",
        "https://a b",
        "x" * 3000,
    ],
)
def test_an_address_that_is_none_is_not_taken_over(tmp_path: Path, url: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "A bridge fell.", "url": url}))
    (got,) = take(path)
    assert isinstance(got, Gathered)
    assert got.capture.supplied == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "empty"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 100_000, "too-deep"),
        (b"id,text\n1,A bridge fell.", "not-json"),
        (b'{"text": "A bridge', "not-json"),
        (b'"A bridge fell."', "not-an-object"),
        (b'{"a": 1} {"a": 2}', "not-json"),
        ('{"a": 1}'.encode("utf-16"), "bad-encoding"),
        (b'{"a": "\xe9"}', "bad-encoding"),
    ],
)
def test_a_document_that_is_none_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(CaptureError) as caught:
        read(data, limit=1_000_000)
    assert caught.value.reason == reason


def test_an_array_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'[{"text": "A bridge fell."}, 7, {"text": "It was ol')
    got = take(path)
    assert [g.capture.address for g in got if isinstance(g, Gathered)] == ["file:a.json#1"]
    assert [(g.address, g.reason) for g in got if isinstance(g, Failure)] == [
        ("file:a.json#2", "not-an-object"),
        ("file:a.json", "not-json"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b'{"n": ' + b"9" * 100_000 + b"}",
        b'{"n": 1e999999999, "m": -0, "k": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\\ud800"}',
        b'{"a": "' + b"[" * 5000 + b'"}',
    ],
)
def test_odd_values_cost_nothing(data: bytes) -> None:
    assert [i.data for i in read(data, limit=200_000)] == [data]


def test_lines_named_json_are_read_as_lines_and_have_no_common_cap(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    row = json.dumps({"text": "A bridge fell, and then the wall beside it."}).encode()
    path.write_bytes(
        gzip.compress(b"".join(b"%s\n" % row.replace(b"A", b"%d" % n) for n in range(500)))
    )
    got = take(path)
    assert len([g for g in got if isinstance(g, Gathered)]) == 500
    path.write_bytes(gzip.compress(json.dumps([{"text": str(n) * 9} for n in range(500)]).encode()))
    (refused,) = take(path)
    assert isinstance(refused, Failure)
    assert refused.reason == "too-large"
    assert "one JSON object a line" in refused.detail
