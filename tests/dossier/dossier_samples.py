"""Invented coverage, built from records directly: a dam, a ministry and six reports of a flood."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dossier_record_samples import decisions, record

from rashomon.dossier import Material
from rashomon.records import (
    Attribution,
    Basis,
    Capture,
    Certainty,
    Citation,
    Claim,
    ClaimForm,
    CopyEdge,
    CopyKind,
    Cut,
    CutReason,
    Difference,
    Direction,
    Holder,
    Independence,
    Language,
    Neighbour,
    Passage,
    Quotation,
    QuotationVersion,
    Report,
    Span,
    Speaker,
    Stance,
    Stated,
    Story,
    Telling,
    TextGroup,
    ThreadLink,
    Towards,
    Voice,
    When,
    content_id,
)

HOSTILE_TITLE = (
    "<script>alert('title')</script> \u202egnilcric\u202c *river* [press](javascript:alert(1))"
)
HOSTILE_OUTLET = "<img src=x onerror=alert(2)>\x00 & Sons | `Daily`"
HOSTILE_TEXT = (
    f"{HOSTILE_TITLE}\n\n"
    "</bdi></p><script src='https://evil.example/x.js'></script>\n\n"
    "# Not a heading {{ 7 * 7 }} {% raw %} [a](https://evil.example) "
    "![b](https://evil.example/b.png)\n\n"
    "<svg onload=alert(3)><style>*{display:none}</style> “The sluice opened by itself”, he "
    "said.\n\n"
    "- item\n1. item\n> quote\n```\ncode\n```\n\u2028=====\n| a | b |\nzero\u200bwidth "
    "&lt;b&gt; mail@evil.example"
)

WIRE = (
    "Sluice gate fails at Harrow Dam, lower town cleared\n\n"
    "HARROW, 3 May (Northern Wire) - A sluice gate at the Harrow Dam gave way before dawn "
    "on Friday "
    "and water rose to the first floor in the lower town, the district engineer said.\n\n"
    "About 400 people were moved to two schools on the ridge. Nobody was reported missing "
    "by noon.\n\n"
    "“The gate had been listed for repair since the autumn, and the money was there, but the order "
    "was never signed,” the engineer, Ilse Brandt, told Northern Wire.\n\n"
    "The ministry said it would publish the inspection records within a week."
)
REPRINT = (
    "Lower town cleared as dam gate fails\n\n"
    "A sluice gate at the Harrow Dam gave way before dawn on Friday and water rose to the first "
    "floor in the lower town, the district engineer said.\n\n"
    "About 400 people were moved to two schools on the ridge. Nobody was reported missing "
    "by noon.\n\n"
    "“The gate had been listed for repair since the autumn, and the money was there, but the order "
    "was never signed,” the engineer, Ilse Brandt, told Northern Wire."
)
REWRITE = (
    "Ridge schools take in 400 after gate breaks\n\n"
    "Some 400 residents of the lower town spent Friday in two schools on the ridge after a sluice "
    "gate at the Harrow Dam broke before dawn, the district engineer said.\n\n"
    "Water stood at first-floor height by breakfast. By noon nobody had been reported missing.\n\n"
    "“The gate had been listed for repair … but the order was never signed,” Ilse Brandt told the "
    "agency Northern Wire."
)
RADIO = (
    "Engineer: order for dam repair ‘never signed’\n\n"
    "The engineer in charge of the Harrow Dam says a repair was planned and paid for. “The "
    "gate was "
    "on the list for repair since autumn, and the money was there. But nobody signed the order,” "
    "Ilse Brandt told Radio Vale.\n\n"
    "The gate went on Thursday night, and 400 people are in two schools.\n\n"
    "Our reporter counted eleven cars under the railway bridge."
)
LOCAL = (
    "A week on, the records are still not out\n\n"
    "Seven days after the flood the ministry has not published the inspection records it promised, "
    "and the Harrow Ledger has asked for them in writing.\n\n"
    "The Valley Courier reported on Friday that nobody was missing. Two families now "
    "dispute that: two people are missing, they say.\n\n"
    "520 people had left the lower town by Saturday, the district office said. A child may have "
    "been hurt, according to neighbours. An earlier version of this article said that the gate "
    "broke on Thursday; it gave way on Friday.\n\n"
    "Our reporter counted eleven cars under the railway bridge."
)


def _report(address: str, text: str, outlet: str | None, published: When | None) -> Report:
    capture = Capture.name(address, hashlib.sha256(text.encode()).hexdigest())
    named = Report.name(capture)
    head = text.split("\n")[0]
    return Report(
        named,
        capture,
        address,
        text,
        "utf-8",
        Stated(head, Basis.HEADLINE, Span(named, 0, len(head))),
        Stated(outlet, Basis.SUPPLIED) if outlet is not None else None,
        published=published,
        language=Language("en", 0.99),
    )


def _capture(report: Report) -> Capture:
    digest = hashlib.sha256(report.text.encode()).hexdigest()
    size = len(report.text.encode())
    return Capture(
        report.capture, digest, size, report.address, "2019-05-12T09:30:00Z", "text/plain"
    )


def reports() -> tuple[Report, ...]:
    """The six reports, in the order of the story."""
    at = [
        ("https://wire.example/harrow/1", WIRE, "Northern Wire", _when("2019-05-03T11:40:00Z")),
        ("https://courier.example/flood", REPRINT, "The Valley Courier", _when("2019-05-03")),
        (
            "https://standard.example/a?b=1&c=2",
            REWRITE,
            "Evening Standard of the Three Rivers and Uplands",
            _when("2019-05-03T18:05:00+02:00"),
        ),
        ("file:saved/radio.txt", RADIO, None, _when("2019-05-04/2019-05-05")),
        ("https://ledger.example/2019/05/10", LOCAL, "Harrow Ledger", _when("2019-05-10")),
        ("javascript:alert('address')", HOSTILE_TEXT, HOSTILE_OUTLET, None),
    ]
    made = [_report(*row) for row in at]
    made[1] = replace(made[1], byline=(Stated("Ana Oduya", Basis.SUPPLIED),), cuts=_cuts(made[1]))
    made[5] = replace(
        made[5],
        unread="<b>too little</b> text | for *reading*",
        language=Language('en" onclick="alert(4)', 0.4),
        cuts=(Cut("<iframe src=//evil.example>", CutReason.FURNITURE, "shape & <i>place</i>", 5),),
    )
    return tuple(made)


def _when(edtf: str) -> When:
    return When(edtf, Basis.SUPPLIED)


def _cuts(report: Report) -> tuple[Cut, ...]:
    end = len(report.text)
    return (
        Cut("Home | News | Weather", CutReason.NAVIGATION, "short items parted by bars", 0),
        Cut("Lower town cleared as dam gate fails", CutReason.REPEATED, "repeats the headline", 38),
        Cut("Sign in to leave a comment", CutReason.COMMENTS, "after the last paragraph", end),
    )


def span(report: Report, words: str) -> Span:
    """Where the words stand in the report."""
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def _edge(
    kind: CopyKind,
    first: tuple[Report, str],
    second: tuple[Report, str],
    score: float,
    source: str = "",
    confidence: float = 0.0,
    reasons: tuple[str, ...] = ("no time, credit or length decides",),
) -> CopyEdge:
    (left, left_words), (right, right_words) = sorted((first, second), key=lambda x: x[0].id)
    towards = Towards.UNKNOWN
    if source:
        towards = Towards.LEFT if left.id == source else Towards.RIGHT
    passage = Passage(span(left, left_words), span(right, right_words), score)
    named = content_id("edge", kind, left.id, right.id)
    reason = f"{kind.value} of {len(left_words.split())} words"
    direction = Direction(towards, confidence, reasons)
    return CopyEdge(named, kind, left.id, right.id, (passage,), score, direction, reason)


def edges(held: tuple[Report, ...]) -> tuple[CopyEdge, ...]:
    """Edges of all kinds, one of them to a report of another story."""
    wire, reprint, rewrite, radio, local, _ = held
    credit = ("the other prints its credit “Northern Wire”", "it is earlier by its stated time")
    body = "A sluice gate" + WIRE.split("A sluice gate")[1].split("\n\nThe ministry")[0]
    outside = Report.name("capture-of-another-story")
    first, second = sorted((local.id, outside))
    touching = CopyEdge(
        content_id("edge", "outside"),
        CopyKind.PASSAGES,
        first,
        second,
        (
            Passage(
                Span(first, 5, 40)
                if first != local.id
                else span(local, "asked for them in writing"),
                Span(second, 5, 40)
                if second != local.id
                else span(local, "asked for them in writing"),
                0.9,
            ),
        ),
        0.2,
        Direction(Towards.UNKNOWN, 0.0, ("neither is dated",)),
        "one sentence in common",
    )
    return (
        _edge(CopyKind.REPRINT, (wire, body), (reprint, body), 0.97, wire.id, 0.94, credit),
        _edge(
            CopyKind.REWRITE,
            (wire, WIRE[WIRE.index("A sluice") : WIRE.index("“The gate")]),
            (rewrite, REWRITE[REWRITE.index("Some 400") : REWRITE.index("“The gate")]),
            0.71,
            wire.id,
            0.8,
            credit[:1],
        ),
        _edge(
            CopyKind.QUOTATION,
            (rewrite, "but the order was never signed"),
            (radio, "But nobody signed the order"),
            0.12,
        ),
        _edge(
            CopyKind.PASSAGES,
            (radio, "Our reporter counted eleven cars under the railway bridge."),
            (local, "Our reporter counted eleven cars under the railway bridge."),
            0.33,
        ),
        _edge(
            CopyKind.CITATION,
            (reprint, "Nobody was reported missing by noon"),
            (local, "The Valley Courier reported"),
            0.8,
            reprint.id,
            0.9,
            ("it is named",),
        ),
        touching,
    )


def _version(
    report: Report, words: str, *differences: Difference, detail: str = ""
) -> QuotationVersion:
    return QuotationVersion(span(report, words), words, differences, detail)


def quotations(held: tuple[Report, ...]) -> tuple[Quotation, ...]:
    """Two quotations in versions."""
    wire, reprint, rewrite, radio, _, hostile = held
    full = WIRE[WIRE.index("The gate had") : WIRE.index("”")]
    short = REWRITE[REWRITE.index("The gate had") : REWRITE.index("”")]
    other = RADIO[RADIO.index("The gate was") : RADIO.index("”")]
    detail = "without “since the autumn, and the money was there,”"
    versions = (
        _version(wire, full, Difference.NONE),
        _version(reprint, full, Difference.NONE),
        _version(rewrite, short, Difference.ELIDED, detail=detail),
        _version(
            radio, other, Difference.REWORDED, detail="“nobody signed” for “was never signed”"
        ),
    )
    order = (
        _version(rewrite, "the order was never signed", Difference.NONE),
        _version(hostile, "The sluice opened by itself", Difference.REWORDED, detail="<b>all</b>"),
    )
    return (
        Quotation(content_id("quotation", "a"), versions),
        Quotation(content_id("quotation", "b"), order),
    )


def citations(held: tuple[Report, ...]) -> tuple[Citation, ...]:
    """Who names whom."""
    wire, reprint, rewrite, radio, local, _ = held
    return (
        Citation(
            reprint.id, "Northern Wire", span(reprint, "Northern Wire"), span(reprint, "told")
        ),
        Citation(
            rewrite.id, "Northern Wire", span(rewrite, "Northern Wire"), span(rewrite, "told")
        ),
        Citation(wire.id, "Northern Wire", span(wire, "Northern Wire"), span(wire, "told")),
        Citation(radio.id, "Radio Vale", span(radio, "Radio Vale"), span(radio, "told")),
        Citation(
            local.id,
            "The Valley Courier",
            span(local, "The Valley Courier"),
            span(local, "reported"),
        ),
    )


def statements(held: tuple[Report, ...]) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """What the engineer and a hostile page say, and one assertion of the wire's own."""
    wire, _, _, _, _, hostile = held
    engineer = Holder(
        "Ilse Brandt",
        span(wire, "Ilse Brandt"),
        "PERSON",
        whole=span(wire, "the engineer, Ilse Brandt"),
    )
    carrier = Holder("Northern Wire", span(wire, "Northern Wire"), "ORG")
    quoted = span(wire, WIRE[WIRE.index("The gate had") : WIRE.index("”")])
    plain = Telling(Stance.ASSERTS, Certainty.PLAIN)
    hedged = Telling(Stance.ASSERTS, Certainty.HEDGED)
    first = Attribution(
        content_id("attribution", "a"),
        wire.id,
        (span(wire, "told"),),
        (quoted,),
        (carrier, engineer),
        Voice.DIRECT,
        Stance.ASSERTS,
        Certainty.PLAIN,
        plain,
        "VERB tell",
    )
    second = Attribution(
        content_id("attribution", "b"),
        hostile.id,
        (span(hostile, "said"),),
        (span(hostile, "The sluice opened by itself"),),
        (Holder("he", span(hostile, "he"), stands_for=span(hostile, "<script>")),),
        Voice.DIRECT,
        Stance.DENIES,
        Certainty.FUTURE,
        hedged,
        "VERB say",
    )
    claims = tuple(
        Claim(
            content_id("claim", each.id),
            each.report,
            ClaimForm.QUOTATION,
            each.content,
            each.chain,
            Telling(each.stance, each.certainty),
            each.carried,
            each.id,
        )
        for each in (first, second)
    )
    own = Claim(
        content_id("claim", "own"),
        wire.id,
        ClaimForm.OWN_VOICE,
        (span(wire, "About 400 people were moved to two schools on the ridge"),),
        (carrier,),
        plain,
    )
    return (first, second), (*claims, own)


