"""The metrics of coreference on small cases whose values are known."""

from __future__ import annotations

import pytest

from evals.coreference import METRICS, bcubed, ceaf_e, conll, muc

pytest.importorskip("scipy", reason="comes with the packages that evaluations need")


def parted(clusters: str) -> dict[str, int]:
    """ "ab c" as each letter's cluster."""
    return {m: n for n, cluster in enumerate(clusters.split()) for m in cluster}


def test_the_same_partition_is_perfect_whatever_its_names() -> None:
    gold = parted("abc de f")
    found = {m: f"other {n}" for m, n in gold.items()}
    assert conll(gold, found) == 1
    assert all(metric(gold, found) == (1, 1) for metric in METRICS.values())


def test_a_partition_of_its_authors() -> None:
    """Two of three right, one moved: Luo 2005, figure 1 (b), scored by hand."""
    gold, found = parted("12345 67 89ABC"), parted("12345 6789ABC")
    assert muc(gold, found) == pytest.approx((9 / 10, 1))
    assert bcubed(gold, found) == pytest.approx(((5 + (4 + 25) / 7) / 12, 1))
    aligned = 1 + 2 * 5 / (5 + 7)
    assert ceaf_e(gold, found) == pytest.approx((aligned / 2, aligned / 3))


def test_everything_in_one() -> None:
    gold, found = parted("ab c d"), parted("abcd")
    assert muc(gold, found) == pytest.approx((1 / 3, 1))
    assert bcubed(gold, found) == pytest.approx((6 / 16, 1))
    assert ceaf_e(gold, found) == pytest.approx((2 / 3, 2 / 9))


def test_everything_alone() -> None:
    gold, found = parted("ab c d"), parted("a b c d")
    assert muc(gold, found) == (0, 0)
    assert bcubed(gold, found) == pytest.approx((1, 3 / 4))
    best = (2 / 3 + 1 + 1) / 4, (2 / 3 + 1 + 1) / 3
    assert ceaf_e(gold, found) == pytest.approx(best)


def test_conll_is_the_mean_of_the_three() -> None:
    gold, found = parted("abc de f"), parted("ab cde f")
    assert conll(gold, found) == pytest.approx(
        sum(metric(gold, found).f1 for metric in METRICS.values()) / 3
    )
