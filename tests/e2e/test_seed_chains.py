"""The acceptance case for chains: who says what, through whom, in five real reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon
from rashomon.dossier import html
from rashomon.records import Attribution, Certainty, ClaimForm, Dossier, Stance

# Report, holders in order (a word of each), a word of what is said, and the first speaker's stance.
CHAINS = (
    ("000", ("BBC", "militant sources"), "Tuesday", Stance.ASSERTS),
    ("000", ("broadcaster", "Maliki"), "co-ordination", Stance.ASSERTS),
    ("000", ("Observatory",), "allegiance", Stance.ASSERTS),
    ("000", ("AFP", "director of SOHR"), "pledge", Stance.ASSERTS),
    ("001", ("BBC", "Maliki"), "inside Syria", Stance.ASSERTS),
    ("001", ("AP", "US military officials"), "Iraqi side", Stance.ASSERTS),
    ("001", ("BBC Arabic", "Maliki"), "Syrian jets", Stance.ASSERTS),
    ("001", ("BBC Arabic", "Maliki"), "fighter jets from Russia", Stance.ASSERTS),
    ("001", ("AP", "al-Khozaei"), "July 1", Stance.ASSERTS),
    ("001", ("Al Jazeera",), "gas fields", Stance.ASSERTS),
    ("001", ("Government outlets",), "under control", Stance.ASSERTS),
    ("001", ("al-Sadr",), "US military personnel", Stance.ASSERTS),
    ("002", ("BBC", "Maliki"), "Syrian side of Qaim", Stance.ASSERTS),
    ("002", ("BBC", "Maliki"), "Sukhoi", Stance.ASSERTS),
    ("002", ("BBC", "Maliki"), "emergency coalition", Stance.DENIES),
    ("002", ("Kremlin",), "by phone", Stance.ASSERTS),
    ("002", ("Reports",), "pledged allegiance", Stance.ASSERTS),
    ("003", ("Nouri al-Maliki",), "on Tuesday", Stance.ASSERTS),
    ("003", ("reports",), "pledged allegiance", Stance.ASSERTS),
    ("004", ("al-Moualem",), "threat level", Stance.ASSERTS),
    ("004", ("Turkey",), "arming rebels", Stance.DENIES),
    ("004", ("Syria",), "informed of attacks", Stance.ASSERTS),
    ("004", ("al-Moualem",), "France", Stance.ASSERTS),
)


@pytest.fixture(scope="module")
def dossiers() -> Iterator[list[Dossier]]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed reports are not part of the repository")
    with rashomon.open(":memory:") as workspace:
        workspace.add([str(p) for p in sorted(folder.glob("[0-9]*.txt"))])
        assert workspace.verify().mismatches == ()
        yield [story.dossier() for story in workspace.stories()]


def texts(dossiers: list[Dossier]) -> dict[str, tuple[str, str]]:
    """Number and text of each report, by id."""
    return {
        e.report.id: (e.report.address.rsplit("/", 1)[-1][:3], e.report.text)
        for dossier in dossiers
        for e in dossier.entries
    }


def holders(each: Attribution, text: str) -> list[str]:
    """Each holder's words, with what they stand for."""
    return [
        f"{h.words} {h.stands_for.of(text) if h.stands_for is not None else ''}" for h in each.chain
    ]


@pytest.mark.parametrize(("number", "chain", "words", "stance"), CHAINS)
def test_each_chain_is_found_with_its_words(
    dossiers: list[Dossier], number: str, chain: tuple[str, ...], words: str, stance: Stance
) -> None:
    known = texts(dossiers)
    for dossier in dossiers:
        for each in dossier.attributions:
            named, text = known[each.report]
            said = " ".join(span.of(text) for span in each.content)
            ours = holders(each, text)
            same = len(ours) == len(chain) and all(
                one in other for one, other in zip(chain, ours, strict=True)
            )
            if named == number and same and words in said and each.stance is stance:
                return
    pytest.fail(f"{number}: nobody says {words!r} through {' ← '.join(chain)}")


def test_what_one_hedges_another_attests(dossiers: list[Dossier]) -> None:
    known = texts(dossiers)
    hedged = [
        claim
        for dossier in dossiers
        for claim in dossier.claims
        if claim.form is ClaimForm.OWN_VOICE and claim.told.certainty is Certainty.HEDGED
    ]
    assert any("if confirmed" in c.words[0].of(known[c.report][1]).lower() for c in hedged)


def test_each_statement_of_the_page_leads_to_its_words(dossiers: list[Dossier]) -> None:
    for dossier in dossiers:
        page = html(dossier)
        place = {entry.report.id: n for n, entry in enumerate(dossier.entries, 1)}
        assert dossier.attributions
        for each in dossier.attributions:
            first = each.content[0]
            anchor = f"r{place[each.report]}-{first.start}-{first.end}"
            assert f'href="#{anchor}"' in page
            assert page.count(f'id="{anchor}"') == 1
