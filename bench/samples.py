"""Three documents of the trade, from one page to a thousand rows: a template and its context each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

_WORDS = """
проведение диагностика профессиональных дефицитов педагогов школ с низкими результатами мониторинг
адресная поддержка методическая служба план качества образования обучающихся внутренняя система
оценки наставничество
""".split()  # noqa: SIM905 - a text reads better than a list


@dataclass(frozen=True, slots=True)
class Sample:
    """A template on disk and what it is rendered with."""

    title: str
    template: Path
    context: dict[str, Any]


def samples(folder: Path) -> list[Sample]:
    """The order, the program and the big plan, their templates written into ``folder``."""
    return [
        Sample("приказ", _saved(_order(), folder / "order.docx"), _order_context()),
        Sample("программа", _saved(_program(), folder / "program.docx"), _program_context()),
        plan_sample(folder, 1000),
    ]


def plan_sample(folder: Path, rows: int) -> Sample:
    """A plan of so many rows of five cells."""
    template = _saved(_plan(), folder / "plan.docx")
    return Sample(f"план, {rows} строк", template, {"title": "План мероприятий", "rows": _rows(rows)})


def _phrase(seed: int, length: int) -> str:
    """Words that differ from row to row, the same in every run."""
    return " ".join(_WORDS[(seed * 7 + step * step + step * seed) % len(_WORDS)] for step in range(length)).capitalize()


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "number": f"1.{number}",
            "action": _phrase(number, 9),
            "deadline": f"до {number % 28 + 1} ноября {2021 + number % 3} года",
            "responsible": "Управление образования, " + _phrase(number + 3, 3),
            "result": f"{_phrase(number + 5, 6)}: не менее {number % 100} %",
        }
        for number in range(1, count + 1)
    ]


def _saved(made: WordDocument, path: Path) -> Path:
    made.save(str(path))
    return path


def _table(made: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            run = cell.paragraphs[0].add_run(text)
            run.font.name, run.font.size = "Times New Roman", Pt(11)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT


def _order() -> WordDocument:
    made = Document()
    for text in (
        "{{ authority }}",
        "ПРИКАЗ",
        "{{ date }} № {{ number }}",
        "Об утверждении {{ what }}",
        "В целях {{ purpose }} приказываю:",
        "{%p for clause in clauses %}",
        "{{ loop.index }}. {{ clause }}",
        "{%p endfor %}",
        "{{ head.post }} {{ head.name }}",
    ):
        made.add_paragraph(text)
    made.sections[0].header.paragraphs[0].text = "{{ authority }}"
    return made


def _order_context() -> dict[str, Any]:
    return {
        "authority": "Управление образования администрации Рыбинского района",
        "date": "23.09.2021",
        "number": "401/1",
        "what": "муниципальной программы поддержки школ",
        "purpose": "повышения качества образования",
        "clauses": [
            "Утвердить программу (приложение № 1).",
            "Назначить ответственных.",
            "Контроль оставляю за собой.",
        ],
        "head": {"post": "Начальник управления", "name": "И. И. Иванова"},
    }


_INDICATOR_CELLS = [f"{{{{ i.{name} }}}}" for name in ("name", "unit", "base", "y2021", "y2022", "y2023")]


def _program() -> WordDocument:
    made = Document()
    made.add_heading("{{ title }}", 0)
    _table(made, [["{%tr for row in passport %}"], ["{{ row.name }}", "{{ row.value }}"], ["{%tr endfor %}"]])
    for text in ("{%p for paragraph in paragraphs %}", "{{ paragraph }}", "{%p endfor %}"):
        made.add_paragraph(text)
    heads = ["Показатель", "Единица", "База", "2021", "2022", "2023"]
    _table(made, [heads, ["{%tr for i in indicators %}"], _INDICATOR_CELLS, ["{%tr endfor %}"]])
    made.add_paragraph("План мероприятий")
    _table(
        made,
        [
            ["№", "Мероприятие", "Срок", "Ответственный", "Результат"],
            ["{%tr for group in groups %}"],
            ["{{ group.title }}"],
            ["{%tr for row in group.rows %}"],
            _PLAN_CELLS,
            ["{%tr endfor %}"],
            ["{%tr endfor %}"],
        ],
    )
    return made


def _program_context() -> dict[str, Any]:
    years = {"base": "12", "y2021": "15", "y2022": "18", "y2023": "20"}
    return {
        "title": "Программа поддержки школ с низкими образовательными результатами",
        "passport": [{"name": f"Раздел {n}", "value": _phrase(n, 9)} for n in range(10)],
        "paragraphs": [f"{n}. " + _phrase(n, 40) for n in range(15)],
        "indicators": [{"name": f"Доля школ {n}", "unit": "%", **years} for n in range(20)],
        "groups": [{"title": f"Задача {n}", "rows": _rows(8 + (n < 2))} for n in range(6)],
    }


_PLAN_CELLS = [f"{{{{ row.{name} }}}}" for name in ("number", "action", "deadline", "responsible", "result")]


def _plan() -> WordDocument:
    made = Document()
    made.add_heading("{{ title }}", 0)
    heads = ["№", "Мероприятие", "Срок", "Ответственный", "Результат"]
    _table(made, [heads, ["{%tr for row in rows %}"], _PLAN_CELLS, ["{%tr endfor %}"]])
    return made
