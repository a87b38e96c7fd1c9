"""The use case ``amend``: what changed since approval becomes an order, proven before it is written and again later."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.tree import walk
from shnor_docs.source.register import load_register
from shnor_docs.workspace.editions.amending import Drafted, Wanted, amend
from shnor_docs.workspace.editions.comparing import order_table
from shnor_docs.workspace.editions.history import history
from shnor_docs.workspace.editions.verifying import State, verify
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second, source
from tests.workspace.editions.test_approving import state

AMENDING = replace(SIGNED, order="amendment_1", number="7", date=date(2019, 10, 1))


def amended(small: SmallWorkspace, **wanted: object) -> Drafted:
    """The order that the small program's changes become."""
    return amend(small.open(), "small", Wanted(**wanted))  # type: ignore[arg-type]


def refused(small: SmallWorkspace, **wanted: object) -> str:
    """The code with which a draft is refused; nothing may have changed."""
    before = state(small.root)
    with pytest.raises(ShnorError) as error:
        amended(small, **wanted)
    assert state(small.root) == before
    (diagnostic,) = error.value.diagnostics
    return diagnostic.code.id


def committed(small: SmallWorkspace, tag: str) -> None:
    """The workspace as it stands, under a name that git knows."""
    git = ("git", "-C", str(small.root), "-c", "user.name=a", "-c", "user.email=a@b")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", tag), ("tag", tag)):
        subprocess.run((*git, *arguments), check=True)


@pytest.fixture
def changed(program: SmallWorkspace) -> SmallWorkspace:
    """The program approved, with a change and a measure more."""
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    more = "    - {id: inserted, text: Новая мера, deadline: 2021, result: Итог}\n"
    change(program, "    - {id: third", f"{more}    - {{id: third")
    return program


def test_a_change_becomes_an_order_that_prints(changed: SmallWorkspace) -> None:
    found = amended(changed)
    assert (found.order, found.changes, found.edition) == ("amendment_1", 2, 1)
    assert changed.found() == []
    told = changed.text(found.document).partition("следующие изменения:\n")[2].splitlines()
    assert told == [
        "1.1. в приложении:",
        "1.1.1. в разделе 2:",
        "1.1.1.1. в графе «Мероприятие» строки 1.2 слово «Вторая» заменить словом «Другая»;",
        "1.1.1.2. после строки 1.2 дополнить строкой 1.2.1 следующего содержания:",
        "«",
        "1.2.1",
        "Новая мера",
        "2021 год",
        "Итог",
        "».",
        "2. Контроль оставляю за собой.",
        "Начальник",
        "А.А. Лесная",
    ]


def test_the_approved_order_makes_the_next_edition(changed: SmallWorkspace) -> None:
    amended(changed)
    edition = approved(changed, AMENDING)
    assert (edition.edition, edition.order) == (2, "amendment_1")
    assert edition.approved == {"order", "text", "amendment_1_paper"}
    assert changed.found() == []
    change(changed, "Третья мера", "Последняя мера")
    again = amended(changed)
    assert again.order == "amendment_2"
    assert "(в редакции приказа от 01.10.2019 № 7) следующее изменение:" in changed.text(again.document)


def test_an_order_edited_by_hand_is_proven_again(changed: SmallWorkspace) -> None:
    amended(changed)
    change(changed, "словом «Другая»", "словом «Иная»")
    found = changed.only("ШД780")
    assert "по приказу «Иная мера», а в документе «Другая мера»" in found.message
    with pytest.raises(ShnorError) as error:
        approved(changed, AMENDING)
    assert [d.code.id for d in error.value.diagnostics] == ["ШД780"]
    assert len(load_register(changed.root / "programs/small", changed.root).editions) == 1


