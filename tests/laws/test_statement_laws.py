"""Whatever is read: who says what is exact words of the text, the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claims import speakers
from rashomon.proof.statement_values import statement_values
from rashomon.records import NOBODY, Report
from rashomon.stages.attribute import said
from rashomon.store import Statements

# Pieces of which reporting is made, put together in any order, and whatever else there is.
_PIECES = st.sampled_from(
    "said|told|according to|the mayor|Omar Haddad|Reuters|the BBC|he|they|who|denied|reportedly|"
    "that|the bridge fell|“|”|\"|‘|’|'|(|)|,|.|:|–|-|?|\n|\n\n|TUNIS (AFP) -|quoted|as saying|by|"
    "claimed|a claim|if confirmed|in the words of|citing|and|while|was|not|may have|will|"
    "one of them|two US officials|the same officials|it|its|Dorn|PENCE".split("|")
)
_WORDS = st.one_of(_PIECES, st.text(max_size=6))
_TEXTS = st.lists(_WORDS, max_size=24).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_every_span_holds_the_words_it_is_said_to(text: str) -> None:
    report = Report("r", "c", "a", text, "utf-8")
    found = said(report, threads=1)
    checks = list(statement_values(report, Statements(found.attributions, found.claims)))
    assert [check for check in checks if check is not None] == []
    assert said(report, threads=2) == found


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_every_attribution_is_a_claim_under_its_own_chain(text: str) -> None:
    report = Report("r", "c", "a", text, "utf-8")
    found = said(report, threads=1)
    known = {each.id: each for each in found.attributions}
    assert len(known) == len(found.attributions)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert {c.attribution for c in found.claims if c.attribution} == known.keys()
    for claim in found.claims:
        if claim.attribution is not None:
            assert claim.chain == known[claim.attribution].chain
    for each in found.attributions:
        assert each.chain
        assert all(holder != NOBODY for holder in each.chain[:-1])
        assert each.within is None or each.within in known
    told = {c.id for c in found.claims if c.attribution and c.chain[-1] != NOBODY}
    assert {c for who in speakers(found.claims, {"r": text}) for c in who.claims} == told
