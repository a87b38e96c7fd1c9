"""Messages without what only files and terminals know: digests of versions, lines of files, ids, commands."""

from __future__ import annotations

import re

GONE = "удалённая запись"
"""What a record is called that was chosen and then taken away."""
_DIGEST = re.compile(r"@[0-9a-f]{12}\b")
_PLACE = re.compile(r" \((?:programs|sections)/[^)\s]*\)")
_OF_ORDER = re.compile(r"\Aприказ «[a-z0-9_]+»(?:, документ «[a-z0-9_]+»)?: ")
"""How the proof of an order begins: by ids, where a window shows the order itself."""
_ID_QUOTED = re.compile(r" «[a-z][a-z0-9_]*»")
_STEP = re.compile(r"\([^)]*\)|[^;:—()]+|[;:—()]")
_OF_COMMANDS = re.compile(r"shnor-docs|--\w|`")
_OF_FILES = re.compile(r"(?<![\w.@⟨])(?!docx|xlsx|pptx|csv|pdf)[a-z][a-z_]+(?![\w⟩])|[\[\]{}]|\.yaml")
_ALL_THERE = re.compile(r"есть: [^;]*[a-z_]{2}[^;]*")
"""A list of ids, at least one of which is nobody's name: in a window one chooses from a list."""
_ID = re.compile(r"[a-z][a-z0-9_]*")
_ORIGIN = re.compile(r"\bиз «[a-z0-9][a-z0-9_-]*»")
"""The program that another one was cloned from, by its id."""
_LEFT = re.compile(r"\s*[;:—](?=\s*(?:[;:—]|\Z))")


def without_ids(text: str) -> str:
    """The text without ids in quotes: a record that has no name is called by its kind."""
    return _ID_QUOTED.sub("", text)


def plain(text: str) -> str:
    """The text as an official reads it."""
    return _ORIGIN.sub("из прежней программы", _OF_ORDER.sub("", _PLACE.sub("", _DIGEST.sub("", text))))


def absent(chosen: str) -> str:
    """What is chosen and no list has: as it was typed or pasted; an id says nothing to a person."""
    return GONE if _ID.fullmatch(chosen) else chosen


def without_notation(hint: str) -> str:
    """What to do without the steps that are told in the notation of files."""
    return _without(_OF_FILES, _ALL_THERE.sub("", hint))


def advice(hint: str) -> str:
    """What to do without the commands and keys by which it is done in a terminal: here there are buttons for it."""
    return _without(_OF_COMMANDS, hint)


def _without(unwanted: re.Pattern[str], hint: str) -> str:
    steps = (step for step in _STEP.findall(hint) if not unwanted.search(step))
    return " ".join(_LEFT.sub("", "".join(steps)).split()).strip(" ;:,—")
