import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.russian.typography import shared_out, signature_name, typeset
from tests.russian.typography_table import TABLE

ROWS = [pytest.param(*row, id=f"{theme}: {row[0]}") for theme, rows in TABLE.items() for row in rows]
TOKENS = (
    '№ №5 N г. гг. п. т. д. и 2020-2022 2020 - – — " « » О А. Б. Иванов 5 5.5 -5 12500 100 % марта март-май I-IV руб.'
    " приказ МБОУ закон ; https://a.ru/1-2 «О_школе_-_5» 1-4 классы п.п. пп. стр. _ __"
)
WORDS = st.lists(st.sampled_from([*TOKENS.replace("_", "\u00a0").split(" "), " ", " ", "  ", "\n"]), max_size=24)
SIGNS = st.text(alphabet=list("аг Ш.,5%№§-–—\"«»'(/N1т\u00a0\nидпIX"), max_size=40) | WORDS.map("".join)
TITLES = st.text(alphabet=list("аг Ш.,5%№§-–—'(/N1тидп "), min_size=1, max_size=30)
LONG = [
    "100 ",
    "1",
    "«",
    '"',
    "«»",
    "- ",
    "-1",
    "№",
    "приказ «",
    "г. ",
    "А.",
    "2020-2022 ",
    "I-",
    "1.1",
    "«О а» ",
    "a@b ",
]


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


def typed_in(text: str) -> str:
    return text.replace("_", "\u00a0")


def letters(text: str) -> str:
    """Letters and digits; a Latin N may become №."""
    return "".join(sign for sign in text.replace("N", "") if sign.isalnum())


@pytest.mark.parametrize(("typed", "official"), ROWS)
def test_typeset(typed: str, official: str) -> None:
    once = typeset(typed_in(typed))
    assert shown(once) == official
    assert typeset(once) == once


def test_the_table_is_a_table() -> None:
    assert len(ROWS) >= 150
    assert len({row.id for row in ROWS}) == len(ROWS)


@settings(max_examples=300)
@given(SIGNS)
def test_typesetting_again_changes_nothing(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@settings(max_examples=300)
@given(SIGNS)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    assert letters(typeset(text)) == letters(text)


@settings(max_examples=300)
@given(SIGNS)
def test_only_signs_are_replaced_and_only_spaces_come_or_go(text: str) -> None:
    same = str.maketrans({'"': "q", "«": "q", "»": "q", "-": "d", "–": "d", "−": "d", "N": "№", ",": "."})

    def told(source: str) -> str:
        return "".join(source.split()).translate(same)

    assert told(typeset(text)) == told(text)


@settings(max_examples=300)
@given(TITLES, st.sampled_from(["приказ", "закон от 1 мая 2020 г. № 5-ФЗ", "МБОУ", "школа"]), SIGNS)
def test_a_quoted_title_keeps_its_signs(title: str, named: str, after: str) -> None:
    printed = typeset(f"{named} «{title}» {after.translate(str.maketrans('«»' + chr(34), '   '))}")
    assert printed[printed.index("«") + 1 : printed.index("»")].replace("\u00a0", " ") == title


@pytest.mark.parametrize("piece", LONG)
def test_a_long_text_is_typeset_in_time_that_grows_with_its_length(piece: str) -> None:
    """One rule that looked back to the beginning would take minutes."""
    text = piece * 60_000
    assert letters(typeset(text)) == letters(text)


@settings(max_examples=300)
@given(st.lists(SIGNS, min_size=1, max_size=5))
def test_a_typeset_text_is_shared_out_to_its_pieces(pieces: list[str]) -> None:
    official = typeset("".join(pieces))
    shared = shared_out(official, pieces)
    assert "".join(shared) == official
    assert [letters(piece) for piece in shared] == [letters(piece) for piece in pieces]


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
def test_signature_name(full: str, signed: str) -> None:
    assert shown(signature_name(full)) == signed