def test_a_wrong_instruction_is_shown_where_it_is_written(changed: SmallWorkspace) -> None:
    amended(changed)
    change(changed, "строки 1.2 слово", "строки 1.9 слово")
    found = changed.only("ШД780")
    written = source(changed).splitlines()[(found.location.line or 0) - 1 :][:2]
    assert any("строки 1.9" in line for line in written)
    assert "в прежнем тексте нет: строка 1.9" in found.message


def test_a_change_after_the_draft_is_found(changed: SmallWorkspace) -> None:
    amended(changed)
    change(changed, "Третья мера", "Последняя мера")
    assert changed.codes() == ["ШД780"]
    assert refused(changed) == "ШД784"
    assert amended(changed, again=True).changes == 3
    assert changed.found() == []


def test_a_whole_document_goes_as_an_appendix(changed: SmallWorkspace) -> None:
    found = amended(changed, whole=("text",), number="7", date=date(2019, 10, 1))
    assert "изложить в новой редакции согласно приложению к настоящему приказу." in changed.text(found.document)
    assert changed.found() == []
    assert approved(changed, AMENDING).edition == 2
    assert "от 1 октября 2019 г. № 7" in changed.text("text")


def test_what_cannot_be_drafted_is_refused(program: SmallWorkspace) -> None:
    assert refused(program) == "ШД783"
    approved(program)
    assert refused(program) == "ШД782"
    assert refused(program, since="2") == "ШД753"
    change(program, "Вторая мера", "Другая мера")
    assert refused(program, order="approval") == "ШД784"
    assert refused(program, whole=("report",)) == "ШД788"
    change(program, "А.А. Лесная", "Б.Б. Степная")
    assert refused(program) == "ШД781"


def test_orders_are_amended_one_by_one(program: SmallWorkspace) -> None:
    approved(program)
    second(program)
    approved(program, replace(SIGNED, order="amending", number="7", date=date(2019, 10, 1)))
    change(program, "Вторая мера", "Другая мера")
    change(program, "Первый отчёт", "Второй отчёт")
    assert refused(program) == "ШД785"
    assert amended(program, base="approval").changes == 1


def test_an_order_for_another_edition_is_told(changed: SmallWorkspace) -> None:
    amended(changed)
    change(changed, "since: 1", "since: 2")
    assert changed.codes() == ["ШД786"]


def test_only_the_edition_in_force_is_amended(changed: SmallWorkspace) -> None:
    committed(changed, "first")
    amended(changed, since="first")
    approved(changed, AMENDING)
    committed(changed, "second")
    change(changed, "Третья мера", "Последняя мера")
    assert refused(changed, since="1") == refused(changed, since="first") == "ШД786"
    assert amended(changed, since="second").edition == 2


def test_only_an_approved_order_is_amended(changed: SmallWorkspace) -> None:
    amended(changed)
    second(changed)
    change(changed, "amends: approval", "amends: amending")
    assert changed.codes() == ["ШД787", "ШД752"]
    change(changed, "amends: amending", "amends: nothing")
    assert "ШД204" in changed.codes()


def test_a_repeal_names_the_act_and_all_that_amended_it(changed: SmallWorkspace) -> None:
    amended(changed)
    approved(changed, AMENDING)
    text = changed.text(amended(changed, repeals=True).document)
    assert "Признать утратившими силу:" in text
    assert "от 23.09.2019 № 401/1 «Об утверждении программы»;" in text
    assert "от 01.10.2019 № 7 «О внесении изменений" in text
    assert changed.found() == []
    change(changed, "от 01.10.2019 № 7 «О внесении", "от 01.10.2019 № 8 «О внесении")
    assert changed.codes() == ["ШД780", "ШД780"]


REPEALING = replace(SIGNED, order="repeal_2", number="9", date=date(2019, 11, 1))


@pytest.fixture
def repealed(changed: SmallWorkspace) -> SmallWorkspace:
    """The program approved, amended, and its order repealed with the amendment."""
    amended(changed)
    approved(changed, AMENDING)
    amended(changed, repeals=True)
    approved(changed, REPEALING)
    return changed


