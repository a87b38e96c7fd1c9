"""The page on defects of signed programs: which rule finds each, or why none is needed or can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from shnor_docs.rules.pages import pages

DEFECTS = Path(__file__).parent / "defects.yaml"
INTRO = """# Дефекты подписанных программ

<!-- Страница построена по коду: make reference. -->

Пять настоящих программ, по которым сделаны образцы, подписаны и опубликованы; в них найдено шестьдесят видов дефектов.
Здесь сказано о каждом: какое правило его находит или почему правила нет – потому что такой дефект в программе записать
нельзя, или потому что о нём может судить только человек."""


def defects() -> dict[str, dict[str, Any]]:
    """Every defect by its number: ``what`` it is, ``why`` it needs or has no rule."""
    data: dict[str, dict[str, Any]] = yaml.safe_load(DEFECTS.read_text(encoding="utf-8"))
    return data


def rules_of_defects() -> dict[str, list[str]]:
    """Codes of the rules that find a defect, by its number."""
    found: dict[str, list[str]] = {}
    for code, page in pages().items():
        for defect in page.d:
            found.setdefault(defect, []).append(code)
    return found


def defects_page() -> str:
    """The table of all defects."""
    found = rules_of_defects()
    rows = ["| Дефект | Что было | Правило | Почему так |", "| --- | --- | --- | --- |"]
    for number, told in defects().items():
        codes = ", ".join(f"[{code}](rules.md#{code.lower()})" for code in found.get(number, []))
        rows.append(f"| {number} | {told['what']} | {codes or '–'} | {told.get('why', '')} |")
    return f"{INTRO}\n\n" + "\n".join(rows) + "\n"
