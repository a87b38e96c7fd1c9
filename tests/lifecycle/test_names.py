"""Names of a municipality in every case."""

from shnor_docs.lifecycle.names import declined, renamed_municipality
from shnor_docs.model.bodies import Municipality

RYBINSK = Municipality(name="Рыбинский район", genitive="Рыбинского района", prepositional="Рыбинском районе")


def renamed(text: str, name: str) -> str:
    for start, end, new in sorted(renamed_municipality(RYBINSK, name).replacements(text), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def test_every_case_is_replaced_wherever_the_line_breaks() -> None:
    text = "школы Рыбинского\n  района; в Рыбинском районе"
    assert renamed(text, "Саянский район") == "школы Саянского района; в Саянском районе"


def test_a_name_that_is_not_an_adjective_stays_in_the_nominative() -> None:
    assert declined("город Абакан", "genitive") is None
    assert renamed("школы Рыбинского района", "город Абакан") == "школы город Абакан"


def test_other_words_of_the_old_name_are_found() -> None:
    text = "школы Рыбинского района, Рыбинская СОШ № 7"
    found = renamed_municipality(RYBINSK, "Саянский муниципальный округ").leftovers(text)
    assert [text[word.start : word.end] for word in found] == ["Рыбинская"]
