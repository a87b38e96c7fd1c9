"""Names in the cases that documents print: proposed, read by a person, agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.responses import Response

from shnor_docs.page.addressed import standing_of
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import Entry

if TYPE_CHECKING:
    from shnor_docs.russian.declension.cases import Case

NAMES = Entry(("names",), "Названия в падежах")
SEPARATOR = "|"


def names(asked: Asked) -> Response:
    """The forms that the program prints and nobody has agreed to."""
    return _listed(asked, is_agreed=False)


def _listed(asked: Asked, *, is_agreed: bool) -> Response:
    from shnor_docs.russian.declension.cases import RUSSIAN
    from shnor_docs.workspace.beginnings.proposals import unsettled_forms
    from shnor_docs.workspace.editing.glossary import seen_glossary

    standing, workspace = standing_of(asked), asked.session.workspace()
    return answer(
        "remarks/names.html",
        program=standing.program,
        title=standing.head.title,
        here=NAMES,
        names=unsettled_forms(workspace, standing.program),
        russian=RUSSIAN,
        separator=SEPARATOR,
        seen=seen_glossary(workspace),
        is_agreed=is_agreed,
    )


def agree(asked: Asked) -> Response:
    """Write the forms as the person has left them; who has emptied one does not agree to it."""
    from shnor_docs.workspace.editing.glossary import agree as agreed

    found: dict[str, dict[Case, str]] = {}
    for name, case, form in _typed(asked):
        found.setdefault(name, {})[case] = form
    if found:
        agreed(asked.session.workspace(), found, asked.field("seen"))
    return _listed(asked, is_agreed=bool(found))


def _typed(asked: Asked) -> Iterator[tuple[str, Case, str]]:
    """Names, cases and forms of the filled fields."""
    from shnor_docs.russian.declension.cases import find_case

    for field, text in asked.form.multi_items():
        name, is_form, told = field.rpartition(SEPARATOR)
        case = find_case(told) if is_form else None
        if case and isinstance(text, str) and text.strip():
            yield name, case, " ".join(text.split())


ROUTES = (shown("/p/{program}/names", names), done("/p/{program}/names", agree))
