"""Properties that tags give to cells: docxtpl puts them first or last, the schema wants each in its place, once."""

from __future__ import annotations

import re

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.schema_order import ORDERS
from shnor_docs.rendering.package.xml import W

WRONG_VALUE = declare("ШД632", Severity.ERROR, "Значение тега ячейки не годится")

_TAG = r"\{\{.*?\}\}|\{%.*?%\}"
_LIST = re.compile(r"(<w:tcPr(?: [^>]*)?>)(.*?)(</w:tcPr>)", re.DOTALL)
_PROPERTY = re.compile(rf"<w:(?P<name>\w+)(?:{_TAG}|[^<>{{])*?(?:/>|>.*?</w:(?P=name)>)", re.DOTALL)
_COMPUTED = re.compile(r'<w:(?:gridSpan|vMerge) w:val="\{|<w:shd [^>]*?w:fill="\{')
_WRITTEN = re.compile(r'<w:gridSpan w:val="(?P<span>[^"]*)"/>|<w:shd [^>]*?w:fill="(?P<fill>[^"]*)"')
_SPAN = re.compile(r"[1-9]|[1-5][0-9]|6[0-3]")
_FILL = re.compile(r"[0-9A-Fa-f]{6}|auto")
_ORDER = ORDERS[f"{W}tcPr"]


def are_computed(source: str) -> bool:
    """Whether tags of a template's source write spans or colours of cells."""
    return _COMPUTED.search(source) is not None


def in_place(source: str) -> str:
    """The source with properties that hold tags in the order of the schema; of two of one name the tag's stays."""
    return _LIST.sub(_sorted, source) if are_computed(source) else source


def checked(xml: str) -> str:
    """The written XML; raises :class:`Refusal` for a span or a colour that Word would not take."""
    for found in _WRITTEN.finditer(xml):
        span, fill = found["span"], found["fill"]
        if span is not None and not _SPAN.fullmatch(span):
            raise Refusal(WRONG_VALUE, f"ячейка занимает столбцов: «{span}»", "нужно целое число от 1 до 63")
        if fill is not None and not _FILL.fullmatch(fill):
            raise Refusal(WRONG_VALUE, f"цвет ячейки «{fill}»", "нужны шесть цифр и букв A–F: F2F2F2")
    return xml


def _sorted(found: re.Match[str]) -> str:
    properties = list(_PROPERTY.finditer(found[2]))
    if "".join(one[0] for one in properties) != found[2]:
        return found[0]
    kept: dict[str, str] = {}
    for one in properties:
        if one["name"] not in kept or "{" in one[0]:
            kept[one["name"]] = one[0]
    ordered = sorted(kept, key=lambda name: _ORDER.get(f"{W}{name}", 0))
    return found[1] + "".join(kept[name] for name in ordered) + found[3]
