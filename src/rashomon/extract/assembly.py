"""From judged lines and facts to the report: one text, and everything cut from it listed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from rashomon.errors import ExtractError
from rashomon.extract.characters import clean, fold
from rashomon.extract.facts import Fact, Facts, Source, merged, report_id, supplied, when
from rashomon.extract.furniture import Judged, judge
from rashomon.extract.keys import line_key, namespace
from rashomon.extract.languages import language, spelled
from rashomon.extract.options import ExtractOptions
from rashomon.extract.outlets import address, outlet
from rashomon.extract.page_address import page_address
from rashomon.extract.publication import modified, published, signed
from rashomon.extract.sources import source
from rashomon.records import (
    Basis,
    Capture,
    Cut,
    CutReason,
    Language,
    Layer,
    Link,
    Report,
    Span,
    Stated,
    When,
)  # fmt: skip
from rashomon.words import words

_SUFFIX = re.compile(r"\s+(?:[|–—·•»«]|::?|-)\s+")
_CODE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    """The report's text with where each kept line begins in it (line index -> offset)."""

    text: str
    starts: dict[int, int]
    title: Stated | None


def assembled(
    capture: Capture, data: bytes, options: ExtractOptions, repeated: Collection[int]
) -> Report:
    """Read a capture into its report. Raises ExtractError where it holds no article."""
    found = source(capture, data, options)
    if len(found.lines) > options.max_lines:
        detail = f"{len(found.lines):,} lines; at most {options.max_lines:,} are read"
        raise ExtractError("too-long", detail)
    facts = merged(supplied(capture), found.facts)
    titles = {fold(f.value) for f in facts.get("title", ())} - {""}
    judged = judge(found.lines, titles)
    named = outlet(capture, facts, judged, found.page)
    space = namespace(capture, named.value if named else None)
    if repeated and space:
        judged = judge(found.lines, titles, lambda key: line_key(space, key) in repeated)
    return _report(capture, options, found, facts, judged, named)


def _report(
    capture: Capture,
    options: ExtractOptions,
    found: Source,
    facts: Facts,
    judged: Judged,
    named: Fact | None,
) -> Report:
    identity = report_id(capture)
    text = _text(judged, facts, identity)
    if not any(v.kept for i, v in enumerate(judged.verdicts) if i != judged.title):
        raise ExtractError("no-article", "no line of it reads as the text of an article")
    where = address(capture, facts)
    spoken = _language(facts, text.text)
    first = published(facts, judged, found.page, where, capture)
    if first is None and found.is_html:
        first = _marked(found, text, where, capture)
    return Report(
        id=identity,
        capture=capture.id,
        address=page_address(capture, facts, found.is_html),
        text=text.text,
        encoding=found.encoding,
        title=text.title,
        outlet=named.stated(identity) if named else None,
        byline=tuple(f.stated(identity) for f in signed(facts, judged, found.page) if f.is_cited),
        published=first,
        language=spoken,
        links=_links(judged, text, where, identity),
        cuts=(*_cuts(judged, text, identity), *_tail(found, text, identity)),
        unread=_unread(spoken, text.text, options),
        modified=modified(facts, first, capture),
    )


def _marked(found: Source, text: _Text, where: str, capture: Capture) -> When | None:
    """The day that only the page's markup shows."""
    from rashomon.extract.html_dates import marked_day

    fact = marked_day(found.page, text.title.value if text.title else None, where, capture)
    return when(fact, report_id(capture)) if fact else None


def _text(judged: Judged, facts: Facts, report: str) -> _Text:
    """Headline once, then the kept lines in order, parted by blank lines."""
    printed = judged.lines[judged.title].text if judged.title is not None else None
    stated = next(iter(facts.get("title", ())), None)
    opening = printed or (_without_outlet(stated, facts) if stated and stated.start >= 0 else None)
    parts, starts, length = [], {}, 0
    if opening:
        parts.append(opening)
        length = len(opening) + 2
    for i, (line, verdict) in enumerate(zip(judged.lines, judged.verdicts, strict=True)):
        if i == judged.title:
            starts[i] = 0
        elif verdict.kept and not (opening and fold(line.text) == fold(opening)):
            starts[i] = length
            parts.append(line.text)
            length += len(line.text) + 2
    return _Text("\n\n".join(parts), starts, _title(opening, printed, stated, report))


