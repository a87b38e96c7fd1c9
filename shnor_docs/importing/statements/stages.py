"""Chapters that are the stages of a program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from shnor_docs.importing.headings import Chapter
from shnor_docs.importing.prose import markdown
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.model.deadline import Deadline
from shnor_docs.source.yaml.writing import Data

_STAGE = re.compile(
    r"(?:\w+(?:\s*[-–—]\s*\w+)?|[IVX]+|\d)[\s.-]*(?:\([^)]*\)\s*)?этап(?![\w-])|этап\s+(?:№\s*)?(?:\d|[IVX])", re.I
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*$")
_FEWEST = 2


def stages_of(main: Chapter, inner: Sequence[Chapter]) -> list[Mapping[str, Data]] | None:
    """The stages below a heading that names them; None if anything else stands there."""
    if not main.heading or "этап" not in main.heading.title.lower() or main.blocks_have_words or len(inner) < _FEWEST:
        return None
    taken: set[str] = set()
    found = [_stage(chapter, taken) for chapter in inner]
    return [one for one in found if one] if all(found) else None


def _stage(chapter: Chapter, taken: set[str]) -> dict[str, Data] | None:
    heading = chapter.heading
    has_table = any(isinstance(block, Table) for block in chapter.blocks)
    if not heading or heading.number or has_table or not _STAGE.match(heading.title):
        return None
    own = id_for(heading.title, taken, "stage")
    taken.add(own)
    title, deadline = _deadline(heading.title)
    text = markdown(chapter.blocks)
    return {
        "id": own,
        "title": title,
        **({"deadline": deadline} if deadline else {}),
        **({"text": text} if text else {}),
    }


def _deadline(title: str) -> tuple[str, str]:
    """The title without the term in brackets at its end, if the product prints that term in the same words."""
    found = _IN_BRACKETS.search(title)
    term = Deadline.read(found[1]) if found else None
    if not found or term is None or str(term).replace("\u00a0", " ") != found[1]:
        return title, ""
    return title[: found.start()], found[1]
