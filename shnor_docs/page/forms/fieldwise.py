"""What is remarked in the terms of files – of keys, ids and their letters – said of fields and lists of a window."""

from __future__ import annotations

import re
from dataclasses import replace

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.page.forms.choices import records_of
from shnor_docs.page.forms.parts import entry_of, part_of
from shnor_docs.page.forms.shapes import RecordOf, Reference, shape_at
from shnor_docs.page.forms.values import ROOT
from shnor_docs.page.forms.words import title_of
from shnor_docs.page.plain_words import GONE, absent
from shnor_docs.rules.identity import DUPLICATE_ID
from shnor_docs.rules.references import NO_RECORD
from shnor_docs.source.records.loading import MISSING_KEY
from shnor_docs.source.records.refusals import WRONG_PATTERN
from shnor_docs.source.yaml.nodes import Path

_MISSING = re.compile(r"(?:нет обязательного ключа|не заполнен ключ) «(?P<key>[^»]+)»(?: \((?P<title>.+)\))?")
_TWICE = re.compile(r"идентификатор («.+») уже занят")
_QUOTED = re.compile(r"«(?P<text>.+)»")


def fieldwise(diagnostic: Diagnostic, path: Path) -> Diagnostic:
    """The diagnostic as one says it of a window, where there are fields to fill in and lists to choose from."""
    said = diagnostic.message
    if diagnostic.code is MISSING_KEY and (match := _MISSING.fullmatch(said)):
        return replace(diagnostic, message=f"не заполнено: «{match['title'] or match['key']}»", hint="")
    if diagnostic.code is DUPLICATE_ID and (match := _TWICE.fullmatch(said)):
        return replace(diagnostic, message=f"{match[1]} здесь уже есть", hint="уберите лишнюю запись")
    if diagnostic.code in (WRONG_PATTERN, NO_RECORD) and (match := _QUOTED.search(said)):
        return _not_in_list(diagnostic, path, match["text"])
    return diagnostic


def field_about(diagnostic: Diagnostic, path: Path) -> Path:
    """The field that is not filled in, where a file has only its record; the path itself if it is about another."""
    match = _MISSING.fullmatch(diagnostic.message) if diagnostic.code is MISSING_KEY else None
    for end in range(len(path), -1, -1) if match else ():
        shape = shape_at(ROOT, path[:end])
        if match and isinstance(shape, RecordOf) and match["key"] in shape.fields:
            return (*path[:end], match["key"])
    return path


def _not_in_list(diagnostic: Diagnostic, path: Path, chosen: str) -> Diagnostic:
    shape = shape_at(ROOT, path)
    place = records_of(shape.to) if isinstance(shape, Reference) else ()
    if not place:
        return diagnostic
    title, screen = title_of(ROOT.fields[str(place[0])]), entry_of(part_of(place)).title
    if absent(chosen) == GONE:
        message, hint = f"того, что здесь выбрано, в списке «{title}» больше нет", "выберите другое или верните прежнее"
    else:
        message, hint = f"«{chosen}» нет в списке «{title}»", "выберите из списка; чего в нём нет, сначала добавьте"
    return replace(diagnostic, message=message, hint=f"{hint} на экране «{screen}»")
