"""Events: who did what to whom, where, when, to how many, and whether it happened."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import rashomon
from rashomon.entities import actors, places, times
from rashomon.events import Around, events, quantities
from rashomon.records import (
    Basis,
    EventMention,
    EventType,
    Participant,
    Precision,
    Relation,
    Status,
    When,
)
from treebank import reading


class Told(NamedTuple):
    """A sentence and its events."""

    text: str
    around: Around
    events: tuple[EventMention, ...]

    def the(self, kind: EventType) -> EventMention:
        return next(event for event in self.events if event.type is kind)

    def words(self, people: tuple[Participant, ...]) -> list[str]:
        return [each.words.of(self.text) for each in people]

    def tolls(self, event: EventMention) -> list[str]:
        found = [self.around.quantities[number] for number in event.quantities]
        return [f"{each.kind.value} {each}" for each in found]


def told(text: str) -> Told:
    read = rashomon.read(text)
    around = Around(
        times("r", text, read, When("2014-06-26", Basis.SUPPLIED)),
        places("r", text, read),
        quantities("r", text, read),
        actors("r", text, read),
    )
    return Told(text, around, events("r", text, read, around))


def test_a_verb_gives_agent_recipient_place_time_and_toll() -> None:
    found = told(
        "Norvikan warplanes bombed the town of Mosul on Tuesday, killing at least 20 people."
    )
    event = found.the(EventType.ASSAULT)
    assert found.words(event.agents) == ["Norvikan warplanes"]
    assert found.words(event.recipients) == ["the town of Mosul"]
    assert event.place is not None
    assert event.place.precision is Precision.EXACT
    assert event.when is not None
    assert found.around.times[event.when].edtf == "2014-06-24"
    assert "killed at least 20" in found.tolls(event)


def test_a_passive_turns_the_roles() -> None:
    found = told("The village was shelled by rebels.")
    event = found.the(EventType.ASSAULT)
    assert found.words(event.agents) == ["rebels"]
    assert found.words(event.recipients) == ["The village"]


def test_a_noun_has_its_arguments_around_it() -> None:
    found = told("Syrian air strikes on militants near the border killed 23 civilians.")
    event = found.the(EventType.ASSAULT)
    assert event.mode == "aerial"
    assert found.words(event.agents) == ["Syrian"]
    assert found.words(event.recipients)[0].startswith("militants")
    assert "killed 23" in found.tolls(event)


def test_who_is_ordered_does_it() -> None:
    found = told("The government ordered troops to withdraw from the city.")
    event = found.the(EventType.RETREAT)
    assert found.words(event.agents) == ["troops"]
    assert event.agents[0].evidence
    assert event.status is Status.DEMANDED
    assert found.the(EventType.REQUEST).status is Status.HAPPENED


def test_a_relative_clause_has_its_noun_as_subject() -> None:
    found = told("Police arrested 14 men who had attacked the village.")
    assert found.words(found.the(EventType.ASSAULT).agents) == ["14 men"]
    assert found.words(found.the(EventType.COERCE).agents) == ["Police"]
    assert "detained 14" in found.tolls(found.the(EventType.COERCE))


def test_each_of_two_agents_stands_for_itself() -> None:
    found = told("The army and the police attacked the camp.")
    assert found.words(found.the(EventType.ASSAULT).agents) == ["The army", "the police"]


def test_a_pronoun_says_whom_it_stands_for_and_why() -> None:
    found = told("The rebels took the bridge. Later they attacked the fort.")
    event = next(e for e in found.events if "attacked" in e.trigger[0].of(found.text))
    assert event.agents[0].stands_for is not None
    assert "rebels" in event.agents[0].stands_for.of(found.text)
    assert event.agents[0].evidence


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army bombed the village.", Status.HAPPENED),
        ("The army did not bomb the village.", Status.NEGATED),
        ("The army will bomb the village.", Status.PLANNED),
        ("The army plans to bomb the village.", Status.PLANNED),
        ("If the army bombs the village, many will flee.", Status.HYPOTHETICAL),
        ("The army could bomb the village.", Status.HYPOTHETICAL),
        ("The army often bombs the village.", Status.HABITUAL),
        ("The minister urged the army to bomb the village.", Status.DEMANDED),
        ("The army refused to bomb the village.", Status.REFUSED),
        ("The army failed to bomb the village.", Status.NEGATED),
        ("The foiled bombing of the village made news.", Status.NEGATED),
        ("The army is ready to bomb the village.", Status.PLANNED),
    ],
)
def test_only_what_happened_is_told_as_happened(text: str, status: Status) -> None:
    assert told(text).the(EventType.ASSAULT).status is status


def test_plover_codes_intentions_refusals_and_demands_as_acts() -> None:
    assert told("Norvik will send food to the flood victims.").events[0].coded is EventType.AGREE
    assert told("Norvik refused to meet the envoy.").events[0].coded is EventType.REJECT
    assert told("Farmers said they would block the road.").events[0].coded is EventType.THREATEN
    assert told("Norvik bombed the port.").events[0].coded is EventType.ASSAULT


def test_who_ends_aid_imposes_a_sanction_and_who_ends_a_siege_retreats() -> None:
    aid = told("Norvik suspended military aid to the republic.").events[0]
    assert (aid.type, aid.mode) == (EventType.SANCTION, "discontinue")
    assert told("The army lifted the siege of the town.").events[0].type is EventType.RETREAT


def test_a_quake_does_not_attack() -> None:
    assert told("The earthquake killed 40 people.").the(EventType.CASUALTY)
    assert told("Gunmen killed 40 people.").the(EventType.ASSAULT)


def test_what_befalls_a_thing_is_not_its_deed() -> None:
    found = told("A factory block collapsed near the port, killing more than 80 people.")
    kinds = {event.type for event in found.events}
    assert kinds == {EventType.ACCIDENT, EventType.CASUALTY}
    assert "killed more than 80" in found.tolls(found.the(EventType.ACCIDENT))


def test_talks_with_a_capital_are_not_in_it() -> None:
    event = told("Norvik held talks with Damascus.").the(EventType.CONSULT)
    assert event.place is None


def test_a_place_has_direction_distance_and_side() -> None:
    found = told("A bomb exploded 30 km west of Baghdad.")
    place = found.events[-1].place
    assert place is not None
    assert (place.relation, place.direction, place.distance) == (Relation.OFF, "W", 30.0)
    found = told("Jets bombed a post near Qaim on the Syrian side of the border.")
    place = found.the(EventType.ASSAULT).place
    assert place is not None
    assert place.asserted == "SY"
    assert place.side is not None


def test_a_number_belongs_to_its_cue_not_to_its_neighbour() -> None:
    found = told("Four guards were killed 24 hours after the raid.")
    assert found.tolls(found.the(EventType.CASUALTY)) == ["killed 4"]


def test_actors_carry_country_and_sector() -> None:
    found = told("Iraqi soldiers attacked the Syrian village.")
    event = found.the(EventType.ASSAULT)
    assert event.agents[0].actor is not None
    actor = found.around.actors[event.agents[0].actor]
    assert (actor.country, actor.sector) == ("IRQ", "MIL")


def test_a_noun_in_ing_is_not_looked_up_as_another_noun() -> None:
    found = told("Two people were killed in police firing in the town.")
    event = found.the(EventType.ASSAULT)
    assert event.mode == "firearms"
    assert found.words(event.agents) == ["police"]
    assert found.words(found.the(EventType.CASUALTY).agents) == ["police"]


def test_who_leads_a_strike_does_it_and_is_not_where_it_is() -> None:
    found = told("At least 73 villagers were killed by Norvik-led air strikes in Mosul.")
    event = next(each for each in found.events if each.mode == "aerial")
    assert found.words(event.agents) == ["Norvik"]
    assert event.agents[0].evidence == "leads it"
    assert event.place is not None
    assert event.place.words.of(found.text) == "Mosul"


def test_no_day_does_anything() -> None:
    text, tree = reading(
        "Rebels/NOUN/3/nsubj yesterday/NOUN/3/nsubj attacked/VERB/0/root/attack"
        " the/DET/5/det town/NOUN/3/obj"
    )
    (event,) = events("r", text, tree)
    assert [each.words.of(text) for each in event.agents] == ["Rebels"]


def test_no_length_of_time_is_struck() -> None:
    text, tree = reading(
        "Rebels/NOUN/2/nsubj struck/VERB/0/root/strike 40/NUM/4/nummod seconds/NOUN/2/obj/second"
    )
    assert all(not event.recipients for event in events("r", text, tree))


def test_an_agent_of_a_passive_stands_behind_by() -> None:
    text, tree = reading(
        "Fifty/NUM/2/nummod fighters/NOUN/4/nsubj:pass were/AUX/4/aux:pass killed/VERB/7/ccomp/kill"
        " the/DET/6/det monitor/NOUN/4/obl:agent said/VERB/0/root/say"
    )
    assert [
        event.agents for event in events("r", text, tree) if event.entry.startswith("kill")
    ] == [()]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The air force bombed the town, and hundreds of residents fled. "
            "They carry out these strikes every week.",
            "The air force",
        ),
        ("Gunmen attacked villagers near the river. They killed nine farmers.", "Gunmen"),
        (
            "Soldiers burned the huts while traders watched. They arrested two boys.",
            "Soldiers",
        ),
    ],
)
def test_they_who_do_violence_are_who_did_it_before(text: str, who: str) -> None:
    found = told(text)
    stood = [p.stands_for for event in found.events for p in event.agents if p.stands_for]
    assert [span.of(text) for span in stood] == [who]
    evidence = [p.evidence for event in found.events for p in event.agents if p.stands_for]
    assert evidence[0].endswith("acts so before")


def test_they_who_flee_need_not_have_done_violence() -> None:
    found = told(
        "The air force bombed the town. Hundreds of residents ran. They fled to the hills."
    )
    flight = found.the(EventType.DISPLACEMENT)
    assert [
        p.stands_for.of(found.text) for p in (*flight.agents, *flight.recipients) if p.stands_for
    ] == ["Hundreds of residents"]


def test_out_is_never_a_preposition_of_its_own() -> None:
    found = told("Troops drove the insurgents out of Mosul.")
    event = found.the(EventType.ASSAULT)
    assert event.mode == "capture"
    assert found.words(event.recipients) == ["the insurgents"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rebels shelled the town, the army said on Tuesday, in an attack near the river.", None),
        ("Jets have bombed the camp, the minister confirmed yesterday, in a night raid.", None),
        (
            "Rebels shelled the town on Tuesday, the army said, in an attack near the river.",
            "on Tuesday",
        ),
    ],
)
def test_when_somebody_spoke_is_not_when_it_happened(text: str, when: str | None) -> None:
    found = told(text)
    times = {found.around.times[e.when].words.of(text) for e in found.events if e.when is not None}
    assert times == ({when} if when else set())


@pytest.mark.parametrize(
    ("text", "by", "to", "means", "mode"),
    [
        ("Two rockets hit a school in Mosul.", [], ["a school"], "Two rockets", "heavy-weapons"),
        ("A bomb exploded at the town hall.", [], ["the town hall"], "A bomb", "explosives"),
        (
            "A hospital was struck by Norvikan missiles on Monday.",
            ["Norvikan"],
            ["A hospital"],
            "Norvikan missiles",
            "",
        ),
        (
            "A missile fired by the rebels destroyed a bridge.",
            ["the rebels"],
            ["a bridge"],
            "A missile",
            "",
        ),
    ],
)
def test_a_weapon_that_strikes_is_the_means(
    text: str, by: list[str], to: list[str], means: str, mode: str
) -> None:
    found = told(text)
    (event,) = (each for each in found.events if each.type is EventType.ASSAULT)
    assert found.words(event.agents) == by
    assert found.words(event.recipients) == to
    assert found.words(event.instruments) == [means]
    assert event.mode == mode


def test_waves_do_not_attack() -> None:
    text = "The ministry said that high waves had struck it. The waves struck the boat at noon."
    assert all(event.type is not EventType.ASSAULT for event in told(text).events)


def test_a_dateline_is_no_victim() -> None:
    found = told("LAMORE, March 12 (Reuters) - At least 32 people were killed in a raid on Lamore.")
    assert found.words(found.the(EventType.CASUALTY).recipients) == ["At least 32 people"]


@pytest.mark.parametrize(
    ("text", "mode", "who"),
    [
        ("Nine people are dead after the quake.", "death", "Nine people"),
        ("14 people are missing in Mosul.", "missing", "14 people"),
        ("Dozens feared dead after landslide in Nepal", "death", "Dozens"),
        ("Two soldiers believed killed in ambush near Mosul", "death", "Two soldiers"),
    ],
)
def test_what_is_said_of_people_is_a_casualty(text: str, mode: str, who: str) -> None:
    found = told(text)
    event = next(e for e in found.events if e.type is EventType.CASUALTY and e.mode == mode)
    assert found.words(event.recipients) == [who]


def test_a_deal_that_is_dead_is_no_casualty() -> None:
    assert all(e.type is not EventType.CASUALTY for e in told("The deal is dead, he said.").events)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen claimed the murder of police commander Colonel Waldo Brent Quist.", "Quist"),
        ("The mayor, Ana Orlo, was shot by a local gang.", "Orlo"),
    ],
)
def test_who_is_named_beside_what_they_are_is_that_actor(text: str, name: str) -> None:
    found = told(text)
    killed = next(event for event in found.events if event.recipients)
    (who,) = killed.recipients
    assert who.actor is not None
    assert found.around.actors[who.actor].name.endswith(name)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The mayor was the target of the attack.", "The mayor"),
        ("The target of the attack was a sugar mill.", "a sugar mill"),
        ("A bomb exploded in front of the Norvikan embassy.", "the Norvikan embassy"),
        ("Two car bombs killed at least 25 people in the port of Lenz.", "at least 25 people"),
    ],
)
def test_what_a_deed_is_aimed_at(text: str, what: str) -> None:
    found = told(text)
    struck = [found.words(e.recipients) for e in found.events if e.type is EventType.ASSAULT]
    assert [what] in [[words.partition(" in ")[0] for words in each] for each in struck]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("An attack carried out by gunmen killed nine miners.", "gunmen"),
        (
            "The air strikes, believed to have been carried out by the Norvikan air force, "
            "killed nine miners.",
            "the Norvikan air force",
        ),
    ],
)
def test_who_did_it_by_a_participle_behind_the_deed(text: str, who: str) -> None:
    found = told(text)
    assert found.words(found.the(EventType.ASSAULT).agents) == [who]


@pytest.mark.parametrize("who", ["Two nurses", "Two of her guards"])
def test_those_listed_beside_a_plural_are_each_in_it(who: str) -> None:
    found = told(f"{who}, Ana Orlo and Bea Lund, were killed in the port.")
    names = found.words(found.the(EventType.CASUALTY).recipients)
    assert names[1:] == ["Ana Orlo", "Bea Lund"]


def test_two_deeds_share_whom_they_befell() -> None:
    found = told("Unions condemned the kidnapping and murder of Ana Orlo.")
    assert found.words(found.the(EventType.ASSAULT).recipients) == ["Ana Orlo"]
    assert found.words(found.the(EventType.CRIME).recipients) == ["Ana Orlo"]


def test_who_is_missing_by_a_clause_is_named() -> None:
    found = told("Police looked for the students, who are missing.")
    assert found.words(found.the(EventType.CASUALTY).recipients) == ["the students"]


def test_what_a_deed_did_damage_to_was_struck() -> None:
    found = told("The bomb attack caused serious damage to two shops.")
    assert found.words(found.the(EventType.ASSAULT).recipients) == ["two shops"]


def test_who_places_a_bombing_places_no_bomb() -> None:
    found = told("An earlier report had Ana Orlo placing the bombing in Lenz.")
    assert found.the(EventType.ASSAULT).entry == "bombing (noun)"


def test_a_deed_that_is_protested_against_happened() -> None:
    found = told("Judges resigned to protest the assassination of a colleague.")
    assert found.the(EventType.ASSAULT).status is Status.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed when a bomb exploded in Lenz.",
        "Nine people died after a bus crashed near Lenz.",
        "Nine people were killed as troops shelled the market.",
    ],
)
def test_a_toll_came_by_the_deed_of_the_clause_behind_it(text: str) -> None:
    found = told(text)
    toll = found.the(EventType.CASUALTY)
    (deed,) = (each for each in found.events if each is not toll)
    assert toll.came_by == (deed.id,)


def test_a_toll_came_by_no_talks() -> None:
    found = told("Nine people were killed after the two sides met.")
    assert found.the(EventType.CASUALTY).came_by == ()


def test_what_came_before_has_not_the_day_of_what_came_after() -> None:
    found = told("Leaders on Tuesday met the minister after 68 people drowned near Lenz.")
    assert found.the(EventType.ACCIDENT).when is None


def test_the_day_of_a_race_is_that_of_who_drowned_in_it() -> None:
    found = told("Leaders on Tuesday met the minister after 68 people drowned in Sunday's race.")
    when = found.the(EventType.ACCIDENT).when
    assert when is not None
    assert found.around.times[when].words.of(found.text) == "Sunday's"


@pytest.mark.parametrize(
    ("text", "agents", "place"),
    [
        ("Iraq bombing kills 20 people.", [], "Iraq"),
        ("Syria air strikes kill dozens in rebel town.", [], "Syria"),
        ("US air strikes kill 20 in Raqqa.", ["US"], "Raqqa"),
        ("Israel raid on Gaza kills 5.", ["Israel"], "Gaza"),
        ("Six people were killed in US air strikes on the stronghold.", ["US"], None),
    ],
)
def test_a_country_before_a_deed_says_where_or_who_never_both(
    text: str, agents: list[str], place: str | None
) -> None:
    found = told(text)
    deed = found.the(EventType.ASSAULT)
    assert found.words(deed.agents) == agents
    where = deed.place and found.around.places[deed.place.mention].words.of(text)
    assert where == place


def test_where_a_teller_is_based_is_no_place_of_what_he_tells() -> None:
    text = "The Observatory, a group based in Paris, reported that the air strikes hit civilians."
    assert [event.place for event in told(text).events] == [None]


def test_the_day_and_the_place_of_an_accusation_are_not_those_of_the_deed() -> None:
    found = told(
        "Survivors accused the coast guard on Wednesday of ramming their boat, a claim that "
        "officials in Tripoli rejected."
    )
    deed = found.the(EventType.ASSAULT)
    assert (deed.when, deed.place) == (None, None)


def test_a_number_of_dead_is_a_toll_with_its_figure() -> None:
    found = told("The number of dead rose to 17 on Wednesday, the Red Crescent said.")
    assert found.tolls(found.the(EventType.CASUALTY)) == ["killed 17"]


def test_papers_that_are_received_are_no_visit() -> None:
    found = told("The office received credible reports of the raid.")
    assert EventType.CONSULT not in {event.type for event in found.events}


def test_a_toll_counts_the_dead_or_is_a_fee() -> None:
    found = told("The toll rose to 34 on Sunday, a medical source said.")
    assert found.tolls(found.the(EventType.CASUALTY)) == ["killed 34"]
    assert told("Drivers pay tolls on the coast road.").events == ()


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "Presidential candidate Omar Haddad was shot in Mosul. The candidate was hit twice.",
            "Omar Haddad",
        ),
        (
            "Candidate shot dead in Mosul\n\nCandidate Omar Haddad was shot dead, police said.",
            "Omar Haddad",
        ),
        ("Minister Omar Haddad met minister Karim Aziz. The minister was shot.", None),
        ("Teacher killed in Mosul\n\nKarim Aziz, a teacher, said shells hit the school.", None),
    ],
)
def test_an_office_is_the_one_person_s_who_holds_it(text: str, whom: str | None) -> None:
    found = told(text)
    meant = {
        each.stands_for.of(found.text)
        for event in found.events
        for each in event.recipients
        if each.stands_for is not None
    }
    assert meant == ({whom} if whom else set())


def test_who_was_taken_to_hospital_was_hurt_elsewhere() -> None:
    found = told("Two soldiers survived and were taken to hospital in Mosul.")
    assert all(event.place is None for event in found.events)


def test_who_is_blamed_for_fighting_is_no_place_of_it() -> None:
    found = told("Cairo blamed Damascus for the fighting.")
    fighting = next(event for event in found.events if event.type is EventType.ASSAULT)
    assert fighting.place is None


def test_a_school_is_where_somebody_was_shot() -> None:
    found = told("Omar Haddad was shot at a school in Mosul.")
    assert found.words(found.the(EventType.ASSAULT).recipients) == ["Omar Haddad"]


def test_a_group_is_called_by_its_name() -> None:
    found = told("Rockets fired by the Islamic Jihad militant group hit a hospital in Gaza.")
    (agent,) = found.the(EventType.ASSAULT).agents
    assert agent.actor is not None
    assert found.around.actors[agent.actor].name == "Islamic Jihad"


def test_who_is_among_them_is_named_without_these_words() -> None:
    found = told("The bomb killed five people, among them a guard and four prisoners.")
    said = [w for event in found.events for w in found.words(event.recipients)]
    assert not any(words.startswith("among") for words in said)
