"""What tests share: where the repository and the public gold lie, a fixed clock at capture, and a
browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from rashomon import reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A build does not fail by chance: the same examples each time, however slow the machine.
# `pytest --hypothesis-profile=default` looks for new ones.
settings.register_profile(
    "build",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("build")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium as installed on this machine; the test is skipped without it."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = which("chromium") or which("chromium-browser")
    if found is None:
        pytest.skip("chromium is not installed")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, headless=True, args=["--no-sandbox"]
        )
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture(scope="session")
def read_once() -> Iterator[None]:
    """Each text is read by the model once, for tests that make the same workspace over and over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", lru_cache(maxsize=4096)(reading.read))
        yield


@pytest.fixture
def root() -> Path:
    """The repository's root folder."""
    return ROOT


@pytest.fixture
def seeds() -> Path:
    """The five real reports, where this machine has them."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed reports are not part of the repository")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with three failures."""
    from rashomon.records import Failure
    from rashomon.store import Store

    store = Store(tmp_path / "war.db")
    with store.writing() as writer:
        for number in (1, 2, 3):
            address = f"https://outlet.example/{number:03}"
            writer.fail(Failure.make("capture", address, "timeout", "No answer in time."))
    store.close()
    return tmp_path / "war.db"
