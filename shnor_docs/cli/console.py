"""Consoles of Windows (cp866, cp1251) lack characters that official Russian has; printing must not fail on them."""

from __future__ import annotations

import io
from typing import TextIO


def make_tolerant(*streams: TextIO) -> None:
    """Print «?» for a character that the console's encoding lacks, instead of stopping."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def use_utf8(stream: TextIO) -> None:
    """Machine-readable output is UTF-8 whatever the console speaks."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")
