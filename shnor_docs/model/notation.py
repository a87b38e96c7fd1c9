"""Short readable notations of typed values, and their use as fields of pydantic models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


class NotationError(ValueError):
    """A text that is not in the notation: the message says what and why, the hint what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Notation:
    """A frozen value written as one short text; a pydantic field of it takes that text.

    A subclass parses its notation, prints it back by ``notation`` and describes it to editors.
    """

    __slots__ = ()

    title: ClassVar[str]
    description: ClassVar[str]
    json_types: ClassVar[tuple[str, ...]] = ("string",)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value the text means; raises NotationError for any other text."""
        raise NotImplementedError

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The value the text means; None for any other text, which in prose is no error."""
        try:
            return cls.parse(text)
        except NotationError:
            return None

    @property
    def notation(self) -> str:
        """The canonical text; parsing it gives an equal value."""
        raise NotImplementedError

    @classmethod
    def of(cls, raw: object) -> Self:
        """The value itself, or the one that a text or a whole number means."""
        if isinstance(raw, cls):
            return raw
        if isinstance(raw, bool) or not isinstance(raw, str | int):
            raise NotationError(f"ожидается текст, а стоит {raw!r}", cls.description)
        return cls.parse(str(raw))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by ``of``, serialise to the notation."""
        return core_schema.no_info_plain_validator_function(
            cls.of, serialization=core_schema.plain_serializer_function_ser_schema(_notation_of)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Title and description that an editor shows."""
        types = cls.json_types
        return {
            "type": types[0] if len(types) == 1 else list(types),
            "title": cls.title,
            "description": cls.description,
        }


def _notation_of(value: Notation) -> str:
    return value.notation


def squeezed(text: str) -> str:
    """The text with every run of white space, no-break spaces too, as one space, and none at the ends."""
    return " ".join(text.split())


def first_parsed(text: str, readers: Iterable[Callable[[str], T | None]]) -> T | None:
    """What the first reader that knows the text makes of it; None when none does."""
    return next((value for read in readers if (value := read(text)) is not None), None)


def any_case(pattern: str) -> re.Pattern[str]:
    """The pattern, blind to letter case: officials begin a cell with a capital or not."""
    return re.compile(pattern, re.IGNORECASE)
