"""ACLED's event and sub-event types for ours, for rows that look like theirs.

Source: ACLED Codebook (2023), table of event types. A row is what one report says, not an event of
ACLED's: who is a state or rebel force and who a civilian is told by PLOVER sectors.
"""

from __future__ import annotations

from rashomon.records import EventType

_REMOTE = "Explosions/Remote violence"
_BATTLES = "Battles"
_CIVILIANS = "Violence against civilians"
_STRATEGIC = "Strategic developments"
_BY_MODE = {
    "aerial": (_REMOTE, "Air/drone strike"),
    "drone": (_REMOTE, "Air/drone strike"),
    "explosives": (_REMOTE, "Remote explosive/landmine/IED"),
    "suicide-attack": (_REMOTE, "Suicide bomb"),
    "heavy-weapons": (_REMOTE, "Shelling/artillery/missile attack"),
    "unconventional": (_REMOTE, "Chemical weapon"),
    "abduct": (_CIVILIANS, "Abduction/forced disappearance"),
    "sexual": (_CIVILIANS, "Sexual violence"),
    "clash": (_BATTLES, "Armed clash"),
    "capture": (_BATTLES, "Non-state actor overtakes territory"),
    "crowd-control": ("Protests", "Excessive force against protesters"),
    "demo": ("Protests", "Peaceful protest"),
    "strike": ("Protests", "Peaceful protest"),
    "hunger": ("Protests", "Peaceful protest"),
    "obstruct": ("Protests", "Peaceful protest"),
    "boycott": ("Protests", "Peaceful protest"),
    "riot": ("Riots", "Violent demonstration"),
    "arrest": (_STRATEGIC, "Arrests"),
    "ceasefire": (_STRATEGIC, "Agreement"),
    "seize": (_STRATEGIC, "Looting/property destruction"),
    "destroy": (_STRATEGIC, "Looting/property destruction"),
}
_OF_ARMS = frozenset(("MIL", "REB", "UAF", "COP", "SPY", "GOV"))


def acled(kind: EventType, mode: str, agents: set[str], recipients: set[str]) -> tuple[str, str]:
    """ACLED's event and sub-event type, empty where it has none; by sectors of the two sides."""
    if kind is EventType.ASSAULT and mode == "capture" and agents & {"MIL", "GOV", "COP"}:
        return _BATTLES, "Government regains territory"
    if kind in (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.RETREAT):
        found = _BY_MODE.get(mode)
        if found is not None:
            return found
    if kind is EventType.PROTEST:
        return "Protests", "Peaceful protest"
    if kind is EventType.ASSAULT and mode == "cyber":
        return "", ""
    if kind is EventType.ASSAULT:
        armed = recipients & _OF_ARMS
        return (_BATTLES, "Armed clash") if armed else (_CIVILIANS, "Attack")
    if kind is EventType.AGREE:
        return _STRATEGIC, "Agreement"
    return "", ""
