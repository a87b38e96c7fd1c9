"""Which list of a program a heading or a field of the passport names."""

from __future__ import annotations

import re

_LISTS = {
    "goals": r"(?:стратегическ\w+ |основн\w+ |главн\w+ )?цел[ьи](?![\w-])(?! и задач)(?!, задач)",
    "tasks": r"(?:основн\w+ )?задач[аи](?![\w-])",
    "results": r"(?:основн\w+ )?(?:ожидаем\w+|планируем\w+) (?:конечн\w+ )?результат\w*(?!.*показател)",
    "risks": r"(?:основн\w+ |возможн\w+ )?риск\w*(?![\w-])",
    "resources": r"ресурс\w*(?![\w-])",
}


def list_named(title: str) -> str:
    """«tasks» of «Задачи программы»; empty if it names no list of a program."""
    return next((name for name, words in _LISTS.items() if re.match(words, title, re.I)), "")
