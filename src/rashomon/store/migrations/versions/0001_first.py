"""The first workspace: captures, reports, copies, stories, and the work that waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.store import sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _sources()
    _pairs()
    _stories()
    if op.get_bind().dialect.name == "sqlite":
        for statement in sqlite.SEARCH_TABLE:
            op.execute(statement)


def _sources() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "capture",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("blob.sha256"), nullable=False),
        sa.Column("address", sa.Text, nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("n", sa.Integer, sa.ForeignKey("capture.n"), primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("address", sa.Text, nullable=False, index=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("report", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("marks", sa.LargeBinary, nullable=False),
        sa.Column("profile", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "failure",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("address", sa.Text, nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "work",
        sa.Column("step", sa.Integer, primary_key=True),
        sa.Column("item", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )


def _pairs() -> None:
    op.create_table(
        "line",
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Index("line_by_report", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "posting",
        sa.Column("kind", sa.Integer, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("item", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dead",
        sa.Column("kind", sa.Integer, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edge",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("one", sa.Integer, sa.ForeignKey("report.n"), nullable=False, index=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("report.n"), nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("one", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Index("link_by_other", "other"),
        sqlite_with_rowid=False,
    )


def _stories() -> None:
    op.create_table(
        "story",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("latest", sa.Text, nullable=False),
        sa.Column("posted", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Index("story_by_time", "latest", "id"),
    )
    op.create_table(
        "member",
        sa.Column("report", sa.Integer, sa.ForeignKey("report.n"), primary_key=True),
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), nullable=False, index=True),
        sa.Column("part", sa.Integer, nullable=False, index=True),
    )
    op.create_table(
        "follow",
        sa.Column("one", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Index("follow_by_other", "other"),
        sqlite_with_rowid=False,
    )
