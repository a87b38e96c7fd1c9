"""Declared data tables: columns known by their headers, none of them personal; totals with parts."""

import pytest
from pydantic import ValidationError

from shnor_docs.model.datasource import Column, Total


@pytest.mark.parametrize("header", ["Фамилия", "Ф.И.О.", "ОТЧЕСТВО", "Номер паспорта", "Код участника"])
def test_personal_columns_are_refused(header: str) -> None:
    with pytest.raises(ValidationError, match="личные данные"):
        Column(field="person", header=header)


@pytest.mark.parametrize("header", ["Школа", "Ф.И.О. специалиста, ответственного за план", "Название ОО"])
def test_others_are_not(header: str) -> None:
    assert Column(field="other", header=header).header == (header,)


@pytest.mark.parametrize("header", [[], [""]])
def test_a_column_is_known_by_a_header(header: list[str]) -> None:
    with pytest.raises(ValidationError):
        Column.model_validate({"field": "year", "header": header})


def test_a_total_has_parts() -> None:
    with pytest.raises(ValidationError):
        Total.model_validate({"parts": []})
