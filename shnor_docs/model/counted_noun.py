"""Nouns that the workspace counts besides those the package knows."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Choice, Line, Record
from shnor_docs.russian.numerals import Gender, Noun


class NounGender(Choice):
    """The gender of a counted noun."""

    MASCULINE = "masculine", "мужской"
    FEMININE = "feminine", "женский"
    NEUTER = "neuter", "средний"


_SIGNS: dict[NounGender, Gender] = {NounGender.MASCULINE: "m", NounGender.FEMININE: "f", NounGender.NEUTER: "n"}


class CountedNoun(Record):
    """A noun with its forms after 1, 2 and 5: «модератор», «модератора», «модераторов»."""

    one: Line = Field(title="После 1", description="модератор")
    few: Line = Field(title="После 2, 3, 4", description="модератора")
    many: Line = Field(title="После 5", description="модераторов")
    gender: NounGender = Field(title="Род", description="masculine, feminine или neuter: «2 (две) площадки»")
    genitive: Line | None = Field(
        None, title="Родительный падеж", description="Если он не тот, что после 2: (не менее 1) обучающегося"
    )

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.one.lower()

    @property
    def noun(self) -> Noun:
        """The noun as numbers agree with it."""
        return Noun(self.one, self.few, self.many, _SIGNS[self.gender], self.genitive or "")
