"""Place names: spellings that meet, what lies in what, and which of several namesakes is meant."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon import nations
from rashomon.entities.places import places
from rashomon.entities.places.gazetteer import Gazetteer, Kind, Row, apart, gazetteer
from rashomon.entities.places.resolving import Named, candidates, resolve, shares
from rashomon.entities.places.units import AFTER, BEFORE, PARTS, SHORT
from rashomon.records import Located, PlaceMention, Reading
from rashomon.spelling import are_variants, bare, joined, key
from treebank import reading

_MARKED = re.compile(r"\[(?P<name>[^]]+)\](?P<label>[A-Z]*)|(?P<word>\S+)")
_KNOWN = (
    "Paris Lyon Dallas Texas Tripoli Beirut Sidon Alexandria Cairo Springfield Georgia "
    "Tbilisi Ontario London Homs Idlib"
).split()
_NAMES = [*_KNOWN, "Qorvanteh", "Vostrelsk"]
_GAPS = (",", "and", "in", "near")
_REPORT = """Ferries kept to port in Alexandria on Monday, and trains from Cairo ran late.

Crews from Homs, Hama and Idlib reached the town of Manbij in Aleppo province. Rain fell over
northern Syria, and lorries that had crossed into Iraqi territory waited on the Syrian side of the
border. French and Iraqi drivers slept in Qorvanteh, a village in Anbar province.

A storm moved towards Tampa, Fla., an American office said."""


@pytest.fixture(scope="module")
def book() -> Gazetteer:
    """The gazetteer that ships."""
    return gazetteer()


@pytest.fixture(scope="module")
def read() -> Reading:
    """The invented report, read by the model once."""
    return rashomon.read(_REPORT)


def flat(*sentences: str) -> tuple[str, Reading]:
    """A reading whose words hang on the second one; "[New York]" is a place, "[AFP]ORG" a name."""
    made = []
    for sentence in sentences:
        words = list[str]()
        for match in _MARKED.finditer(sentence):
            label = f"={match['label'] or 'LOCATION'}" if match["name"] else ""
            for form in (match["name"] or match["word"]).split():
                hangs = "0/root" if len(words) == 1 else "2/obl"
                words.append(f"{form}/{'PROPN' if label else 'NOUN'}/{hangs}{label}")
        made.append(" ".join(words))
    return reading(*made)


def found(*sentences: str) -> tuple[str, tuple[PlaceMention, ...]]:
    text, tree = flat(*sentences)
    return text, places("r", text, tree)


def where(*sentences: str) -> list[tuple[str, Located]]:
    """Each mention's words with its best candidate."""
    text, mentions = found(*sentences)
    return [(m.words.of(text), m.located) for m in mentions if m.located is not None]


def nested(*sentences: str) -> dict[str, str | None]:
    """What each name is said to lie in."""
    text, mentions = found(*sentences)
    return {m.words.of(text): m.inside.of(text) if m.inside else None for m in mentions}


# Spelling


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Al-Qā’im", "al qaim"),
        ("N'Djamena", "NDJAMENA"),
        ("Łódź", "lodz"),
        ("Port-au-Prince", "Port au Prince"),
        ("Deir ez–Zor", "deir ez zor"),
        ("St. Louis", "st  louis"),
        ("Ørsta", "orsta"),
        ("Gießen", "GIESSEN"),
        ("İzmir", "izmir"),
        ("Ḩimş", "hims"),
        ("U.S.", "US"),
    ],
)
def test_accents_apostrophes_hyphens_and_stops_do_not_part_spellings(
    printed: str, other: str
) -> None:
    assert key(printed) == key(other)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=20))
def test_a_key_is_its_own_key_in_lower_case_with_single_blanks(name: str) -> None:
    assert key(key(name)) == key(name) == key(name).lower()
    assert key(name) == " ".join(key(name).split())


def test_letters_and_their_order_still_part_names() -> None:
    assert len({key(n) for n in ("Homs", "Hims", "Hama", "Hamah", "Al Qaim", "Qaim")}) == 6


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Raqa", "Ar-Raqqah", True),
        ("al-Kallaseh", "Al Kalassa", True),
        ("Deir Ezour", "Deir ez-Zor", True),
        ("Marea", "Marra", False),
        ("Homs", "Hama", False),
        ("Qaim", "Qom", False),
    ],
)
def test_variants_differ_in_what_is_written_by_ear(one: str, other: str, same: bool) -> None:
    assert are_variants(one, other) is are_variants(other, one) is same


