"""Origins of what stands around the text: titles, marks and approvals, the letterhead and the signature of an order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.forms.subjects import printed_form
from shnor_docs.documents.origins.names import named_records
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.form import Form
from shnor_docs.model.order import Order
from shnor_docs.model.places import Path

Found = Iterator[tuple[str, Path]]


def requisites(content: Content, settings: DocumentSettings, place: Path) -> Mapping[str, Path]:
    """Origins by the ids of units, of a document whose settings stand at ``place``."""
    orders = [order.id for order in content.program.orders]
    if settings.order in orders:
        index = orders.index(settings.order)
        return dict(_of_order(content.program.orders[index], ("orders", index)))
    return dict([*_of_paper(content, settings, place), *_marks(content, settings), *_approvals(settings, place)])


def _of_order(order: Order, place: Path) -> Found:
    for number in range(1, len(order.issuer) + 1):
        yield f"issuer/{number}", (*place, "issuer", number - 1)
    if not order.issuer:
        yield "issuer/1", ("authority", "name")
    yield from ((name, (*place, name)) for name in ("form", "date", "number", "command"))
    yield "place", (*place, "place") if order.place else ("authority", "place")
    yield "heading", (*place, "title")
    yield from ((name, (*place, "signature", name)) for name in ("post", "name"))


def _of_paper(content: Content, settings: DocumentSettings, place: Path) -> Found:
    yield "title", (*place, "title") if settings.title else _common_title(content, settings)
    yield "subtitle", (*place, "subtitle")
    yield "place", (*place, "place") if settings.place else ("authority", "place")
    yield "year", (*place, "year")


def _common_title(content: Content, settings: DocumentSettings) -> Path:
    """The title of what the document prints."""
    printed = printed_form(content, settings)
    if printed:
        return (
            *named_records(content)[f"{'forms' if isinstance(printed, Form) else 'cards'}.{printed.id}"][0],
            "title",
        )
    return ("roadmap", "title") if settings.kind == "roadmap" and content.program.roadmap else ("title",)


def _marks(content: Content, settings: DocumentSettings) -> Found:
    """The label leads to the appendix, «приказом (чьим?)» to the body, the last line to the date of the order."""
    orders = {order.id: index for index, order in enumerate(content.program.orders)}
    found = (one for one in placements(content) if one.appendix.document == settings.id)
    for ordinal, one in enumerate(found, 1):
        appendix, mark = named_records(content)[f"appendices.{one.id}"][0], f"marks/{ordinal}"
        signed: Path = ("orders", orders[one.order.id], "date")
        body: Path = ("authority", "genitive" if content.program.authority.genitive else "name")
        lines: tuple[Path, ...] = (appendix, body, signed)
        if one.parent:
            lines = (appendix, appendix)
        elif one.appendix.approved:
            lines = (appendix, (*appendix, "approved"), body, signed)
        yield from ((f"{mark}/{n}", path) for n, path in enumerate(lines, 1))


def _approvals(settings: DocumentSettings, place: Path) -> Found:
    for index, block in enumerate(settings.approvals):
        for n, name in enumerate(("word", "post", "act", "name", "date"), 1):
            yield f"approvals.{block.id}/{n}", (*place, "approvals", index, name)
