"""What tests share: where the repository and the public gold lie, and a fixed clock at capture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


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
