"""The front door: what is exported, and that nothing heavy stands behind it until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rashomon

HEAVY = (
    "sqlalchemy",
    "alembic",
    "lxml",
    "trafilatura",
    "numpy",
    "httpx",
    "msgspec",
    "typer",
    "rich",
    "spacy",
    "onnxruntime",
    "tokenizers",
)


def loaded(code: str) -> set[str]:
    """Which heavy modules a fresh interpreter has loaded after some code."""
    code += f"\nimport sys; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_names_are_these_and_all_are_there() -> None:
    assert rashomon.__all__ == [
        "Capture",
        "CopyEdge",
        "Dossier",
        "RashomonError",
        "Reading",
        "Report",
        "Settings",
        "Span",
        "Story",
        "Workspace",
        "__version__",
        "open",
        "read",
        "reader",
    ]
    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
    assert dir(rashomon) == sorted(rashomon.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = rashomon.opne


def test_importing_loads_nothing_heavy() -> None:
    assert loaded("import rashomon") == set()
    assert loaded("import rashomon; rashomon.Settings; rashomon.RashomonError") == set()


def test_saying_the_version_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv[1:] = ['--version']\nfrom rashomon.cli import main; main()"
    assert loaded(code) == set()


def test_a_workspace_loads_its_database_but_no_reader_of_pages() -> None:
    found = loaded("import rashomon; rashomon.open(':memory:').close()")
    assert "sqlalchemy" in found
    assert not found & {"lxml", "trafilatura", "numpy", "httpx", "rich"}


def test_a_workspace_in_memory_reads_and_forgets() -> None:
    with rashomon.open(":memory:") as workspace:
        assert list(workspace.stories()) == []
        assert workspace.counts().reports == 0
