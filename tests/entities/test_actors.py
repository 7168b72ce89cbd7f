"""Actors: which names and descriptions of a report are one, and what its words say of them."""

from __future__ import annotations

import re

import pytest

import rashomon
from rashomon.entities.actors import actors
from rashomon.nations import alpha3
from rashomon.records import Actor, Reading
from rashomon.sectors import organisation, sector_of, sectors
from rashomon.spelling import key
from treebank import reading

_REPORT = """Karim Dalwani, the Lebanese transport minister, opened the harbour on Monday.

“It is open,” Dalwani said. The Northern Harbour Workers Union (NHWU) said its members would stay
away, and the NHWU asked the United Nations for help. A UN official, Ilse Brandt, did not answer.

Syrian warplanes flew over the town while rebels and police watched. The French army said nothing;
France has two ships there. Brandt left."""
_CODE = re.compile("[A-Z]{3}|")


@pytest.fixture(scope="module")
def read() -> Reading:
    """The invented report, read by the model once."""
    return rashomon.read(_REPORT)


def found(*sentences: str) -> tuple[str, tuple[Actor, ...]]:
    text, tree = reading(*sentences)
    made = actors("r", text, tree)
    _lawful(text, tree, made)
    return text, made


def printed(*sentences: str) -> list[list[str]]:
    """The words of each actor's mentions."""
    text, made = found(*sentences)
    return [[span.of(text) for span in each.mentions] for each in made]


def one(*sentences: str, label: str | None) -> Actor:
    """The only actor of a label."""
    (made,) = (each for each in found(*sentences)[1] if each.label == label)
    return made


def role(*sentences: str) -> str | None:
    """The role of the only person, in the report's words."""
    text, made = found(*sentences)
    (person,) = (each for each in made if each.label == "PERSON")
    return person.role.of(text) if person.role is not None else None


def _lawful(text: str, tree: Reading, made: tuple[Actor, ...]) -> None:
    """Spans are exact words of tokens, codes are codes, and quoted evidence stands in the text."""
    starts, ends = {t.start for t in tree.tokens}, {t.end for t in tree.tokens}
    words = " ".join(key(text).split())
    lemmas = " ".join(key(token.lemma) for token in tree.tokens)
    for each in made:
        spans = [*each.mentions, *([each.role] if each.role is not None else [])]
        assert all(span.start in starts and span.end in ends for span in spans)
        assert all(span.report == "r" for span in spans)
        assert list(each.mentions) == sorted(set(each.mentions), key=lambda span: span.start)
        assert _CODE.fullmatch(each.country), each
        assert each.sector in {"", *sectors().values()}, each
        assert each.role is None or each.label == "PERSON"
        assert not each.sector or each.evidence or each.label == "LOCATION", each
        for why in each.evidence:
            quoted = re.findall("“([^”]+)”", why)
            assert quoted or why.startswith("listed as ")
            for said in map(key, quoted):
                assert said in words or said in lemmas, (said, why)
    firsts = [each.mentions[0].start for each in made]
    assert firsts == sorted(firsts)


# Which names are one


OPENED = "{} opened/VERB/0/root/open it/PRON/{n}/obj ./PUNCT/{n}/punct"
NADIA = OPENED.format("Nadia/PROPN/3/nsubj=PERSON Haddad/PROPN/1/flat=PERSON", n=3)
HADDAD = OPENED.format("Haddad/PROPN/2/nsubj=PERSON", n=2)
OMAR = OPENED.format("Omar/PROPN/3/nsubj=PERSON Haddad/PROPN/1/flat=PERSON", n=3)


def test_a_surname_is_the_full_name_before_it() -> None:
    _, (nadia,) = found(NADIA, HADDAD)
    assert (nadia.name, len(nadia.mentions)) == ("Nadia Haddad", 2)
    assert nadia.evidence == ("“haddad” is part of “nadia haddad”",)


def test_a_full_name_may_follow_the_surname() -> None:
    assert printed(HADDAD, NADIA) == [["Haddad", "Nadia Haddad"]]


