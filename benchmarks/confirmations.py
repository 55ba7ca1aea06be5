"""How many confirmations a second one core prints, beside fpdf2, reportlab, typst and WeasyPrint on the same content.

Printing alone, in memory; reading, storing and journalling are measured by the bulk benchmark.
`python -m benchmarks.confirmations --size N [--json]`; the peers print a smaller sample, which is said.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import time
from collections.abc import Callable, Iterable

from benchmarks.peers import (
    confirmations_fpdf2,
    confirmations_reportlab,
    confirmations_typst,
    confirmations_weasyprint,
)
from core.documents.facts import ConfirmationFacts
from core.documents.rendering import merge, render, render_many, text_parts
from core.documents.samples import sample_confirmations

PEERS = {
    "fpdf2": (confirmations_fpdf2.render, 40),
    "reportlab": (confirmations_reportlab.render, 200),
    "typst": (confirmations_typst.render, 200),
    "WeasyPrint": (confirmations_weasyprint.render, 40),
}
CHUNK = 1000  # facts are invented by the chunk, outside the time measured


class _Counting(io.RawIOBase):
    """A file that keeps nothing but its length."""

    length = 0

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        self.length += len(content)  # type: ignore[arg-type]
        return len(content)  # type: ignore[arg-type]


def _chunks(size: int) -> Iterable[list[ConfirmationFacts]]:
    for first in range(0, size, CHUNK):
        yield list(sample_confirmations(min(CHUNK, size - first), first=first))


def ours(size: int) -> dict[str, float]:
    """Print so many, one by one, then as one merged file."""
    list(render_many(sample_confirmations(20)))
    seconds = cpu = weight = 0.0
    for many in _chunks(size):
        wall, used = time.perf_counter(), time.process_time()
        weight += sum(map(len, render_many(many)))
        seconds += time.perf_counter() - wall
        cpu += time.process_time() - used
    out = _Counting()
    begun = time.process_time()
    merged = ((f"{rank // 40}", facts) for rank, facts in enumerate(sample_confirmations(size)))
    merge(merged, out, title="Mesure")  # type: ignore[arg-type]
    return {
        "documents": size,
        "per_second": round(size / seconds),
        "per_second_of_cpu": round(size / cpu),
        "bytes_each": round(weight / size),
        "merged_per_second_of_cpu": round(size / (time.process_time() - begun)),
        "merged_bytes_each": round(out.length / size),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def peer(one: Callable[[ConfirmationFacts], bytes], sample: int) -> dict[str, float]:
    """Print a sample with a peer; what the document says is prepared before its time is taken."""
    many = list(sample_confirmations(sample))
    for facts in many:
        text_parts(facts)
    one(many[0])
    said = time.process_time()
    for facts in many:
        text_parts(facts)
    said = time.process_time() - said
    wall, used = time.perf_counter(), time.process_time()
    weight = sum(len(one(facts)) for facts in many)
    cpu = max(time.process_time() - used - said, 1e-9)
    return {
        "documents": sample,
        "per_second": round(sample / max(time.perf_counter() - wall - said, 1e-9), 1),
        "per_second_of_cpu": round(sample / cpu, 1),
        "bytes_each": round(weight / sample),
    }


def measure(size: int) -> dict[str, object]:
    """Measure ours and each peer in one run."""
    confirmations_reportlab.prepare()
    mine = ours(size)
    peers = {name: peer(render_one, min(size, sample)) for name, (render_one, sample) in PEERS.items()}
    ratios = {name: round(mine["per_second_of_cpu"] / made["per_second_of_cpu"], 1) for name, made in peers.items()}
    return {"name": "confirmations", "size": size, "ours": mine, "peers": peers, "ratios": ratios}


def main() -> None:
    """Print the measures as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.size)
    if options.json:
        print(json.dumps(found))
        return
    mine: dict[str, float] = found["ours"]  # type: ignore[assignment]
    print(f"confirmations printed on one core, in memory ({render.__module__})")
    print(f"{'':12}{'documents':>10}{'a second':>12}{'a s of CPU':>12}{'bytes each':>12}{'ours is':>10}")
    print(_row("Sporades", mine, ""))
    for name, made in found["peers"].items():  # type: ignore[attr-defined]
        print(_row(name, made, f"{found['ratios'][name]} x"))  # type: ignore[index]
    merged, each = mine["merged_per_second_of_cpu"], mine["merged_bytes_each"]
    print(f"merged in one file: {merged} a second of CPU, {each} bytes each; peak memory {mine['peak_megabytes']} MB")


def _row(name: str, made: dict[str, float], ratio: str) -> str:
    numbers = (made["documents"], made["per_second"], made["per_second_of_cpu"], made["bytes_each"])
    return f"{name:12}{numbers[0]:>10}{numbers[1]:>12}{numbers[2]:>12}{numbers[3]:>12}{ratio:>10}"


if __name__ == "__main__":
    main()
