"""Changes are found by meaning, and nothing is missed: applied to the old edition they give the new one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.lifecycle.applying import apply
from shnor_docs.lifecycle.comparison import ChangeKind, compare
from shnor_docs.lifecycle.naming import ENTITIES
from shnor_docs.lifecycle.sentences import sentences, unwrapped
from shnor_docs.lifecycle.wording import told
from shnor_docs.model.base import Record, Statement
from shnor_docs.model.content import Content
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.indicator import Catalogue, IndicatorUse
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.program import Program
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.target import Target
from shnor_docs.workspace import Workspace

ROOT = Path(__file__).parents[2]

WORDS = st.sampled_from(["Школы работают.", "Год 2022.", "– список;", "Итог г. Заозёрный.", "Да!", "{{ period }}"])
PROSE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
IDS = ["one", "two", "three", "four", "five"]
DEADLINES = st.sampled_from(["июль 2020", "ежегодно, август", "2020-2022", "до 2022-02-18"]).map(Deadline.parse)
TARGETS = st.sampled_from(["40 %", "не менее 2 школ", "рост"]).map(Target.parse)


def chosen(make: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Records of a few ids in any order."""
    return st.permutations(IDS).flatmap(
        lambda ids: st.integers(0, len(ids)).flatmap(
            lambda count: st.tuples(*[make.map(lambda r, name=name: r.model_copy(update={"id": name}))
                                      for name in ids[:count]])
        )
    )  # fmt: skip


STATEMENTS = chosen(st.builds(Statement, id=st.just("x"), text=PROSE))
USES = chosen(
    st.builds(
        IndicatorUse,
        id=st.just("x"),
        tasks=st.sampled_from([(), ("one",), ("two", "one")]),
        targets=st.dictionaries(st.sampled_from([2020, 2021, 2022]), TARGETS).map(PeriodMap),
        evidence=st.none() | st.just("Приказ"),
    )
)
ITEMS = st.builds(Item, id=st.just("x"), text=PROSE, deadline=st.none() | DEADLINES)


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    """Two or three groups that share out the measures: each measure stands in one of them."""
    groups = draw(st.permutations(["first", "second", "third"]))[: draw(st.integers(1, 3))]
    items = draw(chosen(ITEMS))
    homes = [draw(st.sampled_from(groups)) for _ in items]
    return Roadmap(
        groups=tuple(
            Group(id=g, title=g, items=tuple(i for i, home in zip(items, homes, strict=True) if home == g))
            for g in groups
        )
    )


@cache
def base() -> Content:
    return Workspace(ROOT).content("seryshevo-2021")


@st.composite
def contents(draw: st.DrawFn) -> Content:
    changes = {
        "title": draw(st.sampled_from(["Программа", "Концепция"])),
        "goals": draw(STATEMENTS),
        "tasks": draw(STATEMENTS),
        "indicators": draw(USES),
        "roadmap": draw(st.none() | roadmaps()),
    }
    files = draw(st.dictionaries(st.sampled_from(["sections/01.md", "sections/02.md"]), PROSE))
    return Content(base().program.model_copy(update=changes), {}, files)


@settings(max_examples=100, deadline=None)
@given(contents(), contents())
def test_applied_changes_give_the_new_edition(a: Content, b: Content) -> None:
    assert apply(compare(a, b), a) == b


@settings(max_examples=25, deadline=None)
@given(contents())
def test_an_edition_does_not_differ_from_itself(a: Content) -> None:
    assert compare(a, a) == ()


@settings(max_examples=50, deadline=None)
@given(contents(), contents())
def test_every_change_can_be_told(a: Content, b: Content) -> None:
    for change in compare(a, b):
        assert told(change, a, b).line(change.kind)


def records_in(annotation: object, seen: set[type[Record]]) -> set[type[Record]]:
    """Every type of record that a value of the annotation may hold."""
    for part in get_args(annotation):
        records_in(part, seen)
    if isinstance(annotation, type) and issubclass(annotation, Record) and annotation not in seen:
        seen.add(annotation)
        for field in annotation.model_fields.values():
            records_in(field.annotation, seen)
    return seen


def test_every_listed_record_is_called_by_a_name_of_its_own() -> None:
    listed = {record for record in records_in(Program, set()) if "id" in record.model_fields}
    assert len(listed) > len(ENTITIES) / 2
    assert {record for record in listed - ENTITIES.keys() if not issubclass(record, Statement)} == set()


@settings(max_examples=100, deadline=None)
@given(st.text("аБ .!;\nг№1-", max_size=60))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(sentences(text)) == text


PROGRAM = {
    "schema_version": "1",
    "title": "Программа",
    "period": "2020-2022",
    "municipality": {"name": "Район", "genitive": "Района"},
    "authority": {"name": "Управление"},
    "indicators": [{"id": "math", "targets": {"2021": "30 %", "2022": "40 %"}}],
    "roadmap": {
        "groups": [
            {
                "id": "main",
                "title": "Организация",
                "items": [{"id": "a", "text": "Создать."}, {"id": "b", "text": "Вести.", "deadline": "июль 2020"}],
            },
            {"id": "rest", "title": "Прочее", "items": [{"id": "c", "text": "Закончить."}]},
        ]
    },
}
CATALOGUE = Catalogue.model_validate(
    {"schema_version": "1", "indicators": [{"id": "math", "name": "Доля школ", "kind": "share"}]}
)


