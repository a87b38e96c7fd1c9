"""Which list of a program a heading or a field of the passport names."""

from __future__ import annotations

import re

_LISTS = {
    "goals": r"(?:стратегическ\w+ |основн\w+ |главн\w+ )?цел[ьи]",
    "tasks": r"(?:основн\w+ )?задач[аи]",
    "results": r"(?:основн\w+ )?(?:ожидаем\w+|планируем\w+) (?:конечн\w+ )?результат\w*",
    "risks": r"(?:основн\w+ |возможн\w+ )?риск\w*",
    "resources": r"ресурс\w*",
}
_OF_PROGRAM = (
    r"(?:\s+(?:муниципальн\w+ )?(?:программ|концепци|проект|реализаци|план|модел|подпрограмм|осуществлени).*)?\s*[.:]?"
)


def list_named(title: str) -> str:
    """«tasks» of «Задачи программы»; empty if it names no list of a program."""
    return next((name for name, words in _LISTS.items() if re.fullmatch(words + _OF_PROGRAM, title.strip(), re.I)), "")
