"""The words of an outline: a paragraph's text with its marks, and properties as short notes."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.rendering.package.xml import Element, W, is_on, local, value_of

_ALIGNMENTS = {
    "left": "по левому краю",
    "start": "по левому краю",
    "center": "по центру",
    "right": "по правому краю",
    "end": "по правому краю",
    "both": "по ширине",
}
_SIGNS = {"tab": "⇥", "cr": "⏎", "noBreakHyphen": "‑", "softHyphen": "¬"}
_UNSEEN = str.maketrans({"\u00a0": "⍽", "\n": "⏎", "\t": "⇥", "\u2060": None})
"""A word joiner is not told: it changes no word, and a range with it should be found."""
_SKIPPED = frozenset({"pPr", "rPr", "proofErr", "lastRenderedPageBreak", "AlternateContent"})
_TOLD_ELSEWHERE = frozenset({"pStyle", "sectPr"})


def attributes(element: Element) -> str:
    """The attributes of an element, marks of editing sessions left out."""
    kept = [
        f"{name.rpartition('}')[2]}={value}"
        for name, value in sorted(element.attrib.items())
        if "rsid" not in str(name) and "paraId" not in str(name) and "textId" not in str(name)
    ]
    return f"({' '.join(map(str, kept))})" if kept else ""


def properties_text(properties: Element | None) -> str:
    """Everything a properties element says, as «, one, two»; what has a Russian name is told by it."""
    if properties is None:
        return ""
    return "".join(f", {note}" for note in _notes(properties))


def _notes(properties: Element) -> Iterator[str]:
    for element in properties:
        name, value = local(element), element.get(f"{W}val")
        if name in _TOLD_ELSEWHERE:
            continue
        if name == "jc":
            yield _ALIGNMENTS.get(value or "", str(value))
        elif name == "numPr":
            yield f"список {value_of(element, 'numId')}, уровень {value_of(element, 'ilvl') or '0'}"
        elif name == "tblHeader" and is_on(element):
            yield "заголовок"
        elif name == "gridSpan":
            yield f"столбцов {value}"
        elif name == "vMerge":
            yield "объединение начато" if value == "restart" else "объединение продолжено"
        else:
            yield f"{name}{attributes(element)}" + (f"[{inner[2:]}]" if (inner := properties_text(element)) else "")


def paragraph_text(paragraph: Element) -> str:
    """The text with ``**bold**`` and ``*italic*``, signs for breaks, names for what is no text."""
    pieces: list[tuple[str, str]] = []
    for look, text in _runs(paragraph):
        if pieces and pieces[-1][0] == look:
            pieces[-1] = (look, pieces[-1][1] + text)
        elif text:
            pieces.append((look, text))
    return "".join(_marked(look, text) for look, text in pieces)


def _marked(look: str, text: str) -> str:
    notes = look.strip("*")
    stars = "*" * look.count("*")
    return f"{stars}{text}{stars}" + (f"‹{notes}›" if notes else "")


def _runs(element: Element) -> Iterator[tuple[str, str]]:
    for child in element:
        name = local(child)
        if name == "r":
            yield _look(child.find(f"{W}rPr")), "".join(_run_pieces(child))
        elif name in ("bookmarkStart", "commentRangeStart"):
            yield "", f"[{name} {child.get(f'{W}name', '')}]"
        elif name not in _SKIPPED and len(child):
            yield "", f"[{name}{attributes(child)}: "
            yield from _runs(child)
            yield "", "]"


def _run_pieces(run: Element) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name == "t":
            yield (child.text or "").translate(_UNSEEN)
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "⏎" if child.get(f"{W}type") is None else f"[{child.get(f'{W}type')}]"
        elif name == "instrText":
            yield f"{{{(child.text or '').strip()}}}"
        elif name == "AlternateContent" or name not in _SKIPPED:
            yield f"[{name}{attributes(child)}]"


def _look(properties: Element | None) -> str:
    """Stars for bold (two) and italic (one), then the notes of all other character properties."""
    if properties is None:
        return ""
    bold = is_on(properties.find(f"{W}b"))
    italic = is_on(properties.find(f"{W}i"))
    others = [
        local(element) + attributes(element)
        for element in properties
        if local(element) not in ("b", "i", "bCs", "iCs", "lang", "noProof")
    ]
    return "*" * (2 * bold + italic) + "; ".join(others)
