import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.russian.typography import signature_name, typeset

SIGNS = st.text(alphabet=list("аг Ш.5%№§-–—\"«»'(/N1т\u00a0\nидп"), max_size=40) | st.lists(
    st.sampled_from(["№", "г.", "2020-2022", " ", "  ", "-", '"', "А.", "Б.", "Иванов", "и т. д.", "5", "%", "марта"])
).map("".join)


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("приказ №5 от 5 ноября 2019 г.", "приказ №_5 от 5_ноября_2019_г."),
        ("приказ N 273-ФЗ", "приказ №_273-ФЗ"),
        ("§ 3", "§_3"),
        ("г. Минусинск, ул. Мира, ст. 5, п. 2", "г._Минусинск, ул._Мира, ст._5, п._2"),
        ("к концу 2022 г. Школы", "к концу_2022_г. Школы"),
        ("Л. П. Арсеньева", "Л._П._Арсеньева"),
        ("Арсеньева Л.П.", "Арсеньева_Л.П."),
        ("школы - участники", "школы_– участники"),
        ("школы — участники", "школы_— участники"),
        ('МКУ "ИМЦ" и ("УО")', "МКУ «ИМЦ» и («УО»)"),
        ('5"А" класс, МБОУ"СОШ № 5", №"5", ("А"и"Б")', "5«А» класс, МБОУ«СОШ №_5», №«5», («А»и«Б»)"),
        ('МБОУ "СОШ "Радуга""', "МБОУ «СОШ «Радуга»»"),
        ('экран 19" и "класс"', 'экран 19" и «класс»'),
        ('"начало', '"начало'),
        ('"https://a.ru/5%20b?q="x"" и "a@b.ru", c"d@e.ru', '«https://a.ru/5%20b?q="x"» и «a@b.ru», c"d@e.ru'),
        ("два  пробела", "два пробела"),
        ("2020-2022 годы", "2020–2022_годы"),
        ("приказ 401-02", "приказ 401-02"),
        ("5 школ и 85%", "5_школ и 85_%"),
        ("и т.д.", "и_т._д."),
        ("№N1", "№_№_1"),
    ],
)
def test_typeset(typed, official):
    assert shown(typeset(typed)) == official


def test_percent_without_a_space():
    assert typeset("85 % школ", percent="unspaced") == "85% школ"


@settings(max_examples=100)
@given(SIGNS, st.sampled_from(["spaced", "unspaced"]))
def test_typesetting_again_changes_nothing(text, percent):
    once = typeset(text, percent)
    assert typeset(once, percent) == once


@settings(max_examples=100)
@given(SIGNS)
def test_no_sign_is_lost(text):
    replaced = str.maketrans({'"': "q", "«": "q", "»": "q", "-": "d", "–": "d", "N": "n", "№": "n"})

    def signs(source: str) -> str:
        return "".join(source.split()).translate(replaced)

    assert signs(typeset(text)) == signs(text)


@pytest.mark.parametrize(
    ("full", "signed"),
    [
        ("Ветлугина Анна Сергеевна", "А.С._Ветлугина"),
        ("Арсеньева Л. П.", "Л.П._Арсеньева"),
        ("Арсеньева Л.П.", "Л.П._Арсеньева"),
        ("Кара-оол Оюн", "О._Кара-оол"),
        ("Алиев Расим Гусейн оглы", "Р.Г._Алиев"),
        ("Белякова", "Белякова"),
    ],
)
def test_signature_name(full, signed):
    assert shown(signature_name(full)) == signed
