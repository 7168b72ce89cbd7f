"""Actors, articles and events as FollowTheMoney statements, for Aleph and its kin.

A statement is one property of one entity as one source gives it; rival values stand side by side
as statements of their own, and ``origin`` points to the words (``report-…:12-18``). Written without
the library, and read back with it in the tests.
Source: https://followthemoney.tech/docs/statements/ (schemata of version 4).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.dossier.json_text import json_text
from rashomon.dossier.outgoing import Outgoing, chosen, current, outlet, party, target, title
from rashomon.dossier.safe import one_line, plain
from rashomon.dossier.when_cells import day_span
from rashomon.nations import alpha3
from rashomon.records import (
    Actor,
    Attribute,
    Entry,
    Event,
    Finding,
    FindingStatus,
    Imprint,
    Report,
    Span,
    Value,
    content_id,
    handle,
)

_STATE = frozenset("GOV MIL COP SPY JUD LEG".split())  # PLOVER sectors that are the state's own
_SIDES = (Attribute.AGENT, Attribute.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity that statements are made about."""

    id: str
    schema: str
    dataset: str

    def says(
        self,
        prop: str,
        value: str,
        origin: str,
        original: str | None = None,
        lang: str | None = None,
    ) -> dict[str, object]:
        """One statement, its keys as the library writes them."""
        key = f"{self.dataset}.{self.id}.{prop}.{value}{f'@{lang}' if lang else ''}"
        return {
            "canonical_id": self.id,
            "entity_id": self.id,
            "prop": prop,
            "schema": self.schema,
            "value": value,
            "dataset": self.dataset,
            "lang": lang,
            "original_value": original if original and original != value else None,
            "first_seen": None,
            "last_seen": None,
            "external": False,
            "origin": origin,
            # The library's own key, no signature: FollowTheMoney names statements by SHA-1.
            "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
        }


Statement = dict[str, object]


