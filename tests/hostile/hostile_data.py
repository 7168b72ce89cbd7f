"""JSON, mail and packed files: too deep, too large, cut off, misshapen, nested in themselves."""
# ruff: noqa: E501 - a table of cases reads best with one input in one place

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile

from hostile_cases import BREAKOUT, IMAGE, SCRIPT, Case, file_case, page, plain, story

_TEXT = "\n\n".join(story())


def _json(name: str, what: str, value: object) -> Case:
    return file_case(name, what, "a.json", json.dumps(value).encode())


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _bomb(unit: bytes, times: int) -> bytes:
    """Much data from little, without ever holding it."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        for _ in range(times):
            out.write(unit)
    return packed.getvalue()


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("../../escape.txt"), bytes(1_000_000))
    return packed.getvalue()


def _mail(body: str, head: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    return (
        "From: desk@example.org\r\nTo: list@example.org\r\nSubject: River wall gives way at Dorn\r\n"
        "Date: Tue, 24 Jun 2014 20:04:00 +0000\r\nMIME-Version: 1.0\r\n"
        f"{head}Content-Type: {kind}\r\n\r\n{body}"
    ).encode("utf-8", "surrogateescape")


def _multiparts(depth: int) -> bytes:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    return _mail(
        f"--b\r\n{heads}Content-Type: text/plain\r\n\r\n{plain()}",
        kind='multipart/mixed; boundary="b"',
    )


def _letters(depth: int) -> bytes:
    return _mail("Content-Type: message/rfc822\r\n\r\n" * depth + plain(), kind="message/rfc822")


JSON = [
    file_case("json-deep", "arrays nested 100,000 deep", "a.json", b"[" * 100_000 + b"]" * 100_000),
    file_case("json-deep-text", "an article with objects nested 100,000 deep", "a.json",
              lambda: b'{"text": "The wall fell.", "a": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001),
    file_case("json-900", "an article with arrays nested 900 deep", "a.json",
              b'{"text": "The wall fell.", "a": ' + b"[" * 900 + b"]" * 900 + b"}"),
    file_case("json-number", "a number of 100,000 digits", "a.json",
              lambda: json.dumps({"text": _TEXT}).encode()[:-1] + b', "n": ' + b"9" * 100_000 + b"}"),
    file_case("json-exponent", "numbers past all bounds", "a.json",
              json.dumps({"text": _TEXT}).encode()[:-1] + b', "n": 1e999999999, "published": 1e400}'),
    file_case("json-keys", "the same key many times", "a.json",
              b'{"text": "wrong", ' * 1 + b'"text": "wrong again", ' * 5000
              + json.dumps({"text": _TEXT}).encode()[1:]),
    file_case("json-many-keys", "50,000 keys", "a.json",
              lambda: json.dumps({"text": _TEXT} | {f"k{n}": n for n in range(50_000)}).encode()),
    _json("json-surrogate", "half a character", {"text": _TEXT + "\ud800", "title": "\udc00 wall"}),
    _json("json-null", "null characters in strings", {"text": _TEXT + "\0\0", "title": "wa\0ll", "url": "\0"}),
    file_case("json-nan", "numbers that are none", "a.json",
              json.dumps({"text": _TEXT, "n": float("nan"), "published": float("inf")}).encode()),
    file_case("json-csv", "a table named as JSON", "a.json", b"id,text\n1,The wall fell.\n"),
    file_case("json-html", "a page named as JSON", "a.json", page().encode()),
    file_case("json-cut", "JSON cut off", "a.json", json.dumps({"text": _TEXT}).encode()[:-40]),
    file_case("json-array-cut", "an array cut off after two articles", "a.json",
              json.dumps([{"text": plain(p)} for p in ("Arn", "Born", "Corn")]).encode()[:-300]),
    file_case("json-mark", "JSON after a byte order mark", "a.json",
              b"\xef\xbb\xbf" + json.dumps({"text": _TEXT}).encode()),
    file_case("json-utf-16", "JSON in UTF-16", "a.json", json.dumps({"text": _TEXT}).encode("utf-16")),
    file_case("json-scalar", "a JSON string", "a.json", json.dumps(_TEXT).encode()),
    _json("json-types", "fields of the wrong type",
          {"text": {"a": [1]}, "title": 7, "author": [None, {"name": []}], "published": True, "url": {}}),
    _json("json-type-list", "a text that is a list of anything", {"text": [1, None, {"a": "b"}, _TEXT]}),
    _json("json-empty", "an empty text", {"text": "", "title": "Wall"}),
    _json("json-scripts", "scripts in every field",
          {"text": f"{_TEXT}\n\n{SCRIPT} {IMAGE}", "title": f"Wall {SCRIPT}", "author": IMAGE,
           "outlet": BREAKOUT, "url": "javascript:alert(1)", "published": SCRIPT, "language": SCRIPT}),
    _json("json-breakout", "fields that break out of quotes",
          {"text": _TEXT, "title": f"{BREAKOUT} -->]]></style></textarea>", "author": BREAKOUT,
           "url": 'https://example.org/" onmouseover="alert(1)', "outlet": "' onload=alert(1) x='"}),
    _json("json-dates", "a date past all calendars", {"text": _TEXT, "published": 10**20}),
    file_case("jsonl-mixed", "good and bad lines", "a.jsonl",
              b"\n".join([json.dumps({"text": plain("Arn")}).encode(), b"{", b"[]", b"null", b"\xff\xfe",
                          b"", b'"a"', b"{}", json.dumps({"text": plain("Born")}).encode()])),
    file_case("jsonl-long", "a line of 40 MB between two good ones", "a.jsonl",
              lambda: json.dumps({"text": plain("Arn")}).encode() + b"\n" + b"a" * 40_000_000 + b"\n"
              + json.dumps({"text": plain("Corn")}).encode()),
    file_case("jsonl-own", "an export of the program itself", "a.jsonl",
              b'{"kind":"report","id":"report-0123456789abcdef","text":"The wall fell."}\n'),
]  # fmt: skip

MAIL = [
    file_case("mail-cut", "a letter cut off in its head", "a.eml", _mail(plain())[:70]),
    file_case("mail-no-body", "a letter without a body", "a.eml", _mail("")),
    file_case("mail-multiparts", "1,000 multiparts in one another", "a.eml", lambda: _multiparts(1000)),
    file_case("mail-letters", "500 letters in one another", "a.eml", lambda: _letters(500)),
    file_case("mail-flat", "5,000 parts side by side", "a.eml",
              lambda: _mail("--b\r\nContent-Type: text/html\r\n\r\n<p>The wall fell.</p>\r\n" * 5000,
                            kind='multipart/mixed; boundary="b"')),
    file_case("mail-boundary", "a boundary that is never seen", "a.eml",
              _mail(plain(), kind='multipart/alternative; boundary="nowhere"')),
    file_case("mail-charset", "a charset nobody knows", "a.eml",
              _mail(plain(), kind="text/plain; charset=klingon-8")),
    file_case("mail-base64", "base64 that is none", "a.eml",
              _mail("@@@@" + base64.b64encode(plain().encode()).decode()[:-3],
                    head="Content-Transfer-Encoding: base64\r\n")),
    file_case("mail-transfer", "a transfer encoding nobody knows", "a.eml",
              _mail(plain(), head="Content-Transfer-Encoding: x-uuencode-9\r\n")),
    file_case("mail-html", "a letter with a script", "a.eml",
              _mail(page(title=f"Wall {SCRIPT}", before=IMAGE), kind="text/html")),
    file_case("mail-subject", "an encoded script as subject", "a.eml",
              _mail(plain()).replace(b"River wall gives", b"=?utf-8?b?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?=")),
    file_case("mail-head", "a head of 2 MB", "a.eml",
              lambda: _mail(plain(), head="X-Long: " + "a" * 2_000_000 + "\r\n")),
    file_case("mail-date", "a date that is none", "a.eml",
              _mail(plain()).replace(b"Tue, 24 Jun 2014 20:04:00 +0000", b"Fri, 99 Foo 99999 99:99 +9999999")),
    file_case("mail-attachment", "only an attachment", "a.eml",
              _mail(base64.b64encode(bytes(999)).decode(), kind="application/pdf; name=\"../../a.pdf\"",
                    head="Content-Transfer-Encoding: base64\r\n")),
    file_case("mailbox", "a mailbox", "inbox",
              b"From a@example.org Tue Jun 24 20:04:00 2014\r\n" + _mail(plain())),
]  # fmt: skip

PACKED = [
    file_case("gzip-bomb", "100 MB of one letter, packed", "a.txt.gz", lambda: _bomb(b"a" * 1_000_000, 100)),
    file_case("gzip-bomb-lines", "200 MB of blank lines, packed", "a.jsonl.gz",
              lambda: _bomb(b"\n" * 1_000_000, 200)),
    file_case("gzip-bomb-html", "100 MB of tags, packed", "a.html.gz",
              lambda: _bomb(b"<p>" * 300_000, 111)),
    file_case("gzip-nested", "gzip in gzip", "a.txt.gz", _packed(_packed(plain().encode()))),
    file_case("gzip-deep", "gzip in gzip, fifty times", "a.gz", lambda: _deep(plain().encode(), 50)),
    file_case("gzip-cut", "gzip cut off", "a.txt.gz", _packed(plain().encode())[:-60]),
    file_case("gzip-damaged", "gzip with a wrong check sum", "a.txt.gz", _packed(plain().encode())[:-8] + b"x" * 8),
    file_case("gzip-head", "only the head of a gzip file", "a.txt.gz", _packed(b"")[:10]),
    file_case("gzip-empty", "nothing, packed", "a.txt.gz", _packed(b"")),
    file_case("gzip-not", "text named as gzip", "a.txt.gz", plain().encode()),
    file_case("gzip-hidden", "gzip named as text", "a.txt", _packed(plain().encode())),
    file_case("gzip-trailing", "gzip with rubbish behind it", "a.txt.gz", _packed(plain().encode()) + b"rubbish"),
    file_case("zip", "a zip archive that climbs out", "a.zip", _zip),
    file_case("docx", "a word processor's document", "a.docx", _zip),
    file_case("warc", "a web archive", "a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
    file_case("warc-packed", "a web archive, packed", "a.warc.gz", _packed(b"WARC/1.0\r\nWARC-Type: response\r\n")),
    file_case("tar", "a tape archive", "a.tar", b"../a.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(247)),
]  # fmt: skip


def _deep(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = _packed(data)
    return data


CASES: list[Case] = [*JSON, *MAIL, *PACKED]
