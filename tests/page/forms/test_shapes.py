"""Every field of the model has a shape that a form can draw, by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import Field

from shnor_docs.model.base import Choice, EntityId, Line, Prose, Record, Title
from shnor_docs.model.bodies import Party, PartyKind
from shnor_docs.model.dates import Day
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.indicator import Catalogue, IndicatorUse
from shnor_docs.model.period import Period, PeriodMap
from shnor_docs.model.program import Program
from shnor_docs.model.roadmap import Item
from shnor_docs.model.target import Target
from shnor_docs.model.value import Number, YesNo
from shnor_docs.page.forms import shapes
from shnor_docs.page.forms.referring import REFERRED, Choices
from shnor_docs.page.forms.shapes import ListOf, MapOf, OwnId, RecordOf, Reference, Selection, Shape, Unknown, fields_of
from shnor_docs.page.forms.words import hint_of, title_of


class Invented(Record):
    """A record that no form has heard of."""

    id: EntityId
    name: Line = Field(title="Имя", description="Как зовут; по умолчанию — name")
    title: Title | None = Field(None, title="Заголовок (из titles)")
    text: Prose | None = None
    amount: Number | None = None
    count: int = 3
    is_good: YesNo = False
    when: Day | None = None
    deadline: Deadline | None = None
    kind: PartyKind = PartyKind.BODY
    targets: PeriodMap[Target] = Field(default_factory=PeriodMap)
    words: tuple[Line, ...] = ()
    parts: tuple[Party, ...] = ()
    by_day: dict[Day, Number] = Field(default_factory=dict)


KIND = Selection(tuple((kind.value, kind.shown) for kind in PartyKind))


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("id", OwnId()),
        ("name", shapes.Line()),
        ("title", shapes.Line(has_references=True)),
        ("text", shapes.Prose()),
        ("amount", shapes.Number()),
        ("count", shapes.Number(is_whole=True)),
        ("is_good", shapes.YES_NO),
        ("when", shapes.Day()),
        ("deadline", shapes.Notated(Deadline)),
        ("kind", KIND),
        ("targets", MapOf(shapes.Notated(Period), shapes.Notated(Target))),
        ("words", ListOf(shapes.Line())),
        ("parts", ListOf(RecordOf(Party))),
        ("by_day", MapOf(shapes.Day(), shapes.Number())),
    ],
)
def test_a_field_has_its_shape_from_the_model_alone(name: str, shape: Shape) -> None:
    assert fields_of(Invented)[name].shape == shape


def test_ids_that_name_other_records_are_chosen() -> None:
    item = fields_of(Item)
    assert item["responsible"].shape == ListOf(Reference(Choices.PARTIES))
    assert item["deadlines"].shape == MapOf(Reference(Choices.LEVELS), shapes.Notated(Deadline))
    assert fields_of(IndicatorUse)["id"].shape == Reference(Choices.CATALOGUE)


def test_every_field_of_a_program_can_be_drawn() -> None:
    drawn = list(_shapes(RecordOf(Program), set()))
    assert len(drawn) > 150
    assert [where for where, shape in drawn if isinstance(shape, Unknown)] == []


def test_every_id_is_a_record_s_own_or_is_known_to_name_another() -> None:
    own = {where for where, shape in _shapes(RecordOf(Program), set()) if isinstance(shape, OwnId)}
    assert {name for _, name in own} == {"id", "field"}
    assert {record.__name__ for record, name in own if name == "field"} == {"Column"}


def test_what_is_declared_to_name_records_is_a_field() -> None:
    assert [(record, name) for record, name in REFERRED if name not in record.model_fields] == []


def test_closed_lists_have_russian_words() -> None:
    options = [
        shown
        for root in (Program, Catalogue)
        for _, shape in _shapes(RecordOf(root), set())
        if isinstance(shape, Selection)
        for _, shown in shape.options
    ]
    assert "орган или организация" in options
    assert [shown for shown in options if not any("а" <= letter <= "я" for letter in shown.lower())] == []


def test_titles_and_hints_name_no_keys_of_files() -> None:
    field = fields_of(Invented)
    assert title_of(field["title"]) == "Заголовок"
    assert hint_of(field["name"]) == "Как зовут"
    told = [f(field) for _, field in _fields(RecordOf(Program), set()) for f in (title_of, hint_of)]
    assert [text for text in told if "indicators" in text or "_" in text or "{{" in text] == []


def test_a_choice_keeps_its_word() -> None:
    assert PartyKind("role") is PartyKind.ROLE
    assert f"{PartyKind.ROLE}" == "role"
    assert issubclass(PartyKind, Choice)


def _shapes(shape: Shape, seen: set[type[Record]]) -> Iterator[tuple[Any, Shape]]:
    for where, field in _fields(shape, seen):
        yield where, field.shape
        inner = field.shape.value if isinstance(field.shape, MapOf) else field.shape
        yield where, inner.item if isinstance(inner, ListOf) else inner


def _fields(shape: Shape, seen: set[type[Record]]) -> Iterator[tuple[Any, shapes.Field]]:
    """Every field of the records below a shape, formulas aside: they are read, not drawn."""
    match shape:
        case ListOf(item):
            yield from _fields(item, seen)
        case MapOf(_, value):
            yield from _fields(value, seen)
        case RecordOf(record) if record not in seen and record.__name__ != "Formula":
            seen.add(record)
            for name, field in shape.fields.items():
                yield (record, name), field
                yield from _fields(field.shape, seen)
