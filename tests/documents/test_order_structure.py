"""Structure of an order with its documents (RULES §2): numbers, marks, agreement, references; and what breaks it."""

import pytest

from tests.small_workspace import SmallWorkspace

HEAD = """
orders:
- id: approval
  form: {form}
  date: 30.03.2023
  number: 44-О
  title: Об утверждении
  preamble: В целях
  clauses: [{{id: one, text: "{text}"}}]
  signature: {{post: Начальник, name: А.А. Лесная}}
  appendices:
  - {{id: rules, document: rules, appendices: {inner}}}
  - {{id: team, document: team, approved: нет}}
documents:
- {{id: order, kind: order, order: approval}}
- {{id: rules, kind: regulation, title: Положение, dative: Положению, sections: [{{id: one, text: "{text}"}}]}}
- {{id: team, kind: team, title: Состав, sections: [{{id: one, text: "{text}"}}]}}
- {{id: form, kind: report, title: Форма, sections: [{{id: one, text: "{text}"}}]}}
- {{id: list, kind: report, title: Перечень, sections: [{{id: one, text: "{text}"}}]}}
"""
ONE = "[{id: form, document: form}]"
TWO = "[{id: form, document: form}, {id: list, document: list}]"


def written(text: str = "Текст.", inner: str = TWO, form: str = "приказ") -> str:
    """An order with two appendices, of which the first has its own; ``text`` stands in every document."""
    return HEAD.format(text=text, inner=inner, form=form)


@pytest.mark.parametrize(("inner", "label"), [(ONE, "Приложение"), (TWO, "Приложение № 1")])
def test_inner_appendices_are_numbered_only_when_several(small: SmallWorkspace, inner: str, label: str) -> None:
    small.program(written(inner=inner))
    assert small.text("form").startswith(f"{label}\nк Положению\nФорма")


def test_outer_and_inner_numbers_are_counted_apart(small: SmallWorkspace) -> None:
    small.program(written())
    firsts = [small.text(name).split("\n")[0] for name in ("rules", "team", "form", "list")]
    assert firsts == ["Приложение № 1", "Приложение № 2", "Приложение № 1", "Приложение № 2"]


@pytest.mark.parametrize(
    ("document", "mention"),
    [
        ("order", "См. приложение № 2 и приложение № 2 к Положению."),
        ("rules", "См. приложение № 2 к приказу и приложение № 2."),
        ("team", "См. приложение № 2 к приказу и приложение № 2 к Положению."),
        ("form", "См. приложение № 2 к приказу и приложение № 2 к Положению."),
    ],
)
def test_each_document_names_the_right_appendix(small: SmallWorkspace, document: str, mention: str) -> None:
    small.program(written("См. {{ appendices.team }} и {{ appendices.list }}."))
    assert mention in small.text(document)


@pytest.mark.parametrize(
    ("case", "words"),
    [("dative", "приложению № 2"), ("genitive", "приложения № 2"), ("prepositional", "приложении № 2")],
)
def test_cases_of_a_reference(small: SmallWorkspace, case: str, words: str) -> None:
    small.program(written(f"{{{{ appendices.team | {case} }}}}"))
    assert f" {words}\n" in small.text("order")


def test_an_appendix_that_is_not_approved_tells_what_it_belongs_to(small: SmallWorkspace) -> None:
    small.program(written())
    mark = "Приложение № 2\nк приказу Управления образования\nот 30 марта 2023 г. № 44-О\nСостав"
    assert small.text("team").startswith(mark)


def test_the_act_is_named_by_its_form(small: SmallWorkspace) -> None:
    small.program(written("{{ appendices.team }}", form="постановление"))
    assert "УТВЕРЖДЕНО\nпостановлением Управления образования" in small.text("rules")
    assert "приложение № 2 к постановлению" in small.text("rules")


@pytest.mark.parametrize(
    ("kind", "mark"),
    [("regulation", "УТВЕРЖДЕНО"), ("concept", "УТВЕРЖДЕНА"), ("team", "УТВЕРЖДЁН"), ("monitoring", "УТВЕРЖДЕНА")],
)
def test_each_kind_agrees_by_itself(small: SmallWorkspace, kind: str, mark: str) -> None:
    small.program(written().replace("kind: regulation", f"kind: {kind}"))
    assert f"\n{mark}\nприказом" in small.text("rules")


def test_a_document_without_an_order_has_no_marks(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: concept, title: Концепция, sections: [{id: one, text: Текст.}]}]")
    assert small.text() == "Концепция\nТекст."


def test_several_lists_of_one_order_count_from_one_each(small: SmallWorkspace) -> None:
    small.program(
        """
        lists:
        - {id: schools, items: [{id: a, text: школа № 1}, {id: b, text: школа № 2}]}
        - {id: teachers, items: [{id: a, text: учителя}, {id: b, text: психологи}]}
        """,
        written().replace(
            'clauses: [{id: one, text: "Текст."}]',
            'clauses: [{id: one, text: "Школы:\\n\\n{{ lists.schools | numbered }}\\n\\nУчастники:\\n\\n'
            '{{ lists.teachers | numbered }}"}]',
        ),
    )
    assert "1. школа № 1\n2. школа № 2\nУчастники:\n1. учителя\n2. психологи" in small.text("order")


def test_contents_print_the_numbers_of_the_sections(small: SmallWorkspace) -> None:
    small.program(
        """
        documents:
        - id: text
          kind: concept
          contents: да
          numbering: Раздел {n}.
          sections:
          - {id: start, title: Введение, number: "-", text: Текст.}
          - {id: goal, title: Цель, text: Текст.}
          - {id: words, text: Без заголовка.}
          - {id: tasks, title: Задачи, text: Текст.}
        """
    )
    entries = [f"{unit.number} {unit.plain}".strip() for unit in small.document().slot("contents").children]
    assert entries == ["Введение", "Раздел 1. Цель", "Раздел 2. Задачи"]


def test_an_appendix_referred_to_but_absent(small: SmallWorkspace) -> None:
    small.program(written("{{ appendices.teem }}", inner="[]"))
    found = small.found()
    assert {diagnostic.code.id for diagnostic in found} == {"ШД205"}
    assert found[0].location.file == "programs/small/program.yaml" and found[0].location.line == 14
    assert "team" in found[0].hint


def test_an_appendix_whose_document_is_absent(small: SmallWorkspace) -> None:
    small.program(written(inner="[{id: form, document: forms}]"))
    found = small.only("ШД204")
    assert found.location.line == 17 and "form" in found.hint


def test_two_documents_with_one_id(small: SmallWorkspace) -> None:
    small.program(written(inner="[]").replace("id: list, kind", "id: form, kind"))
    assert {(found.code.id, found.location.line) for found in small.found()} == {("ШД201", 24), ("ШД214", 24)}


def test_totals_that_do_not_add_up(small: SmallWorkspace) -> None:
    small.program(
        """
        budget:
          total: 31
          sources:
          - {id: local, name: Местный бюджет, amounts: {2020: 10, 2021: 20}, total: 29}
        """
    )
    assert [(found.code.id, found.location.line) for found in small.found()] == [("ШД215", 8), ("ШД215", 10)]


def test_five_approvals_are_too_many(small: SmallWorkspace) -> None:
    approvals = ", ".join(f"{{id: a{n}, post: Начальник}}" for n in range(5))
    small.program(f"documents: [{{id: text, kind: concept, approvals: [{approvals}]}}]")
    assert [found.is_error for found in small.found()] == [True]