def test_one_article_is_taken_off_and_never_the_whole_name() -> None:
    assert bare("al qaim") == "qaim"
    assert bare("the hague") == "hague"
    assert bare("el al mina") == "al mina"
    assert [bare(name) for name in ("la", "albany", "lasalle")] == ["la", "albany", "lasalle"]


def test_joined_keys_do_not_tell_one_word_from_two() -> None:
    assert joined(key("Deir ez-Zor")) == joined(key("Deir Ezzor")) == "deirezzor"


# Nations


def test_codes_are_unique_and_points_lie_on_earth() -> None:
    every = nations.countries()
    assert len({c.code for c in every}) == len({c.alpha3 for c in every}) == len(every) > 190
    for each in every:
        assert re.fullmatch("[A-Z]{2} [A-Z]{3}", f"{each.code} {each.alpha3}"), each
        assert abs(each.latitude) <= 90, each
        assert abs(each.longitude) <= 180, each


def test_every_name_and_adjective_leads_back_to_its_country() -> None:
    for each in nations.countries():
        assert nations.country_name(each.code) == each.names[0]
        assert nations.alpha3()[each.code] == each.alpha3
        assert all(nations.named()[name.lower()] == each.code for name in each.names), each
        assert all(each.code in nations.people()[word.lower()] for word in each.adjectives), each


def test_plurals_are_people_too_and_some_words_have_two_countries() -> None:
    assert nations.people()["georgians"] == ("GE",)
    assert set(nations.people()["congolese"]) == {"CD", "CG"}
    assert "texans" not in nations.people()


def test_a_plain_english_word_is_no_people() -> None:
    assert "uses" not in nations.people()


