"""A headline's speaker is one of those whom its report names: "…, officials say", "Kyiv says"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.findings.origins import descriptions as told_by
from rashomon.findings.origins.doubts import STATE
from rashomon.findings.origins.tellers import Teller, Tellers
from rashomon.records import OriginKind
from rashomon.spelling import key

_OFFICIAL = frozenset("official authority authoritie".split())


def headed(tellers: Tellers) -> dict[str, str]:
    """Tellers that speak in one report's headline only, by whom of its text they are.

    It is the first who speaks there and fits: of that noun, office or side, or of that country's
    state; nobody, where none fits.
    """
    titles = tellers.material.titles
    first: dict[str, dict[str, int]] = {}
    above: dict[str, str] = {}
    for named, teller in sorted(tellers.by_key.items()):
        if teller.kind not in (OriginKind.SPEAKER, OriginKind.UNNAMED) or not teller.words:
            continue
        below = [w for w in teller.words if w.report not in titles or not titles[w.report].meets(w)]
        for words in below:
            starts = first.setdefault(words.report, {})
            starts[named] = min(words.start, starts.get(named, words.start))
        reports = {words.report for words in teller.words}
        if not below and len(reports) == 1:
            above[named] = reports.pop()
    return {
        named: found
        for named, report in above.items()
        for found in _fitting(tellers, named, first.get(report, {}))
    }


def _fitting(tellers: Tellers, named: str, starts: Mapping[str, int]) -> Iterator[str]:
    known = tellers.by_key
    for other in sorted(starts, key=lambda each: (starts[each], each)):
        if _fits(known[named], known[other], tellers.roles_of(other)):
            yield other
            return


def _fits(short: Teller, full: Teller, roles: str) -> bool:
    if short.country and full.country and short.country != full.country:
        return False
    if short.label == "LOCATION":
        return bool(short.country) and short.country == full.country and full.sector in STATE
    said = set(key(full.name).split()) | set(roles.split())
    if short.kind is OriginKind.SPEAKER:
        return set(key(short.name).split()) - {"the"} <= said
    noun = told_by.last(told_by.HANGING.split(short.name)[0]).removesuffix("s")
    if noun in {word.removesuffix("s") for word in said}:
        return True
    if noun in _OFFICIAL:
        return full.sector in STATE
    return bool(short.sector) and short.sector == full.sector
