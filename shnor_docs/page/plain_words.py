"""Messages without what only files and terminals know: digests of versions, lines of files, ids, commands."""

from __future__ import annotations

import re

_DIGEST = re.compile(r"@[0-9a-f]{12}\b")
_PLACE = re.compile(r" \((?:programs|sections)/[^)\s]*\)")
_OF_ORDER = re.compile(r"\Aприказ «[a-z0-9_]+»(?:, документ «[a-z0-9_]+»)?: ")
"""How the proof of an order begins: by ids, where a window shows the order itself."""
_STEP = re.compile(r"\([^)]*\)|[^;:—()]+|[;:—()]")
_OF_COMMANDS = re.compile(r"shnor-docs|--\w|`")
_LEFT = re.compile(r"\s*[;:—](?=\s*(?:[;:—]|\Z))")


def plain(text: str) -> str:
    """The text as an official reads it."""
    return _OF_ORDER.sub("", _PLACE.sub("", _DIGEST.sub("", text)))


def advice(hint: str) -> str:
    """What to do without the commands and keys by which it is done in a terminal: here there are buttons for it."""
    steps = (step for step in _STEP.findall(hint) if not _OF_COMMANDS.search(step))
    return " ".join(_LEFT.sub("", "".join(steps)).split())
