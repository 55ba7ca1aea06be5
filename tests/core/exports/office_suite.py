"""LibreOffice without a screen: what the office's own spreadsheet reads in our files."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

HOW = (
    "LibreOffice is not installed, and these tests must see our files through it: on Debian,"
    " `apt-get install libreoffice-calc-nogui`; elsewhere put `soffice` on the PATH."
)
# Separator 59 (;), quote 34, UTF-8 (76), from line 1, no column formats, language 0, quoted cells are texts,
# special numbers not detected.
READ_LIST = "CSV:59,34,76,1,,0,true,false"
# Separator, quote, UTF-8, first line, no format, language, quote texts, no detection, cells as shown.
WRITE_LIST = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false"


def read_as_lists(path: Path) -> list[list[str]]:
    """Give the first sheet of a file as LibreOffice shows it, cell by cell."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError(HOW)
    out = path.parent / "converted"
    reading = [f"--infilter={READ_LIST}"] if path.suffix == ".csv" else []
    subprocess.run(
        [program, f"-env:UserInstallation=file://{path.parent / 'profile'}", "--headless", "--norestore", *reading,
         "--convert-to", WRITE_LIST, "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    text = (out / f"{path.stem}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
