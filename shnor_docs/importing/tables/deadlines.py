"""Cells with deadlines, read by the product's own parser; what it does not know stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.terms import Stage

_LITTLE = re.compile(r"[\s.,;()–—-]|(?:годы|годах|года|год|гг|г)(?![а-яё])")


@dataclass(frozen=True, slots=True)
class Read:
    """A deadline as a program writes it; ``printed`` is how it prints, where that is not what was written."""

    notation: str
    is_understood: bool = True
    printed: str = ""


def deadline_of(lines: Sequence[str]) -> Read | None:
    """What the lines of a cell say; None of an empty cell. Words that print otherwise are kept as they were written."""
    text = "\n".join(line for line in lines if line)
    if not text:
        return None
    candidates = [found for one in _readings(text) if (found := Deadline.read(one))]
    best = min(candidates, key=lambda found: len(found.terms), default=None)
    if best is None or not best.terms:
        return Read(_as_event(text), is_understood=False)
    if _essence(str(best)) == _essence(text):
        return Read(_in_small(best, best.notation))
    written = one_line(text)
    kept = written if "\n" not in text and Deadline.read(written) == best else best.notation
    return Read(_in_small(best, kept), printed=str(best))


def _readings(text: str) -> Iterable[str]:
    """The text as it is; with its lines in one; with the commas as ends of terms; without what repeats a year sign."""
    in_one = one_line(text)
    yield text
    yield in_one
    yield in_one.replace(",", ";")
    yield re.sub(r"(\d{4})\s*-\s*(\d{4})", r"\1-\2", in_one).rstrip(".")


def _in_small(deadline: Deadline, text: str) -> str:
    """The text begun with a small letter, as a cell prints a capital one; but a name, and the name of a stage."""
    first = text.partition(" ")[0]
    is_name = isinstance(deadline.terms[0], Stage) or first[1:] != first[1:].lower()
    return text if is_name else text[:1].lower() + text[1:]


def _as_event(text: str) -> str:
    """Words that are no deadline as ones that stand for it: each chunk of its own."""
    chunks = [one_line(chunk) for chunk in re.split(r"[;\n]", text) if one_line(chunk)]
    return "; ".join(
        f"событие: {chunk}" if Deadline.read(f"событие: {chunk}") else f"событие: ({chunk})" for chunk in chunks
    )


def _essence(text: str) -> str:
    return _LITTLE.sub("", alike(text))
