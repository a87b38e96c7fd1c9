"""Appendices of orders: their numbers and how a text refers to them (RULES §2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.model.content import Content
from shnor_docs.model.order import Appendix, Order

INSTRUMENTAL = {"приказ": "приказом", "постановление": "постановлением", "распоряжение": "распоряжением"}
DATIVE = {"приказ": "приказу", "постановление": "постановлению", "распоряжение": "распоряжению"}
GENITIVE = {
    "приказ": ("приказа", "приказов"),
    "постановление": ("постановления", "постановлений"),
    "распоряжение": ("распоряжения", "распоряжений"),
}
"""One act and several, in the genitive case."""
_CASES = {"": "приложение", "dative": "приложению", "genitive": "приложения", "prepositional": "приложении"}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a document is attached: to which order, as which appendix of it or of another appendix.

    ``number`` is None for the only appendix, which is not numbered. ``owner`` is what it is an appendix to,
    in the dative case.
    """

    order: Order
    appendix: Appendix
    number: int | None
    parent: Appendix | None
    owner: str

    @property
    def id(self) -> str:
        """The appendix's id."""
        return self.appendix.id

    @property
    def home(self) -> str:
        """Id of the order or document whose own appendix this is."""
        return self.parent.document if self.parent else self.order.id

    @property
    def label(self) -> str:
        """«Приложение № 2»."""
        return self.mention("").capitalize()

    def mention(self, case: str, home: str | None = None) -> str:
        """«приложению № 2» in a text of ``home``; elsewhere with its owner: «… к Региональной модели»."""
        number = f" № {self.number}" if self.number else ""
        owner = f" к {self.owner}" if home is not None and home != self.home else ""
        return _CASES[case] + number + owner

    @property
    def cases(self) -> frozenset[str]:
        """Cases that a text may ask for."""
        return frozenset(_CASES)


def placements(content: Content) -> Iterator[Placement]:
    """Every appendix of every order, outer ones first."""
    for order in content.program.orders:
        owner = DATIVE.get(order.form.lower(), order.form)
        yield from _placements(content, order, order.appendices, None, owner)


def _placements(
    content: Content, order: Order, appendices: tuple[Appendix, ...], parent: Appendix | None, owner: str
) -> Iterator[Placement]:
    for ordinal, appendix in enumerate(appendices, 1):
        yield Placement(order, appendix, ordinal if len(appendices) > 1 else None, parent, owner)
    for appendix in appendices:
        yield from _placements(content, order, appendix.appendices, appendix, _dative(content, appendix.document))


def _dative(content: Content, document: str) -> str:
    settings = next((d for d in content.program.documents if d.id == document), None)
    return (settings and (settings.dative or settings.title)) or document
