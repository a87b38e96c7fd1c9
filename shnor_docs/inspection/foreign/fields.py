"""Fields of Word: their results are text, their codes are not."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.rendering.package.xml import MC, Element, W, local, value_of

_SILENT = frozenset(
    (
        "XE",
        "TC",
        "TA",
        "RD",
        "ADVANCE",
        "SET",
        "PRIVATE",
        "ASK",
        "HYPERLINK",
        "COMMENTS",
        "BIBLIOGRAPHY",
        "TOC",
        "INDEX",
    )
)
"""Fields that print nothing, or nothing yet."""
_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "SECTION"))
"""Their numbers are no words of the document."""
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", f"{MC}Fallback"))


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far, and whether its result has begun and has text."""

    code: str = ""
    in_result: bool = False
    has_text: bool = False
    data: Element | None = field(default=None)

    @property
    def name(self) -> str:
        """The first word of its code: «REF», «PAGE»."""
        return (self.code.split(maxsplit=1) or [""])[0].upper()

    @property
    def lacks_text(self) -> bool:
        """Whether it should print something and the file does not say what."""
        return not self.has_text and self.name not in _SILENT | _PAGES and bool(self.name)


class Fields:
    """The open fields of one text; an end or a beginning without its pair is passed over."""

    def __init__(self, root: Element) -> None:
        self._whole = _in_pairs(root)
        self.open: list[Field] = []

    @property
    def is_printed(self) -> bool:
        """Whether text stands in no field's code."""
        return all(one.in_result for one in self.open)

    @property
    def names(self) -> list[str]:
        """The names of the open fields, the innermost last."""
        return [one.name for one in self.open]

    def mark(self, element: Element) -> Field | None:
        """Take a ``w:fldChar``; the field that ends with it."""
        if element not in self._whole:
            return None
        match element.get(f"{W}fldCharType"):
            case "begin":
                self.open.append(Field(data=element.find(f"{W}ffData")))
            case "separate" if self.open:
                self.open[-1].in_result = True
            case "end" if self.open:
                return self.open.pop()
        return None

    def code(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].code += text

    def text(self) -> None:
        """Tell the open fields that they have text."""
        for one in self.open:
            one.has_text = True


def _in_pairs(root: Element) -> frozenset[Element]:
    """Marks of fields that have both ends in the same text."""
    opened: dict[Element | None, list[list[Element]]] = {}
    whole: list[Element] = []
    for mark in root.iter(f"{W}fldChar"):
        box = _box_of(mark)
        if box is mark:
            continue
        stack, kind = opened.setdefault(box, []), mark.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append([])
        if stack:
            stack[-1].append(mark)
            if kind == "end":
                whole += stack.pop()
    return frozenset(whole)


def _box_of(mark: Element) -> Element | None:
    """The text box that a mark stands in, none for the text itself; the mark if it is not printed at all."""
    for around in mark.iterancestors():
        if around.tag in _UNSEEN:
            return mark
        if around.tag == f"{W}txbxContent":
            return around
    return None


def form_value(data: Element) -> str:
    """What a form field shows that has no result of its own: a check box, a chosen line of a list."""
    for kind in data:
        if local(kind) == "checkBox":
            told = kind.find(f"{W}checked")
            told = kind.find(f"{W}default") if told is None else told
            return "☒" if told is not None and told.get(f"{W}val", "1") not in ("0", "false", "off") else "☐"
        if local(kind) == "ddList":
            lines = [one.get(f"{W}val", "") for one in kind.iterfind(f"{W}listEntry")]
            chosen = value_of(kind, "result") or value_of(kind, "default") or "0"
            return lines[int(chosen)] if chosen.isdecimal() and int(chosen) < len(lines) else ""
    return ""
