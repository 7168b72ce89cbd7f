"""Who says what, on trees written by hand: each construction, its holders and its words."""

from __future__ import annotations

from rashomon.attribution import attribute
from rashomon.records import NOBODY, Attribution, Certainty, Stance, Voice
from rashomon.tree import Tree
from treebank import reading


def found(*sentences: str) -> tuple[str, tuple[Attribution, ...]]:
    text, tree = reading(*sentences)
    return text, attribute("r", text, tree)


def said(text: str, one: Attribution) -> str:
    return " … ".join(span.of(text) for span in one.content)


def chain(one: Attribution) -> list[str]:
    return [holder.words for holder in one.chain]


SAID = (
    "The/DET/2/det minister/NOUN/3/nsubj said/VERB/0/root/say that/SCONJ/7/mark "
    "the/DET/6/det army/NOUN/7/nsubj left/VERB/3/ccomp/leave ./PUNCT/3/punct"
)


def test_a_clause_after_said() -> None:
    text, (one,) = found(SAID)
    assert said(text, one) == "that the army left"
    assert chain(one) == ["The minister"]
    assert (one.voice, one.stance, one.certainty) == (
        Voice.INDIRECT,
        Stance.ASSERTS,
        Certainty.PLAIN,
    )
    assert one.rule == "VERB say"


def test_a_speaker_after_a_quotation() -> None:
    text, (one,) = found(
        "“/PUNCT/3/punct We/PRON/3/nsubj fled/VERB/7/ccomp/flee ,/PUNCT/3/punct ”/PUNCT/3/punct "
        "Omar/PROPN/7/nsubj=PERSON said/VERB/0/root/say ./PUNCT/7/punct"
    )
    assert said(text, one) == "“We fled,”"
    assert chain(one) == ["Omar"]
    assert one.voice is Voice.DIRECT


def test_who_is_told_carries_only_if_it_prints() -> None:
    told = (
        "Officers/NOUN/2/nsubj/officer told/VERB/0/root/tell {} it/PRON/5/nsubj "
        "burned/VERB/2/ccomp/burn ./PUNCT/2/punct"
    )
    text, (one,) = found(told.format("Reuters/PROPN/2/obj=ORG"))
    assert chain(one) == ["Reuters", "Officers"]
    assert said(text, one) == "it burned"
    _, (other,) = found(told.format("residents/NOUN/2/obj"))
    assert chain(other) == ["Officers"]


def test_a_clause_that_says_more_of_a_noun_does_not_stand_in_for_what_was_said() -> None:
    text, (one,) = found(
        "Omar/PROPN/2/nsubj=PERSON said/VERB/0/root/say shells/NOUN/4/nsubj fell/VERB/2/ccomp/fall "
        "there/ADV/4/advmod ,/PUNCT/9/punct where/ADV/9/advmod rebels/NOUN/9/nsubj "
        "move/VERB/2/ccomp/move men/NOUN/9/obj by/ADP/12/case night/NOUN/9/obl ./PUNCT/2/punct"
    )
    assert said(text, one) == "shells fell there, where rebels move men by night"


def test_according_to_takes_the_clause_around_it() -> None:
    text, (one,) = found(
        "According/ADP/4/case/accord to/ADP/1/fixed two/NUM/4/nummod officials/NOUN/7/obl "
        ",/PUNCT/4/punct shells/NOUN/7/nsubj fell/VERB/0/root/fall ./PUNCT/7/punct".replace(
            "/accord", "/according"
        )
    )
    assert said(text, one) == "shells fell"
    assert chain(one) == ["two officials"]


def test_who_is_quoted_by_whom() -> None:
    _, (one,) = found(
        "According/ADP/4/case/according to/ADP/1/fixed militant/ADJ/4/amod sources/NOUN/11/obl "
        "quoted/VERB/4/acl/quote by/ADP/8/case the/DET/8/det BBC/PROPN/5/obl:agent=ORG "
        ",/PUNCT/4/punct raids/NOUN/11/nsubj began/VERB/0/root/begin ./PUNCT/11/punct"
    )
    assert chain(one) == ["the BBC", "militant sources"]


def test_a_negated_confirmation_cannot_confirm_and_a_negated_claim_denies() -> None:
    _, (one,) = found(
        "Police/NOUN/4/nsubj could/AUX/4/aux not/PART/4/advmod confirm/VERB/0/root "
        "the/DET/6/det toll/NOUN/4/obj ./PUNCT/4/punct"
    )
    assert one.stance is Stance.CANNOT_CONFIRM
    _, (other,) = found(SAID.replace("said/VERB/0/root/say", "denied/VERB/0/root/deny"))
    assert other.stance is Stance.DENIES


