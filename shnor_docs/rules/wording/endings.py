"""Endings after a number: «5-й», not «5-ый». Typography takes no letter away, so a person is told.

One letter if a vowel stands before the last one («5-й», «20-е»), two if a consonant does («5-го», «20-ми»):
А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText
from shnor_docs.russian.quoted_titles import title_spans
from shnor_docs.russian.quotes import find_addresses, with_paired_quotes

LONG_ENDING = declare("ШД830", Severity.WARNING, "наращение после числа длиннее, чем печатают")

_LONG = re.compile(
    r"(?<![\w.,/-])(?P<number>\d+)-(?P<ending>[ыои]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыиое]м|[ую]ю|ей|[ыи]е|[ыи]х|[ыи]ми)\b"
)
_VOWELS = frozenset("аеиоуыэюяё")


def long_endings(one: PrintedText) -> Iterator[Finding]:
    """Endings of more letters than official papers print; those of quoted titles and of addresses stay."""
    found = list(_LONG.finditer(one.text))
    if not found:
        return
    kept = [*title_spans(with_paired_quotes(one.text)), *(match.span() for match in find_addresses(one.text))]
    for match in found:
        if not any(start <= match.start() < end for start, end in kept):
            yield _finding(match, one)


def _finding(match: re.Match[str], one: PrintedText) -> Finding:
    ending = match["ending"]
    short = f"{match['number']}-{ending[-1] if ending[-2] in _VOWELS else ending[-2:]}"
    message = f"«{match[0]}»{one.where}: наращение длиннее, чем печатают в официальных бумагах"
    return Finding(LONG_ENDING, message, one.at(*match.span()), f"пишите «{short}»")
