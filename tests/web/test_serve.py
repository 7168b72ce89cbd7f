"""``rashomon serve`` as a real process: it opens, answers, logs without words, and closes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

TOKEN = "a-token-of-some-length"


@contextmanager
def served(path: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address; ended whatever happens."""
    command = [sys.executable, "-m", "rashomon", "-w", str(path), "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def closed(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """Ctrl-C; the exit status and the lines on standard error."""
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    return process.returncode, said.splitlines()


def test_it_opens_answers_and_closes(path: Path) -> None:
    with served(path) as (process, address):
        assert httpx.get(f"{address}failures?q=sarin&token=hidden").status_code == 200
        assert httpx.get(f"{address}search?q=sarin").status_code in (200, 404)
        assert "server" not in httpx.get(f"{address}healthz").headers
        assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 421
        status, said = closed(process)
    assert status == 0
    assert said[-1] == "The reading room is closed."
    lines = [json.loads(line) for line in said if line.startswith("{")]
    assert [line["path"] for line in lines] == ["/failures", "/search", "/healthz", "/"]
    assert [line["status"] for line in lines][2:] == [200, 421]
    assert set(lines[0]) == {"time", "method", "path", "status", "ms", "size", "id"}
    assert "sarin" not in "".join(said)
    assert "hidden" not in "".join(said)
    assert "Traceback" not in "".join(said)
    assert not path.with_name(path.name + "-wal").exists()


def test_the_token_is_printed_once_and_lets_in(path: Path) -> None:
    with served(path, "--token", TOKEN) as (process, address):
        assert address.endswith(f"?token={TOKEN}")
        with httpx.Client(follow_redirects=True) as browser:
            page = browser.get(address.replace("?", "failures?"))
        assert page.status_code == 200
        assert "token" not in str(page.url)
        _, said = closed(process)
    assert TOKEN not in "".join(said)


def test_a_missing_workspace_is_said(tmp_path: Path) -> None:
    done = _serve(tmp_path / "none.db", "--port", "0")
    assert done.returncode == 1
    assert "no workspace at" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_port_that_is_taken_is_said(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = _serve(path, "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1 is taken" in done.stderr
    assert "--port" in done.stderr


def test_nothing_of_the_web_is_loaded_until_it_is_used() -> None:
    code = "import rashomon.cli.app, sys; print([m for m in sys.modules if m.startswith("
    code += "('fastapi', 'starlette', 'uvicorn', 'rashomon.web'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _serve(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon", "-w", str(path), "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
