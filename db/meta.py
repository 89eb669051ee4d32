"""Small facts about the workspace itself: its clinic's name, when it was made, whether it is the demo."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.canonical import from_json, to_json
from db.tables import meta_rows


def set_fact(conn: Connection, key: str, value: Any) -> None:
    """Keep a plain JSON value under a name, in place of an earlier one."""
    text = to_json(value)
    made = insert(meta_rows).values(key=key, value=text)
    conn.execute(made.on_conflict_do_update(index_elements=["key"], set_={"value": text}))


def get_fact(conn: Connection, key: str, default: Any = None) -> Any:
    """The value kept under a name."""
    text = conn.execute(select(meta_rows.c.value).where(meta_rows.c.key == key)).scalar()
    return default if text is None else from_json(text)
