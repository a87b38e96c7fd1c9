import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from shnor_docs.source.records.schema import json_schema


class Clause(BaseModel):
    """A clause of an order."""

    text: str = Field(title="Текст", description="Целое предложение")
    clauses: tuple["Clause", ...] = ()


class Order(BaseModel):
    """An order."""

    model_config = ConfigDict(extra="forbid")

    number: str | None = Field(None, title="Номер")
    kind: Literal["draft", "final"] = "draft"
    copies: int = 1
    clauses: tuple[Clause, ...] = ()


SCHEMA = json_schema(Order, "Приказ")


def test_editors_find_draft_titles_and_descriptions():
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["title"] == "Приказ"
    assert SCHEMA["additionalProperties"] is False
    text = SCHEMA["definitions"]["Clause"]["properties"]["text"]
    assert (text["title"], text["description"]) == ("Текст", "Целое предложение")


def test_text_may_look_like_a_number_or_a_boolean():
    properties = SCHEMA["properties"]
    assert properties["number"]["anyOf"] == [{"type": ["string", "number", "boolean"]}, {"type": "null"}]
    assert properties["copies"]["type"] == "integer"
    assert properties["kind"]["enum"] == ["draft", "final"]
    assert properties["kind"]["type"] == "string"


def test_records_refer_to_definitions_that_are_there():
    references = {part.split('"')[0] for part in json.dumps(SCHEMA).split('"$ref": "')[1:]}
    assert references == {"#/definitions/Clause"}
    assert set(SCHEMA["definitions"]) == {"Clause"}


def test_nothing_english_is_shown():
    assert "A clause" not in json.dumps(SCHEMA)
    assert "An order" not in json.dumps(SCHEMA)
    assert "title" not in SCHEMA["properties"]["copies"]
