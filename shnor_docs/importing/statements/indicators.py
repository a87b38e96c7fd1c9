"""Indicators that a list names one by one: each becomes an entry of the catalogue, and its name a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.importing.prose.markers import marker_of
from shnor_docs.importing.tables.indicators.entries import Entries, names_measure
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Run

_ABOUT = re.compile(r"показател|индикатор|критери", re.I)
_END = re.compile(r"[\s;.]*$")
# What stands around an id until the text is Markdown: no font has such letters.
_SIGN = re.compile("\ue000(.*?)(\ue002?)\ue001")
_FEWEST = 3
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Named:
    """The blocks with signs in place of the names, and the indicators."""

    blocks: tuple[Block, ...]
    records: Records


def indicators_named(title: str, blocks: Sequence[Block], known: Known) -> Named | None:
    """The indicators that lists below a heading name; None if they are few, or the heading is of something else."""
    items = [block for block in blocks if isinstance(block, Paragraph) and marker_of(block)]
    wanted = {id(item): name for item in items if (name := _name(item)) and names_measure(name)}
    if not _ABOUT.search(title) or len(wanted) < _FEWEST or "\ue000" in "".join(item.text for item in items):
        return None
    entries, used, found = Entries.of(known), dict[str, None](), list[Block]()
    for block in blocks:
        written = wanted.get(id(block), "")
        if not written or not isinstance(block, Paragraph):
            found.append(block)
            continue
        own = entries.named(written[:1].upper() + written[1:], set(used))
        used[own] = None
        entries.settle(own, "", "")
        found.append(_marked(block, own, is_small=written[0].islower()))
    new = tuple(entry for own, entry in entries.new.items() if own in used)
    listed = {str(entry["id"]) for entry in known.entries("indicators")}
    return Named(tuple(found), Records("", {"indicators": [{"id": own} for own in used if own not in listed]}, new))


def with_references(markdown: str) -> str:
    """The text with references where the signs stand."""
    return _SIGN.sub(_reference, markdown)


def _reference(found: re.Match[str]) -> str:
    own, small = found[1].replace("\\", ""), found[2]
    return f"{{{{ indicators.{own}.name{' | lower' if small else ''} }}}}"


def _name(item: Paragraph) -> str:
    marker = marker_of(item)
    text = one_line(item.text[len(marker.typed) if marker else 0 :])
    return _END.sub("", text) if len(text) <= _LONGEST and "\n" not in item.text and not text.endswith(":") else ""


def _marked(item: Paragraph, own: str, *, is_small: bool) -> Paragraph:
    marker = marker_of(item)
    typed = marker.typed if marker else ""
    end = _END.search(one_line(item.text))
    sign = "\ue002" if is_small else ""
    pieces = (Run(f"{typed}\ue000{own}{sign}\ue001{end[0] if end else ''}"),)
    return replace(item, pieces=pieces)
