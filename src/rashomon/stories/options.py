"""Every choice that grouping makes, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoriesOptions:
    """How reports are weighed, found, linked and gathered.

    Defaults were chosen on the development parts of NeuS, AllSides, BASIL, ECB+ and FA-KES as
    ``evals/stories.py`` reads them, one value for all sets, and are documented with the figures in
    docs/decisions/0005-stories.md. No weight was fitted. The four values on anchors and seams have
    no public gold: they were set on two coverages in our own words.
    """

    # Profiles
    keep_terms: int = 200  # heaviest words kept of one report; 60 cost ECB+ two points
    title_weight: float = 2.0  # a headline's word against one of the text
    fading: float = 0.2  # a word's weight 100 words further down is divided by 1 + this
    number_weight: float = 1.5  # a figure against a word of the same rarity
    rarity_power: float = 0.8  # weight = log(1 + count) * rarity ** power
    too_common: float = 0.12  # share of background articles above which a word says nothing
    # Keys
    undated_budget: int = 120  # product of ranks up to which words pair: about 118 keys
    dated_budget: int = 95  # the same of a dated report within its span of time: about 80 keys
    spare_budget: int = 40  # and in the next span, and without a time: about 19 keys each
    bucket_days: int = 60  # reports further apart than this are never linked by time and words
    # Links
    loose: float = 0.12  # weaker links are not kept
    link_patience: float = 0.7  # what a gap leaves of a link: more than of a tie between groups
    # Time
    fade_days: float = 1.5  # how fast a gap in coverage parts reports that are only fairly alike
    patience: float = 0.4  # what a longer gap leaves of a likeness
    patient_days: float = 21.0  # while this many days have not passed
    fade_late: float = 10.0  # and how fast that goes after
    # Stories
    cap: int = 400  # reports compared with one another at once
    local: float = 20.0  # weight of one report of a large part against one background article
    small: float = 100.0  # reports of a part at which that weight is half of it
    lone: float = 0.6  # what a word loses, in a large part, that no other report of it has
    density: float = 0.5  # how far likeness is measured against a report's nearest neighbours
    nearest: int = 3  # how many neighbours say how dense the coverage around a report is
    sparse: float = 0.2  # coverage is never taken to be thinner than this likeness
    chain: float = 0.2  # share of the best pair, beside the mean, in the tie of two groups
    join: float = 0.475  # two groups of reports become one story at or above
    # Groups that no seam parts
    anchors: int = 4  # rare names and words that both groups must turn on
    anchor_rarity: float = 4.3  # how rare they must be: in about one article of 74, part included
    anchor_terms: int = 60  # among how many heaviest words of a report they are looked for
    even: float = 0.7  # likeness across two groups over that inside the looser one
    faint: float = 0.15  # likeness across under which it says nothing
    # Threads
    thread_budget: int = 95  # product of ranks up to which a story's names pair: about 80 keys
    follow: float = 0.25  # two stories follow one another at or above
