"""Names and descriptions of one report -> who is meant: ``naming`` joins, ``reading`` says what."""

from rashomon.entities.actors.reading import actors

__all__ = ["actors"]
