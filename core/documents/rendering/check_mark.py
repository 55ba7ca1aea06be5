"""The square code (QR) of the check address, thousands a second.

Each module of a QR symbol of one version and mask is a sum, without carry, of bits of the text: error correction is
linear. So what each byte adds to the symbol is computed once, with segno, and a symbol is one sum of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from operator import xor
from typing import Any

import segno
import segno.consts
import segno.encoder

consts: Any = segno.consts
encoder: Any = segno.encoder  # its steps, one by one

_ERROR = consts.ERROR_LEVEL_M
_MASK = 3
_LARGEST = 9  # one byte says the length up to there
_PADDING = b"\xec\x11" * 128


@dataclass(frozen=True, slots=True)
class _Symbol:
    """One version of symbol: its side, what it shows for no data, what each value of each byte of data adds."""

    side: int
    capacity: int
    nothing: int
    adds: tuple[tuple[int, ...], ...]


def check_mark(address: str) -> tuple[int, bytes]:
    """Give the side of the symbol and its rows, top first, as hexadecimal digits of whole bytes, 1 being dark."""
    text = address.encode("ascii")
    symbol = _symbol(_version(len(text)))
    shown = symbol.nothing
    for adds, byte in zip(symbol.adds, _codewords(text, symbol.capacity), strict=True):
        shown ^= adds[byte]
    return symbol.side, b"%0*X" % (symbol.side * _stride(symbol.side) // 4, shown)


def _stride(side: int) -> int:
    return (side + 7) // 8 * 8


@cache
def _version(length: int) -> int:
    for version in range(1, _LARGEST + 1):
        if length + 2 <= consts.SYMBOL_CAPACITY[version][_ERROR] // 8:
            return version
    raise ValueError("the check address is too long for its square code")


def _codewords(text: bytes, capacity: int) -> bytes:
    """Write the data of a symbol: bytes mode, length, text, end, padding."""
    head = ((0x4 << 8 | len(text)) << 8 * len(text) | int.from_bytes(text)) << 4
    written = head.to_bytes(len(text) + 2)
    # One empty byte before the padding, as segno does; readers stop at the end mark.
    return (written + b"\0" + _PADDING)[:capacity]


@cache
def _symbol(version: int) -> _Symbol:
    side = encoder.calc_matrix_size(version)
    capacity = consts.SYMBOL_CAPACITY[version][_ERROR] // 8
    places = _places(version, side)
    adds = tuple(_adds(version, capacity, place, places) for place in range(capacity))
    sample = b"A" * (capacity - 2)
    matrix = segno.make(
        sample.decode(), version=version, error="M", mask=_MASK, mode="byte", boost_error=False, micro=False
    ).matrix
    row = _stride(side)
    drawn = sum(
        bool(module) << (row * (side - 1 - y) + row - 1 - x)
        for y, line in enumerate(matrix)
        for x, module in enumerate(line)
    )
    data = reduce(xor, (adds[i][byte] for i, byte in enumerate(_codewords(sample, capacity))))
    return _Symbol(side, capacity, drawn ^ data, adds)


def _places(version: int, side: int) -> list[int]:
    """Give, for each bit of the final message, the module that shows it, as a whole number with one bit set."""
    message = encoder.make_final_message(version, _ERROR, _bits(bytes(consts.SYMBOL_CAPACITY[version][_ERROR] // 8)))
    count = len(message)
    probes = [_placed(version, side, [index >> bit & 1 for index in range(count)]) for bit in range(count.bit_length())]
    used = _placed(version, side, [1] * count)
    free = _placed(version, side, [0] * count)
    row = _stride(side)
    places = [0] * count
    for y in range(side):
        for x in range(side):
            if used[y][x] != free[y][x]:
                index = sum(probe[y][x] << bit for bit, probe in enumerate(probes))
                places[index] = 1 << (row * (side - 1 - y) + row - 1 - x)
    return places


def _placed(version: int, side: int, bits: list[int]) -> tuple[bytearray, ...]:
    matrix: tuple[bytearray, ...] = encoder.make_matrix(side, side)
    encoder.add_finder_patterns(matrix, side, side)
    encoder.add_alignment_patterns(matrix, side, side)
    encoder.add_codewords(matrix, bits, version)
    return matrix


def _bits(codewords: bytes) -> Any:
    buffer = encoder.Buffer()
    for codeword in codewords:
        buffer.append_bits(codeword, 8)
    return buffer


def _adds(version: int, capacity: int, place: int, places: list[int]) -> tuple[int, ...]:
    """Give what each value of one byte of data adds to the symbol."""
    data = bytearray(capacity)
    data[place] = 1
    message = [(rank, byte) for rank, byte in enumerate(_final_bytes(version, bytes(data))) if byte]
    adds = [0]
    for bit in range(8):
        amount = 0
        for rank, byte in message:
            shown = _product(byte, 1 << bit)
            amount ^= reduce(xor, (places[8 * rank + i] for i in range(8) if shown >> 7 - i & 1), 0)
        adds += [known ^ amount for known in adds]
    return tuple(adds)


def _final_bytes(version: int, data: bytes) -> bytes:
    bits = encoder.make_final_message(version, _ERROR, _bits(data)).getbits()
    return bytes(sum(bit << 7 - i for i, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits) // 8 * 8, 8))


def _product(left: int, right: int) -> int:
    """Multiply in the field of the error correction."""
    exponent = consts.GALIOS_LOG[left] + consts.GALIOS_LOG[right]
    return int(consts.GALIOS_EXP[exponent % 255])
