"""Actors of several reports -> entities: ``joining`` goes from the surest evidence to the least.

``persons`` and ``bodies`` join names, ``descriptions`` those without one; ``clusters`` keeps what
contradicts itself apart, ``listed`` reads users' own lists, ``parts`` says what belongs to what.
"""

from rashomon.entities.linking.joining import entities
from rashomon.entities.linking.listed import Listed, actor_list
from rashomon.entities.linking.parts import part_of

__all__ = ["Listed", "actor_list", "entities", "part_of"]