def table_of(small: SmallWorkspace, order: str = "amendment_1") -> list[list[str]]:
    """The rows of the comparative table of an order."""
    document = docx.Document(BytesIO(order_table(small.open(), "small", order)))
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in document.tables[0].rows]


def test_a_comparative_table_tells_printed_units_in_the_order_of_the_text(consolidated: SmallWorkspace) -> None:
    change(consolidated, "Контроль оставляю за собой", "Контроль возложить на заместителя")
    change(
        consolidated,
        "    - {id: second, text: Вторая мера, deadline: 2021",
        "    - {id: second, text: Мера, deadline: 2022",
    )
    change(consolidated, "    - {id: third, text: Третья мера, deadline: 2021, result: Итог}\n", "")
    change(consolidated, "title: О программе", "title: О нашей программе")
    change(
        consolidated,
        "{id: last, title: Итог, text: Всё.}",
        "{id: last, title: Итог, text: Всё.}\n  - {id: new, title: Дальше, text: Новое.}",
    )
    amended(consolidated)
    head, order, control, text, *rest = table_of(consolidated)
    assert head == ["№", "Структурная единица", "Было", "Стало"]
    assert order[0] == "Приказ от 23.09.2019 № 401/1 «Об утверждении программы»"
    assert control[1:] == ["Пункт 3", "3. Контроль оставляю за собой.", "3. Контроль возложить на заместителя."]
    assert text[0].startswith("Приложение. ")
    assert rest == [
        ["2", "Наименование: раздел 1", "1. О программе", "1. О нашей программе"],
        ["3", "Графа «Мероприятие» строки 1.2 раздела 2", "Вторая мера", "Мера"],
        ["4", "Графа «Срок исполнения» строки 1.2 раздела 2", "2021 год", "2022 год"],
        [
            "5",
            "Строка 1.3 раздела 2",
            "№: 1.3\nМероприятие: Третья мера\nСрок исполнения: 2021 год\nОжидаемый результат: Итог",
            "–",
        ],
        ["6", "Раздел 5", "–", "5. Дальше\nНовое."],
    ]


def test_a_finding_names_the_row_as_it_is_printed(changed: SmallWorkspace) -> None:
    change(changed, "Новая мера, deadline: 2021", "Новая мера, deadline: до 02.05.2021")
    change(changed, "Третья мера, deadline: 2021", "Третья мера, deadline: до 01.05.2021")
    told = sorted(found.message for found in changed.found() if found.code.id == "ШД339")
    assert [message.split(" – ")[0] for message in told] == ["срок мероприятия 1.2.1", "срок мероприятия 1.3"]


def test_what_is_repealed_is_not_in_force(repealed: SmallWorkspace) -> None:
    assert repealed.found() == []
    for name, is_gone in (("text", True), ("order", True), ("amendment_1_paper", True), ("repeal_2_paper", False)):
        (written,) = repealed.render(documents=(name,))
        found = verify(repealed.open(), written.path)  # type: ignore[union-attr]
        assert found.state is (State.REPEALED if is_gone else State.AS_WRITTEN), name
        assert not is_gone or found.note == "приказ от 01.11.2019 № 9"
    told = history(repealed.open(), "small").editions
    assert [one.repealed_by and one.repealed_by.edition for one in told] == [3, 3, None]
    assert [[gone.edition for gone in one.repeals] for one in told] == [[], [], [1, 2]]


def test_what_is_repealed_is_neither_amended_nor_repealed_again(repealed: SmallWorkspace) -> None:
    assert refused(repealed, repeals=True) == "ШД789"
    change(repealed, "Третья мера", "Последняя мера")
    assert refused(repealed) == "ШД789"
    assert "приказ, которым он утверждён, утратил силу: приказ от 01.11.2019 № 9" in repealed.only("ШД752").message


