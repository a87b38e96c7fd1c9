"""A program copied for a new period: asked, shown as it would be, made; and brought up to date with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from shnor_docs.page.addressed import standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to
from shnor_docs.page.menu import Entry

if TYPE_CHECKING:
    from shnor_docs.workspace.versions import CloneOrder

CLONE = Entry(("clone",), "Копия на новый период")
UPDATE = Entry(("update",), "Обновление из источника")


def clone(asked: Asked) -> Response:
    """What is asked for a copy: its years, which are understood as they are typed, and what stays in it."""
    from shnor_docs.page.wizard.preparing import understood

    standing = standing_of(asked)
    typed = asked.query.get("period", "") or _next_period(asked)
    return answer(
        "cloning/clone.html",
        program=standing.program,
        title=standing.head.title,
        here=CLONE,
        standing=standing,
        period=typed,
        understood=understood(typed),
    )


def _next_period(asked: Asked) -> str:
    """The period that follows that of the program."""
    from shnor_docs.workspace.beginnings.sharing import program_of

    program = program_of(asked.session.workspace(), asked.names["program"])
    return str(program.period.shifted(len(program.period))) if program else ""


def preview(asked: Asked) -> Response:
    """What would be in the copy, and what would be left to decide in it; nothing is made."""
    from shnor_docs.rules.open_points import OPEN_POINT
    from shnor_docs.workspace.versions import clone_preview

    order = _order(asked)
    found = clone_preview(asked.session.workspace(), asked.names["program"], order)
    points = [one.message.partition(": ")[2] for one in found if one.code == OPEN_POINT]
    return answer(
        "cloning/preview.html",
        program=asked.names["program"],
        period=order.period,
        keep=asked.field("keep"),
        points=points,
        others=len(found) - len(points),
    )


def make(asked: Asked) -> Response:
    """Make the copy, and lead to what is left to decide in it."""
    from shnor_docs.workspace.versions import clone_program

    order = _order(asked)
    clone_program(asked.session.workspace(), asked.names["program"], order)
    return led_to(f"{program_url(order.program)}/?begun=1", is_part=asked.is_part)


def _order(asked: Asked) -> CloneOrder:
    """What the form asks for; the name of the folder is made of the municipality and the years.

    Raises:
        ShnorError: the period is not read, or there is no such program.
    """
    from shnor_docs.workspace.beginnings.proposals import proposed_id
    from shnor_docs.workspace.starting import read_period
    from shnor_docs.workspace.versions import CloneOrder

    workspace, period = asked.session.workspace(), read_period(asked.field("period"))
    name = proposed_id(standing_of(asked).head.municipality, period, workspace.programs)
    return CloneOrder(name, str(period), keep_finished=asked.field("keep") != "open")


def update(asked: Asked) -> Response:
    """What has changed in the source of a copy: what would be taken over, what would be asked."""
    standing = standing_of(asked)
    return answer("cloning/update.html", program=standing.program, title=standing.head.title, here=UPDATE)


def changes(asked: Asked) -> Response:
    """The same, found out; nothing is taken over yet."""
    from shnor_docs.workspace.clones.updating import update as updated

    program = asked.names["program"]
    return answer(
        "cloning/changes.html", program=program, found=updated(asked.session.workspace(), program, dry_run=True)
    )


def take_over(asked: Asked) -> Response:
    """Take over what has changed in the source, and lead to what is left to decide."""
    from shnor_docs.workspace.clones.updating import update as updated

    program = asked.names["program"]
    found = updated(asked.session.workspace(), program)
    return led_to(program_url(program, "points" if found.asked else ""), is_part=asked.is_part)


ROUTES = (
    shown("/p/{program}/clone", clone),
    done("/p/{program}/clone/preview", preview),
    done("/p/{program}/clone", make),
    shown("/p/{program}/update", update),
    shown("/p/{program}/update/changes", changes),
    done("/p/{program}/update", take_over),
)
