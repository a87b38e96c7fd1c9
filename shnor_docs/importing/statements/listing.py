"""The one list of a text as entries with ids, and the text with a reference in its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.importing.prose import markdown
from shnor_docs.importing.prose.flow import Placed, rows_as_lines
from shnor_docs.importing.prose.lines import line_of
from shnor_docs.importing.prose.markers import Marker, marker_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.inspection.foreign.tree import Block, Paragraph
from shnor_docs.source.yaml.writing import Data


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of a list, and the text around it, which refers to them."""

    entries: tuple[Mapping[str, Data], ...]
    text: str


def listed(blocks: Sequence[Block], name: str, placed: Placed = rows_as_lines) -> Listed | None:
    """The list of a text, or its only sentences; None if it has several lists or none."""
    worded = [block for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]
    runs = _runs(worded)
    if len(runs) == 1:
        return _of_run(worded, *runs[0], name, placed)
    is_short = not runs and worded and all(_is_sentence(block) for block in worded)
    return _of_paragraphs(worded, name) if is_short and (len(worded) == 1 or name == "goals") else None


def _runs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where lists begin and end."""
    found: list[tuple[int, int]] = []
    last: Marker | None = None
    for place, block in enumerate(blocks):
        marker = marker_of(block) if isinstance(block, Paragraph) else None
        if marker and last and _goes_on(last, marker):
            found[-1] = (found[-1][0], place + 1)
        elif marker:
            found.append((place, place + 1))
        last = marker
    return found


def _goes_on(last: Marker, marker: Marker) -> bool:
    if last.number is None or marker.number is None:
        return last.number is marker.number and last.level == marker.level
    return marker.number == last.number + 1


def _of_run(blocks: Sequence[Block], start: int, end: int, name: str, placed: Placed) -> Listed | None:
    items = [block for block in blocks[start:end] if isinstance(block, Paragraph)]
    markers = [marker for item in items if (marker := marker_of(item))]
    if markers[0].number not in (None, 1):
        return None
    texts = [line_of(item, len(marker.typed), looks=False) for item, marker in zip(items, markers, strict=True)]
    entries = entries_of(texts, name)
    reference = f"{{{{ {name}{' | numbered' if markers[0].number else ''} }}}}"
    around = (markdown(blocks[:start], placed), reference, markdown(blocks[end:], placed))
    return Listed(entries, "\n\n".join(filter(None, around)))


def _of_paragraphs(blocks: Sequence[Block], name: str) -> Listed:
    entries = entries_of([markdown([block], looks=False) for block in blocks], name)
    return Listed(entries, "\n\n".join(f"{{{{ {name}.{entry['id']} }}}}" for entry in entries))


def _is_sentence(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.rstrip().endswith(":")


def entries_of(texts: Sequence[str], name: str, known: Collection[str] = ()) -> tuple[Mapping[str, Data], ...]:
    """Entries with ids made of their first words, none of which is known."""
    taken = set(known)
    return tuple(_entry(text, taken, name) for text in texts if text)


def _entry(text: str, taken: set[str], name: str) -> Mapping[str, Data]:
    own = id_for(text, taken, name.removesuffix("s"))
    taken.add(own)
    return {"id": own, "text": text}