def test_two_first_names_are_two_people_and_the_surname_is_the_last_named_s() -> None:
    assert printed(NADIA, OMAR, HADDAD) == [["Nadia Haddad"], ["Omar Haddad", "Haddad"]]


def test_a_first_name_is_the_one_person_s_who_was_named_so_before() -> None:
    nadia = OPENED.format("Nadia/PROPN/2/nsubj=PERSON", n=2)
    other = OPENED.format("Nadia/PROPN/3/nsubj=PERSON Aziz/PROPN/1/flat=PERSON", n=3)
    assert printed(NADIA, nadia) == [["Nadia Haddad", "Nadia"]]
    assert printed(nadia, NADIA) == [["Nadia"], ["Nadia Haddad"]]
    assert printed(NADIA, other, nadia) == [["Nadia Haddad"], ["Nadia Aziz"], ["Nadia"]]


def _initial(letter: str) -> str:
    return NADIA.replace("Nadia", f"{letter}.")


def test_an_initial_stands_for_a_first_name_that_begins_with_it() -> None:
    assert printed(_initial("N"), NADIA) == [["N. Haddad", "Nadia Haddad"]]
    assert len(printed(_initial("O"), NADIA)) == 2


def test_an_initial_may_follow_the_full_name() -> None:
    assert printed(NADIA, _initial("N")) == [["Nadia Haddad", "N. Haddad"]]


def test_a_title_and_a_possessive_are_no_part_of_a_name() -> None:
    said = OPENED.format(
        "Dr/PROPN/4/nsubj=PERSON Haddad/PROPN/1/flat=PERSON ’s/PART/1/case=PERSON", n=4
    )
    assert printed(NADIA, said) == [["Nadia Haddad", "Haddad"]]


def test_short_forms_in_brackets_are_the_name_s() -> None:
    _, (fighters,) = found(
        "Islamic/PROPN/13/nsubj=ORG State/PROPN/1/flat=ORG of/ADP/4/case=ORG "
        "Iraq/PROPN/1/nmod=ORG and/CCONJ/7/cc=ORG the/DET/7/det=ORG Levant/PROPN/4/conj=ORG "
        "(/PUNCT/9/punct ISIL/PROPN/1/appos=ORG or/CCONJ/11/cc ISIS/PROPN/9/conj=ORG "
        ")/PUNCT/9/punct left/VERB/0/root/leave ./PUNCT/13/punct",
        OPENED.format("ISIS/PROPN/2/nsubj=ORG", n=2),
    )
    assert len(fighters.mentions) == 4
    assert fighters.name == "Islamic State of Iraq and the Levant"
    assert "“ISIS” stands in brackets behind “islamic state of iraq and the levant”" in (
        fighters.evidence
    )


UNION = (
    "The/DET/4/det Harbour/PROPN/4/compound=ORG Workers/PROPN/4/compound=ORG "
    "Union/PROPN/8/nsubj=ORG (/PUNCT/6/punct {} )/PUNCT/6/punct met/VERB/0/root/meet "
    "./PUNCT/8/punct"
)


def test_an_acronym_is_known_again_later() -> None:
    (union,) = printed(
        UNION.format("HWU/PROPN/4/appos"), OPENED.format("HWU/PROPN/2/nsubj=ORG", n=2)
    )
    assert union == ["Harbour Workers Union", "HWU", "HWU"]


def test_words_in_brackets_that_are_no_name_are_not_taken() -> None:
    assert printed(UNION.format("there/ADV/8/advmod")) == [["Harbour Workers Union"]]


def test_a_place_in_brackets_is_no_short_form() -> None:
    assert printed(UNION.format("Bergen/PROPN/4/appos=LOCATION")) == [["Harbour Workers Union"]]


def test_first_letters_join_and_other_letters_do_not() -> None:
    union = UNION.format("there/ADV/8/advmod")
    body = OPENED.format("{}/PROPN/2/nsubj=ORG", n=2)
    joined = one(union, body.replace("{}", "HWU"), label="ORG")
    assert "“HWU” are the first letters of “harbour workers union”" in joined.evidence
    assert len(printed(union, body.replace("{}", "HWA"))) == 2


