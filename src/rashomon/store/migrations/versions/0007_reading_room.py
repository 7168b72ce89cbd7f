"""People's decisions, and what finding a story by its record needs; stories are found on again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables, empty; queue every story."""
    op.create_table(
        "decision",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "concern",
        sa.Column("report", sa.String(32), primary_key=True),
        sa.Column("decision", sa.Integer, sa.ForeignKey("decision.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "digest",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("texts_low", sa.Integer, nullable=False),
        sa.Column("texts_high", sa.Integer, nullable=False),
        sa.Column("origins_low", sa.Integer, nullable=False),
        sa.Column("origins_high", sa.Integer, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("contested", sa.Integer, nullable=False),
        sa.Column("corrected", sa.Integer, nullable=False),
        sa.Column("received", sa.Text, nullable=False),
    )
    op.create_index("digest_by_receipt", "digest", ["received"])
    op.create_table(
        "heading",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_index("heading_by_key", "heading", ["kind", "key"], unique=True)
    op.create_index("heading_by_words", "heading", ["kind", "folded"])
    op.create_table(
        "facet",
        sa.Column("heading", sa.Integer, sa.ForeignKey("heading.n"), primary_key=True),
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("facet_by_story", "facet", ["story", "heading"])
    op.create_table(
        "spot",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
    )
    op.create_table(
        "doubt",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), nullable=False, index=True),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("doubt_by_weight", "doubt", ["weight", "one", "other"])
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 7, n FROM story")
