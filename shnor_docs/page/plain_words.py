"""Messages without what only files know: digests of versions, lines of files."""

from __future__ import annotations

import re

_DIGEST = re.compile(r"@[0-9a-f]{12}\b")
_PLACE = re.compile(r" \((?:programs|sections)/[^)\s]*\)")


def plain(text: str) -> str:
    """The text as an official reads it."""
    return _PLACE.sub("", _DIGEST.sub("", text))
