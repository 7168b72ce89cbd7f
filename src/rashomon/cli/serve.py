"""``rashomon serve``: the reading room in the browser."""

from __future__ import annotations

import errno
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import existing, remark
from rashomon.errors import UsageError
from rashomon.memory import collect_seldom

if TYPE_CHECKING:
    from fastapi import FastAPI

    from rashomon.web.options import WebOptions

_GRACE = 3  # seconds for answers under way when the room closes
_KEEP = 30  # seconds that an idle browser's connection is kept


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to open the room on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8400,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="RASHOMON_TOKEN",
            help="What a visitor must show; made up where others can reach the room.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name of this room; may be repeated."),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let nobody decide anything.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the reading room: the record as pages in the browser, on this machine.

    \b
    rashomon serve
    rashomon -w syria.db serve --port 8500 --open
    rashomon serve --host 0.0.0.0 --read-only
    """
    from rashomon.web.app import create_app
    from rashomon.web.options import WebOptions, guarded

    with existing(context.obj):
        pass  # what is wrong with it is said here, not on every page
    with _bound(host, port) as listening:
        asked = WebOptions(
            host=host,
            port=listening.getsockname()[1],
            token=token,
            allow_hosts=tuple(allow_host or ()),
            read_only=read_only,
        )
        options = guarded(asked)
        address = options.address + (f"?token={options.token}" if options.token else "")
        app = create_app(context.obj, options)
        _announce(address, options)
        if open_:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        _run(app, listening)
    remark("The reading room is closed.")


def _bound(host: str, port: int) -> socket.socket:
    """The socket to listen on; raises ``UsageError`` where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family, backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            free = port + 1 if port < 65535 else 8400
            raise UsageError(
                f"port {port} on {host} is taken, perhaps by another reading room; "
                f"take another: rashomon serve --port {free}"
            ) from error
        raise UsageError(f"cannot open {host}:{port}: {error.strerror}") from error
    # An answer goes out in two pieces; with Nagle's delay the second waits 40 ms for the first. The
    # event loop turns it off only for sockets that name their protocol, which accepted ones do not.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _announce(address: str, options: WebOptions) -> None:
    """Say where the room is; the token is said here and nowhere else."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    if options.is_everywhere:
        remark("From other machines: the same with this machine's address in it.")
    if not options.is_loopback:
        remark("Others can reach this room. What goes to and fro is not encrypted.")
    remark("The reading room is open; Ctrl-C closes it.")


def _run(app: FastAPI, listening: socket.socket) -> None:
    import uvicorn

    from rashomon.web.logs import quiet_server

    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=_GRACE,
        timeout_keep_alive=_KEEP,
    )
    quiet_server()
    collect_seldom()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # how a room is closed; uvicorn has closed everything by then
        return
