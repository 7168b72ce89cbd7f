"""Maps: every mark is drawn, an area never as a point, hostile words stay words."""

from __future__ import annotations

import ast
import math
import time
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Precision, Standing
from rashomon.web import maps
from rashomon.web.maps import Counted, Kind, Mark, spark, story_map, world_map
from rashomon.web.maps.clipping import clipped_ring
from rashomon.web.maps.clusters import Cluster
from rashomon.web.maps.ground import ground
from rashomon.web.maps.land import Land, land
from rashomon.web.maps.mark import WINDS, apart
from rashomon.web.maps.projection import EqualEarth, Flat
from rashomon.web.maps.svg import link
from rashomon.web.maps.window import Reach, Window, window_round

_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = frozenset(
    "svg title desc defs pattern path rect g text ellipse circle a".split(),
)
_LATITUDES = st.floats(-90, 90)
_LONGITUDES = st.floats(-400, 400)
_HOSTILE = "\"><script>alert(1)</script><b onclick='x'>&amp;\x00\u202e]]></svg>"
_WORDS = st.one_of(st.text(max_size=60), st.just(_HOSTILE))


@st.composite
def _marks(draw: st.DrawFn) -> Mark:
    return Mark(
        draw(st.text(max_size=5)),
        draw(_WORDS),
        draw(_LATITUDES),
        draw(_LONGITUDES),
        kind=draw(st.sampled_from(Kind)),
        radius_km=draw(st.floats(0, 20_000)),
        precision=draw(st.sampled_from([None, *Precision])),
        standing=draw(st.sampled_from(Standing)),
        side=draw(_WORDS),
        href=draw(st.sampled_from(["", "#r1", "javascript:alert(1)", '/a"b?<c>'])),
        title=draw(_WORDS),
        direction=draw(st.sampled_from(["", *WINDS])),
        distance_km=draw(st.none() | st.floats(0, 20_000)),
        base=draw(_WORDS),
    )


def _parsed(svg: str) -> ElementTree.Element:
    """The drawing, after what every drawing must be."""
    assert "\x00" not in svg
    root = ElementTree.fromstring(svg)
    for each in root.iter():
        assert each.tag.removeprefix(_SVG) in _TAGS
        for name, value in each.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert "nan" not in value
            assert "inf" not in value
            assert "javascript" not in value or name in ("aria-label", "id")
    return root


