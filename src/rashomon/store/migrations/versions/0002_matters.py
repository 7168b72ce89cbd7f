"""What each story turns on is kept; links are found from both ends without reading their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, empty: older stories are worked out when they are needed."""
    op.drop_index("link_by_other", "link")
    op.create_index("link_by_other", "link", ["other", "score"])
    op.create_table(
        "matter",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
