"""Irregular verbs of English: forms that no edit learned from a small treebank gives back.

Each is a verb, its past and, where it is another word, its participle; commas part them.
``over-``, ``re-``, ``with-`` and the like go as the verb that they precede.
"""

from __future__ import annotations

from functools import cache

_VERBS = """
arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become,
begin began begun, bend bent, beseech besought, bid bade bidden, bind bound, bite bit bitten,
bleed bled, blow blew blown, break broke broken, breed bred, bring brought, build built, burn burnt,
buy bought, catch caught, choose chose chosen, cling clung, come came come, creep crept, deal dealt,
dig dug, draw drew drawn, drink drank drunk, drive drove driven, dwell dwelt, eat ate eaten,
fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung,
fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven,
forsake forsook forsaken, freeze froze frozen, get got gotten, give gave given, go went gone,
grind ground, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept,
kneel knelt, know knew known, lay laid, lead led, leap leapt, leave left, lend lent, lie lay lain,
light lit, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden, ring rang rung,
rise rose risen, run ran run, say said, see saw seen, seek sought, sell sold, send sent,
shake shook shaken, shear sheared shorn, shine shone, shoot shot, show showed shown,
shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept,
slide slid, sling slung, smite smote smitten, sow sowed sown, speak spoke spoken, speed sped,
spend spent, spin spun, spit spat, spring sprang sprung, stand stood, steal stole stolen,
stick stuck, sting stung, stink stank stunk, strew strewed strewn, stride strode,
strike struck stricken, string strung, strive strove striven, swear swore sworn, sweep swept,
swell swelled swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn,
tell told, think thought, throw threw thrown, tread trod trodden, understand understood,
wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind wound, wring wrung,
write wrote written
"""
_PREFIXES = "re over under with out up mis fore un be par inter".split()
_PREFIXED = frozenset(
    """rebuild resell retake rewrite remake rerun repay retell rethink overthrow overrun overtake
    overcome overhear oversee overshoot override overdraw undertake undergo withdraw withhold
    withstand outrun outgrow uphold mislead mistake misunderstand foresee foretell unwind befall
    behold partake interweave""".split()
)
_ALSO_PRESENT = frozenset("bore bound fell felt found ground lay left saw shone wound".split())
_PAST = ("VBD", "VBN")


@cache
def verbs() -> dict[str, str]:
    """The verb that each form belongs to."""
    found: dict[str, str] = {}
    for base, *forms in (row.split() for row in _VERBS.replace("\n", " ").split(",")):
        for verb in (base, *(prefix + base for prefix in _PREFIXES)):
            if verb != base and verb not in _PREFIXED:
                continue
            prefix = verb.removesuffix(base)
            for form in forms:
                if prefix + form != verb:
                    found.setdefault(prefix + form, verb)
    return found


def lemma_of(form: str, tag: str) -> str:
    """The verb that a form under a tag of the past belongs to; nothing if it is not one of these.

    Tags are Penn's.
    """
    return verbs().get(form.lower(), "") if tag in _PAST else ""


def tense_of(form: str, tag: str) -> str:
    """The tag, which is not that of a present where a form can only be a past: "rebels overran"."""
    word = form.lower()
    return "VBD" if tag == "VBP" and word in verbs() and word not in _ALSO_PRESENT else tag
