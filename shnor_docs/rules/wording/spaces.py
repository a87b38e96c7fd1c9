"""Spaces about signs that typesetting does not mend: it binds words, and neither parts nor joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Mend, Spot, excerpt, rule

GLUED_SIGN = declare("ШД882", Severity.WARNING, "перед знаком или сокращением нет пробела")
SPACE_AT_SIGN = declare("ШД883", Severity.WARNING, "пробел у знака препинания лишний или пропущен")

_GLUED = re.compile(r"(?<=[А-Яа-яЁё\d»)])№|(?<=\d%)[а-яё](?=[а-яё])|(?<=\b\d{4})г(?=г?\.|\s|[,;)]|$)", re.MULTILINE)
_BEFORE = re.compile(
    r"(?P<before>[^\s|>#*-])[ \u00a0]+(?P<sign>[,;!?]|\.(?=\s|$)|:(?=\s(?!\d)|$)|[)»])(?!\.\.)", re.MULTILINE
)
_AFTER_OPENING = re.compile(r"(?P<sign>[(«])[ \u00a0]+(?P<after>\S)")
_MISSING = re.compile(r"(?<=[а-яё\d»)])[,;](?=[А-Яа-яЁё«])|(?:(?<![A-Za-zА-ЯЁ])(?<=[а-яё]{4})\.)(?=[А-ЯЁ][а-яё])")


def _glued(text: str) -> Iterator[Spot]:
    """A space stands before «№» and between a number and what follows it."""
    for match in _GLUED.finditer(text):
        space = " " if match[0] == "№" else "\u00a0"
        message = f"нет пробела перед «{match[0]}»: «{excerpt(text, *match.span())}»"
        yield Spot(*match.span(), message, "поставьте пробел", Mend(*match.span(), space + match[0]))


def _misplaced(text: str) -> Iterator[Spot]:
    """No space before a comma or inside brackets and quotes; one after a comma."""
    for match in _BEFORE.finditer(text):
        yield _needless(text, match, "перед", match["before"] + match["sign"])
    for match in _AFTER_OPENING.finditer(text):
        yield _needless(text, match, "после", match["sign"] + match["after"])
    for match in _MISSING.finditer(text):
        message = f"нет пробела после «{match[0]}»: «{excerpt(text, *match.span())}»"
        yield Spot(*match.span(), message, "поставьте пробел", Mend(*match.span(), f"{match[0]} "))


def _needless(text: str, match: re.Match[str], where: str, right: str) -> Spot:
    message = f"лишний пробел {where} «{match['sign']}»: «{excerpt(text, *match.span())}»"
    return Spot(*match.span(), message, "уберите пробел", Mend(*match.span(), right))


glued_signs = rule(GLUED_SIGN, _glued)
misplaced_spaces = rule(SPACE_AT_SIGN, _misplaced)
