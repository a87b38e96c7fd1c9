"""What of the sources is lost, added, moved."""

from shnor_docs.importing.coverage import Unit, compared
from shnor_docs.importing.coverage.units import words_of
from shnor_docs.inspection.foreign.remarks import Place


def unit(text: str, *way: tuple[str, int]) -> Unit:
    return Unit("x", Place("", way), words_of(text), text)


def test_nothing_lost() -> None:
    found = compared([unit("Одна школа."), unit("Две школы")], [unit("одна школа"), unit("Две школы")])
    assert (found.share, found.lost, found.added, found.moved) == (1, (), (), ())


def test_a_word_less_is_told_with_its_place() -> None:
    found = compared([unit("Одна большая школа", ("абзац", 3))], [unit("Одна школа")])
    (lost,) = found.lost
    assert (lost.words, str(lost.unit.place)) == (("большая",), "абзац 3")
    assert (found.words, found.words_found) == (3, 2)


def test_a_repeated_word_counts_as_often_as_it_stands() -> None:
    assert compared([unit("нет нет")], [unit("нет")]).lost[0].words == ("нет",)


def test_what_was_cut_in_two_is_not_lost() -> None:
    assert not compared([unit("1. Учить; 2. Лечить")], [unit("1 Учить;"), unit("2 Лечить")]).lost


def test_moved_and_added() -> None:
    old = [unit("раз"), unit("два"), unit("три")]
    found = compared(old, [unit("три"), unit("раз"), unit("два"), unit("новое")])
    assert [one.text for one in found.moved] == ["три"]
    assert found.added[0].words == ("новое",)


def test_cells() -> None:
    cell = (("таблица", 1), ("строка", 1), ("ячейка", 1), ("абзац", 1))
    found = compared([unit("пропало", *cell)], [])
    assert (found.cells, found.cells_found) == (1, 0)


def test_dates_are_the_same_in_any_form() -> None:
    assert words_of("от «5» ноября 2019 года") == words_of("от 05.11.2019")


def test_a_term_in_other_words_is_told_and_not_lost() -> None:
    old = [unit("В течение действия Программы", ("абзац", 1)), unit("2021г. - 1 практика 2022г. - 1 практики")]
    new = [unit("В течение срока реализации программы"), unit("2021 г. – 1 практика"), unit("2022 г. – 1 практика")]
    found = compared(old, new)
    assert not found.lost
    assert found.reworded[0].text == "В течение действия Программы"
    assert compared(old[:1], [unit("в 2022 году")]).lost


def test_letters_that_look_alike_are_no_other_words() -> None:
    assert not compared([unit("№ 44-O, в шкoле")], [unit("№ 44-О, в школе")]).lost


def test_of_words_that_are_too_few_the_missing_ones_are_those_printed_otherwise() -> None:
    old = [unit("Приложение № 1", ("абзац", 1)), unit("1. Учить", ("абзац", 2))]
    (lost,) = compared(old, [unit("Приложение"), unit("1 Учить!"), unit("№")], {("x", old[0].place)}).lost
    assert (str(lost.unit.place), lost.words) == ("абзац 1", ("1",))
