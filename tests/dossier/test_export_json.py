"""Exports that are JSON: valid, inert, every word where it is said to stand, every id resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from export_samples import (
    HARROW,
    IMPRINT,
    UPLANDS,
    VALE,
    flood,
    named_by,
    on,
    place,
    told,
    wire,
    with_findings,
    written,
)
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.dossier.outgoing import Outgoing
from rashomon.records import Attribute, Precision, Standing

DOCUMENTS = ("geojson", "jsonld", "stix")


def features(story: Outgoing) -> list[dict[str, Any]]:
    made = json.loads(written("geojson", [story]))
    assert made["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = made["features"]
    return found


def nodes(story: Outgoing) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(written("jsonld", [story]))["@graph"]
    return made


# All of them


@given(st.text(max_size=30), st.text(max_size=30))
@example("</script><script>alert(1)</script>", "\u2028\x00\x1b[31m")
def test_no_words_make_them_invalid_or_end_a_script(outlet: str, title: str) -> None:
    story = named_by(outlet, title)
    for name in DOCUMENTS:
        made = written(name, [story])
        json.loads(made)
        assert not set(b"<>&\x1b") & set(made)
    for line in written("ftm", [story]).splitlines():
        json.loads(line)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_workspace_without_stories_is_a_valid_document(name: str) -> None:
    assert isinstance(json.loads(written(name, [])), dict)


@pytest.mark.parametrize("name", [*DOCUMENTS, "ftm", "csv"])
def test_the_same_record_gives_the_same_bytes_and_says_what_it_is_made_from(name: str) -> None:
    made = written(name, [flood()])
    assert made == written(name, [flood()])
    assert IMPRINT.workspace.encode() in made
    assert IMPRINT.build.encode() in made


# GeoJSON


def test_rival_places_are_features_of_their_own() -> None:
    (one, first), (other, second) = (
        place(HARROW, Precision.EXACT, Standing.RIVAL),
        place(UPLANDS, Precision.COUNTRY, Standing.RIVAL, "Harrow Dam"),
    )
    finding = on(Attribute.PLACE, one, other, contested=True)
    town, country = features(with_findings(finding, codings=[first, second]))
    assert town["geometry"] == {"type": "Point", "coordinates": [-3.25, 12.5]}
    assert {f["properties"]["place_status"] for f in (town, country)} == {"contested"}
    assert {f["properties"]["place_standing"] for f in (town, country)} == {"rival"}
    assert town["id"] != country["id"]


@pytest.mark.parametrize(
    ("located", "precision", "is_area", "radius"),
    [
        (HARROW, Precision.EXACT, False, None),
        (HARROW, Precision.NEAR, False, None),
        (VALE, Precision.PROVINCE, True, 80),
        (UPLANDS, Precision.COUNTRY, True, 300),
    ],
)
def test_an_area_is_never_given_as_a_pin(
    located: Any, precision: Precision, is_area: bool, radius: int | None
) -> None:
    value, coding = place(located, precision)
    (one,) = features(with_findings(on(Attribute.PLACE, value), codings=[coding]))
    told_of = one["properties"]
    assert (told_of["is_area"], told_of.get("radius_km")) == (is_area, radius)
    assert (told_of["coordinates_of"] == "the middle of the area") is is_area
    assert told_of["where_prec"] == precision


def test_what_no_gazetteer_has_has_no_geometry() -> None:
    (named,) = features(with_findings(on(Attribute.PLACE, told("Rana Plaza"))))
    (nowhere,) = features(with_findings(on(Attribute.OCCURRED, told("yes"))))
    assert named["geometry"] is None
    assert named["properties"]["place"] == "Rana Plaza"
    assert nowhere["geometry"] is None
    assert "place" not in nowhere["properties"]


def test_every_event_has_a_feature_and_every_word_stands_there() -> None:
    story = flood()
    found = features(story)
    assert {f["properties"]["event"] for f in found} == {e.id for e in story.record.events}
    words = [w for f in found for w in f["properties"].get("words", ())]
    assert words
    for each in words:
        assert story.reports[each["report"]].text[each["start"] : each["end"]] == each["exact"]


# JSON-LD


def test_every_claim_has_words_a_place_where_it_appears_and_an_annotation() -> None:
    story = flood()
    made = {n["id"]: n for n in nodes(story)}
    assert story.dossier.claims
    for claim in story.dossier.claims:
        node = made[f"urn:rashomon:{claim.id}"]
        assert "schema:Claim" in node["type"]
        assert node["appearance"] == f"urn:rashomon:{claim.report}"
        annotation = made[f"urn:rashomon:{claim.id}-annotation"]
        assert annotation["body"] == node["id"]
        assert annotation["target"]


def test_both_selectors_of_every_target_select_the_same_words() -> None:
    story = flood()
    found = [each for node in nodes(story) for each in _targets(node)]
    assert found
    for target in found:
        position, quote = target["selector"]
        text = story.reports[target["source"].removeprefix("urn:rashomon:")].text
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def _targets(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "oa:SpecificResource":
            yield node
        for each in node.values():
            yield from _targets(each)
    elif isinstance(node, list):
        for each in node:
            yield from _targets(each)


def test_a_copy_of_known_direction_is_derived_from_its_source_and_no_other() -> None:
    story = flood()
    derived = {
        (n["id"], source)
        for n in nodes(story)
        if "schema:NewsArticle" in n["type"]
        for source in n.get("wasDerivedFrom", ())
    }
    wanted = set()
    for edge in story.dossier.edges:
        sides = {"left": (edge.right, edge.left), "right": (edge.left, edge.right)}
        copy, source = sides.get(edge.direction.source.value, ("", ""))
        if copy in story.reports:
            wanted.add((f"urn:rashomon:{copy}", f"urn:rashomon:{source}"))
    assert derived == wanted
    assert wanted


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in itself
def test_it_is_read_as_rdf_without_a_network_and_every_name_resolves() -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Dataset()
    graph.parse(data=written("jsonld", [flood()]).decode(), format="json-ld")
    told_of = {str(quad[0]) for quad in graph.quads()}
    named = {str(quad[2]) for quad in graph.quads() if isinstance(quad[2], rdflib.URIRef)}
    ours = {n for n in named if n.startswith("urn:rashomon:")}
    assert {n for n in ours - told_of if not n.startswith("urn:rashomon:vocabulary:")} == set()
    predicates = {str(quad[1]) for quad in graph.quads()}
    for wanted in (
        "http://www.w3.org/ns/prov#wasDerivedFrom",
        "http://www.w3.org/ns/oa#hasTarget",
        "https://schema.org/appearance",
    ):
        assert wanted in predicates


def test_reports_are_named_by_what_they_are() -> None:
    made = {n["id"]: n for n in nodes(flood())}
    node = made[f"urn:rashomon:{wire().id}"]
    assert node["type"] == ["schema:NewsArticle", "prov:Entity"]
    assert node["sha256"]
