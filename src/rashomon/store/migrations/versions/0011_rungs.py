"""Of each part the threshold that holds it together; what stories turn on is kept as numbers too.

Parts of before are looked for anew, and what their stories turn on is worked out when it is needed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column, and forget the matters."""
    op.add_column("member", sa.Column("rung", sa.Float, nullable=False, server_default="0"))
    op.execute("DELETE FROM matter")
