"""Column types with one canonical form each, and the columns that tables share."""

from __future__ import annotations

import json
from datetime import time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    LargeBinary,
    Named,
    String,
    TypedColumns,
    Uuid,
    sql,
)
from sqlalchemy.types import TypeDecorator

from rcsc_desktop.domain.dates import PartialDate


class PartialDateText(TypeDecorator[PartialDate]):
    """A date as far as it is known, as ISO 8601 text of reduced precision; sorts as text."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)


class TimeText(TypeDecorator[time]):
    """A local time of day as ``HH:MM``."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class EnumText(TypeDecorator[Any]):
    """A member of a ``StrEnum`` as its value."""

    impl = String(40)
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(self.members(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.members(value)


class JsonText(TypeDecorator[Any]):
    """A JSON value as compact text with sorted keys."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)


def plain_text(meaning: str) -> Column[str]:
    """A text that is empty rather than absent."""
    return Column(String, nullable=False, default="", server_default="", comment=meaning)


def choice(members: type[StrEnum], meaning: str, *, default: StrEnum | None = None) -> Column[Any]:
    """One value of an enumeration; ``default`` is what rows hold that were there before the column."""
    return Column(
        EnumText(members), nullable=False, server_default=None if default is None else default.value, comment=meaning
    )


def partial_date(meaning: str) -> Column[PartialDate]:
    """A date as far as it is known; null while open."""
    return Column(PartialDateText, nullable=True, comment=meaning)


def truth(meaning: str, *, default: bool = False) -> Column[bool]:
    """Yes or no."""
    return Column(
        Boolean, nullable=False, default=default, server_default=sql.true() if default else sql.false(), comment=meaning
    )


def reference(target: str, meaning: str, *, optional: bool = False) -> Column[UUID]:
    """The key of a row of ``target``."""
    return Column(Uuid, ForeignKey(f"{target}.id"), nullable=optional, index=True, comment=meaning)


def instant(meaning: str, *, optional: bool = False) -> Column[int]:
    """Milliseconds since 1970-01-01 UTC."""
    return Column(BigInteger, nullable=optional, comment=meaning)


class EntityColumns(TypedColumns):
    """What every journaled row has."""

    id = Column(Uuid, primary_key=True, comment="UUID version 7, made where the row was made")
    deleted_at = Column(BigInteger, nullable=True, comment="when it was removed (ms since 1970 UTC); null while live")


class OrderedColumns(EntityColumns):
    """A row with a place among its siblings."""

    order_key: Named[str] = Column(
        String, nullable=False, default="", server_default="", comment="place among siblings; sorts as plain text"
    )


class NamedColumns(EntityColumns):
    """A row that lists sort by name."""

    sort_key = Column(LargeBinary, nullable=True, comment="derived: UCA collation key of the name")
