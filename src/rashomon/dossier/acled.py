"""ACLED's event and sub-event types for ours, for rows that look like theirs.

Source: ACLED Codebook (2023), table of event types and their definitions. A row is what one report
says, not an event of ACLED's. Who is a state or rebel force and who a civilian is told by PLOVER
sectors; protesters, mobs, aircraft and the like, which have none, by their own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.records import EventType

_NONE = ("", "")
_REMOTE = "Explosions/Remote violence"
_BATTLES = "Battles"
_PROTESTS = "Protests"
_RIOTS = "Riots"
_CIVILIANS = "Violence against civilians"
_STRATEGIC = "Strategic developments"

_AIR = (_REMOTE, "Air/drone strike")
_CHEMICAL = (_REMOTE, "Chemical weapon")
_GRENADE = (_REMOTE, "Grenade")
_SUICIDE = (_REMOTE, "Suicide bomb")
_CLASH = (_BATTLES, "Armed clash")
_REGAINED = (_BATTLES, "Government regains territory")
_OVERTAKEN = (_BATTLES, "Non-state actor overtakes territory")
_PEACEFUL = (_PROTESTS, "Peaceful protest")
_INTERVENTION = (_PROTESTS, "Protest with intervention")
_EXCESSIVE = (_PROTESTS, "Excessive force against protesters")
_VIOLENT = (_RIOTS, "Violent demonstration")
_MOB = (_RIOTS, "Mob violence")
_ATTACK = (_CIVILIANS, "Attack")
_AGREEMENT = (_STRATEGIC, "Agreement")
_ARRESTS = (_STRATEGIC, "Arrests")
_CHANGE = (_STRATEGIC, "Change to group/activity")
_DISRUPTED = (_STRATEGIC, "Disrupted weapons use")
_BASE = (_STRATEGIC, "Headquarters or base established")
_LOOTING = (_STRATEGIC, "Looting/property destruction")
_TRANSFER = (_STRATEGIC, "Non-violent transfer of territory")
_OTHER = (_STRATEGIC, "Other")

_ASSAULTS = {
    "aerial": _AIR,
    "drone": _AIR,
    "explosives": (_REMOTE, "Remote explosive/landmine/IED"),
    "heavy-weapons": (_REMOTE, "Shelling/artillery/missile attack"),
    "abduct": (_CIVILIANS, "Abduction/forced disappearance"),
    "sexual": (_CIVILIANS, "Sexual violence"),
    "clash": _CLASH,
    "destroy": _LOOTING,
}
_STATE = frozenset(("MIL", "GOV", "COP", "SPY"))
_REBELS = frozenset(("REB", "UAF"))
_ARMED = _STATE | _REBELS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PROTESTERS = _set(
    "protester protestor demonstrator marcher striker picket protest demonstration rally march"
    " procession sit-in"
)
_MOBS = _set(
    "mob crowd villager resident vigilante youth rioter supporter local neighbour neighbor student"
    " fan herder herdsman farmer"
)
_AIRCRAFT = _set(
    "warplane plane aeroplane airplane jet aircraft helicopter gunship drone uav airstrike air"
)
_GASES = _set("gas chlorine sarin mustard nerve phosgene vx chemical chemicals toxic poison")
_SUICIDES = _set("suicide himself herself themselves vest")
_ARMS = _set(
    """weapon rifle gun ammunition munition explosive bomb device ied mine landmine grenade drone
    uav missile rocket cache arms shell mortar detonator"""
)
_AIMED = _set("drone uav missile rocket shell mortar")
_LOOTS = _set("loot looting looted ransack ransacked pillage pillaged plunder plundered")
_BASES = _set("base headquarters outpost camp post barracks garrison")
_GROUNDS = _set(
    "town village city district area position base post checkpoint camp airport airfield territory"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What ACLED's types turn on: our type, the PLOVER sectors of both sides, and words of the row.

    ``doers`` and ``targets`` are words of the two sides, ``means`` those of the trigger and the
    weapons, all as ``plain`` gives them; ``amid_protest`` whether its sentence tells of a protest,
    ``unopposed`` whether it says that nobody fought.
    """

    kind: EventType
    mode: str = ""
    code: str = ""
    agents: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    amid_protest: bool = False
    unopposed: bool = False


def plain(words: str) -> frozenset[str]:
    """Words in lower case, those in -s without it too."""
    found = re.findall(r"[a-z]+(?:-[a-z]+)*", words.lower())
    return frozenset(found) | {word[:-1] for word in found if word.endswith("s")}


_UNOPPOSED = re.compile(
    r"\b(?:without (?:a |any )?(?:fight|fighting|resistance|clash|clashes|battle|firing|shot)"
    r"|unopposed|peacefully|bloodlessly)\b",
    re.IGNORECASE,
)


def is_unopposed(sentence: str) -> bool:
    """Whether a sentence says that nobody fought."""
    return _UNOPPOSED.search(sentence) is not None


