"""Calendar days as officials write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from shnor_docs.russian.dates import parse_month

_RUSSIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def parse_day(text: object) -> object:
    """A day written 23.09.2021 or 2021-09-23; anything but text passes through for pydantic to judge."""
    if not isinstance(text, str):
        return text
    match = _RUSSIAN_DAY.fullmatch(text.strip())
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"«{text}» — не дата; пишите 23.09.2021 или 2021-09-23") from None


Day = Annotated[date, BeforeValidator(parse_day), Field(description="Дата: 23.09.2021 или 2021-09-23")]


def day_written(text: str) -> date | None:
    """The day of «23.09.2021» or «23 сентября 2021»; None if there is no such day."""
    parts = text.split()
    return day_of(f"{parts[0]}.{parse_month(parts[1])}.{parts[2]}") if len(parts) == 3 else day_of(text)


_AROUND = re.compile(r"\Aот\s+|[«»\"]|\s*\b(?:г\.?|года)\Z")
_TOLD_DAY = re.compile(r"\d{1,2}\s+[а-яё]+\s+\d{4}")


def day_told(text: str) -> date | None:
    """The day that a person has typed: «23.09.2021», «23 сентября 2021 г.», «от «23» сентября 2021 года»."""
    bare = " ".join(_AROUND.sub("", text.strip().lower()).split())
    return day_written(bare) if _TOLD_DAY.fullmatch(bare) else day_of(bare)


def day_of(written: object) -> date | None:
    """The day that a text means, None if it means none."""
    try:
        day = parse_day(written)
    except ValueError:
        return None
    return day if isinstance(day, date) else None
