"""Signs that nobody sees in a text, yet they break it: control characters, zero-width signs, lost letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from shnor_docs.diagnostics import Code, Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText, Span

CONTROL = declare("ШД028", Severity.ERROR, "управляющий знак в тексте")
INVISIBLE = declare("ШД029", Severity.WARNING, "невидимый или испорченный знак в тексте")

CONTROL_SIGNS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""No XML file, so no Word file, and no YAML file may hold them."""
LINE_SIGNS = "\x85\u2028\u2029"
"""Ends of lines to Unicode and YAML, to no editor."""
ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
LOST_SIGNS = "\ufffc\ufffd"
FONT_SIGNS = "\ue000-\uf8ff\U000f0000-\U0010fffd"

CONTROL_SIGN = re.compile(f"[{CONTROL_SIGNS}]")
STRANGE = re.compile(f"[{CONTROL_SIGNS}{LINE_SIGNS}{ZERO_WIDTH}{LOST_SIGNS}{FONT_SIGNS}]")
UNPRINTED = re.compile(f"[{CONTROL_SIGNS}{LINE_SIGNS}]")

ANEW = "удалите его: сотрите соседние знаки и наберите это место заново"
EXPLANATIONS = {
    LINE_SIGNS: ("конец строки, которого не видно в редакторе: прочитан как пробел", ANEW),
    LOST_SIGNS: ("на его месте был другой знак, он потерян при перекодировании или вставке", "впишите потерянное"),
    FONT_SIGNS: ("знак шрифта Symbol или Wingdings: в документе выйдет квадрат", "замените его обычным знаком"),
    "\x0b": ("перенос строки из Word", "замените его пробелом или начните новую строку"),
    "\u00ad": ("мягкий перенос", ANEW),
    "\u200b": ("пробел нулевой ширины", ANEW),
    "\u200e\u200f\u202a-\u202e\u2066-\u2069": ("направление письма", ANEW),
    "\u2060\ufeff": ("неразрывный пробел нулевой ширины", ANEW),
}


def strange_signs(source: SourceText) -> Iterator[Diagnostic]:
    """A diagnostic for each kind of such signs in each line, at the first of them."""
    places = (match.start() for match in STRANGE.finditer(source.text))
    for _, offsets in groupby(places, lambda offset: source.position(offset)[0]):
        of_code: dict[Code, list[int]] = {}
        for offset in offsets:
            of_code.setdefault(_code(source.text[offset]), []).append(offset)
        for code, found in of_code.items():
            yield _strange(source, code, found)


def escaped_sign(source: SourceText, span: Span, text: str) -> Iterator[Diagnostic]:
    """What is wrong with a quoted text whose escapes mean such a sign."""
    found = STRANGE.search(text)
    if found and found[0] not in source.text[span.start : span.end]:
        code = _code(found[0])
        message = f"запись с «\\» означает {_kind(code)} {_named(found[0])}"
        yield Diagnostic.of(code, message, source.location(span), "уберите эту запись или удвойте «\\»")


def without_unprinted(text: str) -> str:
    """The text with a blank for every control character and unseen end of line; every sign stays in its place."""
    return UNPRINTED.sub(" ", text) if UNPRINTED.search(text) else text


def without_control(text: str) -> str:
    """A typed or pasted text without the signs that no file may hold; where Word broke a line, it is broken."""
    return CONTROL_SIGN.sub("", text.replace("\x0b", "\n")) if CONTROL_SIGN.search(text) else text


def _code(sign: str) -> Code:
    return CONTROL if CONTROL_SIGN.match(sign) else INVISIBLE


def _strange(source: SourceText, code: Code, offsets: list[int]) -> Diagnostic:
    sign = source.text[offsets[0]]
    what, hint = next((told for signs, told in EXPLANATIONS.items() if re.match(f"[{signs}]", sign)), ("", ANEW))
    message = f"{_kind(code)} {_named(sign)}" + (f": {what}" if what else "")
    if len(offsets) > 1:
        message += f" (таких мест в строке {len(offsets)})"
    return Diagnostic.of(code, message, source.location(Span(offsets[0], offsets[0] + 1)), hint)


def _kind(code: Code) -> str:
    return "управляющий знак" if code is CONTROL else "знак"


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"
