"""The cycle of management has its nine parts (RULES §7: Механизмы управления качеством, направление 1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText, in_each_text

NOT_CLOSED = declare("ШД290", Severity.NOTE, "управленческий цикл не замкнут")

_PARTS = (
    ("цели", r"\bцел[ьи]\b"),
    ("показатели", r"показател|индикатор"),
    (
        "методы сбора и обработки информации",
        r"метод\w* (?:сбора|обработки)|сбор\w* (?:и обработк\w+ )?(?:информации|данных)",
    ),
    ("мониторинг показателей", r"мониторинг"),
    ("анализ результатов мониторинга", r"анализ"),
    ("адресные рекомендации", r"рекомендаци"),
    ("меры, мероприятия", r"мероприят|\bмеры\b|\bмер\b"),
    ("управленческие решения", r"управленческ\w+ решени|решени\w+ (?:принимаются|по итогам)"),
    (
        "анализ эффективности принятых мер",
        r"эффективност\w+ (?:принятых |реализ\w+ )?(?:мер|программ|реализац|решени|мероприят)"
        r"|оценк\w+ (?:эффективности|результат)",
    ),
)
_MOST = 6
"""A text that speaks of so many of the parts describes the cycle."""


def parts(content: Content) -> Iterator[Finding]:
    """A program whose texts describe most of the cycle describes all nine parts of it."""
    kinds = {settings.kind for settings in content.program.documents}
    if not kinds & {"program", "concept", "model"} or not content.program.goals:
        return
    told = {*_told(content)}
    has = {"цели": bool(content.program.goals), "показатели": bool(content.program.indicators)}
    has["меры, мероприятия"] = content.program.roadmap is not None
    missing = [name for name, _ in _PARTS if not has.get(name) and name not in told]
    if missing and len(_PARTS) - len(missing) >= _MOST:
        message = f"в управленческом цикле программы не хватает: {', '.join(missing)}"
        hint = "опишите в разделах все девять частей цикла – от целей до анализа эффективности принятых мер"
        yield Finding(NOT_CLOSED, message, ("goals",), hint)


@in_each_text
def _told(one: PrintedText) -> Iterator[str]:
    """The parts of the cycle of which a text tells."""
    text = one.text.lower()
    yield from (name for name, pattern in _PARTS if re.search(pattern, text))