def content(**changes: object) -> Content:
    program = Program.model_validate({**PROGRAM, **changes})
    return Content(program, {entry.id: entry for entry in CATALOGUE.indicators})


def lines(a: Content, b: Content) -> list[str]:
    return [told(change, a, b).line(change.kind).replace("\xa0", " ") for change in compare(a, b)]


def groups(*items: list[dict[str, str]]) -> dict[str, object]:
    titles = [("main", "Организация"), ("rest", "Прочее")]
    return {"groups": [{"id": i, "title": t, "items": of} for (i, t), of in zip(titles, items, strict=True)]}


A, C = {"id": "a", "text": "Создать."}, {"id": "c", "text": "Закончить."}
B = {"id": "b", "text": "Вести.", "deadline": "июль 2020"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"indicators": [{"id": "math", "targets": {"2021": "30 %", "2022": "45 %"}}]},
            ["показатель «Доля школ»: план на 2022 год 40 % → 45 %"],
        ),
        (
            {"indicators": [{"id": "math", "targets": {"2022": "40 %"}}]},
            ["показатель «Доля школ»: план на 2021 год 30 % → нет"],
        ),
        (
            {"indicators": [{"id": "math", "targets": {"2021": "30 %", "2022": "40 %"}, "evidence": "Приказ"}]},
            ["показатель «Доля школ»: подтверждающий документ нет → «Приказ»"],
        ),
        ({"indicators": []}, ["исключено: показатель «Доля школ»"]),
        (
            {"roadmap": groups([A, {**B, "deadline": "август 2020"}], [C])},
            ["мероприятие 1.2: срок исполнения июль 2020 г. → август 2020 г."],
        ),
        (
            {"roadmap": groups([B, A], [C])},
            ["мероприятие 1.2: порядок: 1-е место в группе «Организация» → 2-е место в группе «Организация»"],
        ),
        (
            {"roadmap": groups([A], [C, B])},
            ["мероприятие 2.2: порядок: 2-е место в группе «Организация» → 2-е место в группе «Прочее»"],
        ),
        ({"title": "Концепция"}, ["программа: наименование программы «Программа» → «Концепция»"]),
        (
            {"authority": {"name": "Отдел"}},
            ["программа: орган управления образованием, полное наименование «Управление» → «Отдел»"],
        ),
        ({"goals": [{"id": "g", "text": "Помочь."}]}, ["добавлено: цель «Помочь.»"]),
    ],
)
def test_changes_in_words(changes: dict[str, object], expected: list[str]) -> None:
    assert lines(content(), content(**changes)) == expected


def test_prose_is_compared_by_sentence() -> None:
    a = replace(content(), files={"sections/01.md": "Первое. Второе от 5 мая 2020 г. № 7.\nТретье."})
    b = replace(content(), files={"sections/01.md": "Первое.\nДругое от 5 мая 2020 г. № 7. Третье."})
    assert lines(a, b) == ["файл sections/01.md: текст «Второе от 5 мая 2020 г. № 7.» → «Другое от 5 мая 2020 г. № 7.»"]


@pytest.mark.parametrize(
    ("wrapped", "one_line"),
    [
        ("Одно\nи то же.", "Одно и то же."),
        ("- пункт\n  списка\n- второй", "- пункт списка\n- второй"),
        ("Абзац.\n\nДругой", "Абзац.\n\nДругой"),
        ("## Заголовок\nТекст", "## Заголовок\nТекст"),
        ("| а |\n| б |", "| а |\n| б |"),
        ("Перенос  \nстроки", "Перенос  \nстроки"),
    ],
)
def test_wrapping_is_no_change(wrapped: str, one_line: str) -> None:
    assert unwrapped(wrapped) == one_line
    a, b = (replace(content(), files={"sections/01.md": text}) for text in (wrapped, one_line))
    assert compare(a, b) == ()


def test_an_indicator_renamed_in_the_catalogue_is_a_change() -> None:
    renamed = {name: entry.model_copy(update={"name": "Число школ"}) for name, entry in content().catalogue.items()}
    b = replace(content(), catalogue=renamed)
    (change,) = compare(content(), b)
    assert told(change, content(), b).line(change.kind) == (
        "показатель «Число школ»: наименование показателя «Доля школ» → «Число школ»"
    )
    assert apply([change], content()) == b


def test_only_one_record_moves_when_one_was_moved() -> None:
    names = [{"id": name, "text": name} for name in IDS]
    a, b = content(goals=names), content(goals=[*names[1:], names[0]])
    (change,) = compare(a, b)
    assert (change.kind, change.path, change.position) == (ChangeKind.MOVED, ("goals", "one"), 4)


def test_records_that_are_named_by_their_ids_print_as_they_are_called() -> None:
    parties = [{"id": "centre", "name": "Методический центр"}]
    item = {"id": "a", "text": "Создать.", "responsible": ["centre"]}
    a = content(parties=parties, roadmap=groups([A], []))
    b = content(parties=parties, roadmap=groups([item], []))
    assert lines(a, b) == ["мероприятие 1.1: исполнители нет → «Методический центр»"]


def test_a_measure_reworded_is_told_as_that() -> None:
    a, b = content(roadmap=groups([A], [])), content(roadmap=groups([C | {"id": "a"}], []))
    assert lines(a, b) == ["мероприятие 1.1: формулировка «Создать.» → «Закончить.»"]