def _story(title: str, held: tuple[Report, ...], first: str, last: str) -> Story:
    named = content_id("story", min(report.id for report in held))
    return Story(
        named, title, tuple(r.id for r in held), first, last, "one dam, one day, one engineer"
    )


def material() -> Material:
    """All of it."""
    held = reports()
    story = _story("Sluice gate fails at Harrow Dam", held, "2019-05-03T11:40:00Z", "2019-05-10")
    wire, reprint, rewrite, radio, local, hostile = (report.id for report in held)
    attributions, claims = statements(held)
    later = replace(
        _story(
            "Ministry prints <em>records</em> of Harrow Dam", held[:1], "2019-05-29", "2019-06-02"
        ),
        id="story-later",
    )
    return Material(
        story,
        held,
        tuple(_capture(report) for report in held),
        Independence(
            3,
            4,
            (
                TextGroup((wire, reprint, rewrite), "reprint and rewrite of one agency text"),
                TextGroup((radio, local), "a sentence in common, direction unknown"),
                TextGroup((hostile,), "nothing in common with another"),
            ),
            "3 when every shared sentence counts as one source, 4 when only reprints do.",
        ),
        edges(held),
        citations(held),
        quotations(held),
        ((local, (content_id("report", "older"),)),),
        (
            Neighbour(
                later,
                ThreadLink(story.id, later.id, 0.62, "same dam and <u>ministry</u>, 19 days later"),
            ),
        ),
        attributions,
        claims,
        (
            Speaker("Ilse Brandt", "PERSON", (claims[0].id,), (), "the same name"),
            Speaker("<b>he</b>", None, (claims[1].id,), (0,), "described, not named"),
        ),
        record=record(story.id, held, claims),
        decisions=decisions(held),
        build="0.0.test",
    )


