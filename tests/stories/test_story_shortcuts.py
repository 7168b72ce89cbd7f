"""Laws of what grouping leaves out: the shortcut gives what the long way gives, to the bit."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import EVERYTHING

from rashomon.records import Profile
from rashomon.stories import StoriesOptions, group_part, profile
from rashomon.stories.gathering import agglomerate, cosines
from rashomon.stories.gathering import joined as joined_at_once

_OPTIONS = StoriesOptions()
_TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 1.0), max_size=8)
_TIMES = st.sampled_from((None, "2015-03-02", "2015-03-04", "2015-04-20"))


def _part(drawn: list[tuple[dict[str, float], str | None]]) -> list[Profile]:
    return [
        Profile(f"r{number:02}", (), tuple(terms), tuple(terms.values()), published=published)
        for number, (terms, published) in enumerate(drawn)
    ]


parts = st.lists(st.tuples(_TERMS, _TIMES), min_size=2, max_size=12).map(_part)


@given(parts, st.data())
@settings(max_examples=100, deadline=None)
def test_what_no_likeness_connects_can_be_joined_apart(
    part: list[Profile], data: st.DataObject
) -> None:
    cells = st.sampled_from((0.0, 0.2, 0.474999999, 0.475, 0.5, 0.9, 1.3))
    size = len(part)
    square = np.array(data.draw(st.lists(cells, min_size=size**2, max_size=size**2)))
    half = np.triu(square.reshape(size, size), 1)
    likeness = half + half.T
    apart = agglomerate(likeness, part, _OPTIONS)
    assert apart == joined_at_once(likeness, part, _OPTIONS)


@given(parts)
@settings(max_examples=100, deadline=None)
def test_likeness_is_the_plain_sum_over_terms_in_their_order(part: list[Profile]) -> None:
    found = cosines(part, _OPTIONS)
    assert (found == found.T).all()
    alone = cosines(part[::-1], _OPTIONS)[::-1, ::-1]
    assert found.tobytes() == np.ascontiguousarray(alone).tobytes()
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for one, left in enumerate(part):
        for other, right in enumerate(part):
            both = set(left.terms) & set(right.terms)
            shared[one, other] = len(both) if one != other else 0
    assert all((found[pair] > 0) == (count > 0) for pair, count in shared.items())
    assert (found < 1 + 1e-9).all()


def test_stories_that_still_stand_are_the_same_named_anew() -> None:
    profiles = [profile(report) for report in EVERYTHING]
    before = group_part(profiles[:-3])
    after = group_part(profiles)
    assert set(before) & set(after)
    assert group_part(profiles, known=before) == after
