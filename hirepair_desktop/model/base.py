"""What every mapped class has: an id, a sequence number, a row check, named constraints, UTC times."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Enum, ForeignKey, LargeBinary, MetaData, String, Text, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from hirepair_desktop.model.stamps import ID_LENGTH, new_id

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. A naive value is refused: it would be a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    """A thing of the workspace. It is complete from the moment it is made: defaults hold before the flush.

    `seq` is the number of the file's last write to this row, `chk` a hash of its values (RELIABILITY D2);
    both are set by the storage, never by hand, and are no part of the exchange file.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), datetime: UtcTime(), list[Any]: JSON(), dict[str, Any]: JSON()}

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id, sort_order=-10)
    seq: Mapped[int] = mapped_column(default=0, sort_order=90)
    chk: Mapped[bytes] = mapped_column(LargeBinary(8), default=b"", sort_order=91)

    def __init__(self, **values: Any) -> None:
        for attribute in inspect(type(self)).column_attrs:
            default = attribute.columns[0].default
            if attribute.key in values or default is None:
                continue
            if default.is_scalar:
                values[attribute.key] = default.arg
            elif default.is_callable:
                values[attribute.key] = default.arg(None)
        for key, value in values.items():
            if not hasattr(type(self), key):
                raise TypeError(f"{type(self).__name__} has no {key}")
            setattr(self, key, value)


class Ranked:
    """Things whose order people set."""

    rank: Mapped[int] = mapped_column(default=0)


def enum_column(kind: type[StrEnum], name: str, **options: Any) -> MappedColumn[Any]:
    """A column of an enumeration, kept by value and held by a named check."""
    length = max(len(member.value) for member in kind) + 8
    stored = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        name=name,
        length=length,
        values_callable=lambda members: [member.value for member in members],
    )
    return mapped_column(stored, **options)


def text_column(**options: Any) -> MappedColumn[Any]:
    """Free plain text, empty until somebody writes."""
    return mapped_column(Text, default="", **options)


def ids_column(target: str, **options: Any) -> MappedColumn[Any]:
    """A short list of ids of another table, kept as JSON; `check` and the exchange file look after it."""
    return mapped_column(JSON, default=list, info={"refs": target}, **options)


def list_column() -> MappedColumn[Any]:
    """A short list of small records with no identity of their own, kept as JSON and assigned whole."""
    return mapped_column(JSON, default=list)


def ref(target: str, *, owned: bool = False, **options: Any) -> MappedColumn[Any]:
    """A reference to another thing. An owned row goes with what it belongs to."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE" if owned else None)
    options.setdefault("index", True)
    return mapped_column(String(ID_LENGTH), key, **options)
