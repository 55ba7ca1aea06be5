"""The manifest of a run: one line a registration, with what became of it and the digest of its document."""

from __future__ import annotations

import csv
from pathlib import Path

from core.bulk.result_lines import Source

COLUMNS = (
    "position", "numero_candidat", "numero_inscription", "version", "sha256", "resultat", "motif", "specialite",
    "code_specialite", "fichier",
)  # fmt: skip
BEGINS_A_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def write_manifest(path: Path, source: Source) -> bool:
    """Write a CSV that a spreadsheet of the office opens: UTF-8 with its mark, semicolons, every value quoted."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        written = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        written.writerow(COLUMNS)
        for line in source.lines():
            name = f"{line.base_name}.pdf" if line.storage_key else ""
            row = (
                line.position, line.candidate_number, f"{line.registration_number:03d}",
                f"{line.version:02d}" if line.version else "", line.sha256, line.outcome, line.error, line.speciality,
                line.speciality_code, name,
            )  # fmt: skip
            written.writerow([_harmless(str(value)) for value in row])
    return True


def _harmless(text: str) -> str:
    """A value that a spreadsheet would compute is written as text (2.33)."""
    return f"'{text}" if text.strip().startswith(BEGINS_A_FORMULA) else text
