"""Files and folders: what is taken, what is refused, and that nothing stops the rest."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.capture import Gathered, GatherOptions, gather
from rashomon.capture.file_address import file_address
from rashomon.capture.printable import escaped, quoted
from rashomon.errors import UsageError
from rashomon.records import Capture, Failure
from rashomon.settings import Settings

SMALL = Settings(max_bytes=1000)
STORY = b"A bridge fell at Dorn on Monday, the mayor said.\n"


def take(
    source: str | Path,
    base: Path,
    settings: Settings = SMALL,
    options: GatherOptions | None = None,
) -> list[Gathered | Failure]:
    return list(
        gather(str(source), base=base, settings=settings, options=options or GatherOptions())
    )


def one(source: str | Path, base: Path, options: GatherOptions | None = None) -> Gathered:
    (got,) = take(source, base, options=options)
    assert isinstance(got, Gathered), got
    return got


def reasons(got: list[Gathered | Failure]) -> dict[str, str]:
    return {g.address: g.reason for g in got if isinstance(g, Failure)}


def addresses(got: list[Gathered | Failure]) -> list[str]:
    return [g.capture.address for g in got if isinstance(g, Gathered)]


def test_a_file_is_kept_as_it_came(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    got = one(tmp_path / "a.txt", tmp_path)
    digest = hashlib.sha256(STORY).hexdigest()
    assert got.data == STORY
    assert got.capture == Capture(
        id=Capture.name("file:a.txt", digest),
        sha256=digest,
        size=len(STORY),
        address="file:a.txt",
        retrieved="2023-11-14T22:13:20Z",
        media_type="text/plain",
    )


def test_supplied_facts_go_with_every_capture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    options = GatherOptions(supplied=(("outlet", "Dorn Gazette"),))
    assert one(tmp_path / "a.txt", tmp_path, options).capture.supplied == (
        ("outlet", "Dorn Gazette"),
    )


def test_addresses_are_counted_from_the_workspace(tmp_path: Path) -> None:
    base = tmp_path / "desk" / "records"
    assert file_address(str(tmp_path / "pile" / "a.txt"), base) == "file:../../pile/a.txt"
    assert file_address(str(base / "b.txt"), base) == "file:b.txt"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("new\nline.txt", "file:new%0Aline.txt"),
        ("\x1b[31mred.txt", "file:%1B[31mred.txt"),
        ("\u202egnp.txt", "file:%E2%80%AEgnp.txt"),
        ("ze\u200bro.txt", "file:ze%E2%80%8Bro.txt"),
        ("50%#1.txt", "file:50%25%231.txt"),
        ("-rf.txt", "file:-rf.txt"),
        ("📰.txt", "file:📰.txt"),
        (os.fsdecode(b"caf\xe9.txt"), "file:caf%E9.txt"),
        (unicodedata.normalize("NFD", "Übung.txt"), "file:Übung.txt"),
    ],
)
def test_strange_names_are_read_and_made_printable(tmp_path: Path, name: str, address: str) -> None:
    try:
        (tmp_path / name).write_bytes(STORY)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    assert one(tmp_path / name, tmp_path).capture.address == address


@given(st.text())
def test_what_is_printed_holds_no_control_characters(text: str) -> None:
    for shown in (escaped(text), quoted(text)):
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in shown)
        shown.encode("utf-8")


def test_a_folder_is_read_in_order_and_hidden_things_are_passed_over(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        ".draft.txt",
        "c/d.txt",
        ".git/config",
        "page.html",
        "page_files/x.js",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(STORY)
    got = take(tmp_path, tmp_path)
    assert addresses(got) == ["file:a.txt", "file:b.txt", "file:page.html", "file:c/d.txt"]
    assert reasons(got) == {}
    assert addresses(take(tmp_path / ".draft.txt", tmp_path)) == ["file:.draft.txt"]
    flat = take(tmp_path, tmp_path, options=GatherOptions(recursive=False))
    assert addresses(flat) == ["file:a.txt", "file:b.txt", "file:page.html"]


def test_the_workspace_s_own_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    own = tmp_path / "rashomon.db"
    own.write_bytes(b"SQLite format 3\x00" + bytes(80))
    assert reasons(take(tmp_path, tmp_path)) == {"file:rashomon.db": "not-text"}
    assert (
        reasons(take(tmp_path, tmp_path, options=GatherOptions(leave_out=frozenset({own})))) == {}
    )


def test_links_inside_a_folder_are_not_followed_but_named_ones_are(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    (pile / "deep").mkdir(parents=True)
    (tmp_path / "secret.txt").write_bytes(STORY)
    (pile / "a.txt").write_bytes(STORY)
    (pile / "out.txt").symlink_to(tmp_path / "secret.txt")
    (pile / "dangling.txt").symlink_to("nowhere")
    (pile / "deep" / "loop").symlink_to(pile, target_is_directory=True)
    (pile / "self.txt").symlink_to("self.txt")
    got = take(pile, tmp_path)
    assert addresses(got) == ["file:pile/a.txt"]
    assert reasons(got) == {
        "file:pile/dangling.txt": "link",
        "file:pile/deep/loop": "link",
        "file:pile/out.txt": "link",
        "file:pile/self.txt": "link",
    }
    assert addresses(take(pile / "out.txt", tmp_path)) == ["file:pile/out.txt"]
    assert reasons(take(pile / "dangling.txt", tmp_path)) == {"file:pile/dangling.txt": "not-found"}
    assert reasons(take(pile / "self.txt", tmp_path)) == {"file:pile/self.txt": "unreadable"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_device_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(take(tmp_path / "pipe.txt", tmp_path)) == {"file:pipe.txt": "not-a-file"}
    assert list(reasons(take(tmp_path, tmp_path)).values()) == ["not-a-file"]
    assert list(reasons(take("/dev/zero", tmp_path)).values()) == ["not-a-file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    (tmp_path / "a.txt").chmod(0)
    assert reasons(take(tmp_path, tmp_path)) == {"file:a.txt": "unreadable"}


@pytest.mark.parametrize(
    ("source", "reason", "advice"),
    [
        ("nothing.txt", "not-found", "check the path"),
        ("example.org/news/1", "not-found", "https://"),
        ("ftp://example.org/a", "scheme", "only http and https"),
        ("javascript:alert(1)", "scheme", "only http and https"),
        ("nul\0l", "not-found", "no file can have this name"),
        ("x" * 5000, "unreadable", "cannot be read"),
    ],
)
def test_a_source_that_is_not_there_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str, advice: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (got,) = take(source, tmp_path)
    assert isinstance(got, Failure)
    assert (got.stage, got.reason) == ("capture", reason)
    assert advice in got.detail


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    assert reasons(take(tmp_path / "pile", tmp_path)) == {"file:pile": "empty"}


@pytest.mark.parametrize("data", [b"", b" \n\t", b" " * 900, gzip.compress(b" ", mtime=0)])
def test_nothing_is_no_capture(tmp_path: Path, data: bytes) -> None:
    name = "a.txt.gz" if data.startswith(b"\x1f") else "a.txt"
    (tmp_path / name).write_bytes(data)
    assert list(reasons(take(tmp_path / name, tmp_path)).values()) == ["empty"]


def test_the_cap_is_exact(tmp_path: Path) -> None:
    (tmp_path / "fits.txt").write_bytes(b"a" * 1000)
    (tmp_path / "not.txt").write_bytes(b"a" * 1001)
    got = take(tmp_path, tmp_path)
    assert addresses(got) == ["file:fits.txt"]
    assert reasons(got) == {"file:not.txt": "too-large"}


class Endless(io.RawIOBase):
    """A stream without end, which counts what was read of it."""

    taken = 0

    def read(self, size: int = -1, /) -> bytes:
        assert size > 0
        self.taken += size
        return b"a" * size


def test_an_endless_stream_is_given_up_soon_after_the_cap(tmp_path: Path) -> None:
    endless = Endless()
    options = GatherOptions(stdin=endless)  # type: ignore[arg-type]
    (got,) = take("-", tmp_path, options=options)
    assert isinstance(got, Failure)
    assert got.reason == "too-large"
    assert endless.taken < 200_000


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (STORY, "text/plain"),
        (b"<!DOCTYPE html><p>A bridge fell.", "text/html"),
        (b'{"text": "A bridge fell."}\n{"text": "It fell."}\n', "application/json"),
    ],
)
def test_standard_input_is_named_by_its_content(
    tmp_path: Path, data: bytes, media_type: str
) -> None:
    def piped() -> list[Gathered | Failure]:
        return take("-", tmp_path, options=GatherOptions(stdin=io.BytesIO(data)))

    got = [g for g in piped() if isinstance(g, Gathered)]
    assert got == piped()
    for item in got:
        assert item.capture.address == "stdin:" + item.capture.sha256[:12]
        assert item.capture.media_type == media_type


def test_a_gzip_file_is_kept_unpacked(tmp_path: Path) -> None:
    members = gzip.compress(STORY, mtime=0) + gzip.compress(STORY, mtime=0) + b"\0\0"
    (tmp_path / "a.html.gz").write_bytes(members)
    got = one(tmp_path / "a.html.gz", tmp_path)
    assert got.data == STORY * 2
    assert (got.capture.address, got.capture.media_type) == ("file:a.html.gz", "text/html")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(bytes(900), mtime=0), "not-text"),
        (gzip.compress(bytes(range(32, 127)) * 50, mtime=0), "too-large"),
        (gzip.compress(gzip.compress(STORY, mtime=0), mtime=0), "archive"),
        (gzip.compress(STORY, mtime=0)[:-12], "truncated"),
        (gzip.compress(STORY, mtime=0)[:-8] + bytes(8), "bad-gzip"),
        (b"\x1f\x8b", "truncated"),
        (b"\x1f\x8b\x08rubbish", "bad-gzip"),
    ],
)
def test_bad_gzip_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    assert reasons(take(tmp_path / "a.txt.gz", tmp_path)) == {"file:a.txt.gz": reason}


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_a_bomb_is_not_unpacked_further(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"a" + b"\n" * 30_000_000))
    got = take(tmp_path / name, tmp_path, Settings(max_bytes=1_000_000))
    assert "bomb" in [g.reason for g in got if isinstance(g, Failure)]
    assert not addresses(got)


def test_a_changed_file_keeps_its_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    before = one(tmp_path / "a.txt", tmp_path).capture
    assert one(tmp_path / "a.txt", tmp_path).capture == before
    (tmp_path / "a.txt").write_bytes(STORY + b"Two were hurt.\n")
    after = one(tmp_path / "a.txt", tmp_path).capture
    assert before.address == after.address
    assert before.id != after.id


def test_a_clock_that_is_no_number_is_a_mistake_of_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="whole seconds"):
        take(tmp_path / "a.txt", tmp_path)