def test_an_order_of_an_act_that_was_repealed_meanwhile_is_refused(repealed: SmallWorkspace) -> None:
    pending = source(repealed).partition("- id: amendment_1\n")[2].partition("- id: repeal_2\n")[0]
    late = (
        pending.replace("amendment_1", "late").replace("since: 1", "since: 3").replace("date: 01.10.2019", "place: Лес")
    )
    change(repealed, "- id: repeal_2\n", f"- id: late\n{late.replace('number: 7', '')}- id: repeal_2\n")
    assert "ШД789" in repealed.codes()


def test_an_act_has_one_pending_order(changed: SmallWorkspace) -> None:
    amended(changed)
    assert refused(changed, repeals=True) == refused(changed, order="other") == "ШД790"


def test_pending_orders_of_two_acts_are_two_files(program: SmallWorkspace) -> None:
    approved(program)
    second(program)
    approved(program, replace(SIGNED, order="amending", number="7", date=date(2019, 10, 1)))
    change(program, "Вторая мера", "Другая мера")
    amended(program, base="approval")
    amended(program, base="amending", repeals=True)
    assert program.codes() == []


def place_of_refusal(small: SmallWorkspace, **wanted: object) -> tuple[str, tuple[str, str]]:
    """The code with which a draft is refused, the file and the line that it names."""
    with pytest.raises(ShnorError) as error:
        amended(small, **wanted)
    (found,) = error.value.diagnostics
    line = source(small).splitlines()[(found.location.line or 1) - 1]
    return found.code.id, (found.location.file, line)


def test_a_refusal_names_its_place(program: SmallWorkspace) -> None:
    approved(program)
    places = dict([place_of_refusal(program)])
    change(program, "Вторая мера", "Другая мера")
    places |= dict([place_of_refusal(program, whole=("report",))])
    change(program, "А.А. Лесная", "Б.Б. Степная")
    places |= dict([place_of_refusal(program)])
    assert places["ШД782"][0] == "programs/small"
    assert places["ШД788"] == ("programs/small/program.yaml", "- id: approval")
    assert places["ШД781"][0] == "programs/small/program.yaml"
    assert "id: order" in places["ШД781"][1]


def test_an_order_is_consolidated_and_amended_again(changed: SmallWorkspace) -> None:
    change(changed, "documents:\n", "documents:\n- {id: in_force, kind: order, consolidates: order}\n")
    change(changed, "Контроль оставляю за собой", "Контроль возложить на заместителя")
    assert amended(changed).changes == 3
    assert "in_force" not in approved(changed, AMENDING).approved
    told = changed.text("in_force").splitlines()
    assert told.count("(в ред. приказа от 01.10.2019 № 7)") == 2
    assert told.index("(в ред. приказа от 01.10.2019 № 7)") == told.index("Об утверждении программы") + 1
    change(changed, "Третья мера", "Последняя мера")
    assert amended(changed).changes == 1
    approved(changed, replace(AMENDING, order="amendment_2", number="9"))
    assert "(в ред. приказов от 01.10.2019 № 7, от 01.10.2019 № 9)" in changed.text("in_force")


def test_a_document_is_consolidated_as_its_own_kind(program: SmallWorkspace) -> None:
    change(program, "documents:\n", "documents:\n- {id: in_force, kind: order, order: approval, consolidates: text}\n")
    assert program.codes() == ["ШД204"]


def test_a_consolidated_text_has_a_title_page_of_its_own(program: SmallWorkspace) -> None:
    own = "- {id: in_force, kind: program, consolidates: text, title_page: да, place: Лес, year: 2021 год}\n"
    change(program, "documents:\n", f"documents:\n{own}")
    slots = {unit.id: unit.plain for unit in program.document("in_force").root.children}
    assert (slots["place"], slots["year"]) == ("Лес", "2021\N{NO-BREAK SPACE}год")


