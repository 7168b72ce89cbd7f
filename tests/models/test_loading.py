"""A model is what was shipped, byte for byte, or it is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rashomon.errors import ModelError
from rashomon.models import LATEST, load, loading
from rashomon.models.loading import check, write_manifest

SHIPPED = Path(loading.__file__).parent / LATEST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder with a manifest."""
    (tmp_path / "a.json").write_text("{}", "utf-8")
    (tmp_path / "b.bin").write_bytes(b"\0\1")
    write_manifest(tmp_path)
    return tmp_path


def test_what_was_sealed_is_accepted(folder: Path) -> None:
    check(folder)


def test_a_changed_file_is_refused_by_name(folder: Path) -> None:
    (folder / "b.bin").write_bytes(b"\0\2")
    with pytest.raises(ModelError, match=r"b\.bin is not the file that was shipped"):
        check(folder)


def test_a_missing_file_and_a_broken_manifest_are_refused(folder: Path) -> None:
    (folder / "a.json").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        check(folder)
    for broken in ("", "[]", '{"sha256": 3}', "{"):
        (folder / "manifest.json").write_text(broken, "utf-8")
        with pytest.raises(ModelError, match="cannot be read"):
            check(folder)


def test_the_shipped_model_is_what_was_shipped() -> None:
    check(SHIPPED)
    listed = set(json.loads((SHIPPED / "manifest.json").read_text("utf-8"))["sha256"])
    assert listed == {p.name for p in SHIPPED.iterdir()} - {"manifest.json"}


def test_the_shipped_folder_is_small_and_has_its_card() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 40_000_000
    assert "en-worldwide-newswire" in (SHIPPED / "CARD.md").read_text("utf-8")
    assert (SHIPPED / "CHANGELOG.md").exists()


def test_a_damaged_copy_of_the_model_is_not_loaded(tmp_path: Path) -> None:
    copy = tmp_path / LATEST
    shutil.copytree(SHIPPED, copy)
    data = bytearray((copy / "reader.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "reader.onnx").write_bytes(data)
    with pytest.raises(ModelError, match=r"reader\.onnx is not the file"):
        load(LATEST, tmp_path)