def _title(
    opening: str | None, printed: str | None, stated: Fact | None, report: str
) -> Stated | None:
    span = Span(report, 0, len(opening), Layer.TEXT) if opening else None
    if stated is not None and stated.basis is Basis.SUPPLIED:
        same = opening is not None and fold(opening) == fold(stated.value)
        return Stated(
            stated.value, Basis.SUPPLIED, span if same and opening == stated.value else None
        )
    if opening is None:
        return None
    return Stated(opening, Basis.HEADLINE if printed else Basis.METADATA, span)


def _without_outlet(stated: Fact, facts: Facts) -> str:
    """A stated headline without the outlet's name that page titles end or begin with."""
    parts = _SUFFIX.split(stated.value)
    if len(parts) == 1:
        return stated.value
    outlets = {fold(f.value) for f in facts.get("outlet", ())}
    kept = [p for p in parts if fold(p) not in outlets]
    if len(kept) == len(parts) and len(parts[-1].split()) <= 3 < len(parts[0].split()):
        kept = parts[:-1]
    position = stated.value.find(kept[0]) if kept else -1
    if position < 0:
        return stated.value
    end = stated.value.find(kept[-1], position) + len(kept[-1])
    return clean(stated.value[position:end])


def _cuts(judged: Judged, text: _Text, report: str) -> tuple[Cut, ...]:
    cuts, at = [], 0
    for i, (line, verdict) in enumerate(zip(judged.lines, judged.verdicts, strict=True)):
        if i in text.starts:
            at = max(at, min(text.starts[i] + len(line.text), len(text.text)))
        elif verdict.reason is not None:
            span = Span(report, line.start, line.end, Layer.PAGE) if line.start >= 0 else None
            cuts.append(Cut(line.text, verdict.reason, verdict.why, at, span))
    return tuple(cuts)


def _tail(found: Source, text: _Text, report: str) -> Iterator[Cut]:
    """Lines behind a mail's signature mark."""
    for line in found.tail:
        span = Span(report, line.start, line.end, Layer.PAGE) if line.start >= 0 else None
        why = "behind the mark that parts a mail from its signature"
        yield Cut(line.text, CutReason.PUBLISHER, why, len(text.text), span)


def _links(judged: Judged, text: _Text, base: str, report: str) -> tuple[Link, ...]:
    """Hyperlinks inside the running text, as absolute web addresses."""
    links = []
    for i, offset in text.starts.items():
        for start, end, target in judged.lines[i].links:
            try:
                url = urljoin(base, target.strip()) if base.startswith("http") else target.strip()
            except ValueError:  # a broken address stays a word
                continue
            if url.startswith(("http://", "https://")) and start < end:
                links.append(
                    Link(Span(report, offset + start, offset + end, Layer.TEXT), clean(url))
                )
    return tuple(links)


def _language(facts: Facts, text: str) -> Language | None:
    stated = next(iter(facts.get("language", ())), None)
    code = _CODE.match(stated.value) if stated and stated.basis is Basis.SUPPLIED else None
    return Language(code.group().lower(), 1.0) if code else language(text)


def _unread(spoken: Language | None, text: str, options: ExtractOptions) -> str | None:
    if spoken is not None and spoken.code not in options.languages:
        read = ", ".join("English" if c == "en" else c for c in options.languages)
        return f"written in {spelled(spoken.code)}; Rashomon reads {read}"
    count = len(words(text[: 100 * options.few_words]))
    return f"too little text to read: {count} words" if count < options.few_words else None
