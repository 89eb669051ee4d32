"""Ids and running numbers."""

from __future__ import annotations

import secrets

from sqlalchemy import Column, Connection, func, select


def new_id() -> str:
    """128 random bits as hex."""
    return secrets.token_hex(16)


def next_number(conn: Connection, column: Column[int]) -> int:
    """One more than the greatest so far. Only within a write transaction, which nobody else can be in."""
    return (conn.execute(select(func.max(column))).scalar() or 0) + 1
