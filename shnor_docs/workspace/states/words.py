"""What a person tells with a state, as it can be kept: one line of a sentence, one line of a name."""

from __future__ import annotations

import re

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.layout import PROGRAMS

UNTOLD = declare("ШД758", Severity.ERROR, "не сказано, кто и что сохраняет")

LONGEST_SENTENCE, LONGEST_NAME = 500, 120
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_AROUND_AN_ADDRESS = re.compile(r"[<>]+")


def sentence_of(text: str) -> str:
    """The sentence.

    Raises:
        ShnorError: it has no letter.
    """
    return _line(text, LONGEST_SENTENCE, "не сказано, что сохраняется", "напишите одной фразой, что сделано")


def name_of(text: str) -> str:
    """The name; without the signs by which git knows an address.

    Raises:
        ShnorError: it has no letter.
    """
    bare = _AROUND_AN_ADDRESS.sub(" ", text)
    return _line(bare, LONGEST_NAME, "не сказано, кто сохраняет", "напишите, кто вы: фамилию и инициалы")


def _line(text: str, longest: int, message: str, hint: str) -> str:
    line = " ".join(_CONTROL.sub(" ", text).split())[:longest].strip()
    if not any(map(str.isalnum, line)):
        raise ShnorError(Diagnostic.of(UNTOLD, message, Location(PROGRAMS), hint))
    return line
