"""Items of lists that were not changed are the very records of last time; those that were are read anew."""

from __future__ import annotations

from shnor_docs.model.roadmap import Item
from shnor_docs.workspace import Workspace
from tests.small_workspace import SmallWorkspace

PLAN = """\
roadmap:
  title: План
  groups:
  - id: one
    title: Дела
    items:
    - {{id: first, text: {first}, deadline: май 2021}}
    - {{id: second, text: Второе дело, deadline: июнь 2021}}
"""


def items(small: SmallWorkspace, first: str) -> tuple[Item, ...]:
    """The measures of a plan whose first one is this."""
    small.program(PLAN.format(first=first))
    content = Workspace(small.root).load("small").content
    assert content is not None and content.program.roadmap is not None
    return content.program.roadmap.groups[0].items


def test_only_what_was_changed_is_another_record(small: SmallWorkspace) -> None:
    before, after = items(small, "Первое дело"), items(small, "Иное дело")
    assert after[0].text == "Иное дело"
    assert after[1] is before[1]


def test_a_refused_item_is_told_at_its_place_beside_one_that_was_read_before(small: SmallWorkspace) -> None:
    items(small, "Первое дело")
    small.program(PLAN.format(first="Первое дело").replace("deadline: май 2021", "deadline: когда-нибудь"))
    (found,) = [one for one in small.found() if one.is_error]
    assert found.location.line and "когда-нибудь" in found.message


def test_nouns_of_the_workspace_are_read_anew(small: SmallWorkspace) -> None:
    def unit() -> str:
        content = Workspace(small.root).load("small").content
        assert content is not None
        return str(content.program.indicators[0].targets)

    small.catalogue("schema_version: 1\nindicators:\n- {id: x, name: Число клубов, kind: number}\n")
    small.program("indicators:\n- id: x\n  targets:\n    2021: 5 клубов\n")
    before = unit()
    small.catalogue(
        "schema_version: 1\nnouns:\n- {one: клуб, few: клуба, many: клубов, gender: masculine}\n"
        "indicators:\n- {id: x, name: Число клубов, kind: number}\n"
    )
    assert before != unit()