def many(number: int, is_one_text: bool = False) -> Material:
    """A story of ``number`` reports: a fan of reprints, chains of rewrites, some alone."""
    held = tuple(
        _report(
            f"https://outlet{n}.example/",
            f"Headline {n}\n\nThe same sentence stands in every one of these reports, number {n}.",
            f"Outlet {n}",
            _when(f"2019-05-{1 + n % 28:02d}") if n % 5 else None,
        )
        for n in range(number)
    )
    same = "The same sentence stands in every one of these reports"
    made = []
    for n, report in enumerate(held):
        for m in range(n):
            source = held[m]
            if is_one_text or (m == 0 and n % 3 == 0):
                made.append(_edge(CopyKind.REPRINT, (source, same), (report, same), 0.95))
            elif m == n // 2 and n % 4 == 1:
                made.append(
                    _edge(CopyKind.REWRITE, (source, same), (report, same), 0.6, source.id, 0.7)
                )
            elif m == n - 1 and n % 7 == 2:
                made.append(_edge(CopyKind.PASSAGES, (source, same), (report, same), 0.3))
    group = TextGroup(tuple(report.id for report in held[::3]), "reprints")
    cited = tuple(
        Citation(r.id, ("Agency A", "Agency B")[n % 2], span(r, "every"), span(r, "stands"))
        for n, r in enumerate(held)
        if n % 3 == 1
    )
    return Material(
        _story("Many reports of one thing", held, "2019-05-01", "2019-05-28"),
        held,
        tuple(_capture(report) for report in held),
        Independence(1, number, (group,), "Counted by rule."),
        tuple(made),
        cited,
    )


if __name__ == "__main__":  # writes the pages that the golden tests compare with
    from pathlib import Path

    from rashomon.dossier import dossier, html, markdown

    folder = Path(__file__).with_name("golden")
    folder.mkdir(exist_ok=True)
    made = dossier(material())
    folder.joinpath("harrow.html").write_text(html(made), "utf-8")
    folder.joinpath("harrow.md").write_text(markdown(made), "utf-8")
