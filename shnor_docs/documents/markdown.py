"""Markdown of prose as a frozen tree, parsed once for each text: the rules and every document share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from shnor_docs.documents.references import PATTERN, Reference, parse_reference

KEPT_TEXTS = 16_384
"""How many parsed texts a process remembers: those of a dozen large programs."""

_BLANK = re.compile(r"_{3,}")
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")
_PERMISSION = re.compile(
    r"(?:^[ \t]*<!--[ \t]*допустимо[^\n]*?-->[ \t]*\n|[ \t]*<!--[ \t]*допустимо[^\n]*?-->)", re.MULTILINE
)
_PLAIN = re.compile(r"[^\s#+\-\d\\*_|{\x00][^\\*_|{\n\r\x00]*(?<!\s)")
"""A line without a sign that Markdown reads: one paragraph of itself."""


@dataclass(frozen=True, slots=True)
class Node:
    """A block, or a piece of a line: ``text`` of «text», the reference of «reference», none of others."""

    type: str
    children: tuple[Node, ...] = ()
    text: str = ""
    tag: str = ""
    start: int = 1

    @property
    def line(self) -> tuple[Node, ...]:
        """What stands in the line of a paragraph, a heading or a cell."""
        return self.children[0].children if self.children else ()


@lru_cache(KEPT_TEXTS)
def parsed(text: str) -> tuple[Node, ...]:
    """The blocks of a text; what it permits to checks («<!-- допустимо … -->») is not printed."""
    if "<!--" in text:
        text = _PERMISSION.sub("", text)
    if _PLAIN.fullmatch(text):
        return (Node("paragraph", (Node("inline", (Node("text", text=text),)),), tag="p"),)
    return nested(reader().parse(guarded(text)))


def guarded(text: str) -> str:
    """A row of a table is cut at its bars first: those of filters are hidden from it."""
    return PATTERN.sub(lambda match: match[0].replace("|", r"\|"), text)


def lone_reference(node: Node) -> Reference | None:
    """The reference that a paragraph consists of; raises BadReference for one that cannot be read."""
    return parse_reference(node.line[0].text) if _is_lone_reference(node) else None


def in_lines(nodes: Sequence[Node]) -> Iterator[str]:
    """What stands between the braces of the references that share their line, or stand in a heading or a cell."""
    for node in nodes:
        if node.type == "reference":
            yield node.text
        elif not _is_lone_reference(node):
            yield from in_lines(node.children)


def _is_lone_reference(node: Node) -> bool:
    return node.type == "paragraph" and len(node.line) == 1 and node.line[0].type == "reference"


def nested(tokens: Sequence[Token]) -> tuple[Node, ...]:
    """Markdown's list of opening and closing tokens as a tree."""
    open_nodes: list[tuple[Token, list[Node]]] = []
    current: list[Node] = []
    for token in tokens:
        if token.nesting == 1:
            open_nodes.append((token, current))
            current = []
        elif token.nesting == -1:
            opening, parent = open_nodes.pop()
            parent.append(_node(opening, tuple(current)))
            current = parent
        else:
            current.append(_node(token, nested(token.children or ())))
    return tuple(current)


def _node(token: Token, children: tuple[Node, ...]) -> Node:
    text = token.content if token.type in {"text", "reference"} else ""
    return Node(token.type.removesuffix("_open"), children, text, token.tag, int(token.attrs.get("start", 1)))


@cache
def reader() -> MarkdownIt:
    """Markdown as prose has it: paragraphs, headings, lists, tables, emphasis and references."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["hr", "lheading", "code", "fence", "html_block", "reference", "blockquote"])
    parser.disable(["backticks", "link", "image", "autolink", "html_inline", "entity"])
    parser.inline.ruler.before("emphasis", "blank_line", _blank_line)
    parser.inline.ruler.before("emphasis", "value", _reference)
    parser.inline.ruler.before("emphasis", "product", _product)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    match = PATTERN.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("reference", "", 0).content = match[1].replace(r"\|", "|")
    state.pos = match.end()
    return True


def _product(state: StateInline, silent: bool) -> bool:
    """A sign of multiplication: the stars of «5*3*2» are text, not emphasis."""
    if not _PRODUCT.match(state.src, state.pos):
        return False
    if not silent:
        state.push("text", "", 0).content = "*"
    state.pos += 1
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