# The gazetteer


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Al-Qa'im", "Al Qā’im"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("São Paulo", "SAO PAULO"),
        ("N'Djamena", "Ndjamena"),
        ("Zürich", "Zurich"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_spellings_of_one_name_find_the_same_rows(
    book: Gazetteer, printed: str, other: str
) -> None:
    assert book.find(printed)
    assert book.find(printed) == book.find(other)


def test_a_name_is_found_without_its_article(book: Gazetteer) -> None:
    full = {row for row, usual in book.find("The Hague") if usual}
    assert full
    assert full <= {row for row, _ in book.find("Hague")}


def test_an_older_name_finds_the_place_but_is_not_its_usual_name(book: Gazetteer) -> None:
    assert ("Mumbai", False) in [(book[row].name, usual) for row, usual in book.find("Bombay")]
    assert [(book[row].name, usual) for row, usual in book.find("Mumbai")] == [("Mumbai", True)]


@pytest.mark.parametrize("name", ["Qorvanteh", "", "-", "Bagdhadd", "Baghda", "zzzzzzzz"])
def test_what_is_no_name_finds_nothing(book: Gazetteer, name: str) -> None:
    assert book.find(name) == ()


@pytest.mark.parametrize("name", _KNOWN)
def test_what_a_place_lies_in_grows_up_to_its_country(book: Gazetteer, name: str) -> None:
    order = [Kind.PLACE, Kind.DISTRICT, Kind.PROVINCE, Kind.COUNTRY]
    rows = candidates(book, name)
    assert rows
    for row, _ in rows:
        chain = [row, *(book[number] for number in book.above(row.row))]
        steps = [order.index(each.kind) for each in chain]
        assert steps == sorted(set(steps)), chain
        assert chain[-1].kind is Kind.COUNTRY
        assert {each.country for each in chain} == {row.country}


def test_a_chain_is_told_nearest_first(book: Gazetteer) -> None:
    austin = next(r for r, _ in candidates(book, "Austin") if r.population > 500_000)
    chain = [book[number].name for number in book.above(austin.row)]
    assert chain == ["Travis County", "Texas", "United States"]


def at(latitude: float, longitude: float) -> Row:
    return Row(1, 1, "here", Kind.PLACE, 0, latitude, longitude, 0, 0, "")


_POINTS = st.builds(at, st.floats(-90, 90), st.floats(-180, 180))


@given(_POINTS, _POINTS)
def test_distance_is_the_same_both_ways_and_at_most_half_way_round(one: Row, other: Row) -> None:
    assert apart(one, one) == 0
    assert apart(one, other) == pytest.approx(apart(other, one), abs=1e-6)
    assert 0 <= apart(one, other) <= math.pi * 6371 + 1e-6


def test_distances_are_great_circles_in_kilometres(book: Gazetteer) -> None:
    assert apart(at(0, 0), at(90, 0)) == pytest.approx(math.pi * 6371 / 2)
    assert apart(at(60, 0), at(60, 180)) == pytest.approx(math.pi * 6371 / 3)  # over the pole
    assert apart(at(0, 179.5), at(0, -179.5)) == pytest.approx(111.2, abs=0.1)
    cities = [
        next(r for r, _ in candidates(book, name) if r.kind is Kind.PLACE)
        for name in ("London", "Berlin")
    ]
    assert apart(*cities) == pytest.approx(930, abs=10)


# Which namesake is meant


@pytest.mark.parametrize(
    ("sentence", "country", "within"),
    [
        ("A fire in [Paris] was seen from [Lyon] and [Marseille] .", "FR", "France"),
        ("A fire in [Paris] was seen from [Tyler] and [Dallas] .", "US", "Texas"),
        ("Boats left [Alexandria] after [Cairo] and [Suez] flooded .", "EG", "Egypt"),
        ("Boats left [Alexandria] after [Richmond] and [Arlington] flooded .", "US", "Virginia"),
        ("Boats left [Tripoli] after [Benghazi] and [Misrata] flooded .", "LY", "Libya"),
        ("Boats left [Tripoli] after [Beirut] and [Sidon] flooded .", "LB", "Lebanon"),
    ],
)
def test_the_other_places_of_a_report_decide_between_namesakes(
    sentence: str, country: str, within: str
) -> None:
    _, located = where(sentence)[0]
    assert located.country == country
    assert within in located.within


def test_where_the_deciding_places_stand_does_not_matter() -> None:
    before = where("Ferries left [Beirut] and [Sidon] .", "Boats left [Tripoli] today .")
    behind = where("Boats left [Tripoli] today .", "Ferries left [Beirut] and [Sidon] .")
    assert dict(before) == dict(behind)


def test_alone_a_name_means_the_place_that_most_people_live_in() -> None:
    ((_, located),) = where("Trains reached [Birmingham] late .")
    assert located.country == "GB"


def test_a_capital_alone_is_no_province_of_its_name() -> None:
    ((_, capital),) = where("Talks with [Washington] failed .")
    assert (capital.kind, capital.within[-1]) == ("place", "United States")
    state = dict(where("Rain fell on [Seattle] , [Spokane] and the state of [Washington] ."))
    assert state["Washington"].kind == "province"


def test_what_a_report_says_it_lies_in_outweighs_all_others() -> None:
    places_of = where("Trains from [Lyon] and [Marseille] passed a train in [Paris , Texas] .")
    assert [located.country for _, located in places_of] == ["FR", "FR", "US", "US"]


def test_one_bare_name_means_one_place_throughout_a_report() -> None:
    located = where(
        "Trains left [Springfield] , [Ohio] today .",
        "Snow reached [Boston] and [Springfield] .",
        "Trains reached [Springfield] late .",
    )
    assert len({each.id for name, each in located if name == "Springfield"}) == 1


def test_a_name_that_is_told_apart_leaves_its_bare_namesake_alone() -> None:
    located = where(
        "Trains left [Vienna] for [Graz] and [Salzburg] and [Linz] .",
        "Trains left [Vienna] , [Virginia] too .",
    )
    assert [each.country for name, each in located if name == "Vienna"] == ["AT", "US"]


@pytest.mark.parametrize(
    ("hint", "kind"),
    [
        ("Bells of the [Barrow County Sheriff 's Office]ORG rang .", "province"),
        ("Bells of the [Georgian]NORP parliament rang .", "country"),
    ],
)
def test_offices_and_peoples_named_in_passing_tell_which_is_meant(hint: str, kind: str) -> None:
    ((_, located),) = where("Snow fell in [Georgia] .", hint)
    assert (located.name, located.kind) == ("Georgia", kind)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("[Homs province]", "province"),
        ("the city of [Homs]", "place"),
        ("the town [Homs]", "place"),
        ("[Homs Governorate]", "province"),
        ("the [city of Homs]", "place"),
    ],
)
def test_the_noun_at_a_name_says_what_kind_of_place_it_is(phrase: str, kind: str) -> None:
    ((words, located),) = where(f"Snow reached {phrase} early .")
    assert (located.name, located.kind) == ("Homs", kind)
    assert words in phrase


