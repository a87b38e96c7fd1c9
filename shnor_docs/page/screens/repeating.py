"""Words that stand in several places: made one value, or left as they are."""

from __future__ import annotations

from typing import NamedTuple

from starlette.responses import Response

from shnor_docs.page.addressed import change, change_back, said_in
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import Entry
from shnor_docs.page.plain_words import without_ids
from shnor_docs.page.screens.editing import opened, title_of
from shnor_docs.russian.numerals import counted

REPEATED = Entry(("repeated",), "Повторы")
PLACES = ("месте", "местах", "местах")


class Offered(NamedTuple):
    """Words, what tells them from others, the value that has them, the places where they stand."""

    key: str
    words: str
    value: str
    places: tuple[str, ...]
    times: str


def repeats(asked: Asked) -> Response:
    """What stands several times."""
    return _listed(asked)


def _listed(asked: Asked, message: str = "", undone: str = "") -> Response:
    from shnor_docs.workspace.importing.keeping import kept_import

    form, program = opened(asked), asked.names["program"]
    known = kept_import(asked.session.workspace(), program)
    declined = known.declined if known else ()
    found = _offered(asked)
    return answer(
        "importing/repeated.html",
        program=program,
        title=title_of(form),
        here=REPEATED,
        offers=[one for one in found if one.key not in declined],
        left=[one for one in found if one.key in declined],
        can_leave=known is not None,
        message=message,
        undone=undone,
        said=said_in(asked),
    )


def _offered(asked: Asked) -> list[Offered]:
    from shnor_docs.lifecycle.naming import place_in_words
    from shnor_docs.workspace.importing.references import repeated

    form = opened(asked)
    content = form.content
    if content is None:
        return []
    return [
        Offered(
            one.offer.reference,
            one.offer.words,
            place_in_words(content, one.place),
            tuple(dict.fromkeys(without_ids(place_in_words(content, place)) for place in one.offer.places)),
            counted(len(one.changes), PLACES),
        )
        for one in repeated(form.opened)
    ]


def accept(asked: Asked) -> Response:
    """Put the value in all places where the documents then print the same."""
    from shnor_docs.workspace.importing.references import proven, repeated

    form, program = opened(asked), asked.names["program"]
    wanted = next((one for one in repeated(form.opened) if one.offer.reference == asked.field("key")), None)
    if wanted is None:
        return _listed(asked, "Этих слов больше нет: список обновлён.")
    changes = proven(asked.session.workspace(), program, wanted.changes)
    if not changes:
        return _listed(asked, "Ничего не изменено: документы печатались бы иначе, чем сейчас.")
    change(asked, changes, form.seen)
    others = len(wanted.changes) - len(changes)
    rest = f" Ещё в {counted(others, PLACES)} слова оставлены: иначе изменилось бы напечатанное." if others else ""
    return _listed(asked, f"Сделано одним значением в {counted(len(changes), PLACES)}.{rest}", undone="change")


def take_back(asked: Asked) -> Response:
    """Take back what was accepted last."""
    return _listed(asked, "Отменено." if change_back(asked) else "Отменять нечего.")


def leave(asked: Asked) -> Response:
    """Leave words as they are, or offer them again."""
    from shnor_docs.workspace.importing.keeping import keep_declined, kept_import

    workspace, program, key = asked.session.workspace(), asked.names["program"], asked.field("key")
    known = kept_import(workspace, program)
    if known:
        others = tuple(one for one in known.declined if one != key)
        keep_declined(workspace, program, known, others if asked.field("again") else (*others, key))
    return _listed(asked)


ROUTES = (
    shown("/p/{program}/repeated", repeats),
    done("/p/{program}/repeated", accept),
    done("/p/{program}/repeated/undo", take_back),
    done("/p/{program}/repeated/leave", leave),
)
