"""An act of a foreign file as an order of the product."""

from shnor_docs.importing.orders.reading import OrderFound, order_of

__all__ = ["OrderFound", "order_of"]