def acled(scene: Scene) -> tuple[str, str]:
    """ACLED's event and sub-event type, both empty where it has none."""
    match scene.kind:
        case EventType.ASSAULT:
            return _assault(scene)
        case EventType.PROTEST:
            return _protest(scene)
        case EventType.COERCE:
            return _coerced(scene)
        case EventType.MOBILIZE:
            return _mobilized(scene)
        case EventType.RETREAT:
            return _retreat(scene)
        case EventType.AGREE:
            return _AGREEMENT
        case EventType.RESCUE if scene.targets & _ARMS:
            return _DISRUPTED
        case EventType.COOPERATE if "merge" in scene.means and scene.agents & _REBELS:
            return _CHANGE
        case EventType.CRIME:
            return _crime(scene)
        case EventType.SUPPORT if scene.code == "057":  # CAMEO: sign formal agreement
            return _AGREEMENT
        case EventType.OFFICE if "coup" in scene.means or (
            scene.mode == "dismiss" and scene.agents & {"MIL", "REB"}
        ):
            return _OTHER
    return _NONE


def _assault(scene: Scene) -> tuple[str, str]:
    """The weapon first, then who rises or is put down in a protest, then the two sides."""
    if scene.mode == "cyber":
        return _NONE
    if scene.mode == "crowd-control":
        return _INTERVENTION
    return _by_weapon(scene) or _of_crowds(scene) or _by_sides(scene)


def _by_weapon(scene: Scene) -> tuple[str, str] | None:
    """What ACLED tells by the weapon alone."""
    said = scene.means | scene.targets | scene.doers
    if scene.mode == "unconventional" or scene.means & _GASES:
        return _CHEMICAL
    if scene.mode == "suicide-attack" or (scene.mode == "explosives" and said & _SUICIDES):
        return _SUICIDE
    if scene.mode == "explosives" and "grenade" in said and "rocket-propelled" not in said:
        return _GRENADE
    if scene.mode in ("explosives", "") and (scene.doers | scene.means) & _AIRCRAFT:
        return _AIR
    if scene.mode == "destroy" and (scene.targets | scene.means) & _AIMED:
        return _DISRUPTED
    return None


def _of_crowds(scene: Scene) -> tuple[str, str] | None:
    """Violence by protesters or a mob, or against protesters."""
    if scene.mode in ("aerial", "drone", "explosives", "heavy-weapons", "abduct", "sexual"):
        return None
    if scene.doers & _PROTESTERS:
        return _VIOLENT
    against = scene.targets & _PROTESTERS or (scene.amid_protest and scene.agents & _STATE)
    if against and scene.mode != "destroy":
        return _EXCESSIVE
    if scene.doers & _MOBS and not scene.agents & _ARMED:
        return _MOB
    return None


def _by_sides(scene: Scene) -> tuple[str, str]:
    """A battle where both are armed, an attack on civilians where one is."""
    if scene.mode == "capture" and scene.unopposed:
        return _TRANSFER
    if scene.mode == "capture":
        return _REGAINED if scene.agents & {"MIL", "GOV", "COP"} else _OVERTAKEN
    if scene.mode in _ASSAULTS:
        return _ASSAULTS[scene.mode]
    both = scene.agents & _STATE and scene.agents & _REBELS
    return _CLASH if both or scene.recipients & _ARMED else _ATTACK


def _protest(scene: Scene) -> tuple[str, str]:
    if scene.mode != "riot":
        return _PEACEFUL
    if scene.doers & _PROTESTERS:
        return _VIOLENT
    if scene.means & _LOOTS:
        return _LOOTING
    return _MOB if (scene.doers | scene.means) & _MOBS else _VIOLENT


def _coerced(scene: Scene) -> tuple[str, str]:
    if scene.mode == "arrest":
        put_down = scene.amid_protest or scene.targets & _PROTESTERS
        return _INTERVENTION if put_down else _ARRESTS
    if scene.mode == "seize":
        if (scene.means | scene.targets) & _ARMS:
            return _DISRUPTED
        return _NONE if scene.agents and not scene.agents & {"MIL", "REB", "UAF"} else _LOOTING
    return _NONE


def _crime(scene: Scene) -> tuple[str, str]:
    """ACLED leaves crime out unless an armed group commits it."""
    if not scene.agents & (_REBELS | {"MIL"}):
        return _NONE
    if scene.mode in ("theft", "robbery", "arson", "vandalism"):
        return _LOOTING
    found = {"murder": _ATTACK, "kidnap": _ASSAULTS["abduct"], "rape": _ASSAULTS["sexual"]}
    return found.get(scene.mode, _NONE)


def _mobilized(scene: Scene) -> tuple[str, str]:
    if scene.mode == "weapons":
        return _NONE
    return _BASE if scene.means & _BASES else _CHANGE


def _retreat(scene: Scene) -> tuple[str, str]:
    if scene.mode == "ceasefire":
        return _AGREEMENT
    if scene.mode == "release":  # both sides let go: they exchange prisoners
        return _AGREEMENT if "exchange" in scene.means else _NONE
    if scene.mode == "disarm":
        return _DISRUPTED if "defuse" in scene.means else _CHANGE
    if scene.mode in ("withdraw", "return") and scene.agents & _ARMED:
        return _TRANSFER if (scene.targets | scene.means) & _GROUNDS else _CHANGE
    return _NONE
