"""Docs are tests: the reference is current, every verb and option appears, every link leads on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from docs.make_reference import pages
from rashomon.cli.app import app


def test_the_reference_is_what_the_code_says_today() -> None:
    for page, text in pages().items():
        assert page.read_text("utf-8") == text, f"{page.name} is stale: make docs"


def test_every_verb_has_help_with_an_example(root: Path) -> None:
    reference = (root / "docs/reference/cli.md").read_text("utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        name, doc = command.callback.__name__, command.callback.__doc__ or ""
        assert f"## rashomon {name}" in reference
        assert f"rashomon {name}" in doc or f"rashomon -w syria.db {name}" in doc


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/tutorial/first-dossier.md"])
def test_commands_named_in_the_pages_exist(root: Path, page: str) -> None:
    verbs = {c.callback.__name__ for c in app.registered_commands if c.callback is not None}
    used = set(
        re.findall(r"^rashomon (?:-w \S+ )?([a-z]+)", (root / page).read_text("utf-8"), re.M)
    )
    assert used <= verbs


def test_every_page_is_in_the_contents_and_every_entry_is_a_page(root: Path) -> None:
    nav = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["nav"]
    listed = set(_leaves(nav))
    present = {p.relative_to(root / "docs").as_posix() for p in (root / "docs").rglob("*.md")}
    assert listed == present


def test_relative_links_lead_to_files(root: Path) -> None:
    for page in [root / "README.md", *(root / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def _leaves(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    children = nav.values() if isinstance(nav, dict) else nav
    assert not isinstance(children, str)
    return [leaf for child in children for leaf in _leaves(child)]  # type: ignore[attr-defined]
