"""Read where one registers: académies, offices, countries, foreign centres, schools, communes."""

from __future__ import annotations

from pathlib import Path

from core.calendar.rules import UnknownZone, check_zone
from core.catalogue.places import Academie, CalendarGroup, Commune, Country, ForeignCentre, ForeignGroup, Office, School
from core.catalogue.toml_reading import Table, open_file

ADDRESS_LINE = 38  # characters, by postal use


def academies(folder: Path) -> list[Academie]:
    """Read the académies; the attachment code of one is `A` and its code unless said."""
    file = open_file(folder, "academies.toml")
    file.text("source")
    found = []
    for table in file.tables("academie"):
        code = table.text("code")
        found.append(
            Academie(
                code=code,
                label=table.text("label"),
                zone=_zone(table),
                er=table.text("er", f"A{code}"),
                departements=table.texts("departements"),
                website=table.text("website", ""),
                closed=table.flag("closed"),
                merged_into=table.text("merged_into", ""),
            )
        )
        table.done()
    file.done()
    return found


def _zone(table: Table) -> str:
    zone = table.text("zone")
    try:
        check_zone(zone)
    except UnknownZone as refusal:
        raise table.defect("zone", f"is no name of the time zone database: {zone!r}") from refusal
    return zone


def offices(folder: Path) -> list[Office]:
    """Read the managing offices; an address line never exceeds what postal use allows."""
    file = open_file(folder, "offices.toml")
    found = [_office(table) for table in file.tables("office")]
    file.done()
    return found


def _office(table: Table) -> Office:
    address = table.texts("address", None)
    for line in address:
        if len(line) > ADDRESS_LINE:
            raise table.defect("address", f"line of more than {ADDRESS_LINE} characters: {line!r}")
    office = Office(
        code=table.text("code"),
        academie=table.text("academie"),
        domains=table.texts("domains", None),
        name=table.text("name"),
        email=table.text("email"),
        phone=table.text("phone", ""),
        address=address,
        demonstration=table.flag("demonstration"),
        source=table.text("source", ""),
    )
    if not office.demonstration and not office.source:
        raise table.defect("source", "is missing: an office that is not invented says where it was found")
    table.done()
    return office


def countries(folder: Path) -> list[Country]:
    """Read the countries of birth and nationality."""
    file = open_file(folder, "countries.toml")
    file.text("source")
    found = []
    for table in file.tables("countries"):
        found.append(Country(table.text("code"), table.text("name")))
        table.done()
    file.done()
    return found


def foreign_groups(folder: Path) -> tuple[list[ForeignGroup], list[CalendarGroup]]:
    """Read the foreign centres by group, and the calendar groups."""
    file = open_file(folder, "foreign_centres.toml")
    groups = [_group(table) for table in file.tables("group")]
    calendars = []
    for table in file.tables("calendar_group"):
        calendars.append(
            CalendarGroup(
                table.text("code"), table.text("exam_session"), table.texts("countries", None), table.text("source")
            )
        )
        table.done()
    file.done()
    return groups, calendars


def _group(table: Table) -> ForeignGroup:
    code, domains = table.text("code"), table.texts("domains", None)
    group = ForeignGroup(
        code=code,
        academie=table.text("academie"),
        label=table.text("label"),
        zone=_zone(table),
        domains=domains,
        centres=tuple(_centre(one, code, domains) for one in table.tables("countries")),
        source=table.text("source"),
    )
    table.done()
    return group


def _centre(table: Table, group: str, domains: tuple[str, ...]) -> ForeignCentre:
    country = table.text("country")
    centre = ForeignCentre(
        code=f"{group}-{country}",
        country=country,
        zone=_zone(table),
        cities=table.texts("cities"),
        domains=table.texts("domains", domains),
        zone_note=table.text("zone_note", ""),
    )
    table.done()
    return centre


def schools(folder: Path) -> list[School]:
    """Read the schools."""
    file = open_file(folder, "schools.toml")
    demonstration = file.flag("demonstration")
    found = []
    for table in file.tables("schools"):
        found.append(
            School(
                table.text("uai"),
                table.text("name"),
                table.text("city"),
                table.text("academie"),
                table.flag("demonstration", default=demonstration),
            )
        )
        table.done()
    file.done()
    return found


def communes(folder: Path) -> list[Commune]:
    """Read the communes."""
    file = open_file(folder, "communes.toml")
    file.text("source")
    found = []
    for table in file.tables("communes"):
        found.append(
            Commune(
                table.text("code"),
                table.text("name"),
                table.text("postcode"),
                table.text("departement"),
                table.text("academie"),
            )
        )
        table.done()
    file.done()
    return found
