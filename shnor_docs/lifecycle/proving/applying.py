"""Deeds marked on the nodes of the old text, all of them before any is done: they speak of the old text."""

from __future__ import annotations

import re

from shnor_docs.lifecycle.proving.finding import PAIR, Missing, Own, bare, found
from shnor_docs.lifecycle.proving.marks import Marks, Span
from shnor_docs.lifecycle.proving.orders import Gone, Insert, InWords, More, NewText, Swap, Units, WholeNew
from shnor_docs.lifecycle.proving.orders import Order as Told
from shnor_docs.lifecycle.proving.rebuilding import rebuilt
from shnor_docs.lifecycle.proving.text import Node, Sheet, level, told


class Collision(ValueError):
    """Two instructions about one place."""


def applied(sheet: Sheet, orders: list[Told]) -> tuple[Sheet, list[tuple[Told, str]]]:
    """The document as the instructions make it, and those that cannot be followed, with the reason."""
    marks, wrong = Marks(), []
    _know_parents(sheet)
    for order in orders:
        try:
            _mark(sheet, order, marks)
        except (Missing, Collision) as error:
            wrong.append((order, str(error)))
    parts = [part for old in sheet.parts for part in rebuilt(old, marks)]
    return Sheet(sheet.id, sheet.is_order, parts, sheet.label, sheet.owner, sheet.marks), wrong


def _know_parents(sheet: Sheet) -> None:
    waiting = [*sheet.parts]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            child.parent = node
            waiting.append(child)


def _mark(sheet: Sheet, order: Told, marks: Marks) -> None:
    deed = order.deed
    assert not isinstance(deed, WholeNew)
    node = found(sheet, deed.way)
    is_name = deed.way[0].what == "name"
    match deed:
        case InWords(_, changes):
            for change in changes:
                _words(node, change, marks, is_name=is_name)
        case NewText(_, content):
            _restate(node, content, marks, is_name=is_name)
        case Gone():
            _restate(node, (), marks, is_name=False)
        case More(_, where, content, units):
            if node.kind == "section" and where != "end":
                content = _sections(content, units.labels)
            _check_units(node, content, units)
            _add(node, where, content, marks)


def _words(node: Node, change: Swap | Insert, marks: Marks, *, is_name: bool) -> None:
    lines = [node] if is_name and node.kind == "section" else _texts(node)
    wanted = level(change.old if isinstance(change, Swap) else change.after)
    line, span = _end_of(lines, change) if not wanted else _place(lines, wanted, change)
    key = id(line.point) if isinstance(line, Own) else id(line)
    if any(_overlap(span, other) for other in marks.words.get(key, [])):
        raise Collision(f"два указания об одних словах: «{wanted}»")
    if key in marks.own or key in marks.names:
        raise Collision("указание о словах в тексте, который другое указание излагает заново")
    _hold(line, marks)
    marks.words.setdefault(key, []).append(span)


def _end_of(lines: list[Node], change: Swap | Insert) -> tuple[Node, Span]:
    if not lines:
        raise Missing("дополнять нечего: текста здесь нет")
    end = len(lines[-1].text)
    return lines[-1], (end, end, _glued(level(change.new)))


def _place(lines: list[Node], wanted: str, change: Swap | Insert) -> tuple[Node, Span]:
    places = [(line, start) for line in lines for start in _starts(line.text, wanted)]
    if not places:
        raise Missing(f"слов «{wanted}» в этом месте прежнего текста нет")
    if len(places) > 1:
        raise Missing(f"слова «{wanted}» стоят в этом месте не один раз")
    line, start = places[0]
    return line, _span(line.text, start, start + len(wanted), change)


def _overlap(a: Span, b: Span) -> bool:
    return (a[0] < b[1] and b[0] < a[1]) or a[:2] == b[:2]


def _texts(node: Node) -> list[Node]:
    """The paragraphs of a unit; of a row with a name only its content."""
    if isinstance(node, Own):
        return [node]
    scope = node.children[1] if node.kind == "row" and len(node.children) == PAIR else node
    return [line for line in [scope, *scope.below()] if line.kind == "line"]


def _starts(text: str, wanted: str) -> list[int]:
    """Where words stand as words of their own, figures as numbers of their own."""
    left = r"(?<!\w)" if re.match(r"\w", wanted) else ""
    right = r"(?!\w)" if re.match(r"\w", wanted[-1]) else ""
    left += r"(?<!\d[.,])" if wanted[:1].isdigit() else ""
    left += r"(?<!\d )" if _THOUSANDS.match(wanted) else ""
    right += r"(?![.,]\d)(?! \d{3}(?!\d))" if wanted[-1].isdigit() else ""
    return [match.start() for match in re.finditer(f"(?={left}{re.escape(wanted)}{right})", text)]


_THOUSANDS = re.compile(r"\d{3}(?!\d)")
"""Digits that may be a part of a larger number: «1 234»."""


def _span(text: str, start: int, end: int, change: Swap | Insert) -> Span:
    if isinstance(change, Insert):
        return end, end, _glued(level(change.new))
    if change.new:
        return start, end, level(change.new)
    left, right = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
    needs_space = left > 0 and right < len(text) and not _SIGN.match(text, right)
    return left, right, " " if needs_space else ""