def test_a_hedge_hides_its_source() -> None:
    _, (one,) = found(
        "Rebels/NOUN/3/nsubj reportedly/ADV/3/advmod fled/VERB/0/root/flee ./PUNCT/3/punct"
    )
    assert (one.chain, one.certainty) == ((NOBODY,), Certainty.HEDGED)
    assert one.source is None


def test_a_statement_inside_another_runs_through_it() -> None:
    _, attributions = found(
        "AFP/PROPN/2/nsubj=ORG reported/VERB/0/root/report that/SCONJ/5/mark "
        "medics/NOUN/5/nsubj/medic said/VERB/2/ccomp/say nine/NUM/7/nsubj "
        "died/VERB/5/ccomp/die ./PUNCT/2/punct"
    )
    assert [chain(one) for one in attributions] == [["AFP"], ["AFP", "medics"]]


def test_a_quotation_goes_on_after_its_cue_and_over_an_open_paragraph() -> None:
    text, (one,) = found(
        "“/PUNCT/3/punct We/PRON/3/nsubj fled/VERB/7/ccomp/flee ,/PUNCT/3/punct ”/PUNCT/3/punct "
        "Omar/PROPN/7/nsubj=PERSON said/VERB/0/root/say ./PUNCT/7/punct",
        "“/PUNCT/3/punct It/PRON/3/nsubj burned/VERB/0/root/burn ./PUNCT/3/punct",
        "¶ “/PUNCT/3/punct All/PRON/3/nsubj died/VERB/0/root/die ./PUNCT/3/punct ”/PUNCT/3/punct",
    )
    assert said(text, one) == "“We fled,” … “It burned.\n\n“All died.”"


def test_pronouns_and_surnames_point_back_with_their_evidence() -> None:
    text, (one, two, three) = found(
        "Omar/PROPN/3/nsubj=PERSON Haddad/PROPN/1/flat=PERSON said/VERB/0/root/say "
        "it/PRON/5/nsubj burned/VERB/3/ccomp/burn ./PUNCT/3/punct",
        "He/PRON/2/nsubj added/VERB/0/root/add that/SCONJ/5/mark all/PRON/5/nsubj "
        "died/VERB/2/ccomp/die ./PUNCT/2/punct",
        "Haddad/PROPN/2/nsubj=PERSON said/VERB/0/root/say they/PRON/4/nsubj "
        "fled/VERB/2/ccomp/flee ./PUNCT/2/punct",
    )
    assert one.source is not None
    assert one.source.stands_for is None
    near = "agrees with “he”; stands in the sentence before, is a subject, spoke last"
    for each, why in ((two, near), (three, "the full name given before")):
        assert each.source is not None
        assert each.source.stands_for is not None
        assert each.source.stands_for.of(text) == "Omar Haddad"
        assert each.source.evidence == why


def test_the_agency_of_a_dateline_carries_every_statement() -> None:
    _, (one,) = found(
        "KANO/PROPN/9/parataxis (/PUNCT/3/punct AFP/PROPN/1/parataxis=ORG )/PUNCT/3/punct "
        "—/PUNCT/1/punct The/DET/7/det mayor/NOUN/9/nsubj ,/PUNCT/7/punct said/VERB/0/root/say "
        "it/PRON/11/nsubj burned/VERB/9/ccomp/burn ./PUNCT/9/punct"
    )
    assert chain(one) == ["AFP", "The mayor"]


def test_a_date_before_a_bracket_and_a_dash_is_a_dateline() -> None:
    opening = (
        "October/PROPN/7/obl:unmarked=DATE 12/NUM/1/nmod=DATE (/PUNCT/4/punct "
        "Dispatch/PROPN/1/appos )/PUNCT/4/punct {}/PUNCT/1/punct Shells/NOUN/8/nsubj "
        "fell/VERB/0/root/fall ./PUNCT/8/punct"
    )
    for sign, length in (("-", 6), (",", 0)):
        text, tree = reading(opening.format(sign))
        assert Tree(tree, text).datelines == frozenset(range(length))


def test_a_text_without_statements_has_none() -> None:
    assert found("Shells/NOUN/2/nsubj fell/VERB/0/root/fall ./PUNCT/2/punct")[1] == ()
