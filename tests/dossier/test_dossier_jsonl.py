"""Records as JSON lines: there and back again, and as the schema says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from dossier_samples import many, material
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier import dossier, jsonl, read_jsonl, schema
from rashomon.dossier.json_lines import KINDS
from rashomon.errors import UsageError
from rashomon.records import (
    Attribute,
    Attribution,
    Basis,
    Capture,
    Certainty,
    Citation,
    Claim,
    ClaimForm,
    Conflict,
    CopyEdge,
    CopyKind,
    Credibility,
    Cut,
    CutReason,
    Dated,
    Described,
    Difference,
    Direction,
    Dossier,
    Entry,
    Event,
    EventType,
    Failure,
    Finding,
    FindingStatus,
    Grade,
    Holder,
    Imprint,
    Independence,
    Join,
    Language,
    Layer,
    Link,
    Marks,
    Neighbour,
    Origin,
    OriginKind,
    Passage,
    Profile,
    Qualifier,
    Quantity,
    QuantityKind,
    Quotation,
    QuotationVersion,
    Report,
    Span,
    Speaker,
    Stance,
    Standing,
    Stated,
    Story,
    StoryLink,
    Support,
    Telling,
    TextGroup,
    Thread,
    ThreadLink,
    Tie,
    TieKind,
    Towards,
    Value,
    Voice,
    When,
    Word,
)

words = st.text(st.characters(codec="utf-8"), max_size=12)
some = st.lists(words, max_size=2).map(tuple)
share = st.floats(0, 1)
count = st.integers(0, 2**40)
keys = st.lists(st.integers(0, 2**63 - 1), max_size=3).map(tuple)
pair = st.lists(words, min_size=2, max_size=2, unique=True).map(sorted)
spans = st.builds(
    lambda report, start, size, layer: Span(report, start, start + size, layer),
    words,
    count,
    st.integers(1, 999),
    st.sampled_from(Layer),
)
stated = st.builds(Stated, words, st.sampled_from(Basis), spans)
times = st.builds(
    When,
    st.sampled_from(["2014", "2014-06", "2014-06-24/2014-06-25", "2014-06-26T20:04:00Z"]),
    st.sampled_from(Basis),
    st.none() | spans,
)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to two of something."""
    return st.lists(of, max_size=2).map(tuple)


