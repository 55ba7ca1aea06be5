"""How long a spreadsheet takes to write and how much memory, beside openpyxl, pandas and the csv module, same rows.

Ours checks each cell, takes the digest of the rows, writes the heading, the trace, types, widths and filters; the
peers write the rows. Each runs in a process of its own. Formulas are counted in what each wrote.
`python -m benchmarks.export --size N [--json]`
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.export_rows import TITLES, TRAPS, Cell, rows

Write = Callable[[Path, tuple[str, ...], Iterable[tuple[Cell, ...]]], None]
OURS = {"xlsx": ".xlsx", "csv": ".csv"}
PEERS = {"openpyxl": ".xlsx", "openpyxl write_only": ".xlsx", "pandas": ".xlsx", "csv module": ".csv"}


def _sheet() -> Any:
    from core.exports.rules import Kind  # noqa: PLC0415 - a peer's process imports nothing of ours
    from core.exports.sheet import Column, Sheet  # noqa: PLC0415

    kinds = {2: Kind.NUMBER, 6: Kind.DAY, 17: Kind.HOUR}
    return Sheet(
        name="Candidatures", heading=(("Candidatures",), ("Critères :", "Tout votre périmètre")), titles=TITLES,
        columns=tuple(Column(f"c{n}", kinds.get(n, Kind.TEXT)) for n in range(len(TITLES))), trace_name="Traçabilité",
        trace_titles=("Fait", "Valeur"), trace=(("Motif", "Mesure"),), digest_title="Empreinte", foot="Mesure",
    )  # fmt: skip


def writer(name: str) -> Write:
    """Give what writes, imported only when it is measured."""
    if name in OURS:
        from core.exports import separated, workbook  # noqa: PLC0415

        write = workbook.write_workbook if name == "xlsx" else separated.write_separated
        return lambda path, _, found: write(path, _sheet(), found) and None
    if name.startswith("openpyxl"):
        from benchmarks.peers import export_openpyxl  # noqa: PLC0415

        return export_openpyxl.plain if name == "openpyxl" else export_openpyxl.write_only
    if name == "pandas":
        from benchmarks.peers import export_pandas  # noqa: PLC0415

        return export_pandas.to_excel
    from benchmarks.peers import export_csv  # noqa: PLC0415

    return export_csv.plain


def one(name: str, size: int, path: Path) -> dict[str, float]:
    """Measure one writer in this process; memory is counted from what was there before."""
    write = writer(name)
    before = _peak()
    wall, cpu = time.perf_counter(), time.process_time()
    write(path, TITLES, rows(size))
    return {
        "seconds": round(time.perf_counter() - wall, 2),
        "seconds_of_cpu": round(time.process_time() - cpu, 2),
        "peak_megabytes": _peak(),
        "more_megabytes": _peak() - before,
        "megabytes": round(path.stat().st_size / 1e6, 2),
        "formulas": _formulas(path),
    }


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _formulas(path: Path) -> int:
    """Count what a spreadsheet would run: formula cells of a workbook, cells of a text that begin like one."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return sum(len(re.findall(rb"<f[ >/]", archive.read(name))) for name in sheets)
    lines = path.read_text(encoding="utf-8-sig")
    return sum(len(re.findall(f'(?m)(?:^|;)"?{re.escape(trap)}', lines)) for trap in TRAPS)


def measure(size: int) -> dict[str, Any]:
    """Measure ours and each peer, one after the other, each in a new process."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix in {**OURS, **PEERS}.items():
            path = Path(folder) / f"made{suffix}"
            command = [sys.executable, "-m", "benchmarks.export", "--one", name, "--size", str(size)]
            ran = subprocess.run([*command, "--out", str(path)], check=True, capture_output=True, text=True)
            found[name] = json.loads(ran.stdout)
    ours = {name: found[name] for name in OURS}
    peers = {name: found[name] for name in PEERS}
    ratios = {name: _ratios(made, ours[PEERS[name].lstrip(".")]) for name, made in peers.items()}
    return {"name": "export", "size": size, "columns": len(TITLES), "ours": ours, "peers": peers, "ratios": ratios}


def _ratios(peer: dict[str, float], mine: dict[str, float]) -> dict[str, float]:
    """How many times more processor time and memory the peer takes for the same kind of file."""
    return {
        "time": round(peer["seconds_of_cpu"] / mine["seconds_of_cpu"], 1),
        "memory": round(peer["peak_megabytes"] / mine["peak_megabytes"], 1),
    }


def main() -> None:
    """Print the measures as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", default="")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options.one, options.size, options.out)))
        return
    found = measure(options.size)
    if options.json:
        print(json.dumps(found))
        return
    print(f"{found['size']} rows of {found['columns']} columns, each writer in a process of its own")
    print(f"{'':22}{'seconds':>9}{'of CPU':>9}{'peak MB':>9}{'file MB':>9}{'formulas':>10}{'time':>9}{'memory':>9}")
    for name, made in {**found["ours"], **found["peers"]}.items():
        ratio = found["ratios"].get(name)
        shown = f"Sporades {name}" if name in OURS else name
        times = f"{ratio['time']:>7} x{ratio['memory']:>7} x" if ratio else ""
        numbers = (made["seconds"], made["seconds_of_cpu"], made["peak_megabytes"], made["megabytes"], made["formulas"])
        print(f"{shown:22}{numbers[0]:>9}{numbers[1]:>9}{numbers[2]:>9}{numbers[3]:>9}{numbers[4]:>10}{times}")


if __name__ == "__main__":
    main()
