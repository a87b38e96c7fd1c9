"""ШД201–ШД203: ids and numbers."""

from tests.small_workspace import SmallWorkspace

TWO_TASKS = """
tasks:
- {id: support, text: поддержать школы}
- {id: support, text: обучить педагогов}
"""

PLAN = """
roadmap:
  groups:
  - id: first
    title: Первая группа
    items:
    - {{id: one, text: Первое, number: {one}}}
    - {{id: two, text: Второе, number: {two}}}
"""


def test_two_records_of_one_list_may_not_share_an_id(small: SmallWorkspace) -> None:
    small.program(TWO_TASKS)
    found = small.only("ШД201")
    assert "support" in found.message
    assert found.location.line == 9


def test_records_of_different_lists_may_share_an_id(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: main, text: задача}]", "goals: [{id: main, text: Цель}]")
    assert small.codes() == []


def test_measures_are_unique_across_groups(small: SmallWorkspace) -> None:
    small.program("""
        roadmap:
          groups:
          - {id: first, title: Первая, items: [{id: seminar, text: Семинар}]}
          - {id: second, title: Вторая, items: [{id: seminar, text: Семинар}]}
        """)
    assert small.only("ШД201").location.line == 10


def test_two_measures_may_not_print_one_number(small: SmallWorkspace) -> None:
    small.program(PLAN.format(one="1.2", two="1.2"))
    assert small.only("ШД202").location.line == 13


def test_a_skipped_number_is_a_gap(small: SmallWorkspace) -> None:
    small.program(PLAN.format(one="1.1", two="1.4"))
    assert "1.2" in small.only("ШД203").hint


def test_numbers_in_their_places_are_fine(small: SmallWorkspace) -> None:
    small.program(PLAN.format(one="1.1", two="1.2"))
    assert small.codes() == []


def test_an_appendix_has_the_only_id_among_all_orders(small: SmallWorkspace) -> None:
    inner = "appendices: [{id: main, document: text, appendices: [{id: main, document: text}]}]"
    small.program(
        f"""
        orders:
        - id: approval
          title: Об утверждении
          preamble: В целях
          clauses: [{{id: one, text: Утвердить.}}]
          signature: {{post: Начальник, name: А.А. Лесная}}
          {inner}
        documents: [{{id: text, kind: concept, sections: [{{id: one, text: Текст.}}]}}]
        """
    )
    assert "main" in small.only("ШД201").message