def test_a_noun_behind_a_name_says_its_kind_only_where_the_name_hangs_on_it() -> None:
    tree = (
        "Snow/NOUN/2/nsubj reached/VERB/0/root Homs/PROPN/{}/{}=LOCATION city/NOUN/2/obj "
        "./PUNCT/2/punct"
    )
    (city,) = places("r", *reading(tree.format(4, "compound")))
    (loose,) = places("r", *reading(tree.format(2, "iobj")))
    assert city.located is not None
    assert loose.located is not None
    assert (city.located.kind, loose.located.kind) == ("place", "province")


@pytest.mark.parametrize(
    "name", ["Gulf of Mexico", "Strait of Hormuz", "Port of Spain", "Republic of Congo"]
)
def test_a_unit_that_is_part_of_a_name_stays_with_it(book: Gazetteer, name: str) -> None:
    ((_, located),) = where(f"Ships reached the [{name}] early .")
    assert located.name == book[book.find(name)[0][0]].name


def test_candidates_are_put_in_order_and_shared_out_by_weight(book: Gazetteer) -> None:
    name = Named("Springfield", rows=candidates(book, "Springfield"))
    resolve(book, [name])
    assert name.scores == sorted(name.scores, reverse=True)
    share = shares(name)
    assert next(iter(share)) == name.rows[0][0].row
    assert 0 < sum(share.values()) <= 1
    assert len(share) == 5 < len(name.rows)


# Words around a name


def test_a_place_and_its_state_are_two_mentions_one_in_the_other() -> None:
    text, (tampa, florida) = found("A storm reached [Tampa , Fla.] , on Monday .")
    assert (tampa.words.of(text), florida.words.of(text)) == ("Tampa", "Fla.")
    assert tampa.inside == florida.words
    assert tampa.located is not None
    assert florida.located is not None
    assert florida.located.name == "Florida"
    assert florida.located.name in tampa.located.within


def test_a_short_form_needs_its_stop() -> None:
    ((_, miss),) = where("Crews met in [Miss.] today .")
    assert miss.name == "Mississippi"
    assert [each.name for _, each in where("Crews met in [Miss] today .")] != ["Mississippi"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("The [Lyon - Turin] line opened .", ["Lyon", "Turin"]),
        ("The [Winston - Salem] line opened .", ["Winston - Salem"]),
        ("The [Lyon - Zzrk] line opened .", ["Lyon - Zzrk"]),
        ("Miller , [R - Boise] , agreed .", ["Boise"]),
    ],
)
def test_places_that_a_hyphen_ties_are_each_a_place(said: str, names: list[str]) -> None:
    text, mentions = found(said)
    assert [each.words.of(text) for each in mentions] == names


@pytest.mark.parametrize(
    "gap", [", ", " in ", " of ", " in the ", ", in ", " ( "], ids=lambda gap: gap.strip()
)
def test_a_comma_in_of_or_a_bracket_puts_a_place_in_the_next(gap: str) -> None:
    assert nested(f"Crews near [Manbij]{gap}[Aleppo] rested .")["Manbij"] == "Aleppo"


@pytest.mark.parametrize("gap", [" and ", " or ", " from ", " , then ", " . "])
def test_other_words_between_two_names_put_neither_in_the_other(gap: str) -> None:
    assert set(nested(f"Crews near [Manbij]{gap}[Aleppo] rested .").values()) == {None}


@pytest.mark.parametrize(
    "said",
    [
        "[Homs] , [Hama] and [Idlib]",
        "[Homs] , [Hama] , and [Idlib]",
        "[Homs] , [Hama] , [Raqqa] or [Idlib]",
        "[Homs] , [Hama] , [Idlib]",
    ],
)
def test_a_list_of_places_is_no_nesting(said: str) -> None:
    assert set(nested(f"Crews reached {said} today .").values()) == {None}


def test_pairs_in_a_list_stay_pairs() -> None:
    within = nested("Crews met in [Paris] , [Texas] , and [Rome] , [Georgia] .")
    assert within == {"Paris": "Texas", "Texas": None, "Rome": "Georgia", "Georgia": None}


