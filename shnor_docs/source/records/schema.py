"""JSON Schema of a model for editors: VS Code completes and explains the keys of YAML files by it."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that VS Code's YAML extension understands in full."""

TEXT = ["string", "number", "boolean"]
"""What an editor may take a text for: it reads ``2022`` as a number and ``true`` as a boolean, we as text."""
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class _EditorSchema(GenerateJsonSchema):
    """Pydantic's schema without the titles it makes up from English names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Only titles that the model gives."""
        return False


def json_schema(model: type[BaseModel], title: str) -> JsonSchemaValue:
    """The schema of files that hold one ``model``; ``title`` is the Russian name of such a file."""
    schema = model.model_json_schema(schema_generator=_EditorSchema, ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs", {})
    schema = {"$schema": DRAFT, **_without_english(schema), "title": title}
    if definitions:
        schema["definitions"] = {name: _without_english(part) for name, part in definitions.items()}
    return dict(_as_typed(schema))


def _without_english(record: dict[str, Any]) -> dict[str, Any]:
    """A record's schema without the name of its class and its docstring, which are for programmers."""
    shown = {"title", "description"}
    return {key: value for key, value in record.items() if key not in shown or CYRILLIC.search(value)}


def _as_typed(node: Any) -> Any:
    """The schema in which every text may also look like a number or a boolean to the editor."""
    if isinstance(node, list):
        return [_as_typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    typed = {key: _as_typed(value) for key, value in node.items()}
    return typed | {"type": TEXT} if _is_free_text(typed) else typed


def _is_free_text(schema: dict[str, Any]) -> bool:
    types = schema.get("type")
    names_values = "enum" in schema or "const" in schema
    return not names_values and (types == "string" or (isinstance(types, list) and "string" in types))
