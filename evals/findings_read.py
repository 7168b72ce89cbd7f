"""What several articles agree on and contest, against groups labelled by hand.

``findings/groups.jsonl`` holds groups of articles of fa-kes on one happening, each attribute with
its status, values, words and range of independent origins (``findings/README.md`` says how they
were labelled). A group is read through the whole path; our event is the one whose mentions meet
most of the gold triggers, else the leading one. Half A was looked at while the code was written,
half B was not.

``status``: the finding's status is the gold one, a missing finding is wrong; ``single-origin`` is
what always answering that gets. ``contested``: precision and recall of contested attributes.
``range``: our range of independent origins meets the gold one. ``value``: a gold value whose words
meet those of a value of ours.

``python -m evals.findings_read [--errors]``
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.as_one_story import found_together, placed
from evals.clusters import f1
from evals.command import command
from evals.data import folder, json_lines
from rashomon.records import Event, Finding, Record, Report, Span

GOLD = Path(__file__).parent / "findings" / "groups.jsonl"
_ATTRIBUTES = (
    "occurred", "type", "means", "agent", "recipient", "place", "side", "time", "killed", "wounded",
)  # fmt: skip


@dataclass(frozen=True)
class Group:
    """A gold group, the reports of its rows, and our record of them."""

    gold: dict[str, Any]
    reports: Mapping[int, Report]
    record: Record


def groups() -> Iterator[dict[str, Any]]:
    """Gold groups that are one happening."""
    for line in GOLD.read_text("utf-8").splitlines():
        gold = json.loads(line)
        if gold["one_happening"]:
            yield gold


def read(gold: dict[str, Any], rows: Mapping[int, dict[str, Any]], path: Path) -> Group:
    """Put a group's articles into a workspace of their own, and find on them."""
    items = {
        str(number): {
            "url": f"https://example.org/{number}",
            "text": rows[number]["text"],
            "outlet": rows[number]["source"],
            "published": gold["published"][str(number)],
        }
        for number in gold["rows"]
    }
    reports, found = found_together(items, path / gold["group"])
    return Group(gold, {int(name): report for name, report in reports.items()}, found)


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``findings/<half>/<figure>``."""
    import tempfile

    rows = {row["row"]: row for row in json_lines(folder("fa-kes") / "fa-kes.shared.jsonl.gz")}
    with tempfile.TemporaryDirectory() as made:
        done = [read(gold, rows, Path(made)) for gold in groups()]
    return score(done, rows, errors)


def score(
    done: Iterable[Group], rows: Mapping[int, dict[str, Any]], errors: bool = False
) -> dict[str, float]:
    """Figures of both halves."""
    done = list(done)
    figures: dict[str, float] = {}
    for half in "AB":
        counts = Counter[str]()
        for group in done:
            if group.gold["half"] == half:
                _count(group, rows, counts, errors and half == "A")
        figures |= {f"findings/{half}/{k}": round(v, 4) for k, v in _shares(counts).items()}
        shares = "  ".join(f"{k} {v:.3f}" for k, v in _shares(counts).items())
        print(f"half {half}  {shares}", flush=True)
        if errors and half == "A":
            for name, number in counts.most_common():
                if "->" in name:
                    print(f"   {number:3} {name}")
    return figures


def _shares(counts: Counter[str]) -> dict[str, float]:
    of = counts["attributes"] or 1
    precision = counts["contested right"] / (counts["contested ours"] or 1)
    recall = counts["contested right"] / (counts["contested gold"] or 1)
    return {
        "found": counts["found"] / (counts["groups"] or 1),
        "status": counts["right"] / of,
        "single": counts["gold single-origin"] / of,
        "contested-p": precision,
        "contested-r": recall,
        "contested-f1": f1(precision, recall),
        "range": counts["range"] / of,
        "value": counts["value"] / (counts["values"] or 1),
    }


def _count(
    group: Group, rows: Mapping[int, dict[str, Any]], counts: Counter[str], errors: bool
) -> None:
    gold = group.gold
    event, met = _event(group, rows)
    counts["groups"] += 1
    counts["found"] += met > 0
    ours = {f.attribute.value: f for f in group.record.findings if event and f.event == event.id}
    if errors:
        print(f"=== {gold['group']} {gold['happening']} rows {gold['rows']} met {met}")
    for name, wanted in gold["attributes"].items():
        if name not in _ATTRIBUTES:
            continue
        finding = ours.get(name)
        accepted = {wanted["status"], wanted.get("or", wanted["status"])}
        status = finding.status.value if finding else "none"
        right = status in accepted
        counts["attributes"] += 1
        counts["right"] += right
        counts[f"gold {wanted['status']}"] += 1
        counts["contested gold"] += wanted["status"] == "contested"
        counts["contested ours"] += status == "contested"
        counts["contested right"] += status == "contested" and "contested" in accepted
        low, high = wanted["origins"]
        meets = finding and finding.support.low <= high and low <= finding.support.high
        counts["range"] += bool(meets)
        values = [_met(value, finding, group, rows) for value in wanted["values"]]
        counts["values"] += len(values)
        counts["value"] += sum(values)
        if not right:
            counts[f"{name}: {wanted['status']} -> {status}"] += 1
        if errors and not (right and all(values)):
            _show(name, wanted, finding, values)


def _event(group: Group, rows: Mapping[int, dict[str, Any]]) -> tuple[Event | None, int]:
    """The event whose trigger words meet most of the gold ones, and how many rows it meets."""
    best: tuple[Event | None, int] = (next(iter(group.record.events), None), 0)
    for event in group.record.events:
        spans = [v for f in group.record.findings if f.event == event.id for v in f.values]
        mine = [span for value in spans for span in value.words]
        met = 0
        for number, there in group.gold["triggers"].items():
            report = group.reports.get(int(number))
            if report is not None:
                start, end = placed(report, rows[int(number)]["text"], there["start"], there["end"])
                met += any(s.report == report.id and s.start < end and start < s.end for s in mine)
        if met > best[1]:
            best = event, met
    return best


def _met(
    value: dict[str, Any],
    finding: Finding | None,
    group: Group,
    rows: Mapping[int, dict[str, Any]],
) -> bool:
    if finding is None:
        return False
    for there in value["words"]:
        report = group.reports.get(there["row"])
        if report is None:
            continue
        start, end = placed(report, rows[there["row"]]["text"], there["start"], there["end"])
        if any(_meets(span, report, start, end) for v in finding.values for span in v.words):
            return True
    return False


def _meets(span: Span, report: Report, start: int, end: int) -> bool:
    return span.report == report.id and span.start < end and start < span.end


def _show(name: str, wanted: dict[str, Any], finding: Finding | None, values: list[bool]) -> None:
    print(f"  {name}: gold {wanted['status']} {wanted['origins']} {wanted['why']}")
    for value, met in zip(wanted["values"], values, strict=True):
        print(f"      {'+' if met else '-'} {value['value']} {value['rows']} {value['origins']}")
    if finding is None:
        print("    ours: none")
        return
    support = finding.support
    print(f"    ours: {finding.status.value} {support.low}-{support.high} {finding.reason[:200]}")
    for each in finding.values:
        print(f"      {each.standing.value:9} {each.value} | {each.support.reason[:150]}")


if __name__ == "__main__":
    command(measure, __doc__)
