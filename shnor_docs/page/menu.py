"""The menu of a program: its screens in the order of the work."""

from __future__ import annotations

from typing import NamedTuple

from shnor_docs.page.addresses import program_url


class Entry(NamedTuple):
    """A line of the menu: the last steps of its address and its name."""

    steps: tuple[str, ...]
    title: str

    def url(self, program: str) -> str:
        """Its address."""
        return program_url(program, *self.steps) + ("" if self.steps else "/")


EDITING = (
    Entry(("edit", "passport"), "Паспорт и сведения"),
    Entry(("edit", "goals"), "Цели и задачи"),
    Entry(("edit", "indicators"), "Показатели"),
    Entry(("edit", "roadmap"), "План мероприятий"),
    Entry(("edit", "people"), "Люди и органы"),
    Entry(("edit", "sections"), "Тексты разделов"),
    Entry(("edit", "orders"), "Приказы"),
    Entry(("edit", "data"), "Таблицы и данные"),
    Entry(("edit", "documents"), "Состав документов"),
)
MENU = (
    Entry((), "Обзор"),
    *EDITING,
    Entry(("remarks",), "Замечания"),
    Entry(("files",), "Готовые документы"),
    Entry(("history",), "История и утверждение"),
)
