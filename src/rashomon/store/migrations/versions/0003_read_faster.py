"""Profiles keep terms and weights as two lists, read faster; strong links are found as such."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_AT_ONCE = 1000


def upgrade() -> None:
    """Write the profiles of an older workspace anew."""
    op.create_index("link_by_one", "link", ["one", "score"])
    table = sa.table(
        "reading", sa.column("report", sa.Integer), sa.column("profile", sa.LargeBinary)
    )
    query = sa.select(table.c.report, table.c.profile).order_by(table.c.report).limit(_AT_ONCE)
    connection, last = op.get_bind(), 0
    while rows := connection.execute(query.where(table.c.report > last)).all():
        for report, packed in rows:
            connection.execute(
                table.update().where(table.c.report == report).values(profile=_flat(packed))
            )
        last = rows[-1][0]


def _flat(packed: bytes) -> bytes:
    profile = msgspec.msgpack.decode(packed)
    pairs = profile["terms"]
    flat = {"terms": [term for term, _ in pairs], "weights": [weight for _, weight in pairs]}
    return msgspec.msgpack.encode({**profile, **flat})
