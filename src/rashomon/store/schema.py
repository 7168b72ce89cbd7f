"""The tables, as SQLAlchemy knows them; migrations/ is what makes them.

Integers (``n``, ``report``, ``story``) are row numbers: they follow the order of adding, join
tables fast and never leave the store. Records are kept whole as JSON in ``body``; the other
columns are there to find them by.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

blob = Table(
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # zstd
)

capture = Table(
    "capture",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("sha256", String(64), ForeignKey("blob.sha256"), nullable=False),
    Column("address", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("n", Integer, ForeignKey("capture.n"), primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("address", Text, nullable=False, index=True),
    Column("version", Text, nullable=False),  # sorts a page's versions, oldest first
    Column("current", Boolean, nullable=False),  # the newest version of its page
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),  # the record without its text
)

reading = Table(
    "reading",
    metadata,
    Column("report", Integer, ForeignKey("report.n"), primary_key=True),
    Column("marks", LargeBinary, nullable=False),  # MessagePack
    Column("profile", LargeBinary, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("report", Integer, ForeignKey("report.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MessagePack in zstd: who says what in it
)

line = Table(
    "line",
    metadata,
    Column("key", BigInteger, primary_key=True),  # of one outlet's line
    Column("report", Integer, ForeignKey("report.n"), primary_key=True),
    Index("line_by_report", "report"),
    sqlite_with_rowid=False,
)

posting = Table(
    "posting",
    metadata,
    Column("kind", Integer, primary_key=True),  # store.index.Kind
    Column("key", BigInteger, primary_key=True),
    Column("item", Integer, primary_key=True),  # report or story, by kind
    sqlite_with_rowid=False,
)

dead = Table(
    "dead",
    metadata,
    Column("kind", Integer, primary_key=True),
    Column("key", BigInteger, primary_key=True),  # posted too often to tell anything
    sqlite_with_rowid=False,
)

edge = Table(
    "edge",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("one", Integer, ForeignKey("report.n"), nullable=False),
    Column("other", Integer, ForeignKey("report.n"), nullable=False),
    Column("body", Text, nullable=False),  # the record without its passages
    Index("edge_by_one", "one", "other"),  # with the other side: whom it joins needs no more
    Index("edge_by_other", "other", "one"),
)

passages = Table(  # apart: edges are read by the thousand, their passages one by one
    "passages",
    metadata,
    Column("edge", Integer, ForeignKey("edge.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MessagePack in zstd
)

link = Table(  # from both ends; the strongest of a report's lie together
    "link",
    metadata,
    Column("one", Integer, ForeignKey("report.n"), primary_key=True),
    Column("score", Float, primary_key=True),
    Column("other", Integer, ForeignKey("report.n"), primary_key=True),
    sqlite_with_rowid=False,
)

actor = Table(  # of the list that people brought along, in its order
    "actor",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("latest", Text, nullable=False),  # sorts: UTC moment of the last report, or empty
    Column(
        "posted", LargeBinary, nullable=False
    ),  # MessagePack: the thread keys it is posted under
    Column("body", Text, nullable=False),
    Index("story_by_time", "latest", "id"),
)

member = Table(
    "member",
    metadata,
    Column("report", Integer, ForeignKey("report.n"), primary_key=True),
    Column("story", Integer, ForeignKey("story.n"), nullable=False, index=True),
    # The lowest report grouped in one go with it; negative once one of them was read anew.
    Column("part", Integer, nullable=False, index=True),
    # The weakest link that holds the part together; 0: the part is to be looked for anew.
    Column("rung", Float, nullable=False, server_default="0"),
)

matter = Table(
    "matter",
    metadata,
    Column("story", Integer, ForeignKey("story.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MessagePack: what the story turns on
)

record = Table(
    "record",
    metadata,
    Column("story", Integer, ForeignKey("story.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MessagePack in zstd: what is found on it
)

sheet = Table(
    "sheet",
    metadata,
    Column("story", Integer, ForeignKey("story.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MessagePack in zstd: what its page shows
)

digest = Table(
    "digest",
    metadata,
    Column("story", Integer, ForeignKey("story.n"), primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("texts_low", Integer, nullable=False),  # independent texts
    Column("texts_high", Integer, nullable=False),
    Column("origins_low", Integer, nullable=False),  # behind the event most of it tells of
    Column("origins_high", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("contested", Integer, nullable=False),  # findings
    Column("corrected", Integer, nullable=False),
    Column("received", Text, nullable=False),  # when its last report was
    Index("digest_by_receipt", "received"),
)

heading = Table(
    "heading",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", Integer, nullable=False),  # store.entries.FacetKind
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the label as comparing folds it
    Index("heading_by_key", "kind", "key", unique=True),
    Index("heading_by_words", "kind", "folded"),
)

facet = Table(
    "facet",
    metadata,
    Column("heading", Integer, ForeignKey("heading.n"), primary_key=True),
    Column("story", Integer, ForeignKey("story.n"), primary_key=True),
    Index("facet_by_story", "story", "heading"),
    sqlite_with_rowid=False,
)

spot = Table(
    "spot",
    metadata,
    Column("key", Text, primary_key=True),  # of a place's facet
    Column("label", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
)

doubt = Table(
    "doubt",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("story", Integer, ForeignKey("story.n"), nullable=False, index=True),
    Column("subject", String(16), nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("doubt_by_weight", "weight", "one", "other"),
)

decision = Table(
    "decision",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

concern = Table(
    "concern",
    metadata,
    Column("report", String(32), primary_key=True),  # id of a report whose words it is about
    Column("decision", Integer, ForeignKey("decision.n"), primary_key=True),
    sqlite_with_rowid=False,
)

follow = Table(
    "follow",
    metadata,
    Column("one", Integer, ForeignKey("story.n"), primary_key=True),
    Column("other", Integer, ForeignKey("story.n"), primary_key=True),
    Column("body", Text, nullable=False),
    Index("follow_by_other", "other"),
    sqlite_with_rowid=False,
)

failure = Table(
    "failure",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("stage", String(16), nullable=False),
    Column("address", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

work = Table(
    "work",
    metadata,
    Column("step", Integer, primary_key=True),  # store.work.Step
    Column("item", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