def test_a_repeated_name_of_a_body_is_one_body() -> None:
    council = OPENED.format("the/DET/2/det Dorn/PROPN/3/nsubj=ORG", n=3)
    other = OPENED.format("the/DET/2/det Marl/PROPN/3/nsubj=ORG", n=3)
    assert printed(council, other, council) == [["Dorn", "Dorn"], ["Marl"]]


DORN = OPENED.format("Dorn/PROPN/2/nsubj=ORG", n=2)
GUARD = OPENED.format("the/DET/3/det Coast/PROPN/3/compound=ORG Guard/PROPN/4/nsubj=ORG", n=4)
TIED = OPENED.format(
    "the/DET/6/det Dorn/PROPN/5/compound=ORG -/PUNCT/5/punct=ORG Coast/PROPN/5/compound=ORG "
    "Guard/PROPN/6/compound=ORG deal/NOUN/7/nsubj",
    n=7,
)


def test_two_names_that_a_hyphen_ties_are_the_two_that_stand_alone_elsewhere() -> None:
    assert printed(TIED, DORN, GUARD) == [["Dorn", "Dorn"], ["Coast Guard", "Coast Guard"]]


def test_a_name_with_a_hyphen_is_one_where_a_half_stands_nowhere_alone() -> None:
    assert ["Dorn - Coast Guard"] in printed(TIED, DORN)


def test_a_force_is_the_only_one_of_the_report_whose_name_ends_so() -> None:
    northern = "the/DET/4/det Northern/PROPN/4/compound=ORG Coast/PROPN/4/compound=ORG "
    northern = OPENED.format(f"{northern}Guard/PROPN/5/nsubj=ORG", n=5)
    made = one(GUARD, northern, label="ORG")
    assert (made.name, len(made.mentions)) == ("Northern Coast Guard", 2)
    assert "“coast guard” is part of “northern coast guard”" in made.evidence
    southern = northern.replace("Northern", "Southern")
    assert [len(each) for each in printed(GUARD, northern, southern)] == [1, 1, 1]


def test_a_body_is_of_the_country_of_several_words_that_its_name_opens_with() -> None:
    navy = "the/DET/4/det Saudi/PROPN/4/compound=ORG Arabia/PROPN/4/compound=ORG "
    made = one(OPENED.format(f"{navy}Navy/PROPN/5/nsubj=ORG", n=5), label="ORG")
    assert made.country == "SAU"
    navy = navy.replace("Saudi", "United").replace("Arabia", "Kingdom")
    made = one(OPENED.format(f"{navy}Navy/PROPN/5/nsubj=ORG", n=5), label="ORG")
    assert (made.country, made.sector) == ("GBR", "MIL")
    assert "“United Kingdom” tells United Kingdom" in made.evidence


def test_listed_names_of_one_organisation_are_one() -> None:
    spelled = "Hezbollah", "Hizbullah"
    made = one(*(OPENED.format(f"{n}/PROPN/2/nsubj=ORG", n=2) for n in spelled), label="ORG")
    assert (made.country, made.sector, made.identifier) == ("LBN", "REB", "Hezbollah")
    assert made.evidence == ("“hizbullah” is a name of Hezbollah", "listed as Hezbollah")


def test_a_country_and_its_people_are_one_actor() -> None:
    country = one(
        OPENED.format("France/PROPN/2/nsubj=LOCATION", n=2),
        OPENED.format("The/DET/2/det French/PROPN/3/nsubj=NORP", n=3),
        label="LOCATION",
    )
    assert (country.name, country.country, country.identifier) == ("France", "FRA", "FRA")
    assert len(country.mentions) == 2


def test_towns_and_faiths_are_nobody() -> None:
    assert printed(OPENED.format("Lyon/PROPN/2/nsubj=LOCATION", n=2)) == []
    assert printed(OPENED.format("Buddhists/PROPN/2/nsubj=NORP", n=2)) == []


# Organisations and sectors


@pytest.mark.parametrize("said", ["ISIS", "ISIL", "Islamic State", "islamic state"])
def test_an_organisation_is_known_by_each_of_its_names(said: str) -> None:
    known = organisation(said)
    assert known is not None
    assert known.name == "Islamic State"


