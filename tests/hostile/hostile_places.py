"""Names and addresses that trick: links, pipes, devices, strange file names, private hosts."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from hostile_cases import IMAGE, Case, plain, source_case


def _named(name: str, what: str, file: str | bytes) -> Case:
    """A file with a strange name, or a missing file where the file system takes no such name."""

    def make(folder: Path) -> str:
        path = os.path.join(os.fsencode(folder), os.fsencode(file))
        try:
            with open(path, "wb") as out:
                out.write(plain().encode())
        except OSError:
            return os.fsdecode(path)  # not there: a failure of its own
        return os.fsdecode(path)

    return Case(name, what, make)


def _placed(name: str, what: str, place: Callable[[Path], Path]) -> Case:
    return Case(name, what, lambda folder: str(place(folder)))


def _loop(folder: Path) -> Path:
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "a.txt").write_text(plain("Loop"), encoding="utf-8")
    return folder


def _self_link(folder: Path) -> Path:
    (folder / "self.txt").symlink_to("self.txt")
    return folder / "self.txt"


def _dangling(folder: Path) -> Path:
    (folder / "gone.txt").symlink_to("nowhere.txt")
    return folder / "gone.txt"


def _links_out(folder: Path) -> Path:
    (folder / "passwords.txt").symlink_to("/etc/passwd")
    (folder / "root").symlink_to("/", target_is_directory=True)
    return folder


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _pipe_inside(folder: Path) -> Path:
    return _pipe(folder).parent


def _socket(folder: Path) -> Path:
    here = os.getcwd()
    os.chdir(folder)  # a socket's path may be no longer than a hundred characters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(here)
    return folder / "socket.txt"


def _locked(folder: Path) -> Path:
    path = folder / "locked.txt"
    path.write_text(plain("Locked"), encoding="utf-8")
    path.chmod(0)
    return path


def _empty_folder(folder: Path) -> Path:
    return folder


def _deep_folders(folder: Path) -> Path:
    deepest = folder
    for _ in range(150):
        deepest = deepest / "d"
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text(plain("Deep"), encoding="utf-8")
    return folder


def _duplicates(folder: Path) -> Path:
    for name in ("one.txt", "two.txt", "three.txt"):
        (folder / name).write_text(plain("Echo"), encoding="utf-8")
    os.link(folder / "one.txt", folder / "zlink.txt")
    return folder


PLACES = [
    _placed("link-loop", "a folder with a link to itself", _loop),
    _placed("link-self", "a link to itself", _self_link),
    _placed("link-dangling", "a link to nothing", _dangling),
    _placed("link-out", "a folder with links to the system", _links_out),
    _placed("pipe", "a pipe that nobody writes to", _pipe),
    _placed("pipe-inside", "a folder with a pipe in it", _pipe_inside),
    _placed("socket", "a socket", _socket),
    _placed("locked", "a file that may not be read", _locked),
    _placed("empty-folder", "an empty folder", _empty_folder),
    _placed("deep-folders", "a file 150 folders down", _deep_folders),
    _placed("duplicates", "one article under four names", _duplicates),
    source_case("device-endless", "a device that never ends", "/dev/zero"),
    source_case("device-null", "a device that is always empty", "/dev/null"),
    source_case("missing", "a file that is not there", "no/such/file.txt"),
    source_case("null-in-path", "a path with a null character", "a\0b.txt"),
    source_case("long-path", "a path of 10,000 characters", "a/" * 5000),
    source_case("empty-path", "no path at all", ""),
]

NAMES = [
    _named("name-newline", "a line break in the name", "two\nlines.txt"),
    _named("name-escape", "terminal codes in the name", "\x1b[2J\x1b]0;owned\x07.txt"),
    _named("name-markup", "markup in the name", IMAGE.replace("/", "") + ".txt"),
    _named("name-long", "a name of 255 characters", "a" * 251 + ".txt"),
    _named("name-emoji", "emoji in the name", "🌊🧱.txt"),
    _named("name-dash", "a name that looks like an option", "-rf.txt"),
    _named("name-rtl", "a name turned round", "\u202etxt.lmth"),
    _named("name-bytes", "a name that is no UTF-8", b"caf\xe9\xff.txt"),
    _named("name-percent", "a name with percent codes", "%2e%2e%2fa#1?b.txt"),
    _named("name-quotes", "quotes and backslashes in the name", "a'\"\\b`c$d.txt"),
    _named("name-dots", "a name of dots", "...txt"),
    _named("name-space", "a name that ends in spaces", "a.txt  "),
    _named("name-wildcard", "wildcards in the name", "[*]?.txt"),
    _named("name-template", "template codes in the name", "{{7*7}}{0}%s.txt"),
]

ADDRESSES = [
    source_case(f"url-{name}", what, url)
    for name, what, url in (
        ("metadata", "a cloud's metadata service", "http://169.254.169.254/latest/meta-data/"),
        ("metadata-6", "the same over IPv6", "http://[fd00:ec2::254]/"),
        ("localhost", "this machine", "http://localhost:1/"),
        ("localhost-dot", "this machine, with a dot", "http://LOCALHOST./"),
        ("loopback", "this machine's address", "http://127.0.0.1:1/"),
        ("loopback-6", "this machine's IPv6 address", "http://[::1]/"),
        ("decimal", "its address as one number", "http://2130706433/"),
        ("octal", "its address in octal", "http://0177.0.0.1/"),
        ("hex", "its address in hexadecimal", "http://0x7f000001/"),
        ("short", "its address shortened", "http://127.1/"),
        ("mapped", "its address inside IPv6", "http://[::ffff:127.0.0.1]/"),
        ("6to4", "its address inside 6to4", "http://[2002:7f00:1::]/"),
        ("nat64", "its address inside NAT64", "http://[64:ff9b::7f00:1]/"),
        ("zone", "an address with a zone", "http://[fe80::1%25eth0]/"),
        ("any", "no address in particular", "http://0.0.0.0/"),
        ("private", "a private network", "http://192.168.0.1/admin"),
        ("shared", "a carrier's own network", "http://100.64.0.1/"),
        ("wide", "digits of another width", "http://１２７.０.０.１/"),
        ("user", "a host that poses as a user", "http://example.org@127.0.0.1/"),
        ("backslash", "a host behind a backslash", "http://example.org\\@127.0.0.1/"),
        ("password", "a password in the address", "https://me:secret@example.org/"),
        ("port", "a port that is none", "http://example.org:99999/"),
        ("empty-host", "no host", "http:///a"),
        ("spaces", "spaces in the host", "http://exa mple.org/"),
        ("long", "an address of 5,000 characters", "https://example.org/" + "a" * 5000),
        ("line-break", "a line break in the address", "https://example.org/\r\nHost: 127.0.0.1"),
        ("javascript", "a script", "javascript:alert(1)"),
        ("data", "a page in an address", "data:text/html,<script>alert(1)</script>"),
        ("file", "a local file", "file:///etc/passwd"),
        ("ftp", "an old protocol", "ftp://example.org/a.txt"),
    )
]

CASES: list[Case] = [*PLACES, *NAMES, *ADDRESSES]
