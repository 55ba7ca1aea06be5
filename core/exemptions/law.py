"""The law as the catalogue has it."""

from __future__ import annotations

from core.catalogue.reference import Reference
from core.exemptions.matching import Law


def law_of(reference: Reference) -> Law:
    """Give the rules of the reference files, in their order, and what they speak of."""
    return Law(
        tuple(reference.rules.values()),
        reference.titles,
        tuple(reference.grids.values()),
        reference.correspondences,
    )
