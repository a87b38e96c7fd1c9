"""Signs of numbers: what is typed or scanned instead of «№» and of the slash of a joint act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Mend, Spot, rule

NUMBER_SIGN = declare("ШД886", Severity.WARNING, "вместо знака № – другие знаки")
BACKSLASH = declare("ШД887", Severity.WARNING, "обратная косая черта в номере")

_NUMBER_SIGN = re.compile(r"(?<![A-Za-z])N[º°o]\.?(?=[ \u00a0]?\d)")
_BACKSLASH = re.compile(r"(?<=\d)\\(?=\d)")


def _number_signs(text: str) -> Iterator[Spot]:
    """The sign of a number is «№»."""
    for match in _NUMBER_SIGN.finditer(text):
        yield Spot(*match.span(), f"«{match[0]}» вместо «№»", "напишите «№»", Mend(*match.span(), "№"))


def _backslashes(text: str) -> Iterator[Spot]:
    """Parts of a number are separated by «/»: «№ 590/219»."""
    for match in _BACKSLASH.finditer(text):
        near = text[max(0, match.start() - 8) : match.end() + 8].split()
        written = next(word for word in near if "\\" in word)
        hint = "номер совместного акта пишется через «/»"
        yield Spot(*match.span(), f"обратная косая черта: «{written}»", hint, Mend(*match.span(), "/", is_safe=False))


number_signs = rule(NUMBER_SIGN, _number_signs)
backslashes = rule(BACKSLASH, _backslashes)
