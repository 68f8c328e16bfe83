"""The tables of a store; every one but draft only ever grows (triggers refuse UPDATE and DELETE).

Units and indicators stand as integers (unit_key, indicator_code). Words of closed lists stand as their
position: measure in MEASURES, assigner in ASSIGNERS, grade in GRADES, operator in OPERATORS. What is
stored depends on those positions: new words go to the end of their list.

| table | one row |
|---|---|
| edition | an event: accept, undo or redo of a submission; n counts from 1 without gaps |
| submission | what was sent once: a file, for whom, with which message |
| raw_file | the file itself by its hash, packed with zlib |
| figure | one version of a figure; the newest visible edition of its key counts |
| target | one version of a plan target; `effective` is the day it came into force as yyyymmdd, 0: always |
| entry | one version of something in words (domain.entries), its body as JSON; '' withdraws it |
| toggle | a submission made invisible (0) or visible again (1) by an edition |
| coverage | how many figures a submission holds for a unit and period; targets stand at year * 100 |
| meta | a remark about the whole store |
| draft | a half-mended upload of its owner, replaced and deleted; part of no edition |
"""

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)

from domain import columns, entries, targets

MEASURES, ASSIGNERS, GRADES = columns.MEASURES, columns.ASSIGNERS, columns.GRADES
OPERATORS, KINDS = targets.OPERATORS, entries.KINDS
ACCEPT, UNDO, REDO = "accept", "undo", "redo"
FIGURES = "figures"
DEMONSTRATION = "demonstration"

metadata = MetaData()


def _integer(name: str, refers_to: str = "") -> Column[int]:
    keys = (ForeignKey(refers_to),) if refers_to else ()
    return Column(name, Integer, *keys, nullable=False, autoincrement=False)


def _small(name: str) -> Column[int]:
    return Column(name, SmallInteger, nullable=False)


def _text(name: str, refers_to: str = "") -> Column[str]:
    keys = (ForeignKey(refers_to),) if refers_to else ()
    return Column(name, Text, *keys, nullable=False)


raw_file = Table(
    "raw_file",
    metadata,
    _text("sha256"),
    _integer("size"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("sha256", name="raw_file_key"),
)
submission = Table(
    "submission",
    metadata,
    _integer("id"),
    _text("kind"),
    _text("unit"),
    _integer("period"),
    _text("file"),
    _text("sha256", "raw_file.sha256"),
    _text("message"),
    _integer("figures"),
    _integer("targets"),
    _text("rows_digest"),
    PrimaryKeyConstraint("id", name="submission_key"),
    Index("submission_by_file", "sha256"),
)
edition = Table(
    "edition",
    metadata,
    _integer("n"),
    _text("kind"),
    _integer("submission", "submission.id"),
    _text("who"),
    _text("at"),
    _text("digest"),
    PrimaryKeyConstraint("n", name="edition_key"),
    Index("edition_by_submission", "submission"),
)
toggle = Table(
    "toggle",
    metadata,
    _integer("submission", "submission.id"),
    _integer("edition", "edition.n"),
    _small("visible"),
    PrimaryKeyConstraint("submission", "edition", name="toggle_key"),
    sqlite_with_rowid=False,
)
unit_key = Table(
    "unit_key", metadata, _integer("id"), _text("key"), PrimaryKeyConstraint("id", name="unit_key_key")
)
indicator_code = Table(
    "indicator_code",
    metadata,
    _integer("id"),
    _text("key"),
    PrimaryKeyConstraint("id", name="indicator_code_key"),
)
Index("unit_key_by_key", unit_key.c.key, unique=True)
Index("indicator_code_by_key", indicator_code.c.key, unique=True)

# Figures and targets carry no foreign keys: at a million rows a file they would cost more than the
# rows themselves, and verify counts and digests every row of every submission anyway.
figure = Table(
    "figure",
    metadata,
    _integer("unit"),
    _integer("period"),
    _integer("indicator"),
    _small("measure"),
    _small("assigner"),
    _integer("edition"),
    _integer("submission"),
    Column("value", Double, nullable=False),
    _small("decimals"),
    _text("written"),
    _small("grade"),
    _text("source"),
    _text("note"),
    PrimaryKeyConstraint(
        "unit", "period", "indicator", "measure", "assigner", "edition", name="figure_key"
    ),
    # All that a comparison of units shows, so that the table itself is not touched.
    Index(
        "by_indicator", "indicator", "period", "measure", "assigner", "unit", "edition", "submission",
        "value", "grade", "decimals",
    ),
    sqlite_with_rowid=False,
)  # fmt: skip
target = Table(
    "target",
    metadata,
    _integer("unit"),
    _integer("year"),
    _integer("indicator"),
    _small("assigner"),
    _integer("edition"),
    _integer("submission"),
    _small("operator"),
    Column("value", Double),
    Column("value_high", Double),
    _small("decimals"),
    _text("deadline"),
    _small("assumed"),
    _text("written"),
    Column("grade", SmallInteger),
    _text("source"),
    _text("note"),
    _integer("effective"),
    _text("decision"),
    PrimaryKeyConstraint("unit", "year", "indicator", "assigner", "effective", "edition", name="target_key"),
    Index("target_by_indicator", "indicator", "year", "assigner", "unit", "edition"),
    sqlite_with_rowid=False,
)
entry = Table(
    "entry",
    metadata,
    _small("kind"),
    _integer("unit"),
    _integer("period"),
    _text("key"),
    _integer("edition"),
    _integer("submission"),
    _text("body"),
    PrimaryKeyConstraint("kind", "unit", "period", "key", "edition", name="entry_key"),
    sqlite_with_rowid=False,
)
coverage = Table(
    "coverage",
    metadata,
    _integer("unit"),
    _integer("period"),
    _integer("submission", "submission.id"),
    _integer("figures"),
    PrimaryKeyConstraint("unit", "period", "submission", name="coverage_key"),
    sqlite_with_rowid=False,
)
meta = Table("meta", metadata, _text("key"), _text("value"), PrimaryKeyConstraint("key", name="meta_key"))
draft = Table(
    "draft",
    metadata,
    _text("owner"),
    _text("key"),
    _text("updated"),
    _text("body"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("owner", "key", name="draft_key"),
)

# What only grows, is proved and backed up; in the order in which rows may be written: what is referred to
# comes first.
TABLES = (
    meta,
    unit_key,
    indicator_code,
    raw_file,
    submission,
    edition,
    toggle,
    coverage,
    figure,
    target,
    entry,
)
