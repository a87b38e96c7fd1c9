"""What orders approved stands: no approval takes along a change of which its order does not speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.model.edition import Edition
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second, source
from tests.workspace.editions.test_amending import AMENDING, amended, refused
from tests.workspace.editions.test_approving import state

SECOND = replace(SIGNED, order="amending", number="7", date=date(2019, 10, 1))


def refusal(small: SmallWorkspace, order: str) -> list[Diagnostic]:
    """Why an order cannot approve; nothing may have changed."""
    before = state(small.root)
    with pytest.raises(ShnorError) as error:
        approved(small, replace(AMENDING, order=order, number="50"))
    assert state(small.root) == before
    return list(error.value.diagnostics)


def order_gone(small: SmallWorkspace, name: str) -> None:
    """Take the record of an order away, and its document."""
    start = source(small).index(f"- id: {name}\n")
    lines = source(small)[start:].splitlines(keepends=True)
    end = next(n for n, line in enumerate(lines[1:], 1) if not line.startswith(" ") and not line.startswith("  -"))
    change(small, "".join(lines[:end]), "")


@pytest.fixture
def two(program: SmallWorkspace) -> SmallWorkspace:
    """Two base orders that print one roadmap: the second approves the report."""
    change(program, "Первый отчёт.}", "Первый отчёт.}, {id: plan, title: План, text: '{{ roadmap }}'}")
    approved(program)
    second(program)
    approved(program, SECOND)
    return program


@pytest.fixture
def both(two: SmallWorkspace) -> SmallWorkspace:
    """Its roadmap changed, an amending order for each act."""
    change(two, "Вторая мера", "Другая мера")
    amended(two, base="approval", order="first")
    amended(two, base="amending", order="other")
    return two


def signed(small: SmallWorkspace, order: str, number: str) -> Edition:
    return approved(small, replace(AMENDING, order=order, number=number))


def test_another_order_takes_no_change_along(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    second(program)
    (found,) = refusal(program, "amending")
    assert found.code.id == "ШД766"
    assert found.location.file == "programs/small/program.yaml"
    assert "документа «text»: раздел «2. План», таблица, строка «1.2»" in found.message
    assert "было «Вторая мера», стало «Другая мера»" in found.message
    change(program, "Другая мера", "Вторая мера")
    assert approved(program, SECOND).approved == {"order", "text", "amending", "report"}


def test_a_repeal_takes_no_change_along(program: SmallWorkspace) -> None:
    approved(program)
    amended(program, repeals=True)
    change(program, "Вторая мера", "Другая мера")
    assert [found.code.id for found in refusal(program, "repeal_1")] == ["ШД766"]


def test_a_draft_that_no_longer_amends_takes_no_change_along(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    amended(program)
    change(program, "  amends: approval\n", "")
    assert {found.code.id for found in refusal(program, "amendment_1")} == {"ШД766"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{id: main, document: text}", "{id: main, document: extra}", "документа больше нет среди утверждённых"),
        (
            "{id: main, document: text}",
            "{id: main, document: text}\n  - {id: more, document: extra}",
            "стал приложением",
        ),
        ("{id: main, document: text}", "{id: main, document: text, approved: нет}", "порядок или вид приложений"),
    ],
)
def test_another_order_takes_no_other_appendices_along(program: SmallWorkspace, old: str, new: str, told: str) -> None:
    change(program, " ({{ appendices.main }})", "")
    approved(program)
    second(program)
    extra = "- {id: extra, kind: report, title: Иное, sections: [{id: a, text: Б.}]}\n"
    change(program, "documents:\n", f"documents:\n{extra}")
    start = source(program)
    change(program, old, new)
    found = refusal(program, "amending")
    assert {one.code.id for one in found} == {"ШД766"}
    assert any(told in one.message for one in found)
    program.write("programs/small/program.yaml", start)
    assert approved(program, SECOND).edition == 2


def test_looks_and_what_an_order_did_not_approve_may_change(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "text: Текст программы.", "text: '**Текст** программы.'")
    second(program)
    change(program, "Первый отчёт", "Второй отчёт")
    assert approved(program, SECOND).edition == 2
    assert program.found() == []


def test_a_repealed_act_binds_no_one(program: SmallWorkspace) -> None:
    approved(program)
    amended(program, repeals=True)
    signed(program, "repeal_1", "8")
    change(program, "Вторая мера", "Другая мера")
    second(program)
    edition = approved(program, replace(SECOND, number="9"))
    assert "text" not in edition.approved


def test_an_order_that_repeals_may_approve_anew(program: SmallWorkspace) -> None:
    approved(program)
    amended(program, repeals=True)
    change(program, "Вторая мера", "Другая мера")
    change(program, "  repeals: approval\n", "  repeals: approval\n  appendices: [{id: again, document: text}]\n")
    assert "text" in signed(program, "repeal_1", "8").approved


def test_acts_with_shared_data_are_amended_one_after_the_other(both: SmallWorkspace) -> None:
    third = signed(both, "first", "31")
    assert third.approved == {"order", "text", "first_paper", "amending"}
    assert both.found() == []
    fourth = signed(both, "other", "32")
    assert "report" in fourth.approved
    assert both.found() == []
    assert "от 01.10.2019 № 7 «Об утверждении программы» следующее" in both.text("other_paper")
    assert refused(both) == "ШД782"


def test_a_change_that_waits_for_its_order_is_not_approved(both: SmallWorkspace) -> None:
    signed(both, "first", "31")
    order_gone(both, "other")
    order_gone(both, "other_paper")
    assert "документ «report» уже не тот" in both.only("ШД752").message
    assert amended(both, base="amending").changes == 1


def test_a_change_without_an_order_is_not_taken_along_by_an_amendment(two: SmallWorkspace) -> None:
    change(two, "Вторая мера", "Другая мера")
    amended(two, base="approval", order="first")
    (found,) = refusal(two, "first")
    assert (found.code.id, "«report»" in found.message) == ("ШД766", True)


def test_an_amending_order_approves_no_first_edition(program: SmallWorkspace) -> None:
    second(program)
    change(program, "id: amending\n", "id: amending\n  amends: approval\n")
    assert program.only("ШД787").location.file == "programs/small/program.yaml"
    assert [found.code.id for found in refusal(program, "amending")] == ["ШД787"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("preamble: В целях уточнения", "preamble: В целях изменения", "преамбула"),
        ("title: О внесении", "title: О невнесении", "наименование"),
        ("словом «Другая»", "словом «Иная»", "пункты"),
    ],
)
def test_a_signed_amending_order_stays_as_it_is(program: SmallWorkspace, old: str, new: str, place: str) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    amended(program)
    approved(program, AMENDING)
    change(program, old, new)
    assert f"подписанный приказ «amendment_1» уже не тот: {place}" in program.only("ШД752").message
    change(program, "Третья мера", "Последняя мера")
    assert refused(program) == "ШД781"
    second(program)
    found = refusal(program, "amending")
    assert {one.code.id for one in found} == {"ШД766"}
    assert any(f"утверждённый приказ «amendment_1» уже не тот: {place}" in one.message for one in found)


def test_the_signature_of_a_signed_amending_order_stays(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    amended(program)
    approved(program, AMENDING)
    text = source(program)
    start = text.index("- id: amendment_1\n")
    program.write("programs/small/program.yaml", text[:start] + text[start:].replace("А.А. Лесная", "Б.Б. Степная", 1))
    change(program, "Третья мера", "Последняя мера")
    assert refused(program) == "ШД781"


def test_the_record_of_an_approved_amendment_stays(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    amended(program)
    approved(program, AMENDING)
    kept = source(program)
    order_gone(program, "amendment_1")
    order_gone(program, "amendment_1_paper")
    change(program, "Третья мера", "Последняя мера")
    assert refused(program) == "ШД781"
    program.write("programs/small/program.yaml", kept)
    change(program, "Третья мера", "Последняя мера")
    change(program, "  amends: approval\n", "")
    assert refused(program) == "ШД781"


@pytest.fixture
def attached(program: SmallWorkspace) -> SmallWorkspace:
    """An approved order with two appendices."""
    change(program, "{id: main, document: text}", "{id: main, document: text}\n  - {id: facts, document: report}")
    approved(program)
    return program


def test_appendices_change_no_places(attached: SmallWorkspace) -> None:
    moved = "  - {id: facts, document: report}\n"
    change(attached, moved, "")
    change(attached, "  - {id: main", f"{moved}  - {{id: main")
    change(attached, "({{ appendices.main }})", "(приложение № 1)")
    change(attached, "Вторая мера", "Другая мера")
    assert refused(attached) == "ШД781"
