"""What a field of the passport is, by the synonyms that programs use."""

from __future__ import annotations

import re
from collections.abc import Collection

from shnor_docs.importing.tables.ids import id_for

_FIELDS = {
    "title": r"(?:полное )?наименован\w+(?! (?:заказчик|разработчик|исполнител))",
    "legal_grounds": r"(?:нормативн\w+|правов\w+)|основани\w+",
    "customer": r"(?:\w+ )?заказчик",
    "curator": r"куратор",
    "coordinator": r"координатор",
    "developers": r"(?:основн\w+ )?разработчик",
    "executors": r"(?:ответственн\w+ |основн\w+ )?исполнител",
    "participants": r"соисполнител|участник",
    "goals": r"(?:стратегическ\w+ |основн\w+ |главн\w+ )?цел[ьи](?![\w-])",
    "tasks": r"(?:основн\w+ )?задач",
    "indicators": r"(?:\w+ )?(?:\w+ )?(?:показател|индикатор)",
    "stages": r"этап\w*(?![\w-])(?! и срок)",
    "period": r"(?:этап\w* и )?(?:срок|период)",
    "budget": r"(?:объ[её]м\w*|источник\w*|финанс\w*)",
    "results": r"(?:основн\w+ )?(?:ожидаем|планируем)\w+ (?:\w+ )?результат",
    "monitoring": r"(?:систем\w+ |организаци\w+ )?(?:\w+ )?(?:контрол|мониторинг)",
    "mechanisms": r"механизм",
    "methods": r"метод",
    "resources": r"ресурс",
    "risks": r"риск",
    "subprograms": r"(?:перечень )?подпрограмм",
}


def field_named(title: str) -> str:
    """«developers» of «Основные разработчики программы»; empty if its words are not known."""
    return next((name for name, words in _FIELDS.items() if re.match(words, title.strip(), re.I)), "")


def field_id(title: str, taken: Collection[str]) -> str:
    """An id for a field that no other field has."""
    own = field_named(title)
    return own if own and own not in taken else id_for(title, taken, "field")
