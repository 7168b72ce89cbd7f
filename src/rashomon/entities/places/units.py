"""Words around a place name that say what kind of place it is, and where in it."""

from __future__ import annotations

import re

from rashomon.entities.places.gazetteer import Kind

# Nouns before or after a name with the kinds of place that they make it.
UNITS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(
        ("province", "governorate", "state", "oblast", "krai", "prefecture", "emirate", "wilaya"),
        (Kind.PROVINCE,),
    ),
    **dict.fromkeys(
        ("county", "district", "parish", "municipality", "borough", "subdistrict"),
        (Kind.DISTRICT, Kind.PROVINCE, Kind.PLACE),
    ),
    **dict.fromkeys(("department", "region", "division"), (Kind.PROVINCE, Kind.REGION)),
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "suburb", "capital", "township", "port"),
        (Kind.PLACE,),
    ),
    **dict.fromkeys(
        ("river", "lake", "sea", "ocean", "gulf", "bay", "strait", "canal"), (Kind.WATER,)
    ),
    **dict.fromkeys(("island", "islands", "peninsula", "valley", "mountains"), (Kind.REGION,)),
    **dict.fromkeys(("country", "republic", "kingdom", "nation"), (Kind.COUNTRY,)),
}
# Words that cut a name to a part of itself: "northern Syria" is in Syria.
PARTS = re.compile(
    r"^(?:(?:far|upper|lower|downtown|central|mainland|rural|greater|metro|mid|middle|inner|outer"
    r"|suburban|coastal|occupied|government-held|rebel-held"
    r"|(?:north|south)?[- ]?(?:east|west)(?:ern)?|(?:north|south)(?:ern)?)[ -])+",
    re.IGNORECASE,
)
# Nouns that make a country's adjective a place: "Iraqi territory".
TERRITORY = frozenset(("territory", "soil", "airspace", "waters", "side"))
# Words that name nothing by themselves.
ALONE = frozenset(
    "north south east west northern southern eastern western central new old great big little park "
    "grand san santa saint st lake mount fort port national point upper lower metro the hospital "
    "college university school church mosque temple prison airport station bridge market square "
    "street road avenue plaza tower hotel stadium court palace museum cemetery base camp dam house "
    "hall gate garden gardens centre center building".split()
) | frozenset(UNITS)
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
AFTER = re.compile(rf"\s+(?P<unit>{_UNIT})$", re.IGNORECASE)
BEFORE = re.compile(rf"^(?:the\s+)?(?P<unit>{_UNIT})\s+of\s+(?:the\s+)?", re.IGNORECASE)
# Short forms of American states and others that print leaves with a stop.
SHORT = {
    "ala": "Alabama",
    "ariz": "Arizona",
    "ark": "Arkansas",
    "calif": "California",
    "colo": "Colorado",
    "conn": "Connecticut",
    "del": "Delaware",
    "fla": "Florida",
    "ga": "Georgia",
    "ill": "Illinois",
    "ind": "Indiana",
    "kan": "Kansas",
    "ky": "Kentucky",
    "la": "Louisiana",
    "md": "Maryland",
    "mass": "Massachusetts",
    "mich": "Michigan",
    "minn": "Minnesota",
    "miss": "Mississippi",
    "mo": "Missouri",
    "mont": "Montana",
    "neb": "Nebraska",
    "nev": "Nevada",
    "nh": "New Hampshire",
    "nj": "New Jersey",
    "nm": "New Mexico",
    "ny": "New York",
    "nc": "North Carolina",
    "nd": "North Dakota",
    "okla": "Oklahoma",
    "ore": "Oregon",
    "pa": "Pennsylvania",
    "ri": "Rhode Island",
    "sc": "South Carolina",
    "sd": "South Dakota",
    "tenn": "Tennessee",
    "tex": "Texas",
    "vt": "Vermont",
    "va": "Virginia",
    "wash": "Washington",
    "wva": "West Virginia",
    "wis": "Wisconsin",
    "wyo": "Wyoming",
    "ont": "Ontario",
    "que": "Quebec",
    "dc": "District of Columbia",
}
