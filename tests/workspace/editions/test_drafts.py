"""What a person at a window is offered: what can be approved and amended, a draft to be read, and to be thrown away."""

from __future__ import annotations

from datetime import date

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.dates import day_told
from shnor_docs.workspace.editions.amending import Wanted, amend
from shnor_docs.workspace.editions.approving import number_told, signed_as
from shnor_docs.workspace.editions.discarding import discard
from shnor_docs.workspace.editions.drafts import amendable, candidates, draft, free_name
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second, source


@pytest.fixture
def amended(program: SmallWorkspace) -> SmallWorkspace:
    """The program approved, changed, and the amending order drafted."""
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    amend(program.open(), "small", Wanted())
    return program


def test_an_order_is_offered_with_what_it_approves(program: SmallWorkspace) -> None:
    second(program)
    told = [(one.order.id, [paper.id for paper in one.documents]) for one in candidates(program.open(), "small")]
    assert told == [("approval", ["text"]), ("amending", ["report"])]
    approved(program)
    assert [one.order.id for one in candidates(program.open(), "small")] == ["amending"]


def test_a_drafted_order_is_offered_first(amended: SmallWorkspace) -> None:
    second(amended)
    assert [one.order.id for one in candidates(amended.open(), "small")] == ["amendment_1", "amending"]


def test_what_can_be_amended(program: SmallWorkspace) -> None:
    assert amendable(program.open(), "small") is None
    approved(program)
    found = amendable(program.open(), "small")
    assert found and [(act.order.id, act.act, act.is_changed) for act in found.acts] == [
        ("approval", "от 23.09.2019 № 401/1", False)
    ]
    change(program, "Вторая мера", "Другая мера")
    found = amendable(program.open(), "small")
    assert found and [act.order.id for act in found.changed] == ["approval"]


def test_a_draft_is_read_with_the_fields_that_it_comes_from(amended: SmallWorkspace) -> None:
    found = draft(amended.open(), "small", "amendment_1")
    (line,) = (one for one in found.lines if "Другая" in one.texts[0])
    assert line.path == ("orders", 1, "clauses", 0, "clauses", 0, "clauses", 0, "text")
    assert (found.edition.edition, found.document, found.problems) == (1, "amendment_1_paper", ())
    offered = amendable(amended.open(), "small")
    assert offered and [(act.pending, act.is_changed) for act in offered.acts] == [("amendment_1", True)]
    assert offered.changed == ()


def test_a_draft_that_says_something_else_tells_why_it_is_not_proven(amended: SmallWorkspace) -> None:
    change(amended, "словом «Другая»", "словом «Иная»")
    assert [d.code.id for d in draft(amended.open(), "small", "amendment_1").problems] == ["ШД780"]
    with pytest.raises(ShnorError) as error:
        draft(amended.open(), "small", "approval")
    assert [d.code.id for d in error.value.diagnostics] == ["ШД760"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_discarded_draft_leaves_the_files_as_they_were(program: SmallWorkspace, mark: str) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    program.write("programs/small/program.yaml", mark + source(program))
    before = source(program)
    amend(program.open(), "small", Wanted())
    assert source(program) != before
    discard(program.open(), "small", "amendment_1")
    assert source(program) == before


def test_only_a_draft_is_discarded(amended: SmallWorkspace) -> None:
    before = source(amended)
    for order in ("approval", "nothing"):
        with pytest.raises(ShnorError) as error:
            discard(amended.open(), "small", order)
        assert [d.code.id for d in error.value.diagnostics] == ["ШД791"]
    approved(amended, type(SIGNED)("amendment_1", "7", date(2019, 10, 1)))
    with pytest.raises(ShnorError):
        discard(amended.open(), "small", "amendment_1")
    assert before.count("amendment_1") == source(amended).count("amendment_1")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("23.09.2021", date(2021, 9, 23)),
        (" 23 сентября 2021 г. ", date(2021, 9, 23)),
        ("от «23» сентября 2021 года", date(2021, 9, 23)),
        ("2021-09-23", date(2021, 9, 23)),
        ("31 февраля 2021", None),
        ("вчера", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_officials_write_it(typed: str, day: date | None) -> None:
    assert day_told(typed) == day


def test_the_sign_is_no_part_of_a_number() -> None:
    assert [number_told(text) for text in ("401/1", "№ 401/1", " №401/1 ", "№")] == ["401/1"] * 3 + [""]


@pytest.mark.parametrize(("number", "day", "code"), [("№", "23.09.2021", "ШД767"), ("7", "вчера", "ШД763")])
def test_what_is_no_number_or_day_is_refused(number: str, day: str, code: str) -> None:
    with pytest.raises(ShnorError) as error:
        signed_as("approval", number, day)
    assert [d.code.id for d in error.value.diagnostics] == [code]
    assert signed_as("approval", " № 7 ", "1 октября 2019").number == "7"


def test_a_new_draft_gets_an_id_that_is_free(amended: SmallWorkspace) -> None:
    assert free_name(amended.open(), "small", repeals=True) == "repeal_1"
    assert free_name(amended.open(), "small", repeals=False) == "amendment_1_2"


def test_a_repealed_order_is_offered_no_more(program: SmallWorkspace) -> None:
    approved(program)
    amend(program.open(), "small", Wanted(order="repeal", repeals=True))
    approved(program, type(SIGNED)("repeal", "7", date(2019, 10, 1)))
    found = amendable(program.open(), "small")
    assert found and found.acts == ()