@pytest.mark.parametrize(("said", "word"), [("ISIS", "Isis"), ("UN", "un"), ("WFP", "Wfp")])
def test_a_short_name_in_capitals_must_stand_in_capitals(said: str, word: str) -> None:
    assert organisation(said) is not None
    assert organisation(word) is None


def test_accents_hyphens_and_stops_do_not_hide_an_organisation() -> None:
    for said, other in (
        ("U.N.", "UN"),
        ("Médecins Sans Frontières", "Medecins sans Frontieres"),
        ("Al-Manar", "Al Manar"),
    ):
        assert organisation(said) is organisation(other) is not None


@pytest.mark.parametrize(
    ("words", "sector", "said"),
    [
        ("minister", "GOV", "minister"),
        ("police chief", "COP", "police chief"),
        ("army", "MIL", "army"),
        ("young rebel", "REB", "rebel"),
        ("army doctor", "MED", "doctor"),
        ("former prime minister", "ELI", "former prime minister"),
        ("prime minister of the old kind", "GOV", "prime minister"),
        ("tree", "", ""),
        ("", "", ""),
    ],
)
def test_the_last_and_longest_listed_words_tell_the_sector(
    words: str, sector: str, said: str
) -> None:
    assert sector_of(words.split()) == (sector, said)


def test_a_body_without_an_entry_is_told_by_its_nouns() -> None:
    union = one(UNION.format("there/ADV/8/advmod"), label="ORG")
    assert (union.sector, union.identifier) == ("LAB", "")
    assert "“union” is LAB" in union.evidence


# Roles and countries


MET = "met/VERB/0/root/meet them/PRON/{n}/obj ./PUNCT/{n}/punct"
PREMIER = (
    "Iraqi/ADJ/{t}/amod=NORP Prime/ADJ/3/amod Minister/{pos}/4/compound "
    "Karim/PROPN/6/nsubj=PERSON Dalwani/PROPN/4/flat=PERSON " + MET.format(n=6)
)


@pytest.mark.parametrize("pos", ["NOUN", "PROPN"])
@pytest.mark.parametrize("adjective_of", [3, 4])
def test_the_words_before_a_name_say_his_role_country_and_sector(
    pos: str, adjective_of: int
) -> None:
    premier = PREMIER.format(t=adjective_of, pos=pos)
    person = one(premier, label="PERSON")
    assert role(premier) == "Iraqi Prime Minister"
    assert (person.name, person.country, person.sector) == ("Karim Dalwani", "IRQ", "GOV")
    assert "“prime minister” is GOV" in person.evidence


def test_a_country_comes_with_its_evidence() -> None:
    person = one(PREMIER.format(t=3, pos="NOUN"), label="PERSON")
    assert any("iraq" in why.lower() for why in person.evidence)


BEHIND = (
    "Karim/PROPN/8/nsubj=PERSON Dalwani/PROPN/1/flat=PERSON ,/PUNCT/6/punct the/DET/6/det "
    "Lebanese/ADJ/6/amod=NORP mayor/NOUN/1/appos ,/PUNCT/1/punct " + MET.format(n=8)
)


def test_the_words_behind_a_name_say_it_too() -> None:
    mayor = one(BEHIND, label="PERSON")
    assert role(BEHIND) == "the Lebanese mayor"
    assert (mayor.country, mayor.sector) == ("LBN", "GOV")


NAMED_BEHIND = (
    "The/DET/2/det mayor/NOUN/6/nsubj ,/PUNCT/4/punct Dalwani/PROPN/2/appos=PERSON "
    ",/PUNCT/2/punct " + MET.format(n=6)
)


def test_a_noun_that_a_name_explains_is_his_role() -> None:
    assert one(NAMED_BEHIND, label="PERSON").sector == "GOV"


def test_a_role_leaves_the_name_out() -> None:
    assert role(NAMED_BEHIND) == "The mayor"


def test_a_clause_is_no_role() -> None:
    assert role(NADIA) is None


