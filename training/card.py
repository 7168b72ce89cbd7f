"""The model card, filled from what was measured: ``python -m training.card``."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

from evals.gate import FIGURES
from evals.reader import by_class_and_region
from rashomon.models import load
from rashomon.models.loading import write_manifest
from training import corpora
from training.export import SHIPPED

_HERE = Path(__file__).parent
_TREES = (("EWT dev", "ewt"), ("GUM dev", "gum"), ("GUM dev, news only", "gum_news"))
_NAMES = (
    ("en-worldwide-newswire dev, nine classes", "newswire"),
    ("UNER EWT dev (PER, ORG, LOC)", "uner"),
    ("CrossNER politics dev (PER, ORG, LOC)", "crossner"),
    ("re3d dev (PER, ORG, LOC; capitalised words)", "re3d"),
)


def card(figures: dict[str, float]) -> str:
    """The card's text."""
    labels = load().labels
    sts = {k.split("/")[-1]: v for k, v in figures.items() if k.startswith("reader/sts/")}
    files = (path for path in SHIPPED.iterdir() if path.suffix != ".md")
    values = {
        "name": SHIPPED.name,
        "size": round(sum(path.stat().st_size for path in files) / 1e6),
        **{head: len(labels[head]) for head in ("upos", "xpos", "feats", "lemma", "deprel")},
        "trees": _rows(figures, _TREES, "reader/{}/", "upos xpos feats lemma uas las"),
        "raw": _rows(figures, _TREES[:2], "reader/{}/raw/", "tokens sentences las"),
        "names": _rows(figures, _NAMES, "reader/names/", "{}"),
        "groups": "\n".join(
            f"| {name.split('/')[1]} | {100 * tally.f1:.1f} | {tally.wanted} |"
            for name, tally in by_class_and_region(corpora.newswire("dev")).items()
        ),
        "teacher": f"{100 * figures['reader/peer/teacher/sts/mean']:.1f}",
        "sts_head": " | ".join(sts),
        "sts_line": "---|" * len(sts),
        "sts": " | ".join(f"{100 * value:.1f}" for value in sts.values()),
        "wrong": (_HERE / "wrong.md").read_text("utf-8").strip(),
    }
    return Template((_HERE / "card.md").read_text("utf-8")).substitute(values)


def _rows(
    figures: dict[str, float], rows: tuple[tuple[str, str], ...], key: str, columns: str
) -> str:
    lines = []
    for title, name in rows:
        cells = [figures[key.format(name) + column.format(name)] for column in columns.split()]
        lines.append(f"| {title} | " + " | ".join(f"{100 * cell:.1f}" for cell in cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Write the card beside the model and seal the folder anew."""
    text = card(json.loads(FIGURES.read_text("utf-8")))
    (SHIPPED / "CARD.md").write_text(text, "utf-8")
    write_manifest(SHIPPED)


if __name__ == "__main__":
    main()
