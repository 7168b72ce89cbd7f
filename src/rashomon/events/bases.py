"""The words that a form may be a form of, for looking it up in a lexicon.

The reader's lemma comes first; it may be wrong for a form that the model has hardly seen
("gunned", "lorries"), so the regular ones are tried too. Bases that are no words do no harm: no
entry has them.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.tree import Tree

_IRREGULAR = {
    form: base
    for base, forms in (
        line.split(": ")
        for line in """beat: beaten
        blow: blew blown|break: broke broken|bring: brought|build: built|burn: burnt|buy: bought
        catch: caught|child: children|choose: chose chosen|cling: clung|cut: cut|deal: dealt
        die: dying|dig: dug|draw: drew drawn|drive: drove driven|fall: fell fallen|feed: fed
        feel: felt|fight: fought|find: found|flee: fled|fling: flung|fly: flew flown
        forbid: forbade forbidden|freeze: froze frozen|get: got|give: gave given|go: went gone
        grind: ground|hang: hung|hide: hid hidden|hit: hit|hold: held|hurt: hurt|keep: kept
        know: knew known|lay: laid|lead: led|leave: left|lend: lent|lie: lay lain|life: lives
        light: lit|lose: lost|make: made|man: men|meet: met|pay: paid|person: people|put: put
        rise: rose risen|run: ran|say: said|see: saw seen|seek: sought|sell: sold|send: sent
        set: set|shake: shook shaken|shoot: shot|shut: shut|sink: sank sunk|slay: slew slain
        speak: spoke spoken|spend: spent|spin: spun|spread: spread|stand: stood|steal: stole stolen
        stick: stuck|strike: struck stricken|string: strung|swear: swore sworn|sweep: swept
        swim: swam|swing: swung|take: took taken|teach: taught|tear: tore torn|tell: told
        thief: thieves|throw: threw thrown|tie: tying|wage: waging|weep: wept|wife: wives|win: won
        withdraw: withdrew withdrawn|woman: women|wound: wounded|write: wrote written""".replace(
            "\n", "|"
        ).split("|")
    )
    for form in forms.split()
    for base in (base.strip(),)
}
_BEFORE = ("re", "over", "mis", "out", "under", "with", "up")  # "retook", "overran", "misled"
_PLURALS = (("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""))
_PASTS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("en", ""), ("en", "e"))


def bases(tree: Tree, number: int) -> tuple[str, ...]:
    """What a token may be a form of, likeliest first."""
    return _bases(tree[number].form.lower(), tree.lemma(number))


def is_past(form: str, base: str) -> bool:
    """Whether a form is the irregular past of a base: "slain" of "slay"."""
    return form != base and _IRREGULAR.get(form) == base


@lru_cache(maxsize=65_536)  # the same words stand in every report
def _bases(form: str, lemma: str) -> tuple[str, ...]:
    found = [lemma, form]
    if form in _IRREGULAR:
        found.append(_IRREGULAR[form])
    ends = [(before, _IRREGULAR.get(form.removeprefix(before))) for before in _BEFORE]
    found += [before + base for before, base in ends if base and form.startswith(before)]
    for ending, instead in (*_PLURALS, *_PASTS):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            found.append(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])  # "gunned", "trapping"
    return tuple(dict.fromkeys(found))