def test_a_city_and_the_state_of_its_name_are_two_places() -> None:
    kinds = [each.kind for _, each in where("A fair opened in [New York] , [New York] .")]
    assert kinds == ["place", "province"]


def test_an_unknown_village_keeps_its_name_and_what_it_lies_in() -> None:
    text, (village, country) = found("A bridge fell in [Qorvanteh] , [Iraq] .")
    assert village.words.of(text) == "Qorvanteh"
    assert (village.candidates, village.confidence) == ((), 0.0)
    assert village.reason == "no place of this name is known"
    assert village.inside == country.words


def test_an_unknown_village_is_no_town_of_another_country_than_the_report_says() -> None:
    located = where("A bridge fell in [Wadi Morvanq] , [Iraq] .")
    assert {each.country for _, each in located} == {"IQ"}


@pytest.mark.parametrize("said", ["Rana Plaza", "Enam Medical College Hospital"])
def test_a_building_is_no_town_far_away_that_bears_a_part_of_its_name(said: str) -> None:
    text, (building, *_) = found(f"People were taken to [{said}] in [Savar] , [Bangladesh] .")
    assert building.words.of(text) == said
    assert building.candidates == ()


def test_a_reason_claims_no_fit_with_what_is_not_known() -> None:
    _, (village, _) = found("A bridge fell in [Springfield] , [Qorvanteh] .")
    assert "fits" not in village.reason


@pytest.mark.parametrize("said", ["northern Syria", "Northern Syria", "rebel-held eastern Syria"])
def test_a_part_of_a_country_is_placed_by_the_country(said: str) -> None:
    ((words, located),) = where(f"Rain reached [{said}] today .")
    assert words == said
    assert (located.name, located.kind) == ("Syria", "country")


def test_a_compass_point_that_belongs_to_a_name_stays() -> None:
    names = [each.name for _, each in where("Rain reached [South Sudan] and [West Virginia] .")]
    assert names == ["South Sudan", "West Virginia"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Iraqi/ADJ/5/amod=NORP territory/NOUN/2/obl", "Iraq"),
        ("Syrian/ADJ/5/amod=NORP side/NOUN/2/obl", "Syria"),
        ("Turkish/ADJ/5/amod waters/NOUN/2/obl/water", "Turkey"),
    ],
)
def test_a_country_s_adjective_before_territory_is_a_place(said: str, name: str) -> None:
    text, tree = reading(
        f"They/PRON/2/nsubj crossed/VERB/0/root into/ADP/5/case {said} ./PUNCT/2/punct"
    )
    (one,) = places("r", text, tree)
    assert one.words.of(text) == " ".join(w.split("/")[0] for w in said.split())
    assert one.located is not None
    assert (one.located.name, one.located.kind) == (name, "country")


def test_a_side_that_speaks_is_no_place() -> None:
    text, tree = reading(
        "The/DET/3/det Syrian/ADJ/3/amod=NORP side/NOUN/4/nsubj said/VERB/0/root/say "
        "nothing/PRON/4/obj ./PUNCT/4/punct"
    )
    assert places("r", text, tree) == ()


def test_peoples_alone_are_no_places_whatever_they_are_labelled() -> None:
    assert found("The [French]NORP met [Americans]NORP and [Iraqi]NORP nurses .")[1] == ()
    assert found("The [French] met [Americans] and [Iraqi] nurses .")[1] == ()


def test_the_country_us_is_a_place_though_it_is_an_adjective_too() -> None:
    assert [each.country for _, each in where("Ships left the [US] early .")] == ["US"]


def test_words_that_name_a_unit_or_a_part_are_whole_words() -> None:
    assert AFTER.search("Homs Province") is not None
    assert BEFORE.match("the Town of Rutba") is not None
    assert PARTS.sub("", "south-eastern Syria") == "Syria"
    for name in ("Portland", "Statesboro", "Midland", "Northampton", "Westeros"):
        assert AFTER.search(name) is BEFORE.match(name) is None
        assert PARTS.sub("", name) == name


def test_every_short_form_is_a_first_level_division(book: Gazetteer) -> None:
    for name in SHORT.values():
        assert Kind.PROVINCE in {row.kind for row, _ in candidates(book, name)}, name


# Laws


