"""Bodies of a state that a description is enough to tell: Sudan has one health ministry.

"Sudan's health ministry", "the Sudanese Ministry of Health" and "a spokesman for Sudan's health
ministry" are one origin in all reports; "Sudanese officials" may be anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.sectors import states
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
    office = _merged(said)
    nouns = [word for word in office if word in _NOUNS]
    # A description ends in its noun, "of public health" in what that is for.
    head = next((n for n, word in enumerate(said) if word in ("of", "for") and n), len(said))
    if len(nouns) != 1 or not (speaks or _merged(said[:head])[-1:] == nouns):
        return None
    return Body(home, frozenset(office))


def _home(words: str) -> str:
    """Whose a body is by these words: a country's three letters, or who rules a part of one."""
    country = states().get(words) or states().get(words.removesuffix("s"), "")
    return _RULED.get(words) or country


def _homes(said: Sequence[str]) -> tuple[set[str], list[str]]:
    """The countries among words, and the other words."""
    parts = [*_named(said, _home)]
    return {name for name, _ in parts if name}, [word for name, word in parts if not name]


def _merged(said: Sequence[str]) -> list[str]:
    """The words, what a body is called in two or three of them made one."""
    spelled = [_SPELLED.get(word, word) for word in said if word not in _SILENT]
    return [name or word for name, word in _named(spelled, lambda words: _SAME.get(words, ""))]


def _named(said: Sequence[str], name_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The longest runs of words that name something, each with its name; "" for other words."""
    at = 0
    while at < len(said):
        for size in range(min(_LONGEST, len(said) - at), 0, -1):
            if name := name_of(" ".join(said[at : at + size])):
                break
        yield name, said[at]
        at += size if name else 1