named = st.tuples(words, words)
captures = st.builds(
    Capture, words, words, count, words, words, words, st.none() | words, st.none() | count,
    st.none() | words, tuples(named), tuples(named),
)  # fmt: skip
cuts = st.builds(Cut, words, st.sampled_from(CutReason), words, count, st.none() | spans)
reports = st.builds(
    Report, words, words, words, words, words, st.none() | stated, st.none() | stated,
    tuples(stated), st.none() | times, st.none() | st.builds(Language, words, share),
    tuples(st.builds(Link, spans, words)), tuples(cuts), st.none() | words,
)  # fmt: skip
citations = st.builds(Citation, words, words, spans, spans)
directions = st.builds(
    Direction, st.sampled_from(Towards), share, st.lists(words, min_size=1, max_size=2).map(tuple)
)
passages = st.builds(Passage, spans, spans, share)
edges = st.builds(
    lambda named, kind, ends, found, score, direction, reason: CopyEdge(
        named, kind, ends[0], ends[1], found, score, direction, reason
    ),
    words, st.sampled_from(CopyKind), pair, tuples(passages), share, directions, words,
)  # fmt: skip
versions = st.builds(QuotationVersion, spans, words, tuples(st.sampled_from(Difference)), words)
quotations = st.builds(Quotation, words, tuples(versions))
groups = st.builds(TextGroup, some, words)
independence = st.builds(
    lambda low, more, found, reason: Independence(low, low + more, found, reason),
    count, count, tuples(groups), words,
)  # fmt: skip
stories = st.builds(Story, words, words, some, st.none() | words, st.none() | words, words)
links = st.builds(ThreadLink, words, words, share, words)
tellings = st.builds(Telling, st.sampled_from(Stance), st.sampled_from(Certainty))
holders = st.builds(
    Holder, words, st.none() | spans, st.none() | words, st.none() | spans, words,
    st.none() | spans, st.none() | st.builds(Described, words, words, words, words),
    st.none() | spans,
)  # fmt: skip
attributions = st.builds(
    Attribution, words, words, tuples(spans), tuples(spans), tuples(holders),
    st.sampled_from(Voice), st.sampled_from(Stance), st.sampled_from(Certainty), tellings, words,
    st.none() | words,
)  # fmt: skip
claims = st.builds(
    Claim, words, words, st.sampled_from(ClaimForm), st.lists(spans, min_size=1, max_size=2).map(
        tuple
    ), tuples(holders), tellings, st.none() | tellings, st.none() | words,
)  # fmt: skip
speakers = st.builds(
    Speaker, words, st.none() | words, some, st.lists(count, max_size=2).map(tuple), words
)
supports = st.builds(
    lambda origins, low, more, reports, why: Support(origins, low, low + more, reports, why),
    some, count, count, some, words,
)  # fmt: skip
origins = st.builds(
    Origin, words, st.sampled_from(OriginKind), words, words, tuples(spans), some, some, some,
    some, words,
)  # fmt: skip
quantities = st.builds(
    Quantity, st.sampled_from(QuantityKind), count, st.none(), st.sampled_from(Qualifier), spans
)
values = st.builds(
    Value, words, words, tuples(spans), some, some, supports,
    st.builds(Grade, st.sampled_from(Credibility), words), st.sampled_from(Standing), st.booleans(),
    st.none() | quantities, some, words,
)  # fmt: skip
findings = st.builds(
    Finding, words, words, st.sampled_from(Attribute), st.sampled_from(FindingStatus),
    tuples(values), supports, words, st.none() | st.sampled_from(Conflict),
)  # fmt: skip
events = st.builds(
    Event, words, words, st.sampled_from(EventType), words, words, spans, some, some,
    tuples(st.builds(Join, words, words, share, some)), supports, st.sampled_from(Word), words,
)  # fmt: skip
told_of = st.lists(words, min_size=1, max_size=2).map(tuple)
ties = st.builds(
    Tie, words, words, words, st.sampled_from(TieKind), words, told_of, words,
    st.sampled_from((Dated.TOLD, Dated.PUBLISHED)), supports, spans, st.booleans(), words,
)  # fmt: skip
entries = st.builds(Entry, reports, captures, some)
record = st.one_of(
    captures,
    reports,
    edges,
    citations,
    quotations,
    independence,
    stories,
    links,
    events,
    origins,
    findings,
    ties,
    st.builds(Marks, words, keys, tuples(spans), tuples(citations)),
    st.builds(
        lambda report, keys, pairs, names, title: Profile(
            report, keys, tuple(t for t, _ in pairs), tuple(w for _, w in pairs), names, title=title
        ),
        words,
        keys,
        tuples(st.tuples(words, share)),
        some,
        words,
    ),
    attributions,
    claims,
    speakers,
    st.builds(lambda p, score, why: StoryLink(p[0], p[1], score, why), pair, share, words),
    st.builds(Thread, words, some, tuples(links)),
    st.builds(Imprint, words, words, count),
    st.builds(Failure, words, words, words, st.none() | words, words, words),
    st.builds(
        Dossier,
        stories,
        tuples(entries),
        independence,
        tuples(edges),
        tuples(citations),
        tuples(quotations),
        tuples(attributions),
        tuples(claims),
        tuples(speakers),
        tuples(st.builds(Neighbour, stories, links)),
        st.just(material().record),
        words,
    ),
)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # of long reprs
@settings(deadline=None)
@given(st.lists(record, max_size=4))
def test_records_come_back_as_they_went(held: list[object]) -> None:
    lines = list(jsonl(held))
    assert not any("\n" in line for line in lines)
    assert list(read_jsonl(lines)) == held


