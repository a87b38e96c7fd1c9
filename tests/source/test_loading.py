from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import ErrorDetails, core_schema

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.notation import NotationError
from shnor_docs.source.records.loading import load
from shnor_docs.source.records.refusals import refusal
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Scalar
from shnor_docs.source.yaml.tree import read_tree


def parse_deadline(value: str) -> str:
    if not value.startswith("до "):
        raise NotationError(f"срок «{value}» не читается", "пишите «до 2022-02-18»")
    return value


def parse_number(value: object) -> object:
    if not isinstance(value, str):
        raise NotationError(f"ожидается число, а стоит {value!r}")
    return value


class Formula(BaseModel):
    share: str = ""
    count: str = ""

    @model_validator(mode="after")
    def _has_one_operator(self) -> "Formula":
        if bool(self.share) == bool(self.count):
            raise ValueError("нужен ровно один оператор")
        return self


def parse_year(value: str) -> int:
    return int(value)


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(StrEnum):
    SHARE = "share"
    COUNT = "count"


class Clause(Strict):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    text: str = Field(title="Текст пункта")
    clauses: tuple["Clause", ...] = ()


class Program(Strict):
    title: str = Field(title="Наименование программы")
    kind: Kind = Kind.SHARE
    mood: Literal["good", "bad"] = "good"
    number: str = ""
    count: int = Field(0, ge=0, le=9)
    approved: bool = False
    deadline: Annotated[str, AfterValidator(parse_deadline)] = ""
    year: Annotated[int, BeforeValidator(parse_year)] = 0
    stages: Annotated[list[str], Field(min_length=2)] = ["a", "b"]
    targets: dict[Annotated[int, Field(gt=2000)], str] = Field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    preamble: str | Clause | None = None
    formula: Formula | None = None
    amount: Annotated[str, BeforeValidator(parse_number)] = ""
    passport: dict[str, Clause] = Field(default_factory=dict)
    note: Annotated[str, StringConstraints(min_length=1, max_length=5)] = "-"


def loaded(text: str, model: type[BaseModel] = Program) -> tuple[BaseModel | None, list[Diagnostic]]:
    source = SourceText(Path("a.yaml"), "a.yaml", text)
    tree, problems = read_tree(source)
    assert tree is not None
    assert problems == []
    return load(model, tree, source)


def test_texts_are_typed_by_the_field_that_receives_them():
    program, problems = loaded("title: 0323012345\ncount: 5\napproved: true\ntargets: {2022: 85 %}\n")
    assert problems == []
    assert program == Program(title="0323012345", count=5, approved=True, targets={2022: "85 %"})


def test_blank_key_of_a_record_counts_as_not_written():
    assert loaded("title: a\nnumber:\nclauses:\nkind:\n")[0] == Program(title="a")


