"""The square code: the same one, module for module, as the library makes, a thousand times sooner."""

from __future__ import annotations

import random
import string

import pytest
import segno

from core.documents.rendering.check_mark import check_mark


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 40, 42, 43, 60, 62, 84, 106, 122])
def test_the_symbol_is_the_one_of_the_library(length: int) -> None:
    """Whatever the length of the address, full or padded, every module is where the standard puts it (1.46)."""
    draw = random.Random(length)
    address = "".join(draw.choices(string.ascii_letters + string.digits + "/:-._~", k=length))
    side, rows = check_mark(address)
    expected = segno.make(address, error="M", mask=3, mode="byte", boost_error=False, micro=False)
    width = len(rows) // side
    drawn = [f"{int(rows[y * width : (y + 1) * width], 16):0{width * 4}b}"[:side] for y in range(side)]
    assert drawn == ["".join(str(module) for module in line) for line in expected.matrix]


def test_an_address_too_long_for_a_small_square_is_refused() -> None:
    """A code that no telephone would read is a defect, not a document."""
    with pytest.raises(ValueError, match="too long"):
        check_mark("https://example.fr/" + "x" * 200)
