"""Exports that a library of their field reads: FollowTheMoney, STIX, Parquet, PDF."""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections import defaultdict
from typing import Any

import pytest
from export_samples import (
    HARROW,
    IMPRINT,
    VALE,
    flood,
    killed,
    on,
    place,
    told,
    with_findings,
    written,
)

from rashomon.dossier import event_rows, happening_rows
from rashomon.dossier.ftm import schema_of
from rashomon.dossier.outgoing import Outgoing
from rashomon.dossier.pdf import pdf
from rashomon.dossier.stix import CONFIDENCE, identity_class, stix_id
from rashomon.errors import UsageError
from rashomon.records import Actor, Attribute, Credibility, Precision, Standing

# What these libraries warn of in themselves is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


def located() -> Outgoing:
    """An event that two reports put in two places, told to be done by somebody."""
    (one, first), (other, second) = (
        place(HARROW, Precision.EXACT, Standing.RIVAL),
        place(VALE, Precision.PROVINCE, Standing.RIVAL, "Harrow Dam"),
    )
    return with_findings(
        on(Attribute.OCCURRED, told("yes")),
        on(Attribute.AGENT, told("Harrow guard")),
        on(Attribute.PLACE, one, other, contested=True),
        on(Attribute.TIME, told("2019-05-03")),
        on(Attribute.KILLED, killed(4, 4)),
        codings=[first, second],
    )


STORIES = [flood(), located()]


def library(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip(name)


# FollowTheMoney


def statements() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", STORIES).splitlines()]


def test_every_statement_is_valid_by_the_library_s_own_schemata() -> None:
    library("followthemoney")
    from followthemoney import model
    from followthemoney.statement import Statement

    for each in statements():
        made = Statement.from_dict(each)
        assert made.id == made.generate_key()
        schema = model.get(each["schema"])
        assert schema is not None
        if each["prop"] != "id":
            prop = schema.get(each["prop"])
            assert prop is not None, (each["schema"], each["prop"])
            assert prop.type.clean(each["value"]) == each["value"], each


def test_statements_make_entities_and_every_reference_resolves() -> None:
    library("followthemoney")
    from followthemoney import Dataset
    from followthemoney.statement import Statement, StatementEntity
    from followthemoney.types import registry

    by_entity = defaultdict(list)
    for each in statements():
        by_entity[each["entity_id"]].append(Statement.from_dict(each))
    dataset = Dataset.make({"name": next(iter(statements()))["dataset"], "title": "x"})
    made = [StatementEntity.from_statements(dataset, found) for found in by_entity.values()]
    for entity in made:
        for prop, value in entity.itervalues():
            if prop.type == registry.entity:
                assert value in by_entity, (prop.name, value)
    assert {"Article", "Event", "Note", "LegalEntity"} <= {entity.schema.name for entity in made}


def test_every_statement_says_where_its_words_stand() -> None:
    reports = {r for story in STORIES for r in story.reports}
    origins = {each["origin"].partition(":")[0] for each in statements()}
    assert {o for o in origins if o.startswith("report-")} & reports
    assert all(each["origin"] for each in statements())


@pytest.mark.parametrize(
    ("label", "sector", "schema"),
    [
        ("PERSON", "GOV", "Person"),
        ("ORG", "GOV", "PublicBody"),
        ("ORG", "REB", "Organization"),
        ("LOCATION", "", "PublicBody"),
        ("NORP", "", "LegalEntity"),
        (None, "MIL", "LegalEntity"),
    ],
)
def test_the_schema_follows_from_label_and_sector(
    label: str | None, sector: str, schema: str
) -> None:
    assert schema_of([Actor("somebody", (), label, "", sector)]) == schema
    assert schema_of([]) == "LegalEntity"


# STIX


def bundle() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(written("stix", STORIES))["objects"]
    return made


def test_the_bundle_is_valid_by_the_library_and_every_reference_resolves() -> None:
    stix2 = library("stix2")
    made = stix2.parse(written("stix", STORIES).decode(), allow_custom=False)
    ids = {each.id for each in made.objects}
    assert len(ids) == len(made.objects)
    for each in made.objects:
        assert each.created_by_ref in ids
        assert set(getattr(each, "object_refs", ())) <= ids


def test_confidence_is_that_of_the_standard_s_scale() -> None:
    assert [CONFIDENCE.get(each) for each in Credibility] == [90, 70, 50, 30, 10, None]
    by_id = {each["id"]: each for each in bundle()}
    event = located().record.events[0]
    assert by_id[stix_id("report", event.id)]["confidence"] in (50, 70, 90)


def test_what_is_contested_is_a_note_with_every_value() -> None:
    notes = [each for each in bundle() if each["type"] == "note"]
    assert {n["abstract"] for n in notes} >= {"place is contested", "missing is contested"}
    content = next(n["content"] for n in notes if "Vale — rival" in n["content"])
    assert "Harrow — rival" in content


def test_times_come_from_the_record() -> None:
    received = {
        entry.capture.retrieved[:19] for story in STORIES for entry in story.dossier.entries
    }
    created = {each["created"][:19] for each in bundle()}
    assert created <= received | {"1970-01-01T00:00:00"}


def test_an_area_has_a_precision_in_metres() -> None:
    places = {e["name"]: e for e in bundle() if e["type"] == "location"}
    assert places["Vale"]["precision"] == 80_000.0
    assert "precision" not in places["Harrow"]


def test_who_is_a_person_and_who_a_group() -> None:
    labels = ("PERSON", "ORG", "NORP", None)
    made = [identity_class([Actor("x", (), label)]) for label in labels]
    assert made == ["individual", "organization", "group", "unknown"]


# Parquet


def test_the_typed_table_holds_what_the_csv_holds() -> None:
    library("pyarrow")
    from pyarrow import parquet

    data = written("parquet", STORIES)
    table = parquet.read_table(io.BytesIO(data))
    rows = list(happening_rows.happening_rows(STORIES, IMPRINT))
    assert table.column_names == list(happening_rows.COLUMNS)
    assert table.column("killed_best").to_pylist() == [r.get("killed_best") for r in rows]
    assert table.column("places").to_pylist() == [list(r.get("places") or ()) for r in rows]  # type: ignore[arg-type]
    assert str(table.schema.field("date_start").type) == "date32[day]"
    assert table.schema.metadata == {
        b"rashomon.build": b"0.1.0",
        b"rashomon.workspace": b"ab" * 32,
        b"rashomon.decisions": b"3",
    }
    assert data == written("parquet", STORIES)


def test_the_table_of_mentions_is_typed_too() -> None:
    library("pyarrow")
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(written("mentions-parquet", STORIES)))
    assert table.column_names == list(event_rows.COLUMNS)
    assert str(table.schema.field("start").type) == "int64"


@pytest.mark.parametrize(("missing", "name"), [("pyarrow", "parquet"), ("weasyprint", "pdf")])
def test_a_missing_library_is_named_with_what_to_install(
    missing: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=rf"pip install 'rashomon\[{name}\]'"):
        written(name, [flood()])


# PDF


def test_a_pdf_is_the_same_each_time_holds_the_story_and_fetches_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library("weasyprint")
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    made = pdf(flood().dossier, IMPRINT)
    assert made.startswith(b"%PDF-")
    assert b"CreationDate" not in made
    assert b"/JavaScript" not in made
    assert made == pdf(flood().dossier, IMPRINT)
