"""One thing that a user names, and which way it is received."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rashomon.capture import folder
from rashomon.capture.file_address import file_address
from rashomon.capture.items import Receipt, failure, take_apart
from rashomon.capture.options import Gathered, GatherOptions
from rashomon.capture.printable import escaped
from rashomon.errors import CaptureError
from rashomon.records import Failure
from rashomon.settings import Settings

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.I)  # two letters or more: C: is a drive
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/:?].*)?", re.I)
_LONGEST = 2_000  # characters of a source that is kept as an address


def gather(
    source: str, *, base: Path, settings: Settings, options: GatherOptions
) -> Iterator[Gathered | Failure]:
    """The captures of a path, a folder, a web address or ``-`` for standard input, one at a time.

    ``base`` is the workspace's folder, from where file addresses are counted. Nothing is raised
    for bad material: each thing that cannot be received is a ``Failure`` in its place. Raises
    ``UsageError`` only where ``SOURCE_DATE_EPOCH`` is no number.
    """
    if source == "-":
        stdin: BinaryIO = options.stdin or sys.stdin.buffer
        yield from take_apart(stdin, Receipt(None, ""), settings, options)
    elif source.lower().startswith(("http:", "https:")) and not os.path.lexists(source):
        from rashomon.capture.fetch import fetched  # the web is not loaded for files

        yield from fetched(source, settings, options)
    else:
        yield from _path(source, base, settings, options)


def _path(
    source: str, base: Path, settings: Settings, options: GatherOptions
) -> Iterator[Gathered | Failure]:
    try:
        is_folder = stat.S_ISDIR(os.stat(source).st_mode)
    except (OSError, ValueError) as error:
        yield _missing(source, base, error)
        return
    if not is_folder:
        yield from _file(source, base, settings, options)
        return
    found = None
    for found in folder.files(source, options):
        if isinstance(found, folder.Refused):
            yield failure(file_address(found.path, base), found.error)
        else:
            yield from _file(found, base, settings, options, inside=True)
    if found is None:
        why = "this folder holds no files to read; hidden ones are passed over"
        yield failure(file_address(source, base), CaptureError("empty", why))


def _file(
    path: str, base: Path, settings: Settings, options: GatherOptions, inside: bool = False
) -> Iterator[Gathered | Failure]:
    address = file_address(path, base)
    try:
        stream = _opened(path, follow=not inside)
    except CaptureError as error:
        yield failure(address, error)
        return
    except OSError as error:
        yield failure(address, folder.unreadable(error))
        return
    with stream:
        yield from take_apart(stream, Receipt(address, path), settings, options)


def _opened(path: str, follow: bool) -> BinaryIO:
    """The file, opened so that a pipe cannot hold us up and a link put in its place is refused."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    flags |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    stream = os.fdopen(os.open(path, flags), "rb")
    mode = os.fstat(stream.fileno()).st_mode
    if not stat.S_ISREG(mode):
        stream.close()
        raise folder.not_regular(mode)
    return stream


def _missing(source: str, base: Path, error: OSError | ValueError) -> Failure:
    """A source that names nothing that is there: what it may have been meant as."""
    named = source[:_LONGEST]
    scheme = _SCHEME.match(source)
    if scheme:
        why = "only http and https addresses, files and folders are read; save it and add the file"
        return failure(escaped(named, also=""), CaptureError("scheme", why))
    if isinstance(error, ValueError) or "\0" in source:
        why = "no file can have this name; check the path"
        return failure("file:" + escaped(named), CaptureError("not-found", why))
    wrong = folder.unreadable(error)
    if wrong.reason == "not-found" and _DOMAIN.fullmatch(source):
        why = f"{wrong}, or write https:// before it if it is a web address"
        wrong = CaptureError("not-found", why)
    return failure(file_address(named, base), wrong)
