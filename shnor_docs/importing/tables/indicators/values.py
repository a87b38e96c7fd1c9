"""Cells with targets and values: one for the period of the column, or several years in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.tables.texts import alike
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.model.target import Target
from shnor_docs.model.value import parse_number

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d(?:/\d{2,4})?)\s*(?:уч\.?\s*)?(?:год\w*|гг?\.?)?\s*[-–—:]\s*(?=\S)")
_NOTHING = re.compile(r"[\s–—_-]*")


@dataclass
class Aims:
    """What a cell of targets says: general, by period, a document that proves it, and words that are none of these."""

    target: str = ""
    targets: dict[str, str] = field(default_factory=dict)
    evidence: str = ""


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return bool(_NOTHING.fullmatch(text))


def aims_of(lines: Sequence[str]) -> Aims:
    """The lines of a cell that names no period in its heading."""
    found = Aims()
    text = "\n".join(lines)
    starts = list(_YEAR.finditer(text))
    general = text[: starts[0].start()] if starts else text
    ends = [*(one.start() for one in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        value = " ".join(text[match.end() : end].split()).strip(" ;,")
        period = _period(match[1])
        if period is None or not (target := target_of(value)):
            return Aims(evidence=" ".join(text.split()))
        found.targets[period] = target
    _general(found, general)
    return found


def target_of(text: str, is_share: bool = False) -> str:
    """A target as a program writes it; empty if the text is none."""
    plain = " ".join(text.split()).strip(" ;,")
    number = _number(plain)
    if number is not None and is_share and "%" not in plain:
        plain = f"{plain} %"
    read = Target.read(plain)
    if not read or not read.groups:
        return ""
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain


def is_bare(text: str) -> bool:
    """Whether a cell of a period is a number, as such a cell prints it."""
    return _number(text) is not None or is_blank(text)


def amount_of(text: str) -> str:
    """The number of a cell as a program writes it; empty if it is none."""
    plain = " ".join(text.split())
    return plain.rstrip("% ") if _number(plain) is not None else ""


def _general(found: Aims, text: str) -> None:
    """A target for all periods, or a document; of several lines some may be the one and some the other."""
    whole = " ".join(text.split()).strip(" ;,")
    if not whole or is_blank(whole):
        return
    if target := target_of("; ".join(_lines(text))):
        found.target = target
        return
    lines = _lines(text)
    aims = [line for line in lines if target_of(line)]
    found.evidence = " ".join(line for line in lines if line not in aims)
    found.target = "; ".join(aims)


def _lines(text: str) -> list[str]:
    return [line.strip(" ;,") for line in text.splitlines() if line.strip(" ;,")]


def _period(text: str) -> str | None:
    read = Period.read(text)
    return read.notation if read else None


def _number(text: str) -> object | None:
    try:
        return parse_number(text)
    except NotationError:
        return None


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts of a value say the same."""
    return alike(one).replace(" ", "") == alike(other).replace(" ", "")
