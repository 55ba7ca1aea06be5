"""What a person asks of a run besides which registrations: the order of the results, the files, what to leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.bulk.rules import Order

MERGED, SCHOOLS, ZIP, MANIFEST = "merged", "schools", "zip", "manifest"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of a run; with `only_stale`, documents already up to date are neither made nor put in the files.

    `notify`: each candidate who has a new document of the run is told by mail, once. `listed` is the order of the
    list that the run was ordered from, for those who want the results as they were listed.
    """

    kind: str = "confirmation"
    order: Order = Order.SPECIALITY
    outputs: tuple[str, ...] = (MERGED, ZIP, MANIFEST)
    only_stale: bool = False
    notify: bool = False
    listed: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return {
            "order": self.order.value, "outputs": list(self.outputs), "only_stale": self.only_stale,
            "notify": self.notify, "listed": self.listed,
        }  # fmt: skip


def from_json(kind: str, plain: dict[str, Any]) -> RunOptions:
    """Read back what `RunOptions.as_json` wrote; runs of earlier releases told nobody."""
    return RunOptions(
        kind, Order(plain["order"]), tuple(plain["outputs"]), plain["only_stale"], plain.get("notify", False),
        plain.get("listed", ""),
    )  # fmt: skip
