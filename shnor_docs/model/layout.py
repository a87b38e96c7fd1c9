"""Norms of a document's layout: the two editions of ГОСТ Р 7.0.97, and what a workspace sets in ``form.yaml``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from shnor_docs.model.base import Line, Record
from shnor_docs.model.value import YesNo

ProfileName = Literal["gost-2016", "gost-2025"]
IN_FORCE_2025 = date(2025, 8, 18)
"""From this day ГОСТ Р 7.0.97-2025 stands in the place of the edition of 2016."""


def _with_point(value: object) -> object:
    """«12,5» as «12.5»."""
    return value.replace(",", ".") if isinstance(value, str) else value


Number = Annotated[float, BeforeValidator(_with_point)]
Millimetres = Annotated[Number, Field(ge=0, le=300)]
Points = Annotated[Number, Field(ge=6, le=72)]
Interval = Annotated[Number, Field(ge=0.5, le=5)]
Fonts = tuple[Line, ...]


class Margins(Record):
    """The least width of each margin, mm."""

    left: Millimetres = Field(20, title="Левое, мм, не меньше")
    right: Millimetres = Field(10, title="Правое, мм, не меньше")
    top: Millimetres = Field(20, title="Верхнее, мм, не меньше")
    bottom: Millimetres = Field(20, title="Нижнее, мм, не меньше")


class Spacing(Record):
    """Bounds of the line spacing, in lines."""

    least: Interval = Field(1, title="Не меньше")
    most: Interval = Field(1.5, title="Не больше")


class Profile(Record):
    """What ``form check`` measures against: lengths in mm, sizes in points, spacing in lines.

    Without ``fonts`` the organisation chooses one, and the document keeps to it.
    """

    name: ProfileName
    margins: Margins = Margins()
    fonts: Fonts = ()
    sizes: tuple[Points, ...] = (12, 13, 14)
    table_size: Points = 10
    line_spacing: Spacing = Spacing()
    first_line: Millimetres = 12.5
    justified: bool = True
    page_number: Literal["top", "bottom", "none"] = "top"
    mark_width: Millimetres = 90
    corner_width: Millimetres
    heading_width: Millimetres = 120


TIMES = ("Times New Roman", "Liberation Serif", "Tinos", "PT Astra Serif", "XO Thames", "PT Serif")
"""Times New Roman and its twins by metrics; the edition of 2016 asks for fonts that are distributed freely."""
PROFILES: dict[str, Profile] = {
    "gost-2016": Profile(name="gost-2016", fonts=TIMES, corner_width=75),
    "gost-2025": Profile(name="gost-2025", corner_width=80),
}
"""ГОСТ Р 7.0.97-2016 and -2025: the later one recommends no font, and lets a line of a corner blank be 8 cm long."""


class FormSettings(Record):
    """The file ``form.yaml`` of a workspace: what its own instruction on paperwork sets otherwise than the standard."""

    profile: ProfileName | None = Field(
        None, title="Профиль", description="gost-2016 или gost-2025; по умолчанию – по дате акта"
    )
    margins: Margins | None = Field(None, title="Поля страницы")
    fonts: Fonts | None = Field(None, title="Шрифты текста")
    sizes: tuple[Points, ...] | None = Field(None, title="Кегли текста, пт")
    table_size: Points | None = Field(None, title="Наименьший кегль в таблице, пт")
    line_spacing: Spacing | None = Field(None, title="Межстрочный интервал текста")
    first_line: Millimetres | None = Field(None, title="Абзацный отступ, мм")
    justified: YesNo | None = Field(None, title="Выравнивание по ширине", description="false – не проверять")
    page_number: Literal["top", "bottom", "none"] | None = Field(
        None,
        title="Номер страницы",
        description="top – посередине верхнего поля, bottom – нижнего, none – не проверять",
    )
    mark_width: Millimetres | None = Field(None, title="Ширина грифа, мм, не больше")
    corner_width: Millimetres | None = Field(None, title="Длина строки углового бланка, мм, не больше")
    heading_width: Millimetres | None = Field(None, title="Длина строки заголовка к тексту, мм, не больше")


def by_date(day: date | None) -> Profile:
    """The edition in force on the day of the act; the present one for a paper without a date."""
    return PROFILES["gost-2016" if day is not None and day < IN_FORCE_2025 else "gost-2025"]


def with_own(profile: Profile, own: FormSettings) -> Profile:
    """The profile with what the workspace sets otherwise; margins that it leaves out stay."""
    given: dict[str, Any] = {name: getattr(own, name) for name in own.model_fields_set - {"profile", "margins"}}
    if own.margins:
        kept = {name: getattr(own.margins, name) for name in own.margins.model_fields_set}
        given["margins"] = profile.margins.model_copy(update=kept)
    return profile.model_copy(update={name: value for name, value in given.items() if value not in (None, ())})
