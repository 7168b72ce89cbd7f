"""What bytes are taken for: their first bytes outrank their name, and a refusal says what to do."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.capture import GatherOptions
from rashomon.capture.kind import Kind, kind_of
from rashomon.errors import CaptureError, UsageError

MAIL = (
    b"From: Ana <ana@example.org>\r\nSubject: Dorn\r\nMIME-Version: 1.0\r\n\r\nA bridge fell.\r\n"
)
FEED = b'<?xml version="1.0"?>\n<!-- news -->\n<rss version="2.0"><channel></channel></rss>'


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "A bridge fell.")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"A bridge fell.", "a.txt", Kind.TEXT),
        (b"A bridge fell.", "a", Kind.TEXT),
        (b"A bridge fell.", "notes.log", Kind.TEXT),
        (b"[Photo: a bridge]\nA bridge fell.", "a.txt", Kind.TEXT),
        (b"{not JSON} A bridge fell.", "a.txt", Kind.TEXT),
        (b"< 5 people hurt", "a.txt", Kind.TEXT),
        (b"<!doctype HTML><p>A bridge fell.", "a.txt", Kind.HTML),
        (b"\xef\xbb\xbf <html><p>A bridge fell.", "a", Kind.HTML),
        ("<html><p>A bridge fell.".encode("utf-16"), "a", Kind.HTML),
        ("<html><p>A bridge fell.".encode("utf-16-be"), "a", Kind.HTML),
        (b"<!-- saved --><html>", "a.txt", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', "a.xhtml", Kind.HTML),
        (b"A bridge fell, and no tag in sight.", "a.html", Kind.HTML),
        (b'<!DOCTYPE lolz [<!ENTITY a "b">]><lolz>', "a.html", Kind.HTML),
        (b'{"text": "A bridge fell."}', "a", Kind.JSON),
        (b'{"text": "A bridge fell."}', "a.jsonl", Kind.JSONL),
        (b'[\n {"text": "A bridge fell."}]', "a.jsonl", Kind.JSON),
        (b"id,text\n1,A bridge fell.", "a.json", Kind.JSON),
        (MAIL, "letter", Kind.EML),
        (MAIL, "a.mht", Kind.EML),
        (MAIL, "a.txt", Kind.TEXT),
        (b"From: Ana\nTo: Bo\n\nA bridge fell.", "a", Kind.TEXT),
        ("Ein Brücke fiel.".encode("cp1252"), "a.txt", Kind.TEXT),
        ("橋が落ちた。".encode("shift_jis"), "a.txt", Kind.TEXT),
        ("سقط جسر".encode("utf-16"), "a.txt", Kind.TEXT),
        (b"A bridge\x00 fell.", "a.txt", Kind.TEXT),
    ],
)
def test_the_kind_is_seen(data: bytes, name: str, kind: Kind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"%PDF-1.7 ...", "a.txt", "not-text"),
        (b"\x89PNG\r\n\x1a\n", "a.html", "not-text"),
        (b"\xff\xd8\xff\xe0JFIF", "a", "not-text"),
        (a_zip(), "a.docx", "not-text"),
        (bytes(range(256)) * 4, "a.txt", "not-text"),
        (b"\x7fELF\x02\x01", "a", "not-text"),
        (b"SQLite format 3\x00", "a.db", "not-text"),
        (b"{\\rtf1 A bridge fell.}", "a.txt", "not-text"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "a", "archive"),
        (bytes(257) + b"ustar\x00", "a.tar", "archive"),
        (gzip.compress(b"A bridge fell.", mtime=0), "a", "archive"),
        (b"From ana@example.org Mon Jan  1 00:00:00 2024\nFrom: Ana\n", "inbox", "archive"),
        (FEED, "a.xml", "feed"),
        (FEED, "a.html", "feed"),
        (b"<urlset xmlns='x'><url>", "sitemap", "feed"),
        (b'<?xml version="1.0"?><nitf><body>', "a.xml", "not-article"),
        (b"id,text\n1,A bridge fell.", "a.csv", "not-article"),
        (b"body { color: red }", "a.css", "not-article"),
        (b'{"kind": "report", "id": "report-0123456789abcdef"}', "a.jsonl", "own-output"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(CaptureError) as caught:
        kind_of(data, name)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("declared", "data", "kind"),
    [
        ("text/html", b"A bridge fell.", Kind.HTML),
        ("text/plain", b"<!doctype html><p>A bridge fell.", Kind.HTML),
        ("application/octet-stream", b"A bridge fell.", Kind.TEXT),
        ("application/json", b'[{"text": "A bridge fell."}]', Kind.JSON),
    ],
)
def test_a_server_s_word_counts_between_like_kinds(declared: str, data: bytes, kind: Kind) -> None:
    assert kind_of(data, "/story", declared) is kind


@pytest.mark.parametrize("declared", ["image/png", "application/pdf", "video/mp4"])
def test_a_server_that_sends_no_text_is_believed(declared: str) -> None:
    with pytest.raises(CaptureError, match="add the article"):
        kind_of(b"whatever", "/story", declared)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=300))
def test_text_in_any_script_is_no_binary(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = ("A. " + text).encode(encoding)
        assert kind_of(data, "a.txt") is Kind.TEXT


@given(st.binary(max_size=400))
def test_any_bytes_have_a_kind_or_a_reason(data: bytes) -> None:
    try:
        said = kind_of(data, "a").media_type
    except CaptureError as error:
        said = str(error)
    assert said


@given(st.sampled_from([codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b""]), st.integers(0, 60))
def test_a_cut_page_start_is_no_error(mark: bytes, length: int) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-8"
    head = mark + '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "]>">]><html>'.encode(encoding)
    kind_of(head[: len(mark) + length], "a.html")


def test_the_user_s_word_is_one_of_five() -> None:
    assert GatherOptions(media_type="text/html; charset=utf-8").kind is Kind.HTML
    assert GatherOptions(media_type="JSONL").kind is Kind.JSONL
    with pytest.raises(UsageError, match="text, html, json, jsonl, eml"):
        GatherOptions(media_type="pdf")
