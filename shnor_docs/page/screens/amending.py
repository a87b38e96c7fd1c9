"""Amending: what changed since approval becomes an order, step by step: drafted, read and mended, signed, approved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import Response

from shnor_docs.diagnostics import ShnorError
from shnor_docs.page.addresses import field_url, program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as
from shnor_docs.page.html import answer, led_to

if TYPE_CHECKING:
    from shnor_docs.workspace.editions.amending import Wanted
    from shnor_docs.workspace.editions.drafts import Draft


def form(asked: Asked) -> Response:
    """What can be amended, and how; a draft that is there is shown instead."""
    from shnor_docs.page.history.screens import framed, remarks_of
    from shnor_docs.workspace.editions.drafts import amendable
    from shnor_docs.workspace.states.comparing import moments
    from shnor_docs.workspace.states.moments import NOW

    workspace, program = asked.session.workspace(), asked.names["program"]
    frame = framed(asked)
    try:
        found = amendable(workspace, program)
    except ShnorError as error:
        return answer("history/not_ready.html", **frame, remarks=remarks_of(asked, error.diagnostics))
    if found is None:
        return led_to(program_url(program, "history"), is_part=asked.is_part)
    drafts = [act.pending for act in found.acts if act.pending]
    if drafts and not found.changed:
        return led_to(program_url(program, "amend", drafts[0]), is_part=asked.is_part)
    with moments(workspace, program, f"edition-{found.edition.edition}", NOW) as pair:
        differences = pair.comparison().differences
    return answer("history/amend.html", **frame, found=found, differences=differences)


def amend(asked: Asked) -> Response:
    """Draft the order; what stands in the way is told with the ways to it."""
    from shnor_docs.workspace.editions.amending import Wanted
    from shnor_docs.workspace.editions.approving import day_signed, number_told
    from shnor_docs.workspace.editions.drafts import free_name

    def wanted() -> Wanted:
        day, repeals = asked.field("date").strip(), asked.field("repeals") == "1"
        return Wanted(
            order=free_name(asked.session.workspace(), asked.names["program"], repeals=repeals),
            base=asked.field("base") or None,
            number=number_told(asked.field("number")) or None,
            date=day_signed(day) if day else None,
            whole=tuple(str(one) for one in asked.form.getlist("whole")),
            repeals=repeals,
        )

    return _drafted(asked, wanted)


def again(asked: Asked) -> Response:
    """Draft the order anew, as it was asked for."""
    from shnor_docs.workspace.editions.amending import wanted_again

    return _drafted(asked, lambda: wanted_again(_draft(asked).order))


def _drafted(asked: Asked, wanted: Callable[[], Wanted]) -> Response:
    from shnor_docs.page.history.screens import remarks_of
    from shnor_docs.workspace.editions import amending

    program = asked.names["program"]
    try:
        drafted = amending.amend(asked.session.workspace(), program, wanted())
    except ShnorError as error:
        return answer("history/problems.html", 422, remarks=remarks_of(asked, error.diagnostics))
    return led_to(program_url(program, "amend", drafted.order), is_part=asked.is_part)


def draft(asked: Asked) -> Response:
    """A drafted order: its text with the ways to its fields, whether it is proven, what to do next."""
    from shnor_docs.page.history.screens import framed, remarks_of
    from shnor_docs.workspace.editions.drafts import amendable

    program = asked.names["program"]
    try:
        found, others = _draft(asked), amendable(asked.session.workspace(), program)
    except ShnorError as error:
        return answer("history/not_ready.html", **framed(asked), remarks=remarks_of(asked, error.diagnostics))
    return answer(
        "history/draft.html",
        **framed(asked),
        draft=found,
        field_url=partial(field_url, program),
        problems=remarks_of(asked, found.problems),
        others=others.changed if others else (),
    )


def order(asked: Asked) -> Response:
    """The drafted order for Word.

    Raises:
        ShnorError: there is no such draft, or the program has errors.
    """
    from shnor_docs.workspace.printing import rendered_paper
    from shnor_docs.workspace.results import Wish

    workspace, program = asked.session.workspace(), asked.names["program"]
    (task,) = workspace.tasks(program, Wish((_draft(asked).document,)))
    paper = workspace.paper(task)
    return saved_as(paper.name, rendered_paper(paper))


def table(asked: Asked) -> Response:
    """What the drafted order changes, as a table for Word.

    Raises:
        ShnorError: there is no such draft, or the program has errors.
    """
    from shnor_docs.workspace.editions.comparing import order_table

    found = order_table(asked.session.workspace(), asked.names["program"], _draft(asked).order.id)
    return saved_as("Сравнительная таблица.docx", found)


def discard(asked: Asked) -> Response:
    """Throw the draft away."""
    from shnor_docs.workspace.editions import discarding

    program = asked.names["program"]
    discarding.discard(asked.session.workspace(), program, asked.names["order"])
    return led_to(f"{program_url(program, 'history')}?done=discarded", is_part=asked.is_part)


def _draft(asked: Asked) -> Draft:
    from shnor_docs.workspace.editions import drafts

    return drafts.draft(asked.session.workspace(), asked.names["program"], asked.names["order"])


ROUTES = (
    shown("/p/{program}/amend", form),
    done("/p/{program}/amend", amend),
    shown("/p/{program}/amend/{order}", draft),
    shown("/p/{program}/amend/{order}/order", order),
    shown("/p/{program}/amend/{order}/table", table),
    done("/p/{program}/amend/{order}/again", again),
    done("/p/{program}/amend/{order}/discard", discard),
)
