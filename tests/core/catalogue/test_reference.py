"""The reference files are complete and agree with each other; a slip of the pen names its file and key."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.calendar.rules import Oddity, Phase, Window, WindowState, state, warnings
from core.catalogue.entries import Audience
from core.catalogue.reference import FOLDER, read, reference
from core.catalogue.rules import grid_for, is_uai, regime_of, uai_key
from core.catalogue.toml_reading import ReferenceDefect

TODAY = datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_the_academies_are_all_there() -> None:
    """The 34 académies, foreign countries and the two that became Normandie; each département is in exactly one."""
    found = reference()
    assert len(found.open_academies) == 34
    assert {code for code, one in found.academies.items() if one.closed} == {"05", "21"}
    assert found.academies["00"].label == "Étranger"
    assert found.academies["33"].er == "A33"
    departements = [d for one in found.academies.values() for d in one.departements]
    assert len(departements) == len(set(departements)) == 96 + 5 + 2 + 4
    overseas = {found.academies[code].zone for code in ("28", "31", "32", "33", "40", "41", "42", "43", "44")}
    assert len(overseas) == 9


def test_every_open_academie_has_an_office_for_every_domain() -> None:
    """No candidate is left without an office; an office that is invented says so."""
    found = reference()
    for academie in found.open_academies:
        mine = [office for office in found.offices if office.academie == academie.code]
        assert any(not office.domains for office in mine), academie.label
    grenoble = next(office for office in found.offices if office.email == "dec5@ac-grenoble.fr")
    assert (grenoble.academie, grenoble.demonstration) == ("08", False)
    assert all(re.match(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49)", o.phone) for o in found.offices if o.phone)


def test_the_real_windows_are_there_at_their_local_hours() -> None:
    """BTS 2025 in Martinique closed at 17:00 in Fort-de-France, 22:00 in Paris; MC 2018 at 16:00 in Saint-Denis."""
    by_key = {(w.domain, w.exam_session, w.academie, w.phase): w for w in reference().windows if not w.demonstration}
    bts = by_key["BTS", "2025", "31", Phase.REGISTRATION]
    assert (bts.opens, bts.closes) == (
        datetime(2024, 10, 10, 12, tzinfo=UTC),
        datetime(2024, 11, 13, 21, tzinfo=UTC),
    )
    assert by_key["MC", "2018", "28", Phase.REGISTRATION].closes == datetime(2017, 11, 15, 12, tzinfo=UTC)
    assert by_key["CAP", "2024", "31", Phase.PIECES].hour_known is False
    assert by_key["AMN", "2025", "42", Phase.REGISTRATION].closes == datetime(2025, 7, 4, 21, 59, tzinfo=UTC)
    assert {one.domain for one in reference().incomplete_windows} == {"BP"}


def test_the_campaign_shows_every_state() -> None:
    """On the day the demonstration starts some services are to come, some open, some closed, some close that day."""
    campaign = [w for w in reference().windows if w.exam_session == "2027" and w.phase is Phase.REGISTRATION]
    states = {state(Window(w.phase, w.opens, w.closes, w.zone), TODAY) for w in campaign}
    assert states == set(WindowState)
    assert all(w.demonstration for w in campaign)
    assert any(TODAY < w.closes < datetime(2026, 11, 24, tzinfo=UTC) for w in campaign)
    everywhere = {(w.academie, w.audience) for w in campaign if w.domain == "BCP" and not w.group}
    assert len(everywhere) == 34 * len(Audience)


def test_no_demonstration_calendar_is_odd() -> None:
    """Deadlines come after the closing they depend on, in every académie and foreign group."""
    places: dict[tuple[str, ...], list[Window]] = {}
    for w in reference().windows:
        if w.demonstration:
            key = (w.domain, w.exam_session, w.academie, w.group, w.audience)
            places.setdefault(key, []).append(Window(w.phase, w.opens, w.closes, w.zone))
    weekend = {"closes_on_a_weekend"}
    odd: list[Oddity] = [one for given in places.values() for one in warnings(given) if one.what not in weekend]
    assert odd == []


def test_a_grid_is_dated() -> None:
    """BTS MCO has the grid of 2018 until the session of 2025, that of 2024 from 2026, and none before 2021."""
    grids = tuple(reference().grids.values())
    named = {year: grid_for(grids, "BTS-MCO", year) for year in (2020, 2021, 2025, 2026, 2030)}
    assert {year: grid and grid.code for year, grid in named.items()} == {
        2020: None,
        2021: "BTS-MCO-2018",
        2025: "BTS-MCO-2018",
        2026: "BTS-MCO-2024",
        2030: "BTS-MCO-2024",
    }


def test_every_paper_of_an_old_grid_has_an_heir() -> None:
    """No grade of BTS MCO is lost by the change of grid."""
    old = reference().grids["BTS-MCO-2018"]
    assert {paper.code for paper in old.papers} == {one.old for one in reference().correspondences}


def test_a_school_code_has_its_key() -> None:
    """The key letter is the number modulo 23 in an alphabet without I, O and Q."""
    assert uai_key("0750654") == "D"
    assert is_uai("0750655E")
    for wrong in ("0921234A", "075065D", "0750654d", "٠٧٥٠٦٥٤D", "", "07506545"):
        assert not is_uai(wrong)
    assert len({school.uai for school in reference().schools}) == 3 * 34


def test_an_academie_may_have_its_own_regime() -> None:
    """Martinique takes confirmations of the CAP by upload, the others on paper."""
    cap = reference().domains["CAP"]
    assert (regime_of(cap, "31"), regime_of(cap, "08")) == ("upload", "paper")


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


SLIPS = [
    ("academies.toml", replaced('zone = "Indian/Reunion"', 'zone = "UTC+4"'), "academie[28].zone"),
    ("academies.toml", replaced('merged_into = "70"', 'merged_into = "99"'), "academie[05].merged_into"),
    ("academies.toml", replaced('website = "https://www.ac-lille.fr"', 'site = "x"'), "academie[09].site"),
    ("offices.toml", replaced('"38021 Grenoble CEDEX 1"', f'"{"x" * 39}"'), "office[A08-DEC5].address"),
    ("offices.toml", replaced('domains = ["CAP"]', 'domains = ["CAQ"]'), "office[A08-DEC5].domains"),
    ("foreign_centres.toml", replaced('country = "352"', 'country = "999"'), "group[A02-MAGHREB].countries"),
    ("schools.toml", replaced("0759901", "0759902"), "uai"),
    ("communes.toml", replaced('departement = "01"', 'departement = "02"'), "departement"),
    ("domains.toml", replaced('regime = "online"', 'regime = "fax"'), "domain[BGT].regime"),
    ("exams/bcp.toml", replaced('coefficient = "2.5"', 'coefficient = "deux"'), "coefficient"),
    ("exams/bcp.toml", replaced('common = "general"', 'common = "generale"'), "grid[BCP-31212-2022].common"),
    ("exams/bts.toml", replaced('parent = "E2"', 'parent = "E9"'), "papers[E21].parent"),
    ("exams/bts.toml", replaced("from_session = 2026", "from_session = 2025"), "grid[BTS-MCO-2024]"),
    ("exams/bts.toml", replaced('new = ["E4"]', 'new = ["E44"]'), "matches[E3]"),
    ("exemptions.toml", replaced('"lva", "hg_emc"', '"lvz", "hg_emc"'), "rule[BCP-1].targets"),
    ("exemptions.toml", replaced('holders = ["BGT"', 'holders = ["BAC"'), "rule[BCP-1].holders"),
    ("exemptions.toml", replaced("validity_years = 5\n", ""), "rule[BCP-7].validity_years"),
    ("exemptions.toml", replaced('certainty = "fact"', 'certainty = "sure"'), "rule[BCP-1].certainty"),
    ("pieces.toml", replaced('piece = "jdc"', 'piece = "jcd"'), "requirement[3].piece"),
    ("titles.toml", replaced('offered = ["BGT"', 'offered = ["BAC"'), "title[FAILED-SAME].offered"),
    ("windows.toml", replaced("closes = 2023-11-17T17:00:00", "closes = 2023-10-17T17:00:00"), "CAP 2024 31"),
    ("windows.toml", replaced("closes = 2023-11-17T17:00:00", "closes = 2023-11-17T17:00:00Z"), "closes"),
    ("windows.toml", replaced("closes = 2023-12-08T23:59:59", "closes = 2023-12-08T12:00:00"), "closes"),
    ("windows.toml", replaced("closes = 2022-11-21T23:59:59", "closes = 2023-03-26T02:30:00"), "closes"),
    ("windows.toml", replaced('academie = "13"', 'academie = "99"'), "academie"),
]


@pytest.mark.parametrize(("file", "slip", "key"), SLIPS, ids=[f"{file}-{key}" for file, _, key in SLIPS])
def test_a_slip_names_its_file_and_key(tmp_path: Path, file: str, slip: Callable[[str], str], key: str) -> None:
    """A wrong file is refused whole, before anything is loaded, and the defect says where to look."""
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    path = folder / file
    path.write_text(slip(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(ReferenceDefect) as refused:
        read(folder)
    assert refused.value.file.split("/")[0] == file.split("/", maxsplit=1)[0]
    assert key in refused.value.key


def test_an_hour_skipped_by_a_clock_change_is_refused(tmp_path: Path) -> None:
    """A window may not close at an hour that does not exist in its own zone (4.13)."""
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    path = folder / "windows.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("closes = 2014-11-14T17:00:00", "closes = 2015-03-29T02:30:00"), encoding="utf-8")
    with pytest.raises(ReferenceDefect, match="local_time_skipped"):
        read(folder)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A folder that lacks a file is refused with the name of the file."""
    shutil.copytree(FOLDER, tmp_path / "reference")
    (tmp_path / "reference" / "pieces.toml").unlink()
    with pytest.raises(ReferenceDefect, match=r"pieces\.toml"):
        read(tmp_path / "reference")
