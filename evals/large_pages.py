"""The pages that a large workspace is copied from: invented stories, and the two examples.

Each theme is one happening of its own in a real town, with people, groups and outlets that nobody
has heard of, told by as many outlets as wanted: some write it themselves, some reprint. Dates are
printed in one width (``05 Jan 2023``), so that a copy can be of another day; weekdays stay right
where the day moves by whole weeks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
COVERAGES = ("al-qaim-2014", "savar-2013")
# Without a date a report is dated by its story as often as it is looked at, by months that it names
# too, and those stay in a copy.
_UNDATED = ("06-recent-posts.txt", "10-undated-rescue.txt")
SIZES = (60, 30, 16, 10, 8, 6, 5, 4, 3, 3, 2, 2, 1, 1, 1, 1)  # reports of each invented story
START = datetime(2023, 1, 2, 6)  # a Monday
UNIT = "n000000"  # in every address: a copy has a number of its own
PAGE = "-000000."  # in every file's name: what makes a copy's reports sort as the first ones do

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # as all pages print them
_NAMED = "January|February|March|April|May|June|July|August|September|October|November|December"
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aeiou"
_LETTERS = (6, 7, 8)  # of an invented name
OUTLETS = 60
_TYPES = "Courier Post Herald Observer Review Dispatch Monitor Gazette Tribune Journal".split()


@dataclass(frozen=True)
class Page:
    """A file of the coverage."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Names:
    """Everybody in a theme whose name differs from copy to copy."""

    official: str
    witness: str
    doctor: str
    group: str
    village: str
    agency: str
    author: str
    outlets: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every one of them."""
        people = (self.official, self.witness, self.doctor, self.author)
        return (*people, self.group, self.village, self.agency, *self.outlets)


@dataclass(frozen=True)
class Kind:
    """What may happen: ``{…}`` are the names, ``{toll}`` and ``{hurt}`` the figures."""

    titles: tuple[str, ...]
    leads: tuple[str, ...]
    told: tuple[str, ...]


# Towns that the gazetteer has once, in countries where it has many names of the same length.
_TOWNS = (
    ("Kramatorsk", "Ukraine"),
    ("Peshawar", "Pakistan"),
    ("Calabar", "Nigeria"),
    ("Guwahati", "India"),
    ("Cotabato", "Philippines"),
    ("Bakhmut", "Ukraine"),
    ("Semarang", "Indonesia"),
    ("Ilorin", "Nigeria"),
    ("Siverek", "Turkey"),
    ("Ipiales", "Colombia"),
    ("Songea", "Tanzania"),
    ("Sialkot", "Pakistan"),
    ("Naivasha", "Kenya"),
    ("Malolos", "Philippines"),
    ("Mariupol", "Ukraine"),
    ("Cozumel", "Mexico"),
)

_KINDS = (
    Kind(
        (
            "Air strike on {town} market kills {toll}",
            "At least {toll} dead as jets bomb {town} market",
            "{official} condemns air strike on market near {village}",
            "Toll of {town} market bombing reaches {toll}",
        ),
        (
            "Jets bombed the cattle market of {town} on {day}, killing at least {toll} people and "
            "wounding {hurt}, {source} said.",
            "At least {toll} people were killed when jets bombed a crowded market in {town}, "
            "{country}, on {day}, {source} said.",
            "An air strike on a market between {town} and the village of {village} killed {toll} "
            "people on {day}, according to {source}.",
        ),
        (
            "The jets flew in low from the east and bombed the market twice.",
            "The army denied that its jets had bombed {town}.",
            "The {group} Brigade fired on a convoy near {village} the night before the strike.",
            "Residents carried the wounded from the market to the hospital in {town}.",
            "The {group} Brigade said its fighters had left {village} on {eve}.",
        ),
    ),
    Kind(
        (
            "{toll} killed in ambush near {village}",
            "{group} Brigade attacks police convoy outside {town}",
            "Gunmen ambush convoy near {town}, killing {toll}",
        ),
        (
            "Gunmen of the {group} Brigade attacked a police convoy near {village} on {day}, "
            "killing {toll} officers and wounding {hurt}, {source} said.",
            "Fighters ambushed a convoy on the road from {town} to {village} on {day} and killed "
            "{toll} people, {source} said.",
            "At least {toll} policemen were killed on {day} when gunmen opened fire on their "
            "vehicles outside {town}, {country}, according to {source}.",
        ),
        (
            "The {group} Brigade claimed responsibility for the attack.",
            "Troops searched houses in {village} and arrested five men.",
            "The gunmen burned two vehicles and fled towards the hills.",
            "The army sent reinforcements to {town} on {morrow}.",
            "The {group} Brigade denied that it had attacked the convoy.",
        ),
    ),
    Kind(
        (
            "Police fire on marchers in {town}, {toll} killed",
            "{toll} dead after protest in {town}",
            "Marchers defy ban in {town} after {toll} are killed",
        ),
        (
            "Police fired on a crowd that marched through {town} on {day}, killing {toll} "
            "protesters and wounding {hurt}, {source} said.",
            "Thousands of people protested in {town}, {country}, on {day}; {toll} were killed when "
            "police opened fire, {source} said.",
            "At least {toll} people died on {day} in clashes between police and protesters from "
            "{village}, according to {source}.",
        ),
        (
            "The marchers demanded that {official} resign.",
            "Police denied that officers had fired on the crowd.",
            "Officers arrested more than {hurt} protesters near the bridge.",
            "The {group} Union called for a strike on {morrow}.",
            "The {group} Union rejected an offer of talks.",
        ),
    ),
    Kind(
        (
            "Flood kills {toll} near {town}",
            "Dam at {village} bursts, {toll} dead",
            "Thousands flee flood in {town}; {toll} dead",
        ),
        (
            "A flood killed {toll} people near {town} on {day} after a dam above {village} burst, "
            "{source} said.",
            "At least {toll} people drowned on {day} when water from a broken dam swept through "
            "{village}, outside {town} in {country}, {source} said.",
            "Rescuers recovered {toll} bodies after a flood destroyed much of {village} on {day}, "
            "according to {source}.",
        ),
        (
            "Thousands of people fled their homes in {village}.",
            "Soldiers rescued {hurt} people from roofs.",
            "The {group} Company, which built the dam, denied any fault.",
            "The government sent food and tents to {town} on {morrow}.",
            "Police arrested two engineers of the {group} Company.",
        ),
    ),
    Kind(
        (
            "Factory fire in {town} kills {toll}",
            "{toll} workers die in {town} factory fire",
            "Owner of burned {town} factory arrested",
        ),
        (
            "A fire in a garment factory in {town} killed {toll} workers and injured {hurt} on "
            "{day}, {source} said.",
            "At least {toll} people died on {day} in a fire at a factory of the {group} Company "
            "near {town}, {country}, {source} said.",
            "Firefighters recovered {toll} bodies from a burned factory between {town} and "
            "{village} on {day}, according to {source}.",
        ),
        (
            "Workers said that the doors of the factory had been locked.",
            "Police arrested a manager of the {group} Company on {morrow}.",
            "The {group} Company denied that the doors had been locked.",
            "Families gathered outside the hospital in {town}.",
            "Firefighters fought the blaze until the evening.",
        ),
    ),
)
# ``[…|…]``: one of these, so that two outlets seldom use the same words.
_SAID = (
    "{official}, the governor, [said|told reporters|announced] that {toll} people had been killed "
    "and {hurt} [wounded|hurt|injured].",
    "“Nobody gave us any warning at all,” {witness}, a shopkeeper from {village}, told {agency} "
    "News Agency.",
    "{witness}, who [lives in|comes from|keeps a shop in] {village}, said [he had counted more "
    "than {toll} bodies|there were more than {toll} bodies in the street|he saw at least {toll} "
    "dead].",
    "“We have no blood left and the generators have stopped,” said {doctor}, a doctor at the "
    "hospital in {town}.",
    "{doctor} said that {hurt} [of the wounded were brought to|people were being treated at|"
    "victims had been admitted to] the hospital in {town}.",
    "{official} [blamed the {group} leaders|accused the {group} leaders of the deaths] and "
    "promised [an inquiry within days|that those responsible would be tried|to rebuild what was "
    "destroyed].",
    "“Those who did this will answer for it before a court,” {official} said on {morrow}.",
    "A [medical source|hospital official|nurse] told {agency} News Agency that {other} people were "
    "killed.",
    "{official} [told reporters in {town}|said in {town}|announced] that the road to {village} "
    "[had been closed|was impassable|would stay shut until {morrow}].",
    "According to {agency} News Agency, [four children|two women and a child|several pupils] were "
    "among the dead.",
)
_AROUND = (
    "[Shops|Stalls|Workshops] along the [river|lower|old] road [stayed shut|did not open|kept "
    "their shutters down], and [families|neighbours|mourners] [carried the dead to the cemetery|"
    "buried their dead before nightfall|gathered for the first funerals].",
    "The telephone [lines|masts|network] [to|around|of] {village} [were cut|failed|could not be "
    "used] for [most of the day|several hours|the whole night].",
    "[Schools|Offices|Banks] in {town} will [remain closed|not open again|be shut] until [the end "
    "of the week|further notice|the funerals are over].",
    "{town} [lies on the main road of the region|is a market town|grew around its station], and "
    "most of its people live from [trade|farming|the railway].",
    "It was the worst day that {town} [has seen|had lived through|could remember] [in several "
    "years|since the floods of the last decade|in the memory of most residents].",
    "The names of the dead were [read out|posted|announced] [in the main square|outside the town "
    "hall|at the mosque] on the evening of {date}.",
    "Many [in|around|near] {village} have left since the [winter|spring|harvest], and few [expect "
    "to return soon|think of coming back|have the money to rebuild].",
    "Prices of [bread and fuel|flour|cooking gas] in {town} had [doubled|risen by half|climbed "
    "steeply] in the [weeks|months] before.",
)


class Invented:
    """Names that mean nothing, each given out once; pronounceable, of a wanted length."""

    def __init__(self, seed: str, taken: Sequence[str] = ()) -> None:
        self._chance = random.Random(seed)
        self._taken = set(taken)

    def name(self, letters: int) -> str:
        """A new name."""
        while True:
            parts = [_VOWELS if n % 2 else _CONSONANTS for n in range(letters)]
            made = "".join(map(self._chance.choice, parts)).capitalize()
            if made not in self._taken:
                self._taken.add(made)
                return made


def themes(sizes: Sequence[int]) -> Iterator[tuple[str, Names, list[Page]]]:
    """For each size a happening: its town, the names in it, and the pages that tell of it."""
    invented = Invented("themes")
    for number, size in enumerate(sizes):
        names = _names(invented, min(size, OUTLETS))
        town, country = _TOWNS[number % len(_TOWNS)]
        kind = _KINDS[number % len(_KINDS)]
        chance = random.Random(f"theme {number}")
        teller = _Teller(chance, kind, names, town, country)
        yield town, names, [teller.page(f"{number:02}{n:02}", n) for n in range(size)]


def examples(coverage: str) -> list[Page]:
    """The dated pages of an example, days in one width, the unit's mark in their addresses."""
    found = []
    for path in sorted((EXAMPLES / coverage).iterdir()):
        if path.name in _UNDATED:
            continue
        text = path.read_text("utf-8").replace(".example/", f".example/{UNIT}/")
        stem, _, ending = path.name.partition(".")
        found.append(Page(f"{coverage[:2]}{stem[:2]}{PAGE}{ending}", one_width(text).encode()))
    return found


