"""Information cards: a blank for municipalities, one filled in, one on the program's own plan."""

import pytest

from shnor_docs.documents.tree import Kind, Unit, walk

TERRITORIES = """\
municipalities:
- {id: north, name: Северный район, genitive: Северного района, prepositional: Северном районе}
- {id: south, name: Южный район, genitive: Южного района, prepositional: Южном районе}
"""
CARD = """\
cards:
- id: card
  title: Карта в
  blank: ________ районе
  blank_rows: 2
  source: answers
  execution_source: measures
  dates: [31.03.2023, 15.09.2023]
  additional:
  - {id: number, title: Практик, field: number, counts: names}
  - {id: names, title: Практики, field: names}
"""
DATA = """\
data:
- id: answers
  file: data/answers.csv
  columns:
  - {field: municipality, header: Район}
  - {field: date, header: Дата}
  - {field: number, header: Практик, type: count}
  - {field: names, header: Практики}
- id: measures
  file: data/measures.csv
  columns:
  - {field: municipality, header: Район}
  - {field: measure, header: Мероприятие}
  - {field: date, header: Дата}
  - {field: execution, header: Исполнение, type: share}
"""
DOCUMENT = "documents:\n- {id: info, kind: info_card, card: card%s}\n"
ANSWERS = "северный район;31.03.2023;2;Урок; Семинар\n".replace("Урок; Семинар", '"Урок; Семинар"')
MEASURES = "".join(
    f"Северный район;{name};{day};{done}\n"
    for name, day, done in (
        ("Семинар", "31.03.2023", 40),
        ("Семинар", "15.09.2023", 90),
        ("Отчёт", "15.09.2023", 5),
    )
)


@pytest.fixture
def cards(small):
    def build(*, answers=ANSWERS, measures=MEASURES, subject=None, card=CARD):
        small.program(TERRITORIES, card, DATA, DOCUMENT % (f", subject: {subject}" if subject else ""))
        small.write("programs/small/data/answers.csv", "Район;Дата;Практик;Практики\n" + answers)
        small.write("programs/small/data/measures.csv", "Район;Мероприятие;Дата;Исполнение\n" + measures)
        return small

    return build


def rows(small) -> list[list[str]]:
    found = walk(small.document("info").root)
    return [[text(cell) for cell in unit.children] for unit in found if unit.kind is Kind.ROW]


def text(cell: Unit) -> str:
    return "\n".join(unit.plain for unit in walk(cell) if unit.text)


def test_blank_card_has_numbered_empty_rows(cards):
    small = cards()
    assert small.document("info").slot("title").plain == "Карта в ________ районе"
    assert rows(small) == [
        ["1.", "", "", ""],
        ["2.", "", "", ""],
        ["1.", "Практик", "", ""],
        ["2.", "Практики", "", ""],
    ]


def test_card_of_a_municipality(cards):
    small = cards(subject="north")
    assert small.document("info").slot("title").plain == "Карта в Северном районе"
    assert rows(small) == [
        ["1.", "Семинар", "40", "90"],
        ["2.", "Отчёт", "", "5"],
        ["1.", "Практик", "2", ""],
        ["2.", "Практики", "Урок\nСеминар", ""],
    ]


def test_card_of_a_municipality_that_has_not_reported(cards):
    small = cards(subject="Южный район")
    assert small.document("info").slot("title").plain == "Карта в Южном районе"
    assert rows(small)[0] == ["1.", "", "", ""]


@pytest.mark.parametrize("day", ["31.12.2023", "в марте"])
def test_date_outside_the_card_is_found_at_its_cell(cards, day):
    found = cards(measures=f"Северный район;Семинар;{day};40\n").only("ШД434")
    assert (found.location.file, found.location.line) == ("programs/small/data/measures.csv", 2)
    assert found.hint == "даты карты: 31.03.2023, 15.09.2023"


def test_execution_that_falls_is_found_at_its_cell(cards):
    measures = "Северный район;Семинар;15.09.2023;30\nсеверный район;Семинар;31.03.2023;40\n"
    found = cards(measures=measures + "Южный район;Семинар;15.09.2023;20\n").only("ШД512")
    assert found.location.line == 2
    assert "31.03.2023" in found.message


def test_written_value_on_a_date_outside_the_card(cards):
    card = CARD.replace("title: Практик, field: number", "title: Практик, values: {31.12.2023: много}")
    assert "31.12.2023" in cards(card=card).only("ШД434").message


def test_municipality_that_is_not_listed(cards):
    found = cards(answers="Сиверный район;31.03.2023;0;\n").only("ШД436")
    assert found.hint == "возможно, «Северный район»"


def test_number_of_practices_is_the_length_of_their_list(cards):
    assert cards(answers="Северный район;31.03.2023;3;Урок\n").only("ШД435").location.line == 2


@pytest.mark.parametrize(("number", "codes"), [("2", []), ("3", ["ШД435"])])
def test_written_number_of_practices(cards, number, codes):
    names = '"- Урок\\n- Семинар"'
    card = CARD.replace("field: number", f"values: {{31.03.2023: {number}}}").replace(
        "field: names", f"values: {{31.03.2023: {names}}}"
    )
    assert cards(card=card).codes() == codes


def test_card_on_the_own_plan_takes_measures_of_its_year_by_any_level(small):
    small.program(
        """
        levels: [{id: federal, name: Федеральный}]
        roadmap:
          groups:
          - id: first
            title: Первая
            items:
            - {id: old, text: Прошлогоднее, deadline: 2020-05-01}
            - {id: leveled, text: По уровням, deadlines: {federal: 2021-05-01}}
            - {id: other, text: Не этого года, deadlines: {federal: 2022-05-01}}
        cards: [{id: card, title: Карта, year: 2021, dates: [31.12.2021]}]
        """,
        DOCUMENT % "",
    )
    assert [row[:2] for row in rows(small)] == [["1.2", "По уровням"]]
