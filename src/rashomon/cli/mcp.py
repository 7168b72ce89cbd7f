"""``rashomon mcp``: the record for an assistant."""

from __future__ import annotations

import sys

import typer

from rashomon.cli.console import existing, remark
from rashomon.errors import UsageError


def mcp(context: typer.Context) -> None:
    """Let an assistant read and cite the record (Model Context Protocol, standard input/output).

    The assistant's program starts this itself; it needs `pip install 'rashomon[mcp]'`. Seven tools
    read (search, stories, dossier, compare, without, verify, words), none writes, and nothing is
    sent over the network. Every answer carries its citations and the record's imprint.

    \b
    rashomon mcp                            on rashomon.db in the folder it is started in
    rashomon -w /home/me/syria.db mcp       what to enter as command in the assistant's program
    """
    try:
        from rashomon.assistant.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        raise UsageError(
            "serving an assistant needs the mcp library: pip install 'rashomon[mcp]'"
        ) from error
    with existing(context.obj):
        pass  # a workspace that is missing or cannot be opened is told before a client waits
    if sys.stdin.isatty():
        remark("An assistant's program starts this and talks to it here. Ctrl+C ends it.")
    serve(context.obj)
