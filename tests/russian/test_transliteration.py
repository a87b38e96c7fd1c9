"""Names of folders made of Russian names."""

import pytest

from shnor_docs.russian.transliteration import latin
from shnor_docs.source.programs import is_program_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Рыбинский район", "rybinsky-rayon"),
        ("Щёлково", "shchelkovo"),
        ("Кызыл-Эшме", "kyzyl-eshme"),
        ("  «Подъезд» № 5 ", "podezd-5"),
        ("Хакасия / Minusinsk", "khakasiya-minusinsk"),
        ("—", ""),
    ],
)
def test_russian_words_become_latin_ones(text: str, expected: str) -> None:
    assert latin(text) == expected


def test_every_letter_makes_a_name_that_a_folder_may_have() -> None:
    assert is_program_id(
        latin("Съешь же ещё этих мягких французских булок, да выпей чаю – АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
    )
