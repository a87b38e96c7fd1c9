"""What all screens on the past of a program share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.lifecycle.summary import moment
from shnor_docs.page.asking import Asked
from shnor_docs.page.menu import MENU
from shnor_docs.page.remarks.grouping import Remark, key_of, remark, shared_remark
from shnor_docs.page.remarks.places import Place
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import counted
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.standing import head_of
from shnor_docs.workspace.states.person import person, remember_person
from shnor_docs.workspace.states.words import name_of

HISTORY = MENU[-1]
LINES = ("строка", "строки", "строк")


def framed(asked: Asked) -> dict[str, object]:
    """What the frame of a program's screen shows; the name of the person at the window.

    Raises:
        ShnorError: there is no such program.
    """
    program, root = asked.names["program"], asked.session.root
    asked.session.workspace().folder(program)
    shown = {"program": program, "title": head_of(root, program).title, "here": HISTORY, "person": person(root)}
    return {**shown, "moment": moment, "digits": format_date, "lines": partial(counted, forms=LINES)}


def asked_person(asked: Asked) -> str:
    """The name that was filled in, remembered from now on; else the one that is known.

    Raises:
        ShnorError: there is none.
    """
    told = asked.field("person")
    known = person(asked.session.root)
    return remember_person(told) if told.strip() and told != known else name_of(known)


def remarks_of(asked: Asked, diagnostics: Iterable[Diagnostic]) -> tuple[Remark, ...]:
    """What is wrong, each with the way to its place, if it has one smaller than the program."""
    program = asked.names["program"]
    loaded, folder = asked.session.workspace().load(program), f"{PROGRAMS}/{program}"

    def told(one: Diagnostic) -> Remark:
        file = one.location.file
        if file in (PROGRAMS, folder):
            return Remark(one, key_of(one), Place(None))
        return remark(loaded, one) if file.startswith(f"{folder}/") else shared_remark(one)

    return tuple(told(one) for one in diagnostics)
