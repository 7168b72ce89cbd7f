"""Thirty sentences of the seed reports, printed with their trees and names, to be read by eye.

``python -m docs.thirty`` prints them where the reports are (they are not part of the repository);
docs/explanation/thirty-sentences.md says what was found, without their words.
"""

from __future__ import annotations

import rashomon
from evals.data import seeds

_EVERY = 2  # of the sentences long enough, from each report's start
_OF_EACH = 6
_WORDS = (12, 60)


def main() -> None:
    """Print six sentences of each report."""
    from rashomon.cli.read import trees

    for number, text in sorted(seeds().items()):
        reading = rashomon.read(text)
        printed = list(trees(reading))
        long = [
            n
            for n, s in enumerate(reading.sentences)
            if _WORDS[0] <= s.last - s.first <= _WORDS[1]
            and reading.tokens[s.last - 1].form in (".", "”", '"')
        ]
        for place in long[::_EVERY][:_OF_EACH]:
            print(f"# {number}, sentence {place}")
            print(printed[place])


if __name__ == "__main__":
    main()
