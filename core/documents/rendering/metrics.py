"""Sizes and colours of a document, in points; the page is A4 and y goes up."""

from __future__ import annotations

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
LEFT = 42.0
RIGHT = 553.28
WIDTH = RIGHT - LEFT

LABEL = 6.5
VALUE = 9.0
LEAST = 7.0  # a value shrinks down to this size, then goes on a second line
TEXT = 8.0
TEXT_LEADING = 10.6

# From the top of the page: the box of numbers, the signature, the notices of the back.
BOX_LEFT, BOX_TOP, BOX_WIDTH, BOX_HEIGHT = 391.28, 34.0, 162.0, 64.0
SIGNATURE_TOP = 676.0
NOTICES_TOP = 706.0

INK = b"0 g "
GREY = b".38 g "
ACCENT = b".106 .227 .42 rg "
TINT = b".937 .953 .976 rg "
RULE = b".706 .757 .835 RG .5 w "
ACCENT_RGB = (27, 58, 107)
GREY_RGB = (97, 97, 97)
TINT_RGB = (239, 243, 249)
RULE_RGB = (180, 193, 213)

MOST_PAGES = 20
MOST_BYTES = 2_000_000
MOST_CHARACTERS = 150_000
