"""Which lines address the visitor of a page rather than tell the news.

Extraction cuts most furniture away; what slips through must not tie two reports of one publisher
together. The words are those with which pages everywhere ask to subscribe, share, log in and
accept; no phrase counts, only how thickly a line is sown with them. Checked on the labelled
fragments of html-trafilatura (docs/decisions/0004-lineage.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.words import Word

_STRONG = frozenset(
    "newsletter newsletters subscribe subscribed subscriber subscribers subscribing subscription "
    "subscriptions inbox cookie cookies login signup unsubscribe faq copyright disclaimer paywall "
    "advertisement sponsored republish republishing redistributed rewritten bookmark rss webpage "
    "sitemap password username newsroom livestream moderated".split()
)
_WEAK = frozenset(
    "sign log share shares print comment comments reply follow read more related popular trending "
    "app apps android ios whatsapp instagram facebook twitter youtube linkedin pinterest tiktok "
    "tweet advertise advertising advertisers click clicking tap download podcast podcasts email "
    "emails your our you site website page pages form terms privacy policy policies settings "
    "rights reserved published broadcast permission contact account unlimited access free join "
    "member membership members donate donating support independent journalism journalists weekly "
    "daily digest alerts alert updates update updated latest top stories story headlines breaking "
    "watch listen live skip main content menu search home back next previous amended corrected "
    "version editor editors reporting editing writing contributed photo image picture below "
    "friends here delivered receive enter address limit reached month continue continues gallery "
    "video correspondents channel learn visit about article articles opinion analysis exclusive "
    "use agree accept consent material may not be without button".split()
)
_ENOUGH = 3.0  # strong words count 2, weak ones 1
_THICK = 0.2  # of that count, per word of the line
_SHORT = 12  # words; a line of these without a full stop needs less
_SHORT_ENOUGH, _SHORT_THICK = 2.0, 0.3
_LONGEST = 60  # words; no furniture line is longer
_LONGEST_LABEL = 25  # words; a paragraph of more without a full stop is running text
_SPOKEN = frozenset('"“”„«»')
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$|[\"”’»]$")


def is_furniture(line: str, found: Sequence[Word]) -> bool:
    """Whether a line speaks to the visitor of the page. ``found`` are the words of the line."""
    size = len(found)
    if not 0 < size <= _LONGEST or not _SPOKEN.isdisjoint(line):
        return False
    count = sum(2.0 if word.key in _STRONG else 1.0 if word.key in _WEAK else 0.0 for word in found)
    if "©" in line:
        count += 2.0
    if size <= _SHORT and not _ENDS.search(line.rstrip()):
        return count >= _SHORT_ENOUGH and count / size >= _SHORT_THICK
    return count >= _ENOUGH and count / size >= _THICK


def is_label(line: str, found: Sequence[Word]) -> bool:
    """Whether a paragraph is a headline, a teaser or a caption rather than a sentence.

    Pages print the headlines of other articles beside their own; extraction cuts most of them.
    """
    return 0 < len(found) <= _LONGEST_LABEL and not _ENDS.search(line.rstrip())
