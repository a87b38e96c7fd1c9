"""How an amending order names what it changes: units as they are printed, words as what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shnor_docs.documents.tree import Document, Kind, Style, Unit, text_of
from shnor_docs.lifecycle.amending.flows import flow_changes
from shnor_docs.lifecycle.amending.instructions import Noun, Removed, Reworded, Step
from shnor_docs.lifecycle.amending.reading import read_paper
from shnor_docs.lifecycle.amending.sentences import Writer
from shnor_docs.lifecycle.amending.words import word_changes
from shnor_docs.model.amending import Wording
from tests.lifecycle.amending.drafted import drafted, printed, proven, sample, sentences
from tests.lifecycle.amending.test_planted import changed

NAME = "minusinsk-2020-2022"


def order_with(*clauses: Unit, after: str) -> list[str]:
    """The changes of an order in which clauses come after one of them."""
    of = sample(NAME)
    new = [changed(tree, after, lambda unit: (unit, *clauses)) for tree in of.trees]
    order = drafted(of, new)
    assert proven(of, order, new) == ()
    return sentences(printed(of, order))[1:]


def test_a_clause_after_one_with_subclauses_is_a_clause() -> None:
    order = next(tree for tree in sample(NAME).trees if tree.kind == "order")
    deep = next(unit for unit in order.slot("clauses").children if any(c.kind is Kind.CLAUSE for c in unit.children))
    clause = Unit("orders.approval.deputy", Kind.CLAUSE, text_of("Докладывать ежегодно."), "3¹.")
    told = order_with(clause, after=deep.id)
    assert told[0] == "после пункта 3 дополнить пунктом 3¹ следующего содержания:"
    assert told[1] == "«3¹. Докладывать ежегодно.»."


def test_the_prover_knows_a_clause_from_a_subclause() -> None:
    of = sample(NAME)
    order = next(tree for tree in of.trees if tree.kind == "order")
    deep = next(unit for unit in order.slot("clauses").children if any(c.kind is Kind.CLAUSE for c in unit.children))
    clause = Unit("orders.approval.deputy", Kind.CLAUSE, text_of("Докладывать ежегодно."), "3¹.")
    new = [changed(tree, deep.id, lambda unit: (unit, clause)) for tree in of.trees]
    draft = drafted(of, new)
    first = draft.clauses[0]
    last = deep.children[-1].number.rstrip(".")
    wrong = first.clauses[0].text.replace(
        "после пункта 3 дополнить пунктом", f"после подпункта {last} дополнить подпунктом"
    )
    planted = first.model_copy(update={"clauses": (first.clauses[0].model_copy(update={"text": wrong}),)})
    assert proven(of, draft.model_copy(update={"clauses": (planted, *draft.clauses[1:])}), new)


def paragraph(text: str, style: Style = Style.TEXT) -> Unit:
    return Unit(f"sections.one/{text}", Kind.PARAGRAPH, text_of(text), style=style)


SECTION = (
    paragraph("Вводный абзац раздела."),
    paragraph("7.1. Разработка", Style.HEADING_2),
    paragraph("7.1.1. Школа готовит план."),
    paragraph("7.1.2. Управление его утверждает."),
    paragraph("Виды помощи", Style.HEADING_3),
    paragraph("Первый вид помощи школе."),
    paragraph("Второй вид помощи району."),
    paragraph("7.2. Контроль", Style.HEADING_2),
    paragraph("Контроль ведёт отдел."),
)


def section_told(*new: Unit) -> list[str]:
    """The sentences that make another text of the section, without the new texts."""
    of = sample(NAME)
    tree = next(tree for tree in of.trees if tree.kind == "program")

    def with_text(units: tuple[Unit, ...]) -> Document:
        section = Unit("sections.one", Kind.SECTION, text_of("Условия"), "7.", units)
        body = tuple(replace(slot, children=(section,)) if slot.id == "body" else slot for slot in tree.root.children)
        return replace(tree, root=replace(tree.root, children=body))

    before = replace(of, trees=tuple(with_text(SECTION) if one is tree else one for one in of.trees))
    after = [with_text(new) if one is tree else one for one in of.trees]
    order = drafted(before, after)
    assert proven(before, order, after) == ()
    told = sentences(printed(before, order))[2:]
    return [one.rstrip(".;") for one in told if not one.startswith("«")][:-1]


def without(*indices: int) -> tuple[Unit, ...]:
    return tuple(unit for n, unit in enumerate(SECTION) if n not in indices)


def with_unit(index: int, unit: Unit) -> tuple[Unit, ...]:
    return (*SECTION[:index], unit, *SECTION[index:])


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (without(3), "пункт 7.1.2 подраздела 7.1 раздела 7 признать утратившим силу"),
        (without(7, 8), "подраздел 7.2 раздела 7 признать утратившим силу"),
        (
            with_unit(4, paragraph("7.1.3. Отдел помогает.")),
            "после пункта 7.1.2 подраздела 7.1 раздела 7 дополнить пунктом 7.1.3 следующего содержания:",
        ),
        (
            with_unit(9, paragraph("7.3. Итоги", Style.HEADING_2)),
            "после подраздела 7.2 раздела 7 дополнить подразделом 7.3 следующего содержания:",
        ),
        (
            (*SECTION[:7], paragraph("7.2. Внешний контроль", Style.HEADING_2), SECTION[8]),
            "в наименовании подраздела 7.2 раздела 7 слово «Контроль» заменить словами «Внешний контроль»",
        ),
        (
            with_unit(8, paragraph("Порядок иной.")),
            "после наименования подраздела 7.2 раздела 7 дополнить абзацем следующего содержания:",
        ),
        (without(6), "абзац второй подраздела «Виды помощи» подраздела 7.1 раздела 7 исключить"),
        (
            (paragraph("Вводный текст раздела."), *SECTION[1:]),
            "в абзаце, начинающемся словами «Вводный абзац раздела», раздела 7 слово «абзац» заменить словом «текст»",
        ),
    ],
)
def test_units_of_a_section_are_named_as_they_are_printed(new: tuple[Unit, ...], told: str) -> None:
    assert section_told(*new) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("№ 1642 от Минпросвещения", "№ 1642 (ред.) от Минпросвещения", "после цифр «1642» дополнить словами «(ред.)»"),
        ("до 1 апреля года", "до 15 апреля года", "цифру «1» заменить цифрами «15»"),
        ("сайт kipk.ru открыт", "сайт coko24.ru открыт", "слово «kipk.ru» заменить словом «coko24.ru»"),
        ("Школа и её школа", "Школа и её лицей", "слова «её школа» заменить словами «её лицей»"),
    ],
)
def test_words_and_figures_are_called_what_they_are(old: str, new: str, told: str) -> None:
    changes = word_changes(old, new)
    assert changes
    sentence = Writer("amendment", Wording()).sentence(Reworded((Step(Noun.HEADING),), changes))
    assert sentence == f"в наименовании {told}"


def test_instructions_stand_in_the_order_of_the_text() -> None:
    """What is added right below a unit is told before what goes further down."""
    of = sample(NAME)
    paper = read_paper(next(tree for tree in of.trees if tree.kind == "order"))
    old = next(region for region in paper.regions if region.kind == "clauses").blocks
    more = replace(old[0], text="Новый пункт.", number="1.1.", key="new")
    told = flow_changes(old, (old[0], more, *old[2:]), ())
    assert [isinstance(one, Removed) for one in told] == [False, True]
