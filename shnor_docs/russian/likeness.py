"""Names nearly alike: the known name that a mistyped one means, and signs that the eye cannot tell apart."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator

CYRILLIC = "АВЕКМНОРСТУХІЈЅаеокрсухіјѕ"
LATIN = "ABEKMHOPCTYXIJSaeokpcyxijs"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f"
LOOKS = str.maketrans(CYRILLIC + DASHES + SPACES, LATIN + "-" * len(DASHES) + " " * len(SPACES))
"""What each sign looks like."""

ALPHABETS = {"CYRILLIC": "русская буква", "LATIN": "латинская буква", "GREEK": "греческая буква"}
INVISIBLE = frozenset({"Cf", "Cc"})
MOST_NAMED = 3


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name that looks the same, else the one spelt most like it, then in letters of any case, if any is."""
    names = list(known)
    wanted = look(name)
    alike = next((found for found in names if look(found) == wanted), None)
    if close := [alike] if alike else difflib.get_close_matches(name, names, 1, cutoff):
        return close[0]
    by_key = {found.casefold(): found for found in names}
    return next((by_key[key] for key in difflib.get_close_matches(name.casefold(), by_key, 1, cutoff)), None)


def perhaps(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known name; ``otherwise`` if none is near."""
    near = nearest(name, known)
    return f"возможно, {meant(near, name)}" if near else otherwise


def suggestion(name: str, known: Iterable[str]) -> str:
    """«есть «target»» for a name near a known one, else the list of known ones, else nothing."""
    names = list(known)
    same = [found for found in names if found.casefold() == name.casefold()]
    alike = [found for found in names if look(found) == look(name)]
    if near := same or alike or difflib.get_close_matches(name, names, n=2, cutoff=0.6):
        return "есть " + ", ".join(meant(found, name) for found in near)
    shown = ", ".join(f"«{found}»" for found in sorted(names)[:12])
    return f"есть только {shown}" if 0 < len(names) <= 12 else ""


def look(text: str) -> str:
    """The text as the eye sees it: invisible signs left out, letters that look alike made one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in text if not is_invisible(sign)).translate(LOOKS)


def is_invisible(sign: str) -> bool:
    """Whether a sign takes no place on the screen: a soft hyphen, a space of no width, a mark of direction."""
    return unicodedata.category(sign) in INVISIBLE


def meant(near: str, name: str) -> str:
    """The known name in quotes; where ``name`` only looks like it, also which sign is another and which it is."""
    told = list(_unlike(name, near)) if look(name) == look(near) else []
    return f"«{near}»" + (f" ({'; '.join(told[:MOST_NAMED])})" if told else "")


def _unlike(name: str, wanted: str) -> Iterator[str]:
    yield from hidden(name)
    visible = ((place, sign) for place, sign in enumerate(name, 1) if not is_invisible(sign))
    expected = (sign for sign in wanted if not is_invisible(sign))
    for (place, sign), right in zip(visible, expected, strict=True):
        if sign != right:
            yield f"{place}-й знак «{sign}» – {called(sign)}, а нужно: {called(right)}"


def hidden(text: str) -> Iterator[str]:
    """Each invisible sign of a text with its place."""
    for place, sign in enumerate(text, 1):
        if is_invisible(sign):
            yield f"{place}-й знак невидим (код {ord(sign):04X}), удалите его"


def called(sign: str) -> str:
    """What a sign is, for signs that look like others."""
    if sign in DASHES:
        return "тире"
    if sign in SPACES:
        return "неразрывный или особый пробел"
    if sign in "- ":
        return {"-": "дефис", " ": "обычный пробел"}[sign]
    alphabet = unicodedata.name(sign, "").partition(" ")[0]
    return ALPHABETS.get(alphabet, "другой знак")


def strangers(text: str) -> Iterator[str]:
    """Signs that a Latin identifier cannot have and the eye may miss: invisible ones, letters of other alphabets."""
    yield from hidden(text)
    for place, sign in enumerate(text, 1):
        if look(sign) != sign and not is_invisible(sign):
            yield f"{place}-й знак «{sign}» – {called(sign)}"
