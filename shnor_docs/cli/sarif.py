"""Diagnostics as SARIF 2.1.0 (OASIS), the report that code hosting and editors show beside the lines of a change."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from shnor_docs.diagnostics import Code, Diagnostic, Fix, Location
from shnor_docs.rules.pages import RulePage, pages

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "shnorDocs/v1"
PROGRAM_PARTS = 2
"""«programs/<id>»: a program's fields may move between its files and stay what they are."""

Json = dict[str, Any]


def as_sarif(diagnostics: Iterable[Diagnostic], codes: Mapping[str, Code], rules_page: str) -> str:
    """The log of a run, waived diagnostics as suppressed ones; ``rules_page`` is the address of the page on rules."""
    order = {code: index for index, code in enumerate(codes)}
    told, seen = pages(), Counter[str]()
    rules = [_rule(code, told.get(code.id), rules_page) for code in codes.values()]
    driver = {"name": "shnor-docs", "version": version("shnor-docs"), "language": "ru", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(diagnostic, order, seen) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: Code, page: RulePage | None, rules_page: str) -> Json:
    rule: Json = {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "helpUri": f"{rules_page}#{quote(code.id.lower())}",
        "defaultConfiguration": {"level": code.severity.value},
    }
    if page:
        rule["fullDescription"] = {"text": page.why}
        rule["help"] = {"text": f"{page.why}\n\n{page.do}", "markdown": f"{page.why}\n\n**Что сделать.** {page.do}"}
    return rule


def _result(diagnostic: Diagnostic, order: Mapping[str, int], seen: Counter[str]) -> Json:
    hint = f"\n\nЧто сделать: {diagnostic.hint}" if diagnostic.hint else ""
    result: Json = {
        "ruleId": diagnostic.code.id,
        "ruleIndex": order[diagnostic.code.id],
        "level": diagnostic.severity.value,
        "message": {"text": diagnostic.message + hint},
        "locations": [_place(diagnostic)] if diagnostic.location.file else [],
        "partialFingerprints": {FINGERPRINT: _fingerprint(diagnostic, seen)},
    }
    if diagnostic.fix and diagnostic.fix.is_safe:
        result["fixes"] = [_fix(diagnostic.fix, diagnostic.hint)]
    if waiver := diagnostic.waiver:
        kind = "inSource" if waiver.in_place else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": waiver.reason}]
    return result


def _fix(fix: Fix, hint: str) -> Json:
    replacement = {"deletedRegion": _region(fix.location), "insertedContent": {"text": fix.replacement}}
    change = {"artifactLocation": {"uri": _uri(fix.location.file)}, "replacements": [replacement]}
    return {"description": {"text": hint}, "artifactChanges": [change]}


def _place(diagnostic: Diagnostic) -> Json:
    place = diagnostic.location
    physical: Json = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        physical["region"] = _region(place)
    named = diagnostic.about or place.part or (f"{place.sheet}!{place.cell or ''}" if place.sheet else "")
    return {"physicalLocation": physical, **({"logicalLocations": [{"fullyQualifiedName": named}]} if named else {})}


def _uri(file: str) -> str:
    return Path(file).as_uri() if Path(file).is_absolute() else quote(file, errors="surrogateescape")


def _region(place: Location) -> Json:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {name: value for name, value in region.items() if value is not None}


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """A digest of the code and of what it is about, in which no line is counted; the message if that is unknown."""
    place = diagnostic.location
    whose = "/".join(place.file.split("/")[:PROGRAM_PARTS]) if diagnostic.about else place.file
    told = (diagnostic.code.id, whose, diagnostic.about or f"{place.sheet}!{place.cell} {diagnostic.message}")
    digest = hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
