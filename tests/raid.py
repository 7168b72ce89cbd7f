"""Four invented reports of one raid, received on two days: tests of findings are made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon

FIRST, SECOND = 1403733600, 1403820000  # 25 and 26 June 2014, 22:00 UTC
BEFORE, BETWEEN = "2014-06-24", "2014-06-26T12:00"

REPORTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "ledger.txt",
        "Harbour Ledger",
        "2014-06-25",
        """Air strike on Tikrit market kills 23

Jets bombed the cattle market of Tikrit on Tuesday, killing at least 23 people, a police colonel \
said. The governor, Omar Haddad, told the BBC that the strike had come without warning.

Haddad said the jets had flown in from the east and bombed the market twice. He said that 23 \
people were killed in the strike on Tikrit and that dozens were wounded.

Shops along the river road stayed shut on Wednesday, and families carried the dead to the old \
cemetery above the market.
""",
    ),
    (
        "post.txt",
        "Saltmere Post",
        "2014-06-25",
        """Governor: jets hit Tikrit cattle market

The governor of the province, Omar Haddad, told the BBC that jets bombed the cattle market of \
Tikrit on Tuesday. “We heard no siren before the strike,” he said.

A medical source at the city's hospital said that 32 people were killed in the bombing of the \
market. The source said that four children were among the dead.

Families carried the dead to the old cemetery above the market on Wednesday.
""",
    ),
    (
        "courier.txt",
        "Dorrow Courier",
        "2014-06-27",
        """Toll of Tikrit market strike rises to 43

The death toll of Tuesday's strike on the cattle market of Tikrit rose to 43 from 32, the \
hospital's director, Lina Brandt, said on Thursday.

Brandt said that 43 people were killed when jets bombed the market, and that eleven of the \
wounded had died in the night.

The army denied that its jets had bombed Tikrit. A spokesman, Karim Aziz, said that no aircraft \
had flown on Tuesday.
""",
    ),
    (
        "reprint.txt",
        "Tern Mail",
        "2014-06-26",
        """Air strike on Tikrit market kills 23

Jets bombed the cattle market of Tikrit on Tuesday, killing at least 23 people, a police colonel \
said. The governor, Omar Haddad, told the BBC that the strike had come without warning.

Haddad said the jets had flown in from the east and bombed the market twice. He said that 23 \
people were killed in the strike on Tikrit and that dozens were wounded.

Shops along the river road stayed shut on Wednesday, and families carried the dead to the old \
cemetery above the market.
""",
    ),
)


def add(path: Path, some: slice, received: int) -> None:
    """Add some of the reports to the workspace at ``path``, as if received at that second."""
    with pytest.MonkeyPatch.context() as patch, rashomon.open(path) as workspace:
        patch.setenv("SOURCE_DATE_EPOCH", str(received))
        for name, outlet, published, text in REPORTS[some]:
            (path.parent / name).write_text(text, "utf-8")
            supplied = (("outlet", outlet), ("published", published))
            workspace.add([path.parent / name], supplied=supplied)


def workspace(folder: Path) -> Path:
    """All four: the first two on one day, the others on the next."""
    add(folder / "w.db", slice(2), FIRST)
    add(folder / "w.db", slice(2, 4), SECOND)
    return folder / "w.db"