def test_a_consolidated_text_tells_what_changed_it(changed: SmallWorkspace) -> None:
    consolidated = "- {id: in_force, kind: program, consolidates: text}\n"
    change(changed, "documents:\n", f"documents:\n{consolidated}")
    assert "(в ред." not in changed.text("in_force")
    amended(changed)
    edition = approved(changed, AMENDING)
    assert "in_force" not in edition.approved
    told = changed.text("in_force").splitlines()
    assert told[told.index("от 23 сентября 2019 г. № 401/1") + 1] == "(в ред. приказа от 01.10.2019 № 7)"
    assert told[told.index("Другая мера") + 1] == "(в ред. приказа от 01.10.2019 № 7)"
    assert "Первая мера\n(в ред." not in changed.text("in_force")
    assert "(в ред." not in changed.text("text")
    change(changed, "Другая мера", "Иная мера")
    amended(changed)
    approved(changed, replace(AMENDING, order="amendment_2", number="9"))
    told = changed.text("in_force").splitlines()
    assert told[told.index("Иная мера") + 1] == "(в ред. приказов от 01.10.2019 № 7, от 01.10.2019 № 9)"
    assert changed.found() == []


@pytest.fixture
def consolidated(program: SmallWorkspace) -> SmallWorkspace:
    """The program approved with more in it, and its documents with what changed them."""
    more = '  - {id: rules, title: Порядок, text: "2.1. Первое правило.\\n\\n2.2. Второе правило.\\n\\n2.3. Третье."}\n'
    change(program, '{{ roadmap }}"}\n', f'{{{{ roadmap }}}}"}}\n{more}  - {{id: last, title: Итог, text: Всё.}}\n')
    change(program, "  - {id: control", "  - {id: publish, text: Опубликовать приказ.}\n  - {id: control")
    own = "- {id: in_force, kind: program, consolidates: text}\n- {id: act, kind: order, consolidates: order}\n"
    change(program, "documents:\n", f"documents:\n{own}")
    approved(program)
    return program


def test_what_is_repealed_leaves_a_mark_in_its_place(consolidated: SmallWorkspace) -> None:
    change(consolidated, "    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}\n", "")
    change(consolidated, "\\n\\n2.2. Второе правило.", "")
    change(consolidated, "  - {id: one, title: О программе, text: Текст программы.}\n", "")
    change(consolidated, "  - {id: publish, text: Опубликовать приказ.}\n", "")
    amended(consolidated)
    approved(consolidated, AMENDING)
    (row,) = (
        unit
        for unit in walk(consolidated.document("in_force").root)
        if unit.id.startswith("gone.row") and unit.children
    )
    assert [cell.plain for cell in row.children] == ["1.2", "(исключена. – Приказ от 01.10.2019 № 7)"]
    gone = "(утратил силу. – Приказ от 01.10.2019 № 7)"
    told = consolidated.text("in_force").splitlines()
    assert told[told.index("2. План") - 1] == f"1. {gone}"
    assert told[told.index("2.3. Третье.") - 1] == f"2.2. {gone}"
    assert told[told.index("1.3") - 2] == "1.2"
    told = consolidated.text("act").splitlines()
    assert told[told.index("3. Контроль оставляю за собой.") - 1] == f"2. {gone}"


def test_a_mark_of_what_is_repealed_stays(consolidated: SmallWorkspace) -> None:
    change(consolidated, "\\n\\n2.2. Второе правило.", "")
    change(consolidated, "    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}\n", "")
    amended(consolidated)
    approved(consolidated, AMENDING)
    change(consolidated, "2.1. Первое правило.", "2.1. Первое правило.\\n\\n2.1.1. Новое.")
    change(consolidated, "    - {id: first, text: Первая мера, deadline: 2021, result: Итог}\n", "")
    amended(consolidated)
    approved(consolidated, replace(AMENDING, order="amendment_2", number="9"))
    told = consolidated.text("in_force").splitlines()
    rows = told[told.index("1. Работа") + 1 :][:5] if "1. Работа" in told else told[told.index("1.1") :][:5]
    earlier, later = (f"(исключена. – Приказ от 01.10.2019 № {number})" for number in (7, 9))
    assert rows == ["1.1", later, "1.2", earlier, "1.3"]
    place = told.index("2.2. (утратил силу. – Приказ от 01.10.2019 № 7)")
    assert told[place - 2 : place] == ["2.1.1. Новое.", "(в ред. приказа от 01.10.2019 № 9)"]


