"""The name of a program that another text gives in an oblique case: «Об утверждении муниципальной программы …»."""

from __future__ import annotations

import re

_OBLIQUE = re.compile(
    r"(?<![\w-])(?P<adjectives>(?:(?:муниципальн|комплексн|районн|городск|региональн|целев|ведомственн)ой\s+)*)"
    r"(?P<noun>программы|концепции|модели)\s+(?P<rest>\S.*)",
    re.I,
)
_NOUNS = {"программы": "программа", "концепции": "концепция", "модели": "модель"}
_FURTHER = re.compile(r"\s+(?:за|и\s+о|о\s+признании|в\s+новой\s+редакции)\s.*$", re.I)


def program_named_in(text: str) -> str:
    """The name in the nominative; empty if the text names no program in such words."""
    found = _OBLIQUE.search(text)
    if not found:
        return ""
    words = [f"{word[:-2]}ая" for word in found["adjectives"].lower().split()]
    name = " ".join([*words, _NOUNS[found["noun"].lower()], _FURTHER.sub("", found["rest"].strip())])
    return name[:1].upper() + name[1:]
