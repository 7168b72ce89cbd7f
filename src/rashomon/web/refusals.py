"""Why the door stays shut, in words that say what would open it."""

from __future__ import annotations

from rashomon.web.problems import Problem

HOST = Problem(
    421,
    "This is not an address of the reading room",
    "The request names a host that this room does not answer for. That keeps pages elsewhere "
    "from reading it under a name of their own.",
    "Open the address that was printed at the start, or start the room with --allow-host NAME.",
)
TOKEN = Problem(
    401,
    "The reading room wants its token",
    "This room can be reached from other machines and lets in only who knows its token.",
    "Open the whole address that was printed at the start, ending in ?token=…; if you have just "
    "done so, load this page again. Programs send the header Authorization: Bearer TOKEN.",
)
ORIGIN = Problem(
    403,
    "This did not come from a page of the reading room",
    "Something is to be written, and the browser does not say that a page of this room asks for "
    "it. Nothing was written.",
    "Open the page in the reading room and send it from there.",
)
FORM = Problem(
    403,
    "This page is too old to be sent",
    "The form does not carry the token of this session; the room was started anew since, or "
    "cookies are switched off. Nothing was written.",
    "Go back, load the page again, and send it once more.",
)
READ_ONLY = Problem(
    403,
    "This room is for reading only",
    "It was started with --read-only. Nothing was written.",
    "Ask whoever started it, or start your own with: rashomon serve",
)


def too_large(most: int) -> Problem:
    """The refusal of a body of more than ``most`` bytes."""
    return Problem(
        413,
        "That is too much at once",
        f"One request may bring {most // 1024:,} KiB. Nothing was written.",
        "Send less at a time; whole collections are read with: rashomon add FOLDER",
    )
