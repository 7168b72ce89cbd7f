"""How the record's values are said: one wording for the page, Markdown and the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rashomon.dossier.safe import host, link, one_line
from rashomon.records import (
    Attribute,
    Basis,
    Certainty,
    CopyEdge,
    CopyKind,
    Credibility,
    CutReason,
    Difference,
    Dossier,
    Entry,
    FindingStatus,
    OriginKind,
    Report,
    Stance,
    Standing,
    Support,
    Telling,
    Towards,
    When,
)
from rashomon.words import key, words

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")

BASIS = {
    Basis.METADATA: "from the page’s metadata",
    Basis.BYLINE: "from the by-line",
    Basis.DATELINE: "from the dateline",
    Basis.HEADLINE: "from the headline",
    Basis.TEXT: "from the running text",
    Basis.FURNITURE: "from the page’s furniture",
    Basis.ADDRESS: "from the address",
    Basis.SUPPLIED: "supplied with the file",
    Basis.STORY: "estimated from the story’s other reports",
}
KIND = {
    CopyKind.REPRINT: "reprint",
    CopyKind.REWRITE: "rewrite",
    CopyKind.PASSAGES: "shared passages",
    CopyKind.QUOTATION: "shared quotation",
    CopyKind.CITATION: "citation",
}
MEANING = {
    CopyKind.REPRINT: "one text, all but word for word",
    CopyKind.REWRITE: "most of one text, reworded or rearranged",
    CopyKind.PASSAGES: "some sentences in common",
    CopyKind.QUOTATION: "the same person’s words",
    CopyKind.CITATION: "one names or links the other",
}
CUT = {reason: reason.value.replace("-", " ") for reason in CutReason} | {
    CutReason.BYLINE: "by-line box",
    CutReason.SHARE: "share or reaction",
    CutReason.CAPTION: "caption or credit",
    CutReason.COMMENTS: "comments or log-in",
}
DIFFERENCE = {
    Difference.NONE: "the same words",
    Difference.TRUNCATED: "cut short",
    Difference.ELIDED: "words left out inside",
    Difference.PUNCTUATION: "punctuation or spelling",
    Difference.REWORDED: "other words",
}
STANCE = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.CANNOT_CONFIRM: "cannot confirm",
    Stance.BELIEVES: "believes",
    Stance.ASKS: "asks",
    Stance.PROMISES: "promises",
    Stance.THREATENS: "threatens",
    Stance.JUDGES: "judges",
}
CERTAINTY = {
    Certainty.PLAIN: "",
    Certainty.HEDGED: "hedged",
    Certainty.CONDITIONAL: "on a condition",
    Certainty.FUTURE: "of the future",
}
STRENGTH = tuple(CopyKind)  # strongest first, as the records list them
# What of an event a finding tells, as a heading over its values …
ATTRIBUTE = {each: each.value for each in Attribute} | {
    Attribute.OCCURRED: "whether it happened",
    Attribute.TYPE: "kind",
    Attribute.MEANS: "by what means",
    Attribute.AGENT: "who",
    Attribute.RECIPIENT: "whom",
    Attribute.PLACE: "where",
    Attribute.SIDE: "on which side",
    Attribute.TIME: "when",
    Attribute.CASUALTIES: "killed or wounded",
    Attribute.PEOPLE: "people counted",
    Attribute.ASKED: "whether it was asked for",
    Attribute.AUTHORISED: "whether it was authorised",
    Attribute.COORDINATED: "whether it was coordinated",
    Attribute.QUOTATION: "what was said",
}
# … and as the subject of a sentence that says it is contested.
QUESTION = {each: f"the number of {each.value}" for each in Attribute} | {
    Attribute.OCCURRED: "whether it happened",
    Attribute.TYPE: "what it was",
    Attribute.MEANS: "by what means it was done",
    Attribute.AGENT: "who did it",
    Attribute.RECIPIENT: "to or with whom it was done",
    Attribute.PLACE: "where it happened",
    Attribute.SIDE: "on which side it happened",
    Attribute.TIME: "when it happened",
    Attribute.KILLED: "how many were killed",
    Attribute.WOUNDED: "how many were wounded",
    Attribute.CASUALTIES: "how many were killed or wounded",
    Attribute.MISSING: "how many were missing",
    Attribute.DETAINED: "how many were detained",
    Attribute.DISPLACED: "how many were displaced",
    Attribute.HOSTAGES: "how many were held hostage",
    Attribute.MONEY: "the sum of money",
    Attribute.ASKED: "whether it was asked for",
    Attribute.AUTHORISED: "whether it was authorised",
    Attribute.COORDINATED: "whether it was coordinated",
    Attribute.QUOTATION: "what was said",
}
# What is answered with yes or no, or with how far it got: a whole clause each.
VERDICT = {
    Attribute.OCCURRED: {
        "yes": "it happened",
        "no": "it did not happen",
        "planned": "it was planned",
        "refused": "it was refused",
    },
    Attribute.ASKED: {
        "yes": "it was asked for",
        "no": "it was not asked for",
        "planned": "asking for it was planned",
        "refused": "asking for it was refused",
    },
    Attribute.AUTHORISED: {
        "yes": "it was authorised",
        "no": "it was not authorised",
        "planned": "leave for it was planned",
        "refused": "leave for it was refused",
    },
    Attribute.COORDINATED: {
        "yes": "it was coordinated",
        "no": "it was not coordinated",
        "planned": "coordination was planned",
        "refused": "coordination was refused",
    },
}
STATUS = {status: status.value.replace("-", " ") for status in FindingStatus}
STANDING = {
    Standing.STANDS: "",
    Standing.FINER: "more exact",
    Standing.COARSER: "less exact",
    Standing.RIVAL: "contested",
    Standing.REPLACED: "replaced by a later figure",
    Standing.WITHDRAWN: "taken back",
    Standing.REJECTED: "set aside by a person",
}
ORIGIN = {
    OriginKind.SPEAKER: "speaker",
    OriginKind.UNNAMED: "described, not named",
    OriginKind.AGENCY: "agency",
    OriginKind.OUTLET: "outlet’s own words",
    OriginKind.UNTOLD: "not told who",
}


def credibility(grade: Credibility) -> str:
    """A grade with its name: ``3, possibly true``."""
    return f"{grade.value}, {grade.name.lower().replace('_', ' ')}"


def support(found: Support) -> str:
    """How many independent origins in how many reports: ``2–3 origins in 9 reports``."""
    origins = "no origin" if found.high == 0 else _spelled(found.low, found.high, "origin")
    reports = len(found.reports)
    return f"{origins} in {_spelled(reports, reports, 'report')}" if reports else origins


def _spelled(low: int, high: int, noun: str) -> str:
    return f"one {noun}" if low == high == 1 else f"{between(low, high)} {noun}s"


def telling(told: Telling) -> str:
    """How something is told: ``denies``, ``says, hedged``."""
    return ", ".join(part for part in (STANCE[told.stance], CERTAINTY[told.certainty]) if part)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 report``, ``7 reports``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def between(low: int, high: int) -> str:
    """A range as printed: ``2`` or ``2–3``."""
    return str(low) if low == high else f"{low}–{high}"


def listed(items: Sequence[str]) -> str:
    """Names in a row: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def numbers(places: Sequence[int]) -> str:
    """Report numbers in a row, runs of three or more joined: ``1, 3–5 and 9``."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return listed(said)


def date(edtf: str) -> str:
    """An EDTF time as a person writes it: ``26 June 2014, 20:04 UTC``."""
    start, _, end = edtf.partition("/")
    if not end:
        return _moment(start)
    return f"{_moment(start)} – {_moment(end)}" if "T" in edtf else period(start, end)


def day(edtf: str) -> str:
    """The date alone, without the time of day."""
    return date("/".join(part.split("T")[0] for part in edtf.split("/")))


def clock(published: When | None) -> str:
    """Date and time as they fit a small label: the zone is left out."""
    if published is None:
        return "time not stated"
    if "/" in published.edtf or "T" not in published.edtf:
        return day(published.edtf)
    return f"{day(published.edtf)}, {published.edtf.split('T')[1][:5]}"


def period(first: str | None, last: str | None) -> str:
    """From the first to the last day, shared months and years said once: ``2–4 June 2014``."""
    if first is None or last is None:
        return "undated" if first is last else day(first or last or "")
    begin, end = day(first.split("/")[0]).split(), day(last.split("/")[-1]).split()
    if begin == end:
        return " ".join(end)
    if len(begin) == len(end) == 3 and begin[1:] == end[1:]:
        return f"{begin[0]}–{' '.join(end)}"
    if len(begin) == len(end) and begin[-1] == end[-1]:
        begin.pop()
    return f"{' '.join(begin)} – {' '.join(end)}"


def _moment(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return one_line(edtf)
    year, month, in_month, hour, zone = match.groups()
    said = " ".join(
        part for part in (in_month and str(int(in_month)), month and _month(month), year) if part
    )
    if hour is None:
        return said
    return f"{said}, {hour}{_zone(zone)}"


def _month(digits: str) -> str:
    return MONTHS[int(digits) - 1] if 1 <= int(digits) <= 12 else digits


def _zone(zone: str | None) -> str:
    if zone is None:
        return " (zone not stated)"
    return " UTC" if zone in ("Z", "+00:00") else f" UTC{zone.replace('-', '−')}"


def when(published: When | None) -> str:
    """When a report was published, in words."""
    return date(published.edtf) if published else "not stated"


def basis(published: When | None) -> str:
    """What the time of publication rests on."""
    return BASIS[published.basis] if published else ""


def publisher(report: Report) -> str:
    """Who published it: the name stated, else the host of its address, else nothing."""
    if report.outlet and one_line(report.outlet.value):
        return one_line(report.outlet.value, 80)
    return host(report.address) or ""


def outlet(report: Report) -> str:
    """What to call a report: its publisher, else the file it came in, which tells it apart."""
    scheme, _, rest = report.address.partition(":")
    if name := publisher(report):
        return name
    file = one_line(rest.rsplit("/", 1)[-1], 32) if scheme == "file" else ""
    return f"[{file}]" if file else "[outlet not stated]"


def title(report: Report) -> str:
    """Its headline, or its opening words where it has none."""
    if report.title and one_line(report.title.value):
        return one_line(report.title.value, 240)
    return one_line(report.text, 80) or "Untitled"


@lru_cache(4096)  # a page asks for each of its publishers many times
def name_key(name: str) -> str:
    """Spellings of one publisher's name meet here."""
    return " ".join(word.key for word in words(name)) or key(name)


