"""Tags that belong together: opened and closed, in order, at one level of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.tags.marking import PlacedTag
from shnor_docs.rendering.tags.syntax import ENDINGS, MIDDLE, PAIRED, at_tag
from shnor_docs.rendering.tags.tokens import MERGING

UNPAIRED = declare("ШД610", Severity.ERROR, "Тег без пары")
SPLIT = declare("ШД611", Severity.ERROR, "Парные теги стоят на разных уровнях документа")

_SCOPE_NAMES = {
    "": "без приставки",
    "p": "абзаца (p)",
    "tr": "строки (tr)",
    "tc": "ячейки (tc)",
    "r": "фрагмента (r)",
}


@dataclass(frozen=True, slots=True)
class _Open:
    placed: PlacedTag
    word: str


def pair_problems(tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """Tags without a pair, crossed ones, and pairs that would tear the document apart."""
    stack: list[_Open] = []
    for placed in tags:
        word = placed.tag.keyword
        if word in PAIRED and not _is_plain_set(placed):
            stack.append(_Open(placed, word))
        elif word in ENDINGS:
            for refusal in _close(stack, placed, word.removeprefix("end")):
                yield at_tag(refusal, placed, file)
        elif word in MERGING and all(one.word != "for" for one in stack):
            refusal = Refusal(UNPAIRED, "объединяет ячейки цикла, а стоит вне его", "поставьте ячейку внутрь for")
            yield at_tag(refusal, placed, file)
        elif word in MIDDLE:
            for refusal in _middle(stack, placed):
                yield at_tag(refusal, placed, file)
    for one in stack:
        yield at_tag(Refusal(UNPAIRED, "тег открыт и не закрыт", f"нужен «{_ending(one)}»"), one.placed, file)


def _is_plain_set(placed: PlacedTag) -> bool:
    return placed.tag.keyword == "set" and "=" in placed.tag.inner


def _ending(one: _Open) -> str:
    return f"{{%{one.placed.tag.scope} end{one.word} %}}"


def _close(stack: list[_Open], placed: PlacedTag, word: str) -> Iterator[Refusal]:
    """Close the innermost open tag of this kind; those opened inside it were crossed."""
    if all(one.word != word for one in stack):
        yield Refusal(UNPAIRED, "закрывает то, что не открыто", f"нужен «{{%{placed.tag.scope} {word} … %}}» выше")
        return
    while stack[-1].word != word:
        crossed = stack.pop()
        shown = f"«{crossed.placed.tag.text}» ({crossed.placed.place})"
        yield Refusal(UNPAIRED, f"стоит раньше, чем закрыт тег {shown}", f"сначала нужен «{_ending(crossed)}»")
    yield from _level_refusals(stack.pop().placed, placed)


def _middle(stack: list[_Open], placed: PlacedTag) -> Iterator[Refusal]:
    if not stack or stack[-1].word not in ("if", "for"):
        yield Refusal(UNPAIRED, "стоит вне «if» и «for»", "поставьте тег между «if» и «endif»")
        return
    yield from _level_refusals(stack[-1].placed, placed)


def _level_refusals(opening: PlacedTag, closing: PlacedTag) -> Iterator[Refusal]:
    first, second = opening.tag.scope, closing.tag.scope
    if first != second:
        names = f"{_SCOPE_NAMES[first]}, а этот — {_SCOPE_NAMES[second]}"
        yield Refusal(SPLIT, f"парный тег «{opening.tag.text}» — {names}", "у парных тегов одна приставка")
    elif opening.leaf != closing.leaf:
        shown = f"«{opening.tag.text}» ({opening.place})"
        yield Refusal(SPLIT, f"парный тег {shown} стоит в другом тексте", "начните и закончите в одном тексте")
    elif None in (opening.carrier, closing.carrier):
        return
    elif _container(opening) is not _container(closing):
        shown = f"«{opening.tag.text}» ({opening.place})"
        yield Refusal(SPLIT, f"парный тег {shown} стоит в другой {_CONTAINERS.get(first, 'строке')}", _HINTS[first])
    elif first in _CARRIERS and opening.carrier is closing.carrier:
        shown = f"стоит в {_CARRIERS[first]} с тегом «{opening.tag.text}»"
        hint = "поставьте каждый тег в свой абзац, строку или ячейку"
        yield Refusal(SPLIT, f"{shown}: docxtpl потеряет один из них", hint)


_CARRIERS = {"p": "одном абзаце", "tr": "одной строке", "tc": "одной ячейке"}
_CONTAINERS = {"": "части документа", "r": "части документа", "p": "части документа", "tr": "таблице"}
_HINTS = {
    "": "начните и закончите в одной ячейке или вне таблиц",
    "r": "начните и закончите в одной ячейке или вне таблиц",
    "p": "начните и закончите в одной ячейке или вне таблиц",
    "tr": "начните и закончите в одной таблице",
    "tc": "начните и закончите в одной строке",
}


def _container(placed: PlacedTag) -> Element | None:
    """What both tags of a pair must stand in, or the XML between them would be torn."""
    carrier = placed.carrier
    if carrier is None or placed.paragraph is None:
        return None
    if placed.tag.scope in ("p", "tr", "tc"):
        return carrier.getparent()
    run_parent = placed.paragraph.run_parent(placed.tag.start)
    return carrier.getparent() if run_parent is carrier else run_parent
