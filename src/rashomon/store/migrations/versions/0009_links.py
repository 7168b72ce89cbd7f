"""Links are kept from both ends, strongest first, without their words: those are made on demand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Write every link from both of its ends."""
    op.drop_index("link_by_one", "link")
    op.drop_index("link_by_other", "link")
    op.rename_table("link", "old_link")
    op.create_table(
        "link",
        sa.Column("one", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("score", sa.Float, primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO link SELECT one, score, other FROM old_link ORDER BY 1, 2, 3")
    op.execute("INSERT INTO link SELECT other, score, one FROM old_link ORDER BY 1, 2, 3")
    op.drop_table("old_link")
