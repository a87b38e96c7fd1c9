"""Cells with deadlines, read by the product's own parser; what it does not know stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.terms import Wording

_LITTLE = re.compile(r"[\s.,;()–—-]|(?:годы|годах|года|год|гг|г)(?![а-яё])")


@dataclass(frozen=True, slots=True)
class Read:
    """A deadline as a program writes it; ``is_understood`` whether its days are known, ``is_same`` whether it prints
    what was written.
    """

    notation: str
    is_understood: bool = True
    is_same: bool = True


def deadline_of(lines: Sequence[str]) -> Read | None:
    """What the lines of a cell say; None of an empty cell."""
    text = "\n".join(line for line in lines if line)
    if not text:
        return None
    candidates = [found for one in _readings(text) if (found := Deadline.read(one))]
    if candidates:
        best = min(candidates, key=lambda found: len(found.terms))
        if best.terms:
            return Read(_in_small(best), is_same=_essence(str(best)) == _essence(text))
    return Read(_as_event(text), is_understood=False)


def _readings(text: str) -> Iterable[str]:
    """The text as it is; with its lines in one; with the commas as ends of terms; without what repeats a year sign."""
    in_one = one_line(text)
    yield text
    yield in_one
    yield in_one.replace(",", ";")
    yield re.sub(r"(\d{4})\s*-\s*(\d{4})", r"\1-\2", in_one).rstrip(".")


def _in_small(deadline: Deadline) -> str:
    """The notation; words that print as they were typed begin with a small letter, as a cell prints a capital one."""
    text = deadline.notation
    first = text.partition(" ")[0]
    is_worded = isinstance(deadline.terms[0], Wording) and first[1:] == first[1:].lower()
    return text[:1].lower() + text[1:] if is_worded else text


def _as_event(text: str) -> str:
    """Words that are no deadline as ones that stand for it: each chunk of its own."""
    chunks = [one_line(chunk) for chunk in re.split(r"[;\n]", text) if one_line(chunk)]
    return "; ".join(f"событие: {chunk}" for chunk in chunks)


def _essence(text: str) -> str:
    return _LITTLE.sub("", alike(text))
