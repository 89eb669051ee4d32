"""Rerankers trained on the clinic's cases, and which one is in use."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rerankers",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("knowledge_version", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rerankers")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reranker_uses",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reranker", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reranker"], ["rerankers.number"], name=op.f("fk_reranker_uses_reranker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reranker_uses")),
        sqlite_autoincrement=True,
    )
