"""What may be set when reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How text is cut for the model. Lengths are in word pieces, markers left out."""

    window: int = 160  # read at once; longer where no sentence ends
    longest: int = 500  # a longer sentence is cut; the encoder has 512 places
    threads: int | None = None  # windows read side by side; None: as many as cores, at most 4

    def __post_init__(self) -> None:
        if not 8 <= self.window <= self.longest <= 500:
            raise ValueError("windows need 8 <= window <= longest <= 500")
        if self.threads is not None and self.threads < 1:
            raise ValueError("threads must be at least 1")
