"""Where information began: the origins of a story, and how many of them surely differ."""

from rashomon.findings.origins.origins import Origins

__all__ = ["Origins"]
