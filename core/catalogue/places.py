"""Where one registers, as read from `db/reference`: frozen, in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Academie:
    """A regional education authority; a closed one stays as the origin of old diplomas."""

    code: str
    label: str
    zone: str
    er: str
    departements: tuple[str, ...]
    website: str
    closed: bool
    merged_into: str


@dataclass(frozen=True, slots=True)
class Office:
    """A managing office; `domains` empty: all those the académie gave to no other office."""

    code: str
    academie: str
    domains: tuple[str, ...]
    name: str
    email: str
    phone: str
    address: tuple[str, ...]
    demonstration: bool
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by the last three digits of its official geographic code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ForeignCentre:
    """A country of a group, with its own zone and the domains it is attached for."""

    code: str
    country: str
    zone: str
    cities: tuple[str, ...]
    domains: tuple[str, ...]
    zone_note: str


@dataclass(frozen=True, slots=True)
class ForeignGroup:
    """Foreign centres attached to one académie under one heading; its windows are in its own zone."""

    code: str
    academie: str
    label: str
    zone: str
    domains: tuple[str, ...]
    centres: tuple[ForeignCentre, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """Countries that sit their written papers on the same days in one exam session."""

    code: str
    exam_session: str
    countries: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class School:
    """A school, by its code of seven digits and a key letter."""

    uai: str
    name: str
    city: str
    academie: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune with one of its postcodes."""

    code: str
    name: str
    postcode: str
    departement: str
    academie: str
