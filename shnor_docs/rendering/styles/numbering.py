"""Lists: a fresh ``w:num`` for each, so that every list begins at one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import Element, W, serialize, whole_number
from shnor_docs.rendering.styles.styles import Styles

NO_LIST = declare("ШД614", Severity.ERROR, "В шаблоне нет списка")

_LEVELS = 9
_LAST = "<w:numIdMacAtCleanup"


class Override(NamedTuple):
    """A level of one list: its first number, and the XML of its look if that is not the abstract list's."""

    start: int
    level: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of ``numbering.xml``: abstract ids by name or linked style, first numbers of their levels."""

    xml: str = ""
    abstract_of_num: Mapping[str, str] = field(default_factory=dict)
    abstract_of_name: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[int, Override]] = field(default_factory=dict)

    @property
    def first_free(self) -> int:
        """The number of the first list that may be added."""
        return max((whole_number(num, 0) for num in self.abstract_of_num), default=0) + 1

    def abstract_id(self, name: str, styles: Styles) -> str:
        """The list a paragraph style belongs to, or the list of that name; raises :class:`Refusal`."""
        style = styles.by_name.get(("paragraph", name.casefold()))
        if style is not None and style.list_id is not None and style.list_id in self.abstract_of_num:
            return self.abstract_of_num[style.list_id]
        for key in (style.id if style else name, name):
            if key.casefold() in self.abstract_of_name:
                return self.abstract_of_name[key.casefold()]
        hint = f"в Word свяжите стиль «{name}» с многоуровневым списком"
        raise Refusal(NO_LIST, f"стиль «{name}» не связан ни с одним списком шаблона", hint)

    def new_num(self, num_id: int, abstract_id: str, start: int | None = None) -> str:
        """The XML of a list that starts anew at every level, at ``start`` on the first one."""
        starts = self.starts.get(abstract_id, (1,) * _LEVELS)
        if start is not None:
            starts = (start, *starts[1:])
        return _num(num_id, abstract_id, {level: Override(first) for level, first in enumerate(starts)})

    def num_again(self, num_id: int, original: str) -> str:
        """The XML of a list that is as a list of the template, and starts anew as that one does."""
        abstract_id = self.abstract_of_num[original]
        starts = self.starts.get(abstract_id, (1,) * _LEVELS)
        own = self.overrides.get(original, {})
        return _num(num_id, abstract_id, {**{level: Override(first) for level, first in enumerate(starts)}, **own})

    def with_nums(self, nums: list[str]) -> str:
        """The part with lists added in the schema's order: after the others, before the clean-up mark."""
        end = self.xml.find(_LAST)
        end = self.xml.rindex("</w:numbering>") if end < 0 else end
        return "".join((self.xml[:end], *nums, self.xml[end:]))


def _num(num_id: int, abstract_id: str, overrides: Mapping[int, Override]) -> str:
    told = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{own.start}"/>{own.level}</w:lvlOverride>'
        for level, own in sorted(overrides.items())
    )
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{told}</w:num>'


def read_numbering(root: Element | None) -> Numbering:
    """The lists of ``numbering.xml``."""
    if root is None:
        return Numbering()
    abstracts = root.findall(f"{W}abstractNum")
    nums = {num.get(f"{W}numId", ""): _value(num.find(f"{W}abstractNumId")) for num in root.findall(f"{W}num")}
    by_name = {name.casefold(): _id(abstract) for abstract in abstracts for name in _names(abstract)}
    starts = {_id(abstract): _starts(abstract) for abstract in abstracts}
    own = {
        num.get(f"{W}numId", ""): _overrides(num, starts.get(_value(num.find(f"{W}abstractNumId")), ()))
        for num in root.iter(f"{W}num")
    }
    return Numbering(serialize(root), nums, by_name, starts, own)


def _overrides(num: Element, starts: Sequence[int]) -> dict[int, Override]:
    """What a list changes in the levels of its abstract list."""
    found = {}
    for one in num.iterfind(f"{W}lvlOverride"):
        number, level = int(one.get(f"{W}ilvl", "0")), one.find(f"{W}lvl")
        begun = one.find(f"{W}startOverride")
        begun = level.find(f"{W}start") if begun is None and level is not None else begun
        start = int(_value(begun)) if begun is not None else dict(enumerate(starts)).get(number, 1)
        found[number] = Override(start, "" if level is None else serialize(level))
    return found


def _names(abstract: Element) -> list[str]:
    named = [abstract.find(f"{W}name"), abstract.find(f"{W}styleLink"), *abstract.iter(f"{W}pStyle")]
    return [_value(element) for element in named if element is not None]


def _starts(abstract: Element) -> tuple[int, ...]:
    starts = [1] * _LEVELS
    for level in abstract.findall(f"{W}lvl"):
        start = level.find(f"{W}start")
        number = whole_number(level.get(f"{W}ilvl"), 0)
        if start is not None and number in range(_LEVELS):
            starts[number] = whole_number(_value(start), 1)
    return tuple(starts)


def _id(abstract: Element) -> str:
    return abstract.get(f"{W}abstractNumId", "")


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