@dataclass(frozen=True)
class Labels:
    """The running number of each report of a dossier, and what is said with it."""

    dossier: Dossier

    @cached_property
    def place(self) -> dict[str, int]:
        """The number of each report in the dossier, from 1."""
        return {entry.report.id: n for n, entry in enumerate(self.dossier.entries, 1)}

    def number(self, report: str) -> int | None:
        """The report's number; None for a report of another story."""
        return self.place.get(report)

    def entry(self, report: str) -> Entry | None:
        """The report's entry; None for a report of another story."""
        number = self.place.get(report)
        return None if number is None else self.dossier.entries[number - 1]

    def text(self, report: str) -> str:
        """The report's text; empty for a report of another story."""
        return self._texts.get(report, "")

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {entry.report.id: entry.report.text for entry in self.dossier.entries}

    def short(self, report: str) -> str:
        """Number and outlet: ``3 The Upper Post``."""
        return self._short.get(report) or f"another story’s {one_line(report)}"

    @cached_property
    def _short(self) -> dict[str, str]:
        entries = enumerate(self.dossier.entries, 1)
        return {e.report.id: f"{n}\u00a0{outlet(e.report)}" for n, e in entries}

    def sides(self, edge: CopyEdge) -> tuple[str, str]:
        """The edge's two reports: source first where known, else in reading order."""
        if edge.direction.source is Towards.RIGHT:
            return edge.right, edge.left
        if edge.direction.source is Towards.LEFT:
            return edge.left, edge.right
        last = len(self.place) + 1
        ends = sorted((edge.left, edge.right), key=lambda r: (self.place.get(r, last), r))
        return ends[0], ends[1]

    def direction(self, edge: CopyEdge) -> str:
        """Which way the words went: ``from 2 to 5, confidence 0.80``, or that it is unknown."""
        if edge.direction.source is Towards.UNKNOWN:
            return "direction unknown"
        source, copy = (self.number(side) or "outside" for side in self.sides(edge))
        return f"from {source} to {copy}, confidence {edge.direction.confidence:.2f}"


def target(entry: Entry) -> str | None:
    """Where the report can be read on the web, where that is known."""
    supplied = dict(entry.capture.supplied).get("url", "")
    addresses = (entry.report.address, supplied, entry.capture.final_address or "")
    return next((found for address in addresses if (found := link(address))), None)
