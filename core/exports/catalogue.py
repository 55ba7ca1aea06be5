"""The catalogue of exports: one entry each, with the only columns that may ever leave by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.access import Actor, Permission, allowed
from core.exports.errors import ColumnNotForPurpose, NoColumn, UnknownColumn, UnknownExport
from core.exports.rules import MOST_FOR, DataClass, Purpose
from core.exports.sheet import Column
from core.exports.sources import (
    corrections,
    registration_columns,
    registrations,
    run_manifest,
    simple_list,
    volumes,
    windows,
)
from core.exports.sources.found import Source


@dataclass(frozen=True, slots=True)
class ExportType:
    """One kind of export; its title is `export-<name>-title`, what it is for `export-<name>-help`.

    `usual` are the columns taken when none is chosen: no personal data, except in a list that is made of them.
    `titles` are given by a list whose layout is another system's: all its columns stay, those not asked for empty.
    """

    name: str
    permission: Permission
    columns: tuple[Column, ...]
    source: Source
    usual: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def fixed(self) -> bool:
        """Whether the layout is another system's."""
        return bool(self.titles)


def _impersonal(columns: Iterable[Column]) -> tuple[str, ...]:
    return tuple(column.name for column in columns if column.data_class <= DataClass.REFERENCE)


CATALOGUE: dict[str, ExportType] = {
    made.name: made
    for made in (
        ExportType(
            "candidates", Permission.EXPORT_MAKE, registration_columns.COLUMNS, registrations.candidates,
            _impersonal(registration_columns.COLUMNS),
        ),
        ExportType(
            "simple_list", Permission.EXPORT_MAKE, simple_list.COLUMNS, simple_list.simple_list, simple_list.USUAL,
            simple_list.TITLES,
        ),
        ExportType(
            "volumes", Permission.VOLUMES_READ, volumes.COLUMNS, volumes.volumes, _impersonal(volumes.COLUMNS),
        ),
        ExportType(
            "corrections", Permission.EXPORT_MAKE, corrections.COLUMNS, corrections.corrections,
            _impersonal(corrections.COLUMNS),
        ),
        ExportType(
            "windows", Permission.CALENDAR_READ, windows.COLUMNS, windows.windows, _impersonal(windows.COLUMNS),
        ),
        ExportType(
            "run_manifest", Permission.EXPORT_MAKE, run_manifest.COLUMNS, run_manifest.run_manifest,
            _impersonal(run_manifest.COLUMNS),
        ),
    )
}  # fmt: skip


def entry(name: str) -> ExportType:
    """Find an export by its name."""
    found = CATALOGUE.get(name)
    if found is None:
        raise UnknownExport(name=name)
    return found


def offered(actor: Actor) -> tuple[ExportType, ...]:
    """Give the exports that the actor's rights include."""
    return tuple(found for found in CATALOGUE.values() if allowed(actor, found.permission))


def chosen(kind: ExportType, names: Iterable[str], purpose: Purpose) -> tuple[Column, ...]:
    """Give the columns asked for, in the order of the catalogue; one that is not listed or not needed is refused."""
    wanted = set(names)
    if strange := wanted - {column.name for column in kind.columns}:
        raise UnknownColumn(column=", ".join(sorted(strange)))
    columns = tuple(column for column in kind.columns if column.name in wanted)
    if not columns:
        raise NoColumn
    for column in columns:
        if column.data_class > MOST_FOR[purpose]:
            raise ColumnNotForPurpose(column=column.name, purpose=purpose.value)
    return columns