def one_width(text: str) -> str:
    """A text with all days in one width: ``5 January`` as ``05 Jan``, ``June 6`` as ``Jun 06``."""
    text = re.sub(
        rf"\b(\d\d?) ({_NAMED})\b", lambda m: f"{int(m.group(1)):02} {m.group(2)[:3]}", text
    )
    return re.sub(
        rf"\b({_NAMED}) (\d\d?)\b", lambda m: f"{m.group(1)[:3]} {int(m.group(2)):02}", text
    )


def _names(invented: Invented, outlets: int) -> Names:
    letters = cycle(_LETTERS)

    def some(count: int) -> tuple[str, ...]:
        return tuple(invented.name(next(letters)) for _ in range(count))

    official, witness, doctor, group, village, agency, author = some(7)
    return Names(official, witness, doctor, group, village, agency, author, some(outlets))


class _Teller:
    """Writes the reports of one happening."""

    def __init__(
        self, chance: random.Random, kind: Kind, names: Names, town: str, country: str
    ) -> None:
        self._chance = chance
        self._kind = kind
        self._names = names
        self._place = {"town": town, "country": country, "village": names.village}
        self._toll = chance.randint(12, 45)
        self._written: list[list[str]] = []

    def page(self, stem: str, number: int) -> Page:
        """The next report: its own, or, of a few earlier ones, a reprint."""
        if self._written and self._chance.random() < 0.25:
            body = list(self._chance.choice(self._written[:6]))
            if self._chance.random() < 0.5:
                body = body[: max(4, len(body) - 2)]
        else:
            body = self._body(number)
            self._written.append(body)
        title = self._filled(self._chance.choice(self._kind.titles), self._figures(number))
        when = START + timedelta(hours=9, minutes=45 * number)
        return Page(f"{stem}{PAGE}html", self._html(stem, number, title, body, when))

    def _figures(self, number: int) -> dict[str, str]:
        toll = self._toll + (0 if number < 5 else 3 if number < 20 else 7)
        if number % 7 == 3:
            toll += 11  # one line of reports counts otherwise
        return {"toll": str(toll), "hurt": str(toll + 30), "other": str(toll + 4)}

    def _filled(self, text: str, figures: dict[str, str]) -> str:
        names = self._names
        known = self._place | figures
        known |= {"group": names.group, "agency": names.agency}
        known |= {"official": f"Omar {names.official}", "witness": f"Daniel {names.witness}"}
        known |= {"doctor": f"Maria {names.doctor}", "date": f"{START:%d %b}"}
        known |= {"day": "Monday", "eve": "Sunday", "morrow": "Tuesday"}
        return text.format(**known)

    def _body(self, number: int) -> list[str]:
        chance, names = self._chance, self._names
        sources = ("police", "a police officer", f"Omar {names.official}", "a medical source")
        figures = self._figures(number) | {"source": chance.choice(sources)}
        told = [
            chance.choice(self._kind.leads),
            *chance.sample(self._kind.told, 3),
            *chance.sample(_SAID, 4),
            *chance.sample(_AROUND, 3),
        ]
        return [self._filled(self._worded(each), figures) for each in told]

    def _worded(self, text: str) -> str:
        """A sentence in one of its wordings."""
        return re.sub(r"\[(.*?)\]", lambda m: self._chance.choice(m.group(1).split("|")), text)

    def _html(
        self, stem: str, number: int, title: str, body: Sequence[str], when: datetime
    ) -> bytes:
        word = self._names.outlets[number % len(self._names.outlets)]
        outlet = f"{word} {_TYPES[number % len(_TYPES)]}"
        address = f"https://{word.lower()}.example/{UNIT}/{stem}"
        paragraphs = "\n".join(f"<p>{each}</p>" for each in body)
        return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {outlet}</title>
<link rel="canonical" href="{address}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{outlet}">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}Z">
<meta name="author" content="Ruth {self._names.author}">
</head>
<body>
<header><a href="/" class="logo">{outlet}</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article>
<h1>{title}</h1>
<p class="byline">By <a rel="author" href="/ruth">Ruth {self._names.author}</a></p>
<p class="dateline"><time datetime="{when:%Y-%m-%dT%H:%M:%S}Z">{when:%d %b %Y}</time></p>
<div class="body">
{paragraphs}
</div>
</article></main>
<footer><p>All rights reserved. Sign up for our morning letter.</p></footer>
</body>
</html>
""".encode()
