"""The smallest differing words of two texts, each quoted so that it stands in the old text only once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from shnor_docs.lifecycle.amending.instructions import WordChange
from shnor_docs.lifecycle.amending.places import is_balanced

_TOKEN = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:[-.@/:_]+[A-Za-z0-9]+)+"
    r"|\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,/]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|\s+|.",
    re.DOTALL,
)
"""An address, a number («1 234,5»), a word, blanks, any other sign."""
_WORD = re.compile(r"\w")
_SIGN_FIRST = re.compile(r"[,.;:)»]")
MOST_CHANGES = 3
MOST_CHANGED = 0.6
"""A text with more changes, or more of it changed, is told anew as a whole."""


def word_changes(old: str, new: str) -> tuple[WordChange, ...] | None:
    """The changes that make one text of the other; None if it is better told anew as a whole."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    spans = _joined(_spans(before, after), before)
    changes = [change for span in spans if (change := _change(before, after, span))]
    if not changes or len(changes) < len(spans) or len(changes) > MOST_CHANGES:
        return None
    if sum(len(change.old or change.new) for change in changes) > MOST_CHANGED * len(old) and len(old) > _SHORT:
        return None
    return tuple(changes) if _applied(old, changes) == new else None


_SHORT = 40
"""In a text of so few characters even most of it is named as words."""

Span = tuple[int, int, int, int]
"""Tokens of the old text, from and to, and of the new one."""


def _spans(before: Sequence[str], after: Sequence[str]) -> Iterator[Span]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _joined(spans: Iterator[Span], before: Sequence[str]) -> list[Span]:
    """Changes with not a whole word between them are one."""
    found: list[Span] = []
    for span in spans:
        if found and sum(map(_is_word, before[found[-1][1] : span[0]])) < _APART:
            found[-1] = (found[-1][0], span[1], found[-1][2], span[3])
        else:
            found.append(span)
    return found


_APART = 2
"""So many words that stay keep two changes apart."""


def _change(before: Sequence[str], after: Sequence[str], span: Span) -> WordChange | None:
    """A change widened until its words are quoted unmistakably: balanced quotes, and once in the text."""
    a, b, c, d = span
    if not "".join(before[a:b]).strip() and (added := _addition(before, after, span)):
        return added
    if not "".join(after[c:d]).strip() and _is_quotable(gone := "".join(before[a:b]).strip(), before):
        return WordChange(old=gone)
    for wider in _widened(a, b, len(before)):
        c, d = c - (a - wider[0]), d + (wider[1] - b)
        a, b = wider
        old, new = "".join(before[a:b]), "".join(after[c:d])
        is_trim = (old, new) == (old.strip(), new.strip())
        if is_trim and new and _is_quotable(old, before) and is_balanced(new) and _is_closed(old) and _is_closed(new):
            return WordChange(old, new)
    return None


def _widened(a: int, b: int, end: int) -> Iterator[tuple[int, int]]:
    """A span, then the same with a token more, on the left and on the right by turns."""
    to_left = True
    while True:
        yield a, b
        if a == 0 and b == end:
            return
        if a > 0 and (to_left or b == end):
            a -= 1
        else:
            b += 1
        to_left = not to_left


def _addition(before: Sequence[str], after: Sequence[str], span: Span) -> WordChange | None:
    """«После слов … дополнить словами …»: the words before the place, as many as make it the only one."""
    a, _, c, d = span
    added = "".join(after[c:d]).strip()
    for start in range(a - 1, -1, -1):
        anchor = "".join(before[start:a]).strip()
        if _is_word(before[start]) and _is_quotable(anchor, before):
            return WordChange(new=added, after=anchor) if is_balanced(added) and added else None
    return None


def _is_quotable(words: str, before: Sequence[str]) -> bool:
    if not _WORD.search(words) or not is_balanced(words):
        return False
    return len(_found("".join(before), words, re.IGNORECASE)) == 1


def _is_closed(words: str) -> bool:
    """Whether as many brackets open as close."""
    return words.count("(") == words.count(")")


def _found(text: str, words: str, flags: int = 0) -> list[re.Match[str]]:
    """Where the words stand in a text as words of their own; a figure is not a part of a larger number."""
    left = r"(?<!\w)" if _WORD.match(words) else ""
    right = r"(?!\w)" if _WORD.match(words[-1]) else ""
    if words[0].isdigit():
        left += r"(?<!\d[.,])(?<!\d )" if re.match(r"\d{3}\b", words) else r"(?<!\d[.,])"
    if words[-1].isdigit():
        right += r"(?![.,]\d)(?! \d{3}\b)"
    return [*re.finditer(f"{left}(?={re.escape(words)}{right})", text, flags)]


def _is_word(token: str) -> bool:
    return bool(_WORD.search(token))


def _applied(old: str, changes: Sequence[WordChange]) -> str:
    """What a reader makes of the old text by these changes."""
    text = old
    for change in reversed(changes):
        quoted = change.after or change.old
        start = _found(old, quoted)[0].start()
        end = start + len(quoted)
        if change.after:
            gap = "" if _SIGN_FIRST.match(change.new) else " "
            text = f"{text[:end]}{gap}{change.new}{text[end:]}"
        elif change.new:
            text = text[:start] + change.new + text[end:]
        else:
            text = _closed(text[:start], text[end:])
    return text


def _closed(left: str, right: str) -> str:
    """What stays when words between are gone: one space, none before a sign."""
    left, right = left.rstrip(), right.lstrip()
    return left + right if not left or _SIGN_FIRST.match(right) else f"{left} {right}".rstrip()
