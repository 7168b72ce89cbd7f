"""Stories against public gold, beside TF-IDF with agglomerative clustering on the same reports.

Ours runs the whole path with one configuration: profile, inverted index, link, group. The peer
(scikit-learn: TfidfVectorizer with English stop words and sublinear counts, average linkage over
cosine) has its threshold chosen on each set for the best figure: its strongest form, and an
upper bound. FA-KES labels are silver (one date, one place), and most of its reports are alone:
B-cubed pays for joining nothing there, so the peer is also tuned on pairs.

``python -m evals.stories``
"""

from __future__ import annotations

import csv
import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from evals import story_sets
from evals.clusters import Agreement, agreement
from evals.data import folder
from evals.story_sets import Gold
from rashomon.records import Profile, StoryLink
from rashomon.store import Options
from rashomon.stories import group, link, profile

SAMPLE = 400  # stories of neus-train, by hash
Sets = dict[str, Callable[[], list[Gold]]]
SETS: Sets = {
    "neus-val": lambda: story_sets.neus("val"),
    "neus-train-sample": lambda: sample(story_sets.neus("train")),
    "neus-uneven": lambda: uneven(sample(story_sets.neus("train"))),
    "allsides-recent": story_sets.allsides_recent,
    "basil": story_sets.basil,
    "newswcl50": story_sets.newswcl50,
    "ecbplus-dev": story_sets.ecbplus_dev,
    "fa-kes": story_sets.fa_kes,
}


def measure() -> dict[str, float]:
    """All figures, as ``stories/<set>/<metric>``; the peer's as ``stories/peer/<set>/<metric>``."""
    figures: dict[str, float] = {}
    print(f"{'set':20} {'':6} {'pair P':>7} {'R':>6} {'F1':>6}  {'B3 P':>6} {'R':>6} {'F1':>6}")
    pooled: list[Gold] = []
    for name, load in SETS.items():
        golds = load()
        figures |= _measure_set(name, golds)
        if name in ("neus-val", "allsides-recent", "basil", "newswcl50", "ecbplus-dev"):
            pooled += golds
    figures |= _measure_set("pooled", pooled)
    figures |= _small_workspaces()
    figures |= _telegram()
    return {name: round(value, 4) for name, value in figures.items()}


def grouped(golds: Sequence[Gold]) -> list[str]:
    """The story of each report, by the path that ``rashomon add`` takes."""
    profiles = [profile(gold.report) for gold in golds]
    named = {
        report: story.id for story in group(profiles, linked(profiles)) for report in story.reports
    }
    return [named[gold.report.id] for gold in golds]


def linked(profiles: Sequence[Profile]) -> list[StoryLink]:
    """Links found through an inverted index over the profiles' keys, as the store finds them."""
    shared = Options().shared
    postings: defaultdict[int, list[int]] = defaultdict(list)
    links: list[StoryLink] = []
    for number, each in enumerate(profiles):
        counts = Counter(other for key in each.keys for other in postings[key])
        near = sorted(other for other, count in counts.items() if count >= shared)
        links += link(each, [profiles[other] for other in near])
        for key in each.keys:
            postings[key].append(number)
    return links


def sample(golds: list[Gold], stories: int = SAMPLE) -> list[Gold]:
    """The stories whose labels hash lowest."""
    kept = set(sorted({gold.label for gold in golds}, key=_hash)[:stories])
    return [gold for gold in golds if gold.label in kept]


def uneven(golds: list[Gold]) -> list[Gold]:
    """One, two or three reports a story, by hash: real coverage has many lone reports."""
    seen: defaultdict[str, int] = defaultdict(int)
    kept = []
    for gold in golds:
        if seen[gold.label] <= _hash(gold.label) % 3:
            kept.append(gold)
        seen[gold.label] += 1
    return kept


def _hash(label: str) -> int:
    return int(hashlib.sha256(label.encode()).hexdigest()[:8], 16)


