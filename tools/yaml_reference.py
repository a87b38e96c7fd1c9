"""The page on the keys of YAML files, read off the JSON Schemas that editors use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from shnor_docs.model.base import EntityId, Prose
from shnor_docs.model.dates import Day
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.target import Target
from shnor_docs.model.value import Number, YesNo
from shnor_docs.workspace.starting import schema_texts

Schema = dict[str, Any]

INTRO = """# Ключи файлов YAML

Программа — папка `programs/<id>/` с файлом `program.yaml`. Любое необязательное поле программы можно вынести
в свой файл: `roadmap.yaml` хранит то, что стояло бы под ключом `roadmap`. Показатели, общие для программ, —
в `indicators.yaml` рабочей папки. Звёздочкой отмечены обязательные ключи.

Те же названия и пояснения показывает редактор, если в начале файла стоит строка
`# yaml-language-server: $schema=../../schemas/program.json` (схемы пишет `shnor-docs schema`).

## Как записывают значения"""

ROOTS = {
    "program": "program.yaml",
    "catalogue": "indicators.yaml рабочей папки",
    "kinds": "kinds.yaml рабочей папки",
    "glossary": "glossary.yaml рабочей папки",
    "typography": "typography.yaml рабочей папки",
    "form": "form.yaml рабочей папки",
    "rules": "rules.yaml рабочей папки",
}
PLAIN = {"boolean": "да / нет", "integer": "целое число", "number": "число", "string": "строка"}
NOTATIONS: dict[str, Any] = {
    "идентификатор": EntityId,
    "текст": Prose,
    "да / нет": YesNo,
    "число": Number,
    "дата": Day,
    "срок": Deadline,
    "целевое значение": Target,
}
NOTES = {TypeAdapter(kind).json_schema()["description"]: name for name, kind in NOTATIONS.items()}
"""Names of notations by the description that the schema gives to each."""


@dataclass
class _Record:
    """A record of the model with every place where it may stand."""

    title: str
    schema: Schema
    places: list[str] = field(default_factory=list)


@dataclass
class _File:
    """The definitions of a file's schema, and the records met in it, in a reader's order."""

    definitions: dict[str, Schema]
    records: dict[str, _Record] = field(default_factory=dict)


def yaml_page() -> str:
    """Each record with its keys, in the order in which a reader meets them."""
    notes = "\n".join(f"- **{name}.** {text}" for text, name in NOTES.items())
    texts = schema_texts()
    parts = [INTRO, notes]
    for name, title in ROOTS.items():
        schema = json.loads(texts[name])
        file = _File(schema["definitions"])
        _walk(schema, "", file)
        parts += [f"## {title}", _table(schema, file)]
        parts += [part for record in file.records.values() for part in _section(record, file)]
    return "\n\n".join(parts) + "\n"


def _walk(record: Schema, path: str, file: _File) -> None:
    """Collect the records below ``record``, each once, with the paths that lead to it."""
    for key, value in record.get("properties", {}).items():
        for name, place in _mentions(value, f"{path}{key}"):
            if "properties" not in file.definitions[name]:
                continue
            known = name in file.records
            found = file.records.setdefault(name, _Record(value.get("title", key), file.definitions[name]))
            found.places.append(place)
            if not known:
                _walk(found.schema, f"{place}.", file)


def _mentions(schema: Schema, path: str) -> Iterator[tuple[str, str]]:
    """Names of the definitions that a value may hold, with the path to each."""
    if "$ref" in schema:
        yield _name(schema), path
    if isinstance(items := schema.get("items"), dict):
        yield from _mentions(items, f"{path}[]")
    for part in (*schema.get("anyOf", ()), *_values(schema)):
        yield from _mentions(part, path)


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _values(schema: Schema) -> list[Schema]:
    """What stands under the keys of a mapping."""
    free = schema.get("additionalProperties")
    return [*schema.get("patternProperties", {}).values(), *([free] if isinstance(free, dict) else [])]


def _section(record: _Record, file: _File) -> Iterator[str]:
    first, *others = record.places
    yield f"### {record.title}: `{first}`"
    if others:
        yield "Так же записываются: " + ", ".join(f"`{place}`" for place in others) + "."
    yield _table(record.schema, file)


def _table(record: Schema, file: _File) -> str:
    required = set(record.get("required", ()))
    rows = ["| Ключ | Что это | Значение | Пояснение |", "| --- | --- | --- | --- |"]
    for key, value in record.get("properties", {}).items():
        star = "*" if key in required else ""
        cells = (f"`{key}`{star}", value.get("title", ""), _kind(value, file), _explained(value))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def _kind(schema: Schema, file: _File) -> str:
    """What a value is, in Russian."""
    if "$ref" in schema:
        name = _name(schema)
        known = file.records.get(name)
        return f"запись `{known.places[0]}`" if known else _kind(file.definitions[name], file)
    if "anyOf" in schema:
        kinds = (_kind(part, file) for part in schema["anyOf"] if part.get("type") != "null")
        return " или ".join(dict.fromkeys(kinds))
    if "enum" in schema:
        return ", ".join(f"`{choice}`" for choice in schema["enum"])
    return NOTES.get(schema.get("description", "")) or _plain_kind(schema, file)


def _plain_kind(schema: Schema, file: _File) -> str:
    kind = schema.get("type", "string")
    if kind == "array":
        return f"список: {_kind(schema.get('items', {}), file)}"
    if kind == "object":
        return "по ключам: " + " или ".join(_kind(value, file) for value in _values(schema))
    return "дата" if schema.get("format") == "date" else PLAIN["string" if isinstance(kind, list) else kind]


def _explained(schema: Schema) -> str:
    """The field's own description and its default."""
    text, default = schema.get("description", ""), schema.get("default")
    parts = [] if text in NOTES or not text else [text.rstrip(".")]
    if isinstance(default, str | int) and not isinstance(default, bool):
        parts.append(f"по умолчанию «{default}»")
    return "; ".join(parts)
