"""Paragraphs that the author of a file broke into lines: a window shows each as one, the file keeps those that stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from shnor_docs.source.text import LINE_BREAK

_OWN_LINE = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|[#><|]|```|~~~|[-=_*]{3,}\s*$|$)")
"""What begins a line of its own in Markdown."""


def unwrapped(text: str) -> str:
    """The text with each paragraph and each item of a list in one line, without line breaks at its end."""
    return "\n".join(line for line, _ in _lines(_plain(text)))


def wrapped_as(old: str, new: str) -> str:
    """The new text of a window; paragraphs that say what they said keep the lines that they had."""
    plain = _plain(old)
    was, lines = list(_lines(plain)), _plain(new).split("\n")
    steps = SequenceMatcher(None, [line for line, _ in was], lines, autojunk=False).get_opcodes()
    kept = (
        "\n".join(written for _, written in was[a:b]) if tag == "equal" else "\n".join(lines[c:d])
        for tag, a, b, c, d in steps
        if tag != "delete"
    )
    return "\n".join(kept) + ("\n" if old.endswith(("\n", "\r")) or not old else "")


def _plain(text: str) -> str:
    return LINE_BREAK.sub("\n", text).rstrip("\n")


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines as a window shows them, with what is written."""
    shown: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if shown and not is_code and _goes_on(shown[-1], line):
            shown.append(line)
            continue
        if shown:
            yield _joined(shown), "\n".join(shown)
        shown = [line]
        is_code ^= line.lstrip().startswith(("```", "~~~"))
    if shown:
        yield _joined(shown), "\n".join(shown)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    stands_alone = _OWN_LINE.match(line) or before.lstrip().startswith(("#", "|", "<", "```", "~~~"))
    is_broken = before.endswith(("  ", "\\"))
    return not stands_alone and not is_broken and bool(before.strip())


def _joined(lines: list[str]) -> str:
    first, *rest = lines
    return " ".join([first.rstrip() if rest else first, *(line.strip() for line in rest)])
