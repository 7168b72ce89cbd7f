"""The dossier in Markdown (CommonMark with tables), for notes, wikis and issues.

No text from a page can become markup: what CommonMark, GitHub's and Python's Markdown would read
as such is escaped, and an address becomes a link only where it is plainly http or https.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.dossier import labels as say
from rashomon.dossier import markdown_record
from rashomon.dossier.found import Found
from rashomon.dossier.graph import listed
from rashomon.dossier.labels import Labels
from rashomon.dossier.markup import escaped, table
from rashomon.dossier.options import Options
from rashomon.dossier.safe import link, one_line, plain
from rashomon.dossier.statements import Statement, said
from rashomon.dossier.summary import cited_by, shared_groups, texts
from rashomon.dossier.timeline import timeline
from rashomon.records import CopyEdge, Dossier, Entry, Imprint, Passage, Quotation, Span
from rashomon.words import paragraphs, words


def markdown(
    dossier: Dossier, options: Options | None = None, imprint: Imprint | None = None
) -> str:
    """The whole dossier as one Markdown document; ``imprint`` as in ``html``."""
    options = options or Options()
    dossier, unlisted = listed(dossier, options)
    labels, found = Labels(dossier), Found(dossier, options)
    parts = (
        (f"# {escaped(dossier.story.title) or 'Untitled story'}",),
        markdown_record.opening(found),
        markdown_record.record(found),
        _quotations(dossier.quotations, labels),
        markdown_record.origins(found),
        markdown_record.decided(found),
        _texts(dossier, labels),
        _lineage(dossier, labels, unlisted),
        _cited(dossier, labels),
        _reports(dossier, labels),
        _timeline(dossier, labels),
        _thread(dossier),
        _statements(dossier, labels, options),
        _full(dossier, labels),
        _cuts(dossier, labels),
        _colophon(dossier, imprint),
    )
    return "\n\n".join(block for part in parts for block in part) + "\n"


def _reports(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield "## The reports"
    head = ("No.", "Outlet", "Headline", "By", "Published", "Basis", "Words", "Language", "SHA-256")
    yield table(head, [_report(entry, labels) for entry in dossier.entries])
    for entry in dossier.entries:
        number = labels.place[entry.report.id]
        if entry.report.unread:
            yield f"Report {number} is kept but not read: {escaped(entry.report.unread)}"
        if entry.versions:
            yield f"Report {number}: {say.count(len(entry.versions), 'other version')} of its page."


def _report(entry: Entry, labels: Labels) -> tuple[str, ...]:
    report, target = entry.report, say.target(entry)
    title = escaped(say.title(report))
    return (
        str(labels.place[report.id]),
        escaped(say.outlet(report)),
        f"[{title}](<{target}>)" if target else title,
        escaped(say.listed([one_line(name.value, 80) for name in report.byline])),
        escaped(say.when(report.published)),
        escaped(say.basis(report.published)),
        str(len(words(report.text))),
        escaped(report.language.code) if report.language else "",
        f"`{entry.capture.sha256[:16]}…`",
    )


def _texts(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield f"## {say.count(len(dossier.entries), 'article')}, {texts(dossier)}"
    yield escaped(dossier.independence.reason)
    groups = [
        f"- {escaped(', '.join(labels.short(r) for r in group.reports))}: {escaped(group.reason)}"
        for group in shared_groups(dossier)
    ]
    if groups:
        yield "\n".join(groups)


def _lineage(dossier: Dossier, labels: Labels, unlisted: int) -> Iterator[str]:
    yield "## Who copied whom"
    if not dossier.edges:
        yield "No link between these reports was found."
        return
    head = ("Reports", "Kind", "Score", "Direction", "Why", "What was found")
    yield table(head, [_edge(edge, labels) for edge in dossier.edges])
    if unlisted:
        yield f"{say.count(unlisted, 'weaker link')} more in the export only."
    for edge in dossier.edges:
        if edge.passages:
            first, second = (labels.short(report) for report in labels.sides(edge))
            yield f"### {escaped(f'{first} and {second}')}: {say.KIND[edge.kind]}"
            is_turned = labels.sides(edge)[0] == edge.right
            for passage in edge.passages:
                yield _passage(passage, is_turned, labels)


def _edge(edge: CopyEdge, labels: Labels) -> tuple[str, ...]:
    first, second = (labels.short(report) for report in labels.sides(edge))
    return (
        escaped(f"{first} – {second}"),
        say.KIND[edge.kind],
        f"{edge.score:.2f}",
        escaped(labels.direction(edge)),
        escaped("; ".join(edge.direction.reasons)),
        escaped(edge.reason),
    )


def _passage(passage: Passage, is_turned: bool, labels: Labels) -> str:
    spans = (passage.right, passage.left) if is_turned else (passage.left, passage.right)
    return "\n".join(f"- {_at(span, labels)}" for span in spans)


def _at(span: Span, labels: Labels) -> str:
    number, said = labels.number(span.report), escaped(span.of(labels.text(span.report)))
    if number is None:
        return "in another story"
    return f"{number}, characters {span.start}–{span.end}: “{said}”"


def _cited(dossier: Dossier, labels: Labels) -> Iterator[str]:
    cited = cited_by(dossier)
    if cited:
        yield "## Publishers cited"
        yield "\n".join(
            f"- {escaped(name)}, by {say.numbers([labels.place[r] for r in reports])}"
            for name, reports in cited
        )


def _quotations(quotations: Sequence[Quotation], labels: Labels) -> Iterator[str]:
    if quotations:
        yield "## Shared quotations"
    for number, quotation in enumerate(quotations, 1):
        yield f"### Quotation {number}"
        rows = []
        for place, version in enumerate(quotation.versions):
            differs = "; ".join(say.DIFFERENCE[d] for d in version.differences)
            if version.detail:
                differs += f": {version.detail}"
            words_of = escaped(version.text)
            rows.append((escaped(labels.short(version.words.report)), words_of, escaped(differs)))
            if not place:
                rows[0] = (*rows[0][:2], "fullest version")
        yield table(("Report", "Its words", "What differs"), rows)


def _statements(dossier: Dossier, labels: Labels, options: Options) -> Iterator[str]:
    rows = said(dossier, options)
    if rows:
        yield "## Who says what"
    for row in rows:
        yield f"### Said in {escaped(labels.short(row.report))}"
        yield f"{say.count(row.own, 'assertion')} in its own voice, and what it gives as others’:"
        if row.statements:
            yield table(
                ("Through whom", "How", "Words", "Characters"),
                [_row_of(each) for each in row.statements],
            )
        if row.unlisted:
            yield f"{say.count(row.unlisted, 'more statement')} in the export only."


def _row_of(each: Statement) -> tuple[str, ...]:
    how = f"{each.told} (passed on: {each.carried})" if each.carried else each.told
    chain = " ← ".join(escaped(holder) for holder in each.chain)
    return chain, how, escaped(each.words), f"{each.place.start}–{each.place.end}"


def _timeline(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield "## When they were published"
    time = timeline(dossier)
    rows = [
        f"- {escaped(say.when(bar.report.published))}: {escaped(labels.short(bar.report.id))}"
        for bar in time.bars
    ]
    if time.undated:
        rows.append(f"- undated: {say.numbers(time.undated)}")
    yield "\n".join(rows)


def _thread(dossier: Dossier) -> Iterator[str]:
    yield "## Before and after"
    rows = []
    for neighbour in dossier.thread:
        story, way = neighbour.story, "Earlier"
        if neighbour.link.earlier == dossier.story.id:
            way = "Later"
        when = say.period(story.first, story.last)
        rows.append(
            f"- {way}: {escaped(story.title)}, {escaped(when)}. {escaped(neighbour.link.reason)}"
        )
    yield "\n".join(rows) or "No earlier or later story of the same matter is in this workspace."


def _full(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield "## Full texts"
    for entry in dossier.entries:
        report = entry.report
        yield f"### {escaped(labels.short(report.id))}"
        target = link(say.target(entry) or "")
        yield f"<{target}>" if target else escaped(report.address)
        lines = [plain(report.text[start:end]) for start, end in paragraphs(report.text)]
        yield "\n>\n".join(f"> {escaped(line)}" for line in lines) or "No text."


def _cuts(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield "## What was cut"
    found = [entry.report for entry in dossier.entries if entry.report.cuts]
    for report in found:
        yield f"### From {escaped(labels.short(report.id))}"
        rows = [
            (escaped(one_line(cut.text, 400)), say.CUT[cut.reason], escaped(cut.why), str(cut.at))
            for cut in report.cuts
        ]
        yield table(("Line", "Taken for", "Why", "Stood at character"), rows)
    if not found:
        yield "Nothing was cut."


def _colophon(dossier: Dossier, imprint: Imprint | None) -> Iterator[str]:
    yield "## Colophon"
    yield (
        f"Made by Rashomon {escaped(dossier.build)}. Articles are what was published; independent "
        "texts are what they come down to when copying is taken out: the lower number counts every "
        "proven dependence as one text, the higher only reprints and rewrites. Kept copies, by "
        "SHA-256:"
    )
    yield "\n".join(f"{n}. `{e.capture.sha256}`" for n, e in enumerate(dossier.entries, 1))
    yield f"Story {escaped(dossier.story.id)}: {escaped(dossier.story.reason)}"
    if imprint is not None:
        decisions = say.count(imprint.decisions, "decision")
        yield f"Workspace `{imprint.workspace}`, {decisions} in force."
