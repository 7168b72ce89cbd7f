"""The page of a story is read faster: passages apart from their edges, what it shows kept."""

from __future__ import annotations

import json

import msgspec
import sqlalchemy as sa
import zstandard
from alembic import op

revision = "0008"
down_revision = "0007"

_AT_ONCE = 1000


def upgrade() -> None:
    """Move the passages of every edge; queue every story, whose sheet is made then."""
    op.create_table(
        "sheet",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("edge", sa.Integer, sa.ForeignKey("edge.n"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    _move_passages(op.get_bind())
    op.drop_index("ix_edge_one", "edge")
    op.drop_index("ix_edge_other", "edge")
    op.create_index("edge_by_one", "edge", ["one", "other"])
    op.create_index("edge_by_other", "edge", ["other", "one"])
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 7, n FROM story")


def _move_passages(connection: sa.Connection) -> None:
    some = sa.text("SELECT n, body FROM edge WHERE n > :last ORDER BY n LIMIT :most")
    move = sa.text("INSERT INTO passages (edge, body) VALUES (:n, :passages)")
    rest = sa.text("UPDATE edge SET body = :body WHERE n = :n")
    packer, last = zstandard.ZstdCompressor(level=6), -1
    while rows := connection.execute(some, {"last": last, "most": _AT_ONCE}).all():
        moved = []
        for n, body in rows:
            edge = json.loads(body)
            passages = packer.compress(msgspec.msgpack.encode(edge["passages"]))
            body = msgspec.json.encode(edge | {"passages": []}).decode()
            moved.append({"n": n, "body": body, "passages": passages})
        connection.execute(move, moved)
        connection.execute(rest, moved)
        last = rows[-1][0]
