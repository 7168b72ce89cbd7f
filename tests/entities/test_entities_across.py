"""Actors across reports: who is one, who is not, why, and that no order changes it."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.entities import Listed, actor_list, entities, part_of
from rashomon.entities.linking.body_names import body_words, is_generic
from rashomon.entities.linking.romanised import alike
from rashomon.errors import UsageError
from rashomon.records import Actor, Coding, Entity, Report, Span
from rashomon.stages.attribute import said


@dataclass(frozen=True)
class Told:
    """An actor to be made: its names as printed, what is told of it, and the words before it."""

    forms: tuple[str, ...]
    label: str | None = "PERSON"
    country: str = ""
    sector: str = ""
    before: str = ""
    role: str = ""
    evidence: tuple[str, ...] = ()


def person(*forms: str, country: str = "", sector: str = "", before: str = "") -> Told:
    return Told(forms, "PERSON", country, sector, before)


def body(*forms: str, country: str = "", sector: str = "") -> Told:
    return Told(forms, "ORG", country, sector)


def state(name: str, code: str) -> Told:
    return Told((name,), "LOCATION", code, "GOV")


def described(noun: str, country: str, sector: str, before: str = "The") -> Told:
    return Told((noun,), None, country, sector, before)


def held(name: str, role: str, country: str, sector: str = "GOV") -> Told:
    return Told((name,), "PERSON", country, sector, role=role)


Made = tuple[list[Coding], dict[str, str]]


def made(*reports: Sequence[Told]) -> Made:
    """Reports r0, r1, … and the texts that their actors point into."""
    codings, texts = [], {}
    for number, told in enumerate(reports):
        report, text, actors = f"r{number}", "", []
        for each in told:
            role = None
            if each.role:
                role = Span(report, len(text), len(text) + len(each.role))
                text += f"{each.role} "
            spans = []
            for form in each.forms:
                text += f"{each.before} " if each.before else ""
                spans.append(Span(report, len(text), len(text) + len(form)))
                text += f"{form} came.\n"
            name = max(each.forms, key=len)
            actors.append(
                Actor(
                    name,
                    tuple(spans),
                    each.label,
                    each.country,
                    each.sector,
                    role,
                    each.evidence,
                )
            )
        texts[report] = text
        codings.append(Coding(report, actors=tuple(actors)))
    return codings, texts


def joined(*reports: Sequence[Told], listed: Sequence[Listed] = ()) -> tuple[Entity, ...]:
    """The entities of some reports, with what must hold of any."""
    codings, texts = made(*reports)
    found = entities(codings, texts, listed)
    _lawful(found, codings, texts)
    return found


def _lawful(found: Sequence[Entity], codings: Sequence[Coding], texts: dict[str, str]) -> None:
    """Each actor is of one entity, aliases are exact words, and every score has its reason."""
    members = [member for each in found for member in each.members]
    assert len(members) == len(set(members))
    assert set(members) == {(c.report, n) for c in codings for n in range(len(c.actors))}
    assert len({each.id for each in found}) == len(found)
    for each in found:
        assert each.reasons
        assert all(each.reasons)
        assert (each.confidence == 1.0) == (each.reasons == ("in one report only",))
        assert list(each.members) == sorted(each.members)
        for alias in each.aliases:
            assert alias.evidence
            assert len({span.report for span in alias.spans}) == len(alias.spans)
            for span in alias.spans:
                assert " ".join(span.of(texts[span.report]).split()) == alias.name
        for role in each.roles:
            assert role.of(texts[role.report])


def together(*reports: Sequence[Told], listed: Sequence[Listed] = ()) -> list[list[str]]:
    """The members of each entity as r<report>/<number>, sorted."""
    found = joined(*reports, listed=listed)
    return sorted([f"{report}/{number}" for report, number in each.members] for each in found)


ONE, TWO = [["r0/0", "r1/0"]], [["r0/0"], ["r1/0"]]


# Persons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim Dalwani", "Karim Dalwani"),
        ("Karim Dalwani", "KARIM DALWANI"),
        ("José Peralta", "Jose Peralta"),
        ("Karim al-Dalwani", "Karim Dalwani"),
        ("Karim Al Dalwani", "Karim el-Dalwani"),
        ("Nouri Dalwani", "Nuri al-Dalwani"),
        ("Mohammed Qasimi", "Muhammad Kassimi"),
        ("Walid Moualem", "Waleed al-Muallem"),
        ("Sergei Tarkhov", "Sergey Tarkhov"),
        ("Abdel Nasser Haddad", "Abdul Nasser Haddad"),
        ("Youssef Haddad", "Yousef Hadad"),
        ("Karim Elias Dalwani", "Karim Dalwani"),
        ("K. Dalwani", "Karim Dalwani"),
        ("Karim E. Dalwani", "Karim Elias Dalwani"),
        ("Ilse Brandtmann", "Ilse Brandtnann"),
        ("Dalwani", "Karim Dalwani"),
        ("al-Dalwani", "Karim Dalwani"),
        ("Dalwani", "Dalwani"),
        ("Karim Dalwani Jr", "Karim Dalwani"),
        ("Fred Brandt", "Frederick Brandt"),
        ("Elias Dalwani", "Karim Elias Dalwani"),
    ],
)
def test_names_that_are_one_person(one: str, other: str) -> None:
    assert together([person(one)], [person(other)]) == ONE
    assert together([person(other)], [person(one)]) == ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Karim Dalwani"), person("Nadia Dalwani")),
        (person("Hassan Dalwani"), person("Hussein Dalwani")),
        (person("Daniel Brandt"), person("Daniela Brandt")),
        (person("Mario Brandt"), person("Maria Brandt")),
        (person("Karim Dalwani"), person("Karim Brandt")),
        (person("Jan Brandt"), person("Jana Brandt")),
        (person("Ali Brandt"), person("Alison Brandt")),
        (person("Karim"), person("Karim Dalwani")),
        (person("Al Brandt"), person("Ed Brandt")),
        (person("Brandt", before="Mrs"), person("Karim Brandt", before="Mr")),
        (person("Kim Brandt", before="Mrs"), person("Kim Brandt", before="Mr.")),
        (
            person("Karim Dalwani", country="LBN", sector="GOV"),
            person("Karim Dalwani", country="FRA", sector="EDU"),
        ),
        (person("Nouri Dalwani", country="LBN"), person("Nuri Dalwani", country="FRA")),
        (person("Dalwani", country="LBN"), person("Karim Dalwani", country="FRA")),
        (person("Jordan Brandt"), body("Jordan Brandt")),
    ],
)
def test_names_that_are_two(one: Told, other: Told) -> None:
    assert together([one], [other]) == TWO


def test_a_surname_of_two_is_nobody_s() -> None:
    found = together([person("Karim Dalwani")], [person("Nadia Dalwani")], [person("Dalwani")])
    assert found == [["r0/0"], ["r1/0"], ["r2/0"]]


def test_a_surname_of_several_is_his_whom_by_far_the_most_reports_name() -> None:
    known = [[person("Karim Dalwani")]] * 5
    rare, alone = [person("Nadia Dalwani")], [person("Dalwani")]
    *_, members = sorted(together(*known, rare, alone), key=len)
    assert "r6/0" in members
    assert "r5/0" not in members
    (found, *_) = joined(*known, rare, alone)
    assert found.confidence < 0.7
    said = "“Dalwani” is the surname of “Karim Dalwani”, whom by far the most reports name"
    assert said in found.reasons
    assert len(together(*known, rare, rare, alone)) == 3


def test_a_father_may_be_an_officer() -> None:
    father = person("K. Dalwani", sector="CVL")
    assert together([father], [person("Karim Dalwani", sector="MIL")]) == ONE
    clerk = person("K. Dalwani", sector="GOV")
    assert together([clerk], [person("Karim Dalwani", sector="MIL")]) == TWO


def test_a_title_tells_which_of_two_of_a_surname_is_meant() -> None:
    found = together(
        [person("Karim Dalwani", before="Mr")],
        [person("Nadia Dalwani", before="Mrs")],
        [person("Dalwani", before="Ms.")],
    )
    assert found == [["r0/0"], ["r1/0", "r2/0"]]


def test_a_short_name_of_two_bodies_is_nobody_s() -> None:
    found = together([body("Ostermark Miners")], [body("Valdrin Miners")], [body("Miners")])
    assert len(found) == 3


def test_initials_of_two_persons_are_nobody_s() -> None:
    found = together([person("Karim Brandt")], [person("Kurt Brandt")], [person("K. Brandt")])
    assert len(found) == 3


def test_a_surname_alone_is_less_sure_and_says_why() -> None:
    (found,) = joined([person("Karim Dalwani")], [person("Dalwani")])
    (sure,) = joined([person("Karim Dalwani")], [person("Karim Dalwani")])
    assert found.confidence < sure.confidence
    assert "“Dalwani” is the surname of “Karim Dalwani” only" in found.reasons
    assert found.name == "Karim Dalwani"
    assert [alias.name for alias in found.aliases] == ["Karim Dalwani", "Dalwani"]
    assert "only" in found.aliases[1].evidence


def test_two_that_contradict_each_other_are_one_where_a_third_joins_them() -> None:
    told = [
        person("Karim Dalwani", country="LBN", sector="GOV"),
        person("Karim Dalwani", country="FRA", sector="EDU"),
        person("Karim Dalwani"),
    ]
    (found,) = joined(*([each] for each in told))
    assert "reports disagree on the country: FRA, LBN" in found.reasons
    assert found.confidence <= 0.6


def test_the_name_that_most_reports_print_is_the_name() -> None:
    (found,) = joined(
        [person("Nouri Dalwani")], [person("Nuri al-Dalwani")], [person("Nouri Dalwani")]
    )
    assert found.name == "Nouri Dalwani"
    assert found.reasons[-1].endswith("are one name in two romanisations")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("gaddafi", "qadhafi", True),
        ("hizbullah", "hezbollah", True),
        ("said", "saeed", True),
        ("hussein", "husain", True),
        ("bachar", "bashar", True),
        ("timoshenko", "tymoshenko", True),
        ("hassan", "hussein", False),
        ("saad", "saeed", False),
        ("simone", "simona", False),
        ("bell", "bill", False),
        ("marie", "maria", False),
        ("karim", "karam", False),
    ],
)
def test_romanisations(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


# Organisations

UNION = ("Northern Harbour Workers Union", "NHWU")


def test_an_acronym_in_brackets_holds_in_all_reports() -> None:
    (found,) = joined([body("NHWU")], [body(*UNION)], [body("Northern Harbor Workers' Union")])
    assert found.name in ("Northern Harbour Workers Union", "Northern Harbor Workers' Union")
    assert {alias.name for alias in found.aliases} >= {"NHWU", UNION[0]}
    assert f"“NHWU” stands for “{UNION[0]}” where both are printed" in found.reasons


def test_two_expansions_of_one_acronym_stay_apart() -> None:
    other = body("National Hot Water Utility", "NHWU")
    found = together([body(*UNION)], [other], [body("NHWU")])
    assert found == [["r0/0"], ["r1/0"], ["r2/0"]]


def test_two_forms_of_one_name_with_an_acronym_are_one() -> None:
    one = body("Free Army of Ostermark and the Coast", "FAOC")
    other = body("Free Army of Ostermark and Coastland", "FAOC")
    assert together([one], [other]) == ONE


def test_first_letters_join_only_where_one_name_has_them() -> None:
    free, first = body("Free Valdrin Army"), body("First Valdrin Army")
    assert together([free], [body("FVA")]) == ONE
    assert len(together([free], [first], [body("FVA")])) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("Ostermark Steel Corp"), body("Ostermark Steel")),
        (body("Ostermark Steel Co."), body("Ostermark Steel Company")),
        (body("the Organisation of Ferry Workers"), body("Organization of Ferry Workers")),
        (body("Hizbullah Brigades"), body("Hezbollah Brigade")),
        (body("Kenyan Air Force"), body("Air Force", country="KEN")),
        (body("US Coast Guard"), body("United States Coast Guard")),
        (body("Kenyan Ministry of Defence"), body("Kenyan Defense Ministry")),
        (body("E.F.G."), body("EFG")),
        (body("the Salamanders"), body("Ostermark Salamanders")),
        (body("Angels of Ostermark"), body("the Angels of Ostermark")),
        (body("Dawn State"), body("Dawn State of Valdrin and the Coast")),
    ],
)
def test_names_that_are_one_body(one: Told, other: Told) -> None:
    assert together([one], [other]) == ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("Air Force", country="KEN"), body("Air Force", country="TCD")),
        (body("Kenyan Air Force"), body("Chadian Air Force")),
        (body("Ostermark Steel"), body("Ostermark Steel Workers Union")),
        (body("Ostermark Council"), body("Valdrin Council")),
        (body("Union"), body("Ostermark Union")),
        (body("Ostermark Miners"), body("Ostermark Miners Hospital")),
        (body("Kenya Union", country="KEN"), state("Kenya", "KEN")),
    ],
)
def test_names_that_are_two_bodies(one: Told, other: Told) -> None:
    assert together([one], [other]) == TWO


# Countries, their bodies, and offices


def test_a_country_is_one_and_its_army_another() -> None:
    found = joined(
        [state("Kenya", "KEN"), described("army", "KEN", "MIL", "The Kenyan")],
        [state("Kenyan", "KEN"), described("army", "KEN", "MIL", "Kenya's")],
    )
    assert sorted((each.name, len(each.members)) for each in found) == [
        ("Kenya", 2),
        ("Kenyan army", 2),
    ]
    country, army = sorted(found, key=lambda each: each.name)
    assert part_of(army, country) == "“Kenyan army” is a body of Kenya (MIL)"
    assert part_of(country, army) is None


def test_a_branch_is_part_of_the_forces_and_nothing_of_another_country() -> None:
    found = joined(
        [
            described("force", "KEN", "MIL", "Kenyan air"),
            described("military", "KEN", "MIL", "The Kenyan"),
            state("Chad", "TCD"),
            body("Dockers Union", country="TCD", sector="LAB"),
        ]
    )
    branch, forces, chad, union = sorted(found, key=lambda each: each.members)
    assert branch.name == "Kenyan air force"
    assert part_of(branch, forces)
    assert part_of(forces, branch) is None
    assert part_of(branch, chad) is None
    assert part_of(union, chad) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (described("regime", "KEN", "GOV"), described("government", "KEN", "GOV")),
        (described("warplanes", "KEN", "MIL"), described("warplanes", "KEN", "MIL")),
    ],
)
def test_a_state_s_bodies_described_alike_are_one(one: Told, other: Told) -> None:
    assert together([one], [other]) == ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (described("army", "KEN", "MIL"), described("army", "TCD", "MIL")),
        (described("army", "", "MIL"), described("army", "", "MIL")),
        (described("rebels", "KEN", "REB"), described("rebels", "KEN", "REB")),
        (described("soldiers", "KEN", "MIL"), described("soldiers", "KEN", "MIL")),
        (described("government", "KEN", "GOV"), described("parliament", "KEN", "LEG")),
        (described("government", "KEN", "GOV"), state("Kenya", "KEN")),
    ],
)
def test_people_and_bodies_that_nobody_names_stay_apart(one: Told, other: Told) -> None:
    assert together([one], [other]) == TWO


PREMIER = held("Karim Dalwani", "Kenyan Prime Minister", "KEN")


def test_an_office_is_whose_a_report_says_it_is() -> None:
    (found,) = joined([PREMIER], [described("minister", "KEN", "GOV", "Kenya's prime")])
    assert found.name == "Karim Dalwani"
    assert "“Karim Dalwani” only is said to be prime minister of KEN in these reports" in (
        found.reasons
    )


@pytest.mark.parametrize(
    "reports",
    [
        [[PREMIER], [described("minister", "TCD", "GOV", "Chad's prime")]],
        [[PREMIER], [described("minister", "KEN", "GOV", "Kenya's foreign")]],
        [[PREMIER], [described("minister", "KEN", "GOV", "Kenya's former prime")]],
        [[PREMIER], [described("minister", "KEN", "GOV", "Kenya's deputy prime")]],
        [[PREMIER], [described("minister", "KEN", "GOV", "the")]],
        [[PREMIER], [described("government", "KEN", "GOV", "Kenya's prime minister's")]],
        [
            [held("Karim Dalwani", "president of the Kenyan club", "KEN", "CVL")],
            [described("president", "KEN", "GOV", "Kenya's")],
        ],
        [
            [held("Karim Dalwani", "former Kenyan Prime Minister", "KEN")],
            [described("minister", "KEN", "GOV", "Kenya's prime")],
        ],
        [
            [held("Karim Dalwani", "Kenyan lawmaker", "KEN", "LEG")],
            [described("lawmaker", "KEN", "LEG", "the Kenyan")],
        ],
    ],
)
def test_an_office_that_he_is_not_said_to_hold_is_another_s(reports: list[list[Told]]) -> None:
    assert together(*reports) == TWO


def test_an_office_of_two_in_the_set_is_nobody_s() -> None:
    other = held("Ilse Brandt", "Kenyan Prime Minister", "KEN")
    found = together([PREMIER], [other], [described("minister", "KEN", "GOV", "Kenya's prime")])
    assert len(found) == 3


# Users' own lists

CHIEF = Listed("Karim Dalwani", ("The Lion",), "PERSON", "LBN", "REB", ("Q1",))


def test_a_listed_name_gives_name_and_identifiers() -> None:
    (found,) = joined([person("Kareem al-Dalwani")], [person("Dalwani")], listed=[CHIEF])
    assert (found.name, found.country, found.sector) == ("Karim Dalwani", "LBN", "REB")
    assert found.identifiers == ("Q1",)


def test_a_listed_alias_joins_what_nothing_else_would() -> None:
    (found,) = joined([person("Karim Dalwani")], [person("The Lion")], listed=[CHIEF])
    assert found.identifiers == ("Q1",)


def test_a_list_does_not_join_those_it_tells_apart() -> None:
    two = [CHIEF, Listed("Kareem Dalwani", (), "PERSON", "FRA", "", ("Q2",))]
    found = joined([person("Karim Dalwani")], [person("Kareem Dalwani")], listed=two)
    assert sorted(each.identifiers for each in found) == [("Q1",), ("Q2",)]


def test_an_entry_that_no_report_names_is_no_entity() -> None:
    other = Listed("Nadia Dalwani", (), "PERSON")
    assert together([person("Karim Dalwani")], [person("Dalwani")], listed=[other]) == ONE


def test_a_listed_alias_of_one_word_is_a_name_of_a_body_too() -> None:
    front = Listed("Tern Front", ("Ternists",), "ORG", "", "REB", ("Q4",))
    (found,) = joined([body("Tern Front")], [body("Ternists")], listed=[front])
    assert (found.name, found.sector) == ("Tern Front", "REB")


def test_a_listed_acronym_means_its_name() -> None:
    union = Listed(UNION[0], ("NHWU",), "ORG", identifiers=("Q3",))
    (found,) = joined([body("NHWU")], listed=[union])
    assert (found.name, found.identifiers) == (UNION[0], ("Q3",))


def test_a_list_is_read_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(
        "name,aliases,label,country,sector,identifier\n"
        "Karim Dalwani,The Lion,person,Lebanon,reb,Q1\n"
        "\n"
        'Northern Harbour Workers Union,"NHWU; Harbour Union",ORG,KE,LAB,\n',
        "utf-8",
    )
    assert actor_list(path) == (
        CHIEF,
        Listed(UNION[0], ("NHWU", "Harbour Union"), "ORG", "KEN", "LAB", ()),
    )


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("label,country\nORG,KEN", "line 1: no column “name”"),
        ("name,colour\nA,red", "line 1: colour"),
        ("name,label\nA,ORG\n,ORG", "line 3: no name"),
        ("name,label\nA,GROUP", "line 2: label 'GROUP'"),
        ("name,country\nA,Ostermark", "line 2: country 'Ostermark'"),
        ("name,sector\nA,ARMY", "line 2: sector 'ARMY'"),
        ("name\nA,B", "line 2: 2 cells under 1 columns"),
        ('{"schema": "Person"}', "line 1: no FollowTheMoney entity"),
        ('{"schema": ', "line 1: no JSON"),
        ('{"schema": "Person", "properties": {"name": "A"}}', "line 1: the values of name"),
        ('{"schema": "Person", "properties": {}}', "line 1: no name"),
    ],
)
def test_a_row_that_makes_no_sense_is_named(tmp_path: Path, rows: str, fault: str) -> None:
    path = tmp_path / "actors"
    path.write_text(rows, "utf-8")
    with pytest.raises(UsageError, match=re.escape(fault)):
        actor_list(path)


def test_a_list_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        actor_list(tmp_path / "none.csv")


def test_a_list_is_read_from_followthemoney(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    rows = [
        {
            "id": "a-1",
            "schema": "Person",
            "properties": {
                "name": ["Karim Dalwani"],
                "weakAlias": ["The Lion"],
                "country": ["lb"],
                "topics": ["role.pep", "gov.national"],
                "wikidataId": ["Q1"],
            },
        },
        {
            "id": "b-1",
            "schema": "Organization",
            "properties": {"name": ["Harbour Union"], "country": ["ke", "td"]},
        },
        {"id": "c-1", "schema": "Address", "properties": {"full": ["1 Quay"]}},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert actor_list(path) == (
        Listed("Harbour Union", (), "ORG", "", "", ("b-1",)),
        Listed("Karim Dalwani", ("The Lion",), "PERSON", "LBN", "GOV", ("Q1",)),
    )


# Real reports, as read by the model

_TEXTS = {
    "r0": "Lebanese Transport Minister Karim Dalwani opened the harbour on Monday. "
    "The Northern Harbour Workers Union (NHWU) stayed away.",
    "r1": "Kareem Dalwani opened a harbour, Lebanon said. The NHWU was not there.",
    "r2": "“It is open,” Mr Dalwani said in Tripoli on Tuesday. Lebanese officials agreed.",
}


def test_reports_as_read_by_the_model() -> None:
    codings = [said(Report(r, r, r, text, "utf-8"), 1).coding for r, text in _TEXTS.items()]
    found = entities(codings, _TEXTS)
    _lawful(found, codings, _TEXTS)
    by_alias = {alias.name: each for each in found for alias in each.aliases}
    for alias, reports in (
        ("Karim Dalwani", {"r0", "r1", "r2"}),
        ("NHWU", {"r0", "r1"}),
        ("Lebanon", {"r0", "r1", "r2"}),
    ):
        assert {report for report, _ in by_alias[alias].members} == reports
    minister = by_alias["Karim Dalwani"]
    assert (minister.label, minister.country, minister.sector) == ("PERSON", "LBN", "GOV")
    assert [role.of(_TEXTS[role.report]) for role in minister.roles] == [
        "Lebanese Transport Minister"
    ]


# Laws

_PERSONS = """Karim Dalwani|Kareem al-Dalwani|Dalwani|K. Dalwani|Nadia Dalwani|Karim Elias Dalwani|
Nouri Qasimi|Nuri Kassimi|Qasimi|Hassan Qasimi|Ilse Brandt|Brandt|Kurt Brandt|Al Brandt"""
_BODIES = """Northern Harbour Workers Union|NHWU|National Hot Water Utility|Free Valdrin Army|FVA|
Air Force|Kenyan Air Force|Ostermark Steel|Ostermark Steel Corp|Hizb Valdrin|Hezb Valdrin|UN|
United Nations|Ministry of Defence"""
_COUNTRIES = st.sampled_from(("", "", "KEN", "TCD"))
_SECTORS = st.sampled_from(("", "", "GOV", "MIL"))


def _words(names: str) -> list[str]:
    return names.replace("\n", "").split("|")


_TOLD = st.one_of(
    st.builds(
        Told,
        st.lists(st.sampled_from(_words(_PERSONS)), min_size=1, max_size=2, unique=True).map(tuple),
        st.just("PERSON"),
        _COUNTRIES,
        _SECTORS,
        st.sampled_from(("", "", "Mr", "Mrs")),
        st.sampled_from(("", "", "Kenyan Prime Minister", "the Chadian president")),
    ),
    st.builds(
        Told,
        st.lists(st.sampled_from(_words(_BODIES)), min_size=1, max_size=2, unique=True).map(tuple),
        st.just("ORG"),
        _COUNTRIES,
        _SECTORS,
    ),
    st.builds(
        Told,
        st.sampled_from(("army", "government", "regime", "minister", "rebels")).map(lambda n: (n,)),
        st.none(),
        _COUNTRIES,
        _SECTORS,
        st.sampled_from(("the", "Kenya's prime", "the Kenyan")),
    ),
    st.builds(Told, st.text(min_size=1, max_size=5).map(lambda n: (f"a{n}b",)), st.just("ORG")),
)
_REPORTS = st.lists(st.lists(_TOLD, max_size=4), max_size=6)
_LISTS = st.lists(st.sampled_from((CHIEF, Listed("Ostermark Steel", ("OS",), "ORG", "KEN"))))


@settings(max_examples=150, deadline=None)
@given(_REPORTS, _LISTS, st.randoms(use_true_random=False))
def test_no_order_changes_who_is_one(
    reports: list[list[Told]], lists: list[Listed], chance: random.Random
) -> None:
    codings, texts = made(*reports)
    found = entities(codings, texts, lists)
    _lawful_or_listed(found, codings)
    chance.shuffle(codings)
    chance.shuffle(lists)
    assert entities(codings, dict(reversed(texts.items())), lists) == found


def _lawful_or_listed(found: Sequence[Entity], codings: Sequence[Coding]) -> None:
    members = sorted(member for each in found for member in each.members)
    assert members == [(c.report, n) for c in codings for n in range(len(c.actors))]


@settings(max_examples=150, deadline=None)
@given(_REPORTS, st.lists(_TOLD, max_size=4))
def test_another_report_never_parts_those_of_one_full_name(
    reports: list[list[Told]], more: list[Told]
) -> None:
    before, after = made(*reports), made(*reports, more)
    entity_of = {m: each.id for each in entities(*after) for m in each.members}
    names = {(c.report, n): a for c in before[0] for n, a in enumerate(c.actors)}
    for each in entities(*before):
        for one in each.members:
            for other in each.members:
                if names[one].name == names[other].name and _is_full(names[one]):
                    assert entity_of[one] == entity_of[other]


def _is_full(actor: Actor) -> bool:
    """Whether a name is somebody's own: "Air Force" is any country's."""
    return actor.label is not None and " " in actor.name and not is_generic(body_words(actor.name))


def test_a_large_story_takes_little_time() -> None:
    first = "Karim Nadia Ilse Kurt Hassan Omar Sergei Walid Anna Peter".split()
    last = "Dalwani Brandt Qasimi Tarkhov Peralta Moualem Ekberg Farrow".split()
    reports = [
        [
            person(f"{first[(r + n) % 10]} {last[n % 8]}", last[n % 8])
            if n % 2
            else body(f"{last[n % 8]} {first[n % 10]} Union {n % 5}")
            for n in range(40)
        ]
        for r in range(60)
    ]
    codings, texts = made(*reports)
    entities(codings, texts)
    start = time.process_time()  # a machine that does other work is no fault of ours
    entities(codings, texts)
    assert time.process_time() - start < 1.0  # 0.05 s on an idle machine


def test_a_long_list_costs_little() -> None:
    lists = [Listed(f"Given{n} Dalwani", (f"Alias {n}",), "PERSON") for n in range(3000)]
    codings, texts = made([person("Karim Dalwani")], [person("Dalwani")])
    start = time.perf_counter()
    assert len(entities(codings, texts, lists)) == 1
    assert time.perf_counter() - start < 3.0  # 0.1 s on an idle machine


@pytest.mark.parametrize("codings", [[], [Coding("r0")]])
def test_reports_without_actors_have_no_entities(codings: list[Coding]) -> None:
    assert entities(codings, {"r0": ""}) == ()
