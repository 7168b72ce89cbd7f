"""Which files of a folder are material, and in what order they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.capture.options import GatherOptions
from rashomon.capture.printable import quoted
from rashomon.errors import CaptureError

_PAGES = (".html", ".htm", ".xhtml")
_PARTS = "_files"  # what browsers add to a saved page's name for the folder of its parts


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry of a folder that is not read, and why."""

    path: str
    error: CaptureError


def files(folder: str, options: GatherOptions) -> Iterator[str | Refused]:
    """The regular files below a folder, in the order of their names, depth first.

    Passed over in silence, because nobody meant them: hidden entries (a leading dot), the parts
    of a saved page (``story_files`` beside ``story.html``) and ``options.leave_out``. Refused with
    a reason: links, which could lead out of the folder or round in circles, pipes, devices, and
    what cannot be looked at. Anything refused or hidden is read when it is named itself.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            entries = _entries(path)
        except OSError as error:
            yield Refused(path, unreadable(error))
            continue
        below = []
        for entry in entries:
            if _is_folder(entry):
                below.append(entry.path)
            else:
                yield from _one(entry, options)
        if options.recursive:
            waiting += reversed(below)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda e: os.fsencode(e.name))
    names = (os.path.splitext(e.name) for e in entries)
    pages = {stem for stem, end in names if end.lower() in _PAGES}
    return [
        e
        for e in entries
        if not e.name.startswith(".")
        and not (e.name.endswith(_PARTS) and e.name.removesuffix(_PARTS) in pages)
    ]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _one(entry: os.DirEntry[str], options: GatherOptions) -> Iterator[str | Refused]:
    if any(
        entry.name == p.name and os.path.realpath(entry.path) == os.path.realpath(p)
        for p in options.leave_out
    ):
        return
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
        target = os.readlink(entry.path) if stat.S_ISLNK(mode) else ""
    except OSError as error:
        yield Refused(entry.path, unreadable(error))
        return
    if stat.S_ISREG(mode):
        yield entry.path
    elif stat.S_ISLNK(mode):
        yield Refused(entry.path, _link(target))
    else:
        yield Refused(entry.path, not_regular(mode))


def _link(target: str) -> CaptureError:
    return CaptureError(
        "link",
        f"a link to {quoted(target)}; links inside a folder are not followed, because they can "
        "lead anywhere; name the file or folder itself to read it",
    )


def not_regular(mode: int) -> CaptureError:
    """Why a pipe, socket or device is not read."""
    kinds = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"))
    word = next((word for check, word in kinds if check(mode)), "special file")
    why = f"this is a {word}, which may never end; save its content, or pipe it in with -"
    return CaptureError("not-a-file", why)


def unreadable(error: OSError) -> CaptureError:
    """Why a file or folder could not be looked at, as the system says it."""
    if isinstance(error, FileNotFoundError):
        return CaptureError("not-found", "there is no such file; check the path")
    if isinstance(error, PermissionError):
        return CaptureError("unreadable", "this user may not read it; check its permissions")
    return CaptureError("unreadable", f"it cannot be read: {error.strerror or error}")
