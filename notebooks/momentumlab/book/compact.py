"""Makes the book small: what a script reads is compressed, and pictures say a style once."""

import base64
import gzip
import io
import re
import zipfile
from collections import Counter

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_CLASS = re.compile(r' class="[^"]*"')
_STYLE = re.compile(r' style="([^"]*)"')
_LONG_NUMBER = re.compile(r"\d+\.\d{2,}")
_EMPTY = re.compile(r"<g(?:/>|></g>)")


def text(content: bytes) -> str:
    """The content as letters that a script in the page unpacks (gzip, base64); the same content gives the same text."""
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def script(content: bytes, unpack: str) -> str:
    """A script that runs a larger one; it may come before any other, so it brings along what unpacks it."""
    return (
        f"{unpack}(async () => {{\n"
        '  const script = document.createElement("script");\n'
        f'  script.textContent = await window.unpacked("{text(content)}").text();\n'
        "  document.head.append(script);\n"
        "})();\n"
    )


def archive(name: str, content: bytes) -> bytes:
    """A zip of one file, without a date."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(entry, content)
    return written.getvalue()


def svg(picture: str) -> str:
    """The same picture as a file of its own: styles that come again are classes, and no number has needless digits.

    Within a page its classes would meet those of other pictures; a file is alone.
    """
    root, end, drawn = picture.partition(">")
    # plotly's own classes have no rules here
    drawn = _TAG.sub(lambda tag: _LONG_NUMBER.sub(_rounded, _CLASS.sub("", tag.group())), drawn)
    while (fewer := _EMPTY.sub("", drawn)) != drawn:
        drawn = fewer
    styles = Counter(style for tag in _TAG.findall(drawn) for style in _STYLE.findall(tag))
    often = [style for style, count in styles.most_common() if count > 1]
    names = {style: f"s{number}" for number, style in enumerate(often)}
    rules = "".join(f".{name}{{{style}}}" for style, name in names.items())

    def named(style: re.Match) -> str:
        return f' class="{names[style.group(1)]}"' if style.group(1) in names else style.group()

    drawn = _TAG.sub(lambda tag: _STYLE.sub(named, tag.group()), drawn)
    return f"{root}{end}<style>{rules}</style>{drawn}"


def _rounded(number: re.Match) -> str:
    value = float(number.group())
    # a tenth of a pixel; what is less than one may be a scale
    return f"{value:.1f}".removesuffix(".0") if value >= 1 else f"{value:.3g}"
