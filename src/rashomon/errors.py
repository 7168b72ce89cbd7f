"""Everything Rashomon raises on purpose.

RashomonError
├── UsageError        the call makes no sense; the message says what would
├── CaptureError      something could not be received
│   └── ForbiddenAddress   the address is private, loopback or link-local
├── ExtractError      bytes that hold no article
├── ModelError        the shipped model is missing, or is not the one that was shipped
├── WorkspaceError    the workspace cannot be opened or is of another version
├── NotFound          no such story, report or origin
├── Outdated          somebody else has decided on the same matter since
└── VerifyError       a value does not match the kept copy

A failure on one report is not raised past its stage: it becomes a ``Failure`` record.
"""

from __future__ import annotations


class RashomonError(Exception):
    """The root: catch this to catch all of ours."""


class UsageError(RashomonError):
    """The call makes no sense; the message says what would."""


class CaptureError(RashomonError):
    """Something could not be received; ``reason`` is the failure's short code."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class ForbiddenAddress(CaptureError):
    """The address is private, loopback, link-local or otherwise not on the public network."""

    def __init__(self, detail: str) -> None:
        super().__init__("forbidden-address", detail)


class ExtractError(RashomonError):
    """The bytes hold no article; ``reason`` is the failure's short code."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class ModelError(RashomonError):
    """The shipped model is missing, or a file of it is not the one that was shipped."""


class WorkspaceError(RashomonError):
    """The workspace cannot be opened, or was written by another version."""


class NotFound(RashomonError):
    """No such story, report or origin; the message lists what there is."""


class Outdated(RashomonError):
    """Somebody else has decided on the same matter since; ``decision`` is the id of theirs."""

    def __init__(self, decision: str, signed: str, verdict: str) -> None:
        super().__init__(f"{signed} decided {verdict} on it meanwhile; look at that first")
        self.decision = decision


class VerifyError(RashomonError):
    """A value does not match the kept copy."""
