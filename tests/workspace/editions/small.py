"""A small program with an order to be approved."""

from __future__ import annotations

from datetime import date

from shnor_docs.model.edition import Edition
from shnor_docs.workspace.editions.approving import Signed, approve
from tests.small_workspace import SmallWorkspace

TODAY = date(2019, 12, 31)
SIGNED = Signed("approval", "401/1", date(2019, 9, 23))

ROADMAP = """\
roadmap:
  groups:
  - id: work
    title: Работа
    items:
    - {id: first, text: Первая мера, deadline: 2021, result: Итог}
    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}
    - {id: third, text: Третья мера, deadline: 2021, result: Итог}
"""

PROGRAM = """\
orders:
- id: approval
  title: Об утверждении программы
  preamble: В целях повышения качества образования
  clauses:
  - {id: approve, text: "Утвердить программу ({{ appendices.main }})."}
  - {id: control, text: Контроль оставляю за собой.}
  appendices:
  - {id: main, document: text}
  signature: {post: Начальник, name: А.А. Лесная}
documents:
- {id: order, kind: order, order: approval}
- id: text
  kind: program
  sections:
  - {id: one, title: О программе, text: Текст программы.}
  - {id: plan, title: План, text: "{{ roadmap }}"}
- {id: report, kind: report, title: Отчёт, sections: [{id: facts, text: Первый отчёт.}]}
"""


def approved(small: SmallWorkspace, signed: Signed = SIGNED) -> Edition:
    """The edition that the order of the small program approves."""
    return approve(small.open(), "small", signed, TODAY)


def source(small: SmallWorkspace) -> str:
    """The text of the small program."""
    return (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


def change(small: SmallWorkspace, old: str, new: str) -> None:
    """Replace a text of the small program by another."""
    assert old in source(small)
    small.write("programs/small/program.yaml", source(small).replace(old, new))


def second(small: SmallWorkspace) -> None:
    """Add an order that amends."""
    order = PROGRAM.split("documents:", maxsplit=1)[0].replace("orders:\n", "").replace("id: approval", "id: amending")
    order = order.replace("{id: main, document: text}", "{id: amended, document: report}").replace(
        "appendices.main", "appendices.amended"
    )
    printed = "- {id: amending, kind: order, order: amending}\n"
    change(small, "documents:\n", f"{order}documents:\n{printed}")