def test_a_role_said_once_holds_for_all_mentions() -> None:
    again = OPENED.format("Dalwani/PROPN/2/nsubj=PERSON", n=2)
    assert role(again, BEHIND) == role(BEHIND, again) == "the Lebanese mayor"


@pytest.mark.parametrize(
    "sentence",
    [
        "President/PROPN/2/nmod:desc Dalwani/PROPN/3/nsubj=PERSON " + MET.format(n=3),
        BEHIND,
        NAMED_BEHIND,
    ],
)
def test_a_role_is_no_second_actor(sentence: str) -> None:
    assert [made.name for made in found(sentence)[1] if made.label != "LOCATION"] in (
        ["Dalwani"],
        ["Karim Dalwani"],
    )


@pytest.mark.parametrize(
    "given",
    ["Jordan", "Chad", "Nadia"],
)
def test_a_person_s_own_name_tells_no_country(given: str) -> None:
    person = f"{given}/PROPN/3/nsubj=PERSON Miller/PROPN/1/flat=PERSON"
    assert one(OPENED.format(person, n=3), label="PERSON").country == ""


# Descriptions


def _army(adjective: str) -> str:
    return (
        f"The/DET/3/det {adjective}/ADJ/3/amod=NORP army/NOUN/4/nsubj left/VERB/0/root/leave "
        "./PUNCT/4/punct"
    )


def test_a_force_is_its_country_s_by_the_adjective() -> None:
    army = one(_army("Kenyan"), label=None)
    assert (army.name, army.country, army.sector) == ("army", "KEN", "MIL")
    assert army.evidence == ("“Kenyan” tells Kenya", "“army” is MIL")


def test_descriptions_are_one_by_their_words_and_country() -> None:
    made = found(_army("Kenyan"), _army("Chadian"), _army("Kenyan"))[1]
    forces = [(each.country, len(each.mentions)) for each in made if each.label is None]
    assert forces == [("KEN", 2), ("TCD", 1)]


def test_a_possessive_tells_the_country_as_the_adjective_does() -> None:
    of_kenya = (
        "Kenya/PROPN/3/nmod:poss=LOCATION ’s/PART/1/case army/NOUN/4/nsubj "
        "left/VERB/0/root/leave ./PUNCT/4/punct"
    )
    made = [each for each in found(_army("Kenyan"), of_kenya)[1] if each.label is None]
    assert [(each.country, len(each.mentions)) for each in made] == [("KEN", 2)]


def test_where_somebody_fights_is_not_whose_he_is() -> None:
    rebels = (
        "Rebels/NOUN/4/nsubj/rebel in/ADP/3/case Kenya/PROPN/1/nmod=LOCATION "
        "left/VERB/0/root/leave ./PUNCT/4/punct"
    )
    assert one(rebels, label=None).country == ""


def test_things_are_nobody() -> None:
    assert printed("The/DET/2/det tree/NOUN/3/nsubj fell/VERB/0/root/fall ./PUNCT/3/punct") == []


def test_an_adjective_of_two_countries_means_the_one_that_the_report_names() -> None:
    made = found(
        OPENED.format(
            "The/DET/2/det DRC/PROPN/3/nsubj=LOCATION",
            n=3,
        ),
        _army("Congolese"),
    )[1]
    assert {each.country for each in made} == {"COD"}


def test_members_of_a_group_are_not_of_the_country_in_its_name() -> None:
    fighters = one(
        "Fighters/NOUN/6/nsubj/fighter of/ADP/3/case State/PROPN/1/nmod=ORG of/ADP/5/case=ORG "
        "Iraq/PROPN/3/nmod=ORG left/VERB/0/root/leave ./PUNCT/6/punct",
        label=None,
    )
    assert fighters.country == ""


# A report


