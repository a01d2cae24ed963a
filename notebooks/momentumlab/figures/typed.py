"""The numbers in plotly's typed arrays."""

import base64
import struct

# plotly's names of numpy types, as struct formats; plotly.js reads them little-endian.
_FORMATS = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}


def is_array(value) -> bool:
    return isinstance(value, dict) and "bdata" in value and value.get("dtype") in _FORMATS


def numbers(array: dict) -> list:
    """A typed array's numbers, nested as its shape says ("rows, columns"; without a shape, flat)."""
    raw = base64.b64decode(array["bdata"])
    letter = _FORMATS[array["dtype"]]
    values = list(struct.unpack(f"<{len(raw) // struct.calcsize(letter)}{letter}", raw))
    shape = [int(size) for size in str(array.get("shape", "")).split(",") if size.strip()]
    for size in reversed(shape[1:]):
        values = [values[start : start + size] for start in range(0, len(values), size)]
    return values


def listed(array) -> list:
    """The entries of an array, typed or not."""
    return numbers(array) if is_array(array) else list(array)
