"""Titles and hints of the model as an official reads them: names that only files know are left out."""

from __future__ import annotations

import re
from functools import cache

from shnor_docs.page.forms.shapes import Field, OwnId

_LATIN = re.compile(r"[a-zA-Z_]{2,}")
_ASIDE = re.compile(r"\s*\([^)]*[a-zA-Z_]{2,}[^)]*\)")

_EVIDENT = {"Одна строка", "значения подставляются как {{ путь }}"}
"""What the input and the bar over the form show by themselves."""

OWN_ID = "Имя для ссылок"


@cache
def title_of(field: Field) -> str:
    """What a field is called: without what stands in brackets for those who write files."""
    return OWN_ID if isinstance(field.shape, OwnId) else _ASIDE.sub("", field.title)


@cache
def hint_of(field: Field) -> str:
    """The parts of the field's description that name no key and no file."""
    parts = [part for part in field.hint.split("; ") if not _LATIN.search(part) and part not in _EVIDENT]
    hint = "; ".join(parts)
    return hint[:1].upper() + hint[1:]


def shortened(text: str, most: int = 90) -> str:
    """The text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
