"""Items of lists that say what was read before: the very records of that time, so that what was told of them holds."""

from __future__ import annotations

import marshal
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from shnor_docs.russian.numerals import Noun, nouns_in_use

KEPT_RECORDS = 1 << 13
"""Records that a process remembers: the measures of a few programs of a thousand each."""
PLAIN = 2
"""The format of :mod:`marshal` in which equal data are equal bytes."""


def shared(model: type[BaseModel], data: Any) -> Any:
    """The record of this model that the data mean, the same for the same data; the data if they mean none.

    Data with shared records in them stay data: the records inside are enough.
    """
    try:
        source = marshal.dumps(data, PLAIN)
    except ValueError:
        return data
    return _record(model, source, nouns_in_use()) or data


@lru_cache(KEPT_RECORDS)
def _record(model: type[BaseModel], source: bytes, nouns: tuple[Noun, ...]) -> BaseModel | None:
    """The record; what a target counts is read by the nouns in use."""
    try:
        return model.model_validate(marshal.loads(source))
    except ValidationError:
        return None
