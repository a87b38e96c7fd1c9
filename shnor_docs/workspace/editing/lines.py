"""A text from a window as lines of the file that it goes into."""

from __future__ import annotations

import difflib

from shnor_docs.source.text import LINE_BREAK


def with_lines(old: str, new: str) -> str:
    """The new text with the line breaks of the old one; lines that stay keep their own, were they of several kinds."""
    breaks = [match[0] for match in LINE_BREAK.finditer(old)]
    lines = LINE_BREAK.sub("\n", new.removeprefix("\ufeff"))
    if len(set(breaks)) < 2:
        return lines.replace("\n", breaks[0] if breaks else "\n")
    was, will_be = _split(old), _split(lines)
    pairs = difflib.SequenceMatcher(
        None, [_bare(line) for line in was], [_bare(line) for line in will_be], autojunk=False
    )
    return "".join(
        "".join(was[a:b] if tag == "equal" else (line.replace("\n", breaks[0]) for line in will_be[c:d]))
        for tag, a, b, c, d in pairs.get_opcodes()
    )


def _split(text: str) -> list[str]:
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if b > a]


def _bare(line: str) -> str:
    return LINE_BREAK.sub("\n", line)
