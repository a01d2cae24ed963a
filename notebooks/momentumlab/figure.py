"""What identifies a plotly figure, and the numbers in its typed arrays."""

import base64
import hashlib
import json
import re
import struct

# plotly's names of numpy types, as struct formats; plotly.js reads them little-endian.
_FORMATS = {
    "i1": "b",
    "u1": "B",
    "i2": "h",
    "u2": "H",
    "i4": "i",
    "u4": "I",
    "f4": "f",
    "f8": "d",
}


def canonical(figure: dict) -> bytes:
    """The figure's JSON with sorted keys and nothing that could be written in two ways."""
    return json.dumps(figure, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(figure: dict) -> str:
    return f"sha256:{hashlib.sha256(canonical(figure)).hexdigest()}"


def shown_in(svg: str) -> str | None:
    """The digest of the figure that a picture shows, from the picture's root element."""
    found = re.search(r'<svg\b[^>]*\sdata-figure="([^"]*)"', svg)
    return found.group(1) if found else None


def is_typed_array(value) -> bool:
    return isinstance(value, dict) and "bdata" in value and value.get("dtype") in _FORMATS


def numbers(typed_array: dict) -> list:
    """A typed array's numbers, nested as its shape says ("rows, columns"; without a shape, flat)."""
    raw = base64.b64decode(typed_array["bdata"])
    letter = _FORMATS[typed_array["dtype"]]
    values = list(struct.unpack(f"<{len(raw) // struct.calcsize(letter)}{letter}", raw))
    shape = [int(size) for size in str(typed_array.get("shape", "")).split(",") if size.strip()]
    for size in reversed(shape[1:]):
        values = [values[start : start + size] for start in range(0, len(values), size)]
    return values