def test_a_note_is_a_paragraph_of_its_own_and_keeps_its_number(consolidated: SmallWorkspace) -> None:
    change(consolidated, "Второе правило", "Другое правило")
    amended(consolidated)
    approved(consolidated, AMENDING)
    units = [unit for unit in walk(consolidated.document("in_force").root) if "в ред." in unit.plain]
    assert [unit.plain for unit in units] == ["(в ред. приказа от 01.10.2019 №\N{NO-BREAK SPACE}7)"] * 2


def marks(small: SmallWorkspace, name: str) -> list[str]:
    """The marks at the top of a document, each in one line."""
    slot = small.document(name).slot("marks")
    return [" ".join(line.plain for line in mark.children).replace("\u00a0", " ") for mark in slot.children]


def test_a_new_edition_is_an_appendix_of_its_order(changed: SmallWorkspace) -> None:
    change(changed, "documents:\n", "documents:\n- {id: in_force, kind: program, consolidates: text}\n")
    of = "УТВЕРЖДЕНА приказом Управления образования от 23 сентября 2019 г. № 401/1"
    amended(changed, whole=("text",))
    approved(changed, AMENDING)
    assert marks(changed, "text") == [
        "Приложение к приказу Управления образования от 1 октября 2019 г. № 7",
        f"Приложение {of} (в редакции приказа от 1 октября 2019 г. № 7)",
    ]
    assert marks(changed, "in_force") == [f"Приложение {of} (в ред. приказа от 01.10.2019 № 7)"]
    change(changed, "Третья мера", "Последняя мера")
    amended(changed)
    assert changed.found() == []
    approved(changed, replace(AMENDING, order="amendment_2", number="9"))
    assert marks(changed, "text") == [f"Приложение {of}"]
    assert changed.found() == []


def test_only_a_document_of_the_program_is_consolidated(program: SmallWorkspace) -> None:
    change(program, "documents:\n", "documents:\n- {id: in_force, kind: program, consolidates: nothing}\n")
    assert program.codes() == ["ШД204"]


def test_a_clone_has_no_amending_orders(changed: SmallWorkspace) -> None:
    amended(changed)
    clone_program(changed.open(), "small", CloneOrder("later", "2022-2024"))
    content = changed.open().load("later").content
    assert content
    assert [order.id for order in content.program.orders] == ["approval"]
    assert "amendment_1_paper" not in [document.id for document in content.program.documents]


def test_earlier_orders_are_cited_as_a_region_does(changed: SmallWorkspace) -> None:
    changed.write("amending.yaml", "citing: с изменениями, внесёнными\n")
    amended(changed)
    approved(changed, AMENDING)
    change(changed, "Третья мера", "Последняя мера")
    again = amended(changed)
    assert "(с изменениями, внесёнными приказом от 01.10.2019 № 7)" in changed.text(again.document)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("column: столбец", "в столбце «Мероприятие» строки 1.2"),
        ("preamble: В связи с приказом Министерства", "В связи с приказом Министерства"),
        ("closing: [Приказ вступает в силу со дня подписания.]", "2. Приказ вступает в силу со дня подписания."),
    ],
)
def test_a_region_has_its_words(changed: SmallWorkspace, line: str, words: str) -> None:
    changed.write("amending.yaml", line + "\n")
    found = amended(changed)
    assert words in changed.text(found.document)
    assert changed.found() == []
