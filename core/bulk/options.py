"""What a person asks of a run besides which registrations: the order of the results, the files, what to leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.bulk.rules import Order

MERGED, ZIP, MANIFEST = "merged", "zip", "manifest"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of a run; with `only_stale`, documents already up to date are neither made nor put in the files."""

    kind: str = "confirmation"
    order: Order = Order.SPECIALITY
    outputs: tuple[str, ...] = (MERGED, ZIP, MANIFEST)
    only_stale: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return {"order": self.order.value, "outputs": list(self.outputs), "only_stale": self.only_stale}


def from_json(kind: str, plain: dict[str, Any]) -> RunOptions:
    """Read back what `RunOptions.as_json` wrote."""
    return RunOptions(kind, Order(plain["order"]), tuple(plain["outputs"]), plain["only_stale"])
