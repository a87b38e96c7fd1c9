"""Whose program it is and for which years, as the documents tell."""

from shnor_docs.importing.identity.bodies import authority_of, municipality_of, region_of
from shnor_docs.importing.identity.capitals import Spelling, spelled, spelling_of
from shnor_docs.importing.identity.named import program_named_in
from shnor_docs.importing.identity.years import period_in

__all__ = [
    "Spelling",
    "authority_of",
    "municipality_of",
    "period_in",
    "program_named_in",
    "region_of",
    "spelled",
    "spelling_of",
]