def _glued(new: str) -> str:
    return new if _SIGN.match(new) else f" {new}"


_SIGN = re.compile(r"[,.;:)»]")


def _hold(node: Node, marks: Marks) -> None:
    """A node that nothing around it is told anew of; from now on nothing may be."""
    owner = node.point if isinstance(node, Own) else node
    above: Node | None = owner
    while above is not None:
        if id(above) in marks.new:
            raise Collision("указание о тексте, который другое указание излагает заново или исключает")
        above = above.parent
    marks.touched.append(owner)


def _restate(node: Node, content: tuple[Node, ...], marks: Marks, *, is_name: bool) -> None:
    if is_name and node.kind == "section":
        if id(node) in marks.names or id(node) in marks.words:
            raise Collision("два указания об одном наименовании")
        _hold(node, marks)
        marks.names[id(node)] = " ".join(told(one) for one in content)
    elif isinstance(node, Own):
        if id(node.point) in marks.words or id(node.point) in marks.own:
            raise Collision("два указания об одном абзаце")
        _hold(node, marks)
        marks.own[id(node.point)] = content
    else:
        if node.kind == "row" and len(node.children) == PAIR and content and content[0].kind == "line":
            node = node.children[1]
        if node.kind in {"row", "group"} and any(one.kind != "table" for one in content):
            raise Missing("рядом с новой строкой стоит текст: строку излагают строкой таблицы")
        inside = {id(one) for one in [node, *node.below()]}
        if any(id(one) in inside for one in marks.touched):
            raise Collision("указание излагает заново или исключает то, о чём говорит другое указание")
        if node.kind == "cell" and not content:
            raise Missing("графу одной строки не исключить: изложите её заново")
        _hold(node, marks)
        marks.new[id(node)] = content


def _add(node: Node, where: str, content: tuple[Node, ...], marks: Marks) -> None:
    slot = {"после": marks.after, "перед": marks.before, "end": marks.at_end}[where]
    if isinstance(node, Own):
        if where != "после":
            raise Missing("перед первым абзацем пункта дополнить нельзя: назовите пункт")
        node, slot = node.point, marks.own_after
    if id(node) in slot:
        raise Collision("два дополнения в одном месте")
    around = node if slot is marks.own_after or slot is marks.at_end else node.parent
    if around is not None:
        _hold(around, marks)
    slot[id(node)] = content


def _sections(content: tuple[Node, ...], units: tuple[str, ...]) -> tuple[Node, ...]:
    """Added sections: each begins with a line that has one of the names that the sentence gives."""
    wanted = [level(unit) for unit in units] or _labels(content[0])
    found: list[Node] = []
    for node in content:
        if wanted and wanted[0] in _labels(node):
            found.append(Node("section", node.printed))
            wanted = wanted[1:]
        elif found:
            found[-1].children.append(node)
    return tuple(found)


def _check_units(node: Node, content: tuple[Node, ...], units: Units) -> None:
    """What is added is what the sentence calls it: rows beside rows, so many, under these numbers or names.

    Raises:
        Missing: it is not.
    """
    outer = _outer(node, content, units)
    if outer is None:
        raise Missing(f"дополнение другого вида: рядом стоит {_KINDS.get(node.kind, 'другая единица')}")
    labels, wanted = [label for one in outer for label in _labels(one)], [level(label) for label in units.labels]
    is_counted = units.what in {"row", "section", "paragraph"}
    if (is_counted and units.are_many != (len(outer) > 1)) or (wanted and units.are_many != (len(wanted) > 1)):
        raise Missing("названо столько единиц, сколько в дополнении нет")
    found = iter(labels)
    is_exact = not is_counted or labels == wanted
    if wanted and not (is_exact and labels[:1] == wanted[:1] and all(label in found for label in wanted)):
        raise Missing(f"в дополнении нет названного: {', '.join(units.labels)}")


_KINDS = {"row": "строка", "group": "строка", "section": "раздел", "line": "абзац или пункт", "table": "таблица"}


def _outer(node: Node, content: tuple[Node, ...], units: Units) -> list[Node] | None:
    """The added units themselves; None if such units do not stand beside the node."""
    if units.what == "row":
        is_among_rows = node.kind in {"row", "group", "table"} and all(one.kind == "table" for one in content)
        return [Node("table", children=[row]) for one in content for row in one.children] if is_among_rows else None
    if units.what == "section" or any(one.kind == "section" for one in content):
        is_among = units.what == "section" and all(one.kind == "section" for one in content)
        return [*content] if is_among else None
    return None if node.kind in {"row", "group"} else [*content]


def _labels(node: Node) -> list[str]:
    """What added rows, paragraphs or sections are called by."""
    if node.kind == "table":
        firsts = [told(row.children[0]) for row in node.children if row.children]
        return [bare(first) for first in firsts]
    first, _, rest = node.printed.partition(" ")
    if first.lower() == "раздел":
        return [bare(rest.partition(" ")[0])]
    label = bare(first)
    return [label] if label != first or label.isdigit() else [node.printed]
