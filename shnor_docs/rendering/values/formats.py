"""How long a filled format string may become, said before it is filled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shnor_docs.rendering.values import limits
from shnor_docs.rendering.values.sizes import gone_through, size

_WIDTH = re.compile(r"\d{4,}|\*|:.*\{")
_FIELD = re.compile(r"%[^a-zA-Z%]*|\{[^}]*:[^}]*")
_NAMED_FIELD = re.compile(r"\)[-#0 +]*(?:\d{4,}|\d*\.(?:\d{4,}|\*)|\*)[\d.hlL]*[a-zA-Z%]")
"""What ends a field of ``%(name)``: parentheses in the name would hide it from :data:`_FIELD`."""

_PADDED = re.compile(r"[%)][-#0 +]*[\d.]+|:[^}]*\d")
_STEPS_OF_FIELD = 10


def check_format(pattern: str) -> None:
    """Refuse a format string whose field widths are huge or come from the data."""
    limits.charge(_STEPS_OF_FIELD * pattern.count("%"))
    wide = any(_WIDTH.search(field[0]) for field in _FIELD.finditer(pattern))
    if wide or ("%(" in pattern and _NAMED_FIELD.search(pattern)):
        raise limits.exceeded(f"в строке формата «{pattern[:60]}» слишком широкое поле")


def check_filling(pattern: str, values: Iterable[object]) -> None:
    """Refuse a format string that its values would make too long: a named one may be printed in each field."""
    check_format(pattern)
    fields = pattern.count("%") + pattern.count("{")
    times = fields if "%(" in pattern or "{" in pattern else 1
    printed = times * sum(size(gone_through(value)).steps for value in values) * limits.CHARACTERS_PER_STEP
    padding = fields * limits.MAX_FIELD_WIDTH if _PADDED.search(pattern) else 0
    limits.charge_text(len(pattern) + printed + padding)
