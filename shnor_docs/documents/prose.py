"""Prose: Markdown with references becomes units. Values enter as text, never as markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shnor_docs.documents.emptiness import without_empty
from shnor_docs.documents.markdown import Node, lone_reference, parsed
from shnor_docs.documents.references import Reference, parse_reference
from shnor_docs.documents.tree import Kind, Run, Style, Text, Unit, plain, text_of, walk
from shnor_docs.russian.typography import shared_out, typeset

_HEADINGS = {"h1": Style.HEADING_1, "h2": Style.HEADING_2}


@dataclass(frozen=True, slots=True)
class Writer:
    """How references print: inside a line, and as a paragraph of their own (None: as a line there too)."""

    inline: Callable[[Reference], Text]
    block: Callable[[Reference, str], tuple[Unit, ...] | None]


def blocks(text: str, unit_id: str, writer: Writer) -> tuple[Unit, ...]:
    """Units of a prose text; ids are ``unit_id`` and the ordinal of the block."""
    return _blocks(parsed(text), unit_id, writer)


def inline(text: str, writer: Writer) -> Text:
    """The text of a prose that stands in one line; its paragraphs and list items are joined by spaces."""
    return _joined(unit.text for top in blocks(text, "", writer) for unit in walk(top) if unit.text)


def leading(units: tuple[Unit, ...]) -> tuple[Text, tuple[Unit, ...]]:
    """The text beside a number or a bullet, if prose begins with a paragraph; and what follows it."""
    if units and units[0].kind is Kind.PARAGRAPH:
        return units[0].text, units[1:]
    return (), units


def _joined(texts: Iterable[Text]) -> Text:
    joined: list[Run] = []
    for text in texts:
        joined += [Run(" "), *text] if joined else text
    return tuple(joined)


def _blocks(nodes: Iterable[Node], unit_id: str, writer: Writer) -> tuple[Unit, ...]:
    return without_empty(
        unit for ordinal, node in enumerate(nodes, 1) for unit in _block(node, f"{unit_id}/{ordinal}", writer)
    )


def _block(node: Node, unit_id: str, writer: Writer) -> Iterable[Unit]:
    if node.type == "heading":
        style = _HEADINGS.get(node.tag, Style.HEADING_3)
        yield Unit(unit_id, Kind.PARAGRAPH, _text(node, writer), style=style)
    elif node.type in {"bullet_list", "ordered_list"}:
        yield _list(node, unit_id, writer)
    elif node.type == "table":
        yield _table(node, unit_id, writer)
    else:
        yield from _paragraph(node, unit_id, writer)


def _paragraph(node: Node, unit_id: str, writer: Writer) -> Iterable[Unit]:
    placed = lone_reference(node)
    units = writer.block(placed, unit_id) if placed else None
    if units is not None:
        yield from units
    elif text := _text(node, writer):
        yield Unit(unit_id, Kind.PARAGRAPH, text)


def _list(node: Node, unit_id: str, writer: Writer) -> Unit:
    ordered = node.type == "ordered_list"
    items = tuple(
        _item(child, f"{unit_id}/{ordinal}", f"{node.start + ordinal - 1}." if ordered else "", writer)
        for ordinal, child in enumerate(node.children, 1)
    )
    return Unit(unit_id, Kind.LIST, children=items, ordered=ordered)


def _item(node: Node, unit_id: str, number: str, writer: Writer) -> Unit:
    text, rest = leading(_blocks(node.children, unit_id, writer))
    return Unit(unit_id, Kind.ITEM, text, number, rest)


def _table(node: Node, unit_id: str, writer: Writer) -> Unit:
    rows = [(part.type, row) for part in node.children for row in part.children]
    units = tuple(
        Unit(
            f"{unit_id}/{ordinal}",
            Kind.HEADER if part == "thead" else Kind.ROW,
            children=tuple(
                Unit(f"{unit_id}/{ordinal}/{column}", Kind.CELL, _text(cell, writer))
                for column, cell in enumerate(row.children, 1)
            ),
        )
        for ordinal, (part, row) in enumerate(rows, 1)
    )
    return Unit(unit_id, Kind.TABLE, children=units, widths=(1.0,) * len(rows[0][1].children))


def _text(node: Node, writer: Writer) -> Text:
    if len(node.line) == 1 and node.line[0].type == "text":  # as most are
        return text_of(typeset(node.line[0].text))
    runs = (run for child in node.children for run in _runs(child, writer))
    return _typeset(_merged(runs))


def _runs(node: Node, writer: Writer, bold: bool = False, italic: bool = False) -> Iterable[Run]:
    if node.type == "text":
        yield Run(node.text, bold, italic)
    elif node.type == "reference":
        for run in writer.inline(parse_reference(node.text)):
            yield Run(run.text, run.bold or bold, run.italic or italic, run.source)
    elif node.type == "softbreak":
        yield Run(" ", bold, italic)
    elif node.type == "hardbreak":
        yield Run("\n", bold, italic)
    else:
        for child in node.children:
            yield from _runs(child, writer, bold or node.type == "strong", italic or node.type == "em")


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.source) == (run.bold, run.italic, run.source):
            merged[-1] = _with(run, last.text + run.text)
        elif run.text:
            merged.append(run)
    return merged


def _typeset(runs: list[Run]) -> Text:
    """Typography sees the whole paragraph: a quote pairs, a sign binds to its neighbour over all runs."""
    if len(runs) == 1:
        return (_with(runs[0], typeset(runs[0].text)),)
    official = typeset("".join(run.text for run in runs))
    return tuple(_with(run, text) for run, text in zip(runs, shared_out(official, [r.text for r in runs]), strict=True))


def _with(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.source)


def plain_inline(text: str, writer: Writer) -> str:
    """The characters of :func:`inline`."""
    return plain(inline(text, writer))
