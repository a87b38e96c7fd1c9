"""Signs of numbers: what is typed or scanned instead of «№» and of the slash of a joint act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Mend, Spot, rule

NUMBER_SIGN = declare("ШД886", Severity.WARNING, "вместо знака № – другие знаки")
BACKSLASH = declare("ШД887", Severity.WARNING, "обратная косая черта в номере")

PRINTED_COMMENT = declare("ШД898", Severity.WARNING, "примечание внутри текста напечатается")

_COMMENT = re.compile(r"#[ \t]*допустимо[ \t]+ШД\d{3}[^\n]*")
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


def _comments(text: str) -> Iterator[Spot]:
    """A comment stands above the key of a value of several lines: inside, it is text like any other."""
    for match in _COMMENT.finditer(text):
        message = f"примечание напечатается: «{match[0][:40].strip()}»"
        yield Spot(*match.span(), message, "перенесите его на строку выше ключа: там оно относится ко всему тексту")


printed_comments = rule(PRINTED_COMMENT, _comments)
number_signs = rule(NUMBER_SIGN, _number_signs)
backslashes = rule(BACKSLASH, _backslashes)
