"""Facts that stand in several places: offered as references, not forced."""

from shnor_docs.importing.repeated.offers import Offer, offers

__all__ = ["Offer", "offers"]
