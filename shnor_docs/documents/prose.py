"""Prose: Markdown with references becomes units. Values enter as text, never as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from shnor_docs.documents.emptiness import without_empty
from shnor_docs.documents.references import PATTERN, Reference, parse_reference
from shnor_docs.documents.tree import Kind, Run, Style, Text, Unit, plain, walk
from shnor_docs.russian.quotes import with_paired_quotes
from shnor_docs.russian.typography import spaced

_BLANK = re.compile(r"_{3,}")
_HEADINGS = {"h1": Style.HEADING_1, "h2": Style.HEADING_2}


@dataclass(frozen=True, slots=True)
class Writer:
    """How references print: inside a line, and as a paragraph of their own (None: as a line there too)."""

    inline: Callable[[Reference], Text]
    block: Callable[[Reference, str], tuple[Unit, ...] | None]


def _reference(state: StateInline, silent: bool) -> bool:
    match = PATTERN.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("reference", "", 0).content = match[1].replace(r"\|", "|")
    state.pos = match.end()
    return True


def _blank_line(state: StateInline, silent: bool) -> bool:
    """A line to write on: «____» is text, not emphasis."""
    match = _BLANK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["hr", "lheading", "code", "fence", "html_block", "reference", "blockquote"])
    parser.disable(["backticks", "link", "image", "autolink", "html_inline", "entity"])
    parser.inline.ruler.before("emphasis", "blank_line", _blank_line)
    parser.inline.ruler.before("emphasis", "value", _reference)
    return parser


def blocks(text: str, unit_id: str, writer: Writer) -> tuple[Unit, ...]:
    """Units of a prose text; ids are ``unit_id`` and the ordinal of the block."""
    # A row of a table is cut at its bars first: those of filters are hidden from it.
    guarded = PATTERN.sub(lambda match: match[0].replace("|", r"\|"), text)
    tree = SyntaxTreeNode(_markdown().parse(guarded))
    return _blocks(tree.children, unit_id, writer)


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


def _blocks(nodes: Iterable[SyntaxTreeNode], unit_id: str, writer: Writer) -> tuple[Unit, ...]:
    return without_empty(
        unit for ordinal, node in enumerate(nodes, 1) for unit in _block(node, f"{unit_id}/{ordinal}", writer)
    )


def _block(node: SyntaxTreeNode, unit_id: str, writer: Writer) -> Iterable[Unit]:
    if node.type == "heading":
        style = _HEADINGS.get(node.tag, Style.HEADING_3)
        yield Unit(unit_id, Kind.PARAGRAPH, _text(node, writer), style=style)
    elif node.type in {"bullet_list", "ordered_list"}:
        yield _list(node, unit_id, writer)
    elif node.type == "table":
        yield _table(node, unit_id, writer)
    else:
        yield from _paragraph(node, unit_id, writer)


def _paragraph(node: SyntaxTreeNode, unit_id: str, writer: Writer) -> Iterable[Unit]:
    placed = _lone_reference(node)
    units = writer.block(placed, unit_id) if placed else None
    if units is not None:
        yield from units
    elif text := _text(node, writer):
        yield Unit(unit_id, Kind.PARAGRAPH, text)


def _lone_reference(node: SyntaxTreeNode) -> Reference | None:
    children = node.children[0].children if node.children else []
    if len(children) == 1 and children[0].type == "reference":
        return parse_reference(children[0].content)
    return None


def _list(node: SyntaxTreeNode, unit_id: str, writer: Writer) -> Unit:
    ordered = node.type == "ordered_list"
    start = int(node.attrs.get("start", 1)) if ordered else 1
    items = tuple(
        _item(child, f"{unit_id}/{ordinal}", f"{start + ordinal - 1}." if ordered else "", writer)
        for ordinal, child in enumerate(node.children, 1)
    )
    return Unit(unit_id, Kind.LIST, children=items, ordered=ordered)


def _item(node: SyntaxTreeNode, unit_id: str, number: str, writer: Writer) -> Unit:
    text, rest = leading(_blocks(node.children, unit_id, writer))
    return Unit(unit_id, Kind.ITEM, text, number, rest)


def _table(node: SyntaxTreeNode, unit_id: str, writer: Writer) -> Unit:
    rows = [row for part in node.children for row in part.children]
    units = tuple(
        Unit(
            f"{unit_id}/{ordinal}",
            Kind.HEADER if row.parent and row.parent.type == "thead" else Kind.ROW,
            children=tuple(
                Unit(f"{unit_id}/{ordinal}/{column}", Kind.CELL, _text(cell, writer))
                for column, cell in enumerate(row.children, 1)
            ),
        )
        for ordinal, row in enumerate(rows, 1)
    )
    return Unit(unit_id, Kind.TABLE, children=units, widths=(1.0,) * len(rows[0].children))


def _text(node: SyntaxTreeNode, writer: Writer) -> Text:
    runs = [run for child in node.children for run in _runs(child, Run(""), writer)]
    return _typeset(_merged(runs))


def _runs(node: SyntaxTreeNode, look: Run, writer: Writer) -> Iterable[Run]:
    if node.type == "text":
        yield replace(look, text=node.content)
    elif node.type == "reference":
        for run in writer.inline(parse_reference(node.content)):
            yield replace(run, bold=run.bold or look.bold, italic=run.italic or look.italic)
    elif node.type == "softbreak":
        yield replace(look, text=" ")
    elif node.type == "hardbreak":
        yield replace(look, text="\n")
    else:
        look = replace(look, bold=look.bold or node.type == "strong", italic=look.italic or node.type == "em")
        for child in node.children:
            yield from _runs(child, look, writer)


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text=run.text) == run:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return merged


def _typeset(runs: list[Run]) -> Text:
    """Quotes pair over all runs; typography binds a sign to its neighbour, so each run has those around it in view."""
    runs = list(_with_paired_quotes(runs))
    before = ("", *(_sign(run.text[-1]) for run in runs))
    after = (*(_sign(run.text[0]) for run in runs[1:]), "")
    return tuple(
        replace(run, text=spaced(left + run.text + right).removeprefix(left)[: -1 if right else None])
        for run, left, right in zip(runs, before, after, strict=False)
    )


def _with_paired_quotes(runs: list[Run]) -> Iterable[Run]:
    signs = iter(with_paired_quotes("".join(run.text for run in runs)))
    return (replace(run, text="".join(islice(signs, len(run.text)))) for run in runs)


def _sign(sign: str) -> str:
    """What a neighbour may see of a run; two spaces that meet would become one."""
    return sign if sign.isalnum() else ""


def plain_inline(text: str, writer: Writer) -> str:
    """The characters of :func:`inline`."""
    return plain(inline(text, writer))