def _of(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Elements that have a class."""
    return [each for each in root.iter() if name in each.get("class", "").split()]


@settings(max_examples=60, deadline=None)
@given(st.lists(_marks(), min_size=1, max_size=6))
def test_every_mark_is_drawn_whatever_it_says(marks: list[Mark]) -> None:
    drawn = story_map(marks)
    root = _parsed(drawn.svg)
    assert len(_of(root, "map-badge")) == len(marks) == len(drawn.lines)
    rays = [mark for mark in marks if mark.direction and not mark.distance_km]
    areas = [mark for mark in marks if mark.is_area and mark not in rays]
    assert len(_of(root, "map-ray")) == len(rays)
    assert len(_of(root, "map-area")) == len(areas)
    for badge in _of(root, "map-badge"):
        shape = next(iter(badge))
        x = float(shape.get("x", shape.get("d", "M0").removeprefix("M").split()[0]))
        assert -20 <= x <= 660
    assert story_map(marks).svg == drawn.svg
    assert len(drawn.svg) < 150_000


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(math.nan, 0.0), (0.0, math.nan), (math.inf, 0.0), (0.0, -math.inf), (90.1, 0.0)],
)
def test_what_is_no_place_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="not a place"):
        Mark("1", "Nowhere", latitude, longitude)
    with pytest.raises(ValueError, match="not a place"):
        Counted("Nowhere", latitude, longitude, 1)


def test_what_is_no_distance_is_refused() -> None:
    for km in (math.nan, -1.0, math.inf):
        with pytest.raises(ValueError, match="distance"):
            Mark("1", "Here", 0.0, 0.0, radius_km=km)
        with pytest.raises(ValueError, match="distance"):
            Mark("1", "Here", 0.0, 0.0, distance_km=km)
    with pytest.raises(ValueError, match="direction"):
        Mark("1", "Here", 0.0, 0.0, direction="up")
    with pytest.raises(ValueError, match="needs a place"):
        story_map([])


def test_hostile_words_stay_words() -> None:
    drawn = story_map([Mark("<1", _HOSTILE, 1.0, 1.0, side=_HOSTILE, title=_HOSTILE)], _HOSTILE)
    root = _parsed(drawn.svg)
    assert "<script" not in drawn.svg
    assert any("<script>alert(1)" in "".join(each.itertext()) for each in root.iter())


def test_only_addresses_of_pages_are_links() -> None:
    for bad in ("javascript:alert(1)", " java\nscript:x", "data:text/html,x", "vbscript:x", ""):
        assert link(bad) == ""
    for good in ("#r1", "/s/1?q=a:b", "https://example.org/", "s/1#v", "?at=1", "page"):
        assert link(good) == good


def test_an_area_is_not_a_pin() -> None:
    point = story_map([Mark("1", "Al-Qaim", 34.37, 41.09, precision=Precision.EXACT)])
    area = story_map([Mark("1", "Anbar", 33.4, 41.6, precision=Precision.PROVINCE)])
    said = story_map([Mark("1", "Anbar", 33.4, 41.6, kind=Kind.AREA, radius_km=120)])
    assert not _of(_parsed(point.svg), "map-reach")
    for each in (area, said):
        assert _of(_parsed(each.svg), "map-reach")
        assert _of(_parsed(each.svg), "map-open")
        assert not _of(_parsed(each.svg), "map-spot")
        assert "not at its middle" in each.caption


def test_what_does_not_stand_has_another_shape() -> None:
    shapes = set()
    for standing in (Standing.STANDS, Standing.RIVAL, Standing.WITHDRAWN):
        root = _parsed(story_map([Mark("1", "Here", 33.0, 44.0, standing=standing)]).svg)
        shapes.add(tuple(each.tag for each in _of(root, "map-badge")[0]))
    assert len(shapes) == 3


def test_rivals_of_one_place_are_set_beside_each_other_and_joined() -> None:
    marks = [
        Mark("1", "Al-Qaim", 34.37, 41.09, side="on the side of Iraq"),
        Mark("1", "Al-Qaim", 34.37, 41.09, side="on the side of Syria", standing=Standing.RIVAL),
        Mark("2", "Rutba", 33.04, 40.28),
    ]
    drawn = story_map(marks)
    root = _parsed(drawn.svg)
    assert len(_of(root, "map-same")) == 1
    assert len({_place(badge) for badge in _of(root, "map-badge")}) == 3
    assert [line.says for line in drawn.lines[:2]] == [
        "on the side of Iraq",
        "on the side of Syria; contested",
    ]
    assert "what the reports say, not what this map shows" in drawn.caption


def _place(badge: ElementTree.Element) -> tuple[str | None, str | None]:
    said = badge.find(f"{_SVG}text")
    assert said is not None
    return said.get("x"), said.get("y")


def test_off_a_place_is_drawn_from_it() -> None:
    mark = Mark(
        "1", "30 km W of Rutba", 33.04, 40.28, direction="W", distance_km=30.0, base="Rutba"
    )
    drawn = story_map([mark])
    root = _parsed(drawn.svg)
    assert len(_of(root, "map-off")) == 1
    assert len(_of(root, "map-base")) == 1
    assert drawn.lines[0].says == "30 km west of Rutba"
    assert apart(mark, Mark("1", "Rutba", 33.04, 40.28)) == pytest.approx(30, abs=0.01)
    vague = story_map([Mark("1", "off Rutba", 33.04, 40.28, direction="NNE", base="Rutba")])
    assert _of(_parsed(vague.svg), "map-ray")
    assert vague.lines[0].says == "north-north-east of Rutba"


def test_a_country_does_not_make_a_town_tiny() -> None:
    town = Mark("1", "Dhaka", 23.71, 90.41)
    country = Mark("2", "Bangladesh", 24.0, 90.0, kind=Kind.AREA, radius_km=300)
    assert "larger than this map" in story_map([town, country]).svg
    assert "larger than this map" not in story_map([country]).svg


def test_links_are_reached_by_who_does_not_see_the_map() -> None:
    drawn = story_map([Mark("1", "Dhaka", 23.71, 90.41, href="#v1", title="Dhaka, by BBC")])
    root = _parsed(drawn.svg)
    assert root.get("role") == "group"  # an image would hide its links
    anchor = next(root.iter(f"{_SVG}a"))
    assert anchor.get("href") == "#v1"
    assert anchor.get("aria-label") == "1, Dhaka: Dhaka, by BBC"
    plain = _parsed(story_map([Mark("1", "Dhaka", 23.71, 90.41)], key="other map").svg)
    assert plain.get("role") == "img"
    ids = (plain.get("aria-labelledby") or "").split()
    assert [next(e.tag for e in plain.iter() if e.get("id") == i) for i in ids] == [
        f"{_SVG}title",
        f"{_SVG}desc",
    ]


def test_across_the_date_line_the_map_is_small() -> None:
    marks = [Mark("1", "Suva", -18.14, 178.44), Mark("2", "Lau", -18.2, -178.8)]
    window = window_round([r for mark in marks for r in mark.reaches(0)], 1.5, 60)
    assert window.east - window.west < 6
    assert window.east > 180
    assert "Fiji" in story_map(marks).svg


@given(
    st.lists(st.builds(Reach, _LATITUDES, st.floats(-180, 179.9), st.floats(0, 900)), min_size=1)
)
def test_a_window_holds_all_places(places: list[Reach]) -> None:
    window = window_round(places, 1.5, 60)
    assert window.west < window.east <= window.west + 360.0001
    assert window.south < window.north
    assert window.south >= -90.0001
    assert window.north <= 90.0001
    view = Flat(window, 600, 400)
    for place in places:
        x, y = view.spot(place.latitude, place.longitude)
        assert -0.01 <= x <= 600.01
        assert -0.01 <= y <= 400.01


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=3, max_size=12))
def test_a_ring_is_cut_to_its_window(corners: list[tuple[float, float]]) -> None:
    ring, window = np.array(corners), Window(-4.0, -3.0, 5.0, 2.0)
    cut = clipped_ring(ring, window)
    assert ((cut >= (-4.0, -3.0)) & (cut <= (5.0, 2.0))).all()
    assert np.array_equal(clipped_ring(ring, Window(-10, -10, 10, 10)), ring)


def test_a_coarser_border_lies_within_what_is_said_of_it() -> None:
    window, km = Window(38.0, 29.0, 49.0, 38.0), 4.0
    coarse = [border.points for border in land().borders(window, km)]
    lines = [np.stack([line[:-1], line[1:]], axis=1) for line in coarse]
    parts = np.concatenate(lines) * (0.8 * 111.2, 111.2)
    inner = window.wider(-0.5)
    for border in land().borders(inner, 0.1):
        for lon, lat in border.points:
            if inner.west < lon < inner.east and inner.south < lat < inner.north:
                assert _nearest(np.array((lon * 0.8 * 111.2, lat * 111.2)), parts) < 1.3 * km


def _nearest(point: np.ndarray, parts: np.ndarray) -> float:
    start, way = parts[:, 0], parts[:, 1] - parts[:, 0]
    along = ((point - start) * way).sum(axis=1) / np.maximum((way * way).sum(axis=1), 1e-12)
    off = point - start - np.clip(along, 0, 1)[:, None] * way
    return float(np.sqrt((off * off).sum(axis=1)).min())


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        (34.2, 41.4, "Iraq"),
        (34.6, 40.7, "Syria"),
        (23.8, 90.4, "Bangladesh"),
        (-17.8, 178.0, "Fiji"),
        (45.2, 34.3, ""),  # Crimea: no map here says whose it is
        (68.5, -179.0, "Russia"),  # over the date line
        (-85.0, 10.0, "Antarctica"),
    ],
)
def test_land_lies_where_it_is(latitude: float, longitude: float, country: str) -> None:
    window = window_round([Reach(latitude, longitude)], 1.0, 40)
    drawn = ground(Flat(window, 120, 120))
    owner = int(drawn.owner[5, 5])
    assert owner >= 0
    assert drawn.names[owner] == country


def test_open_sea_has_no_land() -> None:
    assert not list(land().shapes(Window(-31.0, -31.0, -29.0, -29.0), 0.1))
    assert ground(Flat(Window(-31.0, -31.0, -29.0, -29.0), 300, 300)).markup == ""


def test_disputed_borders_are_marked_and_said() -> None:
    drawn = story_map([Mark("1", "Pristina", 42.66, 21.17)])
    assert _of(_parsed(drawn.svg), "map-disputed")
    assert "disputed" in drawn.caption
    assert not _of(_parsed(story_map([Mark("1", "Lyon", 45.76, 4.84)]).svg), "map-disputed")


def test_the_world_in_equal_areas() -> None:
    view = EqualEarth(-90, 90, 900)
    at = view.points(np.array([[0.0, 0.0], [180.0, 0.0], [0.0, 90.0]]))
    assert at[0, 0] == pytest.approx(450)
    assert at[1, 0] == pytest.approx(900)
    assert at[2, 1] == pytest.approx(0)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(Counted, _WORDS, _LATITUDES, _LONGITUDES, st.integers(1, 10**6), st.just("/p")),
        max_size=30,
    )
)
def test_a_world_map_counts_every_report(places: list[Counted]) -> None:
    drawn = world_map(places)
    root = _parsed(drawn.svg)
    circles = _of(root, "map-count")
    assert len(circles) == len(drawn.lines) <= len(places)
    said = [line.rsplit(": ", 1)[1].split()[0].replace(",", "") for line, _ in drawn.lines]
    assert sum(map(int, said)) == sum(place.count for place in places)
    assert all(each.get("href") == "/p" and each.get("aria-label") for each in circles)
    assert world_map(places).svg == drawn.svg


def test_a_circle_of_many_places_leads_to_all_of_them() -> None:
    places = [Counted("Falluja", 33.35, 43.8, 3), Counted("Baghdad", 33.3, 44.4, 9, "/b")]
    far = Counted("Oslo", 59.9, 10.7, 1)
    drawn = world_map([*places, far], leads=lambda box: f"/at?w={box.west:.1f}&e={box.east:.1f}")
    assert drawn.lines[0] == ("Baghdad and 1 place near it: 12 reports", "/at?w=43.8&e=44.4")
    assert drawn.lines[1] == ("Oslo: 1 report", "")
    assert len(world_map(places).lines) == 2  # close up they are apart


def test_a_circle_over_the_date_line_has_a_small_window() -> None:
    places = (Counted("Taveuni", -16.8, -179.9, 3), Counted("Suva", -18.1, 178.4, 9))
    window = Cluster(places, 0, 0, 4).window
    assert (window.west, window.east) == pytest.approx((178.4, 180.1))
    assert (window.south, window.north) == (-18.1, -16.8)


def test_a_place_without_reports_is_refused() -> None:
    with pytest.raises(ValueError, match="a report at least"):
        Counted("Oslo", 59.9, 10.7, 0)


def test_a_coverage_line_says_what_it_shows() -> None:
    day = date(2014, 6, 23)
    days = [(day, 2), (day + timedelta(1), 5), (day + timedelta(2), 1), (day + timedelta(2), 1)]
    drawn = spark(days)
    assert drawn.says == "9 reports over 3 days, most on 24 June"
    root = _parsed(drawn.svg)
    assert root.get("aria-label") == drawn.says
    assert len(_of(root, "spark-bar")) == 3
    assert spark([]).says == "no reports"
    assert spark([(day, 1)]).says == "1 report on 23 June"
    even = [(day, 2), (day + timedelta(400), 2)]
    assert spark(even).says == "4 reports over 401 days, never more than 2 a day"
    with pytest.raises(ValueError, match="-1 reports"):
        spark([(day, -1)])


@given(st.lists(st.tuples(st.dates(), st.integers(0, 10**6)), max_size=40))
def test_a_coverage_line_stays_small(days: list[tuple[date, int]]) -> None:
    root = _parsed(spark(days).svg)
    bars = _of(root, "spark-bar")
    assert len(bars) <= 60
    assert all(0 <= float(bar.get("y", "-1")) <= 20 for bar in bars)
    assert all(float(bar.get("x", "0")) < 120 for bar in bars)


def test_many_marks_are_small_and_quick() -> None:
    marks = [
        Mark(str(n), f"A place of number {n}", 33 + n % 8 / 9, 44 + n % 7 / 9, side="somewhere")
        for n in range(80)
    ]
    story_map(marks)
    start = time.perf_counter()
    drawn = story_map(marks)
    assert time.perf_counter() - start < 2
    assert len(_of(_parsed(drawn.svg), "map-badge")) == 80
    assert len(drawn.svg) < 150_000


def test_the_whole_world_is_small_and_read_quickly() -> None:
    wide = [Mark("1", "Washington", 38.9, -77.0), Mark("2", "Sydney", -33.9, 151.2)]
    assert len(story_map(wide).svg) < 100_000
    places = [Counted(str(n), n % 120 - 55, n * 37 % 360 - 180, n + 1) for n in range(200)]
    assert len(world_map(places).svg) < 150_000
    path = Path(maps.__file__).parents[1] / "land.npz.zst"
    assert path.stat().st_size < 700_000
    data = zstandard.ZstdDecompressor().decompress(path.read_bytes())
    start = time.perf_counter()
    Land(data)
    assert time.perf_counter() - start < 1


def test_maps_know_nothing_but_records() -> None:
    for path in Path(maps.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rashomon"):
                assert (node.module or "").startswith(("rashomon.records", "rashomon.web.maps"))


def test_the_style_sheet_names_every_class(root: Path) -> None:
    css = (root / "src/rashomon/web/static/map.css").read_text("utf-8")
    marks = [
        Mark("1", "Pristina", 42.66, 21.17, standing=Standing.RIVAL, kind=Kind.AREA, href="#a"),
        Mark("2", "Skopje", 42.0, 21.43, standing=Standing.WITHDRAWN, side="north"),
        Mark("3", "Nis", 43.3, 21.9, direction="N", base="Nis"),
        Mark("4", "Near", 42.9, 21.0, precision=Precision.NEAR),
    ]
    svg = story_map(marks).svg + world_map([Counted("A", 1.0, 1.0, 500)]).svg
    classes = {c for each in svg.split('class="')[1:] for c in each.split('"')[0].split()}
    told = {"map-mark", "map-countries", "map-area", "map-count", "map-badge", "map-scale"}
    for name in classes - told:
        assert f".{name}" in css, name
