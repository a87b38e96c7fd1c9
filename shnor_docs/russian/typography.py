"""Typography of official Russian text: quotes, signs, no-break spaces; titles of acts stay as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from shnor_docs.russian.binding import SPACE, bound
from shnor_docs.russian.numerals import NBSP
from shnor_docs.russian.quoted_titles import title_spans
from shnor_docs.russian.quotes import find_addresses, with_paired_quotes
from shnor_docs.russian.signs import official

_SIGN = "\ufdd4"
"""Stands for what is kept while the text around it is typeset; a noncharacter, no text holds it."""

_KEPT = re.compile(_SIGN)
_SPACES = frozenset((" ", NBSP))

KEPT_TEXTS = 65_536
"""How many typeset texts a process remembers: rules and documents ask for the same ones again and again."""


@lru_cache(KEPT_TEXTS)
def typeset(text: str) -> str:
    """The text with the signs and spaces of official typography; typesetting it again changes nothing.

    Straight quotes in pairs become «ёлочки», a lone hyphen a dash, one between years or counted numbers the dash of
    a range, double spaces single ones; no-break spaces bind №, §, initials, shortened words, units and a dash to their
    neighbours. No letter or digit is lost. Addresses of the internet stay as they are; in quoted titles of acts
    and names of schools only spaces become no-break ones. Time grows with the length of the text.
    """
    text = with_paired_quotes(text)
    spans = _kept_spans(text)
    if not spans:
        return bound(official(text))
    kept = iter([bound(text[start:end]) for start, end in spans])
    return _KEPT.sub(lambda _: next(kept), bound(official(_emptied(text, spans))))


def _kept_spans(text: str) -> list[tuple[int, int]]:
    """Titles, and the addresses outside them, in order."""
    titles = title_spans(text)
    addresses = (match.span() for match in find_addresses(text))
    outside = [span for span in addresses if not any(start <= span[0] < end for start, end in titles)]
    return sorted(titles + outside)


def _emptied(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with one sign in place of each span."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    return _SIGN.join(text[start:end] for start, end in zip(starts, ends, strict=True))


def shared_out(official: str, pieces: Sequence[str]) -> list[str]:
    """A typeset text in the pieces that the typed one consisted of: of its signs, only spaces come and go."""
    shared, start, position = [], 0, 0
    for piece in pieces:
        for sign in piece:
            if sign not in _SPACES:
                while official[position] in _SPACES:
                    position += 1
                position += 1
            elif official[position : position + 1] in _SPACES:
                position += 1
        shared.append(official[start:position])
        start = position
    return shared


_INITIALS_FIRST = re.compile(rf"((?:[А-ЯЁ]\.{SPACE}?){{1,2}})(\S+)")


def signature_name(full_name: str) -> str:
    """«Фамилия Имя Отчество» or «Фамилия И.О.» as a signature prints it: «И.О. Фамилия».

    A name of one word comes back as it is, one with initials first keeps its order.
    """
    if match := _INITIALS_FIRST.fullmatch(full_name.strip()):
        return f"{match[1].translate({32: None, 160: None})}{NBSP}{match[2]}"
    surname, *given = full_name.replace(".", ". ").split() or [""]
    initials = "".join(f"{name[0]}." for name in given[:2])
    return f"{initials}{NBSP}{surname}" if initials else surname
