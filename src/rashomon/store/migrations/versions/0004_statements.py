"""Who says what in each report is kept; older workspaces wait to be read for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, empty, and queue every report that was read before."""
    op.create_table(
        "statement",
        sa.Column("report", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 6, report FROM reading")