def _lawful(text: str, mentions: tuple[PlaceMention, ...]) -> None:
    starts = [each.words.start for each in mentions]
    assert starts == sorted(set(starts))
    printed = {each.words for each in mentions}
    for each in mentions:
        words = each.words.of(text)
        assert words == words.strip() != ""
        assert 0 <= each.confidence <= 1
        assert (each.confidence > 0) == bool(each.candidates)
        assert len(set(each.candidates)) == len(each.candidates) <= 5
        assert each.reason
        assert each.inside is None or each.inside in printed - {each.words}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_GAPS)), max_size=7))
def test_every_name_is_one_mention_in_its_order_and_again_the_same(
    named: list[tuple[str, str]],
) -> None:
    said = " ".join(f"[{name}] {gap}" for name, gap in named)
    text, tree = flat(f"Crews met {said} today .")
    mentions = places("r", text, tree)
    assert [each.words.of(text) for each in mentions] == [name for name, _ in named]
    _lawful(text, mentions)
    assert places("r", text, tree) == mentions


def test_two_places_never_share_an_id() -> None:
    _, (one,) = found("Crews reached [Lyon] today .")
    assert len({each.id for each in one.candidates}) == len(one.candidates)


def test_a_report_as_read_by_the_model(read: Reading) -> None:
    mentions = places("r", _REPORT, read)
    _lawful(_REPORT, mentions)
    assert mentions == places("r", _REPORT, read)
    assert [each.words.of(_REPORT) for each in mentions] == [
        "Alexandria", "Cairo", "Homs", "Hama", "Idlib", "Manbij", "Aleppo", "Syria",
        "Iraqi territory", "Syrian side", "Qorvanteh", "Anbar", "Tampa", "Fla.",
    ]  # fmt: skip
    by_words = {each.words.of(_REPORT): each for each in mentions}
    countries = {w: m.located.country for w, m in by_words.items() if m.located is not None}
    assert set(by_words) - set(countries) == {"Qorvanteh"}
    assert countries["Alexandria"] == "EG"
    assert {countries[w] for w in ("Homs", "Hama", "Idlib", "Manbij", "Aleppo")} == {"SY"}
    assert {w: m.inside.of(_REPORT) for w, m in by_words.items() if m.inside} == {
        "Manbij": "Aleppo",
        "Tampa": "Fla.",
    }


def test_a_text_without_names_has_no_places() -> None:
    assert found("Nobody spoke today .")[1] == ()
    assert places("r", "", Reading("by hand", (), (), ())) == ()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The US president arrived in Paris on Monday, the White House said.", "Paris", "FR"),
        ("American aid reached Tripoli, the United States said.", "Tripoli", "LY"),
        ("An Israeli minister said that the embassy in Kabul was closed.", "Kabul", "AF"),
        ("Police in Paris, Texas, arrested two men after a robbery.", "Paris", "US"),
        ("A tornado hit Moscow, Idaho, the county said.", "Moscow", "US"),
    ],
)
def test_whose_news_it_is_says_little_of_where(text: str, name: str, country: str) -> None:
    found = places("r", text, rashomon.read(text))
    place = next(each for each in found if name in each.words.of(text))
    assert place.located is not None
    assert place.located.country == country


@pytest.mark.parametrize(
    ("said", "name"),
    [("Raqa", "Ar Raqqah"), ("Deir ez-Zour", "Deir ez-Zor"), ("Tabaqa", "Al-Tabqa")],
)
def test_another_spelling_of_an_arabic_name_is_found_among_its_neighbours(
    said: str, name: str
) -> None:
    located = dict(where(f"Rain fell on [Homs] , [Aleppo] and [{said}] ."))
    assert (located[said].name, located[said].country) == (name, "SY")


@pytest.mark.parametrize("said", ["Raqa", "Hamms"])
def test_another_spelling_is_looked_for_only_where_the_report_is(said: str) -> None:
    names = [name for name, _ in where(f"Rain fell on [Lyon] , [Marseille] and [{said}] .")]
    assert names == ["Lyon", "Marseille"]


def test_a_part_of_a_name_is_no_place_of_a_country_that_is_named_once() -> None:
    here = "Rain fell on [Homs] , [Aleppo] and [Hama] and [Morvanq Barrens] ."
    names = [name for name, _ in where(here, "It reached [Ohio] too .")]
    assert names == ["Homs", "Aleppo", "Hama", "Ohio"]
