"""Titles and hints of the model as an official reads them: names that only files know are left out."""

from __future__ import annotations

import re
from functools import cache

from shnor_docs.page.forms.shapes import Field, OwnId

_LATIN = re.compile(r"[a-zA-Z_]{2,}")
_ASIDE = re.compile(r"\s*\([^)]*[a-zA-Z_]{2,}[^)]*\)")

_EVIDENT = {
    "Одна строка",
    "значения подставляются как {{ путь }}",
    "Латинские строчные буквы, цифры и «_»",
    "пишется один раз и не меняется",
}
"""What the input and the bar over the form show by themselves."""

_PLAINER = {"Версия схемы": "Порядок записи файлов"}
"""Titles that only a programmer understands, in other words."""

_PLAINER_HINTS = {"2020-2022 или 2021/2022-2023/2024": "Например: 2020–2022; учебные годы: 2021/2022–2023/2024"}
"""Hints that show how files are written, as a person writes."""

OWN_ID = "Имя для ссылок"
OWN_ID_HINT = "Латинские буквы и цифры. По этому имени запись находят тексты и другие записи: без нужды не меняйте его"


@cache
def title_of(field: Field) -> str:
    """What a field is called: without what stands in brackets for those who write files."""
    if isinstance(field.shape, OwnId):
        return OWN_ID
    return _PLAINER.get(field.title) or _ASIDE.sub("", field.title)


@cache
def hint_of(field: Field) -> str:
    """The parts of the field's description that name no key and no file."""
    if isinstance(field.shape, OwnId):
        return OWN_ID_HINT
    if field.hint in _PLAINER_HINTS:
        return _PLAINER_HINTS[field.hint]
    parts = [part for part in field.hint.split("; ") if not _LATIN.search(part) and part not in _EVIDENT]
    hint = "; ".join(parts)
    return hint[:1].upper() + hint[1:]


def shortened(text: str, most: int = 90) -> str:
    """The text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