def ftm(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[bytes]:
    """Statements, one JSON object a line; the first entity says what they were made from."""
    for each in _once(_statements(stories, imprint)):
        yield f"{json_text(each)}\n".encode()


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Without statements that say the same of the same entity again; the first one stays."""
    seen: set[object] = set()
    for each in statements:
        if each["value"] and each["id"] not in seen:
            seen.add(each["id"])
            yield each


def _statements(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[Statement]:
    dataset = f"rashomon_{imprint.workspace[:16]}"
    yield from _imprint(imprint, dataset)
    for story in stories:
        for entry in story.dossier.entries:
            yield from _article(entry, dataset, imprint.build)
        for report in story.earlier:
            yield from _text_of(report, Subject(report.id, "Article", dataset))
        for event in story.record.events:
            yield from _event(story, event, dataset)


def _imprint(imprint: Imprint, dataset: str) -> Iterator[Statement]:
    note = Subject(content_id("imprint", imprint.build, imprint.workspace), "Note", dataset)
    said = f"workspace {imprint.workspace}, {imprint.decisions} decisions in force"
    yield note.says("id", note.id, "rashomon")
    yield note.says("name", f"Made by Rashomon {imprint.build}", "rashomon")
    yield note.says("description", said, "rashomon")


def _article(entry: Entry, dataset: str, build: str) -> Iterator[Statement]:
    report, article = entry.report, Subject(entry.report.id, "Article", dataset)
    yield from _text_of(report, article)
    yield article.says("contentHash", entry.capture.sha256, report.id)
    yield article.says("mimeType", entry.capture.media_type, report.id)
    yield article.says("retrievedAt", entry.capture.retrieved[:10], report.id)
    yield article.says("generator", f"Rashomon {build}", report.id)


def _text_of(report: Report, article: Subject) -> Iterator[Statement]:
    """What a report says of itself."""
    yield article.says("id", article.id, report.id)
    at = _origin(report.title.words if report.title is not None else None, report)
    yield article.says("title", title(report), at)
    yield article.says("sourceUrl", target(report) or "", report.id)
    at = _origin(report.outlet.words if report.outlet is not None else None, report)
    yield article.says("publisher", outlet(report), at)
    for named in report.byline:
        yield article.says("author", one_line(named.value, 200), _origin(named.words, report))
    if report.published is not None:
        at, stated = _origin(report.published.words, report), report.published.edtf
        for day in _days(stated):
            yield article.says("publishedAt", day, at, stated)
    if report.language is not None:
        code = _languages().get(report.language.code, "")
        yield article.says("language", code, report.id, report.language.code)


def _origin(words: Span | None, report: Report) -> str:
    return handle(words) if words is not None and words.layer == "text" else report.id


def _days(edtf: str) -> list[str]:
    """The first and the last day of a time."""
    span = day_span(edtf)
    return sorted({day.isoformat() for day in span if day is not None}) if span is not None else []


# --- events ----------------------------------------------------------------------------------


def _event(story: Outgoing, event: Event, dataset: str) -> Iterator[Statement]:
    subject = Subject(event.id, "Event", dataset)
    at, found = handle(event.words), story.of(event)
    yield subject.says("id", event.id, at)
    yield subject.says("name", f"{event.type.value}: {one_line(event.title, 200)}", at)
    yield subject.says("recordId", event.story, at)
    yield subject.says("keywords", event.mode, at)
    yield subject.says("summary", f"{event.word.value}: {one_line(event.rule, 300)}", at)
    for report in event.reports:
        yield subject.says("proof", report, report)
    yield from _when(subject, found.get(Attribute.TIME))
    for value in current(found.get(Attribute.PLACE)):
        where = _first(value, at)
        yield subject.says("location", one_line(value.value, 200), where, _said(story, value))
        lying = story.lying(value)
        if lying is not None and lying.located.country in alpha3():
            yield subject.says("country", lying.located.country.lower(), where)
    for attribute in _SIDES:
        for value in current(found.get(attribute)):
            yield subject.says("involved", party(event, value), _first(value, at))
            yield from _actor(story, event, value, dataset)
    for finding in found.values():
        yield subject.says("notes", _note(finding), _first(finding.values[0], at))


def _when(subject: Subject, finding: Finding | None) -> Iterator[Statement]:
    """Days of every time that is told; one that is sure has a start and an end."""
    sure = chosen(finding)
    for value in current(finding):
        days = _days(value.value)
        for prop, day in zip(("startDate", "endDate"), (days[:1], days[-1:]), strict=True):
            yield from (subject.says(prop, d, _first(value, ""), value.value) for d in day if sure)
        if sure is None:
            yield from (subject.says("date", d, _first(value, ""), value.value) for d in days)


def _first(value: Value, other: str) -> str:
    return handle(value.words[0]) if value.words else other


def _said(story: Outgoing, value: Value) -> str:
    return next((plain(quote.exact) for quote in story.quotes(value.words)), "")


def _note(finding: Finding) -> str:
    """How the accounts stand to each other on one attribute, with every value."""
    values = "; ".join(
        f"{one_line(v.value, 120)} ({v.standing.value}, credibility {v.grade.credibility.value}, "
        f"{v.support.low}–{v.support.high} origins)"
        for v in finding.values
    )
    is_open = finding.status is FindingStatus.CONTESTED
    why = f" ({one_line(finding.reason, 200)})" if is_open else ""
    return f"{finding.attribute.value}: {finding.status.value}{why}: {values}"


# --- who -------------------------------------------------------------------------------------


def _actor(story: Outgoing, event: Event, value: Value, dataset: str) -> Iterator[Statement]:
    actors = story.actors(value)
    named = party(event, value)
    subject = Subject(named, schema_of([actor for _, actor in actors]), dataset)
    at = _first(value, named)
    yield subject.says("id", subject.id, at)
    yield subject.says("name", one_line(value.value, 200), at)
    for report, actor in actors:
        where = handle(actor.mentions[0]) if actor.mentions else report
        name = one_line(actor.name, 200)
        yield subject.says("name" if actor.label else "weakAlias", name, where)
        yield subject.says("country", _alpha2(actor.country), where, actor.country)
        yield subject.says("sector", actor.sector, where)
        yield from _mention(subject, report, name, where)


def _mention(subject: Subject, report: str, name: str, where: str) -> Iterator[Statement]:
    named = content_id("mention", report, subject.id, name)
    mention = Subject(named, "Mention", subject.dataset)
    yield mention.says("id", named, where)
    yield mention.says("document", report, where)
    yield mention.says("resolved", subject.id, where)
    yield mention.says("name", name, where)
    yield mention.says("detectedSchema", subject.schema, where)


def schema_of(actors: Sequence[Actor]) -> str:
    """The schema of somebody, by the class of the name and the PLOVER sector of most actors."""
    labels = Counter(actor.label for actor in actors if actor.label)
    sectors = Counter(actor.sector for actor in actors if actor.sector)
    label = max(sorted(labels), key=lambda each: labels[each], default="")
    sector = max(sorted(sectors), key=lambda each: sectors[each], default="")
    if label == "PERSON":
        return "Person"
    if label == "LOCATION" or (label == "ORG" and sector in _STATE):
        return "PublicBody"
    return "Organization" if label == "ORG" else "LegalEntity"


@cache
def _languages() -> dict[str, str]:
    """ISO 639-2 codes by ISO 639-1 ones, as FollowTheMoney writes languages."""
    rows = files(__package__).joinpath("languages.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t") for row in rows)


def _alpha2(code: str) -> str:
    return next((two.lower() for two, three in alpha3().items() if three == code), "")
