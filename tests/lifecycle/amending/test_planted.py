"""Wrong instructions planted in a sound order: each is found, and the place is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from shnor_docs.documents.tree import Document, Run, Unit
from shnor_docs.lifecycle.proving.acts import Cited
from shnor_docs.lifecycle.proving.proof import flaws
from shnor_docs.model.order import Clause, Order
from tests.lifecycle.amending.drafted import Sample, drafted, printed, proven, sample, sentences

NAME = "rybinsk-2020-2022"
PLAN = "План мероприятий по повышению качества образования в общеобразовательных организациях"

Change = Callable[[Unit], tuple[Unit, ...]]


def changed(tree: Document, unit_id: str, change: Change) -> Document:
    """The tree with a unit replaced."""

    def inside(unit: Unit) -> Unit:
        children = (change(child) if child.id == unit_id else (inside(child),) for child in unit.children)
        return replace(unit, children=tuple(new for found in children for new in found))

    return replace(tree, root=inside(tree.root))


def text(old: str, new: str) -> Change:
    """Other words in a unit."""

    def change(unit: Unit) -> tuple[Unit, ...]:
        assert old in unit.plain
        return (replace(unit, text=(Run(unit.plain.replace(old, new)),)),)

    return change


def added(number: str) -> Change:
    """One more row after a row, all of whose texts are the same."""

    def change(unit: Unit) -> tuple[Unit, ...]:
        cells = [replace(cell, text=(Run("Новое"),), children=(), id=f"{cell.id}_new") for cell in unit.children]
        cells[0] = replace(cells[0], text=(Run(number),))
        return (unit, replace(unit, id="roadmap.newcomer", children=tuple(cells)))

    return change


@cache
def plant() -> tuple[Sample, Order, tuple[Document, ...]]:
    """An order with six instructions: a clause, a position, a paragraph less, a cell, a row more, a row less."""
    of = sample(NAME)
    program, order = sorted(of.trees, key=lambda tree: tree.kind == "order")
    order = changed(order, "orders.approval.school_heads", text("29", "30"))
    program = changed(program, "passport.methods.content", text("опрос", "беседа"))
    program = changed(program, "sections.relevance/2", lambda unit: ())
    program = changed(program, "roadmap.coordinator_appointed.deadline", text("Июль", "Август"))
    program = changed(program, "roadmap.initial_analysis", added("1.4.1"))
    program = changed(program, "roadmap.monitoring_support", lambda unit: ())
    new = tuple({tree.id: tree for tree in (program, order)}[tree.id] for tree in of.trees)
    return of, drafted(of, new), new


def test_the_order_reads_as_a_lawyer_would_write_it() -> None:
    of, order, new = plant()
    assert proven(of, order, new) == ()
    assert sentences(printed(of, order))[1:-1] == [
        "в пункте 4 цифры «29» заменить цифрами «30»;",
        "в приложении:",
        "в позиции «Методы сбора информации» раздела 1 слово «опрос» заменить словом «беседа»;",
        "абзац второй раздела 2 исключить;",
        f"в разделе «{PLAN}»:",
        "в графе «Сроки исполнения» строки 1.2 слово «Июль» заменить словом «Август»;",
        "после строки 1.4 дополнить строкой 1.4.1 следующего содержания:",
        "«",
        *("1.4.1", *("Новое",) * 4),
        "»;",
        "строку 1.6 исключить.",
    ]


def reworded(clauses: Sequence[Clause], old: str, new: str) -> tuple[Clause, ...]:
    """The clauses with other words in one of them, or without it if there are none."""
    found = []
    for clause in clauses:
        told = clause.text.replace(old, new)
        if old not in clause.text or new:
            found.append(clause.model_copy(update={"text": told, "clauses": reworded(clause.clauses, old, new)}))
    return tuple(found)


PLANTED = {
    "another number of a clause": ("в пункте 4 цифры", "в пункте 5 цифры"),
    "another row": ("строки 1.2", "строки 1.3"),
    "another section": ("раздела 2 исключить", "раздела 3 исключить"),
    "another paragraph": ("абзац второй", "абзац третий"),
    "another column": ("графе «Сроки исполнения»", "графе «Исполнители»"),
    "a column that is not there": ("графе «Сроки исполнения»", "графе «Сроки»"),
    "a word that is not there": ("слово «Июль»", "слово «Июнь»"),
    "another new word": ("словом «Август»", "словом «Сентябрь»"),
    "another figure": ("цифрами «30»", "цифрами «31»"),
    "another place of a row": ("после строки 1.4", "после строки 1.5"),
    "another number of a row": ("строкой 1.4.1", "строкой 1.4.2"),
    "another row gone": ("строку 1.6", "строку 1.7"),
    "an omission": ("строку 1.6", ""),
    "words that tell nothing to do": ("абзац второй раздела 2 исключить;", "абзац второй раздела 2 учесть;"),
    "a quote that is not closed": ("слово «Июль» заменить", "слово «Июль заменить"),
    "another act": ("№ 401/1", "№ 402"),
    "another day": ("23.09.2021", "24.09.2021"),
    "a number of changes that is not so": ("следующие изменения:", "следующее изменение:"),
    "earlier changes that were none": (
        "» следующие изменения:",
        "» (в редакции приказа от 01.10.2021 № 7) следующие изменения:",
    ),
    "an extra deed below words": (
        "словом «беседа»;",
        "словом «беседа»;\n\nпункт 3 признать утратившим силу;",
    ),
    "text that no instruction brings": ("«\n\n{{", "«\n\nПункт 3 исключить.\n\n{{"),
    "text beside subclauses": ("в приложении:", "в приложении:\n\nпозицию «Цель программы» исключить;"),
    "another issuer": ("в приказ Управления образования", "в приказ Министерства обороны"),
    "another form": ("Внести в приказ", "Внести в постановление"),
    "another title of the act": ("№ 401/1 «Об утверждении", "№ 401/1 «Об отмене"),
    "two acts": ("» следующие изменения:", "», в приказ от 11.11.2022 № 999 следующие изменения:"),
    "a number that its first words deny": ("строки 1.2 слово", "строки 1.2, начинающейся словами «Ремонт», слово"),
    "a subclause that is none": ("в пункте 4", "в подпункте 4"),
    "a row that is called a section": ("дополнить строкой", "дополнить разделом"),
    "more rows than there are": ("дополнить строкой 1.4.1", "дополнить строками 1.4.1, 1.4.2"),
    "words for the same words": ("словом «Август»", "словом «Июль»"),
    "another appendix": ("в приложении:", "в приложении № 2:"),
    "no document": ("в приложении:", "в дополнении:"),
}


@pytest.mark.parametrize(("old", "new"), PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_found(old: str, new: str) -> None:
    of, order, trees = plant()
    wrong = order.model_copy(update={"clauses": reworded(order.clauses, old, new)})
    assert wrong.clauses != order.clauses
    assert proven(of, wrong, trees)


STRAY = (
    "Внести в приказ Управления образования от 11.11.2022 № 999 следующее изменение: пункт 3 признать утратившим силу.",
    "Признать утратившим силу приказ Управления образования от 10.02.2023 № 57.",
    "Пункт 3 приказа от 23.09.2021 № 401/1 исключить.",
    "Отменить приказ от 10.02.2023 № 57.",
)


@pytest.mark.parametrize("text", STRAY)
def test_a_clause_beside_the_instructions_changes_nothing(text: str) -> None:
    of, order, trees = plant()
    told = order.model_copy(update={"clauses": (*order.clauses, Clause(id="stray", text=text))})
    (found,) = proven(of, told, trees)
    assert "не относится" in found.message


def test_the_preamble_changes_nothing() -> None:
    of, order, trees = plant()
    told = order.model_copy(update={"preamble": "Пункт 3 приказа от 23.09.2021 № 401/1 исключить"})
    assert "не относится" in proven(of, told, trees)[0].message


@pytest.mark.parametrize(
    "title",
    [
        "О внесении изменения в приказ от 23.09.2021 № 401/1",
        "О внесении изменений в приказ от 11.11.2022 № 999",
        "Об отпуске",
    ],
)
def test_the_title_says_what_the_order_does(title: str) -> None:
    of, order, trees = plant()
    (found,) = proven(of, order.model_copy(update={"title": title}), trees)
    assert "заголов" in found.message


def test_a_quoted_act_is_not_the_act() -> None:
    of, order, trees = plant()
    first = order.clauses[0]
    text = "Внести в приказ УО «О приказе от 23.09.2021 № 401/1» от 11.11.2022 № 999 следующие изменения:"
    clauses = (first.model_copy(update={"text": text}), *order.clauses[1:])
    assert "№ 999" in proven(of, order.model_copy(update={"clauses": clauses}), trees)[0].message


def test_new_words_may_read_like_an_instruction() -> None:
    of, _, _ = plant()
    program = next(tree for tree in of.trees if tree.kind == "program")
    words = "анкетирование и «текст следующего содержания: «Об опросе»»"
    new = [changed(tree, "passport.methods.content", text("анкетирование", words)) for tree in of.trees]
    assert program in of.trees
    assert proven(of, drafted(of, new), new) == ()


COLLIDING = {
    "the same words twice": "в позиции «Методы сбора информации» раздела 1 слово «опрос» заменить словом «беседа»;",
    "words of a row that goes": "в графе «Исполнители» строки 1.6 слова «МКУ «ИМЦ»» заменить словом «школы»;",
    "a row that goes twice": "строку 1.6 исключить;",
    "two texts at one place": "после строки 1.4 дополнить строкой следующего содержания:\n\n«Новое»;",
    "the section around": "раздел 2 исключить;",
}


@pytest.mark.parametrize("more", COLLIDING.values(), ids=COLLIDING)
def test_two_instructions_about_one_place_are_found(more: str) -> None:
    of, order, trees = plant()
    first, *rest = order.clauses
    appendix = first.clauses[-1]
    colliding = appendix.model_copy(update={"clauses": (*appendix.clauses, Clause(id="extra", text=more))})
    clauses = (first.model_copy(update={"clauses": (*first.clauses[:-1], colliding)}), *rest)
    found = proven(of, order.model_copy(update={"clauses": clauses}), trees)
    assert any(re.search("указани|дополнени", flaw.message) for flaw in found), found


def test_what_nobody_told_is_found() -> None:
    """A change of the program after the order was drafted."""
    of, order, trees = plant()
    later = [changed(tree, "passport.period.content", text("2022", "2023")) for tree in trees]
    found = proven(of, order, later)
    assert re.search(r"Срок реализации программы.*2020-2022.*2020-2023", found[0].message)


def test_earlier_orders_must_be_cited() -> None:
    of, order, trees = plant()
    found = flaws(printed(of, order), of.trees, trees, of.cited, (Cited("01.10.2021", "7"),))
    assert "прежние изменения" in found[0].message
