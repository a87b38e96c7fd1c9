"""Foreign words as Markdown that prints just them."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\*]|(?<!_)_{1,2}(?!_)")
_BRACES = re.compile(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})")
"""Between them stands what would make a reference: the product reads none in foreign words."""
_COMMENT = re.compile(r"<(?=!--)")
_AT_START = re.compile(r"(?:[-+#|=]|\d{1,9}(?=[.)](?:\s|$)))")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SPACES = re.compile("[ \t\r\u00a0\u2002-\u200a\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060]")


def typed(text: str) -> str:
    """The text as it would be typed: blanks that do not break and other help for printing are put in by the product."""
    plain = _SPACES.sub(" ", _UNPRINTABLE.sub("", _UNSEEN.sub("", text))).replace("\u2011", "-")
    return _BRACES.sub(" ", plain) if "{" in plain or "}" in plain else plain


def escaped(text: str) -> str:
    """The text with its signs of Markdown and of references robbed of their meaning; lines stay lines."""
    return _COMMENT.sub(r"<\\", _SIGNS.sub(lambda sign: "".join(f"\\{one}" for one in sign[0]), typed(text)))


def begun(line: str) -> str:
    """A line of Markdown that begins no list, heading or table."""
    found = _AT_START.match(line)
    if not found:
        return line
    end = found.end()
    return f"{line[:end]}\\{line[end:]}" if line[0].isdigit() else f"\\{line}"


def one_line(text: str) -> str:
    """The text as a title has it: one line, in which no reference is read."""
    return " ".join(typed(text).split())
