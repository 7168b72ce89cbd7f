"""Write the reference pages from the code itself, so that they cannot drift from it.

``python -m docs.make_reference`` writes docs/reference/; ``--check`` fails where a page is stale.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import json
import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from rashomon import dossier, records
from rashomon.cli.app import app

REFERENCE = Path(__file__).with_name("reference")


def main() -> int:
    """Write the pages, or say which are stale; the exit status is then 1."""
    stale = [p for p, text in pages().items() if not p.exists() or p.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for page in stale:
            print(f"stale: {page.name}; write it anew with: python -m docs.make_reference")
        return 1 if stale else 0
    REFERENCE.mkdir(exist_ok=True)
    for page, text in pages().items():
        page.write_text(text, "utf-8")
    return 0


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {
        REFERENCE / "cli.md": cli_page(),
        REFERENCE / "records.md": records_page(),
        REFERENCE / "rashomon.schema.json": json.dumps(dossier.schema(), indent=1) + "\n",
    }


def cli_page() -> str:
    """The help of the program and of each verb, as a user would see it."""
    verbs = [c.callback.__name__ for c in app.registered_commands if c.callback is not None]
    parts = ["# Command line", "", "What each verb prints when asked for `--help`.", ""]
    for verb in ("", *verbs):
        words = [verb, "--help"] if verb else ["--help"]
        result = CliRunner(env={"COLUMNS": "96", "NO_COLOR": "1", "TERM": "dumb"}).invoke(
            app, words, prog_name="rashomon"
        )
        text = re.sub(r"[ \t]+$", "", result.output, flags=re.MULTILINE).strip()
        parts += [f"## rashomon {verb}".rstrip(), "", "```text", text, "```", ""]
    return "\n".join(parts)


def records_page() -> str:
    """Every record: what it is, its fields and their types."""
    parts = [
        "# Records",
        "",
        "Frozen dataclasses in `rashomon.records`. `rashomon export --as jsonl` writes them one "
        "JSON object a line, first key `kind`; the JSON Schema is "
        "[rashomon.schema.json](rashomon.schema.json).",
        "",
    ]
    for name in records.__all__:
        thing = getattr(records, name)
        if inspect.isclass(thing):
            parts += [f"## {name}", "", inspect.cleandoc(thing.__doc__ or ""), "", *_body(thing)]
    return "\n".join(parts).rstrip() + "\n"


def _body(thing: type) -> list[str]:
    if issubclass(thing, enum.Enum):
        return [*(f"- `{member.value}`" for member in thing), ""]
    rows = [f"| `{f.name}` | `{f.type}` |".replace(" | None", " or None") for f in _fields(thing)]
    return ["| field | type |", "|---|---|", *rows, ""]


def _fields(thing: type) -> tuple[dataclasses.Field[object], ...]:
    return dataclasses.fields(thing) if dataclasses.is_dataclass(thing) else ()


if __name__ == "__main__":
    sys.exit(main())