CASES: dict[str, tuple[str, str, str, str]] = {
    "titel: a\ntitle: b": ("ШД120", "1:1", "«titel»", "«title» (Наименование программы)"),
    "title: b\nключ: c": ("ШД120", "2:1", "«ключ»", "«deadline»"),
    "title: b\nclauses:\n  - id: a\n    text: b\n    txet: c": ("ШД120", "5:5", "«txet»", "«text» (Текст"),
    "title: b\nclauses:\n  - id: a": ("ШД121", "3:5", "«text» (Текст пункта)", "«text: …»"),
    "title: b\nclauses:\n  - id: a\n    text:": ("ШД121", "4:5", "не заполнен", "впишите"),
    "number: 1": ("ШД121", "1:1", "«title» (Наименование программы)", "«title: …»"),
    "title: b\ntargets:\n  2022:": ("ШД121", "3:3", "не заполнено", "впишите"),
    "title: b\nstages: a": ("ШД122", "2:9", "список, а стоит «a»", "дефиса"),
    "title: [b]": ("ШД122", "1:8", "текст, а стоит список", "кавычки"),
    "title:\n  a: b": ("ШД122", "2:3", "текст, а стоит набор ключей", "в той же строке"),
    "title: b\nclauses:\n  - a:b": ("ШД122", "3:5", "набор ключей", "пробел"),
    "title: b\nclauses:\n  - текст": ("ШД122", "3:5", "набор ключей", "на два пробела правее"),
    "title: b\ndeadline: [a]": ("ШД122", "2:11", "список", "кавычки"),
    "title: b\nkind: shrae": (
        "ШД123",
        "2:7",
        "«shrae»",
        "имелось в виду «share»; допустимо: «share», «count»",
    ),
    "title: b\nmood: так себе": ("ШД123", "2:7", "«так себе»", "допустимо: «good», «bad»"),
    "title: b\ndeadline: вчера": ("ШД124", "2:11", "срок «вчера» не читается", "до 2022-02-18"),
    "title: b\nformula: {share: a, count: b}": ("ШД124", "2:10", "нужен ровно один оператор", ""),
    "title: b\namount: [один]": ("ШД122", "2:9", "одно значение, а стоит список", "кавычки"),
    "title: b\nyear: вчера": ("ШД124", "2:7", "не подходит «вчера»", "описанием"),
    "title: b\ncount: много": ("ШД124", "2:8", "«много»", "целое число"),
    "title: b\ncount: 10": ("ШД124", "2:8", "«10» должно быть не больше 9", "исправьте"),
    "title: b\napproved: может": ("ШД124", "2:11", "«может»", "«true» (да)"),
    "title: b\ntargets:\n  1999: 5": ("ШД124", "3:3", "«1999» должно быть больше 2000", ""),
    "title: b\ntargets:\n  год: 5": ("ШД124", "3:3", "«год»", "целое число"),
    "title: b\nclauses: [{id: Пункт, text: a}]": (
        "ШД125",
        "2:16",
        "«Пункт»",
        "строчные латинские буквы, цифры, «_»",
    ),
    "title: b\nstages: [a]": ("ШД126", "2:9", "1, а нужно не меньше 2", "дополните"),
    'title: b\nnote: ""': ("ШД126", "2:7", "текст пуст", "уберите"),
    "title: b\nnote: слишком": ("ШД126", "2:7", "7, а нужно не больше 5", ""),
    "title: b\npreamble: {id: a}": ("ШД121", "2:12", "«text» (Текст пункта)", ""),
    "title: b\npreamble: {id: a, text: b, x: c}": ("ШД120", "2:28", "«x»", "«clauses»"),
    "title: b\npassport:\n  goal: {id: a, text: b, txt: c}": ("ШД120", "3:26", "«txt»", "«text»"),
}


@pytest.mark.parametrize("text", CASES)
def test_every_refusal_is_a_russian_diagnostic_at_its_place(text):
    record, [found] = loaded(text)
    code, place, message, hint = CASES[text]
    assert record is None
    assert (found.code.id, str(found.location)) == (code, f"a.yaml:{place}")
    assert message in found.message
    assert hint in found.hint


def test_all_refusals_of_a_file_come_in_one_run():
    text = "titel: a\nclauses:\n  - id: Я\n    text: b\n    clauses:\n      - id: x\n"
    assert [found.code.id for found in loaded(text)[1]] == ["ШД121", "ШД125", "ШД121", "ШД120"]


def test_aliases_are_the_keys_that_are_named():
    class Aliased(Strict):
        plan_of_work: str = Field(alias="plan", title="План")

    assert loaded("plan: a", Aliased)[1] == []
    [unknown, missing] = sorted(loaded("plane: a", Aliased)[1], key=lambda found: found.code.id)
    assert "«plan» (План)" in unknown.hint
    assert "«plan» (План)" in missing.message


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_no_error_type_speaks_english(kind):
    context: dict[str, Any] = {
        "expected": "'а' or 'б'", "expected_tags": "'а'", "discriminator": "'вид'", "pattern": "^[a-z]+$",
        "min_length": 2, "max_length": 3, "actual_length": 1, "gt": 1, "ge": 1, "lt": 1, "le": 1,
        "multiple_of": 2, "error": ValueError("invalid literal"),
    }  # fmt: skip
    detail: ErrorDetails = {"type": kind, "loc": (), "msg": "English", "input": "", "ctx": context}
    found = refusal(detail, Scalar("текст", 0, 5))
    said = (found.message + found.hint).replace("true", "").replace("false", "")
    assert found.message
    assert not any("a" <= letter.lower() <= "z" for letter in said)


def test_shape_of_unusual_annotations_is_harmless():
    class Odd(Strict):
        call: Callable[[], int] | None = None
        anything: Any = None
        pair: tuple[int, str] = (1, "a")

    assert loaded("anything: {a: [b, {c: d}]}\npair: [2, b]", Odd)[1] == []
