"""Every code that the program can report, and the one that a user means."""

from __future__ import annotations

import importlib
import pkgutil
import re

import shnor_docs
from shnor_docs.diagnostics import CODES, Code, Diagnostic, Location, Severity, ShnorError, declare

NO_CODE = declare("ШД192", Severity.ERROR, "такого кода нет")

TYPED = re.compile(r"(?:шд|shd|sd|il)?[ -]?(\d{3})", re.IGNORECASE)
"""«ШД302», «302», «shd302»; «IL302» is what «ШД302» gives with Latin letters switched on."""


def all_codes() -> dict[str, Code]:
    """Every declared code by id, in order; a code is declared when its module is imported."""
    for module in pkgutil.walk_packages(shnor_docs.__path__, "shnor_docs."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return dict(sorted(CODES.items()))


def meant_codes(typed: str) -> list[Code]:
    """The code that a user has typed, in letters of any alphabet and case or by its number alone.

    Of other words, the codes whose titles have them: who remembers no code remembers what it was about.

    Raises:
        ShnorError: there is none; the hint names those with the nearest numbers.
    """
    codes, match = all_codes(), TYPED.fullmatch(typed.strip())
    if match is None:
        found = [code for code in codes.values() if typed.casefold() in code.title.casefold()]
    else:
        found = [code for code in codes.values() if code.id == f"ШД{match[1]}"]
    if found:
        return found
    hint = "возможно: " + _nearest(int(match[1]), codes) if match else "все коды: shnor-docs rule"
    raise ShnorError(Diagnostic.of(NO_CODE, f"кода «{typed}» нет", Location("rule"), hint))


def _nearest(number: int, codes: dict[str, Code]) -> str:
    by_distance = sorted(codes.values(), key=lambda code: abs(int(code.id[2:]) - number))
    return "; ".join(f"{code.id} ({code.title})" for code in by_distance[:3])
