"""What an item of a list says of an indicator: its name, its target, and the words and signs around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.importing.prose.markers import marker_of
from shnor_docs.importing.tables.indicators.entries import names_measure
from shnor_docs.inspection.foreign.tree import Paragraph
from shnor_docs.model.target import Target

_END = re.compile(r"[\s;.,]*$")
_IN_BRACKETS = re.compile(r"(?P<name>.+?)(?P<open>\s*\()(?P<told>[^()]+)(?P<close>\))")
_BEHIND_DASH = re.compile(r"(?P<name>.+?)(?P<open>[,:]?\s+[-–—]\s+)(?P<told>[^–—]*\d[^–—]*)(?P<close>)")
_BEHIND_COMMA = re.compile(
    r"(?P<name>.+?)(?P<tail>,\s+(?:\d+\s*% и (?:более|менее|выше|ниже)|не (?:более|менее|выше|ниже) \d+\s*%))"
)
_PROOF = re.compile(r"(?:документ|приказ|справк|отч[её]т|протокол|аналитическ|да\s*/\s*нет)[\w\s,/-]{0,60}", re.I)
_LINES = re.compile(r"[;.:]\s*\n")
_SEVERAL = 3
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Measured:
    """An item taken apart: the name, ``tail`` behind it, then the target, then ``close``."""

    name: str
    tail: str = ""
    target: str = ""
    close: str = ""

    @property
    def names_measure(self) -> bool:
        """Whether the name is that of something measured."""
        return names_measure(self.name)

    @property
    def is_worded(self) -> bool:
        """Whether the name has so many words that it can stand for something measured."""
        return len(self.name.split()) >= _SEVERAL and self.name[0].isalpha()


def measured(item: Paragraph) -> Measured | None:
    """What an item says; None if it is too long, announces something, or holds several lines."""
    marker = marker_of(item)
    text = one_line(item.text[len(marker.typed) if marker else 0 :])
    if not text or len(text) > _LONGEST or text.endswith(":") or _LINES.search(item.text):
        return None
    core = _END.sub("", text)
    if not core:
        return None
    end = text[len(core) :]
    if bound := _BEHIND_COMMA.fullmatch(core):
        return Measured(bound["name"], bound["tail"] + end)
    for pattern in (_IN_BRACKETS, _BEHIND_DASH):
        found = pattern.fullmatch(core)
        if found and found["close"] and _PROOF.fullmatch(found["told"]):
            return Measured(found["name"], f"{found['open']}{found['told']}{found['close']}{end}")
        if found and _is_printed(found["told"], is_aside=bool(found["close"])):
            return Measured(found["name"], found["open"], found["told"], found["close"] + end)
    return Measured(core, end)


def _is_printed(text: str, *, is_aside: bool) -> bool:
    """Whether a text is a target that is printed in the same words; «(8 класс)» in brackets is none."""
    read = Target.read(text) if any(sign.isdigit() for sign in text) else None
    if not read or not read.groups or _plain(str(read)) != _plain(text):
        return False
    return not is_aside or "%" in text or not text[0].isdigit()


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
