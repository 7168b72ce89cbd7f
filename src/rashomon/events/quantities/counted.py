"""Nouns that are counted: people, attackers, captives, aircraft, vehicles, votes.

Lemmas of plain English nouns, gathered from general knowledge of news; a noun that is not listed is
people if its ending says so ("-man", "-ist"), else it may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.records import QuantityKind

_ATTACKERS = frozenset(
    "gunman gunwoman attacker assailant bomber hijacker raider kidnapper abductor robber shooter "
    "sniper perpetrator suicide-bomber hitman pirate".split()
)
_CAPTIVES = frozenset(("hostage", "captive"))
_AIRCRAFT = frozenset(
    "aircraft plane airplane aeroplane jet helicopter drone warplane airliner bomber-jet glider "
    "fighter-jet uav airship chopper gunship".split()
)
_VEHICLES = frozenset(
    "car lorry truck bus coach van vehicle train tank motorcycle motorbike jeep ambulance taxi "
    "minibus tanker pickup pick-up boat ship vessel ferry dinghy trawler tram carriage bulldozer "
    "tractor scooter bicycle humvee suv trailer locomotive barge yacht canoe warship submarine "
    "patrol-boat speedboat carrier".split()
)
_VOTES = frozenset(("vote", "ballot"))
_PEOPLE = frozenset(
    """people person man woman child boy girl baby infant toddler teenager teen youth adult
    adolescent kid elder villager resident civilian citizen inhabitant neighbour neighbor local
    native
    soldier troop officer policeman policewoman guard gendarme recruit conscript cadet marine ranger
    paratrooper sergeant lieutenant captain colonel general commander commando trooper fighter
    militant militiaman rebel insurgent extremist terrorist jihadist guerrilla separatist partisan
    combatant warrior peacekeeper serviceman servicewoman reservist veteran sailor crewman crew
    passenger commuter driver pilot rider cyclist motorist pedestrian traveller traveler tourist
    visitor guest holidaymaker pilgrim worshipper worshiper migrant refugee evacuee asylum-seeker
    worker labourer laborer miner farmer fisherman shepherd herder trader merchant shopkeeper vendor
    employee staff staffer contractor builder welder porter waiter cook cleaner clerk cashier
    engineer technician scientist doctor nurse medic paramedic patient surgeon midwife pharmacist
    rescuer firefighter fireman lifeguard volunteer helper climber hiker skier swimmer diver
    student pupil schoolchild schoolchildren schoolkid schoolgirl schoolboy teacher lecturer
    professor scholar
    journalist reporter photographer cameraman blogger writer poet editor author
    protester protestor demonstrator marcher activist striker supporter rioter dissident opponent
    official minister mayor governor lawmaker senator deputy politician diplomat envoy ambassador
    judge lawyer prosecutor magistrate juror witness president councillor leader
    monk nun priest imam cleric bishop pastor rabbi preacher missionary
    victim survivor bystander suspect inmate prisoner detainee convict fugitive criminal thief
    smuggler trafficker dealer gangster burglar intruder murderer
    father mother parent son daughter brother sister husband wife uncle aunt cousin nephew niece
    grandfather grandmother grandson granddaughter grandchild grandparent widow widower orphan
    sibling twin couple relative fiance bride groom stepson stepdaughter
    fan spectator shopper customer diner reveller reveler dancer musician singer actor artist player
    coach-driver athlete runner footballer boxer jockey cricketer candidate voter delegate member
    colleague friend companion comrade follower ally expert adviser advisor consultant inspector
    observer monitor investigator detective agent spy operative aide secretary manager director
    boss executive businessman businesswoman banker broker accountant owner landlord tenant
    foreigner national expatriate christian muslim jew hindu sikh yazidi kurd arab
    hero wounded dead injured casualty family household stowaway trawlerman builder trainee intern
    pensioner retiree settler nomad tribesman vigilante mercenary defector deserter bodyguard
    constable gardener carer caretaker butcher baker tailor barber mechanic plumber painter loader
    sleeper steward convict schoolteacher postman courier""".split()
)
_PERSONS = _PEOPLE | _ATTACKERS | _CAPTIVES
_CLASSES = (
    (_ATTACKERS, QuantityKind.ATTACKERS),
    (_CAPTIVES, QuantityKind.HOSTAGES),
    (_AIRCRAFT, QuantityKind.AIRCRAFT),
    (_VEHICLES, QuantityKind.VEHICLES),
    (_VOTES, QuantityKind.VOTES),
)
_ENDINGS = ("man", "woman", "person", "ist", "people", "child")
# Counted in news without being counts of anything: "both sides", "three times".
_EMPTY = frozenset(
    """time way side reason thing point part kind sort type half round step occasion front aspect
    other another one more rest hand option respect question end phase stage version sense
    fact idea issue matter problem term""".split()
)
_UNCOUNTED = frozenset(  # people, but many: "a family" is not one person
    "people staff crew troop family household couple dead wounded injured casualty".split()
)
_ANIMALS = frozenset(
    """dog cat horse cow cattle sheep goat camel animal bird chicken pig elephant lion tiger whale
    dolphin shark fish donkey buffalo rhino bear wolf""".split()
)


def class_of(bases: Iterable[str]) -> QuantityKind | None:
    """The kind that a noun gives the number before it, without any other word's help."""
    for nouns, kind in _CLASSES:
        if not nouns.isdisjoint(bases):
            return kind
    return QuantityKind.PEOPLE if is_people(bases) else None


def is_people(bases: Iterable[str]) -> bool:
    """Whether a noun means persons, by what it may be a form of."""
    return any(base in _PERSONS or (len(base) > 5 and base.endswith(_ENDINGS)) for base in bases)


def is_one_person(bases: Iterable[str]) -> bool:
    """Whether a noun in the singular means one person."""
    return is_people(bases) and _UNCOUNTED.isdisjoint(bases)


def is_animal(bases: Iterable[str]) -> bool:
    """Whether a noun means animals, of which none is a casualty here."""
    return not _ANIMALS.isdisjoint(bases)


def is_empty(bases: Iterable[str]) -> bool:
    """Whether a noun is counted without being a count of anything ("three times")."""
    return not _EMPTY.isdisjoint(bases)
