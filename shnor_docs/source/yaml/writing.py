"""Texts, lists and dictionaries as YAML source that reads back as the very same data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from shnor_docs.source.yaml.folding import GAP, UNFOLDED, WIDTH, Folded, can_fold, folded
from shnor_docs.source.yaml.traps import SPACES

Data: TypeAlias = "str | Sequence[Data] | Mapping[str, Data] | None"
"""What can be written: None is a blank value."""

INDENT = 2
NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
MARKUP_AT_START = re.compile(rf"[-?:](?=\s|$)|[\s{SPACES},\[\]{{}}#&*!|>'\"%@`]|---|\.\.\.|<<|[?=~]$")
MARKUP_INSIDE = re.compile(rf":[\s{SPACES}]|[\s{SPACES}]#|:$|[\s{SPACES}]$")
NAME = re.compile("[a-z][a-z0-9_]*")
FLOW_MARKUP = re.compile(r"[,\[\]{}?]|:")
ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}


class Layout(NamedTuple):
    """How YAML is to be written at a place.

    ``column`` is the 0-based column of the collection around (a key, a dash), ``list_step`` the distance of a
    list's dashes from the column of its key; ``flow`` stands for brackets and braces, ``names_in_brackets`` for
    lists of ids in them: ``[centre, heads]``.
    """

    column: int = 0
    list_step: int = INDENT
    flow: bool = False
    names_in_brackets: bool = False

    @property
    def padding(self) -> str:
        """A new line up to the column."""
        return "\n" + " " * self.column

    def deeper(self, step: int = INDENT) -> Layout:
        """The layout of a collection within."""
        return self._replace(column=self.column + step)


def scalar_source(text: str, layout: Layout, style: str = "", *, block: bool = True, fold: bool = True) -> str:
    """A text as a scalar, in the ``style`` it had if that can hold it.

    ``block`` allows ``|`` and ``>``, ``fold`` allows to fold a long line that had no style.
    """
    if block and not layout.flow and ("\n" in text or style in ("|", ">")) and fits_block(text):
        return block_source(text, style, layout.column + INDENT)
    if NOT_PRINTABLE.search(text):
        return _double(text)
    if style == "'" or (style == '"' and '"' not in text and "\\" not in text):
        return _single(text) if style == "'" else _double(text)
    if block and fold and _is_long(text, layout) and fits_block(text):
        return block_source(text, ">", layout.column + INDENT)
    if _fits_plain(text, layout.flow):
        return text
    return _single(text) if '"' in text or "\\" in text else _double(text)


def block_source(text: str, style: str, column: int, was: Folded = UNFOLDED) -> str:
    """A block scalar with its lines at a column; folded if it was so and can be, where it has not changed as it was."""
    body = text.removesuffix("\n")
    is_folded = style == ">" and can_fold(body)
    lines = folded(body, WIDTH - column, was).lines if is_folded else body.split("\n")
    sign = (">" if is_folded else "|") + ("" if text.endswith("\n") else "-")
    return "\n".join([sign, *(" " * column + line if line else "" for line in lines)])


def after_key(value: Data, layout: Layout) -> str:
    """What follows «key:» of a mapping laid out so."""
    if layout.flow or value is None or isinstance(value, str) or not value or _goes_in_brackets(value, layout):
        return _inline(value, layout)
    inner = layout.deeper(INDENT if isinstance(value, Mapping) else layout.list_step)
    return inner.padding + _block_collection(value, inner)


def after_dash(value: Data, layout: Layout) -> str:
    """What follows the dash of a list laid out so."""
    if value is None or isinstance(value, str) or not value:
        return _inline(value, layout)
    return " " + _block_collection(value, layout.deeper())


def flow_source(value: Data) -> str:
    """A value within brackets or braces."""
    layout = Layout(flow=True)
    if value is None:
        return '""'
    if isinstance(value, str):
        return scalar_source(value, layout)
    if isinstance(value, Mapping):
        return "{" + ", ".join(entry_source(key, item, layout) for key, item in value.items()) + "}"
    return "[" + ", ".join(flow_source(item) for item in value) + "]"


def entry_source(key: str, value: Data, layout: Layout) -> str:
    """One key with its value, from the column of the key on."""
    return f"{scalar_source(key, Layout(flow=True))}:{after_key(value, layout)}"


def file_source(value: Data) -> str:
    """A file that holds nothing but the value, laid out as the package's own files are."""
    return lines_source(value, Layout(list_step=0, names_in_brackets=True)) + "\n"


def lines_source(value: Data, layout: Layout) -> str:
    """A value from the column of a collection on, in as many lines as it takes."""
    if layout.flow or value is None or isinstance(value, str) or not value:
        return _inline(value, layout).lstrip(" ")
    return _block_collection(value, layout)


def _goes_in_brackets(value: Data, layout: Layout) -> bool:
    is_list = layout.names_in_brackets and isinstance(value, Sequence)
    return is_list and all(isinstance(item, str) and NAME.fullmatch(item) for item in value or ())


def _inline(value: Data, layout: Layout) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return " " + scalar_source(value, layout)
    return " " + flow_source(value)


def _block_collection(value: Sequence[Data] | Mapping[str, Data], layout: Layout) -> str:
    if isinstance(value, Mapping):
        return layout.padding.join(entry_source(key, item, layout) for key, item in value.items())
    return layout.padding.join(f"-{after_dash(item, layout)}" for item in value)


def _fits_plain(text: str, flow: bool) -> bool:
    if not text or MARKUP_AT_START.match(text) or MARKUP_INSIDE.search(text):
        return False
    return not (flow and FLOW_MARKUP.search(text))


def fits_block(text: str) -> bool:
    """Whether a block scalar without an indentation sign can hold the text."""
    body = text.removesuffix("\n")
    if not body or body[0].isspace() or body.endswith("\n"):
        return False
    return not NOT_PRINTABLE.search(body.replace("\n", ""))


def _is_long(text: str, layout: Layout) -> bool:
    return not layout.flow and layout.column + len(text) > WIDTH and can_fold(text) and GAP.search(text) is not None


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + "".join(ESCAPES.get(sign) or _escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if NOT_PRINTABLE.match(sign) else sign
