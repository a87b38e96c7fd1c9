"""Signs that come in pairs: «ёлочки» and brackets, over a whole text, for a quotation may have paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Spot, excerpt, rule

QUOTE = declare("ШД884", Severity.WARNING, "ёлочка без пары")
BRACKET = declare("ШД885", Severity.WARNING, "скобка без пары")

_QUOTES = re.compile("[«»\ufdd0]")
_BRACKETS = re.compile("[()\ufdd0]")
_NUMERAL = re.compile(r"(?:^|[\s(;,:«|])(?:\d{1,3}(?:\.\d+)*|[а-яёa-z])\Z", re.IGNORECASE)
"""Before the bracket of an item: «1)», «а)»."""


def _quotes(text: str) -> Iterator[Spot]:
    """Each «ёлочка» has its pair; one closing may serve two that end together: «МБОУ «Школа № 1»."""
    opened: list[int] = []
    nested = 0
    for match in _QUOTES.finditer(f"{text}\ufdd0"):
        if match[0] == "«":
            opened.append(match.start())
        elif match[0] == "»" and opened:
            nested += len(opened) > 1
            opened.pop()
        elif match[0] == "»":
            yield _unpaired(text, match.start(), "закрывающей ёлочки", "открывающую")
        else:
            yield from (_unpaired(text, at, "открывающей ёлочки", "закрывающую") for at in opened[nested:])
            opened, nested = [], 0


def _brackets(text: str) -> Iterator[Spot]:
    """Each bracket has its pair, but for those of numerals; «(всего 5)» is none, «(1) школы, 2) учителя)» may be."""
    opened: list[int] = []
    doubtful = 0
    for match in _BRACKETS.finditer(f"{text}\ufdd0"):
        numbered = match[0] == ")" and _NUMERAL.search(text, max(0, match.start() - 8), match.start())
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == ")" and opened:
            doubtful += bool(numbered)
            opened.pop()
        elif match[0] == ")" and not numbered and not doubtful:
            yield _unpaired(text, match.start(), "закрывающей скобки", "открывающую")
        elif match[0] == ")":
            doubtful -= not numbered
        else:
            yield from (_unpaired(text, at, "открывающей скобки", "закрывающую") for at in opened)
            opened, doubtful = [], 0


def _unpaired(text: str, at: int, what: str, other: str) -> Spot:
    message = f"у {what} нет пары: «{excerpt(text, at, at + 1)}»"
    return Spot(at, at + 1, message, f"поставьте {other} или уберите эту")


quotes = rule(QUOTE, _quotes)
brackets = rule(BRACKET, _brackets)
