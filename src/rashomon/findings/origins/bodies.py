"""Bodies of a state that a description is enough to tell: Sudan has one health ministry.

"Sudan's health ministry", "the Sudanese Ministry of Health" and "a spokesman for Sudan's health
ministry" are one origin in all reports; "Sudanese officials" may be anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.nations import alpha3, named, people
from rashomon.spelling import key

# What a body may be, by its noun; and what news calls the same body.
_NOUNS = frozenset(
    """ministry department military navy police presidency parliament embassy airforce coastguard
    borderguard emergencyservice civildefence foreignoffice generalstaff intelligenceagency
    prosecutoroffice stateagency statetelevision stateradio statemedia government
    primeministeroffice presidentoffice governoroffice""".split()
)
_SAME = {
    "army": "military",
    "armed forces": "military",
    "defence forces": "military",
    "defence force": "military",
    "regime": "government",
    "air force": "airforce",
    "coast guard": "coastguard",
    "border guard": "borderguard",
    "border guards": "borderguard",
    "emergency services": "emergencyservice",
    "emergency service": "emergencyservice",
    "civil defence": "civildefence",
    "foreign office": "foreignoffice",
    "general staff": "generalstaff",
    "intelligence agency": "intelligenceagency",
    "intelligence service": "intelligenceagency",
    "prosecutors office": "prosecutoroffice",
    "prosecutor generals office": "prosecutoroffice",
    "prime ministers office": "primeministeroffice",
    "presidents office": "presidentoffice",
    "presidential office": "presidentoffice",
    "governors office": "governoroffice",
    "state news agency": "stateagency",
    "state television": "statetelevision",
    "state radio": "stateradio",
    "state media": "statemedia",
}
_SPELLED = {"defense": "defence", "tv": "television", "centre": "center"}
_SILENT = frozenset("the of for and official own run s".split())
SPOKES = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople".split())
_ENDS = frozenset("in at near who which that based".split())
_ANY = frozenset("a an another one two three some several".split())
_LONGEST = 5  # words of a country's name, or of what a body is called
# Who rules a part of a land has a government of his own there.
_RULED = (
    dict.fromkeys(("gaza", "gazas", "gazan", "hamas"), "gaza")
    | dict.fromkeys(("houthi", "houthis"), "houthi")
    | {"taliban": "AFG"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """Whose body it is (a country's three letters, or a name; empty where not told), and which."""

    home: str
    office: frozenset[str]

    @property
    def key(self) -> str:
        return f"body {self.home} {' '.join(sorted(self.office))}"

    @property
    def governs(self) -> bool:
        """Whether it is a state's government, which news calls by the state's name too."""
        return self.office == {"government"}

    def may_be(self, fuller: Body) -> bool:
        """Whether less is told of it, and nothing else: "the ministry" of "the health ministry"."""
        return self.home in ("", fuller.home) and self.office <= fuller.office


def body_of(words: str, country: str = "", *, owner: str = "") -> Body | None:
    """The body that a description tells, or whose spokesman it is; None for anybody else.

    ``country`` (three letters) and ``owner`` ("Gaza") are whose it is where the words name no
    state.
    """
    said = key(words).split()
    end = next((n for n, word in enumerate(said) if n and word in _ENDS), len(said))
    homes, said = _homes(said[:end])
    if len(homes) > 1:
        return None
    home = next(iter(homes), "") or country or key(owner)
    said = [word for word in said if word not in key(owner).split()] if not homes else said
    if speaks := bool(SPOKES & set(said)):
        said = [word for word in said if word not in (*SPOKES, "a", "an", "one")]
    elif _ANY & set(said[:1]):
        return None
    plain = [_SPELLED.get(word, word) for word in said if word not in _SILENT]
    office = _merged(plain)
    nouns = [word for word in office if word in _NOUNS]
    # A description ends in its noun, "of public health" in what that is for.
    head = next((n for n, word in enumerate(said) if word in ("of", "for") and n), len(said))
    last = _merged([_SPELLED.get(w, w) for w in said[:head] if w not in _SILENT])[-1:]
    if len(nouns) != 1 or not (speaks or last == nouns):
        return None
    return Body(home, frozenset(office))


@cache
def _country(words: str) -> str:
    """The country that words name or whose people they are, as three letters."""
    for form in (words, words.removesuffix("s")):
        codes = people().get(form, ()) or tuple(filter(None, (named().get(form, ""),)))
        if len(codes) == 1:
            return alpha3().get(codes[0], "")
    return ""


def _homes(said: Sequence[str]) -> tuple[set[str], list[str]]:
    """The countries among words, and the other words."""
    homes: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(said):
        for size in range(min(_LONGEST, len(said) - at), 0, -1):
            some = " ".join(said[at : at + size])
            if found := _RULED.get(some) or _country(some):
                homes.add(found)
                at += size
                break
        else:
            rest.append(said[at])
            at += 1
    return homes, rest


def _merged(said: Sequence[str]) -> list[str]:
    """The words, what a body is called in two or three of them made one."""
    merged: list[str] = []
    at = 0
    while at < len(said):
        for size in range(min(_LONGEST, len(said) - at), 0, -1):
            if name := _SAME.get(" ".join(said[at : at + size])):
                merged.append(name)
                at += size
                break
        else:
            merged.append(said[at])
            at += 1
    return merged