def _measure_set(name: str, golds: list[Gold]) -> dict[str, float]:
    labels = [gold.label for gold in golds]
    started = time.process_time()
    ours = grouped(golds)
    seconds = time.process_time() - started
    best = agreement(labels, ours)
    figures = {f"stories/{name}/{metric}": value for metric, value in best._asdict().items()}
    figures[f"stories/speed/{name}/reports_per_second"] = len(golds) / seconds
    _show(f"{name} ({len(golds)})", "ours", best)
    cuts = [agreement(labels, cut) for cut in peer(golds)]
    peers = {"": max(cuts, key=lambda a: a.bcubed_f1)}
    if name == "fa-kes":
        peers["-by-pairs"] = max(cuts, key=lambda a: a.pair_f1)
    for kind, theirs in peers.items():
        _show("", f"peer{kind}", theirs)
        print(f"{'':20} {'':6} B-cubed F1 {best.bcubed_f1 - theirs.bcubed_f1:+.3f}, ", end="")
        print(f"pair F1 {best.pair_f1 - theirs.pair_f1:+.3f}")
        for metric, value in theirs._asdict().items():
            figures[f"stories/peer/{name}{kind}/{metric}"] = value
    return figures | _halves(name, labels, ours)


def _halves(name: str, labels: list[str], ours: list[str]) -> dict[str, float]:
    """The figure on each half of the stories, parted by hash: a gain must hold on both."""
    figures = {}
    for half in (0, 1):
        kept = [i for i, label in enumerate(labels) if _hash("half" + label) % 2 == half]
        found = agreement([labels[i] for i in kept], [ours[i] for i in kept])
        figures[f"stories/{name}/half{half + 1}_bcubed_f1"] = found.bcubed_f1
    shown = ", ".join(f"{value:.3f}" for value in figures.values())
    print(f"{'':20} {'':6} ours on halves by hash: B-cubed F1 {shown}", flush=True)
    return figures


def _show(name: str, who: str, found: Agreement) -> None:
    values = "  ".join(" ".join(f"{v:6.3f}" for v in found[i : i + 3]) for i in (0, 3))
    print(f"{name:27} {who:>6} {values}", flush=True)


def peer(golds: Sequence[Gold]) -> list[list[str]]:
    """The peer's clusterings at every threshold from 0.02 to 0.9."""
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        [gold.report.text for gold in golds]
    )
    distances = 1 - np.clip((vectors @ vectors.T).toarray(), 0, 1)
    tree = AgglomerativeClustering(
        n_clusters=None, distance_threshold=0, metric="precomputed", linkage="average"
    ).fit(distances)
    thresholds = [1 - step / 100 for step in range(2, 91)]
    return [_cut(tree.children_, tree.distances_, len(golds), most) for most in thresholds]


def _cut(
    children: Sequence[Sequence[int]], distances: Sequence[float], leaves: int, most: float
) -> list[str]:
    """Each leaf's cluster when merges past a distance are undone."""
    members: dict[int, list[int]] = {leaf: [leaf] for leaf in range(leaves)}
    for number, ((one, other), distance) in enumerate(zip(children, distances, strict=True)):
        if distance <= most and one in members and other in members:
            members[leaves + number] = members.pop(one) + members.pop(other)
    named = {leaf: str(cluster) for cluster, held in members.items() for leaf in held}
    return [named[leaf] for leaf in range(leaves)]


def _small_workspaces() -> dict[str, float]:
    """Two happenings of one kind alone in a workspace: each ECB+ topic by itself."""
    topics: defaultdict[str, list[Gold]] = defaultdict(list)
    for gold in story_sets.ecbplus_dev():
        topics[gold.label.split("-")[0]].append(gold)
    scores = [agreement([g.label for g in part], grouped(part)) for part in topics.values()]
    mean = sum(score.bcubed_f1 for score in scores) / len(scores)
    print(f"each ECB+ dev topic as a workspace of its own: mean B-cubed F1 {mean:.3f}")
    return {"stories/ecbplus-alone/bcubed_f1": mean}


def _telegram() -> dict[str, float]:
    """Guideline pairs: do two reports, alone in a workspace, tell of one event?"""
    path = folder("telegram-pairs") / "en_train_pool.tsv"
    right = total = 0
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream, delimiter="\t")):
            pair = [
                Gold(story_sets.report(f"{number}{side}", row[f"INPUT:{side}_title"], text), "")
                for side in ("first", "second")
                if (text := row[f"INPUT:{side}_text"])
            ]
            one, *others = grouped(pair)
            right += (others == [one]) == (row["GOLDEN:quality"] == "OK")
            total += 1
    print(f"telegram guideline pairs decided as the guideline does: {right} of {total}")
    return {"stories/telegram-pairs/accuracy": right / total}


if __name__ == "__main__":
    measure()
