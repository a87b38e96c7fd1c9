"""Quoted texts of a sentence, set aside so that its words can be read by their forms."""

from __future__ import annotations

from dataclasses import dataclass

OPEN, CLOSE = "«", "»"
MARK = "\ue000"
"""Stands around the ordinal of a quotation that is set aside."""


class Unclosed(ValueError):
    """Quotes of a sentence that do not pair."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """A sentence with a mark in place of each outermost quotation, and the quotations."""

    words: str
    quotes: tuple[str, ...]


def set_aside(sentence: str) -> Quoting:
    """The sentence with its quotations set aside.

    Raises:
        Unclosed: a quotation is not closed, or closed before it is opened.
    """
    words: list[str] = []
    quotes: list[str] = []
    depth = start = 0
    for place, sign in enumerate(sentence):
        if sign == OPEN:
            start = start if depth else place + 1
            depth += 1
        elif sign == CLOSE:
            depth -= 1
            if depth < 0:
                raise Unclosed(sentence)
            if depth == 0:
                words.append(f"{MARK}{len(quotes)}{MARK}")
                quotes.append(sentence[start:place])
        elif depth == 0:
            words.append(sign)
    if depth:
        raise Unclosed(sentence)
    return Quoting("".join(words), tuple(quotes))


QUOTE = f"{MARK}(\\d+){MARK}"
"""Matches the mark of a quotation; its group is the quotation's ordinal."""