@settings(deadline=None, max_examples=60)
@given(record)
def test_every_line_is_as_the_schema_says(held: object) -> None:
    made = json.loads(next(iter(jsonl([held]))))
    assert next(iter(made)) == "kind"
    assert _faults(made, {"$ref": f"#/$defs/{made['kind']}"}) == []


def test_a_line_of_one_kind_is_no_line_of_another() -> None:
    made = json.loads(next(iter(jsonl([material().story]))))
    others = [kind for kind in KINDS if not _faults(made, {"$ref": f"#/$defs/{kind}"})]
    assert others == ["story"]
    made["reports"] = "report"
    assert _faults(made, {"$ref": "#/$defs/story"}) == ["/reports: str is no array"]


def test_the_schema_names_every_kind() -> None:
    made: Any = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert [ref["$ref"].rsplit("/", 1)[1] for ref in made["oneOf"]] == list(KINDS)
    assert set(
        "capture report copy_edge story event origin finding dossier failure".split()
    ) <= set(KINDS)
    assert json.dumps(made) == json.dumps(schema())
    refs = re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(made))
    assert set(refs) <= set(made["$defs"])


def test_a_dossier_goes_there_and_back() -> None:
    for held in (material(), many(12)):
        assert next(iter(read_jsonl(jsonl([dossier(held)])))) == dossier(held)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"kind":"stroy"}', "line 2: kind 'stroy' is none of"),
        ('{"id":"x"}', "line 2: kind None"),
        ("[]", "line 2: Expected `object`"),
        ('{"kind":"story","id":1}', r"line 2: .* at `\$\.id`|line 2: .*missing"),
        ("{", "line 2: "),
    ],
)
def test_a_bad_line_is_named_with_its_fault(line: str, fault: str) -> None:
    good = next(iter(jsonl([material().story])))
    with pytest.raises(UsageError, match=fault):
        list(read_jsonl([good, line]))


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(UsageError, match="dict is no exported record"):
        list(jsonl([{}]))


_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def _faults(value: Any, rule: dict[str, Any], path: str = "") -> list[str]:
    """As much of JSON Schema as the exported one uses; another keyword fails the test."""
    known = {"$ref", "type", "enum", "const", "properties", "required", "items", "anyOf"}
    known |= {"title", "description", "default", "prefixItems", "minItems", "maxItems"}
    known.add("contentEncoding")  # bytes, as base64
    assert set(rule) <= known, set(rule) - known
    found: list[str] = []
    if "$ref" in rule:
        defs: Any = schema()["$defs"]
        found += _faults(value, defs[rule["$ref"].rsplit("/", 1)[1]], path)
    if "anyOf" in rule and all(_faults(value, option, path) for option in rule["anyOf"]):
        found.append(f"{path}: none of the choices")
    if "type" in rule and not isinstance(value, _TYPES[rule["type"]]):
        return [*found, f"{path}: {type(value).__name__} is no {rule['type']}"]
    if "enum" in rule and value not in rule["enum"]:
        found.append(f"{path}: {value!r} is no choice")
    if "const" in rule and value != rule["const"]:
        found.append(f"{path}: {value!r} is not {rule['const']!r}")
    if isinstance(value, dict):
        found += [f"{path}: no {name}" for name in rule.get("required", ()) if name not in value]
        for name, inner in rule.get("properties", {}).items():
            found += _faults(value[name], inner, f"{path}/{name}") if name in value else []
    if isinstance(value, list):
        fixed = rule.get("prefixItems", [])
        for place, item in enumerate(value):
            inner = fixed[place] if place < len(fixed) else rule.get("items") or {}
            found += _faults(item, inner, f"{path}/{place}")
    return found
