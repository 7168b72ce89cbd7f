"""Names of places -> what they are and where: ``mentions`` in a text, ``resolving`` among them."""

from rashomon.entities.places.mentions import places

__all__ = ["places"]