def test_a_report_as_read_by_the_model(read: Reading) -> None:
    made = actors("r", _REPORT, read)
    _lawful(_REPORT, read, made)
    assert made == actors("r", _REPORT, read)
    known = {each.name: each for each in made}
    dalwani, brandt = known["Karim Dalwani"], known["Ilse Brandt"]
    assert dalwani.role is not None
    assert dalwani.role.of(_REPORT) == "the Lebanese transport minister"
    assert (dalwani.country, dalwani.sector) == ("LBN", "GOV")
    assert [len(each.mentions) for each in (dalwani, brandt)] == [2, 2]
    assert [s.of(_REPORT) for s in known["Northern Harbour Workers Union"].mentions] == [
        "Northern Harbour Workers Union",
        "NHWU",
        "NHWU",
    ]
    assert known["United Nations"].country == "IGO"
    assert (known["warplanes"].country, known["warplanes"].sector) == ("SYR", "MIL")
    assert (known["rebels"].sector, known["police"].sector) == ("REB", "COP")
    assert (known["army"].country, known["army"].sector) == (alpha3()["FR"], "MIL")
    assert [s.of(_REPORT) for s in known["France"].mentions] == ["French", "France"]


def test_a_text_without_anybody_has_no_actors() -> None:
    assert actors("r", "", Reading("by hand", (), (), ())) == ()


def test_a_capital_that_acts_is_its_country_and_one_that_is_only_a_place_is_nobody() -> None:
    ankara = OPENED.format("Ankara/PROPN/2/nsubj=LOCATION", n=2)
    turkey = OPENED.format("Turkey/PROPN/2/nsubj=LOCATION", n=2)
    _, (state,) = found(turkey, ankara)
    assert (state.name, state.country, state.sector, len(state.mentions)) == (
        "Turkey",
        "TUR",
        "GOV",
        2,
    )
    assert "“Ankara” acts for the country whose capital it is" in state.evidence
    there = "She/PRON/2/nsubj stayed/VERB/0/root in/ADP/4/case Ankara/PROPN/2/obl=LOCATION"
    assert found(there)[1] == ()


def test_a_capital_says_whose_official_somebody_in_it_is() -> None:
    officials = (
        "Officials/NOUN/4/nsubj/official in/ADP/3/case {}/PROPN/1/nmod=LOCATION said/VERB/0/root "
        "so/ADV/4/advmod"
    )
    assert one(officials.format("Kyiv"), label=None).country == "UKR"
    assert one(officials.format("Qaim"), label=None).country == ""
    foreign = (
        "US/PROPN/2/compound=LOCATION officials/NOUN/5/nsubj/official in/ADP/4/case "
        "Kyiv/PROPN/2/nmod=LOCATION said/VERB/0/root so/ADV/5/advmod"
    )
    assert one(foreign, label=None).country == "USA"


def test_an_adjective_of_another_clause_says_nothing() -> None:
    across = (
        "Syrian/ADJ/6/amod=NORP jets/NOUN/3/nsubj/jet struck/VERB/7/ccomp ,/PUNCT/7/punct "
        "the/DET/6/det minister/NOUN/7/nsubj said/VERB/0/root"
    )
    (minister,) = (each for each in found(across)[1] if each.name == "minister")
    assert minister.country == ""


@pytest.mark.parametrize(
    "text",
    ["Pro-Russian militants shot at a plane.", "Turkish-backed rebels shelled a mill."],
)
def test_who_is_for_a_country_is_not_of_it(text: str) -> None:
    described = [each for each in actors("r", text, rashomon.read(text)) if each.label is None]
    assert [each.country for each in described] == [""]


@pytest.mark.parametrize("said", ["Takfiri ISIL", "the Daesh group", "Daesh", "ISIL"])
def test_a_known_group_is_known_whatever_stands_around_its_name(said: str) -> None:
    known = organisation(said.removeprefix("the "))
    assert known is not None
    assert known.name == "Islamic State"


@pytest.mark.parametrize("said", ["group", "", "Tern Front group", "Pakistani Taliban group"])
def test_words_around_a_name_make_no_group_known(said: str) -> None:
    known = organisation(said)
    assert known is None or known.name != "Islamic State"


def test_whom_a_body_is_against_is_no_part_of_its_name() -> None:
    text = "The anti-Assad Syrian Observatory for Human Rights reported on the raid."
    names = {each.name for each in actors("r", text, rashomon.read(text)) if each.label == "ORG"}
    assert names == {"Syrian Observatory for Human Rights"}
