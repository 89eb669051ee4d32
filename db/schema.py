"""What all tables share: the version of the schema, and how their columns are written."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Text

SCHEMA_VERSION = 3
"""How many migrations there are; kept in the file as PRAGMA user_version."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Whole once tables.py and learning_tables.py are both imported."""


def text(name: str, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def id_of(name: str, target: str, nullable: bool = False, index: bool = False) -> Column[str]:
    return Column(name, String, ForeignKey(target), nullable=nullable, index=index)


def number_of(name: str, target: str, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=nullable, index=index)
