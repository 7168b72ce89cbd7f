"""Claims from readings written by hand: whose they are, how they are told, what nobody claims."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.attribution import attribute, wire
from rashomon.claims import claims, speakers
from rashomon.records import NOBODY, Certainty, Claim, ClaimForm, Stance
from treebank import reading


def found(*sentences: str, report: str = "r") -> tuple[str, tuple[Claim, ...]]:
    text, read = reading(*sentences)
    carrier = wire(report, text, read)
    return text, claims(report, text, read, attribute(report, text, read), carrier)


def told(text: str, made: Sequence[Claim], form: ClaimForm) -> list[str]:
    return [" … ".join(s.of(text) for s in c.words) for c in made if c.form is form]


SAID = (
    "Medics/NOUN/2/nsubj/medic said/VERB/0/root/say nine/NUM/4/nsubj died/VERB/2/ccomp/die "
    "./PUNCT/2/punct"
)
FELL = "The/DET/2/det bridge/NOUN/3/nsubj fell/VERB/0/root/fall ./PUNCT/3/punct"


def test_what_nobody_is_given_for_is_the_outlet_s_own_voice() -> None:
    text, made = found(SAID, FELL)
    assert told(text, made, ClaimForm.STATEMENT) == ["nine died"]
    assert told(text, made, ClaimForm.OWN_VOICE) == ["The bridge fell"]
    own = made[-1]
    assert (own.chain, own.carried, own.attribution) == ((), None, None)
    assert made[0].chain[-1].words == "Medics"
    assert made[0].attribution is not None


def test_a_wire_carries_the_report_s_own_voice() -> None:
    text, made = found(
        "TUNIS/PROPN/7/dep=LOCATION (/PUNCT/3/punct AFP/PROPN/1/appos=ORG )/PUNCT/3/punct "
        "–/PUNCT/1/punct Bridges/NOUN/7/nsubj/bridge fell/VERB/0/root/fall ./PUNCT/7/punct"
    )
    assert told(text, made, ClaimForm.OWN_VOICE) == ["Bridges fell"]
    assert [holder.words for holder in made[0].chain] == ["AFP"]


def test_questions_suppositions_and_lines_without_a_verb_claim_nothing() -> None:
    _, made = found(
        "Did/AUX/3/aux bridges/NOUN/3/nsubj fall/VERB/0/root ?/PUNCT/3/punct",
        "¶ A/DET/2/det bridge/NOUN/0/root at/ADP/4/case Dorn/PROPN/2/nmod",
    )
    assert made == ()


def test_a_clause_about_the_speaker_is_the_outlet_s() -> None:
    text, made = found(
        "Haddad/PROPN/6/nsubj=PERSON ,/PUNCT/4/punct who/PRON/4/nsubj resigned/VERB/1/acl:relcl "
        ",/PUNCT/4/punct said/VERB/0/root/say nine/NUM/8/nsubj died/VERB/6/ccomp/die "
        "./PUNCT/6/punct"
    )
    assert told(text, made, ClaimForm.STATEMENT) == ["nine died"]
    assert told(text, made, ClaimForm.OWN_VOICE) == ["who resigned"]


def test_quoted_words_are_a_claim_of_their_own_beside_the_statement() -> None:
    text, made = found(
        "He/PRON/2/nsubj said/VERB/0/root/say the/DET/4/det raid/NOUN/8/nsubj was/AUX/8/cop "
        "“/PUNCT/8/punct a/DET/8/det mistake/NOUN/2/ccomp ”/PUNCT/8/punct ./PUNCT/2/punct"
    )
    assert told(text, made, ClaimForm.STATEMENT) == ["the raid was “a mistake”"]
    assert told(text, made, ClaimForm.QUOTATION) == ["a mistake"]
    assert len({c.attribution for c in made}) == 1


def test_words_in_marks_that_nobody_is_named_for_are_kept_apart() -> None:
    text, made = found(
        "The/DET/4/det “/PUNCT/4/punct peace/NOUN/4/compound march/NOUN/6/nsubj ”/PUNCT/4/punct "
        "ended/VERB/0/root/end ./PUNCT/6/punct"
    )
    assert told(text, made, ClaimForm.QUOTATION) == ["peace march"]
    (quoted,) = (c for c in made if c.form is ClaimForm.QUOTATION)
    assert quoted.chain == (NOBODY,)
    assert quoted.carried is not None
    assert quoted.carried.certainty is Certainty.HEDGED


def test_who_denies_that_somebody_said_it_is_how_it_is_carried() -> None:
    text, made = found(
        "Officials/NOUN/2/nsubj/official denied/VERB/0/root/deny that/SCONJ/6/mark the/DET/5/det "
        "army/NOUN/6/nsubj said/VERB/2/ccomp/say bridges/NOUN/8/nsubj fell/VERB/6/ccomp/fall "
        "./PUNCT/2/punct"
    )
    inner = next(c for c in made if c.words[0].of(text) == "bridges fell")
    assert [h.words for h in inner.chain] == ["the army"]
    assert inner.told.stance is Stance.ASSERTS
    assert inner.carried is not None
    assert inner.carried.stance is Stance.DENIES


def test_claims_keeps_its_holder_at_arm_s_length() -> None:
    _, (one,) = found(
        "Rebels/NOUN/2/nsubj/rebel claimed/VERB/0/root/claim bridges/NOUN/4/nsubj "
        "fell/VERB/2/ccomp/fall ./PUNCT/2/punct"
    )
    assert one.told.certainty is Certainty.PLAIN
    assert one.carried is not None
    assert one.carried.certainty is Certainty.HEDGED


def test_one_name_is_one_speaker_and_descriptions_may_be() -> None:
    named = (
        "Haddad/PROPN/2/nsubj=PERSON said/VERB/0/root/say nine/NUM/4/nsubj died/VERB/2/ccomp/die "
        "./PUNCT/2/punct"
    )
    two = (
        "Two/NUM/3/nummod US/PROPN/3/compound=LOCATION officials/NOUN/4/nsubj/official "
        "said/VERB/0/root/say nine/NUM/6/nsubj died/VERB/4/ccomp/die ./PUNCT/4/punct"
    )
    three = two.replace("Two/", "Three/")
    texts, made = dict[str, str](), list[Claim]()
    for report, sentences in (("a", (named, two)), ("b", (named, two)), ("c", (three,))):
        texts[report], more = found(*sentences, report=report)
        made += more
    who = speakers(made, texts)
    assert [(s.name, len(s.claims)) for s in who] == [
        ("Haddad", 2),
        ("Three US officials", 1),
        ("Two US officials", 1),
        ("Two US officials", 1),
    ]
    assert who[0].reason == "the same name"
    assert [s.possibly for s in who[1:]] == [(), (3,), (2,)], "two of one number may be one"
    assert all(len(s.claims) == 1 for s in who[1:]), "and are never said to be"


def test_what_is_denied_somebody_must_have_claimed() -> None:
    text, made = found(
        "Turkey/PROPN/3/nsubj=LOCATION has/AUX/3/aux denied/VERB/0/root/deny "
        "arming/VERB/3/xcomp/arm rebels/NOUN/4/obj/rebel ./PUNCT/3/punct"
    )
    denial, implied = sorted(made, key=lambda claim: claim.form, reverse=True)
    assert (denial.chain[-1].words, denial.told.stance) == ("Turkey", Stance.DENIES)
    assert (implied.form, implied.chain) == (ClaimForm.IMPLIED, (NOBODY,))
    assert implied.words == denial.words
    assert told(text, made, ClaimForm.IMPLIED) == ["arming rebels"]
    assert implied.told.stance is Stance.ASSERTS
    assert implied.carried is not None
    assert implied.carried.stance is Stance.DENIES
